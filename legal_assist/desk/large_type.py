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

    figlet = Figlet(font=_FONT, width=10_000)

    def drawn(text: str) -> list[str]:
        return [line.rstrip() for line in figlet.renderText(text).splitlines() if line.strip()]

    rows: list[tuple[str, list[str]]] = []
    for word in words.split():
        beside = f"{rows[-1][0]} {word}" if rows else word
        if rows and _wide(lines := drawn(beside)) <= width:
            rows[-1] = (beside, lines)
        else:
            rows.append((word, drawn(word)))
    return "\n\n".join("\n".join(lines) if _wide(lines) <= width else text for text, lines in rows)


def _wide(lines: list[str]) -> int:
    return max(map(len, lines), default=0)
