"""What takes longer than a second: how far it is, on the error stream; Ctrl+C ends it between two steps."""

from __future__ import annotations

import signal
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from legal_assist import messages
from legal_assist.cli import output

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from legal_assist.store.steps import Step

#: Seconds before the first word about progress, and between two.
QUIET: Final = 0.5


class _Watch:
    """Tells how far it is, and remembers that somebody wants it to end."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._last = time.monotonic()
        self._wide = 0
        self.ended = False

    def __call__(self, done: int, total: int) -> bool:
        now = time.monotonic()
        if now - self._last >= QUIET and total and not self.ended:
            self._last = now
            self._tell(100 * done // total)
        return not self.ended

    def _tell(self, percent: int) -> None:
        words = messages.text("cli.long_work", self._lang, percent=percent)
        if sys.stderr.isatty():
            self._wide = len(words)
            print(words, end="\r", file=sys.stderr, flush=True)
        else:
            print(words, file=sys.stderr, flush=True)

    def wipe(self) -> None:
        """Take the line away before something else is printed."""
        if self._wide:
            print(" " * self._wide, end="\r", file=sys.stderr, flush=True)
            self._wide = 0

    def end(self, _number: int, _frame: FrameType | None) -> None:
        """Ctrl+C: end at the next step; once more: at once."""
        if self.ended:
            raise KeyboardInterrupt
        self.ended = True
        self.wipe()
        output.line_to_stderr("cli.ending", self._lang)


@contextmanager
def watched(lang: str) -> Iterator[Step]:
    """What an act that takes long is given to ask; while it runs, Ctrl+C ends it in good order.

    Args:
        lang: language of the words.
    """
    watch = _Watch(lang)
    ours = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, watch.end) if ours else None
    try:
        yield watch
    finally:
        if ours:
            signal.signal(signal.SIGINT, before)
        watch.wipe()
