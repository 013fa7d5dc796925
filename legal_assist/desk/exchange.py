"""What goes out to other programs and offices, and comes in from them: tables, case files, packages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from legal_assist.cases import importing
from legal_assist.desk import loss_import, loss_table, merging
from legal_assist.desk.masking import Mask
from legal_assist.errors import CaseDataError, StoreError, UsageError
from legal_assist.exports import case_package, csv_files, tables, xlsx_files
from legal_assist.workspace import write_atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk, Opened
    from legal_assist.desk.loss_import import LossImport

    #: Gives the content of every attachment of a case, by its code name.
    AttachmentsOf = Callable[[str], Iterable[bytes]]
    #: Keeps one attachment of a case: code name, SHA-256, content.
    KeepAttachment = Callable[[str, str, bytes], object]

TableKind = Literal["losses", "evidence"]
_ZIP: Final = b"PK"
#: Bytes a front end needs to read at most; one more than that is refused here with a sentence.
MAX_INCOMING: Final = case_package.MAX_TOTAL
MAX_SHEET: Final = tables.MAX_BYTES


@dataclass(frozen=True)
class Incoming:
    """A case file or package that was read, and the same case in the store, if it is there.

    Args:
        case: the case that came.
        attachments: content by SHA-256.
        stored: the case of that code name in the store.
        differences: places where the two differ; empty when they are the same or there is only one.
    """

    case: Case
    attachments: dict[str, bytes]
    stored: Opened | None
    differences: tuple[merging.Difference, ...]


def write_table(
    desk: Desk, opened: Opened, kind: TableKind, path: Path, lang: str, *, reveal: bool = False
) -> int:
    """Write the loss ledger or the evidence register; the file name says whether as CSV or XLSX.

    Args:
        desk: the desk.
        opened: the case.
        kind: which table.
        path: the file; never overwritten.
        lang: language of titles and words.
        reveal: names as they are, with office notes; the log says so.

    Returns:
        How many rows it has, totals not counted.

    Raises:
        UsageError: the name ends in neither `.csv` nor `.xlsx`.
        DocumentError: there is a file of that name, or it can't be written.
    """
    suffix = _suffix(path)
    mask = None if reveal else Mask(opened.case)
    if kind == "evidence":
        table = loss_table.evidence(opened.case, lang, mask)
        rows = len(table.rows)
        data = csv_files.write(table) if suffix == ".csv" else xlsx_files.write([table])
    else:
        lines, totals = loss_table.losses(opened.case, desk.losses(opened.case).value, lang, mask)
        rows = len(lines.rows)
        if suffix == ".csv":
            data = csv_files.write(loss_table.with_totals(lines, totals, lang))
        else:
            data = xlsx_files.write([lines, totals])
    # Logged first: nothing leaves that the log doesn't know, even if the log can't be written.
    audit(desk, "table_exported", opened.case.code, table=kind, revealed=reveal)
    write_atomic(path, data)
    return rows


def write_template(path: Path, lang: str) -> None:
    """Write an empty sheet of losses; as XLSX with a second sheet that explains each column.

    Raises:
        UsageError, DocumentError: as `write_table`.
    """
    suffix = _suffix(path)
    empty, explained = loss_table.template(lang)
    write_atomic(path, csv_files.write(empty) if suffix == ".csv" else xlsx_files.write([empty, explained]))


def weigh_losses(opened: Opened, data: bytes) -> LossImport:
    """Say what would become of each row of a sheet of losses; nothing is stored.

    Raises:
        CaseDataError: the sheet as a whole can't be read.
    """
    return loss_import.weigh(opened.case, data)


def store_losses(desk: Desk, opened: Opened, weighed: LossImport) -> Opened:
    """Store every row that can be taken, as one revision.

    Raises:
        ConflictError: another window saved in between; nothing is overwritten.
    """
    return desk.keep(opened, weighed.case, "exchange.why_losses")


def write_package(desk: Desk, code: str, path: Path, attachments: AttachmentsOf | None = None) -> int:
    """Write a case with its attachments into one ZIP, which is not locked.

    Args:
        desk: the desk.
        code: the case.
        path: the file; never overwritten.
        attachments: gives their content, where the store keeps any.

    Returns:
        How many attachments are in it.

    Raises:
        CaseDataError: it would be too large.
        DocumentError: there is a file of that name, or it can't be written.
    """
    opened = desk.open(code)
    contents = tuple(attachments(opened.case.code)) if attachments is not None else ()
    data = case_package.write(importing.write(opened.case), contents)
    audit(desk, "package_exported", opened.case.code, attachments=len(contents))
    write_atomic(path, data)
    return len(contents)


def read_incoming(desk: Desk, data: bytes) -> Incoming:
    """Read a case file or package and hold it against the store. Nothing is stored.

    Args:
        desk: the desk.
        data: JSON or ZIP; told by the content.

    Raises:
        CaseDataError: it is not acceptable; `problems` lists every fault.
    """
    package = case_package.read(data) if data.startswith(_ZIP) else case_package.Package(data, {})
    case = importing.read(package.case)
    try:
        stored = desk.open(case.code)
    except StoreError as error:
        if error.key != "store.unknown_case":
            raise
        return Incoming(case, package.attachments, None, ())
    return Incoming(case, package.attachments, stored, merging.compare(stored.case, case))


def take(desk: Desk, incoming: Incoming, keep_attachment: KeepAttachment | None = None) -> Opened:
    """Store a case that came, if it isn't there yet; the same case again changes nothing.

    Raises:
        StoreError: ``exchange.merge.differs``: it is there and differs; nothing was changed.
    """
    code = incoming.case.code
    if incoming.stored is None:
        opened = desk.import_case(importing.write(incoming.case))
    elif incoming.differences:
        raise StoreError("exchange.merge.differs", code=code, count=len(incoming.differences))
    else:
        opened = incoming.stored
    if keep_attachment is not None:
        for sha256, content in incoming.attachments.items():
            keep_attachment(code, sha256, content)
    return opened


def merge(desk: Desk, incoming: Incoming, choices: Mapping[str, str]) -> Opened:
    """Store what was chosen for every place where the two differ, as one revision.

    Raises:
        CaseDataError: a place has no answer, or the parts chosen don't fit together.
        ConflictError: another window saved in between.
    """
    if incoming.stored is None:
        raise CaseDataError("exchange.merge.incomplete", count=0)
    merged = merging.merge(incoming.stored.case, incoming.case, choices)
    return desk.keep(incoming.stored, merged, "exchange.why_merge")


def audit(desk: Desk, what: str, code: str, **details: Any) -> None:
    """Put an act into the log of a sealed store; an open store has none."""
    from legal_assist.store.sealed_store import SealedCaseStore

    if isinstance(desk.store, SealedCaseStore):
        desk.store.note(what, operator=desk.operator, code=code, **details)


def _suffix(path: Path) -> str:
    suffix = path.suffix.casefold()
    if suffix not in (".csv", ".xlsx"):
        raise UsageError("exchange.table_suffix", name=path.name[:80])
    return suffix
