"""Which law governs each question of a case: decided from dated events, never guessed.

Every row of the decision table in the law data is evaluated in three values. One row that may hold decides.
Where several may hold, all are shown: they name the statute only when they agree on it, and each missing date
becomes a question. What turns on a victim is asked for each victim by herself and then told together.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, get_args

from legal_assist.law import confidence
from legal_assist.law.rules import RegimeSubject
from legal_assist.reckoning import conditions
from legal_assist.reckoning.finding import Finding, LawText
from legal_assist.reckoning.governing import Governing, joined, reading, unique, unique_gaps
from legal_assist.reckoning.payment_state import unpaid
from legal_assist.reckoning.regime_additions import additions
from legal_assist.reckoning.regime_deadlines import periods, printable
from legal_assist.reckoning.regime_questions import questions
from legal_assist.reckoning.regime_rows import base
from legal_assist.reckoning.regime_steps import steps
from legal_assist.reckoning.regime_unanswered import finding_id, not_applicable, not_known
from legal_assist.reckoning.regime_victims import together

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.rules import Regime, Subject
    from legal_assist.reckoning.finding import Reading
    from legal_assist.reckoning.regime_additions import Added
    from legal_assist.reckoning.regime_rows import Base

#: What can be asked, in the order it is shown.
SUBJECTS: Final[tuple[RegimeSubject, ...]] = get_args(RegimeSubject)


def joined_claim(case: Case, book: LawBook, as_of: date) -> Finding[Governing]:
    """Which code governs a joined damages claim on the as-of day, and whether it is still open."""
    return find("joined_claim", case, book, as_of)


def restitution(case: Case, book: LawBook, as_of: date) -> Finding[Governing]:
    """Which law governs restitution, by stage and by the day of filing (not yet filed: the as-of day)."""
    return find("restitution", case, book, as_of)


def every(case: Case, book: LawBook, as_of: date) -> dict[str, Finding[Governing]]:
    """The answer to every question, also to those that do not arise in this case."""
    return {subject: find(subject, case, book, as_of) for subject in SUBJECTS}


def find(
    subject: RegimeSubject, case: Case, book: LawBook, as_of: date, victim: Victim | None = None
) -> Finding[Governing]:
    """Which law governs one question.

    Args:
        subject: the question.
        case: the case.
        book: the law book.
        as_of: the day for which it is asked.
        victim: the victim it is asked about; None: the case, with all its victims told together.
    """
    asked = book.rules.subject(subject)
    if asked.per == "case":
        return _decide(asked, case, book, as_of, None)
    if victim is None and case.victims:
        return together([(one.id, _decide(asked, case, book, as_of, one)) for one in case.victims])
    return _decide(asked, case, book, as_of, victim)


def _decide(
    asked: Subject, case: Case, book: LawBook, as_of: date, victim: Victim | None
) -> Finding[Governing]:
    applies = conditions.evaluate(asked.applies, case, as_of, victim)
    if applies is False:
        return not_applicable(asked, as_of, victim)
    standing = unpaid(case, book, as_of) if asked.id == "restitution" else "no"
    rows = [
        row
        for row in book.rules.regimes
        if row.subject == asked.id and (not row.unpaid or standing in row.unpaid)
    ]
    held = {row.id: conditions.evaluate(row.when, case, as_of, victim) for row in rows}
    possible = [row for row in rows if row.decides and held[row.id] is not False]
    if applies is None:
        return not_known(
            asked, possible, conditions.missing(asked.applies, case, as_of, victim), as_of, victim
        )
    if not possible:  # what decides lies after the as-of day: nothing can be said yet
        possible = [row for row in rows if row.decides]
    remarks = [row for row in rows if not row.decides and held[row.id]]
    found = base(book.rules.undecided, possible, [row for row in possible if held[row.id]])
    added = additions(asked.id, case, book.rules, as_of, victim, standing)
    value = _value(
        asked, found, remarks, added, periods([*possible, *remarks], case, book, as_of), book, as_of
    )
    gaps = unique_gaps((*questions(possible, held, case, as_of, victim), *added.gaps))
    value = replace(value, questions=gaps, victims=(victim.id,) if victim is not None else ())
    leading = [found.lead] if found.lead is not None else possible
    return Finding(
        id=finding_id(asked, victim),
        value=value,
        as_of=as_of,
        steps=(*steps(asked.id, leading, case, as_of, victim), value.reason, *added.reasons),
        citations=value.provisions,
        confidence=confidence.weakest([*found.codes, *(row.confidence for row in remarks), *added.codes]),
        gaps=gaps,
    )


def _value(
    asked: Subject,
    found: Base,
    remarks: Sequence[Regime],
    added: Added,
    timed: Sequence[Reading[Governing]],
    book: LawBook,
    as_of: date,
) -> Governing:
    """Put together what the rows, the remarks, the additions and the periods beside them say."""
    remarked = [one for row in remarks for one in row.provisions]
    certain = _begun(book, as_of, (*found.provisions, *added.certain, *remarked, *printable(timed)))
    chosen = found.lead is not None or found.governing is not None
    alternatives = [*found.alternatives, *(one for one in timed if not one.primary)]
    if added.disputed and found.governing is not None:
        alternatives.append(reading(found.governing, certain, "I", joined(*added.doubts), found.rows[0]))
    shown = _begun(book, as_of, (*certain, *added.disputed))
    first = next((one.reason for one in timed if one.primary), None)
    own = LawText(asked.heading, asked.heading_en) if asked.heading and asked.heading_en else None
    return Governing(
        governing=found.governing,
        provisions=shown if chosen else (),
        reason=joined(*(LawText(row.reason, row.reason_en) for row in remarks), found.reason),
        alternatives=tuple(alternatives),
        open=all(row.open for row in remarks),
        questions=(),
        row=", ".join(unique((*found.rows, *(row.row for row in remarks if row.row)))),
        heading=first or own or found.heading,
    )


def _begun(book: LawBook, as_of: date, provisions: Iterable[str]) -> tuple[str, ...]:
    """The provisions without those that are not in force yet on the day."""
    return tuple(one for one in unique(provisions) if book.in_force(one, as_of).status != "not_yet")


__all__ = ["SUBJECTS", "Governing", "every", "find", "joined_claim", "restitution"]
