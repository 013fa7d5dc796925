"""Short sentences in large letters, for a screen that somebody reads from across a table."""

from __future__ import annotations

from typing import Final

_FONT: Final = "standard"


def large(words: str, width: int) -> str:
    """The words in letters of several lines.

    Args:
        words: a short sentence in Latin letters.
        width: columns there are; where a word does not fit, it stands there as typed.

    Returns:
        Lines joined by newlines, none wider than `width` unless a single plain word is.
    """
    from pyfiglet import Figlet

    parts = []
    for word in _rows(words, width):
        drawn = Figlet(font=_FONT, width=10_000).renderText(word)
        lines = [line.rstrip() for line in drawn.splitlines() if line.strip()]
        parts.append("\n".join(lines) if max(map(len, lines), default=0) <= width else word)
    return "\n\n".join(parts)


def _rows(words: str, width: int) -> list[str]:
    """As many words side by side as fit."""
    from pyfiglet import Figlet

    figlet = Figlet(font=_FONT, width=10_000)
    rows: list[str] = []
    for word in words.split():
        wider = f"{rows[-1]} {word}" if rows else word
        drawn = max((len(line.rstrip()) for line in figlet.renderText(wider).splitlines()), default=0)
        if rows and drawn <= width:
            rows[-1] = wider
        else:
            rows.append(word)
    return rows
