"""Errors as the user sees them, in one form, and the exit code that goes with each."""

from __future__ import annotations

import sys

from legal_assist import messages
from legal_assist.cli import output
from legal_assist.errors import ExitCode, LegalAssistError


def report(fault: BaseException, lang: str, *, as_json: bool) -> int:
    """Print what went wrong: a sentence, then each problem with its path; never a traceback.

    Args:
        fault: what was raised.
        lang: language of the sentences.
        as_json: also print `problems[]` as JSON to standard output.

    Returns:
        The exit code.
    """
    if isinstance(fault, KeyboardInterrupt):
        output.line_to_stderr("cli.stopped", lang)
        return int(ExitCode.INTERRUPTED)
    if not isinstance(fault, LegalAssistError):
        _unexpected(fault, lang)
        return int(ExitCode.UNEXPECTED)
    sentence = output.plain(messages.of_error(fault, lang))
    problems = [
        {"path": output.plain(problem.path), "message": output.plain(messages.of_problem(problem, lang))}
        for problem in fault.problems
    ]
    if as_json:
        listed = problems or [{"path": "", "message": sentence}]
        output.data({"error": fault.key, "message": sentence, "problems": listed})
    print(sentence, file=sys.stderr)
    for problem in problems:
        print(f"  - {problem['path']}: {problem['message']}", file=sys.stderr)
    return int(fault.exit_code)


def _unexpected(fault: BaseException, lang: str) -> None:
    """Say that something unforeseen happened: where in our code, never with values of the case."""
    where = "?"
    trace = fault.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.startswith("legal_assist"):
            where = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    output.line_to_stderr("cli.unexpected", lang, kind=type(fault).__name__, where=where)
