"""Checking a template file from the screen, and putting it to use when it passes."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.desk import office_templates, templates
from legal_assist.output_files import free_path
from legal_assist.tui.plain import plain
from legal_assist.tui.screens import typed_files
from legal_assist.tui.screens.dialogs import Choice, Tell
from legal_assist.tui.screens.working import while_working

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.documents.template_check import Report
    from legal_assist.tui.place import Place


async def check(place: Place[Any], document: str) -> bool:
    """Ask for a template, tell every fault of it, and offer what can be done next.

    Args:
        place: the screen that asks.
        document: id of the document under the cursor: what a file of another name is taken for.

    Returns:
        Whether a template was put to use.
    """
    sitting = place.sitting

    def words(key: str, **values: Any) -> str:
        return messages.text(f"templates.{key}", sitting.lang, **values)

    path = await typed_files.ask(place, words("ask_file", folder=_folder(place)))
    if path is None:
        return False
    known = path.name in office_templates.names(sitting.desk.catalogue)
    meant = "" if known else document
    job = partial(templates.check, sitting.desk, path, meant)
    report = await while_working(place, words("checking"), job)
    if report.problems or report.hints:
        await place.app.push_screen_wait(Tell(sitting, plain(_told(report, sitting.lang))))
    if not report.passes:
        if not report.unsafe:
            await _offer_comments(place, path, report)
        return False
    buttons = [("no", words("use_no")), ("yes", words("use_yes"))]
    asked = words("use_question", name=report.name)
    if await place.app.push_screen_wait(Choice(sitting, asked, buttons)) != "yes":
        return False
    await sitting.write(partial(templates.use, sitting.desk, path, meant))
    name = templates.name_of(sitting.desk, path, meant)
    documents = ", ".join(office_templates.names(sitting.desk.catalogue)[name])
    place.app.notify(words("used", name=name, documents=documents), timeout=10)
    return True


async def _offer_comments(place: Place[Any], path: Path, report: Report) -> None:
    sitting = place.sitting
    buttons = [
        ("no", messages.text("templates.copy_no", sitting.lang)),
        ("yes", messages.text("templates.copy_yes", sitting.lang)),
    ]
    asked = messages.text("templates.copy_question", sitting.lang, count=len(report.problems))
    if await place.app.push_screen_wait(Choice(sitting, asked, buttons)) == "yes":
        out = free_path(path.parent, f"{path.stem}-komentar", ".docx")
        await asyncio.to_thread(templates.comments, path, report, out, sitting.lang)
        place.app.notify(messages.text("templates.comments_made", sitting.lang, place=str(out)), timeout=15)


def _folder(place: Place[Any]) -> str:
    return str(office_templates.folder(place.sitting.desk))


def _told(report: Report, lang: str) -> str:
    numbers = {"fields": len(report.read), "hints": len(report.hints), "count": len(report.problems)}
    key = "templates.passes" if report.passes else "templates.fails"
    lines = [messages.text(key, lang, name=report.name, **numbers)]
    lines += [f"- {messages.of_problem(one, lang)}" for one in report.problems]
    mark = messages.text("templates.hint_mark", lang)
    lines += [f"- ({mark}) {messages.of_problem(one, lang)}" for one in report.hints]
    return "\n\n".join(lines)
