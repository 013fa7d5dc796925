"""Wiping the made papers of a case together, once its code name was typed."""

from __future__ import annotations

import asyncio
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.desk import made_papers
from legal_assist.tui.screens.dialogs import Ask, Choice, Tell

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.desk.made_papers import Listing
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.place import Place

#: More names than this are counted, not listed.
_LISTED = 4


async def wipe(place: Place[Any], session: CaseSession) -> bool:
    """Ask, and remove the plain files of this case's papers.

    Returns:
        Whether anything was removed.
    """
    sitting, code = place.sitting, session.case.code

    def words(key: str, **values: Any) -> str:
        return messages.text(f"made.{key}", sitting.lang, **values)

    found = await asyncio.to_thread(made_papers.listing, sitting.desk, session.opened)
    if not found.files:
        place.app.notify(words("wipe_nothing", code=code))
        return False
    also_edited = await _about_edited(place, found)
    if also_edited is None:
        return False
    wanted = [one for one in found.files if also_edited or one.state == "there"]
    if not wanted:
        place.app.notify(words("wipe_nothing", code=code))
        return False
    listed = session.show(_folders([one.path.parent for one in wanted]))
    question = words("wipe_question", code=code, n=len(wanted))
    asked = f"{listed}\n\n{words('wipe_limits')}\n\n{question}"
    typed = await place.app.push_screen_wait(Ask(sitting, asked))
    if typed is None or typed.strip().upper() != code:
        place.app.notify(words("wipe_refused"), severity="warning")
        return False
    job = partial(made_papers.wipe, sitting.desk, session.opened, also_edited=also_edited)
    done = await sitting.write(job)
    place.app.notify(words("wiped", n=len(done.removed)), timeout=10)
    if done.refused:
        lines = [words("refused_file", place=str(one)) for one in done.refused]
        await place.app.push_screen_wait(Tell(sitting, session.show("\n".join(lines))))
    return bool(done.removed)


def _folders(folders: list[Path]) -> str:
    """How many files lie in each folder; a box has room for a few."""
    counted = Counter(folders).most_common(_LISTED)
    lines = [f"- {folder} ({n})" for folder, n in counted]
    more = len(folders) - sum(n for _folder, n in counted)
    return "\n".join([*lines, *([f"- … (+{more})"] if more else [])])


async def _about_edited(place: Place[Any], found: Listing) -> bool | None:
    """Whether papers edited by hand go too; None when nothing was decided. They are somebody's work."""
    edited = [one.path.name for one in found.files if one.state == "edited"]
    if not edited:
        return False
    lang = place.sitting.lang
    more = [f"- … (+{len(edited) - _LISTED})"] if len(edited) > _LISTED else []
    listed = "\n".join([*(f"- {name}" for name in edited[:_LISTED]), *more])
    asked = messages.text("made.edited_question", lang, what=listed, n=len(edited))
    buttons = [
        ("keep", messages.text("made.edited_keep", lang)),
        ("go", messages.text("made.edited_go", lang)),
    ]
    answer = await place.app.push_screen_wait(Choice(place.sitting, asked, buttons))
    return None if answer is None else answer == "go"
