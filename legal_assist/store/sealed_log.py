"""The activity log as others see it: read, and told of acts that change no case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist.store import audit
from legal_assist.store.sealed_opening import SealedOpening

if TYPE_CHECKING:
    from legal_assist.store.records import Document


class SealedLog(SealedOpening):
    """The log of the sealed store; see `SealedCaseStore`."""

    def log(self) -> tuple[Document, ...]:
        """The activity log, oldest first.

        Raises:
            StoreError: it is damaged or missing.
        """
        with self._guard, self._about(audit.NAME, "audit_missing"):
            vault = self._open_vault()
            return tuple(audit.AuditLog(vault.audit.journal.again()).refresh())

    def audit_log(self) -> audit.AuditLog:
        """The log itself, for comparing it with a record outside the folder."""
        return self._open_vault().audit

    def note(self, what: str, *, operator: str, code: str = "", **details: Any) -> None:
        """Put an act into the log that isn't a change of a case: a reveal, an export, a paper made.

        Args:
            what: short name of the act.
            operator: label of who does it.
            code: code name of the case, where there is one.
            details: plain JSON data without identities.

        Raises:
            StoreError: it could not be written.
        """
        with self._guard, self._speaking(), self._writing():
            self._ready()
            vault = self._open_vault()
            vault.unlogged.append(self._entry(what, operator, case=code, **details))
            vault.audit.append(vault.unlogged)
            vault.unlogged.clear()
