"""Identities in place of code names: only after a deliberate key, logged before it shows, for a minute."""

from __future__ import annotations

import asyncio
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
    #: Counts hidings: a reveal that was asked for before the latest one comes too late.
    _hidings = 0

    async def ask_reveal(self) -> None:
        """Log a reveal of what is open, then show it.

        Raises:
            StoreError: the log could not be written; then nothing is shown.
        """
        place, hidings = self.screen, self._hidings
        code = next((each.case_code for each in reversed(list(self._places())) if each.case_code), "")
        if not code:
            self.notify(self.sitting.s("reveal.no_case"))
            return
        where = type(place).__name__
        await asyncio.to_thread(self.sitting.desk.audit_reveal, code, where)
        # Somebody may have come in meanwhile.
        if hidings == self._hidings and self.screen is place:
            self._show_identities(code)

    def _show_identities(self, code: str) -> None:
        self._stop_timer()
        self._reveal_timer = self.set_timer(SECONDS, self.hide)
        self.sitting.revealed = True
        self.sitting.revealed_case = code
        self.retell()

    def hide(self) -> None:
        """Code names again."""
        self._hidings += 1
        self._stop_timer()
        if self.sitting.revealed:
            self.sitting.revealed = False
            self.sitting.revealed_case = ""
            self.retell()

    def _stop_timer(self) -> None:
        if self._reveal_timer is not None:
            self._reveal_timer.stop()
            self._reveal_timer = None

    def retell(self) -> None:
        """Every screen says everything anew."""
        for place in self._places():
            place.retell()

    def _keep_drafts(self) -> bool:
        from legal_assist.tui import drafts

        return drafts.keep_in_crash(self._places())

    def _places(self) -> Iterator[Place[Any]]:
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, Place) and screen.is_mounted:
                    yield screen
