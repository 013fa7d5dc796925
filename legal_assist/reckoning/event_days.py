"""Whether an event has happened, and before or after which day: as recorded, or as it follows from others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.reckoning import stage

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.events import Event
    from legal_assist.cases.people import Victim
    from legal_assist.reckoning.kleene import Truth


def concerns(event: Event, victim: Victim | None) -> bool:
    """Whether an event concerns a victim: by name, or because it names no victim at all."""
    named = [person for person in event.concerns if person.startswith("K")]
    return victim is None or not named or victim.id in named


def payers(event: Event) -> tuple[str, ...]:
    """The defendants an event names; none: all of them."""
    return tuple(person for person in event.concerns if person.startswith("T"))


def standing_verdicts(case: Case, as_of: date) -> tuple[Event, ...]:
    """Verdicts given by the as-of day that no later one about the same defendants has replaced."""
    given = happened_events(case, "verdict", as_of)
    return tuple(verdict for verdict in given if not any(_replaces(later, verdict) for later in given))


def _replaces(later: Event, earlier: Event) -> bool:
    if later.date <= earlier.date:
        return False
    if not payers(later):
        return True
    return bool(payers(earlier)) and set(payers(earlier)) <= set(payers(later))


def happened_events(
    case: Case, kind: str, as_of: date, victim: Victim | None = None, application: str | None = None
) -> tuple[Event, ...]:
    """Events of a kind that had happened by the as-of day, earliest first."""
    found = [
        event
        for event in case.events
        if event.kind == kind
        and stage.happened(event, as_of)
        and concerns(event, victim)
        and (application is None or application_of(case, event) in (application, None))
    ]
    return tuple(sorted(found, key=lambda event: (event.date, event.id)))


def application_of(case: Case, event: Event) -> str | None:
    """The application an event belongs to: its own, or that of the event it is about."""
    if event.application is not None:
        return event.application
    about = next((other for other in case.events if other.id == event.about), None)
    return about.application if about is not None else None


def has_happened(case: Case, kind: str, as_of: date, victim: Victim | None = None) -> Truth:
    """Whether an event has happened.

    A missing event has not happened before the stage at which it is expected; from there on it is unknown,
    unless a later event of the chronology proves it. Events that need not ever happen count as not happened.
    """
    if happened_events(case, kind, as_of, victim):
        return True
    if kind != "act_from" and any(happened_events(case, other, as_of, victim) for other in _after(kind)):
        return True
    if _recorded_for_later(case, kind, as_of, victim):
        return False
    expected = stage.EXPECTED_FROM.get(kind)
    if expected is None or not stage.reached(case, as_of, expected):
        return False
    return None


def happened_before(case: Case, kind: str, day: date, as_of: date, victim: Victim | None = None) -> Truth:
    """Whether an event happened before a day (the earliest one of its kind counts)."""
    found = happened_events(case, kind, as_of, victim)
    if found:
        return found[0].date < day
    if kind != "act_from" and any(
        event.date < day for other in _after(kind) for event in happened_events(case, other, as_of, victim)
    ):
        return True
    if _bounded_from_below(case, kind, day, as_of, victim):
        return False
    happened = has_happened(case, kind, as_of, victim)
    return happened if happened is not True or as_of < day else None


def happened_from(case: Case, kind: str, day: date, as_of: date, victim: Victim | None = None) -> Truth:
    """Whether an event happened on or after a day (the earliest one of its kind counts)."""
    found = happened_events(case, kind, as_of, victim)
    if found:
        return found[0].date >= day
    before = happened_before(case, kind, day, as_of, victim)
    if before is True or as_of < day:
        return False
    happened = has_happened(case, kind, as_of, victim)
    if happened is False:
        return False
    return True if happened and before is False else None


def _after(kind: str) -> tuple[str, ...]:
    if kind not in stage.CHRONOLOGY:
        return ()
    return stage.CHRONOLOGY[stage.CHRONOLOGY.index(kind) + 1 :]


def _bounded_from_below(case: Case, kind: str, day: date, as_of: date, victim: Victim | None) -> bool:
    if kind not in stage.CHRONOLOGY:
        return False
    earlier = stage.CHRONOLOGY[: stage.CHRONOLOGY.index(kind)]
    return any(
        event.date >= day for other in earlier for event in happened_events(case, other, as_of, victim)[:1]
    )


def _recorded_for_later(case: Case, kind: str, as_of: date, victim: Victim | None) -> bool:
    return any(event.kind == kind and event.date > as_of and concerns(event, victim) for event in case.events)
