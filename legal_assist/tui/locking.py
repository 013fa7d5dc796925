"""Locking: by key, or by itself when nobody typed for a while. What was typed is sealed first."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from textual import events

from legal_assist.desk import preferences
from legal_assist.errors import LegalAssistError
from legal_assist.tui import drafts
from legal_assist.tui.forms.editors import Editor
from legal_assist.tui.place import Place
from legal_assist.tui.plain import plain
from legal_assist.tui.reveal import Revealing
from legal_assist.tui.screens.blank import Blank
from legal_assist.tui.screens.dialogs import Tell
from legal_assist.tui.screens.first_start import FirstStart
from legal_assist.tui.screens.unlock import Unlock
from legal_assist.tui.screens.working import Working

if TYPE_CHECKING:
    from textual.events import Event
    from textual.screen import Screen

#: Seconds to wait for a save that is under way.
PATIENCE: Final = 10
#: Seconds before a lock that failed (the draft could not be sealed) is tried again.
_RETRY: Final = 60
#: Work that reads or changes the open store; it ends with the lock.
_WORK: Final = ("ask", "load", "save", "draft")


def now() -> float:
    """Seconds that also pass while the computer sleeps, where the system counts them."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(clock) if clock is not None else time.monotonic()


class Locking(Revealing):
    """An app that closes the store, by key or by itself."""

    _locking = False
    _last_input = 0.0

    def watch_idle(self) -> None:
        """Begin to look at the clock."""
        self._last_input = now()
        self.set_interval(1, self._look_at_clock)

    async def on_event(self, event: Event) -> None:
        """Somebody is here: note it. What a terminal would obey reaches no field."""
        if isinstance(event, events.InputEvent):
            self._last_input = now()
        if isinstance(event, events.Paste) and not (self._screen_stack and isinstance(self.focused, Editor)):
            event.text = plain(event.text)  # a field of a form takes it out itself, and says so
        await super().on_event(event)

    def _look_at_clock(self) -> None:
        minutes = self.sitting.idle_minutes
        if not minutes or now() - self._last_input < minutes * 60:
            return
        self._last_input = now()
        if any(isinstance(screen, Working) and screen.has_moved() for screen in self.screen_stack):
            # A backup that takes longer than that is not ended by the clock, as long as it comes further.
            self._last_input -= minutes * 60 - _RETRY
            return
        if not self.sitting.desk.is_locked:
            self.start_lock()
        for place in list(self._places()):
            if isinstance(place, FirstStart):
                place.forget()

    def read_preferences(self) -> None:
        """Take the workspace's settings."""
        found = preferences.read(self.sitting.desk)
        self.sitting.idle_minutes, self.sitting.companion = found.idle_minutes, found.companion

    # --- locking ---------------------------------------------------------------------------------

    def start_lock(self, *, rebuild: bool = False) -> None:
        """Lock beside everything else that is being done."""
        self.run_worker(self._lock(rebuild=rebuild), group="lock", exit_on_error=False)

    async def _lock(self, *, rebuild: bool = False) -> None:
        desk = self.sitting.desk
        if self._locking or desk.is_locked:
            return
        self._locking = True
        try:
            self.hide()
            codes = await drafts.keep_all(self.sitting, self._places())
            with suppress(TimeoutError):
                await asyncio.wait_for(self.sitting.settled(), PATIENCE)
            covered = isinstance(self.screen, Blank)
            self._drop_screens()
            desk.lock()
            self.push_screen(Unlock(self.sitting, rebuild=rebuild), lambda told: self._unlocked(told, codes))
            if covered:
                self.push_screen(Blank(self.sitting))
        except LegalAssistError:
            # Better an open store than a lost text; the clock tries again before long.
            self._last_input = now() - self.sitting.idle_minutes * 60 + _RETRY
            raise
        finally:
            self._locking = False

    def _drop_screens(self) -> None:
        """Take away everything that shows or holds a case."""
        self.clear_notifications()
        for group in _WORK:
            self.workers.cancel_group(self, group)
        if self.current_mode != "cases":
            self.switch_mode("cases")
        self.renew_modes()
        while len(self.screen_stack) > 1:
            if isinstance(self.screen, Working):
                self.screen.halt()
            self.pop_screen()
        bottom = self.screen
        if isinstance(bottom, Place):
            bottom.forget()

    def renew_modes(self) -> None:
        """Begin the modes beside the cases anew."""

    def _unlocked(self, told: str | None, codes: tuple[str, ...] = ()) -> None:
        self.read_preferences()
        if told:
            self.push_screen(Tell(self.sitting, told))
        if codes:
            self.run_worker(drafts.offer(self, self.sitting, codes), group="ask", exit_on_error=False)

    # --- doors -----------------------------------------------------------------------------------

    def close_door(self, error: LegalAssistError) -> None:
        """The store closed by itself: take every screen away and say why."""
        self.hide()
        self._drop_screens()
        self.ask_to_unlock(error)

    def ask_to_unlock(self, error: LegalAssistError) -> None:
        """Show the closed door."""
        self.push_screen(Unlock(self.sitting, error), self._unlocked)

    def start_sealing(self) -> None:
        """Walk through the sealing of the open store."""
        self.run_worker(self._seal(), group="seal", exit_on_error=False)

    async def _seal(self) -> None:
        cases = len(await asyncio.to_thread(self.sitting.desk.summaries))
        sealed = await self.push_screen_wait(FirstStart(self.sitting, cases))
        if sealed is not None:
            self.read_preferences()
            self.push_screen(Tell(self.sitting, self.sitting.s("begin.sealed", n=sealed)))

    # --- the blank screen ------------------------------------------------------------------------

    def push_screen(self, screen: Screen[Any] | str, *args: Any, **options: Any) -> Any:
        """Show a screen; what work beside the blank screen wants to show stays under it."""
        covered = self._screen_stack and isinstance(self.screen, Blank) and not isinstance(screen, Blank)
        if not covered:
            return super().push_screen(screen, *args, **options)
        self.pop_screen()
        shown = super().push_screen(screen, *args, **options)
        super().push_screen(Blank(self.sitting))
        return shown
