"""The words about one right, to be read aloud; then what was told and decided is recorded from here."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.widgets import Static

from legal_assist import tanggal
from legal_assist.desk import rights as area
from legal_assist.errors import UsageError
from legal_assist.tui import commands
from legal_assist.tui.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from legal_assist.reckoning.rights import RightState
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.panes.pane import Host


async def record_told(session: CaseSession, host: Host, state: RightState) -> None:
    """A new record that a right was explained today, by whoever sits here, in the victim's language."""
    victim = session.case.victim(state.victim)
    preset = {"right": state.right, "on": tanggal.format_short(session.sitting.desk.today)}
    if session.sitting.desk.operator:
        preset["by"] = session.sitting.desk.operator
    if victim.language:
        preset["language"] = victim.language
    await host.jump(f"victims.{state.victim}.explained", preset)


async def record_decision(session: CaseSession, host: Host, state: RightState) -> None:
    """A new record of what she decided today; what she decided is left to be filled in."""
    preset = {"right": state.right, "on": tanggal.format_short(session.sitting.desk.today)}
    await host.jump(f"victims.{state.victim}.decisions", preset)


class RightSheet(Place[None]):
    """What is read aloud about one right of one victim.

    Args:
        session: the case.
        host: the screen it was opened from.
        victim: whose right.
        right: which right.
    """

    SCOPES: ClassVar = ("right_sheet",)
    HELP_TOPIC = "rights"
    KEY_LINES = 2
    AUTO_FOCUS = "#aloud"
    BINDINGS = commands.bindings("right_sheet")

    def __init__(self, session: CaseSession, host: Host, victim: str, right: str) -> None:
        super().__init__(session.sitting)
        self.session = session
        self._host, self._victim, self._right = host, victim, right

    def body(self) -> Iterable[Widget]:
        """One scrolling text."""
        with VerticalScroll(id="aloud"):
            yield Static("", id="aloud-words", markup=False)

    def _state(self) -> RightState:
        found = area.states(self.sitting.desk, self.session.case)
        return area.one(found, self._victim, self._right)

    def heading(self) -> tuple[str, str]:
        """Code and victim."""
        return self.session.heading(self.sitting.t("pane.rights"), self._victim), ""

    def retell(self) -> None:
        """Say everything anew."""
        super().retell()
        self.start(self._tell(), group="load")

    def on_screen_resume(self) -> None:
        """Something may have been recorded."""
        self.retell()

    async def _tell(self) -> None:
        try:
            lines = await asyncio.to_thread(self._lines)
        except UsageError:  # the victim was removed meanwhile
            if self.is_current:
                self.dismiss(None)
            return
        if self.is_mounted:
            self.query_one("#aloud-words", Static).update(self.session.show("\n".join(lines)))

    def _lines(self) -> tuple[str, ...]:
        return area.aloud(self.sitting.desk, self.session.case, self._state(), self.sitting.lang)

    def action_told(self) -> None:
        """Record that it was explained today."""
        self.start(record_told(self.session, self._host, self._state()))

    def action_decided(self) -> None:
        """Record what she decided."""
        self.start(record_decision(self.session, self._host, self._state()))

    def action_back(self) -> None:
        """Back to the list."""
        self.dismiss(None)
