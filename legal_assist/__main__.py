"""Entry point: no arguments opens the terminal UI, anything else is a command."""

from __future__ import annotations

import sys


def run(argv: list[str] | None = None) -> int:
    """Run the program.

    Args:
        argv: arguments without the program name; those of the process when None.

    Returns:
        An exit code of `errors.ExitCode`.
    """
    arguments = sys.argv[1:] if argv is None else argv
    from legal_assist.cli import entry

    return entry.main(arguments)


if __name__ == "__main__":
    sys.exit(run())
