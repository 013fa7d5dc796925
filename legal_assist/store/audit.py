"""The sealed log of what was done: unlocks, changes, reveals, papers. Holds code names, no identities.

Each entry holds the hash of the one before. It shows accidents and outsiders, not the owner: whoever has the
key can write a new log.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from legal_assist.store.envelope import EnvelopeError, decode, encode

if TYPE_CHECKING:
    from legal_assist.store.journal import Journal
    from legal_assist.store.records import Document

NAME: Final = "audit.sealed"
KIND: Final = b"A"
_BEGINNING: Final = "0" * 64


@dataclass(frozen=True)
class Position:
    """How far the log goes: number of entries and hash of the last."""

    count: int
    hash: str

    def to_plain(self) -> list[Any]:
        """As it stands in the notes of the index and in the anchor."""
        return [self.count, self.hash]


class AuditLog:
    """The log over its journal. Appending needs the store's lock.

    All methods raise `EnvelopeError` for damage and `OSError` for what the system refuses.

    Args:
        journal: the sealed file.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._hash = _BEGINNING

    @property
    def position(self) -> Position:
        """Where the log stands as far as it was read."""
        return Position(self.journal.count, self._hash)

    def refresh(self, since: int = 0) -> list[Document]:
        """The entries from a number on; earlier ones are walked over unless they were read before.

        Raises:
            EnvelopeError: an entry doesn't follow the one before.
        """
        before = self.journal.count if self.journal.is_begun else 0
        news = self.journal.refresh(since)
        if news.restarted:
            self._hash, before = _BEGINNING, 0
        skipped = max(0, since - before)
        if skipped and not news.records and self.journal.count:
            self._hash = self.hash_at(self.journal.count) or _BEGINNING
        entries = []
        for place, record in enumerate(news.records):
            entry = decode(record)
            if (place or not skipped) and entry.get("prev") != self._hash:
                raise EnvelopeError("altered")
            self._hash = _hash(record)
            entries.append(entry)
        return entries

    def append(self, entries: list[Document]) -> None:
        """Add entries durably."""
        records, last = [], self._hash
        for entry in entries:
            records.append(encode(entry | {"prev": last}))
            last = _hash(records[-1])
        self.journal.append(records)
        self._hash = last

    def start(self, entries: list[Document]) -> None:
        """Begin a new log with these entries, or seal the old entries anew after a change of key."""
        records, last = [], _BEGINNING
        for entry in entries:
            records.append(encode(entry | {"prev": last}))
            last = _hash(records[-1])
        self.journal.replace(records)
        self._hash = last

    def hash_at(self, count: int) -> str | None:
        """Hash of the entry that was last when there were `count`; None when there are fewer.

        Raises:
            EnvelopeError: as `refresh`.
        """
        if count == 0:
            return _BEGINNING
        records = self.journal.again().refresh(count - 1).records
        return _hash(records[0]) if records else None


def _hash(record: bytes) -> str:
    return hashlib.sha256(record).hexdigest()
