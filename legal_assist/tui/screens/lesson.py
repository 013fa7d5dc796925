"""One lesson, step by step: say, do, why; the wrong turn, the question and its answer when asked for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar, Final, cast

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from legal_assist.desk import lesson_words
from legal_assist.tui import commands
from legal_assist.tui.place import Place
from legal_assist.tui.plain import plain, wrap
from legal_assist.tui.screens import lesson_acts, opening

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from legal_assist.desk import Opened
    from legal_assist.desk.classroom import Classroom, StepState
    from legal_assist.training.lesson import Lesson, Step
    from legal_assist.tui.screens.case_file import CaseFile
    from legal_assist.tui.sitting import Sitting

_PARTS: Final = ("say", "do", "why", "wrong", "check", "answer")
#: The largest number of choices a question can have.
_CHOICES: Final = 5
#: Columns beside the words: margins, indent, scroll bar.
_MARGINS: Final = 6


def _bulleted(part: lesson_words.Part) -> list[str]:
    """The lines of a part; the ones after the first with a sign, where they bear no number."""
    first, *rest = part.lines
    return [first, *(line if part.id == "check" else f"- {line}" for line in rest)]


def _hanging(text: str) -> int:
    """How far later lines of a text stand in: under its first word, where it bears a sign or number."""
    return 2 if text.startswith("- ") else 3 if text[:1].isdigit() and text[1:3] == ". " else 0


class Pages(VerticalScroll, can_focus=True, inherit_bindings=False):
    """A scrolling text that leaves the arrows to the sides to the lesson."""

    BINDINGS: ClassVar = [
        Binding("up", "scroll_up", show=False),
        Binding("down", "scroll_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown,space", "page_down", show=False),
    ]


class LessonScreen(Place[None]):
    """A lesson.

    Args:
        sitting: the sitting.
        room: the training room; its clock stands on the lesson's day.
        lesson: the lesson.
        opened: its case.
    """

    SCOPES: ClassVar = ("lesson",)
    HELP_TOPIC = "lesson"
    KEY_LINES = 3
    AUTO_FOCUS = "#lesson"
    BINDINGS: ClassVar = [
        *commands.bindings("lesson"),
        Binding("right,enter", "next_step", show=False),
        Binding("left", "previous_step", show=False),
        *(Binding(str(n), f"answer({n})", show=False) for n in range(1, _CHOICES + 1)),
    ]

    def __init__(self, sitting: Sitting, room: Classroom, lesson: Lesson, opened: Opened) -> None:
        super().__init__(sitting)
        self._room, self._lesson = room, lesson
        self._states: tuple[StepState, ...] = room.states(lesson, opened)
        self._at = lesson.step(room.progress(lesson).at)
        self._wrong = self._asked = self._answered = False
        self._chosen: int | None = None

    def body(self) -> Iterable[Widget]:
        """The step's name, whether it was carried out, its parts, and what can be shown next."""
        yield Static("", id="lesson-step", markup=False)
        with Pages(id="lesson"):
            for name in _PARTS:
                yield Static("", id=f"part-{name}-title", classes="part-title", markup=False)
                yield Static("", id=f"part-{name}", classes="part-words", markup=False)
        yield Static("", id="lesson-state", markup=False)
        yield Static("", id="lesson-hint", markup=False)

    @property
    def _step(self) -> Step:
        return self._lesson.steps[self._at]

    def heading(self) -> tuple[str, str]:
        """Number and title of the lesson; its case."""
        lang, lesson = self.sitting.lang, self._lesson
        title = lesson_words.say("lesson_title", lang, n=lesson.number, title=lesson.words("title", lang))
        return plain(title), lesson.code

    # --- showing ---------------------------------------------------------------------------------

    def retell(self) -> None:
        """The present step in the present language."""
        super().retell()
        lang, steps = self.sitting.lang, self._lesson.steps
        said = {"n": self._at + 1, "of": len(steps), "title": self._step.words("title", lang)}
        self.query_one("#lesson-step", Static).update(plain(lesson_words.say("step", lang, **said)))
        for name in _PARTS:
            self.query_one(f"#part-{name}").display = self.query_one(f"#part-{name}-title").display = False
        width = max(self.size.width - _MARGINS, 20)
        for part in self._shown_parts():
            title, words = (self.query_one(f"#part-{part.id}{end}", Static) for end in ("-title", ""))
            title.update(part.title.upper())
            lines = [line for text in _bulleted(part) for line in wrap(plain(text), width, _hanging(text))]
            words.update("\n".join(lines))
            title.display = words.display = True
        state = self.query_one("#lesson-state", Static)
        state.update(lesson_words.state(self._states[self._at], lang))
        state.display = bool(self._states[self._at].step.done)
        self.query_one("#lesson-hint", Static).update(self._hint())

    def on_resize(self) -> None:
        """Fill the new width."""
        self.retell()

    def _shown_parts(self) -> list[lesson_words.Part]:
        room, lesson, step, lang = self._room, self._lesson, self._step, self.sitting.lang
        parts = [*lesson_words.main_parts(room, lesson, step, lang)]
        if self._wrong:
            parts.append(lesson_words.wrong(room, lesson, step, lang))
        if self._asked:
            parts.append(lesson_words.question(step, lang))
        if self._answered:
            parts.append(lesson_words.answer(step, lang, self._chosen))
        return parts

    def _hint(self) -> str:
        hints = [] if self._wrong else ["hint_wrong"]
        if not self._asked:
            hints.append("hint_check")
        elif not self._answered:
            hints.append("hint_choose" if self._step.check.choices else "hint_answer")
        return "  ".join(lesson_words.say(one, self.sitting.lang) for one in hints)

    def _show(self, part: str) -> None:
        """Show everything anew and bring one part into sight."""
        self.retell()
        shown = self.query_one(f"#part-{part}")
        self.call_after_refresh(lambda: self.query_one(Pages).scroll_to_widget(shown, animate=False))

    def on_screen_resume(self) -> None:
        """Back from the case: what was done there counts."""
        self.start(self._look_again(), group="load")

    async def _look_again(self) -> None:
        if self.sitting.desk.is_locked:
            return
        self._states = await asyncio.to_thread(self._room.states, self._lesson)
        if self.is_mounted:
            self.retell()

    # --- keys ------------------------------------------------------------------------------------

    def action_next_step(self) -> None:
        """The next step; after the last one the lesson is finished."""
        if self._at + 1 < len(self._lesson.steps):
            self._go(self._at + 1)
        else:
            self.start(self._finish())

    def action_previous_step(self) -> None:
        """The step before."""
        if self._at:
            self._go(self._at - 1)

    def _go(self, at: int) -> None:
        """Stand on another step at once, however fast keys come; note it beside."""
        self._at = at
        self._wrong = self._asked = self._answered = False
        self._chosen = None
        self.retell()
        self.query_one(Pages).scroll_home(animate=False)
        self.start(self._note(self._step))

    async def _note(self, step: Step) -> None:
        await self.sitting.write(lambda: self._room.stand(self._lesson, step))

    async def _finish(self) -> None:
        await self.sitting.write(lambda: self._room.finish(self._lesson))
        self.app.notify(lesson_words.say("finished", self.sitting.lang), timeout=10, markup=False)

    def action_wrong_turn(self) -> None:
        """Show what people do instead, and what comes of it; or hide it again."""
        self._wrong = not self._wrong
        if self._wrong:
            self._show("wrong")
        else:
            self.retell()

    def action_ask_check(self) -> None:
        """Show the question to the room."""
        self._asked = True
        self._show("check")

    def action_show_answer(self) -> None:
        """Show question and answer."""
        self._asked = self._answered = True
        self._show("answer")

    def action_answer(self, number: int) -> None:
        """Choose an answer; only while the question is in sight."""
        if self._asked and number <= len(self._step.check.choices):
            self._chosen, self._answered = number, True
            self._show("answer")

    def action_basis(self) -> None:
        """Open what the step rests on in the law book."""
        if self._step.cited():
            cast("Any", self.app).read_law(self._step.cited())
        else:
            self.app.notify(self.sitting.t("said.no_basis"))

    def action_open_place(self) -> None:
        """Open the case where the step plays; Esc comes back."""
        self.start(self._open())

    async def _open(self) -> None:
        from legal_assist.tui.screens.case_file import PANES

        code, where = self._lesson.code, self._step.open
        if where not in PANES:
            await opening.open_at(self, code, where)
            return
        await opening.open_case(self, code)
        cast("CaseFile", self.app.screen).action_pane(list(PANES).index(where))

    def action_reset_lesson(self) -> None:
        """Back to the beginning, after asking."""
        self.start(self._reset())

    async def _reset(self) -> None:
        if await lesson_acts.reset(self, self._room, self._lesson) is None:
            return
        await self._look_again()
        self._go(0)

    def action_handout(self) -> None:
        """Make one of its sheets."""
        self.start(lesson_acts.handout(self, self._room, self._lesson))

    def action_back(self) -> None:
        """To the list of lessons."""
        self.dismiss(None)
