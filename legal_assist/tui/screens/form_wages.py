"""The button of a loss form that offers minimum wages where the promised wage can't be proven."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from textual import on
from textual.widgets import Button

from legal_assist import tanggal
from legal_assist.desk import minimum_wages
from legal_assist.errors import LegalAssistError
from legal_assist.tui.line_list import Row
from legal_assist.tui.screens import case_questions as questions
from legal_assist.tui.screens.dialogs import Choice
from legal_assist.tui.screens.form_answers import Answers

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from datetime import date

    from legal_assist.desk import Opened
    from legal_assist.desk.minimum_wages import Offer
    from legal_assist.tui.case_session import CaseSession

_BUTTON: Final = "wage-offers"
#: The field a figure goes into.
PROMISED: Final = "basis.promised"


class WageOffers(Answers):
    """The part of a form that offers a minimum wage, and takes one only when it was chosen."""

    session: CaseSession

    async def rest(self) -> None:
        """Store what can be stored; the rest stays typed."""
        raise NotImplementedError

    def action_save(self) -> None:
        """Store now; a new entry comes into being."""
        raise NotImplementedError

    async def _stubbornly(self, job: Callable[[], Coroutine[Any, Any, Any]], name: str = "") -> Any:
        raise NotImplementedError

    def wage_button(self) -> Button:
        """The button; hidden where the line is no lost wage."""
        return Button("", id=_BUTTON, compact=True)

    def takes_wage(self) -> bool:
        """Whether this is a line about a wage that was promised."""
        shown = self.draft.shown
        return (
            self.draft.bare == "losses"
            and shown("head") == minimum_wages.HEAD
            and shown("basis.kind") == minimum_wages.KIND
        )

    def tell_wages(self) -> None:
        """Show the button where it is of use."""
        for button in self.query(f"#{_BUTTON}").results(Button):
            button.label = self.sitting.t("form.wage_button")
            button.display = self.takes_wage()

    @on(Button.Pressed, f"#{_BUTTON}")
    def _wage_pressed(self) -> None:
        self.action_wage()

    def action_wage(self) -> None:
        """Offer the minimum wages of the period."""
        if self.takes_wage():
            self.start(self._offer_wage())

    def _period(self) -> tuple[date | None, date | None]:
        found: list[date | None] = [None, None]
        for place, name in enumerate(("period_from", "period_to")):
            with suppress(LegalAssistError):
                found[place] = tanggal.parse(self.draft.shown(name))
        return found[0], found[1]

    async def _offer_wage(self) -> None:
        self.put_away()
        if not self.draft.is_new:
            await self.rest()
        sitting = self.sitting
        start, end = self._period()
        found = minimum_wages.for_period(sitting.desk, start, end, sitting.lang)
        if not found:
            key = "form.wage_no_period" if start is None or end is None else "form.wage_none"
            self.app.notify(sitting.t(key), severity="warning")
            return
        rows = [Row(one.wage.id, minimum_wages.words(one, sitting.lang), hanging=4) for one in found]
        picked = await questions.pick(self, sitting.t("form.wage_title"), rows)
        chosen = next((one for one in found if picked and one.wage.id == picked[0]), None)
        if chosen is not None and await self._may_take(chosen):
            await self._take(chosen.wage.id, start, end)

    async def _may_take(self, chosen: Offer) -> bool:
        """What must be minded of a figure, and whether it shall be taken all the same."""
        t = self.sitting.t
        buttons = [("stay", t("form.wage_leave")), ("go", t("form.wage_take"))]
        words = f"{minimum_wages.words(chosen, self.sitting.lang)}\n\n{chosen.caution}"
        return await self.app.push_screen_wait(Choice(self.sitting, words, buttons)) == "go"

    async def _take(self, wage_id: str, start: date | None, end: date | None) -> None:
        desk, lang, line = self.sitting.desk, self.sitting.lang, self.draft.entry_id
        stored = line is not None and self.draft.stored("basis.kind") == minimum_wages.KIND
        if line is not None and stored and not self.draft.texts:

            def take(opened: Opened) -> Opened:
                return minimum_wages.take(desk, opened, line, wage_id, lang)

            await self._stubbornly(lambda: self.session.change(take), " ")
        else:
            # Still being typed: the figure joins what is typed, and is stored with it.
            filled = minimum_wages.texts(desk, wage_id, start, end, lang, line or "-")
            for name, text in filled.items():
                self.draft.put(name, text)
            if line is not None:
                self.action_save()
        for row in self.rows():
            row.retell()
        self.retell()
        self.app.notify(self.sitting.t("form.wage_taken"))


__all__ = ["PROMISED", "WageOffers"]
