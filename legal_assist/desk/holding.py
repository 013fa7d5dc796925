"""The part of the desk that holds the store: its place, its key, its damage, every case in short."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from legal_assist.desk.audited import Audited
from legal_assist.store import open_store
from legal_assist.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from legal_assist.clock import Clock
    from legal_assist.errors import Problem
    from legal_assist.store import Damage, Keeping, StoredSummary


class Holding(Audited):
    """Holds the store; see `Desk` for the arguments."""

    #: A word on every page of every paper; the training room sets it.
    page_mark: ClassVar[str] = ""

    def __init__(self, root: Path | None, clock: Clock, operator: str = "") -> None:
        self.workspace = Workspace.find(root)
        self.clock = clock
        self.operator = operator
        #: Told about each fault in the office's law overlay, which is left out and never stops the work.
        self.warn: Callable[[Problem], object] | None = None
        self._store = open_store(self.workspace.root, clock)

    def unlock(self, passphrase: str | None = None) -> None:
        """Open the store, whichever kind it is by now.

        Args:
            passphrase: passphrase or recovery key, where `needs_passphrase` says so.

        Raises:
            StoreError: it can't be opened; the sentence says why and what to do.
        """
        from legal_assist.desk import private_view

        private_view.sweep()  # plain copies that a killed program left
        self.store.unlock(passphrase, operator=self.operator)

    @property
    def store(self) -> Keeping:
        """The store; looked for anew while it is locked, since another window may have sealed it."""
        if self._store.is_locked:
            self._store = open_store(self.workspace.root, self.clock)
        return self._store

    @property
    def store_kind(self) -> str:
        """``open`` (invented cases only) or ``sealed``."""
        return self.store.kind

    @property
    def needs_passphrase(self) -> bool:
        """Whether `unlock` must be given a passphrase or recovery key."""
        return self.store.needs_passphrase

    @property
    def alarms(self) -> tuple[Damage, ...]:
        """What was found wrong when the store was opened."""
        return self._store.alarms

    def lock(self) -> None:
        """Close the store and drop what opens it."""
        self._store.lock()

    @property
    def is_locked(self) -> bool:
        """Whether cases can't be read now."""
        return self._store.is_locked

    @property
    def today(self) -> date:
        """The as-of day of every finding."""
        return self.clock.today()

    def summaries(self) -> tuple[StoredSummary, ...]:
        """Every case of the store in short, without opening it."""
        return self._store.summaries()
