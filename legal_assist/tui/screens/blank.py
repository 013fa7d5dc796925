"""An empty screen for the moment when somebody comes in. The quick-exit key returns."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Static

from legal_assist.tui.place import Place

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Blank(Place[None]):
    """Shows nothing, says nothing, lets nothing through but the way back and the end."""

    OPEN: ClassVar[bool] = False
    TOASTS: ClassVar[bool] = False
    ALLOWED: ClassVar[frozenset[str]] = frozenset({"quick_exit", "quit"})

    def compose(self) -> ComposeResult:
        """Nothing to see."""
        yield Static("")

    def retell(self) -> None:
        """There are no words here."""

    def retell_top(self) -> None:
        """There is no top line here."""
