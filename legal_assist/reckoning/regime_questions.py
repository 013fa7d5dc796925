"""What must be asked before a question about the governing law is answered for certain."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from legal_assist.law.rules import Term, walk
from legal_assist.reckoning import conditions
from legal_assist.reckoning import event_days as days
from legal_assist.reckoning.finding import Gap, Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim
    from legal_assist.law.rules import Regime
    from legal_assist.reckoning.kleene import Truth

#: An estimated date this close to a day on which the law changes must be confirmed.
_NEAR: Final = timedelta(days=62)
#: Facts that turn on the recipient of an application.
_TURNS_ON_RECIPIENT: Final = frozenset({"protection_filed_earlier", "protection_filed_current"})


def questions(
    possible: Sequence[Regime], held: dict[str, Truth], case: Case, as_of: date, victim: Victim | None = None
) -> Iterator[Gap]:
    """What is unknown of the rows that may hold, what must be confirmed, and which dates start periods.

    Args:
        possible: rows that hold or may hold.
        held: per row id, whether it holds.
        case: the case.
        as_of: the day for which it is asked.
        victim: the victim it is asked about; None: the case as a whole.
    """
    for row in possible:
        if held[row.id] is None:
            yield from conditions.missing(row.when, case, as_of, victim)
            yield from _recipients(row, case, as_of, victim)
        if held[row.id] is False:
            yield from _later(row, case, as_of)
        else:
            yield from _of_row(row, case, as_of, victim, certain=held[row.id] is True)


def _of_row(row: Regime, case: Case, as_of: date, victim: Victim | None, *, certain: bool) -> Iterator[Gap]:
    """What is to be confirmed of a row that may hold, and what it asks for when it holds."""
    for kind in row.questions:
        said = Said("reckoning_rules.ask.confirm_with_court", {"event": _name(kind)})
        yield Gap(f"events.{kind}", said)
    for kind in row.asks if certain else ():
        if not days.happened_events(case, kind, as_of, victim):
            yield conditions.ask_event(kind)
    for path in row.asks_facts if certain else ():
        yield from conditions.missing((Term(fact=path),), case, as_of, victim)
    for term in walk(row.when):
        for day in (term.before, term.from_):
            if term.event is not None and day is not None:
                yield from _estimated(term.event, day, case, as_of, victim)


def _recipients(row: Regime, case: Case, as_of: date, victim: Victim | None) -> Iterator[Gap]:
    """To whom an application went, where the row turns on that and it is not recorded."""
    if not any(term.fact in _TURNS_ON_RECIPIENT for term in walk(row.when)):
        return
    for event in days.happened_events(case, "application_filed", as_of, victim):
        if event.application == row.subject and event.addressee is None and event.channel is None:
            yield conditions.ask_path(f"events.{event.id}.addressee")


def _name(kind: str) -> Said:
    return Said(f"facts.choices.event.kind.{kind}")


def _later(row: Regime, case: Case, as_of: date) -> Iterator[Gap]:
    kinds = {term.event for term in walk(row.when)}
    for event in case.events:
        if event.kind in kinds and event.date > as_of:
            yield Gap(f"events.{event.id}", Said("reckoning_rules.ask.later", {"event": _name(event.kind)}))


def _estimated(kind: str, day: date, case: Case, as_of: date, victim: Victim | None) -> Iterator[Gap]:
    for event in days.happened_events(case, kind, as_of, victim)[:1]:
        if event.certainty == "estimated" and abs(event.date - day) <= _NEAR:
            said = Said("reckoning_rules.ask.confirm_estimated", {"event": _name(kind)})
            yield Gap(f"events.{event.id}", said)
