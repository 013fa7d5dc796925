"""What is read aloud to a victim about each right: plain words and one neutral question, told in law data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic import model_validator

from legal_assist.law import rule_files
from legal_assist.law.rule_terms import RuleModel, fault
from legal_assist.law.rules import ListId, ProvisionId, Text  # noqa: TC001  pydantic needs them at run time

if TYPE_CHECKING:
    from pathlib import Path

FILE = "explanations.toml"


class Explanation(RuleModel):
    """The words for one right. ``id`` is the right; ``careful`` is for who reads, and is not read out."""

    id: ListId
    text: Text
    text_en: Text
    ask: Text
    ask_en: Text
    careful: Text
    careful_en: Text
    basis: tuple[ProvisionId, ...] = ()
    #: Advice of practice: never shown as law.
    not_law: bool = False

    @model_validator(mode="after")
    def _founded(self) -> Self:
        if not self.not_law and not self.basis:
            raise fault("reckoning_rules.fault.no_basis")
        return self

    def text_in(self, lang: str) -> str:
        """What is read aloud."""
        return self.text_en if lang == "en" else self.text

    def ask_in(self, lang: str) -> str:
        """The neutral question."""
        return self.ask_en if lang == "en" else self.ask

    def careful_in(self, lang: str) -> str:
        """What the reader minds."""
        return self.careful_en if lang == "en" else self.careful


def load(data_dir: Path) -> tuple[Explanation, ...]:
    """Read the explanations.

    Args:
        data_dir: the folder with ``explanations.toml``.

    Raises:
        LawBookError: with one problem per fault, each with file and key.
    """
    return rule_files.one_table(data_dir, FILE, "explanation", Explanation)
