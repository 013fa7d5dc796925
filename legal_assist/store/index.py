"""The list of cases: a small TinyDB that only repeats what the case files say and can always be rebuilt."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from tinydb import TinyDB, where

from legal_assist.store.envelope import EnvelopeError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from legal_assist.store.atomic_storage import AtomicStorage
    from legal_assist.store.records import Document


@dataclass(frozen=True)
class Entry:
    """What the index knows of one case; `sha256` is the checksum in the case file's header."""

    code: str
    revision: int
    saved_at: str
    summary: Document
    sha256: str


class Index:
    """The file `index.json`.

    Args:
        path: where it stands.
        storage: the TinyDB storage class to use.
    """

    def __init__(self, path: Path, storage: type[AtomicStorage]) -> None:
        self._path = path
        self._storage = storage

    def read(self) -> dict[str, Entry] | None:
        """The entries by code; None when the file is missing, damaged or unreadable."""
        try:
            with TinyDB(self._path, "index", "index", storage=self._storage) as base:
                if base.storage.read() is None:
                    return None
                rows = base.table("cases").all()
                return {row["code"]: Entry(**row) for row in rows}
        except (EnvelopeError, KeyError, TypeError, ValueError, AttributeError):
            return None

    def put(self, entry: Entry) -> None:
        """Add or replace one entry.

        Raises:
            EnvelopeError: the index is damaged.
            OSError: the system refused.
        """
        with TinyDB(self._path, "index", "index", storage=self._storage) as base:
            base.table("cases").upsert(asdict(entry), where("code") == entry.code)

    def drop(self, code: str) -> None:
        """Forget one entry.

        Raises:
            EnvelopeError, OSError: as `put`.
        """
        with TinyDB(self._path, "index", "index", storage=self._storage) as base:
            base.table("cases").remove(where("code") == code)

    def replace(self, entries: Iterable[Entry]) -> None:
        """Write the whole index anew; a damaged one is put aside by it.

        Raises:
            OSError: the system refused; the old file is as before.
        """
        with TinyDB(self._path, "index", "index", storage=self._storage) as base:
            storage: AtomicStorage = base.storage
            with storage.one_write(self._next_revision(storage)):
                storage.write({})  # nothing of the old file is read, so a damaged one is no hindrance
                base.table("cases").insert_multiple(asdict(entry) for entry in entries)

    @staticmethod
    def _next_revision(storage: AtomicStorage) -> int:
        try:
            envelope = storage.envelope()
        except EnvelopeError:
            return 1
        return envelope.revision + 1 if envelope is not None else 1
