"""`deadlines --ics FILE`: the deadlines as a calendar file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from legal_assist import messages
from legal_assist.cli import output
from legal_assist.desk import calendar, scanning
from legal_assist.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from legal_assist.cases.case import Case
    from legal_assist.desk import Desk


def write(desk: Desk, cases: tuple[Case, ...], arguments: argparse.Namespace) -> None:
    """Write the calendar and say what is in it."""
    if arguments.accept and len(cases) != 1:
        raise UsageError("scan.acceptance_one_case")
    accepted = frozenset(scanning.acceptance(case, text) for text in arguments.accept for case in cases)
    made = calendar.write(
        desk, cases, Path(arguments.ics), arguments.lang, accepted=accepted, reason=arguments.reason
    )
    if arguments.json:
        output.data({"path": output.path_text(made.path), "entries": made.entries, "dated": made.dated})
        return
    path = output.path_text(made.path)
    said = messages.text(
        "exports.calendar_written", arguments.lang, path=path, n=made.entries, dated=made.dated
    )
    output.line(said)
