"""The window was closed, or the system ends the program: what was typed is sealed first."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from typing import Final

from legal_assist.errors import ExitCode, LegalAssistError
from legal_assist.tui import drafts
from legal_assist.tui.locking import PATIENCE, Locking

_SIGNALS: Final = ("SIGTERM", "SIGHUP")


class Ending(Locking):
    """An app that ends in order when it is told to from outside."""

    def watch_signals(self) -> None:
        """Begin to listen. What was set to be ignored stays ignored; Windows has no such signals."""
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is None or signal.getsignal(number) is signal.SIG_IGN:
                continue
            with suppress(NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(number, self._told)

    def _told(self) -> None:
        self.run_worker(self._end(), group="end", exclusive=True, exit_on_error=False)

    async def _end(self) -> None:
        self.hide()
        with suppress(LegalAssistError):  # nobody is left who could be asked
            await drafts.keep_all(self.sitting, self._places())
        with suppress(TimeoutError):
            await asyncio.wait_for(self.sitting.settled(), PATIENCE)
        self._drop_screens()
        self.sitting.desk.lock()
        self.exit(int(ExitCode.INTERRUPTED))
