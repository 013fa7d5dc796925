"""Which events a deadline runs from, and which event fulfils it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist.reckoning import stage
from legal_assist.reckoning.event_days import concerns, payers
from legal_assist.reckoning.kleene import Truth, both

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.events import Event
    from legal_assist.cases.people import Victim
    from legal_assist.law.rules import Anchor


@dataclass(frozen=True)
class Found:
    """An event that matches; not `certain` when its application or recipient is not recorded."""

    event: Event
    certain: bool


def matching(anchor: Anchor, case: Case, as_of: date, victim: Victim | None) -> tuple[Found, ...]:
    """Events a deadline runs from, earliest first.

    Of several kinds only the first one present counts, and of that the earliest event.
    """
    for kind in anchor.event:
        found = _of_kind(kind, anchor, case, as_of, victim)
        if found:
            return found if len(anchor.event) == 1 else found[:1]
    return ()


def _of_kind(kind: str, anchor: Anchor, case: Case, as_of: date, victim: Victim | None) -> tuple[Found, ...]:
    found: list[Found] = []
    for event in sorted(case.events, key=lambda one: (one.date, one.id)):
        if event.kind != kind or not concerns(event, victim):
            continue
        if not (stage.happened(event, as_of) or anchor.planned):
            continue
        fits = _fits(anchor, case, event)
        if fits is not False:
            found.append(Found(event, certain=fits is True))
    return tuple(found)


def fulfilled_on(
    done_by: Iterable[Anchor],
    case: Case,
    as_of: date,
    start: Event,
    victim: Victim | None,
    limit: date | None = None,
) -> date | None:
    """The day on which a deadline was met: for the victim, or for every victim whom its first event concerns.

    Args:
        done_by: events that fulfil it.
        case: the case.
        as_of: the as-of day.
        start: the event it runs from.
        victim: whose deadline it is; None: the case's.
        limit: the day of the event that ends it; what happened later doesn't fulfil it.

    Returns:
        The day on which the last of them had it; None while it is not met.
    """
    victims = [victim] if victim is not None else [one for one in case.victims if concerns(start, one)]
    done = [
        found.event
        for anchor in done_by
        for kind in anchor.event
        for found in _of_kind(kind, anchor, case, as_of, None)
        if _follows(case, found.event, start, limit, any_time=anchor.any_time)
    ]
    days = [min((event.date for event in done if concerns(event, one)), default=None) for one in victims] or [
        min((event.date for event in done), default=None)
    ]
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def _follows(case: Case, event: Event, start: Event, limit: date | None, *, any_time: bool) -> bool:
    if limit is not None and event.date > limit:
        return False
    about = next((other for other in case.events if other.id == event.about), None)
    if about is not None and about.kind == start.kind and about.id != start.id and not any_time:
        return False
    return same_payer(event, start) and (any_time or event.date >= start.date)


def same_payer(event: Event, other: Event) -> bool:
    """Whether two events may be about the same payer."""
    mine = payers(event)
    theirs = payers(other)
    return not mine or not theirs or bool(set(mine) & set(theirs))


def _fits(anchor: Anchor, case: Case, event: Event) -> Truth:
    about = next((other for other in case.events if other.id == event.about), None)
    checks: list[Truth] = []
    if anchor.application is not None:
        named = event.application or (about.application if about is not None else None)
        checks.append(None if named is None else named == anchor.application)
    if anchor.recipient is not None:
        ways = {event.addressee, event.channel}
        ways |= {about.addressee, about.channel} if about is not None else set()
        ways.discard(None)
        checks.append(anchor.recipient in ways if ways else None)
    return both(checks)
