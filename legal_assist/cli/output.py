"""What reaches the terminal: encoded safely, without control sequences, and errors in one form."""

from __future__ import annotations

import sys
import unicodedata
from typing import Any, Final

from legal_assist import messages

_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def prepare_streams() -> None:
    """Make both streams UTF-8, whatever the console's code page is (Windows: cp1252 when redirected)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="surrogateescape")


def plain(text: str) -> str:
    """Text without terminal control sequences; line breaks and tabs stay."""
    return "".join(
        sign
        for sign in text
        if sign in "\n\t" or (unicodedata.category(sign) not in ("Cc", "Cs") and sign not in _BIDI)
    )


def line(text: str = "") -> None:
    """Print one line (or several)."""
    print(plain(text))


def data(value: Any) -> None:
    """Print JSON: UTF-8, indented, keys in our order. JSON escapes control characters itself."""
    import json

    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def raw(value: bytes) -> None:
    """Write bytes as they are (a case file sent to another program)."""
    sys.stdout.flush()
    sys.stdout.buffer.write(value)
    sys.stdout.buffer.flush()


def line_to_stderr(key: str, lang: str, **params: Any) -> None:
    """Print one sentence to the error stream."""
    print(plain(messages.text(key, lang, **params)), file=sys.stderr)
