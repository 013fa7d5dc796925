"""A table on its way out to a spreadsheet or in from one, whatever the file format.

A spreadsheet runs what looks like a formula. Text that would be taken for one is made harmless on the way out
and comes back unchanged on the way in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

#: What a cell of an outgoing table may hold; None is an empty cell.
Value: TypeAlias = str | int | Decimal | date | None

MAX_BYTES: Final = 8 * 1024 * 1024
#: More loss lines than a case can have; a sheet with more is not one.
MAX_ROWS: Final = 10_000
MAX_COLUMNS: Final = 120
#: As the longest text of a case, with room for what stands before it.
MAX_CELL: Final = 32_000

# Spreadsheets of East Asian systems take full-width signs for the plain ones; blanks before don't help.
_DANGER: Final = re.compile(r"\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]")
_QUOTED: Final = re.compile(r"'+\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]")


@dataclass(frozen=True)
class Table:
    """One sheet to write.

    Args:
        title: name of the sheet.
        header: what the columns are called.
        rows: as many values each as the header has.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True)
class Odd:
    """A cell that can't be taken as one exact value; `key` is the message id of why."""

    key: str


#: An incoming cell: text as a person would type it, or why it can't be taken.
Cell: TypeAlias = str | Odd


@dataclass(frozen=True)
class SheetRow:
    """One row of an incoming sheet; `number` is the one the spreadsheet shows beside it."""

    number: int
    cells: tuple[Cell, ...]


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet may take this text for a formula."""
    return _DANGER.match(text) is not None


def quoted(text: str) -> str:
    """The text with an apostrophe before what may be taken for a formula; `unquoted` takes it off."""
    return f"'{text}" if _DANGER.match(text) or _QUOTED.match(text) else text


def requoted(text: str) -> str:
    """The text for a cell that is marked as text: only what `unquoted` would shorten gets an apostrophe."""
    return f"'{text}" if _QUOTED.match(text) else text


def unquoted(text: str) -> str:
    """The text as it was before `quoted` or `requoted`."""
    return text[1:] if _QUOTED.match(text) else text


def figure(value: Decimal) -> str:
    """A number as every spreadsheet leaves it: no dots, a comma for the fraction.

    With exactly three decimals an English spreadsheet would take the comma for a separator of thousands, so a
    zero is added.
    """
    whole, _, fraction = f"{value:f}".partition(".")
    fraction = fraction.rstrip("0")
    if len(fraction) == 3:
        fraction += "0"
    return f"{whole},{fraction}" if fraction else whole
