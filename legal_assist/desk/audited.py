"""What the desk tells the activity log, and what it says about the store's backups and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legal_assist.clock import Clock
    from legal_assist.errors import Problem
    from legal_assist.store import Keeping


class Audited:
    """The part of the desk that looks after the store's record of acts; see `Desk`."""

    operator: str
    clock: Clock

    @property
    def store(self) -> Keeping:
        """The store."""
        raise NotImplementedError

    def audit(self, what: str, code: str = "", **details: Any) -> None:
        """Put an act that changes no case into the log of a sealed store; an open store has none.

        Args:
            what: short name of the act; its sentence is ``keeping.audit.<what>``.
            code: code name of the case, where there is one.
            details: plain JSON data without identities.

        Raises:
            StoreError: it could not be written. Whoever is about to show or hand out something stops then.
        """
        store = self.store
        if store.kind != "sealed" or store.is_locked:
            return
        from legal_assist.store.sealed_store import SealedCaseStore

        if isinstance(store, SealedCaseStore):
            store.note(what, operator=self.operator, code=code, **details)

    def audit_reveal(self, code: str = "", where: str = "", field: str = "") -> None:
        """Log that identities are about to be shown in place of code names; call it before showing them.

        Args:
            code: the case that is open; empty on a screen of several cases.
            where: short name of the screen or command.
            field: path of the one fact or entry that is shown (``victims.K1.nik``), never its value; empty
                for everything that is open.

        Raises:
            StoreError: as `audit`; then nothing may be revealed.
        """
        details = {"field": field} if field else {}
        self.audit("revealed", code, where=where, **details)

    @property
    def backup_age(self) -> int | None:
        """Days since the last good backup of an open sealed store; None when there is none to speak of."""
        store = self.store
        if store.kind != "sealed" or store.is_locked:
            return None
        from legal_assist.store.sealed_store import SealedCaseStore

        made = store.last_good_backup if isinstance(store, SealedCaseStore) else None
        return max(0, (self.clock.now().date() - made.date()).days) if made is not None else None

    @property
    def place_warnings(self) -> tuple[Problem, ...]:
        """What about the store's folder endangers it: a synchronised folder, a network drive, copies."""
        from legal_assist.store import places

        return places.warnings(self.store.root)
