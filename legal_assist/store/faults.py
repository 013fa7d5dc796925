"""Which sentence and which remedy belong to a fault of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist.durable_files import fault_of
from legal_assist.errors import Problem, StoreError
from legal_assist.store.records import Damage

if TYPE_CHECKING:
    from pathlib import Path

#: Reason (end of ``store.damage.*``) to remedy (end of ``store.remedy.*``).
_REMEDIES: Final = {
    "empty": "backup",
    "cut": "backup",
    "altered": "backup",
    "foreign": "move",
    "newer": "update",
    "wrong_name": "rename",
    "no_access": "access",
    "missing": "missing",
    "older": "older",
    "index": "rebuild",
    "unfinished": "unfinished",
    "copy": "compare",
    "stray": "move",
    "marker": "rebuild",
    "other_store": "move",
    "old_key": "older",
    "newer_key": "reopen",
    "key_copy": "reopen",
    "deleted_back": "deleted_back",
    "index_missing": "rebuild_sealed",
    "audit_missing": "rebuild_sealed",
    "audit_cut": "audit_cut",
    "rolled_back": "rolled_back",
    "overlay": "overlay",
}


def damage(reason: str, file: str, code: str | None) -> Damage:
    """One entry of a check."""
    return Damage(file, code, f"store.damage.{reason}", f"store.remedy.{_REMEDIES[reason]}")


def of_damage(reason: str, file: str) -> StoreError:
    """The error for a file that can't be read; its one problem says what to do."""
    remedy = Problem(file, f"store.remedy.{_REMEDIES[reason]}", {"file": file})
    return StoreError(f"store.damage.{reason}", problems=(remedy,), file=file)


def damage_of_index(reason: str, file: str) -> Damage:
    """One entry of a check about the index or the log of a sealed store: both can be made anew."""
    return Damage(file, None, f"store.damage.{reason}", "store.remedy.rebuild_sealed")


def of_index(reason: str, file: str) -> StoreError:
    """The error for an index or log that can't be read."""
    remedy = Problem(file, "store.remedy.rebuild_sealed", {"file": file})
    return StoreError(f"store.damage.{reason}", problems=(remedy,), file=file)


def of_system(error: OSError, root: Path) -> StoreError:
    """The error for what the system refused."""
    return StoreError(f"store.{fault_of(error)}", place=str(root))
