"""`completion SHELL`: a script that lets a shell complete our verbs and options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.cli import output

if TYPE_CHECKING:
    import argparse


def completion(arguments: argparse.Namespace) -> None:
    """Print the script; it holds verbs and options only, never a case name."""
    import shtab

    from legal_assist.cli import parser

    output.line(shtab.complete(parser.build(arguments.lang), arguments.shell))
