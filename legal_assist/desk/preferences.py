"""The few settings of one workspace, in a plain file beside the store. They hold nothing about any case."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Final

from legal_assist.durable_files import fault_of, read_file, replace_file
from legal_assist.errors import StoreError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.desk.desk import Desk

NAME: Final = "settings.json"
#: Minutes without a key after which the screen locks, unless the office says otherwise.
IDLE_MINUTES: Final = 5
MOST_MINUTES: Final = 60


@dataclass(frozen=True)
class Preferences:
    """The settings of one workspace.

    Args:
        idle_minutes: minutes without a key before the screen locks itself; 0: never.
        companion: whether the screen shows examinations and hearings only; a view, not access control.
    """

    idle_minutes: int = IDLE_MINUTES
    companion: bool = False


def read(desk: Desk) -> Preferences:
    """The settings of this workspace; the usual ones where the file is missing or says nothing usable.

    A sealed store always locks itself, whatever the file says.
    """
    try:
        found = json.loads(read_file(_path(desk)))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(found, dict):
        return Preferences()
    minutes = found.get("idle_minutes")
    if type(minutes) is not int or not _least(desk) <= minutes <= MOST_MINUTES:
        minutes = IDLE_MINUTES
    return Preferences(minutes, companion=found.get("companion") is True)


def set_idle_minutes(desk: Desk, typed: str) -> Preferences:
    """Store after how many minutes the screen locks itself.

    Args:
        desk: its workspace.
        typed: a whole number; 0, never, only for a store that holds invented cases alone.

    Raises:
        UsageError: it is no such number.
        StoreError: the file can't be written.
    """
    least = _least(desk)
    try:
        minutes = int(typed.strip())
    except ValueError:
        minutes = -1
    if not least <= minutes <= MOST_MINUTES:
        raise UsageError("tui_store.idle.bad", least=least, most=MOST_MINUTES)
    return _write(desk, replace(read(desk), idle_minutes=minutes))


def set_companion(desk: Desk, companion: bool) -> Preferences:
    """Store whether the screen shows examinations and hearings only.

    Raises:
        StoreError: the file can't be written.
    """
    return _write(desk, replace(read(desk), companion=companion))


def _write(desk: Desk, wanted: Preferences) -> Preferences:
    try:
        replace_file(_path(desk), json.dumps(asdict(wanted)).encode() + b"\n")
    except OSError as error:
        raise StoreError(f"store.{fault_of(error)}", place=str(desk.workspace.root)) from error
    return wanted


def _path(desk: Desk) -> Path:
    return desk.workspace.root / NAME


def _least(desk: Desk) -> int:
    return 0 if desk.store_kind == "open" else 1
