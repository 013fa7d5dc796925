"""`train [LESSON]`: the training room on the screen, line by line, or in a browser for the projector."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from legal_assist.cli import inputs, lesson_verb, output
from legal_assist.cli.session import store_root
from legal_assist.desk import classroom, lesson_words
from legal_assist.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from legal_assist.desk.classroom import Classroom
    from legal_assist.training.lesson import Lesson, Step

#: What a person types to put a lesson back; the same word in both languages, as printed.
_YES: Final = "YA"


def train(arguments: argparse.Namespace) -> int:
    """Open the training room. Real cases are never opened here, whatever is asked.

    Raises:
        StoreError: `--store` names a folder of real cases, or the training folder is no training store.
        UsageError: there is no such lesson, or no terminal.
    """
    room = classroom.Classroom(store_root(arguments), arguments.operator)
    lesson = room.lesson(arguments.lesson) if arguments.lesson else None
    if arguments.projector:
        from legal_assist.tui.projector import serving

        return serving.serve(
            store_root(arguments),
            lang=arguments.lang,
            lesson=lesson.id if lesson else "",
            font_size=arguments.font_size,
            tell=output.line,
        )
    if arguments.plain or os.environ.get("TERM") == "dumb":
        _plain(room, lesson, arguments)
        return 0
    # Served to a browser the screen has no terminal; the driver that is named then needs none.
    if "TEXTUAL_DRIVER" not in os.environ and not (sys.stdout.isatty() and sys.stdin.isatty()):
        raise UsageError("training.no_screen")
    from legal_assist.tui.training_app import open_training

    return open_training(room, arguments.lang, lesson.id if lesson else "", ascii_only=arguments.ascii)


# --- line by line --------------------------------------------------------------------------------


def _plain(room: Classroom, lesson: Lesson | None, arguments: argparse.Namespace) -> None:
    lang = arguments.lang
    output.line(lesson_words.say("mark", lang))
    if lesson is None:
        output.line(lesson_words.say("plain_needs_lesson", lang))
        lesson_verb.show_list(room, lang)
        return
    Reading(room, lesson, lang).run()


class Reading:
    """One lesson, read line by line.

    Args:
        room: the training room.
        lesson: the lesson.
        lang: ``id`` or ``en``.
    """

    def __init__(self, room: Classroom, lesson: Lesson, lang: str) -> None:
        self._room, self._lesson, self._lang = room, lesson, lang
        self._at = 0

    @property
    def _step(self) -> Step:
        return self._lesson.steps[self._at]

    def run(self) -> None:
        """Until the last step was gone through, `q`, or the end of the input."""
        self._room.begin(self._lesson)
        self._at = self._lesson.step(self._room.progress(self._lesson).at)
        for line in lesson_words.about(self._lesson, self._lang):
            output.line(line)
        output.line(self._say("plain_keys"))
        self._show()
        while self._turn():
            pass

    def _turn(self) -> bool:
        try:
            typed = inputs.line().strip().casefold()
        except KeyboardInterrupt:
            return False
        if typed in ("q", "quit"):
            return False
        if typed in ("", "n"):
            return self._next()
        acts = {"b": self._back, "w": self._wrong, "t": self._question, "j": self._answer, "o": self._case}
        if typed in acts:
            acts[typed]()
        elif typed == "r":
            self._reset()
        elif typed.isdecimal() and 0 < int(typed) <= len(self._step.check.choices):
            self._part(lesson_words.answer(self._step, self._lang, int(typed)))
        else:
            output.line(self._say("plain_unknown"))
            output.line(self._say("plain_keys"))
        return True

    def _show(self) -> None:
        lesson, lang = self._lesson, self._lang
        self._room.stand(lesson, self._step)
        said = {"n": self._at + 1, "of": len(lesson.steps), "title": self._step.words("title", lang)}
        output.line()
        output.line(lesson_words.say("step", lang, **said))
        state = lesson_words.state(self._room.states(lesson)[self._at], lang)
        for part in lesson_words.main_parts(self._room, lesson, self._step, lang):
            self._part(part)
        if state:
            output.line(state)

    def _next(self) -> bool:
        if self._at + 1 < len(self._lesson.steps):
            self._at += 1
            self._show()
            return True
        self._room.finish(self._lesson)
        output.line(self._say("finished"))
        return False

    def _back(self) -> None:
        self._at = max(self._at - 1, 0)
        self._show()

    def _wrong(self) -> None:
        self._part(lesson_words.wrong(self._room, self._lesson, self._step, self._lang))

    def _question(self) -> None:
        self._part(lesson_words.question(self._step, self._lang))

    def _answer(self) -> None:
        self._part(lesson_words.answer(self._step, self._lang))

    def _case(self) -> None:
        """Run the command that shows the same; on the training store, on the lesson's day."""
        from legal_assist.cli import parser

        shown = [*(self._step.command or "next").split(), self._lesson.code]
        output.line(f"$ legal-assist {' '.join(shown)}")
        named = ["--store", str(self._room.desk.workspace.root), "--as-of", self._lesson.day.isoformat()]
        arguments = parser.build(self._lang).parse_args([*named, "--lang", self._lang, *shown])
        arguments.run(arguments)

    def _reset(self) -> None:
        output.line(self._say("plain_ask_reset"))
        try:
            sure = inputs.line().strip().upper() == _YES
        except KeyboardInterrupt:
            sure = False
        if not sure:
            output.line(self._say("plain_not_reset"))
            return
        self._room.reset(self._lesson)
        self._at = 0
        output.line(self._say("reset_done"))
        self._show()

    def _part(self, part: lesson_words.Part) -> None:
        first, *rest = part.lines
        output.line(f"{part.title}: {first}")
        for line in rest:
            output.line(f"  {line}")

    def _say(self, key: str) -> str:
        return lesson_words.say(key, self._lang)
