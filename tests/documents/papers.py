"""Small Word files for the tests of the engine, and the text of made papers."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx

from legal_assist.documents import preview

if TYPE_CHECKING:
    from legal_assist.documents.making import Made


def read(made: tuple[Made, ...]) -> str:
    """The text of papers, one after the other."""
    return "\n".join(preview.text(one.data) for one in made)


def spoken(made: tuple[Made, ...]) -> str:
    """The text with all white space as single blanks and hyphens alike, for sentences that a table breaks."""
    return " ".join(read(made).replace("\N{NON-BREAKING HYPHEN}", "-").split())


def paper(*paragraphs: str, header: str = "", table: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A Word file with these paragraphs, perhaps a header and a table."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_part(data: bytes, name: str, blob: bytes) -> bytes:
    """The same file with one part added or replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        new.writestr(name, blob)
    return buffer.getvalue()


def part(data: bytes, name: str) -> bytes:
    """The bytes of one part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)
