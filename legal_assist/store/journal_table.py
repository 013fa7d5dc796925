"""TinyDB over a sealed journal: its queries stay, but a change writes the rows it touched and nothing else.

TinyDB rewrites its whole database for each change (`Table._update_table`); here that one place is overridden.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from legal_assist.store.envelope import EnvelopeError, decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from legal_assist.store.journal import Journal
    from legal_assist.store.records import Document

#: Keyed by document id as text, as TinyDB expects of a storage.
Rows = dict[str, dict[str, Any]]

#: Rows in one record of a compacted journal.
_BATCH: Final = 100
#: Below this many superseded rows compacting isn't worth a thought.
_FEW: Final = 200


class JournalStorage(Storage):
    """All tables in memory, each change as one record in the journal.

    Args:
        journal: the sealed file.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.tables: dict[str, Rows] = {}
        #: Small notes that travel with every record (where the audit log stands).
        self.notes: Document = {}
        self._held: dict[str, dict[int, dict[str, Any] | None]] | None = None
        self._superseded = 0

    def read(self) -> dict[str, Any]:
        """The live tables: whoever changes them goes through a `JournalTable`."""
        return self.tables

    def write(self, data: dict[str, Any]) -> None:
        """Replace everything (TinyDB calls this for `drop_tables` only)."""
        self.replace({name: {str(key): row for key, row in rows.items()} for name, rows in data.items()})

    def refresh(self) -> tuple[bool, dict[str, set[int]]]:
        """Take in what other windows wrote.

        Returns:
            Whether everything was read anew, and which rows of which table may have changed.

        Raises:
            EnvelopeError, OSError: as `Journal.refresh`.
        """
        news = self._journal.refresh()
        if news.restarted:
            self.tables, self.notes, self._superseded = {}, {}, 0
        touched: dict[str, set[int]] = {}
        for record in news.records:
            self._apply(decode(record), touched)
        return news.restarted, touched

    def change(self, table: str, rows: dict[int, dict[str, Any] | None]) -> None:
        """Write changed rows (None: gone), at once or with the others of `one_record`."""
        if self._held is not None:
            self._held.setdefault(table, {}).update(rows)
        elif rows:
            self._append({table: rows})

    @contextmanager
    def one_record(self, notes: Document | None = None) -> Iterator[None]:
        """Changes inside become one record, whole or not at all; none if the block fails.

        Args:
            notes: replaces the notes from this record on.
        """
        self._held = {}
        try:
            yield
            changes = self._held
        finally:
            self._held = None
        if changes or notes is not None:
            self._append(changes, notes)

    def replace(self, tables: dict[str, Rows], notes: Document | None = None) -> None:
        """Write a new journal with just these rows."""
        notes = self.notes if notes is None else notes
        self._journal.replace(_records(tables, notes))
        self.tables, self.notes, self._superseded = tables, notes, 0

    @property
    def wants_compacting(self) -> bool:
        """Whether more rows are superseded than alive."""
        return self._superseded > max(_FEW, sum(map(len, self.tables.values())))

    def compact(self) -> None:
        """Drop what is superseded."""
        self.replace(self.tables)

    def _append(
        self, changes: dict[str, dict[int, dict[str, Any] | None]], notes: Document | None = None
    ) -> None:
        record: Document = {
            "rows": {name: {str(key): row for key, row in rows.items()} for name, rows in changes.items()},
            "notes": self.notes if notes is None else notes,
        }
        data = encode(record)
        self._journal.append([data])
        self._apply(decode(data), {})

    def _apply(self, record: Document, touched: dict[str, set[int]]) -> None:
        try:
            self.notes = record["notes"]
            for name, rows in record["rows"].items():
                table = self.tables.setdefault(name, {})
                for key, row in rows.items():
                    touched.setdefault(name, set()).add(int(key))
                    self._superseded += key in table
                    if row is None:
                        table.pop(key, None)
                        self._superseded += 1
                    else:
                        table[key] = row
        except (KeyError, TypeError, ValueError, AttributeError):
            raise EnvelopeError("altered") from None


class JournalTable(Table):
    """A table whose changes are written row by row."""

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        storage = cast("JournalStorage", self._storage)
        overlay = _Overlay(storage.tables.get(self.name, {}))
        updater(overlay)
        storage.change(self.name, overlay.changes())
        self.clear_cache()


class JournalBase(TinyDB):
    """A TinyDB whose tables are journal tables."""

    table_class = JournalTable


class _Overlay(MutableMapping[int, dict[str, Any]]):
    """The rows of a table as TinyDB changes them; remembers which, and leaves the table itself alone."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._mine: dict[int, dict[str, Any] | None] = {}

    def __getitem__(self, key: int) -> dict[str, Any]:
        if key not in self._mine:
            self._mine[key] = dict(self._rows[str(key)])
        row = self._mine[key]
        if row is None:
            raise KeyError(key)
        return row

    def __setitem__(self, key: int, row: dict[str, Any]) -> None:
        self._mine[key] = dict(row)

    def __delitem__(self, key: int) -> None:
        self[key]
        self._mine[key] = None

    def __contains__(self, key: object) -> bool:
        return self._mine[key] is not None if key in self._mine else str(key) in self._rows

    def __iter__(self) -> Iterator[int]:
        new = [key for key in self._mine if str(key) not in self._rows]
        return (key for key in [*map(int, self._rows), *new] if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def changes(self) -> dict[int, dict[str, Any] | None]:
        """The rows that differ now; None where one is gone."""
        return {
            key: row
            for key, row in self._mine.items()
            if (row is not None or str(key) in self._rows) and row != self._rows.get(str(key))
        }


def _records(tables: dict[str, Rows], notes: Document) -> Iterable[bytes]:
    yield encode({"rows": {}, "notes": notes})
    for name, rows in tables.items():
        keys = list(rows)
        for start in range(0, len(keys), _BATCH):
            batch = {key: rows[key] for key in keys[start : start + _BATCH]}
            yield encode({"rows": {name: batch}, "notes": notes})
