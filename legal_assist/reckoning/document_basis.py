"""Which provisions a paper may cite: in force or chosen by the regime, and sure enough to be printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from legal_assist.law import confidence
from legal_assist.reckoning import conditions, regime_memo

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.rule_terms import Condition
    from legal_assist.law.rules import RegimeSubject
    from legal_assist.reckoning.governing import Governing


class BasisRule(Protocol):
    """A named group of provisions."""

    @property
    def use(self) -> str: ...
    @property
    def ids(self) -> tuple[str, ...]: ...
    @property
    def regime(self) -> str | None: ...
    @property
    def governing(self) -> str | None: ...
    @property
    def when(self) -> Condition: ...
    @property
    def required(self) -> bool: ...


class Citing(Protocol):
    """A catalogue entry, as far as its citations go."""

    @property
    def basis(self) -> Sequence[BasisRule]: ...


@dataclass(frozen=True)
class Basis:
    """The provisions of one document: `printed` by use; those left out, and why.

    `needs_acceptance` are required ones; `not_accepted` all that would print once accepted.
    `subsidiary` holds, by use, the provisions of another code that may govern instead: cited second.
    """

    printed: dict[str, tuple[str, ...]]
    needs_acceptance: tuple[str, ...]
    left_out: tuple[str, ...]
    empty: tuple[str, ...]
    subsidiary: dict[str, tuple[str, ...]] = field(default_factory=dict)
    not_accepted: tuple[str, ...] = ()


def basis(
    case: Case,
    book: LawBook,
    entry: Citing,
    as_of: date,
    accepted: frozenset[str],
    victim: Victim | None = None,
) -> Basis:
    """Which provisions the document may cite: in force on its day, or chosen by the finding of the regime.

    Args:
        case: the case.
        book: the law book.
        entry: the document.
        as_of: its day.
        accepted: provisions of lesser confidence that the user accepted.
        victim: the victim the document is for; None: the case as a whole.
    """
    printed: dict[str, tuple[str, ...]] = {}
    waiting: list[str] = []
    not_accepted: list[str] = []
    left_out: list[str] = []
    empty: list[str] = []
    subsidiary: dict[str, tuple[str, ...]] = {}
    for rule in entry.basis:
        printed.setdefault(rule.use, ())
        if not _basis_holds(case, book, rule, as_of, victim):
            continue
        kept: list[str] = []
        for provision_id, by_regime in _cited(case, book, rule, as_of):
            fault = _unprintable(book, provision_id, as_of, accepted, by_regime=by_regime)
            if fault == "acceptance":
                not_accepted.append(provision_id)
            if not fault:
                kept.append(provision_id)
            elif fault == "acceptance" and rule.required:
                waiting.append(provision_id)
            else:
                left_out.append(provision_id)
        printed[rule.use] = tuple(dict.fromkeys((*printed[rule.use], *kept)))
        if rule.regime is not None and rule.governing is None:
            other = _other_code(case, book, rule.regime, as_of, accepted)
            subsidiary |= {rule.use: other} if other else {}
        if rule.required and not printed[rule.use]:
            empty.append(rule.use)
    return Basis(
        printed=printed,
        needs_acceptance=tuple(dict.fromkeys(waiting)),
        left_out=tuple(dict.fromkeys(left_out)),
        empty=tuple(empty),
        subsidiary=subsidiary,
        not_accepted=tuple(dict.fromkeys(not_accepted)),
    )


def _other_code(
    case: Case, book: LawBook, subject: str, as_of: date, accepted: frozenset[str]
) -> tuple[str, ...]:
    """Printable provisions of the readings that name another statute than the one that governs."""
    found = _regime(case, book, subject, as_of)
    if found.governing is None:
        return ()
    return tuple(
        dict.fromkeys(
            one
            for reading in found.alternatives
            if reading.value.governing not in (None, found.governing)
            for one in reading.citations
            if not _unprintable(book, one, as_of, accepted, by_regime=True)
        )
    )


def _basis_holds(case: Case, book: LawBook, rule: BasisRule, as_of: date, victim: Victim | None) -> bool:
    if rule.governing is not None and rule.regime is not None:
        return governing(case, book, rule.regime, as_of) == rule.governing
    return conditions.evaluate(rule.when, case, as_of, victim) is True


def governing(case: Case, book: LawBook, subject: str, as_of: date) -> str | None:
    """The instrument that governs the joined claim or the restitution; None when it can't be told yet."""
    return _regime(case, book, subject, as_of).governing


def _regime(case: Case, book: LawBook, subject: str, as_of: date) -> Governing:
    asked: RegimeSubject = "joined_claim" if subject == "joined_claim" else "restitution"
    return regime_memo.governing(asked, case, book, as_of)


def _cited(case: Case, book: LawBook, rule: BasisRule, as_of: date) -> Iterator[tuple[str, bool]]:
    """Provision ids of a rule; those that stand because of the regime may belong to repealed law."""
    if rule.regime is not None and rule.governing is None:
        for provision_id in _regime(case, book, rule.regime, as_of).provisions:
            yield provision_id, True
    for provision_id in rule.ids:
        yield provision_id, rule.governing is not None


def _unprintable(
    book: LawBook, provision_id: str, as_of: date, accepted: frozenset[str], *, by_regime: bool
) -> str:
    entry = book.entries.get(provision_id)
    if entry is None:
        return "unknown"
    status = book.in_force(provision_id, as_of).status
    if status != "in_force" and not (by_regime and status == "transitional"):
        return "not_in_force"
    if confidence.may_print(entry.confidence, provision_id in accepted):
        return ""
    return "acceptance" if confidence.needs_acceptance(entry.confidence) else "never"


def printable(book: LawBook, provision_id: str, as_of: date, accepted: frozenset[str] = frozenset()) -> bool:
    """Whether a paper of this day may cite a provision: known, in force, sure enough or accepted."""
    return not _unprintable(book, provision_id, as_of, accepted, by_regime=False)
