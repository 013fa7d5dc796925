"""Backups of the sealed store: made, rehearsed at once, and remembered in the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from legal_assist.errors import StoreError
from legal_assist.store import backup, rehearsal
from legal_assist.store.sealed_attachments import SealedAttachments

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.store.records import Document
    from legal_assist.store.rehearsal import Rehearsed


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
    _restored: tuple[str, ...] = ()

    def backup(self, folder: Path, *, operator: str) -> tuple[Path, Rehearsed]:
        """Make one new backup and rehearse it from the disk; saves of other windows wait meanwhile.

        Args:
            folder: where it goes; outside the store's folder.
            operator: label for the log.

        Returns:
            The file, and what the rehearsal found in it. With damage it isn't the last *good* backup.

        Raises:
            StoreError: ``keeping.backup.*``; no unfinished file is left.
        """
        made_at = self._clock.now().isoformat()
        with self._guard, self._speaking(), self._writing():
            self._ready()
            vault = self._open_vault()
            self._write_notes(vault)
            path, _manifest = backup.make(vault, folder, made_at)
            key = vault.data_key
            with path.open("rb") as stream:
                found = rehearsal.rehearse(stream, lambda _header: key, self.root)
            vault.unlogged.append(
                self._entry(
                    "backup_made",
                    operator,
                    name=path.name,
                    place=str(folder),
                    head=found.head,
                    good=not found.damage,
                )
            )
            self._write_notes(vault)
        self._backups = None
        return path, found

    def backups(self) -> tuple[KnownBackup, ...]:
        """Every backup the log names, oldest first. Where they are now, the log can't know."""
        if self._backups is None:
            log = self.log()
            self._backups = tuple(_known(entry) for entry in log if entry["what"] == "backup_made")
            self._restored = tuple(
                entry["made_at"] for entry in log if entry["what"] == "restored" and entry.get("good")
            )
        return self._backups

    @property
    def last_good_backup(self) -> datetime | None:
        """When the last backup without damage was made (this store may have come from it); None when never.

        Raises:
            StoreError: the log is damaged.
        """
        moments = [one.made_at for one in self.backups() if one.good]
        try:
            return max(map(datetime.fromisoformat, [*moments, *self._restored]), default=None)
        except ValueError:
            return None

    def _drop(self) -> None:
        super()._drop()
        self._backups = None


def _known(entry: Document) -> KnownBackup:
    try:
        return KnownBackup(entry["at"], entry["name"], entry["place"], entry["head"], entry["good"])
    except KeyError:
        raise StoreError("store.damage.altered", file="audit.sealed") from None
