"""Panes whose lines rest on provisions: one key opens them in the law book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from legal_assist.tui.panes.pane import Pane

if TYPE_CHECKING:
    from legal_assist.tui.line_list import Row


class CitedPane(Pane):
    """A pane with legal bases."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "cited")

    def cited(self, row: Row) -> tuple[str, ...]:
        """The provisions of one line."""
        del row
        return ()

    def action_basis(self) -> None:
        """Open the legal basis of the line under the cursor."""
        row = self.lines.row
        ids = self.cited(row) if row is not None else ()
        if ids:
            cast("Any", self.app).read_law(ids)
        else:
            self.app.notify(self.sitting.t("said.no_basis"))
