"""The sealed list of cases: code name, file, revision, summary. Repeats what the case files say.

Deleted cases leave a mark here, so that a file that comes back is not taken for a new case.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from tinydb.table import Document as Row

from legal_assist.store.audit import Position
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.index import Entry
from legal_assist.store.journal_table import JournalBase, JournalStorage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, KeysView

    from tinydb import TinyDB

    from legal_assist.store.journal import Journal

NAME: Final = "index.sealed"
KIND: Final = b"I"
_CASES: Final = "cases"
_DELETED: Final = "deleted"
_BESIDE: Final = "beside"


@dataclass(frozen=True)
class SealedEntry(Entry):
    """What the index knows of a sealed case; `sha256` is its file's tag, `file` the file's random id."""

    file: str


class SealedIndex:
    """The journal `index.sealed` as a TinyDB with tables `cases` and `deleted`.

    All methods raise `EnvelopeError` for damage and `OSError` for what the system refuses. Changes need the
    store's lock and a `refresh` before.

    Args:
        journal: the sealed file.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.base: TinyDB = JournalBase(journal, storage=JournalStorage)
        self._storage = cast("JournalStorage", self.base.storage)
        self._rows: dict[str, int] = {}
        self._files: dict[str, int] = {}
        self._next = 1

    def refresh(self) -> None:
        """Take in what other windows wrote.

        Raises:
            FileNotFoundError: there is no index.
        """
        restarted, touched = self._storage.refresh()
        if restarted:
            self._map()
            return
        for number in touched.get(_CASES, ()):
            row = self._cases().get(str(number))
            if row is not None:
                self._know(number, row)
        if touched.get(_DELETED):
            self._map()

    def get(self, code: str) -> SealedEntry | None:
        """The entry of a case."""
        number = self._rows.get(code)
        return _entry(self._cases()[str(number)]) if number is not None else None

    def of_file(self, file: str) -> SealedEntry | None:
        """The entry of a case file."""
        number = self._files.get(file)
        return _entry(self._cases()[str(number)]) if number is not None else None

    def entries(self) -> Iterator[SealedEntry]:
        """Every entry."""
        return (_entry(row) for row in self._cases().values())

    def short(self) -> dict[str, tuple[int, str]]:
        """Revision and code name of every case, by file."""
        try:
            return {row["file"]: (row["revision"], row["code"]) for row in self._cases().values()}
        except (KeyError, TypeError):
            raise EnvelopeError("altered") from None

    def files(self) -> KeysView[str]:
        """The files of all cases."""
        return self._files.keys()

    def deleted(self) -> frozenset[str]:
        """The files of deleted cases."""
        return frozenset(row["file"] for row in self._storage.tables.get(_DELETED, {}).values())

    @property
    def audit_position(self) -> Position:
        """Where the audit log stood when the last record was written."""
        count, last = self._storage.notes.get("audit", [0, "0" * 64])
        return Position(count, last)

    @property
    def generation(self) -> int:
        """The newest key file this index has seen."""
        found = self._storage.notes.get("generation", 0)
        return found if isinstance(found, int) else 0

    @property
    def unlogged(self) -> tuple[str, ...]:
        """The files whose last saves were noted here just before they were to be logged."""
        return tuple(self._storage.notes.get("files", ()))

    def beside(self) -> tuple[str, ...] | None:
        """SHA-256 of the plain file beside the store as this program left it; None when it never wrote it.

        Two while a change of it is under way: the old and the new.
        """
        row = self._storage.tables.get(_BESIDE, {}).get("1")
        return None if row is None else tuple(map(str, row.get("sha256", ())))

    def know_beside(self, marks: list[str], audit: Position) -> None:
        """Remember what that file may be."""
        with self._one_record(audit, []):
            self.base.table(_BESIDE).upsert(Row({"sha256": marks}, doc_id=1))

    def put(self, entries: Iterable[SealedEntry], audit: Position) -> None:
        """Add or replace entries in one record."""
        entries = list(entries)
        numbers: list[tuple[int, SealedEntry]] = []
        with self._one_record(audit, [entry.file for entry in entries]):
            for entry in entries:
                number = self._files.get(entry.file)
                if number is None:
                    number, self._next = self._next, self._next + 1
                self.base.table(_CASES).upsert(Row(asdict(entry), doc_id=number))
                numbers.append((number, entry))
        for number, entry in numbers:
            self._rows[entry.code] = self._files[entry.file] = number
        self._tidy()

    def drop(self, entry: SealedEntry, audit: Position) -> None:
        """Forget a case and remember that its file is deleted, in one record."""
        number = self._files[entry.file]
        with self._one_record(audit, []):
            self.base.table(_CASES).remove(doc_ids=[number])
            gone = max(map(int, self._storage.tables.get(_DELETED, {})), default=0) + 1
            self.base.table(_DELETED).insert(Row({"file": entry.file}, doc_id=gone))
        self._map()
        self._tidy()

    def see_generation(self, generation: int, audit: Position) -> None:
        """Remember that there was a key file of this generation."""
        notes = {"audit": audit.to_plain(), "generation": generation, "files": []}
        with self._storage.one_record(notes):
            pass

    def replace(
        self,
        entries: Iterable[SealedEntry],
        audit: Position,
        deleted: Iterable[str],
        generation: int,
        beside: tuple[str, ...] | None = None,
    ) -> None:
        """Write the whole index anew; of what it said before, only `beside` stays when it is left out."""
        rows = {str(number): asdict(entry) for number, entry in enumerate(entries, 1)}
        gone: dict[str, dict[str, Any]] = {
            str(number): {"file": file} for number, file in enumerate(deleted, 1)
        }
        notes = {"audit": audit.to_plain(), "generation": generation, "files": []}
        tables = {_CASES: rows, _DELETED: gone}
        marks = self.beside() if beside is None else beside
        if marks is not None:
            tables[_BESIDE] = {"1": {"sha256": list(marks)}}
        self._storage.replace(tables, notes)
        self._map()

    def compact(self) -> None:
        """Drop superseded records; the file takes a fresh key."""
        self._storage.compact()

    @contextmanager
    def _one_record(self, audit: Position, files: list[str]) -> Iterator[None]:
        notes = {"audit": audit.to_plain(), "generation": self.generation, "files": files}
        with self._storage.one_record(notes):
            yield

    def _tidy(self) -> None:
        if self._storage.wants_compacting:
            self._storage.compact()

    def _cases(self) -> dict[str, dict[str, Any]]:
        return self._storage.tables.get(_CASES, {})

    def _map(self) -> None:
        self._rows, self._files, self._next = {}, {}, 1
        for number, row in self._cases().items():
            self._know(int(number), row)

    def _know(self, number: int, row: dict[str, Any]) -> None:
        try:
            self._rows[row["code"]] = self._files[row["file"]] = number
        except (KeyError, TypeError):
            raise EnvelopeError("altered") from None
        self._next = max(self._next, number + 1)


def _entry(row: dict[str, Any]) -> SealedEntry:
    try:
        return SealedEntry(**row)
    except TypeError:
        raise EnvelopeError("altered") from None
