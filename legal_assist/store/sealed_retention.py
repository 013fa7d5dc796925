"""How long a case is kept: decided per case, sealed in it, and no part of the case itself."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Final

from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.records import Stored
from legal_assist.store.sealed_backup import SealedBackup

if TYPE_CHECKING:
    from legal_assist.store.case_files import CaseFile

TABLE: Final = "keeping"


@dataclass(frozen=True)
class Retention:
    """How long a case is kept.

    Args:
        until: last day on which it is kept (ISO); empty when nobody has decided.
        reason: why until then.
        ended: day on which the last proceeding ended (ISO); empty while none has.
    """

    until: str = ""
    reason: str = ""
    ended: str = ""


class SealedRetention(SealedBackup):
    """Retention of the sealed store's cases; see `SealedCaseStore`."""

    def retention(self, code: str) -> Retention:
        """How long a case is kept; blank when nobody has decided."""
        with self._reading(code) as file:
            return _retention(file)

    def retentions(self) -> tuple[tuple[str, Retention], ...]:
        """Retention of every case that can be read, by code name; reads them all."""
        found = []
        with self._guard, self._speaking():
            vault = self._refreshed()
            for entry in vault.index.entries():
                try:
                    found.append((entry.code, _retention(vault.case_file(entry.file, entry.code))))
                except (EnvelopeError, FileNotFoundError):
                    continue
        return tuple(sorted(found, key=lambda one: one[0]))

    def set_retention(
        self, code: str, retention: Retention, *, expected_revision: int, operator: str, why: str
    ) -> Stored:
        """Decide how long a case is kept, as a revision of the case.

        Raises:
            ConflictError: ``store.conflict``.
        """
        with self._changing(code) as file:
            self._compare(file, expected_revision)
            row = file.row()
            saving = self._saving(expected_revision + 1, operator, why)
            raw = file.write(row["document"], row["summary"], saving, tables={TABLE: [asdict(retention)]})
            self._open_vault().unlogged.append(
                self._entry("retention", operator, case=code, until=retention.until, ended=retention.ended)
            )
            self._note(file, code, row["summary"], saving, raw)
            return Stored(code, saving.revision, saving.saved_at, row["document"])


def _retention(file: CaseFile) -> Retention:
    rows = file.table(TABLE)
    if not rows:
        return Retention()
    try:
        return Retention(**{field.name: str(rows[0][field.name]) for field in fields(Retention)})
    except KeyError:
        raise EnvelopeError("altered") from None
