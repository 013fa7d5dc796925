"""The terminal program as a training room: its own store and colours, lessons in place of the cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from legal_assist.tui import terminal, themes
from legal_assist.tui.app import LegalAssist
from legal_assist.tui.screens.lesson_list import LessonList

if TYPE_CHECKING:
    from textual.theme import Theme

    from legal_assist.desk.classroom import Classroom
    from legal_assist.tui.place import Place


class TrainingApp(LegalAssist):
    """The training room on the screen.

    Args:
        room: lessons and the training store; entered already.
        lang: ``id`` or ``en``.
        lesson: id of the lesson to open at once; empty: the list.
    """

    OUR_THEMES: ClassVar[tuple[Theme, ...]] = themes.TRAINING

    def __init__(self, room: Classroom, lang: str, lesson: str = "") -> None:
        super().__init__(room.desk, lang)
        self.room = room
        self._first = lesson
        self.sitting.training = True

    def home(self) -> Place[None]:
        """The lessons."""
        first, self._first = self._first, ""
        return LessonList(self.sitting, self.room, first)

    def action_training(self) -> None:
        """One is there already: to the list of lessons."""
        self.switch_mode("cases")

    def read_preferences(self) -> None:
        """Nothing here is real: the screen does not lock itself in the middle of a talk."""
        self.sitting.idle_minutes, self.sitting.companion = 0, False


def open_training(room: Classroom, lang: str, lesson: str = "", *, ascii_only: bool = False) -> int:
    """Open the training room and stay until it is left.

    Args:
        room: lessons and the training store.
        lang: ``id`` or ``en``.
        lesson: id of the lesson to open at once; empty: the list.
        ascii_only: whether frames and signs are drawn in ASCII alone.

    Returns:
        An exit code.

    Raises:
        StoreError: the training store can't be opened, or is none.
    """
    room.enter()
    terminal.prepare(ascii_only=ascii_only)
    return terminal.stay(TrainingApp(room, lang, lesson))
