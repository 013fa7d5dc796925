"""From the list of cases into one of them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from legal_assist.desk import Opened
    from legal_assist.tui.place import Place
    from legal_assist.tui.reveal import Revealing
    from legal_assist.tui.screens.case_file import CaseFile


async def open_case(place: Place[Any], code: str) -> None:
    """Read a case and show it.

    Raises:
        StoreError: it can't be read.
    """
    opened = await asyncio.to_thread(place.sitting.desk.open, code)
    await show_case(place, opened)


async def open_at(place: Place[Any], code: str, path: str) -> None:
    """Read a case and show it at the place of a fact; an empty path shows the case.

    Raises:
        StoreError: it can't be read.
    """
    await open_case(place, code)
    screen = place.app.screen
    if path and screen is not place:
        await cast("CaseFile", screen).jump(path)


async def show_case(place: Place[Any], opened: Opened) -> None:
    """Show a case that was read."""
    from legal_assist.tui import drafts
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.screens.case_file import CaseFile

    if place.sitting.revealed_case != opened.case.code:
        cast("Revealing", place.app).hide()
    place.case_opened(opened.case.code)
    session = CaseSession(place.sitting, opened)
    await place.app.push_screen(CaseFile(session))
    place.start(drafts.offer_in_case(place.app, session))
