"""Tables as CSV.

Written with semicolons and a byte order mark: a spreadsheet with Indonesian settings has the comma for
decimals and so the semicolon for columns, and without the mark it takes UTF-8 for a Windows code page. There
is no `sep=;` line, because with it Excel no longer looks at the mark. Read with semicolons, commas or tabs.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from legal_assist import tanggal
from legal_assist.errors import CaseDataError
from legal_assist.exports import tables
from legal_assist.exports.tables import Odd, SheetRow

if TYPE_CHECKING:
    from legal_assist.exports.tables import Cell, Table, Value

_SEPARATORS: Final = ";\t,"
#: How an old `.xls`, or a workbook with a password, begins.
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"


def write(table: Table) -> bytes:
    """One table as CSV: UTF-8 with mark, semicolons, every text quoted where it must be."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([tables.quoted(name) for name in table.header])
    writer.writerows([[_written(value) for value in row] for row in table.rows])
    return out.getvalue().encode("utf-8-sig")


def read(data: bytes) -> tuple[SheetRow, ...]:
    """The rows of a CSV file that hold anything.

    Raises:
        CaseDataError: ``exchange.sheet.*``: too large, not UTF-8, or not CSV.
    """
    if data.startswith(_OLD_OFFICE):
        raise CaseDataError("exchange.sheet.no_workbook")
    if len(data) > tables.MAX_BYTES:
        raise CaseDataError("exchange.sheet.too_large", limit_mb=tables.MAX_BYTES // (1024 * 1024))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CaseDataError("exchange.sheet.not_utf8") from None
    if "\0" in text:  # UTF-16 without a mark, or no text at all
        raise CaseDataError("exchange.sheet.not_utf8")
    rows: list[SheetRow] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        for number, row in enumerate(reader, start=1):
            if len(row) > tables.MAX_COLUMNS or len(rows) >= tables.MAX_ROWS:
                raise CaseDataError("exchange.sheet.too_many", limit=tables.MAX_ROWS)
            if any(cell.strip() for cell in row):
                rows.append(SheetRow(number, tuple(_cell(cell) for cell in row)))
    except csv.Error:
        raise CaseDataError("exchange.sheet.broken", row=reader.line_num) from None
    return tuple(rows)


def _separator(text: str) -> str:
    """The sign that splits the first line into most columns; the semicolon when none does."""
    first = next((line for line in text.splitlines() if line.strip(" ;,\t\r")), "")
    return max(_SEPARATORS, key=first.count)


def _cell(text: str) -> Cell:
    return Odd("exchange.cell.too_long") if len(text) > tables.MAX_CELL else tables.unquoted(text)


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return tanggal.format_short(value)
    if isinstance(value, Decimal):
        return tables.figure(value)
    return str(value) if isinstance(value, int) else tables.quoted(value)
