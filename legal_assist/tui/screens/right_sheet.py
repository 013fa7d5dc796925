"""The words about one right, to be read aloud; then what was told and decided is recorded from here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from legal_assist import tanggal
from legal_assist.desk import rights as area
from legal_assist.tui import commands
from legal_assist.tui.screens.sheet import Sheet

if TYPE_CHECKING:
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


class RightSheet(Sheet):
    """What is read aloud about one right of one victim.

    Args:
        session: the case.
        host: the screen it was opened from.
        victim: whose right.
        right: which right.
    """

    SCOPES: ClassVar = ("right_sheet",)
    HELP_TOPIC = "rights"
    BINDINGS = commands.bindings("right_sheet")

    def __init__(self, session: CaseSession, host: Host, victim: str, right: str) -> None:
        super().__init__(session, host)
        self._victim, self._right = victim, right

    def _state(self) -> RightState:
        found = area.states(self.sitting.desk, self.session.case)
        return area.one(found, self._victim, self._right)

    def heading(self) -> tuple[str, str]:
        """Code and victim."""
        return self.session.heading(self.sitting.t("pane.rights"), self._victim), ""

    def words(self) -> str:
        """What is read aloud."""
        return "\n".join(area.aloud(self.sitting.desk, self.session.case, self._state(), self.sitting.lang))

    def action_told(self) -> None:
        """Record that it was explained today."""
        self.start(record_told(self.session, self._host, self._state()))

    def action_decided(self) -> None:
        """Record what she decided."""
        self.start(record_decision(self.session, self._host, self._state()))
