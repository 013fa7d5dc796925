"""From the list of cases into one of them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from legal_assist.errors import UsageError

if TYPE_CHECKING:
    from legal_assist.desk import Opened
    from legal_assist.tui.place import Place
    from legal_assist.tui.reveal import Revealing
    from legal_assist.tui.screens.case_file import CaseFile
    from legal_assist.tui.sitting import Sitting


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


def read_file(typed: str, most: int) -> bytes:
    """The bytes of a file whose place was typed; of one that is too large, just more than `most`.

    Raises:
        UsageError: there is no such file, or it can't be read.
    """
    path = Path(typed)
    try:
        path = path.expanduser()
        if path.exists() and not path.is_file():  # a pipe or device may never end
            raise UsageError("tui.error.file_unreadable", name=path.name)
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise UsageError("tui.error.file_missing", name=path.name) from None
    except (OSError, ValueError, RuntimeError):
        raise UsageError("tui.error.file_unreadable", name=path.name) from None


def refuse_file(sitting: Sitting, typed: str, newest: str = "") -> str:
    """Why what was typed names no file that can be read; empty when it does, or when nothing was typed.

    Args:
        sitting: the sitting.
        typed: the place.
        newest: a pattern of names; where a folder was typed, the newest of them in it is told.
    """
    path = Path(typed.strip())
    try:
        path = path.expanduser()
        if not typed.strip() or path.is_file():
            return ""
        if path.is_dir():
            found = max((one.name for one in path.glob(newest)), default="") if newest else ""
            key = "error.file_is_folder_with" if found else "error.file_is_folder"
            return sitting.t(key, name=path.name, newest=found)
        return sitting.t(f"error.file_{'unreadable' if path.exists() else 'missing'}", name=path.name)
    except (OSError, ValueError, RuntimeError):
        return sitting.t("error.file_unreadable", name=path.name)


def folder_of(typed: str) -> Path:
    """The folder whose place was typed.

    Raises:
        UsageError: it names the home of somebody who doesn't exist.
    """
    try:
        return Path(typed.strip()).expanduser()
    except RuntimeError:
        raise UsageError("tui.error.no_home") from None
