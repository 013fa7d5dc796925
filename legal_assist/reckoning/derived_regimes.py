"""Derived facts that only the governing law turns on; merged into `derived_lists.FACTS`.

Same form as there: the case, the as-of day, a victim (None: the case as a whole) → true, false or not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist.law import rules
from legal_assist.reckoning import event_days as days
from legal_assist.reckoning.kleene import either, negate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.events import Event
    from legal_assist.cases.people import Victim
    from legal_assist.reckoning.kleene import Truth

_LPSK: Final = "lpsk"
_MIGRANT: Final = frozenset({"pmi_undocumented", "pmi_agency", "pmi_family"})
_CHILD_SEXUAL: Final = "child_sexual"
_VERDICT_KINDS: Final = ("convicted", "other_offence")


def _own(case: Case, victim: Victim | None) -> tuple[Victim, ...]:
    return case.victims if victim is None else (victim,)


def _protection_filed(case: Case, as_of: date, victim: Victim | None, *, current: bool) -> Iterator[Truth]:
    """Per application for protection of that side of the change: whether it went to LPSK."""
    change = rules.limits().protection_law_from
    for event in days.happened_events(case, "application_filed", as_of, victim):
        if event.application == "protection" and (event.date >= change) is current:
            named = (event.addressee, event.channel)
            yield True if _LPSK in named else None if named == (None, None) else False


def protection_filed_earlier(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """LPSK was asked for protection before the current law on protection; unknown: to whom."""
    return either(_protection_filed(case, as_of, victim, current=False))


def protection_filed_current(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """LPSK was asked for protection since the current law on protection; unknown: to whom."""
    return either(_protection_filed(case, as_of, victim, current=True))


def mission_may_be_told(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """It is known that the victim does not fear her own state; not answered counts as fear."""
    return all(one.fears_own_state is False for one in _own(case, victim))


def may_be_in_indonesia(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """It is not known that the victim is outside Indonesia now."""
    return any(one.abroad_now is not True for one in _own(case, victim))


def migrant_worker(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """The case is about work abroad, with an agency or without."""
    return case.modus in _MIGRANT


def payment_in_question(case: Case, as_of: date, _victim: Victim | None) -> Truth:
    """A verdict that convicts stands, or a determination was pronounced; unknown: the kind of the verdict."""
    if days.happened_events(case, "determination_pronounced", as_of):
        return True
    verdicts = days.standing_verdicts(case, as_of)
    if not verdicts:
        return days.has_happened(case, "verdict", as_of)
    return either(
        None if one.verdict_kind is None else one.verdict_kind in _VERDICT_KINDS for one in verdicts
    )


def restitution_awarded(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """Restitution is to be paid, as recorded or as the papers show; unknown: a conviction that may award it.

    The papers show it where the verdict prints a term, a determination was pronounced, or restitution was
    applied for before a verdict that convicts.
    """
    recorded = [one.restitution_awarded for one in _own(case, victim)]
    if any(recorded) or days.happened_events(case, "determination_pronounced", as_of, victim):
        return True
    if recorded and None not in recorded:
        return False
    filed = [
        event.date
        for event in days.happened_events(case, "application_filed", as_of, victim)
        if event.application in ("restitution", "restitution_in_requisitoir")
    ]
    found = [_awards(verdict, filed) for verdict in days.standing_verdicts(case, as_of)]
    return either(found) if found else None


def _awards(verdict: Event, filed: list[date]) -> Truth:
    if verdict.term_days is not None:
        return True
    if verdict.verdict_kind is not None and verdict.verdict_kind not in _VERDICT_KINDS:
        return False
    if any(day <= verdict.date for day in filed):
        return True if verdict.verdict_kind is not None else None
    return False if filed else None


def act_ended_before_sexual_violence_law(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The act ended before the law on sexual violence; unknown: its end is not recorded."""
    change = rules.limits().sexual_violence_law_from
    begun = days.happened_before(case, "act_from", change, as_of, victim)
    if begun is not True:
        return begun
    ends = days.happened_events(case, "act_to", as_of, victim)
    return max(event.date for event in ends) < change if ends else None


def sexual_violence_law_excluded(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """It is known that the act ended before the law on sexual violence; a missing day excludes nothing."""
    return act_ended_before_sexual_violence_law(case, as_of, victim) is True


def sexual_violence_law_reaches(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The victim (or one of them) was exploited sexually by an act that the law on sexual violence reaches.

    Unknown only for want of the day of the act; a victim whose exploitation nobody wrote down is not asked
    about it here.
    """
    found = [
        negate(act_ended_before_sexual_violence_law(case, as_of, one))
        for one in _own(case, victim)
        if one.sexual_exploitation
    ]
    if not found and victim is None and case.modus == _CHILD_SEXUAL:
        found = [negate(act_ended_before_sexual_violence_law(case, as_of, None))]
    return either(found)


FACTS: Final[dict[str, Callable[[Case, date, Victim | None], Truth]]] = {
    function.__name__: function
    for function in (
        protection_filed_earlier, protection_filed_current, mission_may_be_told, may_be_in_indonesia,
        migrant_worker, payment_in_question, restitution_awarded, act_ended_before_sexual_violence_law,
        sexual_violence_law_excluded, sexual_violence_law_reaches,
    )
}  # fmt: skip

NEEDS: Final[dict[str, tuple[str, ...]]] = {
    # Asked for by the recipient of the application itself.
    "protection_filed_earlier": (),
    "protection_filed_current": (),
    "payment_in_question": ("events.verdict",),
    "act_ended_before_sexual_violence_law": ("events.act_from", "events.act_to"),
    "sexual_violence_law_reaches": ("events.act_from", "events.act_to"),
}
