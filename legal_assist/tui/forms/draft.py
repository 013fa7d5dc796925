"""What stands in a form and is not stored yet. Knows fields by name and the session, but no widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist import messages
from legal_assist.cases import presets, typed, vocabulary
from legal_assist.errors import CaseDataError, ConflictError, LegalAssistError
from legal_assist.reckoning.derived import FACTS
from legal_assist.tui.forms import values
from legal_assist.tui.forms.pages import BASIS, WHOLE, own_fields, pages_of
from legal_assist.tui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from legal_assist.cases.case import MarkKind
    from legal_assist.cases.vocabulary import FactType
    from legal_assist.desk import Opened
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.forms.pages import Page

#: Ends of the names of kept texts: of the case itself, and of an entry that does not exist yet.
CASE: Final = "case"
NEW: Final = "new"


class Draft:
    """The typed texts of one entry, of a new entry, or of the case itself.

    Args:
        session: the case.
        list_path: the list of the entry (``events``, ``victims.K1.heirs``); empty for the case itself.
        entry_id: the entry; None for one that doesn't exist yet (and for the case).
        preset: texts a new entry begins with, besides those that a case of one victim leaves no choice about.
    """

    def __init__(
        self,
        session: CaseSession,
        list_path: str,
        entry_id: str | None = None,
        preset: Mapping[str, str] | None = None,
    ) -> None:
        self.session = session
        self.list_path = list_path
        self.entry_id = entry_id
        #: Typed, and different from what is stored.
        self.texts: dict[str, str] = presets.of_new(session.case, list_path) if self.is_new else {}
        self.texts |= preset or {}
        #: Why a text could not be stored.
        self.faults: dict[str, str] = {}
        self._preset = dict(self.texts)

    # --- names -----------------------------------------------------------------------------------

    @property
    def is_new(self) -> bool:
        """Whether the entry does not exist yet."""
        return bool(self.list_path) and self.entry_id is None

    @property
    def kept_as(self) -> str:
        """The name its kept text bears: `victims.K1`, `losses.new`, `case`; holds no identity."""
        return f"{self.list_path}.{self.entry_id or NEW}" if self.list_path else CASE

    @property
    def is_gone(self) -> bool:
        """Whether the entry was removed meanwhile (undone, or by another window)."""
        owner = self.list_path.rpartition(".")[0] if self.is_new else self.path("")
        return not self.session.has(owner)

    @property
    def bare(self) -> str:
        """The list without entry ids, as pages know it."""
        return vocabulary.without_ids(self.list_path) if self.list_path else ""

    def path(self, name: str) -> str:
        """The path of a field."""
        return ".".join(part for part in (self.list_path, self.entry_id, name) if part)

    def fact(self, name: str) -> FactType:
        """The type of a field."""
        found = vocabulary.find(".".join(part for part in (self.bare, name) if part))
        if found is None:
            raise KeyError(name)
        return found

    # --- texts -----------------------------------------------------------------------------------

    def stored(self, name: str) -> str:
        """What is stored for a field; for a new entry what it would be without an answer."""
        if not self.is_new:
            return values.stored(self.session, self.path(name))
        default = self.fact(name).default
        return "" if default is None or default == () else typed.show(default)

    def shown(self, name: str) -> str:
        """What stands in a field."""
        return self.texts.get(name, self.stored(name))

    def put(self, name: str, text: str) -> None:
        """Take what stands in a field now."""
        if text == self.stored(name):
            self.texts.pop(name, None)
            self.faults.pop(name, None)
        else:
            self.texts[name] = text

    @property
    def is_open(self) -> bool:
        """Whether something typed is not stored."""
        return self.texts != self._preset if self.is_new else bool(self.texts)

    def forget(self) -> None:
        """Drop what was typed and not stored."""
        self.texts.clear()
        self.faults.clear()
        self._preset.clear()

    def pages(self, field: str = "") -> tuple[Page, ...]:
        """The pages of this form; that of the guardian only where there is, or may be, one to record.

        Args:
            field: a field that must be among them.
        """
        found = pages_of(self.bare)
        if self.bare != "victims" or self.entry_id is None or field.startswith("guardian."):
            return found
        case, today = self.session.case, self.session.sitting.desk.today
        child = FACTS["victim_is_child_now"](case, today, case.victim(self.entry_id))
        recorded = any(self.stored(name) for name in own_fields("victims") if name.startswith("guardian."))
        keep = recorded or child is not False
        return tuple(page for page in found if keep or page.id != "guardian")

    def asked(self, name: str) -> bool:
        """Whether a field is asked now: of a basis the parts of its kind, a rate for a foreign currency."""
        group, _, part = name.partition(".")
        if group == "rate":
            return part == "currency" or bool(self.shown("rate.currency"))
        if group != "basis" or part == "kind":
            return True
        return part in BASIS.get(self.shown("basis.kind"), ())

    def is_answered(self, name: str) -> bool:
        """Whether a field has an answer that was accepted; of a new entry, one that could be stored."""
        if name == "rate.currency" or self.path(name) in self.session.case.marks:
            return True  # no currency means rupiah
        if not self.is_new:
            return bool(self.stored(name))
        try:
            typed.read(self.fact(name), self.shown(name))
        except CaseDataError:
            return False
        return True

    def check(self, name: str) -> bool:
        """Whether the text in a field can be read; the reason is kept in `faults`."""
        text = self.shown(name)
        if not text.strip():
            return False
        try:
            typed.read(self.fact(name), text)
        except CaseDataError as error:
            self.faults[name] = self._sentence(error, name)
            return False
        self.faults.pop(name, None)
        return True

    def refuses(self, name: str) -> bool:
        """Whether the text of a field can't be taken as it is; the reason is kept in `faults`.

        What only waits for another field (a basis that is not complete) is not refused.
        """
        if not self.check(name):
            return True
        if self.is_new:
            return False
        try:
            self.session.sitting.desk.require_sound(self.session.opened, self.path(name), self.shown(name))
        except CaseDataError as error:
            self.faults[name] = self._sentence(error, name)
            return True
        return False

    # --- storing ---------------------------------------------------------------------------------

    async def save(self, name: str) -> None:
        """Store one field, or the group it belongs to; then try again what could not be stored before.

        Raises:
            ConflictError: another window saved meanwhile; the text is kept.
        """
        await self._save_one(name)
        for other in list(self.faults):
            if other != name and other in self.texts and self.check(other):
                await self._save_one(other)

    async def _save_one(self, name: str) -> None:
        desk = self.session.sitting.desk
        group = name.partition(".")[0]
        if group in WHOLE:
            texts = self._group(group)
            if texts is None:
                return
            path = self.path(group)
            await self._change(lambda opened: desk.record_group(opened, path, texts), name, f"{group}.")
            return
        text, path = self.texts.get(name), self.path(name)
        if text is not None:
            await self._change(lambda opened: desk.record(opened, path, text), name)

    def _group(self, group: str) -> dict[str, str] | None:
        names = [n for n in own_fields(self.bare) if n.startswith(f"{group}.") and self.asked(n)]
        texts = {n.partition(".")[2]: self.shown(n) for n in names if self.shown(n).strip()}
        lacking = [n for n in names if self.fact(n).required and not self.shown(n).strip()]
        bad = [n for n in names if self.shown(n).strip() and not self.check(n)]
        if bad:
            return None
        if lacking:
            labels = ", ".join(values.label(self.path(n), self.session.sitting.lang) for n in lacking)
            self.faults[lacking[0]] = self.session.sitting.t("form.group_lacks", fields=labels)
            return None
        return texts

    async def _change(self, job: Callable[[Opened], Opened], name: str, prefix: str = "") -> None:
        before = dict(self.texts)
        try:
            await self.session.change(job)
        except ConflictError:
            raise
        except LegalAssistError as error:
            self.faults[name] = self._sentence(error, name)
            return
        for each in [n for n in self.texts if n == name or (prefix and n.startswith(prefix))]:
            if self.texts.get(each) == before.get(each):
                self.texts.pop(each, None)
                self.faults.pop(each, None)

    async def add(self) -> bool:
        """Store a new entry; says whether it is there now. Faults name the fields.

        Raises:
            ConflictError: another window saved meanwhile; the texts are kept.
        """
        desk, made = self.session.sitting.desk, []
        texts = {n: t for n, t in self.texts.items() if t.strip() and self.asked(n)}
        good = [self.check(name) for name in texts]
        if not all(good):
            return False

        def job(opened: Opened) -> Opened:
            after, entry_id = desk.add(opened, self.list_path, texts)
            made.append(entry_id)
            return after

        try:
            await self.session.change(job)
        except ConflictError:
            raise
        except LegalAssistError as error:
            self._spread(error)
            return False
        self.forget()
        self.entry_id = made[0]
        return True

    def _spread(self, error: LegalAssistError) -> None:
        """Put each problem of a refused entry at its field; what belongs to none at the first field."""
        lang, names = self.session.sitting.lang, own_fields(self.bare)
        for problem in error.problems:
            rest = problem.path.removeprefix(f"{self.list_path}.").partition(".")[2]
            name = next((n for n in names if n == rest), None) or next(
                (n for n in names if rest and n.startswith(f"{rest}.")), names[0]
            )
            lacks = problem.key == "case.missing"
            said = self.session.sitting.t("form.required") if lacks else messages.of_problem(problem, lang)
            sentence = plain(said)
            old = self.faults.get(name)
            self.faults[name] = f"{old} {sentence}" if old and sentence not in old else sentence
        if not error.problems:
            self.faults[names[0]] = plain(messages.of_error(error, lang))

    def was_merged(self, name: str) -> None:
        """What stood in a field went into a merge: its text is no longer open, whichever side was chosen."""
        group = name.partition(".")[0]
        for each in [n for n in self.texts if n == name or (group in WHOLE and n.startswith(f"{group}."))]:
            self.texts.pop(each, None)
            self.faults.pop(each, None)

    async def clear(self, name: str) -> None:
        """Take a stored value away.

        Raises:
            LegalAssistError: it can't be taken away; the sentence says why.
        """
        group = name.partition(".")[0]
        path = self.path(group if group in WHOLE else name)
        desk = self.session.sitting.desk
        if self.stored(name):
            await self.session.change(lambda opened: desk.clear(opened, path))
        for each in [n for n in self.texts if n == name or (group in WHOLE and n.startswith(f"{group}."))]:
            self.texts.pop(each, None)
            self.faults.pop(each, None)

    async def mark(self, name: str, kind: MarkKind | None, note: str) -> None:
        """Store an answer that is not a value.

        Raises:
            LegalAssistError: the field has a value, or the note can't be kept.
        """
        path, desk = self.path(name), self.session.sitting.desk
        await self.session.change(lambda opened: desk.mark(opened, path, kind, note))
        # Text that could not be read has been answered in another way: it must not hold the form back.
        if self.faults.pop(name, None) is not None:
            self.texts.pop(name, None)

    def _sentence(self, error: LegalAssistError, name: str) -> str:
        lang = self.session.sitting.lang
        if not error.problems:
            return plain(messages.of_error(error, lang))
        own = [p for p in error.problems if p.path == self.path(name)] or list(error.problems[:3])
        return plain(" ".join(messages.of_problem(problem, lang) for problem in own))
