"""What a terminal can show: ASCII alone where it is asked for, or where the locale can carry nothing else."""

from __future__ import annotations

import locale
import os
import sys
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

#: Signs the screens draw with, each of one cell, and the ASCII sign that stands for it.
_SIGNS: Final = {
    **dict.fromkeys("─━═╌┄▔▁▂▃▄▀", "-"),
    **dict.fromkeys("│┃║▌▐▎▊▏▕┊", "|"),
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼╔╗╚╝", "+"),
    **dict.fromkeys("█▆▇▅▓▒░", "#"),
    **dict.fromkeys("▸▶→›»", ">"),
    **dict.fromkeys("◂◀←‹«", "<"),
    **dict.fromkeys("▾▼↓", "v"),
    **dict.fromkeys("▴▲↑", "^"),
    **dict.fromkeys("–—−‑‐", "-"),
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("·•●○◆◇", "*"),
    "…": "~",
    "×": "x",
    "÷": "/",
    "≥": ">",
    "≤": "<",
    "✓": "x",
    "\u00a0": " ",
}
_asked = False


def prepare(*, ascii_only: bool) -> None:
    """Make the terminal ready for any app of ours.

    Args:
        ascii_only: whether frames and signs are drawn in ASCII alone.
    """
    if ascii_only:
        use_ascii()
    # Textual's Linux driver writes to the original error stream, whose encoder would print `\\u2026` escapes
    # under a locale that is not UTF-8.
    reconfigure = getattr(sys.__stderr__, "reconfigure", None)
    if reconfigure is not None:
        with suppress(ValueError, OSError):
            reconfigure(encoding="utf-8", errors="replace")


def stay(app: App[int]) -> int:
    """Run an app until it is left; its exit code."""
    code = app.run()
    return int(code if code is not None else (app.return_code or 0))


def use_ascii() -> None:
    """From now on every screen is drawn in ASCII."""
    global _asked  # noqa: PLW0603 - one terminal, one process
    _asked = True


def wants_ascii() -> bool:
    """Whether it was asked for, or the system's own encoding could not carry anything else."""
    return _asked or (os.name == "posix" and not locale.getencoding().lower().startswith("utf"))


def in_ascii(text: str) -> str:
    """The same text, cell by cell, in ASCII: signs by what stands for them, letters without their accents."""
    if text.isascii():
        return text
    return "".join(sign if sign.isascii() else _for(sign) for sign in text)


def _for(sign: str) -> str:
    if sign in _SIGNS:
        return _SIGNS[sign]
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return ""
    bare = unicodedata.normalize("NFKD", sign)[0]
    if bare.isascii() and bare.isprintable():
        return bare
    return "??" if unicodedata.east_asian_width(sign) in ("W", "F") else "?"


def adapt(app: App[Any]) -> None:
    """Let an app draw in ASCII where that is wanted; call it before the app runs."""
    if wants_ascii():
        app.driver_class = _ascii_driver(app.driver_class)


def _ascii_driver(driver: type[Driver]) -> type[Driver]:
    class AsciiDriver(driver):  # type: ignore[valid-type,misc]
        """Writes nothing that is not ASCII."""

        def write(self, data: str) -> None:
            super().write(in_ascii(data))

    return AsciiDriver
