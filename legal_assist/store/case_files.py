"""One case file: a TinyDB of its own, tables `case` (one row) and `history` (one row per revision)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB

from legal_assist.store import differences
from legal_assist.store.envelope import Envelope, EnvelopeError
from legal_assist.store.records import Change, Document, Stored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import TypeAlias

    from legal_assist.store.atomic_storage import AtomicStorage
    from legal_assist.store.envelope import Kind

    #: Makes the TinyDB storage of one file from its path, kind and name.
    Storing: TypeAlias = Callable[[Path, Kind, str], AtomicStorage]


@dataclass(frozen=True)
class Saving:
    """What is said about one save: number, moment (ISO), label of the operator, reason."""

    revision: int
    saved_at: str
    operator: str
    why: str


class CaseFile:
    """The file of one case. Checks no lock and no expectation; `CaseStore` does.

    All methods raise `EnvelopeError` for a damaged file, `OSError` for what the system refuses, and
    `FileNotFoundError` when there is no such case.

    Args:
        path: the file; it need not exist.
        name: what the file calls itself: the code name, or a random id when it is sealed.
        storage: makes the TinyDB storage to use.
        code: the case's checked code name; the file's name when left out.
    """

    def __init__(self, path: Path, name: str, storage: Storing, code: str | None = None) -> None:
        self.path = path
        self.name = name
        self._code = name if code is None else code
        self._storage = storage

    def verify(self) -> Envelope:
        """Check every byte and give header and unparsed body: enough to compare with the index."""
        envelope = self._storage(self.path, "case", self.name).envelope()
        if envelope is None:
            raise FileNotFoundError(self.path)
        return envelope

    def read(self) -> Stored:
        """The case as it stands."""
        row = self.row()
        return Stored(self._code, row["revision"], row["saved_at"], row["document"])

    def summary(self) -> Document:
        """The summary that was given with the last save."""
        summary: Document = self.row()["summary"]
        return summary

    def row(self) -> dict[str, Any]:
        """All that is said of the present revision, with document and summary."""
        return _only_row(list(self._rows("case")))

    def table(self, name: str) -> list[dict[str, Any]]:
        """The rows of a table that is kept beside the case: attachments, retention."""
        return list(self._rows(name))

    def write(
        self,
        document: Document,
        summary: Document,
        saving: Saving,
        tables: Mapping[str, list[dict[str, Any]]] | None = None,
    ) -> bytes:
        """Put a new revision in place, with the way back to the one before; both or neither.

        Args:
            document: plain data that nobody else holds (see `names.plain`).
            summary: likewise.
            saving: who, when, why.
            tables: rows that replace those of tables beside the case; other tables stay as they are.

        Returns:
            The bytes of the file.
        """
        with TinyDB(self.path, "case", self.name, storage=self._storage) as base:
            case, history = base.table("case"), base.table("history")
            rows = case.all()
            back = differences.reverse_steps(document, rows[0]["document"]) if rows else []
            line = {
                "revision": saving.revision,
                "saved_at": saving.saved_at,
                "operator": saving.operator,
                "why": saving.why,
                "back": back,
            }
            storage: AtomicStorage = base.storage
            with storage.one_write(saving.revision):
                case.truncate()
                case.insert(
                    {
                        "code": self._code,
                        "revision": saving.revision,
                        "saved_at": saving.saved_at,
                        "document": document,
                        "summary": summary,
                    }
                )
                history.insert(line)
                for name, rows in (tables or {}).items():
                    base.table(name).truncate()
                    base.table(name).insert_multiple(rows)
            return storage.written

    def history(self) -> tuple[Change, ...]:
        """Every saved revision, oldest first."""
        return tuple(
            Change(
                line["revision"],
                line["saved_at"],
                line["operator"],
                line["why"],
                differences.described(line["back"]),
            )
            for line in self._lines()
        )

    def at_revision(self, revision: int) -> Document | None:
        """The document as it was at a revision; None when there was no such revision."""
        current = self.read()
        document: Document = current.document
        here = current.revision
        lines = self._lines()
        if revision not in {line["revision"] for line in lines}:
            return None
        for line in reversed(lines):
            if here == revision:
                break
            try:
                document = differences.revert(document, line["back"])
            except (KeyError, TypeError, ValueError, StopIteration):
                raise EnvelopeError("altered") from None
            here = line["revision"] - 1
        return document

    def parse(self) -> Envelope:
        """Check every byte and everything the file must hold, in one reading, for a check of the store."""
        envelope = self.verify()
        tables = envelope.tables()
        for line in _whole_lines(_rows_of(tables, "history")):
            differences.described(line["back"])
        _only_row(_rows_of(tables, "case"))
        return envelope

    def _lines(self) -> list[dict[str, Any]]:
        return sorted(_whole_lines(list(self._rows("history"))), key=lambda line: line["revision"])

    def _rows(self, table: str) -> Iterator[dict[str, Any]]:
        with TinyDB(self.path, "case", self.name, storage=self._storage) as base:
            if base.storage.read() is None:
                raise FileNotFoundError(self.path)
            try:
                rows = base.table(table).all()
            except (AttributeError, TypeError, ValueError):
                raise EnvelopeError("altered") from None
        yield from (dict(row) for row in rows)


def _rows_of(tables: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The rows of one table, as TinyDB would give them."""
    try:
        return [dict(row) for row in tables.get(name, {}).values()]
    except (AttributeError, TypeError, ValueError):
        raise EnvelopeError("altered") from None


def _only_row(rows: list[dict[str, Any]]) -> dict[str, Any]:
    if len(rows) != 1 or not {"revision", "saved_at", "document", "summary"} <= rows[0].keys():
        raise EnvelopeError("altered")
    return rows[0]


def _whole_lines(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if not all({"revision", "saved_at", "operator", "why", "back"} <= line.keys() for line in lines):
        raise EnvelopeError("altered")
    return lines
