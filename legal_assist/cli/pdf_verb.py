"""`pdf FILE...`, and what `make --pdf` adds: PDFs beside Word files, each with its result."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cli import output
from legal_assist.errors import ExitCode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from legal_assist.desk import Desk, Opened
    from legal_assist.desk.converting import Pdf, Wish
    from legal_assist.desk.papers import MadeFile


def pdf(arguments: argparse.Namespace) -> int:
    """Make PDFs of Word files; the exit code says whether each of them became one."""
    from legal_assist.desk import converting

    out = Path(arguments.out) if arguments.out is not None else None
    found = converting.files([Path(name) for name in arguments.files], out, wish_of(arguments))
    if arguments.json:
        output.data({"files": plain(found, arguments.lang)})
    else:
        report(found, arguments.lang)
        if any(one.path is not None for one in found):
            output.line(messages.text("pdf.not_scanned", arguments.lang))
    return exit_code(found)


def wanted(arguments: argparse.Namespace) -> bool:
    """Whether `make` was asked for PDFs; to ask how they shall be is to ask for them."""
    return bool(arguments.pdf or arguments.archive or arguments.pdf_password_file)


def of_papers(
    desk: Desk,
    opened: Opened,
    made: Sequence[MadeFile],
    arguments: argparse.Namespace,
    accepted: frozenset[str],
) -> tuple[Pdf, ...]:
    """The PDFs of papers just made; where there is no LibreOffice, each says so and the papers stay."""
    from legal_assist.desk import converting
    from legal_assist.errors import DocumentError

    try:
        return converting.papers(desk, opened, made, wish_of(arguments), accepted=accepted)
    except DocumentError as error:
        if error.key not in ("pdf.no_program", "pdf.program_wrong", "pdf.no_start", "pdf.no_room"):
            raise
        output.line_to_stderr(error.key, arguments.lang, **error.params)
        return tuple(converting.Pdf(one.path, None, fault="pdf.not_made") for one in made)


def wish_of(arguments: argparse.Namespace) -> Wish:
    """How the PDFs shall be, with progress on the error stream where somebody watches.

    Raises:
        UsageError: the password file can't be read.
        DocumentError: what is asked for can't be made.
    """
    from legal_assist.cli import passphrases
    from legal_assist.desk import converting

    wish = converting.Wish(arguments.archive, passphrases.of_pdf(arguments), _progress(arguments))
    converting.check(wish)
    return wish


def report(found: Sequence[Pdf], lang: str) -> None:
    """Print where each PDF went, why there is none, and which fonts were replaced."""
    for one in found:
        if one.path is not None:
            output.line(
                "  " + messages.text("pdf.made", lang, place=output.path_text(one.path), pages=one.pages)
            )
        else:
            why = messages.text(one.fault or "pdf.no_output", lang)
            output.line("  " + messages.text("pdf.none", lang, file=one.source.name, why=why))
            for problem in one.problems:
                output.line(f"    - {messages.of_problem(problem, lang)}")
    fonts = sorted({font for one in found for font in one.replaced})
    if fonts:
        output.line(messages.text("pdf.fonts_replaced", lang, fonts=", ".join(fonts)))


def plain(found: Sequence[Pdf], lang: str) -> list[dict[str, Any]]:
    """The results as JSON data."""
    return [
        {
            "source": output.path_text(one.source),
            "path": output.path_text(one.path) if one.path is not None else None,
            "pages": one.pages,
            "fault": one.fault,
            "message": messages.text(one.fault, lang) if one.fault else None,
            "problems": [messages.of_problem(problem, lang) for problem in one.problems],
            "replaced_fonts": list(one.replaced),
        }
        for one in found
    ]


def exit_code(found: Sequence[Pdf]) -> int:
    """0 when each file has its PDF."""
    return int(ExitCode.DONE if all(one.path is not None for one in found) else ExitCode.DOCUMENT)


def _progress(arguments: argparse.Namespace) -> Callable[[int, int], None] | None:
    if arguments.json or not sys.stderr.isatty():
        return None

    def show(done: int, whole: int) -> None:
        output.line_to_stderr("pdf.progress", arguments.lang, done=done, whole=whole)

    return show
