"""Which kind of store a folder holds."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from legal_assist.durable_files import read_file
from legal_assist.store import audit, header, marker, sealed_index
from legal_assist.store.sealed_storage import SUFFIX

if TYPE_CHECKING:
    from pathlib import Path


def is_sealed(root: Path) -> bool:
    """Whether a folder holds a sealed store, whatever its key file says of itself."""
    return _says(root) == header.KIND or has_traces(root)


def has_traces(root: Path) -> bool:
    """Whether there are sealed files."""
    if any(os.path.lexists(root / name) for name in (sealed_index.NAME, audit.NAME)):
        return True
    try:
        with os.scandir(root / "cases") as found:
            return any(entry.name.endswith(SUFFIX) for entry in found)
    except OSError:
        return False


def _says(root: Path) -> Any:
    try:
        found = json.loads(read_file(root / marker.NAME))
    except (OSError, ValueError, RecursionError):
        return None
    return found.get("kind") if isinstance(found, dict) else None
