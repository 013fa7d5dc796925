"""The one plain file beside the store that changes what the program says: the office's notes on the law.

It stays plain, so that it can be read without the program. What it was when this program wrote it last is
known by its SHA-256, kept inside the seal: a change made otherwise is named, never silently believed.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from legal_assist.durable_files import ensure_folder, read_file, replace_file
from legal_assist.store import faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from legal_assist.store.records import Damage
    from legal_assist.store.vault import Vault

NAME: Final = "law-overlay.toml"


def read(root: Path) -> bytes | None:
    """The file; None when there is none.

    Raises:
        OSError: the system refused.
    """
    try:
        return read_file(root / NAME)
    except FileNotFoundError:
        return None


def mark_of(raw: bytes | None) -> str:
    """SHA-256 (hex) of the file; empty while there is none."""
    return "" if raw is None else hashlib.sha256(raw).hexdigest()


def changed(root: Path, change: Callable[[bytes | None], bytes]) -> tuple[bytes | None, bytes]:
    """What stands there and what shall stand there; nothing is written yet."""
    ensure_folder(root)
    raw = read(root)
    return raw, change(raw)


def write(root: Path, raw: bytes) -> None:
    """Put the file in place, whole and durable.

    Raises:
        OSError: the system refused; the old file is untouched.
    """
    replace_file(root / NAME, raw)


def fault(vault: Vault) -> Damage | None:
    """What is wrong: the file isn't as this program left it.

    Args:
        vault: the open store, its index refreshed.
    """
    try:
        mark = mark_of(read(vault.place.root))
    except OSError:
        return faults.damage("no_access", NAME, None)
    # A store that never wrote it has nothing to compare with: then there must be no file.
    return None if mark in (vault.index.beside() or ("",)) else faults.damage("overlay", NAME, None)
