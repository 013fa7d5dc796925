"""Examinations and hearings as a companion meets them, told in law data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic import Field, model_validator

from legal_assist.errors import Problem
from legal_assist.law import rule_files
from legal_assist.law.rule_terms import Condition, RuleModel, fault
from legal_assist.law.rules import ListId, ProvisionId, RuleId, Text  # noqa: TC001  pydantic needs them

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "occasions.toml"


class Told(RuleModel):
    """A sentence in both languages; without ``basis`` it is practice, not law."""

    text: Text
    text_en: Text
    basis: tuple[ProvisionId, ...] = ()
    applies: Condition = ()

    def in_(self, lang: str) -> str:
        """The sentence in one language."""
        return self.text_en if lang == "en" else self.text


class Asking(RuleModel):
    """The words with which one item of a checklist is asked for, and the letters that ask for the same."""

    item: RuleId
    say: Text
    say_en: Text
    #: Ids of the document catalogue.
    documents: tuple[str, ...] = ()

    def in_(self, lang: str) -> str:
        """The words in one language."""
        return self.say_en if lang == "en" else self.say


class Objection(RuleModel):
    """What may be objected to, and by whom; the companion never objects in court."""

    what: Text
    what_en: Text
    who: tuple[str, ...] = Field(min_length=1)
    how: Text
    how_en: Text
    basis: tuple[ProvisionId, ...] = Field(min_length=1)
    applies: Condition = ()


class Record(Told):
    """What to record afterwards: a field, or an entry of a list (``event`` says which kind of event)."""

    path: str
    event: str | None = None


class Occasion(RuleModel):
    """A kind of examination or hearing.

    ``events`` are the kinds of dated events that are one; ``lists`` the checklists whose items belong to it;
    ``seats`` a drawing of at most 60 columns; ``large`` sentences for large type, which betray nothing.
    """

    id: RuleId
    title: Text
    title_en: Text
    events: tuple[str, ...] = Field(min_length=1)
    lists: tuple[ListId, ...] = ()
    seats: str
    seats_en: str
    happens: tuple[Told, ...] = Field(min_length=1)
    ask: tuple[Asking, ...] = ()
    object: tuple[Objection, ...] = ()
    bring: tuple[Told, ...] = Field(min_length=1)
    travel: tuple[Told, ...] = Field(min_length=1)
    after: tuple[Told, ...] = Field(min_length=1)
    record: tuple[Record, ...] = Field(min_length=1)
    large: tuple[Told, ...] = ()

    @model_validator(mode="after")
    def _drawn(self) -> Self:
        for drawing in (self.seats, self.seats_en):
            if any(len(line) > 60 for line in drawing.splitlines()):
                raise fault("reckoning_rules.fault.drawing_wide", columns=60)
        return self

    def title_in(self, lang: str) -> str:
        """What it is called."""
        return self.title_en if lang == "en" else self.title

    def seats_in(self, lang: str) -> str:
        """The drawing."""
        return (self.seats_en if lang == "en" else self.seats).strip("\n")

    def cited(self) -> Iterator[tuple[str, str]]:
        """Every provision this rests on, with the place in the file."""
        for one in self._told():
            yield from ((f"{FILE}: {self.id}", each) for each in one.basis)

    def conditions(self) -> Iterator[tuple[str, Condition]]:
        """Every condition, with its place in the file."""
        for one in self._told():
            yield f"{FILE}: {self.id}", one.applies

    def _told(self) -> Iterator[Told | Objection]:
        yield from (*self.happens, *self.bring, *self.travel, *self.after, *self.record, *self.large)
        yield from self.object

    def named_events(self) -> Iterator[tuple[str, str]]:
        """Every kind of event that is named, with its place in the file."""
        yield from ((f"{FILE}: {self.id}.events", each) for each in self.events)
        yield from ((f"{FILE}: {self.id}.record", one.event) for one in self.record if one.event)


def faults_of_items(found: tuple[Occasion, ...], known: set[str]) -> list[Problem]:
    """One problem per checklist item that words are given for and that there is not."""
    return [
        Problem(f"{FILE}: {each.id}.ask", "reckoning_rules.fault.unknown_word", {"word": one.item})
        for each in found
        for one in each.ask
        if one.item not in known
    ]


def load(data_dir: Path) -> tuple[Occasion, ...]:
    """Read the occasions.

    Args:
        data_dir: the folder with ``occasions.toml``.

    Raises:
        LawBookError: with one problem per fault, each with file and key.
    """
    return rule_files.one_table(data_dir, FILE, "occasion", Occasion)
