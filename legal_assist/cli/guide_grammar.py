"""The verbs of a first hour, with their help. Imports nothing heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legal_assist.cli.grammar import Grammar


def add(grammar: Grammar) -> None:
    """Add `guide` and `sample`."""
    words = grammar.words
    guide = grammar.verb(grammar.verbs, "guide", "guide.cli.guide", "guide_verb", "guide")
    guide.add_argument("words", metavar="WORDS", nargs="*", help=words("guide.cli.part"))
    sample = grammar.verb(grammar.verbs, "sample", "guide.cli.sample", "guide_verb", "sample")
    sample.add_argument("sample", metavar="ID", nargs="?", default="", help=words("guide.cli.which"))
