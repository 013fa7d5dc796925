"""What the law book is made of: instruments, provisions, intervals. Frozen; no clock, no files.

An interval is ``start`` to ``until``, both days included. ``until`` is None while the text is in force;
``start`` is None when the first day is not known (then every earlier day counts as inside).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

Status = Literal["in_force", "not_yet", "ended", "transitional", "no_rule"]

_INSTRUMENT_ID: Final = re.compile(r"[a-z]+(?:-[a-z]+)*-(?P<number>\d+)-(?P<year>\d{4})")
_LOCATOR: Final = re.compile(
    r"(?:(?P<annex>lampiran-[IVX]+)|(?P<article>\d+[A-Z]{0,2}|[IVX]+))"
    r"(?:/(?P<paragraph>\d+[a-z]?))?"
    r"(?:/(?P<letter>[a-z]{1,2}))?"
    r"(?:/(?P<point_word>angka|nomor)-(?P<point>\d+))?"
    r"(?P<elucidation>/penjelasan)?"
)


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a provision stands inside its instrument.

    ``article`` is an article (``48``, ``7A``, ``VII``) or an annex (``lampiran-I``); ``point`` is a numbered
    point, counted with ``point_word`` (``angka`` in articles, ``nomor`` in annexes).
    """

    article: str
    paragraph: str | None = None
    letter: str | None = None
    point: str | None = None
    elucidation: bool = False
    point_word: str = "angka"

    def path(self) -> str:
        """The part of a provision id after the instrument."""
        parts = [self.article]
        if self.paragraph:
            parts.append(self.paragraph)
        if self.letter:
            parts.append(self.letter)
        if self.point:
            parts.append(f"{self.point_word}-{self.point}")
        if self.elucidation:
            parts.append("penjelasan")
        return "/".join(parts)


def read_locator(path: str) -> Locator | None:
    """Read the part of a provision id after the instrument; None when it is not well formed."""
    found = _LOCATOR.fullmatch(path)
    if found is None:
        return None
    return Locator(
        article=found["annex"] or found["article"],
        paragraph=found["paragraph"],
        letter=found["letter"],
        point=found["point"],
        elucidation=bool(found["elucidation"]),
        point_word=found["point_word"] or "angka",
    )


def is_instrument_id(text: str) -> bool:
    """Whether a text has the form of an instrument id: kind, number, year."""
    return _INSTRUMENT_ID.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Interval:
    """Days on which something is in force, both ends included."""

    start: date | None
    until: date | None
    basis: str
    confidence: str
    start_confidence: str

    def holds(self, day: date) -> bool:
        """Whether the day lies in the interval."""
        return (self.start is None or self.start <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Transitional:
    """For which cases a text that has ended still governs, and which provision says so.

    ``confidence`` N or X: whether it still governs is an open question.
    """

    text: str
    text_en: str
    basis: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Provision:
    """One article, paragraph, letter, point or elucidation, in our own words."""

    id: str
    instrument: str
    article: str
    paragraph: str | None
    letter: str | None
    point: str | None
    elucidation: bool
    summary: str
    summary_en: str
    start: date | None
    until: date | None
    transitional: Transitional | None
    predecessor: tuple[str, ...]
    successor: tuple[str, ...]
    confidence: str
    source: str
    note: str = ""
    note_en: str = ""

    @property
    def locator(self) -> Locator:
        """Where it stands inside its instrument."""
        found = read_locator(self.id.partition("/")[2])
        if found is None:  # the loader refuses such ids
            raise ValueError(self.id)
        return found


@dataclass(frozen=True)
class Instrument:
    """A statute, regulation or guideline.

    ``citable`` is False when only its title was read: then none of its articles may be cited.
    ``amends`` names the instrument whose text it changes; its articles may be asked for by either number.
    ``read`` gives its provisions; it is called when they are first asked for.
    """

    id: str
    short: str
    full: str
    short_en: str
    title_en: str
    gazette: str
    in_force: tuple[Interval, ...]
    repealed_by: str | None
    amends: str | None
    implements: tuple[str, ...]
    citable: bool
    transitional: Transitional | None
    note: str
    note_en: str
    read: Callable[[], tuple[Provision, ...]] = field(repr=False, compare=False)

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """What the book holds of its text, in the order of its file.

        Raises:
            LawBookError: its file is read only now, and is faulty.
        """
        return self.read()

    def holding(self, provisions: tuple[Provision, ...]) -> Instrument:
        """The same instrument with other provisions."""
        return replace(self, read=lambda: provisions)

    @property
    def title(self) -> str:
        """The full name with its subject, as it is cited in long form."""
        return self.full

    @property
    def number(self) -> str:
        """Its number, without the year."""
        return self.id.rsplit("-", 2)[1]

    @property
    def year(self) -> str:
        """Its year."""
        return self.id.rsplit("-", 1)[1]

    @property
    def kind(self) -> str:
        """Its kind, as the first part of its id."""
        return self.id.rsplit("-", 2)[0]


@dataclass(frozen=True, slots=True)
class InForce:
    """The answer to: does this provision govern on this day?

    ``transitional`` is a status when the text has ended but still governs the cases that ``transitional``
    describes. A reach that is itself an open question leaves the status ``ended``.
    """

    id: str
    day: date
    status: Status
    start: date | None = None
    until: date | None = None
    transitional: Transitional | None = None
    successor: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a typed citation names.

    ``provision`` is None when the book holds no entry of its own; ``parts`` are entries below it and
    ``nearest`` the closest entry above it.
    """

    asked: str
    id: str
    instrument: Instrument
    provision: Provision | None
    parts: tuple[Provision, ...]
    nearest: Provision | None
    in_force: InForce


@dataclass(frozen=True, slots=True)
class DayOff:
    """A national holiday or a day of collective leave (cuti bersama).

    ``estimated``: the feast may move by a later decision of the minister of religious affairs. ``decree``:
    another decree than the year's set this day.
    """

    date: date
    name: str
    name_en: str
    kind: Literal["national", "cuti_bersama"]
    estimated: bool
    decree: str = ""


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The days off of one year with the joint decree that lists them."""

    year: int
    decree: str
    decree_date: date
    confidence: str
    source: str
    days: tuple[DayOff, ...]
