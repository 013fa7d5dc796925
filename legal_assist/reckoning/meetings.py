"""Examinations and hearings of a case: what lies ahead, and what may be asked there for a victim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from legal_assist.reckoning import event_days, item_basis, progress, stage
from legal_assist.reckoning.conditions import evaluate
from legal_assist.reckoning.derived import FACTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.events import Event
    from legal_assist.cases.people import Victim
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.occasions import Asking, Objection, Occasion, Told
    from legal_assist.law.rule_terms import Condition
    from legal_assist.reckoning.kleene import Truth
    from legal_assist.reckoning.progress import ItemState

When = Literal["today", "ahead", "unsure", "held", "no_day"]

#: Occasions that lie ahead although no day is recorded, while this holds.
_AHEAD: Final = {"police_examination": "examination_ahead", "hearing": "testimony_ahead"}


@dataclass(frozen=True)
class Meeting:
    """One examination or hearing.

    `event` is its dated event, None while no day is recorded. `when`: `held` is what was recorded as having
    taken place, today's too; `unsure` is a planned day that has
    passed, of which nobody said whether it was held; `no_day` one that must come, without a day.
    """

    occasion: Occasion
    event: Event | None
    when: When
    victims: tuple[str, ...]

    @property
    def id(self) -> str:
        """`E4`, or the kind of occasion where no day is recorded."""
        return self.event.id if self.event is not None else self.occasion.id


@dataclass(frozen=True)
class Ask:
    """What may be asked: the words, the checklist item they speak for, and its letters."""

    asking: Asking
    state: ItemState


@dataclass(frozen=True)
class Sheet:
    """All there is to know for one meeting and one victim, each part as it applies on that day."""

    meeting: Meeting
    victim: str | None
    happens: tuple[tuple[Told, tuple[str, ...]], ...]
    asks: tuple[Ask, ...]
    objections: tuple[tuple[Objection, tuple[str, ...]], ...]
    bring: tuple[Told, ...]
    travel: tuple[Told, ...]
    after: tuple[Told, ...]


def meetings(case: Case, book: LawBook, as_of: date) -> tuple[Meeting, ...]:
    """Every examination and hearing: what lies ahead first, the nearest day first; then what was held.

    Args:
        case: the case.
        book: the law book.
        as_of: the day.
    """
    found = [
        Meeting(occasion, event, _when(event, as_of), _victims(case, event))
        for occasion in book.occasions
        for event in case.events
        if event.kind in occasion.events
    ]
    for occasion in book.occasions:
        facts = [_AHEAD[kind] for kind in occasion.events if kind in _AHEAD]
        open_now = any(one.occasion is occasion and one.when != "held" for one in found)
        if not open_now and any(FACTS[name](case, as_of, None) for name in facts):
            ahead = tuple(
                victim.id
                for victim in case.victims
                if any(FACTS[name](case, as_of, victim) for name in facts)
            )
            found.append(Meeting(occasion, None, "no_day", ahead))
    return tuple(sorted(found, key=lambda one: _order(one, as_of)))


def items(case: Case, book: LawBook, meeting: Meeting, as_of: date) -> tuple[ItemState, ...]:
    """The checklist items that belong to a meeting, of all victims."""
    lists = meeting.occasion.lists
    return tuple(state for right in lists for state in progress.checklist(case, book, as_of, right))


def sheet(
    case: Case,
    book: LawBook,
    meeting: Meeting,
    victim: str | None,
    as_of: date,
    found: Sequence[ItemState] | None = None,
) -> Sheet:
    """What happens, what may be asked, objected to, brought, arranged and done afterwards.

    Args:
        case: the case.
        book: the law book.
        meeting: one of `meetings`.
        victim: whose sheet it is; None where the case has no victim yet.
        as_of: the day.
        found: what `items` gave, for whoever makes the sheets of many victims.
    """
    who = next((one for one in case.victims if one.id == victim), None)
    occasion, code = meeting.occasion, item_basis.code_of(case, book, as_of)
    states = {
        state.item.id: state
        for state in (items(case, book, meeting, as_of) if found is None else found)
        if state.subject in ("case", victim) and state.state not in ("not_applicable", "open_question")
    }

    def told(parts: tuple[Told, ...]) -> tuple[Told, ...]:
        return tuple(one for one in parts if _holds(one.applies, case, as_of, who))

    def based(basis: tuple[str, ...]) -> tuple[str, ...]:
        return item_basis.in_force(basis, book, as_of, code)

    happens = tuple((one, based(one.basis)) for one in told(occasion.happens))
    objections = tuple(
        (one, cited)
        for one in occasion.object
        if _holds(one.applies, case, as_of, who) and (cited := based(one.basis))
    )
    return Sheet(
        meeting,
        victim,
        tuple((one, cited) for one, cited in happens if cited or not one.basis),
        tuple(Ask(one, states[one.item]) for one in occasion.ask if one.item in states),
        objections,
        told(occasion.bring),
        told(occasion.travel),
        told(occasion.after),
    )


def _holds(condition: Condition, case: Case, as_of: date, victim: Victim | None) -> bool:
    """What is not known to be excluded is told: a companion is better warned once too often."""
    held: Truth = evaluate(condition, case, as_of, victim)
    return held is not False


def _victims(case: Case, event: Event) -> tuple[str, ...]:
    return tuple(victim.id for victim in case.victims if event_days.concerns(event, victim))


def _when(event: Event, as_of: date) -> When:
    if stage.happened(event, as_of):
        return "held"
    if event.date == as_of:
        return "today"
    return "ahead" if event.date > as_of else "unsure"


def _order(one: Meeting, as_of: date) -> tuple[int, int, str]:
    days = (one.event.date - as_of).days if one.event is not None else 0
    rank = {"today": 0, "unsure": 1, "ahead": 2, "no_day": 3, "held": 4}[one.when]
    return rank, -days if one.when == "held" else days, one.id
