"""Identities in place of code names: only after a deliberate key, and only for a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from legal_assist.tui.crash import QuietCrash
from legal_assist.tui.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.timer import Timer

#: How long identities stay on screen after a reveal, in seconds.
SECONDS: Final = 60


class Revealing(QuietCrash):
    """An app whose screens can show identities for a limited time."""

    _reveal_timer: Timer | None = None

    def reveal(self, shown: bool) -> None:
        """Show identities for a minute, or hide them."""
        if self._reveal_timer is not None:
            self._reveal_timer.stop()
            self._reveal_timer = None
        if shown:
            self._reveal_timer = self.set_timer(SECONDS, lambda: self.reveal(False))
        if shown != self.sitting.revealed:
            self.sitting.revealed = shown
            self.retell()

    def retell(self) -> None:
        """Every screen says everything anew."""
        for place in self._places():
            place.retell()

    def _places(self) -> Iterator[Place[Any]]:
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, Place) and screen.is_mounted:
                    yield screen
