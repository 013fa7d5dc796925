"""What reaches the terminal: encoded safely, without control sequences, and errors in one form."""

from __future__ import annotations

import os
import sys
import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from legal_assist import messages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def prepare_streams() -> None:
    """Make both streams UTF-8, whatever the console's code page is (Windows: cp1252 when redirected)."""
    # A stream the caller closed is None in Python, and its number would go to the next file that is opened.
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
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


def path_text(path: Path) -> str:
    """A path as people read it, also where the system's own encoding isn't UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def line(text: str = "") -> None:
    """Print one line (or several)."""
    _write(plain(text))


def data(value: Any) -> None:
    """Print JSON: UTF-8, indented, keys in our order. JSON escapes control characters itself."""
    import json

    _write(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def raw(value: bytes) -> None:
    """Write bytes as they are (a case file sent to another program)."""
    with _refusals():
        sys.stdout.flush()
        sys.stdout.buffer.write(value)
        sys.stdout.buffer.flush()


def line_to_stderr(key: str, lang: str, **params: Any) -> None:
    """Print one sentence to the error stream."""
    print(plain(messages.text(key, lang, **params)), file=sys.stderr)


def finish() -> None:
    """Send what is still held back.

    Raises:
        BrokenPipeError: the reader went away.
        DocumentError: the disk or device behind standard output refused.
    """
    with _refusals():
        sys.stdout.flush()


def give_up() -> None:
    """Point standard output elsewhere, so that Python's own last flush stays silent."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(text: str) -> None:
    with _refusals():
        print(text)


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError:
        from legal_assist.errors import DocumentError

        give_up()
        raise DocumentError("cli.output_failed") from None
