"""The store of a folder, open or sealed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from legal_assist.store.case_store import CaseStore
from legal_assist.store.lock import PATIENCE
from legal_assist.store.opening import is_sealed

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.clock import Clock
    from legal_assist.store.anchor import Anchor
    from legal_assist.store.keeping import Keeping

#: Set to switch the use of the system's keyring off.
NO_KEYRING: Final = "LEGAL_ASSIST_NO_KEYRING"


def open_store(
    root: Path, clock: Clock, *, patience: float = PATIENCE, anchor: Anchor | None = None
) -> Keeping:
    """The store of this folder, still locked.

    Args:
        root: the folder; an empty or missing one becomes an open store.
        clock: says the moment of a save.
        patience: seconds to wait for another window's save.
        anchor: where a sealed store keeps its record outside the folder; the keyring when left out.
    """
    if not is_sealed(root):
        return CaseStore(root, clock=clock, patience=patience)
    # Only sealed stores pay for importing what computes keys.
    from legal_assist.store.sealed_store import SealedCaseStore

    if anchor is None:
        anchor = usual_anchor()
    return SealedCaseStore(root, clock=clock, patience=patience, anchor=anchor)


def usual_anchor() -> Anchor:
    """The system's keyring, unless its use is switched off."""
    from legal_assist.store.anchor import KeyringAnchor, NoAnchor

    return NoAnchor() if os.environ.get(NO_KEYRING) else KeyringAnchor()
