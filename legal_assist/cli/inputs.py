"""What comes in: from a file, from another program, or from a person at the keyboard. Always bounded."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import Final

from legal_assist.errors import CaseDataError, UsageError

#: Signs read for one fact or one entry; the longest field is far below.
LONGEST: Final = 1_000_000
_SHOWN: Final = 80


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


def case_file(name: str) -> bytes:
    """The bytes of a case file, or of standard input for ``-``; never more than a case file may have.

    Raises:
        CaseDataError: it is too large.
        UsageError: it is missing, unreadable, or no ordinary file (a pipe or device may never end).
    """
    from legal_assist.cases.importing import MAX_BYTES

    if name == "-":
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    else:
        path = Path(name)
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                raise UsageError("cli.file_unreadable", name=path.name[:_SHOWN])
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            raise UsageError("cli.file_missing", name=path.name[:_SHOWN]) from None
        except (OSError, ValueError):
            raise UsageError("cli.file_unreadable", name=path.name[:_SHOWN]) from None
    if len(data) > MAX_BYTES:
        raise CaseDataError("case.file_too_large", limit_mb=MAX_BYTES // (1024 * 1024))
    return data
