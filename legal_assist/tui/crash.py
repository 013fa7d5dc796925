"""A crash must not print a victim's name: the one file that touches Textual's private error door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

if TYPE_CHECKING:
    from legal_assist.tui.sitting import Sitting


def where(error: BaseException) -> str:
    """The place in our code where an error arose: module and line, never a value."""
    found = "?"
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.startswith("legal_assist"):
            found = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found


class QuietCrash(App[int]):
    """An app that ends with one neutral sentence instead of a traceback with local variables."""

    sitting: Sitting

    def _handle_exception(self, error: Exception) -> None:
        # Textual's own version renders the traceback with show_locals=True. `_exception` and its event stay as
        # they are there, so that tests that drive the app still see the error.
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        words = self.sitting.t("error.crash", kind=type(error).__name__, where=where(error))
        self.panic(words)
