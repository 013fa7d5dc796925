"""Sheets are put together in memory: openpyxl keeps their rows in a plain temporary file meanwhile.

A program that is killed then would leave names behind. openpyxl offers no setting for it; `_writer` and
`write_worksheet` are the two places that know of the file.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from openpyxl import Workbook


def in_memory(sheet: Any) -> None:
    """Have a write-only sheet keep its rows in memory; after its columns are set, before a row is."""
    sheet._writer = WorksheetWriter(sheet, out=io.BytesIO())  # noqa: SLF001
    sheet._writer.write_top()  # noqa: SLF001


def packed(book: Workbook) -> bytes:
    """The finished workbook; all its sheets went through `in_memory`."""
    out = io.BytesIO()
    _Writer(book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)).save()
    return out.getvalue()


class _Writer(ExcelWriter):  # type: ignore[misc]  # openpyxl has no types
    def write_worksheet(self, sheet: Any) -> None:
        """As the original, with the rows taken from memory; our sheets hold no drawings."""
        sheet._drawing = SpreadsheetDrawing()  # noqa: SLF001
        if not sheet.closed:
            sheet.close()
        rows = sheet._writer  # noqa: SLF001
        sheet._rels = rows._rels  # noqa: SLF001
        self._archive.writestr(sheet.path[1:], rows.out.getvalue())
        self.manifest.append(sheet)
