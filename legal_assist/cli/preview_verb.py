"""`preview CASE DOCUMENT`: the words of a paper as it would be made now; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.cli import output
from legal_assist.cli.session import desk_of, mask_of
from legal_assist.desk import previewing

if TYPE_CHECKING:
    import argparse


def preview(arguments: argparse.Namespace) -> None:
    """Print the text of each paper of one document."""
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    mask = mask_of(arguments, opened)
    found = previewing.papers(desk, opened, arguments.document)
    if arguments.json:
        form = {"papers": [{"victim": victim, "text": text} for victim, text in found]}
        output.data(mask.deep(form) if mask is not None else form)
        return
    for victim, text in found:
        if victim is not None:
            output.line(f"== {victim}")
        for line in text.splitlines():
            output.line(mask.text(line) if mask is not None else line)
