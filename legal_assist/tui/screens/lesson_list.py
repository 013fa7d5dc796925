"""The lessons: number, title, length, how far each was taken; and the goal of the one under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Static

from legal_assist.desk import lesson_words
from legal_assist.tui import commands
from legal_assist.tui.key_bar import KeyBar
from legal_assist.tui.line_list import LineList, Row
from legal_assist.tui.place import Place
from legal_assist.tui.plain import plain
from legal_assist.tui.screens import lesson_acts
from legal_assist.tui.screens.lesson import LessonScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from legal_assist.desk.classroom import Classroom
    from legal_assist.training.lesson import Lesson
    from legal_assist.tui.sitting import Sitting


class LessonList(Place[None]):
    """Where the training room starts.

    Args:
        sitting: the sitting.
        room: the training room.
        first: id of a lesson to open at once; empty for none.
    """

    SCOPES: ClassVar = ("lessons",)
    HELP_TOPIC = "lessons"
    KEY_LINES = 2
    AUTO_FOCUS = "#lessons"
    BINDINGS = commands.bindings("lessons")

    def __init__(self, sitting: Sitting, room: Classroom, first: str = "") -> None:
        super().__init__(sitting)
        self._room = room
        self._first = first

    def body(self) -> Iterable[Widget]:
        """What was left out, the list, and more about the lesson under the cursor."""
        yield Static("", id="lesson-notes", markup=False)
        yield LineList(wrap_lines=True, id="lessons")
        yield Static("", id="lesson-about", markup=False)

    def on_mount(self) -> None:
        """Straight into the lesson that was asked for."""
        if self._first:
            lesson, self._first = self._room.lesson(self._first), ""
            self.start(self._open(lesson))

    def heading(self) -> tuple[str, str]:
        """How many lessons there are."""
        return lesson_words.say("list_title", self.sitting.lang, n=len(self._room.lessons)), ""

    def retell(self) -> None:
        """Words in the present language."""
        super().retell()
        lang, room = self.sitting.lang, self._room
        rows = [
            Row(one.id, plain(lesson_words.list_line(room, one, lang)), hanging=4, data=one)
            for one in room.lessons
        ]
        self.query_one("#lessons", LineList).show(rows)
        files = {one.path.split(":")[0] for one in room.problems}
        words = [] if rows else [lesson_words.say("list_empty", lang)]
        words += [f"! {lesson_words.say('left_out', lang, n=len(files))}"] if files else []
        notes = self.query_one("#lesson-notes", Static)
        notes.update("\n".join(words))
        notes.display = bool(words)
        self._about()
        self.query_one(KeyBar).retell()

    def on_screen_resume(self) -> None:
        """Back from a lesson: it may have been taken further."""
        self.retell()

    @property
    def _lesson(self) -> Lesson | None:
        row = self.query_one("#lessons", LineList).row
        return row.data if row is not None else None

    def _about(self) -> None:
        lesson, words = self._lesson, ""
        if lesson is not None:
            words = "\n".join(lesson_words.about(lesson, self.sitting.lang)[1:])
        self.query_one("#lesson-about", Static).update(plain(words))

    def on_line_list_moved(self) -> None:
        """Tell about the lesson under the cursor."""
        self._about()

    def action_choose(self) -> None:
        """Open the lesson under the cursor."""
        self.query_one("#lessons", LineList).action_choose()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open a lesson."""
        if event.row is not None:
            self.start(self._open(event.row.data))

    async def _open(self, lesson: Lesson) -> None:
        opened = await self.sitting.write(lambda: self._room.begin(lesson))
        await self.app.push_screen(LessonScreen(self.sitting, self._room, lesson, opened))

    def action_reset_lesson(self) -> None:
        """Put the lesson under the cursor back to its beginning."""
        if self._lesson is not None:
            self.start(self._reset(self._lesson))

    async def _reset(self, lesson: Lesson) -> None:
        if await lesson_acts.reset(self, self._room, lesson) is not None:
            self.retell()

    def action_handout(self) -> None:
        """Make one of its sheets."""
        if self._lesson is not None:
            self.start(lesson_acts.handout(self, self._room, self._lesson))
