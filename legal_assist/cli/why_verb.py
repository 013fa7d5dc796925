"""`why CASE FINDING`: a finding with its steps, basis, confidence, other readings and gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.cli import output
from legal_assist.cli.session import desk_of, mask_of
from legal_assist.desk import explaining

if TYPE_CHECKING:
    import argparse


def why(arguments: argparse.Namespace) -> None:
    """Print one finding in full; without a finding the ids of all there are."""
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    mask = mask_of(arguments, opened)
    if not arguments.finding:
        known = explaining.ids(desk, opened.case)
        if arguments.json:
            output.data({"findings": list(known)})
        else:
            output.line("\n".join(known))
        return
    found = desk.why(opened.case, arguments.finding, arguments.lang)
    if arguments.json:
        plain = found.plain()
        output.data(mask.deep(plain) if mask is not None else plain)
        return
    for line in explaining.lines(found, arguments.lang):
        output.line(mask.text(line) if mask is not None else line)
