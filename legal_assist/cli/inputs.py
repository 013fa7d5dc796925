"""What comes in: from a file, from another program, or from a person at the keyboard. Always bounded."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from legal_assist.cli import output
from legal_assist.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from legal_assist.desk import Desk

#: Signs read for one fact or one entry; the longest field is far below.
LONGEST: Final = 1_000_000
_SHOWN: Final = 80
#: Signs read of a confirmation; codes and numbers are far shorter.
_CONFIRMATION: Final = 200


def is_keyboard() -> bool:
    """Whether a person types, and not another program."""
    return sys.stdin.isatty()


def text() -> str:
    """All that another program sends as text.

    Raises:
        UsageError: it doesn't end.
    """
    found = sys.stdin.read(LONGEST + 1)
    if len(found) > LONGEST:
        raise UsageError("cli.input_too_long", limit=LONGEST)
    return found


def line() -> str:
    """One line a person types. The prompt goes to the error stream, so that standard output stays clean.

    Raises:
        KeyboardInterrupt: the person ended the input.
    """
    print("> ", end="", file=sys.stderr, flush=True)
    try:
        return input()
    except EOFError:
        raise KeyboardInterrupt from None


def confirmation(key: str, lang: str, **params: Any) -> str:
    """What a person types to confirm, in capitals; the question goes to the error stream.

    Empty at the end of the input, so that it confirms nothing.
    """
    output.line_to_stderr(key, lang, **params)
    return sys.stdin.readline(_CONFIRMATION).strip().upper()


def plain_confirmation(arguments: argparse.Namespace, desk: Desk, key: str, code: str) -> str:
    """What was typed to hand out what is unlocked; nothing is asked for a store of invented cases."""
    if desk.store_kind != "sealed":
        return ""
    if arguments.yes_plain is not None:
        return str(arguments.yes_plain)
    return confirmation(key, arguments.lang, code=code)


def bounded_file(name: str, limit: int) -> bytes:
    """The bytes of a file, or of standard input for ``-``; one more than `limit` when there are more.

    Raises:
        UsageError: it is missing, unreadable, or no ordinary file (a pipe or device may never end).
    """
    if name == "-":
        return sys.stdin.buffer.read(limit + 1)
    path = Path(name)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UsageError("cli.file_unreadable", name=path.name[:_SHOWN])
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        raise UsageError("cli.file_missing", name=path.name[:_SHOWN]) from None
    except (OSError, ValueError):
        raise UsageError("cli.file_unreadable", name=path.name[:_SHOWN]) from None
