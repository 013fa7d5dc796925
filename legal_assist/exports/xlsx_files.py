"""Tables as XLSX, the only place that knows openpyxl.

Text is written as text and marked as such, so that nothing in it is ever run. What is read is taken only as
far as it is exact: a figure with a fraction is binary inside the file and would arrive changed.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from legal_assist import tanggal
from legal_assist.errors import CaseDataError
from legal_assist.exports import tables
from legal_assist.exports.tables import Odd, SheetRow
from legal_assist.zip_faults import BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from legal_assist.exports.tables import Cell, Table, Value

#: Uncompressed; a sheet of as many rows as we take stays below.
_MAX_UNPACKED: Final = 64 * 1024 * 1024
_MAX_ENTRIES: Final = 500
_DOCUMENT_TYPES: Final = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
#: Whole numbers beyond it are no longer exact in a spreadsheet.
_MAX_EXACT: Final = 2**53
_WIDEST: Final = 60
#: A spreadsheet takes `_x003D_` inside a text for the sign of that number.
_ENCODED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LIKE_ENCODED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_TITLES: Final = re.compile(r"[\[\]:*?/\\]")


def write(sheets: Iterable[Table]) -> bytes:
    """Tables as one workbook, one sheet each; the head of each stays in view."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    from legal_assist.exports.xlsx_memory import in_memory, packed

    book = Workbook(write_only=True)
    for table in sheets:
        sheet = book.create_sheet(_NOT_IN_TITLES.sub(" ", table.title)[:31])
        sheet.freeze_panes = "A2"
        for place, name in enumerate(table.header):
            widest = max([len(name), *(len(_line(row[place])) for row in table.rows)])
            sheet.column_dimensions[get_column_letter(place + 1)].width = min(widest, _WIDEST) + 2
        in_memory(sheet)
        for number, row in enumerate((table.header, *table.rows)):
            cells = []
            for value in row:
                cell = WriteOnlyCell(sheet)
                _fill(cell, value)
                cell.alignment = Alignment(vertical="top", wrap_text=True)
                if number == 0:
                    cell.font = Font(bold=True)
                cells.append(cell)
            sheet.append(cells)
    return packed(book)


def read(data: bytes) -> tuple[tuple[SheetRow, ...], ...]:
    """The sheets of a workbook, each with the rows that hold anything.

    Raises:
        CaseDataError: ``exchange.sheet.*``: too large, no workbook, or damaged.
    """
    if len(data) > tables.MAX_BYTES:
        raise CaseDataError("exchange.sheet.too_large", limit_mb=tables.MAX_BYTES // (1024 * 1024))
    _check_packing(data)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and lists we don't read; nothing for a terminal
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            return tuple(tuple(_rows(sheet)) for sheet in book.worksheets)
    except CaseDataError:
        raise
    except Exception:  # noqa: BLE001  # a damaged workbook ends in any of a dozen of openpyxl's own faults
        raise CaseDataError("exchange.sheet.no_workbook") from None


def _check_packing(data: bytes) -> None:
    """Refuse what would unpack into more than a sheet of losses can be, and what defines its own entities.

    A workbook never has a document type; one in it is there to fetch files or to swell up while it is read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            if len(entries) > _MAX_ENTRIES or sum(entry.file_size for entry in entries) > _MAX_UNPACKED:
                raise CaseDataError("exchange.sheet.unpacks_too_large")
            hostile = any(any(sign in part for sign in _DOCUMENT_TYPES) for part in map(packed.read, entries))
    except BROKEN:
        raise CaseDataError("exchange.sheet.no_workbook") from None
    if hostile:
        raise CaseDataError("exchange.sheet.no_workbook")


def _rows(sheet: Any) -> Iterator[SheetRow]:
    sheet.reset_dimensions()  # what a file says of its own size is not believed
    taken = 0
    for number, row in enumerate(sheet.iter_rows(max_col=tables.MAX_COLUMNS), start=1):
        cells = [_cell(cell) for cell in row]
        while cells and isinstance(cells[-1], str) and not cells[-1].strip():
            cells.pop()
        taken += bool(cells)
        # Empty rows count too: a file of a few bytes can name a row a million below.
        if taken > tables.MAX_ROWS or number > 2 * tables.MAX_ROWS:
            raise CaseDataError("exchange.sheet.too_many", limit=tables.MAX_ROWS)
        if cells:
            yield SheetRow(number, tuple(cells))


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return Odd("exchange.cell.formula")
    if cell.data_type == "e":
        return Odd("exchange.cell.fault")
    if isinstance(value, str):
        if len(value) > tables.MAX_CELL:
            return Odd("exchange.cell.too_long")
        return tables.unquoted(_ENCODED.sub(lambda found: chr(int(found[1], 16)), value))
    return _typed(value)


def _typed(value: Any) -> Cell:
    """A value that is no text, as a person would have typed it."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, int):
        return str(value) if abs(value) <= _MAX_EXACT else Odd("exchange.cell.fraction")
    if isinstance(value, float):
        exact = value.is_integer() and abs(value) <= _MAX_EXACT
        return str(int(value)) if exact else Odd("exchange.cell.fraction")
    if isinstance(value, datetime):
        return tanggal.format_short(value.date()) if value.time() == time() else Odd("exchange.cell.moment")
    if isinstance(value, date):
        return tanggal.format_short(value)
    return Odd("exchange.cell.moment")


def _fill(cell: Any, value: Value) -> None:
    if value is None:
        return
    if isinstance(value, date):
        cell.value, cell.number_format = value, "dd-mm-yyyy"
    elif isinstance(value, int):
        cell.value, cell.number_format = value, "#,##0"
    elif isinstance(value, Decimal) and value == value.to_integral_value():
        cell.value, cell.number_format = int(value), "#,##0"
    else:
        text = tables.figure(value) if isinstance(value, Decimal) else tables.requoted(value)
        cell.value = _LIKE_ENCODED.sub("_x005F_", text)
        cell.data_type = "s"  # openpyxl itself takes what begins with = for a formula
        # The mark keeps it text when somebody edits the cell; `@` is the format "text".
        cell.number_format = "@"
        cell.quotePrefix = tables.is_dangerous(text)


def _line(value: Value) -> str:
    return "" if value is None else str(value).split("\n", 1)[0]
