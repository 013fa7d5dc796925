"""From the list of cases into one of them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legal_assist.cases.importing import MAX_BYTES
from legal_assist.errors import CaseDataError, UsageError

if TYPE_CHECKING:
    from legal_assist.desk import Opened
    from legal_assist.tui.place import Place


async def open_case(place: Place[Any], code: str) -> None:
    """Read a case and show it.

    Raises:
        StoreError: it can't be read.
    """
    opened = await asyncio.to_thread(place.sitting.desk.open, code)
    await show_case(place, opened)


async def show_case(place: Place[Any], opened: Opened) -> None:
    """Show a case that was read."""
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.screens.case_file import CaseFile

    session = CaseSession(place.sitting, opened)
    await place.app.push_screen(CaseFile(session))


def read_case_file(typed: str) -> bytes:
    """The bytes of a case file whose place was typed.

    Raises:
        UsageError: there is no such file, or it can't be read.
        CaseDataError: it is far too large.
    """
    path = Path(typed)
    try:
        path = path.expanduser()
        if path.stat().st_size > MAX_BYTES:
            raise CaseDataError("case.file_too_large", limit_mb=MAX_BYTES // (1024 * 1024))
        return path.read_bytes()
    except FileNotFoundError:
        raise UsageError("tui.error.file_missing", name=path.name) from None
    except (OSError, ValueError, RuntimeError):
        raise UsageError("tui.error.file_unreadable", name=path.name) from None


def folder_of(typed: str) -> Path:
    """The folder whose place was typed.

    Raises:
        UsageError: it names the home of somebody who doesn't exist.
    """
    try:
        return Path(typed.strip()).expanduser()
    except RuntimeError:
        raise UsageError("tui.error.no_home") from None
