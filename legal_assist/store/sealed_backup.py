"""Backups of the sealed store: made, rehearsed at once, and remembered in the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from legal_assist.store import audit, backup, faults, rehearsal
from legal_assist.store.sealed_attachments import SealedAttachments
from legal_assist.store.steps import Steps, go_on

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.store.records import Document
    from legal_assist.store.rehearsal import Rehearsed
    from legal_assist.store.steps import Step

#: Log entries that name a backup.
BACKUPS: Final = ("backup_made", "restored")


@dataclass(frozen=True)
class KnownBackup:
    """A backup that the log names.

    Args:
        made_at: moment (ISO).
        name: file name.
        place: folder where it was put.
        head: short mark, as printed when it was made.
        good: whether its rehearsal found nothing damaged.
    """

    made_at: str
    name: str
    place: str
    head: str
    good: bool


class SealedBackup(SealedAttachments):
    """What the sealed store does about backups; see `SealedCaseStore`."""

    _backups: tuple[KnownBackup, ...] | None = None

    def backup(self, folder: Path, *, operator: str, step: Step = go_on) -> tuple[Path, Rehearsed]:
        """Make one new backup and rehearse it from the disk; saves of other windows wait meanwhile.

        Args:
            folder: where it goes; outside the store's folder.
            operator: label for the log.
            step: asked whether to go on.

        Returns:
            The file, and what the rehearsal found in it. With damage it isn't the last *good* backup.

        Raises:
            StoppedError: somebody ended it.
            StoreError: ``keeping.backup.*``; in either case no unfinished file is left.
        """
        made_at = self._clock.now().isoformat()
        with self._guard, self._speaking(), self._writing():
            self._ready()
            vault = self._open_vault()
            self._write_notes(vault)
            key, steps = vault.data_key, Steps(step, "store.stopped.backup")

            def prove(written: Path) -> Rehearsed:
                with written.open("rb") as stream:
                    return rehearsal.rehearse(stream, lambda _header: key, self.root, steps)

            path, found = backup.make(vault, folder, made_at, prove, steps)
            vault.unlogged.append(
                self._entry(
                    "backup_made",
                    operator,
                    made_at=made_at,
                    name=path.name,
                    place=str(folder.absolute()),
                    head=found.head,
                    good=not found.damage,
                )
            )
            self._write_notes(vault)
        self._backups = None
        return path, found

    def backups(self) -> tuple[KnownBackup, ...]:
        """Every backup the log names, oldest first; the one this store came from too.

        Where they are now, the log can't know.

        Raises:
            StoreError: the log is damaged.
        """
        if self._backups is None:
            self._backups = tuple(_known(entry) for entry in self.log() if entry["what"] in BACKUPS)
        return self._backups

    @property
    def last_good_backup(self) -> datetime | None:
        """When the last backup without damage was made (this store may have come from it); None when never.

        Raises:
            StoreError: the log is damaged.
        """
        moments = [one.made_at for one in self.backups() if one.good]
        try:
            return max(map(datetime.fromisoformat, moments), default=None)
        except ValueError:
            return None

    def _drop(self) -> None:
        super()._drop()
        self._backups = None


def _known(entry: Document) -> KnownBackup:
    try:
        return KnownBackup(*(entry[name] for name in ("made_at", "name", "place", "head", "good")))
    except KeyError:
        raise faults.of_damage("altered", audit.NAME) from None
