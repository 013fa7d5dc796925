"""What can be done with a lesson from the list and from inside: back to the beginning, sheets to print."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from legal_assist.desk import lesson_words
from legal_assist.output_files import free_path
from legal_assist.tui.plain import plain
from legal_assist.tui.screens.dialogs import Choice

if TYPE_CHECKING:
    from legal_assist.desk import Opened
    from legal_assist.desk.classroom import Classroom
    from legal_assist.training.lesson import Lesson
    from legal_assist.tui.place import Place


async def reset(place: Place[Any], room: Classroom, lesson: Lesson) -> Opened | None:
    """Ask once, then put a lesson back to its beginning; None when it was left as it is.

    Raises:
        StoreError: the training store refused.
    """
    lang = place.sitting.lang
    buttons = [("no", lesson_words.say("reset_no", lang)), ("yes", lesson_words.say("reset_yes", lang))]
    asked = Choice(place.sitting, lesson_words.say("reset_ask", lang), buttons)
    if await place.app.push_screen_wait(asked) != "yes":
        return None
    opened: Opened = await place.sitting.write(lambda: room.reset(lesson))
    place.app.notify(lesson_words.say("reset_done", lang), markup=False)
    return opened


async def handout(place: Place[Any], room: Classroom, lesson: Lesson) -> None:
    """Ask which sheet, write it into the training folder, and say where it is.

    Raises:
        DocumentError: it can't be written.
    """
    lang = place.sitting.lang
    buttons = [(kind, lesson_words.say(f"page_{kind}", lang)) for kind in ("participant", "trainer")]
    kind = await place.app.push_screen_wait(
        Choice(place.sitting, lesson_words.say("which_page", lang), buttons)
    )
    if not kind:
        return
    stem = lesson_words.say(f"file_{kind}", lang, id=lesson.id)
    path = free_path(room.desk.workspace.output, stem, ".docx")
    answers = kind == "trainer"
    await asyncio.to_thread(lesson_words.write_handout, room, lesson, path, lang, answers=answers)
    words = plain(lesson_words.say("written", lang, place=path))
    place.app.notify(words, timeout=20, markup=False)
