"""The rights of each victim: what was told, what she decided, what is due; the words to read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from legal_assist import messages
from legal_assist.desk import rights as area
from legal_assist.tui import commands
from legal_assist.tui.line_list import Row
from legal_assist.tui.panes.pane import Pane
from legal_assist.tui.screens.right_sheet import RightSheet, record_decision, record_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.reckoning.rights import RightState

_TONES: Final = {"pressed": "alarm", "offer_again": "todo", "settled": "done", "respect": "done"}


class RightsPane(Pane):
    """Hak korban."""

    HELP_TOPIC = "rights"
    SCOPES: ClassVar = ("list", "rights")
    BINDINGS: ClassVar = commands.bindings("rights")

    def rows(self) -> Sequence[Row]:
        """A heading per victim, a row per right."""
        rows: list[Row] = []
        lang, before = self.sitting.lang, ""
        for one in area.states(self.sitting.desk, self.session.case):
            if one.victim != before:
                before = one.victim
                rows.append(Row("", before, "heading"))
            words = self.session.show(area.line(one, lang))
            rows.append(Row(f"{one.victim}/{one.right}", words, _TONES.get(one.due, ""), hanging=4, data=one))
        return rows or [Row("none", messages.text("rights.no_victims", lang), "muted")]

    def detail(self, row: Row) -> str:
        """What is read aloud, in short."""
        state: RightState | None = row.data
        return state.explanation.text_in(self.sitting.lang) if state is not None else ""

    def choose(self, row: Row) -> None:
        """Open the words."""
        if row.data is not None:
            self.start(self._open(row.data))

    async def _open(self, state: RightState) -> None:
        await self.app.push_screen(RightSheet(self.session, self.host, state.victim, state.right))

    def _chosen(self) -> RightState | None:
        row = self.lines.row
        state: RightState | None = row.data if row is not None else None
        return state

    def action_told(self) -> None:
        """Record that it was explained today."""
        state = self._chosen()
        if state is not None:
            self.start(record_told(self.session, self.host, state))

    def action_decided(self) -> None:
        """Record what she decided."""
        state = self._chosen()
        if state is not None:
            self.start(record_decision(self.session, self.host, state))
