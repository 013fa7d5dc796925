"""Files and folders whose place is typed into a box."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from legal_assist.errors import UsageError
from legal_assist.tui.screens.dialogs import Ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.tui.place import Place
    from legal_assist.tui.sitting import Sitting


def read(typed: str, most: int) -> bytes:
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


def refuse(sitting: Sitting, typed: str, newest: str = "") -> str:
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


async def ask(
    place: Place[Any], words: str, value: str = "", *, refuse: Callable[[str], str] | None = None
) -> Path | None:
    """Ask for the place of a file or folder; None when nothing was decided.

    Args:
        place: the screen that asks.
        words: what is asked.
        value: what stands there at first.
        refuse: as of `Ask`.

    Raises:
        UsageError: as `path_of`.
    """
    typed = await place.app.push_screen_wait(Ask(place.sitting, words, value, refuse=refuse))
    return path_of(typed) if typed and typed.strip() else None


def path_of(typed: str) -> Path:
    """The file or folder whose place was typed.

    Raises:
        UsageError: it names the home of somebody who doesn't exist.
    """
    try:
        return Path(typed.strip()).expanduser()
    except RuntimeError:
        raise UsageError("tui.error.no_home") from None
