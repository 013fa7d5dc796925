"""What a change of the facts changes: sums, dates, papers. Shown before it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist.reckoning import deadlines, losses, readiness, regimes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.law.lawbook import LawBook
    from legal_assist.reckoning.deadline_line import DeadlineLine
    from legal_assist.reckoning.document_rules import Entry
    from legal_assist.reckoning.finding import LawText
    from legal_assist.reckoning.readiness import DocumentState


@dataclass(frozen=True)
class SumChange:
    """A sum in whole rupiah, of one victim or (None) of all."""

    victim: str | None
    before: int
    after: int


@dataclass(frozen=True)
class DateChange:
    """A deadline that appears (`before` None), vanishes (`after` None) or moves."""

    rule: str
    victim: str | None
    title: LawText
    before: date | None
    after: date | None


@dataclass(frozen=True)
class PaperChange:
    """A paper: whether it applies and how many answers it lacks, before and after."""

    document: str
    applied: bool | None
    applies: bool | None
    lacked: int
    lacks: int


@dataclass(frozen=True)
class LawChange:
    """Another code governs now."""

    subject: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Effects:
    """All that a change would change."""

    sums: tuple[SumChange, ...]
    dates: tuple[DateChange, ...]
    papers: tuple[PaperChange, ...]
    laws: tuple[LawChange, ...]

    @property
    def nothing(self) -> bool:
        """Whether no sum, date, paper or governing code changes."""
        return not (self.sums or self.dates or self.papers or self.laws)


def effects(before: Case, after: Case, book: LawBook, entries: Sequence[Entry], as_of: date) -> Effects:
    """Compare what follows from two states of a case.

    Args:
        before: the case as stored.
        after: the case as it would be.
        book: the law book.
        entries: the document catalogue.
        as_of: the day.
    """
    return Effects(
        tuple(_sums(before, after, book, as_of)),
        tuple(_dates(before, after, book, as_of)),
        tuple(_papers(before, after, book, entries, as_of)),
        tuple(_laws(before, after, book, as_of)),
    )


def _sums(before: Case, after: Case, book: LawBook, as_of: date) -> Iterator[SumChange]:
    old, new = (losses.ledger(case, book, as_of).value for case in (before, after))
    if old.total != new.total:
        yield SumChange(None, old.total, new.total)
    was = {one.victim: one.total for one in old.victims}
    now = {one.victim: one.total for one in new.victims}
    for victim in dict.fromkeys((*was, *now)):
        if was.get(victim, 0) != now.get(victim, 0):
            yield SumChange(victim, was.get(victim, 0), now.get(victim, 0))


def _dates(before: Case, after: Case, book: LawBook, as_of: date) -> Iterator[DateChange]:
    def lines(case: Case) -> dict[tuple[str, str | None, str | None, str], DeadlineLine]:
        found = deadlines.deadlines(case, book, as_of)
        return {
            (one.rule, one.victim, one.anchor_event_id, one.reading): one
            for one in found
            if one.date is not None
        }

    old, new = lines(before), lines(after)
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key), new.get(key)
        one = now or was
        if one is not None and (was.date if was else None) != (now.date if now else None):
            yield DateChange(
                one.rule, one.victim, one.title, was.date if was else None, now.date if now else None
            )


def _papers(
    before: Case, after: Case, book: LawBook, entries: Sequence[Entry], as_of: date
) -> Iterator[PaperChange]:
    old = readiness.document_states(before, book, entries, as_of)
    new = readiness.document_states(after, book, entries, as_of)
    for was, now in zip(old, new, strict=True):
        if _seen(was) != _seen(now):
            yield PaperChange(now.id, was.applies, now.applies, len(was.gaps), len(now.gaps))


def _seen(state: DocumentState) -> tuple[bool | None, frozenset[str]]:
    return state.applies, frozenset(f"{gap.path} {gap.said.params.get('kind', '')}" for gap in state.gaps)


def _laws(before: Case, after: Case, book: LawBook, as_of: date) -> Iterator[LawChange]:
    for subject, ask in (("joined_claim", regimes.joined_claim), ("restitution", regimes.restitution)):
        was, now = ask(before, book, as_of).value.governing, ask(after, book, as_of).value.governing
        if was != now:
            yield LawChange(subject, was, now)
