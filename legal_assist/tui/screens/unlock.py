"""The closed door: the store is locked until the user opens it again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Button, Input, Static

from legal_assist.desk import sealing
from legal_assist.errors import LegalAssistError
from legal_assist.tui import store_words
from legal_assist.tui.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from legal_assist.store.rebuilding import Rebuilt
    from legal_assist.tui.sitting import Sitting

#: Seconds between two looks at how far it is.
_LOOK: Final = 0.2


class Unlock(Place[str]):
    """Asks for what opens the store: passphrase or recovery key; an open store asks for nothing but Enter.

    Dismissed, once the store is open, with what is to be told then; empty mostly.

    Args:
        sitting: the sitting.
        error: why the store could not be opened, when it was tried.
        rebuild: whether opening also writes the list of cases anew.
    """

    OPEN: ClassVar[bool] = False
    ALLOWED: ClassVar[frozenset[str]] = frozenset({"help", "quit", "language", "quick_exit"})
    HELP_TOPIC = "unlock"
    AUTO_FOCUS = "#passphrase, #unlock"
    BINDINGS: ClassVar = [
        Binding("enter", "unlock", show=False),
        Binding("escape", "stop", show=False),
    ]

    def __init__(
        self, sitting: Sitting, error: LegalAssistError | None = None, *, rebuild: bool = False
    ) -> None:
        super().__init__(sitting)
        # That a passphrase is needed is what the screen says anyway.
        self._error = None if error is not None and error.key == "store.passphrase_needed" else error
        self._rebuild = rebuild
        self._sealed = sitting.desk.needs_passphrase
        self._opening = self._ending = False
        self._done = (0, 0)

    def body(self) -> Iterable[Widget]:
        """What is said, the field, the buttons."""
        with Vertical(id="door"):
            yield Static("", id="door-words", markup=False)
            yield Static("", id="door-trouble", markup=False)
            if self._sealed:
                yield Input(password=True, id="passphrase")
            yield Button("", id="unlock", variant="primary")
            yield Button("", id="rebuild", compact=True)

    def heading(self) -> tuple[str, str]:
        """The top line."""
        return self.sitting.t("locked.title"), ""

    def retell(self) -> None:
        """Words in the present language."""
        super().retell()
        sitting = self.sitting
        words = sitting.t("locked.words_sealed" if self._sealed else "locked.words")
        if self._rebuild:
            words = f"{sitting.s('rebuild.at_the_door')}\n\n{words}"
        self.query_one("#door-words", Static).update(words)
        trouble = self._progress() if self._opening else ""
        if self._error is not None:
            trouble = sitting.fault(self._error)
        self.query_one("#door-trouble", Static).update(trouble)
        self.query_one("#unlock", Button).label = sitting.t("locked.button")
        for field in self.query(Input):
            field.placeholder = sitting.s("unlock.hint")
        again = self.query_one("#rebuild", Button)
        again.label = sitting.s("rebuild.go")
        again.display = self._may_rebuild

    def _progress(self) -> str:
        s, (done, total) = self.sitting.s, self._done
        if not total:
            return s("unlock.opening")
        return s("working.ending") if self._ending else s("working.done", percent=100 * done // total)

    @property
    def _may_rebuild(self) -> bool:
        """Whether the list of cases is what keeps the store from opening."""
        found = self._error.problems if self._error is not None else ()
        return not self._rebuild and any(store_words.rebuild_helps(problem.key) for problem in found)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The first button does what Enter does; the second asks for the passphrase again, to rebuild."""
        event.stop()
        if event.button.id == "rebuild":
            self._rebuild, self._error = True, None
            self.retell()
            self.query_one("#passphrase, #unlock").focus()
            return
        self.action_unlock()

    def on_input_submitted(self) -> None:
        """Enter in the field does what the button does."""
        self.action_unlock()

    def action_unlock(self) -> None:
        """Open the store; stay here with the reason when that fails. What was typed is never kept."""
        if self._opening:
            return
        typed = ""
        for field in self.query(Input):
            typed, field.value = field.value, ""
        if self._sealed and not typed:
            self.query_one("#passphrase").focus()  # from the button back to where something is missing
            return
        self._opening, self._ending, self._error, self._done = True, False, None, (0, 0)
        self.retell()
        self.start(self._unlock(typed), group="unlock")

    def on_mount(self) -> None:
        """While the list is being rebuilt, look now and then how far it is."""
        self.set_interval(_LOOK, lambda: self.retell() if self._opening and self._done[1] else None)

    def action_stop(self) -> None:
        """End a rebuilding; nothing is written then."""
        self._ending = self._opening and self._rebuild

    def _step(self, done: int, total: int) -> bool:
        """Called in the other thread."""
        self._done = (done, total)
        return not self._ending

    async def _unlock(self, typed: str) -> None:
        try:
            found = await asyncio.to_thread(self._open, typed)
        except LegalAssistError as error:
            self._error = error
        else:
            told = store_words.rebuilt(self.sitting, found) if found is not None else ""
            self.finish(told)
        finally:
            self._opening = False
            if self.is_mounted and self.is_current:
                self.retell()

    def _open(self, typed: str) -> Rebuilt | None:
        # Computing the key takes its time on purpose; the screen stays alive meanwhile.
        desk = self.sitting.desk
        if self._rebuild:
            return sealing.rebuild(desk, typed or None, self._step)
        desk.unlock(typed or None)
        return None
