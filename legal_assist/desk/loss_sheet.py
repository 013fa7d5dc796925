"""An incoming sheet of losses or of exhibits: which of its columns are ours, and the rows under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from legal_assist import messages
from legal_assist.desk import loss_table
from legal_assist.desk.loss_table import (
    COLUMNS,
    COMPUTED,
    EXHIBIT_COLUMNS,
    EXHIBIT_COMPUTED,
    MAX_DEDUCTIONS,
    NOTE,
    Column,
)
from legal_assist.errors import CaseDataError
from legal_assist.exports import csv_files, xlsx_files
from legal_assist.exports.tables import Odd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from legal_assist.exports.tables import Cell, SheetRow

#: Rows above which a title may stand (an office's letterhead).
_HEAD: Final = 10
_LANGS: Final = messages.LANGUAGES
_LONGEST_TITLE: Final = 60
_NEEDED: Final = frozenset({"victim", "head", "what"})
_NEEDED_OF_EXHIBITS: Final = frozenset({"title", "exhibit_kind"})


@dataclass(frozen=True)
class Row:
    """One row: its number in the spreadsheet, and its cells by column."""

    number: int
    texts: dict[Column, Cell]


@dataclass(frozen=True)
class Sheet:
    """The rows of a sheet of losses, and the titles of columns that nobody knows."""

    rows: tuple[Row, ...]
    ignored: tuple[str, ...]


def read(data: bytes) -> Sheet:
    """Find the sheet of losses in a file, by the titles of its columns in either language.

    Args:
        data: CSV or XLSX; told by the content, never by the name.

    Raises:
        CaseDataError: ``exchange.sheet.*``.
    """
    found = _find(data, _names(), _NEEDED, COMPUTED)
    if found is None:
        raise CaseDataError("exchange.sheet.no_header")
    return found


def read_exhibits(data: bytes) -> Sheet:
    """Find the evidence register in a file, as `read` finds the losses.

    Raises:
        CaseDataError: ``exchange.sheet.*``.
    """
    names = {_plain(column.title(lang)): column for column in EXHIBIT_COLUMNS for lang in _LANGS}
    names |= {column.fields[0]: column for column in EXHIBIT_COLUMNS}
    found = _find(data, names, _NEEDED_OF_EXHIBITS, EXHIBIT_COMPUTED)
    if found is None:
        raise CaseDataError("exchange.sheet.no_header_evidence")
    return found


def _find(
    data: bytes, names: Mapping[str, Column], needed: frozenset[str], computed: tuple[str, ...]
) -> Sheet | None:
    sheets = xlsx_files.read(data) if data.startswith(b"PK") else (csv_files.read(data),)
    for rows in sheets:
        for place, head in enumerate(rows[:_HEAD]):
            columns = _columns(head, names)
            if {column.id for column in columns.values()} >= needed:
                return _sheet(columns, head, rows[place + 1 :], computed)
    return None


def _sheet(
    columns: dict[int, Column], head: SheetRow, below: tuple[SheetRow, ...], computed: tuple[str, ...]
) -> Sheet:
    totals = {messages.text("exchange.table.total", lang).casefold() for lang in messages.LANGUAGES}
    rows = []
    for row in below:
        texts = {column: row.cells[place] for place, column in columns.items() if place < len(row.cells)}
        is_total = any(
            column.id == "code" and isinstance(text, str) and text.strip().casefold() in totals
            for column, text in texts.items()
        )
        if not is_total and any(isinstance(text, Odd) or text.strip() for text in texts.values()):
            rows.append(Row(row.number, texts))
    known = {_plain(messages.text(f"exchange.column.{name}", lang)) for name in computed for lang in _LANGS}
    titles = ((place, text) for place, text in enumerate(head.cells) if isinstance(text, str))
    ignored = [
        text.strip()[:_LONGEST_TITLE]
        for place, text in titles
        if text.strip() and place not in columns and _plain(text) not in known
    ]
    return Sheet(tuple(rows), tuple(ignored))


def _columns(head: SheetRow, names: Mapping[str, Column]) -> dict[int, Column]:
    found: dict[int, Column] = {}
    for place, text in enumerate(head.cells):
        column = names.get(_plain(text)) if isinstance(text, str) else None
        if column is None:
            continue
        if column in found.values():
            raise CaseDataError("exchange.sheet.column_twice", column=column.title("id"))
        found[place] = column
    return found


def _names() -> dict[str, Column]:
    """Every column by what it may be called: its title in either language, or its fields."""
    more = (each for n in range(1, MAX_DEDUCTIONS + 1) for each in loss_table.deduction_columns(n))
    names: dict[str, Column] = {}
    for column in (*COLUMNS, NOTE, *more):
        for lang in _LANGS:
            names[_plain(column.title(lang))] = column
        if not column.n:
            names |= dict.fromkeys(column.fields, column)
    return names


def _plain(text: str) -> str:
    """A title without the differences that hands and spreadsheets make; a star marks what is required."""
    return " ".join(text.replace("*", " ").split()).casefold()
