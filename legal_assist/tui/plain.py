"""Text as it may reach a terminal: never markup, never a control sequence, never a change of direction."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from rich.cells import cell_len, chop_cells, set_cell_size

_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_TOKEN: Final = re.compile(r"( *)([^ ]+)")


def plain(text: str) -> str:
    """Text without control characters, lone surrogates and direction signs; line breaks stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        sign if sign != "\t" else "    "
        for sign in text
        if sign in "\n\t" or (unicodedata.category(sign) not in ("Cc", "Cs") and sign not in _BIDI)
    )


def fit(text: str, width: int) -> str:
    """One line of exactly `width` cells: cut with an ellipsis, or filled with blanks."""
    if width <= 0:
        return ""
    line = text.replace("\n", " ")
    if cell_len(line) > width:
        line = set_cell_size(line, width - 1).rstrip() + "…"
    return set_cell_size(line, width)


def cut(text: str, width: int, lines: int = 2) -> str:
    """At most so many lines; what is left off is told by an ellipsis."""
    found = wrap(text, width)
    return "\n".join(
        found if len(found) <= lines else [*found[: lines - 1], fit(f"{found[lines - 1]} …", width)]
    )


def wrap(text: str, width: int, hanging: int = 0) -> list[str]:
    """Lines of at most `width` cells, broken between words; later lines are indented by `hanging` blanks.

    Blanks inside a line stay as they are, so that columns keep standing below each other.
    """
    width = max(width, 8)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        tokens = _TOKEN.findall(paragraph)
        start = len(tokens[0][0]) if tokens else 0
        pad = " " * min(max(start, hanging), width // 2)
        line, empty = "", True
        for blanks, word in tokens:
            joined = f"{line}{blanks}{word}"
            if cell_len(joined) <= width:
                line, empty = joined, False
                continue
            if not empty:
                lines.append(line)
                line = pad
            *whole, last = chop_cells(word, width - cell_len(pad)) or [word]
            for piece in whole:
                lines.append(f"{line}{piece}")
                line = pad
            line, empty = f"{line}{last}", False
        lines.append(line)
    return lines
