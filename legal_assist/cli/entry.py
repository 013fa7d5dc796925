"""From arguments to an exit code: one place that prints errors and decides what the shell is told."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from legal_assist.cli import interrupts, output, parser
from legal_assist.errors import LegalAssistError

if TYPE_CHECKING:
    import argparse


def main(argv: list[str]) -> int:
    """Run one command.

    Returns:
        0 done, 1 unexpected, 2 wrong use, 3 case data, 4 law book, 5 document, 6 store, 130 stopped.
    """
    output.prepare_streams()
    lang = parser.language_of(argv)
    try:
        arguments = parser.build(lang).parse_args(argv)
        if arguments.verb is None:
            return _open_screen(arguments)
        with interrupts.orderly():
            code = int(arguments.run(arguments) or 0)
    except SystemExit as stop:  # --help and --version
        return _finished(int(stop.code or 0), lang)
    except BrokenPipeError:  # the reader of our output went away; nobody is left to be told
        output.give_up()
        return 0
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - no traceback
        from legal_assist.cli import faults

        return faults.report(error, lang, as_json="--json" in argv)
    else:
        return _finished(code, lang)


def _finished(code: int, lang: str) -> int:
    try:
        output.finish()
    except BrokenPipeError:
        output.give_up()
    except LegalAssistError as error:
        from legal_assist.cli import faults

        return faults.report(error, lang, as_json=False)
    return code


def _open_screen(arguments: argparse.Namespace) -> int:
    from legal_assist.cli.session import clock_of, store_root
    from legal_assist.errors import UsageError

    if os.environ.get("TERM") == "dumb" or not sys.stdout.isatty() or not sys.stdin.isatty():
        raise UsageError("cli.no_screen")
    from legal_assist.tui.app import open_screen

    return open_screen(
        root=store_root(arguments),
        clock=clock_of(arguments),
        lang=arguments.lang,
        ascii_only=arguments.ascii,
    )
