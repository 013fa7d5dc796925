"""A lesson in words: the parts of a step for both front ends, and the pages for the room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from legal_assist import messages, tanggal
from legal_assist.desk import wording
from legal_assist.errors import UsageError
from legal_assist.output_files import write_atomic
from legal_assist.training.lesson import PANES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from legal_assist.desk.classroom import Classroom, StepState
    from legal_assist.documents.review_pages import Line
    from legal_assist.training.lesson import Lesson, Step


@dataclass(frozen=True)
class Part:
    """One part of a step: its kind (`say`, `do`, `why`, `wrong`, `check`, `answer`), heading and lines."""

    id: str
    title: str
    lines: tuple[str, ...]


def say(key: str, lang: str, /, **params: Any) -> str:
    """A sentence about lessons, by its id without the topic."""
    return messages.text(f"training.{key}", lang, **params)


def about(lesson: Lesson, lang: str) -> tuple[str, ...]:
    """Title, goal, length and the day the lesson plays on."""
    day = tanggal.format_long(lesson.day, lang)
    return (
        say("lesson_title", lang, n=lesson.number, title=lesson.words("title", lang)),
        say("goal", lang, goal=lesson.words("goal", lang)),
        say("about", lang, minutes=lesson.minutes, steps=len(lesson.steps), code=lesson.code, day=day),
    )


def list_line(room: Classroom, lesson: Lesson, lang: str) -> str:
    """Number, title, length, and how far it was taken."""
    seen = len(room.progress(lesson).seen)
    kind = "new" if not seen else "finished" if seen == len(lesson.steps) else "begun"
    how_far = say(f"state_{kind}", lang, seen=seen, of=len(lesson.steps))
    title = lesson.words("title", lang)
    return say("line", lang, n=lesson.number, title=title, minutes=lesson.minutes, state=how_far)


def place(step: Step, lang: str) -> str:
    """What the step opens in the program."""
    if step.open in PANES:
        return say("place_pane", lang, name=messages.text(f"tui.pane.{step.open}", lang))
    return say("place_fact", lang, name=wording.label(step.open, lang))


def state(found: StepState, lang: str) -> str:
    """Whether the step was carried out, in words; empty for one that leaves no trace in the case."""
    if found.achieved is None:
        return ""
    return say("done" if found.achieved else "not_done", lang)


def main_parts(room: Classroom, lesson: Lesson, step: Step, lang: str) -> tuple[Part, ...]:
    """Say, do and why, with the law by the lesson's day."""
    why = [step.words("why", lang), *law(room, lesson, step.basis, lang)]
    return (
        Part("say", say("part.say", lang), (step.words("say", lang),)),
        Part("do", say("part.do", lang), (step.words("do", lang), place(step, lang))),
        Part("why", say("part.why", lang), tuple(why)),
    )


def wrong(room: Classroom, lesson: Lesson, step: Step, lang: str) -> Part:
    """The wrong turn and what comes of it."""
    turn = step.wrong
    lines = [turn.words("text", lang), say("consequence", lang, text=turn.words("consequence", lang))]
    return Part("wrong", say("part.wrong", lang), (*lines, *law(room, lesson, turn.basis, lang)))


def question(step: Step, lang: str) -> Part:
    """The question, with its numbered choices."""
    check = step.check
    lines = [check.words("question", lang)]
    lines += [f"{n}. {one.words('text', lang)}" for n, one in enumerate(check.choices, start=1)]
    return Part("check", say("part.check", lang), tuple(lines))


def answer(step: Step, lang: str, chosen: int | None = None) -> Part:
    """The answer and its reason; with the number of a choice also whether it was right."""
    check = step.check
    lines = [check.words("answer", lang), check.words("why", lang)]
    if chosen is not None and 0 < chosen <= len(check.choices):
        right = check.choices[chosen - 1].right
        lines.insert(0, say("right" if right else "not_right", lang, n=chosen))
    return Part("answer", say("part.answer", lang), tuple(lines))


def law(room: Classroom, lesson: Lesson, ids: tuple[str, ...], lang: str) -> tuple[str, ...]:
    """Each provision: its citation, what it says in short, and its status where it is not simply in force."""
    book = room.desk.book
    lines = []
    for each in ids:
        entry = book.provision(each)
        cited = wording.cite((each,), book, lang)
        said = entry.summary_en if lang == "en" else entry.summary
        status = book.in_force(each, lesson.day).status
        if status == "in_force":
            lines.append(say("law", lang, cited=cited, said=said))
        else:
            words = messages.text(f"law.status.{status}", lang)
            lines.append(say("law_with_status", lang, cited=cited, said=said, status=words))
    return tuple(lines)


# --- pages for the room --------------------------------------------------------------------------


def write_handout(room: Classroom, lesson: Lesson, path: Path, lang: str, *, answers: bool = False) -> None:
    """Write the hand-out for participants, or the trainer's sheet with the answers, as DOCX.

    Args:
        room: the training room.
        lesson: the lesson.
        path: the file; never overwritten.
        lang: ``id`` or ``en``.
        answers: the trainer's sheet instead of the participants'.

    Raises:
        UsageError: the name does not end in ``.docx``.
        DocumentError: there is a file of that name, or it can't be written.
    """
    from legal_assist.documents import review_pages

    if path.suffix.casefold() != ".docx":
        raise UsageError("training.not_docx", name=path.name[:80])
    content = tuple(_trainer(room, lesson, lang) if answers else _participant(room, lesson, lang))
    data = review_pages.docx(content, lesson.day, watermark=say("watermark", lang))
    write_atomic(path, data)


def _head(lesson: Lesson, lang: str, kind: str) -> Iterator[Line]:
    from legal_assist.documents.review_pages import Line

    title, goal, about_it = about(lesson, lang)
    yield Line("title", title)
    yield Line("text", say(f"page.{kind}", lang))
    yield Line("text", goal)
    yield Line("text", about_it)
    yield Line("text", say("page.invented", lang))


def _participant(room: Classroom, lesson: Lesson, lang: str) -> Iterator[Line]:
    from legal_assist.documents.review_pages import Line

    yield from _head(lesson, lang, "participant")
    for number, step in enumerate(lesson.steps, start=1):
        yield Line("heading", f"{number}. {step.words('title', lang)}")
        yield Line("text", step.words("do", lang), say("part.do", lang))
        yield Line("text", step.words("why", lang), say("part.why", lang))
        for line in law(room, lesson, step.basis, lang):
            yield Line("point", line)
        asked = question(step, lang)
        yield Line("text", asked.lines[0], asked.title)
        for choice in asked.lines[1:]:
            yield Line("text", choice)
        yield Line("write", "", say("page.my_answer", lang))
    yield Line("heading", say("page.notes", lang))
    for _ in range(3):
        yield Line("write", "")


def _trainer(room: Classroom, lesson: Lesson, lang: str) -> Iterator[Line]:
    from legal_assist.documents.review_pages import Line

    yield from _head(lesson, lang, "trainer")
    for number, step in enumerate(lesson.steps, start=1):
        yield Line("heading", f"{number}. {step.words('title', lang)}")
        parts = (
            *main_parts(room, lesson, step, lang),
            wrong(room, lesson, step, lang),
            question(step, lang),
            answer(step, lang),
        )
        for part in parts:
            first, *rest = part.lines
            yield Line("text", first, part.title)
            for line in rest:
                yield Line("text" if part.id in ("check", "answer") else "point", line)
