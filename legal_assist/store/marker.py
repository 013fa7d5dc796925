"""The small file that says what kind of store this is, so that no program writes into one it doesn't know."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, Final

from legal_assist.durable_files import read_file
from legal_assist.errors import StoreError
from legal_assist.store.envelope import FORMAT, encode
from legal_assist.store.faults import of_system
from legal_assist.store_folder import MARKER

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.store.atomic_storage import AtomicStorage

NAME: Final = MARKER
#: Raised when folders or tables change so that an older program would do harm.
STORE_VERSION: Final = 1


def check(root: Path, kind: str) -> None:
    """Refuse a store of another kind or of a newer program; a missing or broken marker is no hindrance.

    Raises:
        StoreError: ``store.newer_store`` or ``store.other_kind``, or it can't be read.
    """
    found = _read(root)
    if found is None:
        return
    version = found.get("version")
    if type(version) is int and version > STORE_VERSION:
        raise StoreError("store.newer_store", place=str(root))
    if found.get("kind") != kind:
        raise StoreError("store.other_kind", place=str(root))


def make(root: Path, kind: str, storage: type[AtomicStorage]) -> None:
    """Write the marker where there is none or a broken one.

    Raises:
        StoreError: what the system refused.
    """
    if _read(root) is not None:
        return
    path = root / NAME
    data = encode({"format": FORMAT, "version": STORE_VERSION, "kind": kind}) + b"\n"
    try:
        storage(path, "store", "store").put(path, data)
    except OSError as error:
        raise of_system(error, root) from error


def is_damaged(root: Path) -> bool:
    """Whether there is a marker that can't be understood."""
    return os.path.lexists(root / NAME) and _read(root) is None


def _read(root: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(read_file(root / NAME))
    except (FileNotFoundError, ValueError, RecursionError):
        return None
    except OSError as error:
        raise of_system(error, root) from error
    if isinstance(found, dict) and found.get("format") == FORMAT and "kind" in found and "version" in found:
        return found
    return None
