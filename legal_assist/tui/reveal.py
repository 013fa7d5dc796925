"""Identities in place of code names: only after a deliberate key, logged before it shows, for a minute."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from legal_assist.tui.crash import QuietCrash
from legal_assist.tui.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.timer import Timer

    from legal_assist.tui.sitting import Sitting

#: How long identities stay on screen after a reveal, in seconds.
SECONDS: Final = 60


class Revealing(QuietCrash):
    """An app whose screens can show identities for a limited time."""

    _reveal_timer: Timer | None = None
    #: Counts hidings: a reveal that was asked for before the latest one comes too late.
    _hidings = 0

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._field_timers: dict[str, Timer] = {}

    async def ask_reveal(self) -> None:
        """Log a reveal of what is open, then show it.

        Raises:
            StoreError: the log could not be written; then nothing is shown.
        """
        place = self.screen
        code = self._open_case()
        if not code:
            self.notify(self.sitting.s("reveal.no_case"))
        elif await self._logged(code, place.shown_path if isinstance(place, Place) else ""):
            self._show_identities(code)

    async def _logged(self, code: str, field: str) -> bool:
        """Log what is about to be shown; False when somebody hid everything, or left, meanwhile."""
        place, hidings = self.screen, self._hidings
        where = type(place).__name__
        await asyncio.to_thread(self.sitting.desk.audit_reveal, code, where, field)
        return hidings == self._hidings and self.screen is place

    def _open_case(self) -> str:
        return next((each.case_code for each in reversed(list(self._places())) if each.case_code), "")

    def _show_identities(self, code: str) -> None:
        self._stop_timer()
        self._reveal_timer = self.set_timer(SECONDS, self.hide)
        self.sitting.revealed = True
        self.sitting.revealed_case = code
        self.retell()

    # --- one fact --------------------------------------------------------------------------------

    def turn_field(self, path: str) -> None:
        """Show one fact of the open case, logged before it shows, or hide it again.

        Args:
            path: the fact, e.g. ``victims.K1.nik``.
        """
        if path in self.sitting.revealed_fields:
            self._hide_field(path)
        else:
            self.run_worker(self._ask_field(path), group="reveal", exclusive=True, exit_on_error=False)

    async def _ask_field(self, path: str) -> None:
        code = self._open_case()
        if code and await self._logged(code, path):
            self._field_timers[path] = self.set_timer(SECONDS, partial(self._hide_field, path))
            self.sitting.revealed_fields |= {path}
            self.sitting.revealed_case = code
            self.retell()

    def _hide_field(self, path: str) -> None:
        timer = self._field_timers.pop(path, None)
        if timer is not None:
            timer.stop()
        self.sitting.revealed_fields -= {path}
        self.retell()

    # --- hiding ----------------------------------------------------------------------------------

    def hide(self) -> None:
        """Code names again, everywhere."""
        self._hidings += 1
        self._stop_timer()
        if self.sitting.revealed or self.sitting.revealed_fields:
            self.sitting.revealed = False
            self.sitting.revealed_fields = frozenset()
            self.sitting.revealed_case = ""
            self.retell()

    def _stop_timer(self) -> None:
        for timer in (self._reveal_timer, *self._field_timers.values()):
            if timer is not None:
                timer.stop()
        self._reveal_timer = None
        self._field_timers.clear()

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
