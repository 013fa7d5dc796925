"""Lists of entries, and the pages of one entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from legal_assist.cases import editing, vocabulary
from legal_assist.desk import wording
from legal_assist.errors import CaseDataError
from legal_assist.tui import commands
from legal_assist.tui.forms import form_words, pages, values
from legal_assist.tui.forms.draft import Draft
from legal_assist.tui.line_list import Row
from legal_assist.tui.panes.pane import Pane
from legal_assist.tui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from legal_assist.cases.vocabulary import FactType
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.screens.case_place import CasePlace


class EntryPane(Pane):
    """A pane over entries that can be added, opened and removed. A row's key is the path of its entry."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "entries")
    BINDINGS = commands.bindings("entries")

    @property
    def case_place(self) -> CasePlace:
        """The screen of the case."""
        return cast("CasePlace", self.screen)

    def title(self) -> str:
        """What the screen's top line says."""
        return ""

    def entry_rows(self, list_path: str) -> Iterator[Row]:
        """One row per entry, or one that says there is none yet."""
        try:
            entries: tuple[Any, ...] = editing.entries_at(self.session.case, list_path)
        except CaseDataError:
            entries = ()
        for entry in entries:
            words = self.session.show(values.entry(self.session, list_path, entry))
            yield Row(f"{list_path}.{entry.id}", words, hanging=6)
        if not entries:
            yield Row(f"{list_path}+", self.sitting.t("entries.none"), "muted")

    def choose(self, row: Row) -> None:
        """Open an entry; the row of an empty list adds one."""
        if row.key.endswith("+"):
            self.start(self.case_place.add_entry(row.key[:-1]))
            return
        list_path, _, entry_id = row.key.rpartition(".")
        self.start(self.case_place.open_entry(list_path, entry_id))

    def adds_to(self) -> str:
        """The list a new entry goes to."""
        raise NotImplementedError

    def action_add(self) -> None:
        """Add an entry."""
        self.start(self.case_place.add_entry(self.adds_to()))

    def action_remove(self) -> None:
        """Remove the entry under the cursor."""
        row = self.lines.row
        if row is not None and self.is_entry(row):
            self.start(self.case_place.remove_entry(row.key, " ".join(row.text.split())[:80]))

    def is_entry(self, row: Row) -> bool:
        """Whether a row stands for an entry that can be removed."""
        list_path, _, _entry = row.key.rpartition(".")
        fact = vocabulary.find(list_path) if list_path else None
        return fact is not None and fact.kind == "list" and not row.key.endswith("+")


class EntriesPane(EntryPane):
    """The entries of one list.

    Args:
        session: the case.
        list_path: e.g. ``events``, ``victims.K1.heirs``.
    """

    DETAIL = False
    HELP_TOPIC = "entries"

    def __init__(self, session: CaseSession, list_path: str) -> None:
        super().__init__(session)
        self.list_path = list_path

    def title(self) -> str:
        """The list, and whose it is."""
        owner = [part for part in self.list_path.split(".") if part[:1].isupper()]
        name = form_words.list_title(self.sitting, vocabulary.without_ids(self.list_path))
        return " ".join((*owner, name))

    def is_gone(self) -> bool:
        """The list hangs on an entry that is no longer there."""
        return not self.session.has(self.list_path.rpartition(".")[0])

    def rows(self) -> Sequence[Row]:
        """The entries; events by date."""
        rows = list(self.entry_rows(self.list_path))
        if self.list_path == "events" and self.session.case.events:
            days = {f"events.{event.id}": event.date for event in self.session.case.events}
            rows.sort(key=lambda row: days[row.key])
        return rows

    def adds_to(self) -> str:
        """This list."""
        return self.list_path


class HubPane(EntryPane, inherit_bindings=False):
    """The pages of an entry (or of the case itself) and the lists that hang on it.

    Args:
        session: the case.
        list_path: the list of the entry; empty for the case.
        entry_id: the entry; None for the case.
    """

    SCOPES: ClassVar[tuple[str, ...]] = ("list",)
    HELP_TOPIC = "hub"
    DETAIL = False

    def __init__(self, session: CaseSession, list_path: str = "", entry_id: str | None = None) -> None:
        super().__init__(session)
        self.list_path = list_path
        self.entry_id = entry_id

    def title(self) -> str:
        """The entry."""
        return f"{form_words.list_title(self.sitting, self.list_path)} {self.entry_id or ''}".strip()

    def is_gone(self) -> bool:
        """The entry is no longer there."""
        return Draft(self.session, self.list_path, self.entry_id).is_gone

    def rows(self) -> Sequence[Row]:
        """Pages with how much is answered, then lists with their length."""
        draft = Draft(self.session, self.list_path, self.entry_id)
        t = self.sitting.t
        rows = [Row("", t("hub.pages"), "heading")]
        for number, page in enumerate(draft.pages()):
            done, count = form_words.filled(draft, page)
            sign = "[x]" if done == count else "[ ]"
            words = (
                f"{sign} {form_words.page_name(self.sitting, page)}  {t('form.filled', done=done, n=count)}"
            )
            rows.append(Row(f"page.{number}", words, "done" if done == count else "", hanging=4))
        nested = pages.NESTED.get(self.list_path, ())
        if nested:
            rows.append(Row("", t("hub.lists"), "heading"))
        for name in nested:
            path = draft.path(name)
            bare = vocabulary.without_ids(path)
            count = len(editing.entries_at(self.session.case, path))
            rows.append(Row(f"list.{path}", f"{form_words.list_title(self.sitting, bare)} ({count})"))
        return rows

    def choose(self, row: Row) -> None:
        """Open a page or a list."""
        kind, _, rest = row.key.partition(".")
        if kind == "list":
            self.start(self.case_place.open_list(rest))
        else:
            self.start(self._open_page(int(rest)))

    async def _open_page(self, number: int) -> None:
        from legal_assist.tui.screens.form import Form

        draft = Draft(self.session, self.list_path, self.entry_id)
        await self.app.push_screen(Form(draft, page=number))


