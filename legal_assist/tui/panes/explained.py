"""Panes whose lines are findings: one key explains the line under the cursor in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from legal_assist.tui.screens.why import Why

if TYPE_CHECKING:
    from legal_assist.tui.line_list import Row
    from legal_assist.tui.panes.pane import Pane


class Explained:
    """Mixed into a pane; its ``finding`` names what the line rests on."""

    def finding(self, row: Row) -> str:
        """The id of the finding behind a line; empty where there is none."""
        del row
        return ""

    def action_why(self) -> None:
        """Explain the line under the cursor."""
        pane = cast("Pane", self)
        row = pane.lines.row
        finding = self.finding(row) if row is not None else ""
        if finding:
            pane.app.push_screen(Why(pane.session, finding))
        else:
            pane.app.notify(pane.sitting.t("why.nothing"))
