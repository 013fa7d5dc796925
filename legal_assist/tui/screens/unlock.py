"""The closed door: the store is locked until the user opens it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Button, Input, Static

from legal_assist.errors import LegalAssistError
from legal_assist.tui.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from legal_assist.tui.sitting import Sitting


class Unlock(Place[None]):
    """Asks for what opens the store: passphrase or recovery key; an open store asks for nothing but Enter.

    Args:
        sitting: the sitting.
        trouble: why the store could not be opened, when it was tried.
    """

    OPEN: ClassVar[bool] = False
    ALLOWED: ClassVar[frozenset[str]] = frozenset({"quit", "language", "quick_exit"})
    AUTO_FOCUS = "#passphrase, #unlock"
    BINDINGS: ClassVar = [Binding("enter", "unlock", show=False)]

    def __init__(self, sitting: Sitting, trouble: str = "") -> None:
        super().__init__(sitting)
        self._trouble = trouble

    def body(self) -> Iterable[Widget]:
        """What is said, and the button."""
        with Vertical(id="door"):
            yield Static("", id="door-words", markup=False)
            yield Static("", id="door-trouble", markup=False)
            if self.sitting.desk.needs_passphrase:
                yield Input(password=True, id="passphrase")
            yield Button("", id="unlock", variant="primary")

    def heading(self) -> tuple[str, str]:
        """The top line."""
        return self.sitting.t("locked.title"), ""

    def retell(self) -> None:
        """Words in the present language."""
        super().retell()
        sealed = bool(self.query("#passphrase"))
        self.query_one("#door-words", Static).update(
            self.sitting.t("locked.words_sealed" if sealed else "locked.words")
        )
        self.query_one("#door-trouble", Static).update(self._trouble)
        self.query_one("#unlock", Button).label = self.sitting.t("locked.button")

    def on_button_pressed(self) -> None:
        """The button does what Enter does."""
        self.action_unlock()

    def on_input_submitted(self) -> None:
        """Enter in the field does what the button does."""
        self.action_unlock()

    def action_unlock(self) -> None:
        """Open the store; stay here with the reason when that fails. What was typed is never kept."""
        typed = ""
        for field in self.query(Input):
            typed, field.value = field.value, ""
        try:
            self.sitting.desk.unlock(typed or None)
        except LegalAssistError as error:
            self._trouble = self.sitting.fault(error)
            self.retell()
            return
        self.dismiss(None)
