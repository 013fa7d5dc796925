"""Text as it may reach a terminal: never markup, never a control sequence, never a change of direction."""

from __future__ import annotations

import unicodedata
from typing import Final

from rich.cells import cell_len, chop_cells, set_cell_size

_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


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


def wrap(text: str, width: int, hanging: int = 0) -> list[str]:
    """Lines of at most `width` cells, broken between words; later lines are indented by `hanging` blanks."""
    width = max(width, 8)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        start = len(paragraph) - len(paragraph.lstrip(" "))
        pad = " " * min(max(start, hanging) if hanging else start, width // 2)
        line = " " * min(start, width // 2)
        empty = True
        for word in paragraph.split():
            joined = f"{line}{word}" if empty else f"{line} {word}"
            if cell_len(joined) <= width:
                line, empty = joined, False
                continue
            if not empty:
                lines.append(line)
                line = pad
            pieces = chop_cells(word, max(width - cell_len(pad), 4)) or [word]
            lines.extend(f"{line if n == 0 else pad}{piece}" for n, piece in enumerate(pieces[:-1]))
            line, empty = f"{pad if len(pieces) > 1 else line}{pieces[-1]}", False
        lines.append(line)
    return lines
