"""`documents CASE --addressee ...`: what an addressee requires, and what of it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.cli import output
from legal_assist.cli.session import desk_of, mask_of
from legal_assist.desk import completeness_words

if TYPE_CHECKING:
    import argparse


def show(arguments: argparse.Namespace) -> None:
    """Print each piece with its state, source and what to fill in."""
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    mask = mask_of(arguments, opened)
    form = completeness_words.plain(desk, opened.case, arguments.addressee, arguments.lang)
    if arguments.json:
        output.data(mask.deep(form) if mask is not None else form)
        return
    for line in completeness_words.lines(form, arguments.lang):
        output.line(mask.text(line) if mask is not None else line)
