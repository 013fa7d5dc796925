"""Backups for both front ends: made, rehearsed, brought back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist.desk import sealing
from legal_assist.store.steps import go_on

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.clock import Clock
    from legal_assist.desk.desk import Desk
    from legal_assist.store.rehearsal import Rehearsed
    from legal_assist.store.restoring import Restored
    from legal_assist.store.steps import Step


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


def make(desk: Desk, folder: Path, step: Step = go_on) -> BackedUp:
    """Make one new backup and rehearse it.

    Args:
        desk: its store is sealed and open.
        folder: where it goes.
        step: told how far it is; says whether to go on.

    Raises:
        StoppedError: it said no; no unfinished backup is left.
        StoreError: ``keeping.backup.*``; earlier backups are untouched.
    """
    from legal_assist.store import places

    path, held = sealing.sealed(desk).backup(folder, operator=desk.operator, step=step)
    return BackedUp(path, held, places.same_disk(path, desk.workspace.root))


def rehearse(path: Path, secret: str, step: Step = go_on) -> Rehearsed:
    """Read and open everything in a backup, in memory only.

    Raises:
        StoreError: it is damaged, or the passphrase is wrong.
    """
    from legal_assist.store import restoring

    return restoring.rehearse(path, secret, step)


def restore(
    path: Path, into: Path, secret: str, *, clock: Clock, operator: str, step: Step = go_on
) -> Restored:
    """Bring a backup back into a new folder, with a full check.

    Raises:
        StoreError: the folder isn't free, the backup is damaged, or the passphrase is wrong; nothing is left
            behind.
    """
    from legal_assist.store import restoring
    from legal_assist.store.choosing import usual_anchor

    anchor = usual_anchor()
    return restoring.restore(path, into, secret, clock=clock, operator=operator, anchor=anchor, step=step)
