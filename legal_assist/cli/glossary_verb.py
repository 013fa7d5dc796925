"""`glossary [WORDS]`: legal words in plain language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.cli import output
from legal_assist.cli.session import law_desk
from legal_assist.errors import UsageError
from legal_assist.law import glossary as words

if TYPE_CHECKING:
    import argparse


def glossary(arguments: argparse.Namespace) -> None:
    """Print the terms in which all the words stand, or all of them."""
    lang, asked = arguments.lang, " ".join(arguments.words)
    found = words.find(law_desk(arguments).book.glossary, asked, lang)
    if not found:
        raise UsageError("cli.no_term", words=asked[:40])
    if arguments.json:
        output.data(
            {"terms": [{"id": one.id, "term": one.term_in(lang), "text": one.text_in(lang)} for one in found]}
        )
        return
    for one in found:
        output.line(f"{one.term_in(lang)}: {one.text_in(lang)}")
