"""What whoever looks after the law book has to know: how sure it is, what is open, due or in conflict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist.law import confidence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from legal_assist.errors import Problem
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.office import Mark
    from legal_assist.law.services import Service


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that is not verified: a provision (`where` is its id) or a place in the rules.

    ``text`` says in both languages what is in doubt.
    """

    where: str
    confidence: str
    is_provision: bool
    text: str
    text_en: str


@dataclass(frozen=True, slots=True)
class Ended:
    """A provision that rules cite although its last day has passed and nothing says what follows it."""

    provision: str
    until: date


@dataclass(frozen=True, slots=True)
class Year:
    """The days off of one year."""

    year: int
    decree: str
    confidence: str
    estimated: int


@dataclass(frozen=True, slots=True)
class Review:
    """The state of the law book on a day.

    `counts` are provisions by confidence code, surest first; `missing_years` are those among this year and
    the next whose days off are not recorded; `review_due` is true once the book's review date has passed;
    `old_services` are numbers to call that were checked too long ago.
    """

    as_of: date
    version: str
    reviewed: date
    review_after: date
    review_due: bool
    counts: dict[str, int]
    doubts: tuple[Doubt, ...]
    ended: tuple[Ended, ...]
    years: tuple[Year, ...]
    missing_years: tuple[int, ...]
    old_services: tuple[Service, ...]
    marks: dict[str, Mark]
    problems: tuple[Problem, ...]
    conflicts: tuple[Problem, ...]


def of(book: LawBook, as_of: date) -> Review:
    """Look the whole book through.

    Args:
        book: the law book, with the office's overlay if there is one.
        as_of: the day for which it is asked.

    Raises:
        LawBookError: the rules are faulty.
    """
    codes = [entry.confidence for entry in book.entries.values()]
    return Review(
        as_of=as_of,
        version=book.version,
        reviewed=book.preface.reviewed,
        review_after=book.preface.review_after,
        review_due=book.review_due(as_of),
        counts={code: codes.count(code) for code in confidence.CODES if code in codes},
        doubts=tuple(_doubts(book)),
        ended=tuple(_ended(book, as_of)),
        years=tuple(
            Year(found.year, found.decree, found.confidence, sum(day.estimated for day in found.days))
            for _year, found in sorted(book.days_off.items())
        ),
        missing_years=tuple(y for y in (as_of.year, as_of.year + 1) if not book.knows_year(y)),
        old_services=tuple(one for one in book.services if one.is_old(as_of)),
        marks=dict(sorted(book.office.marks.items())),
        problems=book.office.problems,
        conflicts=book.office.conflicts,
    )


def _doubts(book: LawBook) -> Iterator[Doubt]:
    for entry in book.entries.values():
        if confidence.never_prints(entry.confidence):
            yield Doubt(entry.id, entry.confidence, True, entry.summary, entry.summary_en)
    for where, code, text, text_en in _graded(book):
        if confidence.never_prints(code):
            yield Doubt(where, code, False, text, text_en)


def _graded(book: LawBook) -> Iterator[tuple[str, str, str, str]]:
    """Every place of the rules with a confidence of its own: where, the code, and what it says."""
    rules = book.rules
    for regime in rules.regimes:
        head = f"regime.{regime.subject}"
        yield f"{head}: {regime.id}", regime.confidence, regime.reason, regime.reason_en
        for row in regime.alternatives:
            yield f"{head}: {row.id}", row.confidence, row.reason, row.reason_en
    for addition in rules.additions:
        where = f"regime.{addition.subject}: {addition.id}"
        yield where, addition.confidence, addition.reason, addition.reason_en
    for rule in rules.deadlines:
        for each in rule.readings:
            yield f"deadlines.{rule.id}.{each.id}", each.confidence, rule.title, rule.title_en
    for item in rules.items:
        if item.confidence is not None:
            yield f"checklist.{item.id}", item.confidence, item.question, item.question_en
    for period in book.periods:
        yield f"periods.{period.id}", period.confidence, period.title, period.title_en


def _ended(book: LawBook, as_of: date) -> Iterator[Ended]:
    for cited in dict.fromkeys(cited for _where, cited in book.rules.cited()):
        entry = book.entries.get(cited)
        if entry is None or entry.until is None or entry.until >= as_of:
            continue
        if entry.transitional is None and not entry.successor:
            yield Ended(cited, entry.until)
