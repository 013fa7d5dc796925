"""Backups for both front ends: made, rehearsed, brought back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist.desk import sealing

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.clock import Clock
    from legal_assist.desk.desk import Desk
    from legal_assist.store.rehearsal import Rehearsed
    from legal_assist.store.restoring import Restored


@dataclass(frozen=True)
class BackedUp:
    """A backup that was made.

    Args:
        path: the file.
        held: what its rehearsal found.
        same_disk: whether it is on the store's own disk.
    """

    path: Path
    held: Rehearsed
    same_disk: bool


def make(desk: Desk, folder: Path) -> BackedUp:
    """Make one new backup and rehearse it.

    Raises:
        StoreError: ``keeping.backup.*``; earlier backups are untouched.
    """
    from legal_assist.store import places

    path, held = sealing.sealed(desk).backup(folder, operator=desk.operator)
    return BackedUp(path, held, places.same_disk(path, desk.workspace.root))


def rehearse(path: Path, secret: str) -> Rehearsed:
    """Read and open everything in a backup, in memory only.

    Raises:
        StoreError: it is damaged, or the passphrase is wrong.
    """
    from legal_assist.store import restoring

    return restoring.rehearse(path, secret)


def restore(path: Path, into: Path, secret: str, *, clock: Clock, operator: str) -> Restored:
    """Bring a backup back into a new folder, with a full check.

    Raises:
        StoreError: the folder isn't free, the backup is damaged, or the passphrase is wrong; nothing is left
            behind.
    """
    from legal_assist.store import restoring
    from legal_assist.store.choosing import usual_anchor

    return restoring.restore(path, into, secret, clock=clock, operator=operator, anchor=usual_anchor())
