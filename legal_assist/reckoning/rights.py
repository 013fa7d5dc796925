"""Per victim and right: was it explained, what did she decide, and is one neutral re-offer due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from legal_assist.reckoning import deadlines, decisions, stage
from legal_assist.reckoning.derived import FACTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import RightExplained, Victim, VictimDecision
    from legal_assist.law.explanations import Explanation
    from legal_assist.law.lawbook import LawBook
    from legal_assist.reckoning.deadline_line import DeadlineLine

#: What is to be done about a right now. `pressed`: she declined, and there are signs of pressure.
#: `offer_again`: she declined, and since then the stage changed or the last day is near.
Due = Literal["pressed", "explain", "decide", "offer_again", "respect", "settled"]

#: So many days before a last day a right that was declined is offered once more.
NEAR: Final = 14
_STILL_OPEN: Final = ("running", "due_today")
#: Rights about a moment: spoken of while it lies ahead, or once they were.
_MOMENTS: Final = {"examination": "examination_ahead", "hearing": "testimony_ahead"}


@dataclass(frozen=True)
class RightState:
    """How it stands with one right of one victim.

    `since` is the day that makes a re-offer due (the new stage), `last` the last day that makes it so.
    """

    victim: str
    right: str
    explanation: Explanation
    explained: RightExplained | None
    decision: VictimDecision | None
    due: Due
    since: date | None = None
    last: date | None = None


def states(case: Case, book: LawBook, as_of: date, victim: str | None = None) -> tuple[RightState, ...]:
    """Every right of every victim, in the order of the explanations.

    Args:
        case: the case.
        book: the law book.
        as_of: the day.
        victim: only this one.
    """
    lines = deadlines.deadlines(case, book, as_of)
    found = [
        _state(case, one, each, lines, as_of)
        for one in case.victims
        if victim in (None, one.id) and one.died_on is None
        for each in book.explanations
    ]
    return tuple(one for one in found if one.due != "explain" or _arises(case, one, book, as_of))


def _arises(case: Case, state: RightState, book: LawBook, as_of: date) -> bool:
    """Whether a law of this day gives the right and, for a right about a moment, that moment lies ahead."""
    told = state.explanation
    if told.basis and not any(book.in_force(one, as_of).status == "in_force" for one in told.basis):
        return False
    fact = _MOMENTS.get(state.right)
    return fact is None or FACTS[fact](case, as_of, case.victim(state.victim)) is not False


def _state(
    case: Case, victim: Victim, explanation: Explanation, lines: Sequence[DeadlineLine], as_of: date
) -> RightState:
    right = explanation.id
    told = [one for one in victim.explained if one.right == right and one.on <= as_of]
    explained = max(told, key=lambda one: one.on, default=None)
    decision = decisions.last(victim, right, as_of)
    due: Due
    since = last = None
    if explained is None and decision is None:
        due = "explain"
    elif decision is None:
        due = "settled" if right == "safety" else "decide"
    elif decision.decision == "wants":
        due = "settled"
    elif victim.pressured:
        due = "pressed"
    else:
        spoken = max(one.on for one in (decision, explained) if one is not None)
        since, last = _new_stage(case, spoken, as_of), _near(lines, victim.id, right, spoken, as_of)
        due = "offer_again" if since or last else "respect"
    return RightState(victim.id, right, explanation, explained, decision, due, since, last)


def _new_stage(case: Case, spoken: date, as_of: date) -> date | None:
    """The day on which the case entered a further stage after she was last spoken to; None: it has not."""
    before = stage.order(stage.current(case, spoken))
    entered = [
        event.date
        for event in case.events
        if event.kind in stage.REACHED
        and stage.happened(event, as_of)
        and event.date > spoken
        and stage.order(stage.REACHED[event.kind]) > before
    ]
    return min(entered, default=None)


def _near(lines: Sequence[DeadlineLine], victim: str, right: str, spoken: date, as_of: date) -> date | None:
    """A last day of the right that is near, and was not yet when she was last spoken to."""
    days = [
        one.date
        for one in lines
        if one.right == right
        and one.victim in (None, victim)
        and one.date is not None
        and one.state in _STILL_OPEN
        and 0 <= (one.date - as_of).days <= NEAR
        and (one.date - spoken).days > NEAR
    ]
    return min(days, default=None)
