"""Legal words in plain language. An aid to reading, not law: nothing here is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.law import rule_files
from legal_assist.law.rule_terms import RuleModel
from legal_assist.law.rules import RuleId, Text  # noqa: TC001  pydantic needs them at run time

if TYPE_CHECKING:
    from pathlib import Path

FILE = "glossary.toml"


class Term(RuleModel):
    """A word and what it means, in both languages."""

    id: RuleId
    term: Text
    term_en: Text
    text: Text
    text_en: Text

    def term_in(self, lang: str) -> str:
        """The word."""
        return self.term_en if lang == "en" else self.term

    def text_in(self, lang: str) -> str:
        """What it means."""
        return self.text_en if lang == "en" else self.text


def load(data_dir: Path) -> tuple[Term, ...]:
    """Read the glossary.

    Args:
        data_dir: the folder with ``glossary.toml``.

    Raises:
        LawBookError: with one problem per fault, each with file and key.
    """
    return rule_files.one_table(data_dir, FILE, "term", Term)


def find(terms: tuple[Term, ...], words: str, lang: str) -> tuple[Term, ...]:
    """The terms in whose name or meaning all these words stand, in alphabetical order; all for no words.

    Args:
        terms: the glossary.
        words: what was typed.
        lang: in which language they are sorted; both languages are searched.
    """
    wanted = words.casefold().split()

    def fits(one: Term) -> bool:
        text = f"{one.term} {one.term_en} {one.text} {one.text_en}".casefold()
        return all(word in text for word in wanted)

    return tuple(sorted(filter(fits, terms), key=lambda one: one.term_in(lang).casefold()))
