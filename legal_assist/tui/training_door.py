"""From the program into the training room: the store is closed first, and opened anew afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import App

from legal_assist.errors import StoreError

if TYPE_CHECKING:
    from legal_assist.tui.sitting import Sitting

#: What the program ends with when the training room shall open; no exit code.
TO_TRAINING: Final = -1


class TrainingDoor(App[int]):
    """An app that can be left for the training room."""

    sitting: Sitting

    def action_training(self) -> None:
        """Put away what was typed, close the store, open the training room."""
        from legal_assist.desk.classroom import Classroom

        try:
            Classroom(None)
        except StoreError as error:
            self.notify(self.sitting.fault(error), severity="error", markup=False)
        else:
            self.end(TO_TRAINING)

    def end(self, code: int) -> None:
        """End with this code, after what was typed is put away."""
        raise NotImplementedError


def pass_through(lang: str) -> None:
    """Stay in the training room until it is left.

    Args:
        lang: ``id`` or ``en``.

    Raises:
        StoreError: the training store can't be opened.
    """
    from legal_assist.desk.classroom import Classroom
    from legal_assist.tui.training_app import open_training

    open_training(Classroom(None), lang)
