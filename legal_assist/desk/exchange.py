"""What other programs get and give: the loss ledger and the evidence register as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from legal_assist.desk import exhibit_import, loss_import, loss_table, scanning
from legal_assist.desk.masking import Mask
from legal_assist.errors import UsageError
from legal_assist.exports import csv_files, tables, xlsx_files
from legal_assist.output_files import require_new, write_atomic

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.desk.desk import Desk, Opened
    from legal_assist.desk.loss_import import LossImport

TableKind = Literal["losses", "evidence"]
#: Bytes a front end needs to read at most; one more than that is refused here with a sentence.
MAX_SHEET: Final = tables.MAX_BYTES


def write_table(
    desk: Desk,
    opened: Opened,
    kind: TableKind,
    path: Path,
    lang: str,
    *,
    reveal: bool = False,
    confirmed: str = "",
    accepted: frozenset[str] = frozenset(),
    reason: str = "",
) -> int:
    """Write the loss ledger or the evidence register; the file name says whether as CSV or XLSX.

    Args:
        desk: the desk.
        opened: the case.
        kind: which table.
        path: the file; never overwritten.
        lang: language of titles and words.
        reveal: names as they are, with office notes; the log says so.
        confirmed: what a person typed to hand out names from a sealed store: the case's code name.
        accepted: findings of the leak scan that are somebody else's (``leak:K1:name``).
        reason: why they are; logged.

    Returns:
        How many rows it has, totals not counted.

    Raises:
        UsageError: the name ends in neither `.csv` nor `.xlsx`; ``exchange.table_not_confirmed``.
        DocumentError: there is a file of that name, or it can't be written; ``scan.blocked``: a table of code
            names would have named somebody.
    """
    suffix, code = _suffix(path), opened.case.code
    if reveal and desk.store_kind == "sealed" and confirmed.strip().upper() != code:
        raise UsageError("exchange.table_not_confirmed", code=code)
    require_new(path)
    mask = None if reveal else Mask(opened.case, exact=True)
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
    if not reveal:
        scanning.guard(desk, opened.case, path.name, data, accepted=accepted, reason=reason)
    # Logged first: nothing leaves that the log doesn't know, even if the log can't be written.
    desk.audit("table_exported", code, table=kind, revealed=reveal)
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


def weigh_evidence(opened: Opened, data: bytes) -> LossImport:
    """Say what would become of each row of an evidence register; nothing is stored.

    Raises:
        CaseDataError: the sheet as a whole can't be read.
    """
    return exhibit_import.weigh(opened.case, data)


def store_rows(desk: Desk, opened: Opened, weighed: LossImport, kind: TableKind) -> Opened:
    """Store every row that can be taken, as one revision.

    Raises:
        ConflictError: another window saved in between; nothing is overwritten.
    """
    return desk.keep(opened, weighed.case, f"exchange.why_{kind}")


def _suffix(path: Path) -> str:
    suffix = path.suffix.casefold()
    if suffix not in (".csv", ".xlsx"):
        raise UsageError("exchange.table_suffix", name=path.name[:80])
    return suffix
