"""Being told to end: by Ctrl+C, by a closed window, by the system. What was begun is put away first."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

#: Ctrl+C, the system's request to end, the window that was closed (Windows has its own for that).
_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
#: Seconds until an end that came in the middle of an import is asked for again.
_AGAIN: Final = 0.05
#: Where a program is that must not be cut there: importing, or building the forms of models on first use.
_UNCUT: Final = ("<frozen importlib", f"{os.sep}pydantic{os.sep}_internal{os.sep}")


@contextmanager
def orderly() -> Iterator[None]:
    """While this runs, each of them raises KeyboardInterrupt, so that plain copies are wiped on the way out.

    One that comes while a module is imported, or while pydantic builds the form of a model that is asked for
    the first time, waits until that is done: cut in the middle it leaves half a module, and pydantic swallows
    the interrupt and refuses every case from then on. What was set to be
    ignored (``nohup``) stays ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {}
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is None:
            continue
        was = signal.getsignal(number)
        if was in (signal.SIG_DFL, signal.default_int_handler):
            with suppress(ValueError, OSError):
                before[number] = was
                signal.signal(number, _end)
    try:
        yield
    finally:
        for number, was in before.items():
            signal.signal(number, was)


def _end(number: int, frame: FrameType | None) -> None:
    if not _is_uncut(frame):
        raise KeyboardInterrupt
    timer = threading.Timer(_AGAIN, _ask_again, (number,))
    timer.daemon = True
    timer.start()


def _ask_again(number: int) -> None:
    """To the main thread, which wakes when it waits for something; raised here it would wake nobody."""
    main = threading.main_thread().ident
    if main is not None and hasattr(signal, "pthread_kill"):
        signal.pthread_kill(main, number)
    else:  # Windows
        signal.raise_signal(number)


def _is_uncut(frame: FrameType | None) -> bool:
    while frame is not None:
        if any(part in frame.f_code.co_filename for part in _UNCUT):
            return True
        frame = frame.f_back
    return False
