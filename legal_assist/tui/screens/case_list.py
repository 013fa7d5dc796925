"""The list of cases by code name: stage, victims, next deadline, progress; and what is due within a week."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.widgets import Input, Static

from legal_assist import messages, tanggal
from legal_assist.errors import LegalAssistError
from legal_assist.tui import case_rows, commands, store_words
from legal_assist.tui.key_bar import KeyBar
from legal_assist.tui.line_list import LineList
from legal_assist.tui.place import Place
from legal_assist.tui.plain import cut
from legal_assist.tui.screens import incoming, opening, outgoing, store_acts
from legal_assist.tui.screens.dialogs import Ask
from legal_assist.tui.screens.store_care import StoreCare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.screen import Screen
    from textual.widget import Widget

    from legal_assist.store import StoredSummary
    from legal_assist.tui.app import LegalAssist
    from legal_assist.tui.sitting import Sitting
    from legal_assist.tui.store_words import StoreState

#: More deadlines than that never fit in two lines.
_IN_SIGHT = 40
_WEEK = timedelta(days=7)
#: What can be done without a case.
_ALWAYS = (
    "samples",
    "new_case",
    "import_case",
    "backup",
    "rehearse",
    "restore",
    "store_care",
    "refresh",
)
#: What only a sealed store offers.
_SEALED = ("backup", "rehearse")


class CaseList(Place[None]):
    """Where the program starts."""

    SCOPES: ClassVar = ("case_list",)
    HELP_TOPIC = "case_list"
    KEY_LINES = 2
    AUTO_FOCUS = "#cases"
    BINDINGS = commands.bindings("case_list")

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._all: tuple[StoredSummary, ...] = ()
        self._listed: case_rows.Listed | None = None
        #: The day for which the list was painted.
        self._day: date | None = None
        #: The case that was opened last, until the list is seen again.
        self._latest: str | None = None
        self._state: StoreState | None = None

    def body(self) -> Iterable[Widget]:
        """What is due, filter, list, and more about the case under the cursor."""
        yield Static("", id="store-notes", markup=False)
        yield Static("", id="due", markup=False)
        yield Input(id="filter", compact=True)
        yield Static("", id="columns", markup=False)
        yield LineList(draw=self._draw, id="cases")
        yield Static("", id="empty", markup=False)
        yield Static("", id="about", markup=False)

    def on_screen_resume(self) -> None:
        """At the start, and back from a case: identities are hidden again, and the list is read again."""
        cast("LegalAssist", self.app).hide()
        latest, self._latest = self._latest, None
        self.start(self._load(latest))

    def case_opened(self, code: str) -> None:
        """Whoever comes back finds the cursor on the case that was open, also on one that is new."""
        self._latest = code

    def heading(self) -> tuple[str, str]:
        """The top line."""
        today = tanggal.format_full(self.sitting.desk.today, self.sitting.lang)
        backup = store_words.backup_short(self.sitting, self._state) if self._state is not None else ""
        right = f"{backup} · {today}" if backup else today
        return self.sitting.t("case_list.title", n=len(self._all)), right

    @property
    def _is_sealed(self) -> bool:
        return self._state is not None and self._state.sealed

    def commands_now(self) -> list[tuple[commands.Command, Widget | Screen[Any]]]:
        """Without a case only what brings one in."""
        found = [pair for pair in super().commands_now() if self._is_sealed or pair[0].id not in _SEALED]
        return found if self._all else [pair for pair in found if pair[0].id in _ALWAYS]

    # --- showing ---------------------------------------------------------------------------------

    async def _load(self, key: str | None = None) -> None:
        desk = self.sitting.desk
        if desk.is_locked:
            return
        found = await asyncio.to_thread(desk.summaries)
        if desk.is_locked:
            return
        if self._day != desk.today or found != self._all or key:
            self._all, self._day = found, desk.today
            self._repaint(key)  # the cases first; what the log says of backups can wait
        self._state = await asyncio.to_thread(store_words.state_of, desk)
        if not desk.is_locked:
            self._tell_state()

    def forget(self) -> None:
        """Nothing of the cases stays in sight."""
        self._all, self._state, self._day = (), None, None
        self.query_one("#filter", Input).value = ""
        self._repaint()

    def retell(self) -> None:
        """Words in the present language."""
        super().retell()
        self.query_one("#filter", Input).placeholder = self.sitting.t("case_list.filter")
        self._repaint()

    def _repaint(self, key: str | None = None) -> None:
        self._list(key)
        self.query_one("#columns", Static).update(case_rows.header(self.sitting, self._width()))
        self.query_one("#due", Static).update(self._due())
        self._tell_state()

    def _tell_state(self) -> None:
        """What is to be said of the store."""
        lines = (
            store_words.notes(self.sitting, self._state, len(self._all)) if self._state is not None else []
        )
        notes = self.query_one("#store-notes", Static)
        notes.update("\n".join(lines))
        notes.display = bool(lines)
        self.query_one("#empty", Static).update(self._nothing())
        self.retell_top()
        self.query_one(KeyBar).retell()

    def _list(self, key: str | None = None) -> None:
        """The cases that hold what stands in the filter."""
        listed = self._listed
        if listed is None or listed.cases is not self._all or listed.lang != self.sitting.lang:
            listed = self._listed = case_rows.Listed(self.sitting, self._all)
        rows = listed.holding(self.query_one("#filter", Input).value)
        self.query_one("#cases", LineList).show(rows, key=key)
        empty = self.query_one("#empty", Static)
        empty.update(self._nothing())
        empty.display = not rows
        self.query_one("#cases").display = self.query_one("#columns").display = bool(rows)
        self._about()

    def _nothing(self) -> str:
        """What stands where no case is listed: what to do first, by the kind of store."""
        if self._all:
            return self.sitting.t("case_list.nothing_found")
        if self._state is None:
            return ""
        return self.sitting.s("empty.sealed" if self._state.sealed else "empty.open")

    def _width(self) -> int:
        return max(self.size.width - 3, 40)

    def _draw(self, row: Any, width: int) -> str:
        return case_rows.draw(self.sitting, row.data, width)

    def on_resize(self) -> None:
        """The columns follow the width."""
        if self._all:
            self.query_one("#columns", Static).update(case_rows.header(self.sitting, self._width()))
            self.query_one("#due", Static).update(self._due())

    def _due(self) -> str:
        """What has passed and still asks for something, and what is due within a week."""
        sitting, today = self.sitting, self.sitting.desk.today
        past: dict[str, None] = {}
        soon: dict[tuple[date, str], None] = {}
        for case in self._all:
            if case.damage or not case_rows.any_until(case, today + _WEEK):
                continue
            gone, coming = case_rows.deadlines(sitting, case)
            past |= dict.fromkeys(f"{case.code} {case_rows.late(sitting, one)}" for one in gone)
            for one in coming:
                if one.day <= today + _WEEK:
                    words = f"{case.code} {case_rows.in_days(sitting, one.day)}: {one.title}"
                    soon[one.day, words] = None
        lines = []
        if past:
            lines.append(
                f"! {sitting.t('case_list.overdue', n=len(past))} " + " · ".join(list(past)[:_IN_SIGHT])
            )
        if soon:
            listed = " · ".join(words for _day, words in sorted(soon)[:_IN_SIGHT])
            lines.append(f"! {sitting.t('case_list.due', n=len(soon))} {listed}")
        self.query_one("#due").set_class(not lines, "-nothing")
        width = self._width()
        return "\n".join(cut(line, width) for line in lines) or sitting.t("case_list.nothing_due")

    def _about(self) -> None:
        row = self.query_one("#cases", LineList).row
        about = self.query_one("#about", Static)
        about.update("" if row is None else case_rows.about(self.sitting, row.data))

    def on_line_list_moved(self) -> None:
        """Tell about the case under the cursor."""
        self._about()

    # --- doing -----------------------------------------------------------------------------------

    def on_input_changed(self) -> None:
        """Filter as one types."""
        self._list()

    def on_input_submitted(self) -> None:
        """From the filter into the list."""
        self.query_one("#cases").focus()

    def key_escape(self) -> None:
        """Take the filter away."""
        self.query_one("#filter", Input).value = ""
        self.query_one("#cases").focus()

    def key_down(self) -> None:
        """From the filter into the list."""
        self.query_one("#cases").focus()

    def action_filter(self) -> None:
        """Into the filter."""
        self.query_one("#filter").focus()

    def action_refresh_list(self) -> None:
        """Read the list again."""
        self.start(self._load())

    def action_choose(self) -> None:
        """Open the case under the cursor."""
        self.query_one("#cases", LineList).action_choose()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open a case; a damaged one can't be."""
        if event.row is None:
            return
        summary: StoredSummary = event.row.data
        if summary.damage:
            self.app.notify(case_rows.damage(self.sitting, summary), severity="error")
            return
        self.start(opening.open_case(self, summary.code))

    def action_new_case(self) -> None:
        """Start a case."""
        self.start(incoming.new_case(self))

    def action_import_case(self) -> None:
        """Take a case file or package into the store."""
        self.start(self._import())

    async def _import(self) -> None:
        code = await incoming.take_file(self)
        if code:
            await self._load(code)

    def action_export_case(self) -> None:
        """Hand out the case under the cursor."""
        row = self.query_one("#cases", LineList).row
        if row is not None:
            self.start(outgoing.export_case(self, row.data.code))

    def action_samples(self) -> None:
        """Practise on a sample case."""
        self.start(incoming.practise(self))

    def action_store_care(self) -> None:
        """Look after the store."""
        self.start(self._care())

    async def _care(self) -> None:
        state = await asyncio.to_thread(store_words.state_of, self.sitting.desk)
        wanted = await self.app.push_screen_wait(StoreCare(self.sitting, state))
        app = cast("LegalAssist", self.app)
        if wanted == "rebuild":
            app.start_lock(rebuild=True)
        elif wanted == "seal":
            app.start_sealing()

    def action_backup(self) -> None:
        """Make a backup of a sealed store."""
        if self._is_sealed:
            self.start(self._backup())

    async def _backup(self) -> None:
        if await store_acts.back_up(self):
            await self._load()

    def action_rehearse(self) -> None:
        """Prove that a backup can be restored."""
        if self._is_sealed:
            self.start(store_acts.rehearse(self))

    def action_restore(self) -> None:
        """Bring a backup back into a new folder; the store that is open stays as it is."""
        self.start(store_acts.restore(self))

    def action_delete_case(self) -> None:
        """Delete a case after its code name was typed."""
        row = self.query_one("#cases", LineList).row
        if row is not None:
            self.start(self._delete(row.data))

    async def _delete(self, summary: StoredSummary) -> None:
        code, t = summary.code, self.sitting.t
        words = t("case_list.delete", code=code)
        if self._is_sealed and not summary.summary.get("invented"):
            words = await self._before_deleting(code) + words
        typed = await self.app.push_screen_wait(Ask(self.sitting, words))
        if typed is None:
            return
        if typed.strip().upper() != code:
            self.app.notify(t("case_list.not_deleted", code=code), severity="warning")
            return
        revision = summary.revision
        await self.sitting.write(lambda: self.sitting.desk.delete_case(code, expected_revision=revision))
        self.app.notify(t("case_list.deleted", code=code))
        await self._load()

    async def _before_deleting(self, code: str) -> str:
        """What stands against it, and that an erasure with its record is another thing."""
        from legal_assist.desk import retaining

        desk, lang = self.sitting.desk, self.sitting.lang
        try:
            found = await asyncio.to_thread(lambda: retaining.kept(desk, desk.open(code)))
        except LegalAssistError:  # a damaged case can be deleted too
            blocks: tuple[str, ...] = ()
            until = None
        else:
            blocks, until = found.blocks, found.retention.until
        said = [messages.text(key, lang, until=until) for key in blocks]
        said.append(self.sitting.t("case_list.delete_unrecorded", code=code))
        return "\n\n".join((*said, ""))
