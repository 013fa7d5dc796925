"""How a form takes answers that are chosen: at once, after a question, or with something that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist import tanggal
from legal_assist.errors import LegalAssistError
from legal_assist.tui.forms import currencies
from legal_assist.tui.forms.choosing import ChoosingEditor, choosing
from legal_assist.tui.forms.editors import PassageEditor, is_typed
from legal_assist.tui.place import Place
from legal_assist.tui.screens import case_questions as questions

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.forms.choosing import Answered, ChoiceEditor, NotTaken
    from legal_assist.tui.forms.draft import Draft
    from legal_assist.tui.forms.editors import Cleaned, Locked
    from legal_assist.tui.forms.field_row import FieldRow


class Answers(Place[str | None]):
    """The part of a form that takes chosen answers; the form itself shows, stores and turns pages."""

    draft: Draft
    session: CaseSession

    def rows(self) -> list[FieldRow]:
        """The fields of this page."""
        raise NotImplementedError

    @property
    def row(self) -> FieldRow | None:
        """The field with the focus."""
        raise NotImplementedError

    def put_away(self) -> None:
        """Take what stands in the field with the focus, as if it had been left."""
        raise NotImplementedError

    def _row_of(self, widget: Any) -> FieldRow | None:
        raise NotImplementedError

    def _next_field(self) -> None:
        raise NotImplementedError

    def _commit(self, row: FieldRow) -> None:
        raise NotImplementedError

    def _preview(self) -> None:
        raise NotImplementedError

    def _run(self, job: Coroutine[Any, Any, None]) -> None:
        raise NotImplementedError

    async def _save(self, name: str) -> None:
        raise NotImplementedError

    async def _clear(self, row: FieldRow) -> None:
        raise NotImplementedError

    async def _stubbornly(self, job: Callable[[], Coroutine[Any, Any, Any]], name: str = "") -> Any:
        raise NotImplementedError

    async def rest(self) -> None:
        """Store what can be stored; the rest stays typed."""
        raise NotImplementedError

    def _is_ahead(self) -> bool:
        """Whether this is an event that is called certain and lies ahead."""
        if self.draft.bare != "events" or self.draft.shown("certainty") != "certain":
            return False
        try:
            return tanggal.parse(self.draft.shown("date")) > self.sitting.desk.today
        except LegalAssistError:
            return False

    def on_answered(self, event: Answered) -> None:
        """An answer was accepted: store it, after a question where much hangs on the old one."""
        row = self._row_of(event.editor)
        if row is None:
            return
        old = self.draft.stored(row.field)
        if row.guarded and old and old != row.editor.answer and not self.draft.is_new:
            self.start(self._answer_guarded(row, onward=event.onward))
        else:
            self._answer(row, onward=event.onward)

    async def _answer_guarded(self, row: FieldRow, *, onward: bool) -> None:
        new = row.editor.answer
        row.editor.put(self.draft.stored(row.field))
        if await questions.may_change(self, row.full_label, row.words(row.editor.answer), row.words(new)):
            row.editor.put(new)
            self._answer(row, onward=onward)

    def _answer(self, row: FieldRow, *, onward: bool) -> None:
        if row.field == currencies.FIELD and row.editor.answer == currencies.OTHER:
            self.start(self._other_currency(row))
            return
        if row.field == currencies.FIELD and not row.editor.answer:
            self._home_currency(row)
        else:
            self._commit(row)
        self._preview()
        if row.field in ("basis.kind", currencies.FIELD):
            for other in self.rows():
                other.retell()
        if onward and self.row is row:
            self._next_field()

    def _home_currency(self, row: FieldRow) -> None:
        """In rupiah there is no rate: what was typed of one goes, and a stored one is cleared."""
        for name in [each for each in self.draft.texts if each.startswith("rate.")]:
            self.draft.texts.pop(name)
            self.draft.faults.pop(name, None)
        if self.draft.stored(row.field):
            self._run(self._clear(row))

    async def _other_currency(self, row: FieldRow) -> None:
        """A currency that is not on the list: its code is typed."""
        row.editor.put(self.draft.shown(row.field))
        typed = await questions.ask(self, self.sitting.t("currency.ask"))
        code = currencies.read(self.sitting, typed or "")
        if typed and code is None:
            self.app.notify(self.sitting.t("currency.unknown"), severity="warning")
        elif code is not None:
            row.editor.put("" if code == currencies.HOME else code)
            self._answer(row, onward=True)

    def on_not_taken(self, event: NotTaken) -> None:
        """What was only pointed at is not an answer; whoever took it for one is told."""
        row = self._row_of(event.editor)
        if row is not None:
            self._say_not_taken(row)

    def _say_not_taken(self, row: FieldRow) -> None:
        self.app.notify(self.sitting.t("form.not_taken", field=row.label), severity="warning")

    def leave_page(self) -> None:
        """Before another page comes: take what was typed, and say what was only pointed at."""
        self.put_away()
        chosen = choosing(self.row.editor) if self.row is not None else None
        if self.row is not None and chosen is not None and chosen.pointed is not None:
            self._say_not_taken(self.row)

    def on_locked(self, event: Locked) -> None:
        """A hidden text is not edited blind."""
        del event
        self.app.notify(self.sitting.t("form.locked"), severity="warning")

    def on_cleaned(self, event: Cleaned) -> None:
        """Say that characters were taken out."""
        del event
        self.app.notify(self.sitting.t("form.cleaned"), severity="warning")

    def on_choice_editor_open(self, event: ChoiceEditor.Open) -> None:
        """Show what can be chosen."""
        row = self._row_of(event.editor)
        if row is not None:
            self.start(self._choose(row, event.editor))

    async def _choose(self, row: FieldRow, editor: ChoiceEditor) -> None:
        if not row.options():
            self.app.notify(self.sitting.t("form.nothing_to_choose", field=row.label), severity="warning")
            return
        picked = await questions.pick(
            self, row.label, row.options(), editor.answer, several=row.fact.kind == "refs"
        )
        if picked is None:
            return
        if picked:
            editor.accept(", ".join(picked))
        else:
            await self._clear(row)

    async def _clear_guarded(self, row: FieldRow) -> None:
        if await questions.may_change(
            self, row.full_label, row.words(row.editor.answer), self.sitting.t("form.unsaid")
        ):
            self._run(self._clear(row))

    def action_point(self, step: int) -> None:
        """What the key bar's arrows do."""
        if self.row is not None and isinstance(self.row.editor, ChoosingEditor):
            self.row.editor.action_point(step)

    def action_accept(self) -> None:
        """What the key bar's Enter does."""
        if self.row is not None and isinstance(self.row.editor, ChoosingEditor):
            self.row.editor.action_accept()
        elif self.may_go_on():
            self._next_field()

    def action_new_line(self) -> None:
        """What the key bar's Enter does in a passage."""
        if self.row is not None and isinstance(self.row.editor, PassageEditor):
            self.row.editor.break_line()

    def enter_and_tab(self) -> dict[str, bool]:
        """Which of the commands for Enter and Tab say what these keys do in the field with the focus."""
        editor = self.row.editor if self.row is not None else None
        chosen, passage = isinstance(editor, ChoosingEditor), isinstance(editor, PassageEditor)
        return {
            **dict.fromkeys(("point", "accept", "next_field"), chosen),
            **dict.fromkeys(("new_line", "store_passage"), passage),
            "store_line": is_typed(editor) and not passage,
        }

    def may_go_on(self) -> bool:
        """Whether Enter may leave the field: what can't be read is told below it, and the cursor stays."""
        row = self.row
        if row is None or not is_typed(row.editor):
            return True
        row.take()
        typed = row.field in self.draft.texts and bool(row.editor.answer.strip())
        if typed and self.draft.refuses(row.field):
            row.retell()
            self.retell_top()
            return False
        return True

    def action_other_answer(self) -> None:
        """An answer that is not a value."""
        row = self.row
        if row is None:
            return
        if self.draft.is_new:
            self.app.notify(self.sitting.t("form.mark_after_add"), severity="warning")
        else:
            self.start(self._mark(row))

    async def _mark(self, row: FieldRow) -> None:
        """What was typed is stored first; a value is never replaced by an answer that is none."""
        await self.rest()
        if self.draft.stored(row.field):
            words = self.sitting.t("form.has_value", field=row.label)
            self.app.notify(words, severity="warning")
            return
        answer = await questions.other_answer(self, row.label, row.path, self.session)
        if answer is not None:
            kind, note = answer
            await self._stubbornly(lambda: self.draft.mark(row.field, kind, note), row.field)
            self.retell()

    def _refuse_blank(self, row: FieldRow) -> None:
        """A blank field never erases."""
        if self.draft.stored(row.field):
            self.app.notify(self.sitting.t("form.blank_keeps", field=row.label), severity="warning")
        row.give_up()

    def is_hidden_here(self) -> bool:
        """Whether the field with the focus holds what is hidden, or is shown alone."""
        row = self.row
        return row is not None and (row.locked or row.path in self.sitting.revealed_fields)

    def action_reveal_field(self) -> None:
        """Show what stands hidden in this field, or hide it again."""
        row = self.row
        if row is not None and self.is_hidden_here():
            self.turn_field(row.path)
        else:
            self.app.notify(self.sitting.s("reveal.nothing_hidden"))

    def action_plan(self) -> None:
        """Mark an event that lies ahead as planned."""
        if not self._is_ahead():
            return
        self.put_away()
        self.draft.put("certainty", "planned")
        for row in self.rows():
            row.retell()
        if not self.draft.is_new:
            self._run(self._save("certainty"))
        self._preview()
