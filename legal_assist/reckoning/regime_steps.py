"""The facts an answer about the governing law rests on, one by one: dated events first, then what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from legal_assist.cases.events import Application
from legal_assist.law.rules import walk
from legal_assist.reckoning import event_days as days
from legal_assist.reckoning.derived import FACTS, NEEDS
from legal_assist.reckoning.finding import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim
    from legal_assist.law.rules import Regime, RegimeSubject

#: Facts with a sentence of their own for yes and for no; the others show in the events they follow from.
TOLD: Final = frozenset({
    "new_code_in_force", "act_straddles_2026", "stage_prosecution_reached", "requisitoir_done",
    "verdict_final", "acquitted", "protection_law_current", "protection_filed_earlier",
    "protection_filed_current", "victim_is_child_now", "victim_was_child_at_act", "sexual_exploitation",
    "act_ended_before_sexual_violence_law", "abroad", "foreign_victim", "migrant_worker",
    "mission_may_be_told", "may_be_in_indonesia", "term_printed", "assets_seized",
})  # fmt: skip
_FILED: Final = "application_filed"


def steps(
    subject: RegimeSubject, rows: Sequence[Regime], case: Case, as_of: date, victim: Victim | None = None
) -> tuple[Said, ...]:
    """The recorded days and the facts that the rows turn on, without repetition.

    Args:
        subject: what is asked.
        rows: the row that leads, or all that may hold.
        case: the case.
        as_of: the day for which it is asked.
        victim: the victim it is asked about; None: the case as a whole.
    """
    terms = [term for row in rows for term in walk(row.when)]
    kinds: dict[str, None] = {}
    facts: dict[str, None] = {}
    for term in terms:
        if term.event is not None:
            kinds[term.event] = None
        elif term.fact is not None:
            facts[term.fact] = None
            for need in NEEDS.get(term.fact, ()):
                if need.startswith("events."):
                    kinds[need.removeprefix("events.")] = None
    told = [one for kind in kinds for one in _event(subject, kind, case, as_of, victim)]
    told += [one for fact in facts if fact in TOLD for one in _fact(fact, case, as_of, victim)]
    return tuple({(one.key, repr(one.params)): one for one in told}.values())


def _event(
    subject: RegimeSubject, kind: str, case: Case, as_of: date, victim: Victim | None
) -> Iterator[Said]:
    application = subject if kind == _FILED and subject in get_args(Application) else None
    found = days.happened_events(case, kind, as_of, victim, application)
    name = Said(f"facts.choices.event.kind.{kind}")
    if kind == _FILED and application is not None:
        found = tuple(one for one in found if one.application == application)
        if not found:
            yield Said("regimes.step.not_filed", {"day": as_of})
    for event in found:
        key = "regimes.step.estimated" if event.certainty == "estimated" else "regimes.step.event"
        yield Said(key, {"event": name, "day": event.date})
    if not found and kind != _FILED and days.has_happened(case, kind, as_of, victim) is not True:
        yield Said("regimes.step.not_recorded", {"event": name})


def _fact(fact: str, case: Case, as_of: date, victim: Victim | None) -> Iterator[Said]:
    held = FACTS[fact](case, as_of, victim)
    if held is not None:
        yield Said(f"regimes.fact.{fact}.{'yes' if held else 'no'}")
