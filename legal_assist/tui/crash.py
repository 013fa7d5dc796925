"""A crash must not print a victim's name: the one file that touches Textual's private error door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual.app import App
from textual.worker import Worker, WorkerState

from legal_assist.errors import ExitCode, LegalAssistError
from legal_assist.tui.screens.dialogs import Tell

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

    from legal_assist.tui.sitting import Sitting

#: A longer sentence stands in a box: as a short message it would cover the list and be gone too soon.
TOAST: Final = 240


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
    """An app that ends with one neutral sentence instead of a traceback with local variables.

    Args:
        sitting: what all screens share.
    """

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        #: Unforeseen errors of work beside the screen, for tests.
        self.faults: list[BaseException] = []

    def _handle_exception(self, error: Exception) -> None:
        # Textual's own version renders the traceback with show_locals=True. `_exception` and its event stay
        # as they are there, so that tests that drive the app still see the error.
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        words = self.sitting.t("error.crash", kind=type(error).__name__, where=where(error))
        if self._keep_drafts():
            words = f"{words}\n{self.sitting.s('draft.kept_in_crash')}"
        self.panic(words)

    def _keep_drafts(self) -> bool:
        """Seal what was typed; says whether anything was."""
        return False

    # --- the one door for errors -----------------------------------------------------------------

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """An error of work beside the screen becomes one sentence."""
        if event.state == WorkerState.ERROR and event.worker.error is not None:
            self.tell_fault(event.worker.error)

    def tell_fault(self, error: BaseException) -> None:
        """Say what went wrong; an unforeseen error is named by its kind and place, never by its values."""
        severity: SeverityLevel = "error"
        if isinstance(error, LegalAssistError):
            if error.exit_code is ExitCode.INTERRUPTED:
                severity = "information"  # the user wanted it so
            if error.key == "store.locked" and self.sitting.desk.is_locked:
                return  # work that was still under way when the store was closed
            words = self.sitting.fault(error)
            if (error.problems or len(words) > TOAST) and getattr(self.screen, "TOASTS", True):
                self.push_screen(Tell(self.sitting, words))
                return
        else:
            self.faults.append(error)
            words = self.sitting.t("error.unexpected", kind=type(error).__name__, where=where(error))
        self.notify(words, severity=severity, timeout=12, markup=False)

    def notify(self, message: str, **options: Any) -> None:
        """A short message; none over the blank screen."""
        if not (self._screen_stack and not getattr(self.screen, "TOASTS", True)):
            super().notify(message, **(options | {"markup": False}))
