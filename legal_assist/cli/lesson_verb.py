"""`lesson list`, `lesson check`, `lesson copy`, `lesson handout`: the lessons as files and on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from legal_assist.cli import output
from legal_assist.cli.session import store_root
from legal_assist.desk import classroom, lesson_words

if TYPE_CHECKING:
    import argparse

    from legal_assist.desk.classroom import Classroom


def listed(arguments: argparse.Namespace) -> None:
    """Print every lesson with its goal and how far it was taken."""
    room = classroom.Classroom(store_root(arguments), arguments.operator)
    lang = arguments.lang
    if arguments.json:
        output.data(
            [
                {
                    "id": one.id,
                    "number": one.number,
                    "title": one.words("title", lang),
                    "goal": one.words("goal", lang),
                    "minutes": one.minutes,
                    "steps": len(one.steps),
                    "seen": len(room.progress(one).seen),
                    "case": one.code,
                    "day": one.day.isoformat(),
                }
                for one in room.lessons
            ]
        )
        return
    show_list(room, lang)
    output.line(lesson_words.say("own_folder", lang, place=room.own))


def show_list(room: Classroom, lang: str) -> None:
    """Print the lessons, and how many files were left out."""
    for one in room.lessons:
        output.line(lesson_words.list_line(room, one, lang))
        output.line(f"    {one.id}: {one.words('goal', lang)}")
    if room.problems:
        output.line(
            lesson_words.say("left_out", lang, n=len({one.path.split(":")[0] for one in room.problems}))
        )


def check(arguments: argparse.Namespace) -> None:
    """Say of each file that it is a good lesson, or all that is wrong with them."""
    files = [Path(name) for name in arguments.files]
    found = classroom.check_files(files)
    if arguments.json:
        output.data([{"file": path.name, "id": one.id} for path, one in zip(files, found, strict=True)])
        return
    for path, one in zip(files, found, strict=True):
        title = one.words("title", arguments.lang)
        said = {"file": path.name, "title": title, "steps": len(one.steps), "minutes": one.minutes}
        output.line(lesson_words.say("checked", arguments.lang, **said))


def handout(arguments: argparse.Namespace) -> None:
    """Write the hand-out, or the trainer's sheet."""
    room = classroom.Classroom(store_root(arguments), arguments.operator)
    path = Path(arguments.out)
    lesson = room.lesson(arguments.lesson)
    lesson_words.write_handout(room, lesson, path, arguments.lang, answers=arguments.answers)
    if arguments.json:
        output.data({"file": output.path_text(path), "lesson": lesson.id, "answers": arguments.answers})
    else:
        output.line(lesson_words.say("written", arguments.lang, place=output.path_text(path)))


def copied(arguments: argparse.Namespace) -> None:
    """Write the file of a lesson elsewhere, as the beginning of one of one's own."""
    room = classroom.Classroom(store_root(arguments), arguments.operator)
    path = Path(arguments.out)
    lesson = room.lesson(arguments.lesson)
    room.copy(lesson, path)
    if arguments.json:
        output.data({"file": output.path_text(path), "lesson": lesson.id})
        return
    output.line(lesson_words.say("written", arguments.lang, place=output.path_text(path)))
    output.line(lesson_words.say("copy_next", arguments.lang, place=room.own))