class PartiesPane(EntryPane):
    """Victims, defendants and third parties, companions."""

    HELP_TOPIC = "parties"
    SCOPES: ClassVar = ("list", "entries", "parties")
    BINDINGS: ClassVar = commands.bindings("entries", "parties")
    LISTS: ClassVar = ("victims", "defendants", "companions")

    def rows(self) -> Sequence[Row]:
        """The three lists under their headings."""
        rows: list[Row] = []
        for name in self.LISTS:
            rows.append(Row("", form_words.list_title(self.sitting, name), "heading"))
            rows += self._victims() if name == "victims" else self.entry_rows(name)
        return rows

    def _victims(self) -> Iterator[Row]:
        t = self.sitting.t
        for victim in self.session.case.victims:
            parts = []
            if victim.name and self.sitting.shows(f"victims.{victim.id}.name"):
                parts.append(victim.name)
            danger = victim.safe_now is False or victim.threatened is True
            unknown = victim.safe_now is None
            state = "danger" if danger else "unknown" if unknown else "safe"
            sign = {"danger": "[!]", "unknown": "[?]", "safe": "[x]"}[state]
            parts.append(t(f"parties.{state}"))
            if victim.died_on is not None:
                parts.append(t("parties.died"))
            tone = {"danger": "alarm", "unknown": "todo", "safe": ""}[state]
            yield Row(f"victims.{victim.id}", f"{sign} {victim.id:<4} {' · '.join(parts)}", tone, hanging=9)
        if not self.session.case.victims:
            yield Row("victims+", t("entries.none"), "muted")

    def detail(self, row: Row) -> str:
        """For a victim: the rule for contacting her safely comes before everything else."""
        if not row.key.startswith("victims."):
            return ""
        victim = self.session.case.victim(row.key.partition(".")[2])
        t = self.sitting.t
        if victim.safe_contact is None:
            return t("parties.no_contact_rule")
        rule = victim.safe_contact if self.sitting.revealed else t("parties.contact_hidden")
        return t("parties.contact_rule", rule=rule)

    def spoken(self, row: Row) -> str:
        """Besides, what of this entry is shown on purpose."""
        lines = [super().spoken(row)]
        for path, _fact, value in self._facts(row):
            if path in self.sitting.revealed_fields:
                label, lang = values.label(path, self.sitting.lang), self.sitting.lang
                lines.append(plain(f"{label}: {wording.value('text', value, lang)}"))
        return "\n".join(line for line in lines if line)

    def _facts(self, row: Row) -> list[tuple[str, FactType, Any]]:
        """The facts of an entry, and of what hangs on it, that are hidden."""
        found = vocabulary.values(self.session.case)
        secret = (one for one in found if one[1].sensitivity != "public")
        return [one for one in secret if one[0].startswith(f"{row.key}.")]

    def action_reveal_field(self) -> None:
        """Ask which fact of the entry under the cursor shall be shown."""
        row = self.lines.row
        if row is None or not self._facts(row):
            self.app.notify(self.sitting.s("reveal.nothing_hidden"))
        else:
            self.start(self._reveal_field(row))

    async def _reveal_field(self, row: Row) -> None:
        from legal_assist.tui.screens import case_questions as questions

        lang = self.sitting.lang
        rows = [Row(path, wording.label(path, lang)) for path, _fact, _value in self._facts(row)]
        words = self.sitting.s("reveal.which", id=row.key.rpartition(".")[2])
        picked = await questions.pick(self.place, words, rows)
        if picked:
            self.place.turn_field(picked[0])

    def action_add(self) -> None:
        """Ask which list gets the new entry."""
        self.start(self._add())

    async def _add(self) -> None:
        from legal_assist.tui.screens import case_questions as questions

        rows = [Row(name, form_words.list_title(self.sitting, name)) for name in self.LISTS]
        picked = await questions.pick(self.place, self.sitting.t("parties.which"), rows)
        if picked:
            await self.case_place.add_entry(picked[0])

    def adds_to(self) -> str:
        """The list under the cursor."""
        row = self.lines.row
        return row.key.rstrip("+").partition(".")[0] if row is not None else "victims"
