"""Derived facts of the checklists of a moment or a kind of victim; merged into `derived_items.FACTS`.

Same form as there: the case, the as-of day, a victim (None: the case as a whole) → true, false or not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist.law import rules
from legal_assist.reckoning import derived_regimes, stage
from legal_assist.reckoning import event_days as days

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim
    from legal_assist.reckoning.kleene import Truth

_PROTECTING: Final = ("social_worker", "uptd_ppa_officer")
_TOLD: Final = ("right_told_by_investigator", "right_told_by_prosecutor")
_ANSWERED: Final = (
    "investigation_started",
    "spdp",
    "police_examination",
    "sp3",
    "right_told_by_investigator",
)
_MONEY_DUE: Final = ("final", "determination_pronounced", "nonpayment_reported", "warning_letter")


def new_code_may_apply(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The new code of procedure is in force, and it is not known that the trial follows the old one."""
    change = rules.limits().new_code_from
    if as_of < change:
        return False
    return days.happened_before(case, "identity_checked", change, as_of, victim) is not True


def examination_under_new_code(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The new code is in force, and it is not known that the investigation began before it."""
    change = rules.limits().new_code_from
    if as_of < change:
        return False
    return days.happened_before(case, "investigation_started", change, as_of, victim) is not True


def protection_law_current(_case: Case, as_of: date, _victim: Victim | None) -> Truth:
    """The current law on the protection of witnesses and victims is in force on the as-of day."""
    return as_of >= rules.limits().protection_law_from


def examination_ahead(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """A police examination is to come: one is planned, or the case is investigated and none has been held."""
    found = [one for one in case.events if one.kind == "police_examination" and days.concerns(one, victim)]
    if any(not stage.happened(one, as_of) for one in found):
        return True
    return not found and stage.current(case, as_of) == "investigation"


def testimony_ahead(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The victim may still be heard in court: the case is with the prosecutor or court, she was not heard."""
    if days.happened_events(case, "requisitoir_read", as_of, victim):
        return False
    if stage.current(case, as_of) not in ("prosecution", "trial"):
        return False
    return any(one.heard_in_court is not True for one in (case.victims if victim is None else (victim,)))


def has_companion(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """Somebody is recorded who stands beside the victim."""
    return bool(case.companions)


def has_lay_companion(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """Somebody who is no advocate is recorded who stands beside the victim."""
    return any(one.capacity != "advocate" for one in case.companions)


def companion_to_assign(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """A companion of the own office who is no advocate has no letter of assignment."""
    return any(
        one.capacity != "advocate"
        and not one.assignment_letter
        and (one.organisation is None or one.organisation == case.own_office.name)
        for one in case.companions
    )


def child_protection_companion(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """A social worker or an officer of the service for women and children is among the companions."""
    return any(one.capacity in _PROTECTING for one in case.companions)


def has_paralegal(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """A paralegal is among the companions."""
    return any(one.capacity == "paralegal" for one in case.companions)


def paralegals_assigned(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """Every paralegal has a letter of assignment."""
    return all(one.assignment_letter for one in case.companions if one.capacity == "paralegal")


def may_be_woman(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """The victim is not known to be male."""
    return any(one.sex != "male" for one in (case.victims if victim is None else (victim,)))


def told_of_restitution(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """Investigator or prosecutor have told the victim of the right to restitution."""
    return any(days.happened_events(case, kind, as_of, victim) for kind in _TOLD)


def money_due(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """Restitution was applied for, and the verdict is final or a determination was pronounced."""
    filed = days.happened_events(case, "application_filed", as_of, victim, "restitution")
    ripe = stage.reached(case, as_of, "final") or any(
        days.happened_events(case, kind, as_of, victim) for kind in _MONEY_DUE
    )
    return bool(filed) and ripe


def payer_got_copy(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The day is known on which the payer received the verdict or was told of it."""
    return any(
        days.happened_events(case, kind, as_of, victim)
        for kind in ("copy_received_by_payer", "verdict_notified", "determination_pronounced")
    )


def _nonpayment_told(case: Case, as_of: date, victim: Victim | None, recipients: tuple[str, ...]) -> bool:
    told = days.happened_events(case, "nonpayment_reported", as_of, victim)
    return any(one.addressee in recipients or one.channel in recipients for one in told)


def nonpayment_told_court(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The court was notified that restitution is not paid."""
    return _nonpayment_told(case, as_of, victim, ("court", "panel"))


def nonpayment_told_prosecutor(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The prosecutor was told that restitution is not paid."""
    return _nonpayment_told(case, as_of, victim, ("prosecutor",))


def loss_proof_in_hand(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """There are loss lines, and each has an exhibit that is in hand."""
    held = {exhibit.id for exhibit in case.exhibits if exhibit.status == "in_hand"}
    lines = [line for line in case.losses if victim is None or line.victim == victim.id]
    return bool(lines) and all(held & set(line.evidence) for line in lines)


def information_asked(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """Information or copies were asked for."""
    return bool(days.happened_events(case, "application_filed", as_of, victim, "information"))


def report_answered(case: Case, as_of: date, _victim: Victim | None) -> Truth:
    """The police have answered the report: something they did after it is recorded."""
    if stage.reached(case, as_of, "prosecution"):
        return True
    return any(days.happened_events(case, kind, as_of) for kind in _ANSWERED)


def hearing_day_known(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """A hearing is recorded that has not been held yet."""
    kinds = ("hearing", "first_hearing", "first_examination", "identity_checked", "indictment_read")
    return any(
        one.kind in kinds and not stage.happened(one, as_of) and days.concerns(one, victim)
        for one in case.events
    )


def examination_day_known(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """A police examination is recorded that has not been held yet."""
    return any(
        one.kind == "police_examination"
        and not stage.happened(one, as_of)
        and one.date >= as_of
        and days.concerns(one, victim)
        for one in case.events
    )


FACTS: Final[dict[str, Callable[[Case, date, Victim | None], Truth]]] = {
    function.__name__: function
    for function in (
        new_code_may_apply, examination_under_new_code, protection_law_current, examination_ahead,
        testimony_ahead, has_companion, has_lay_companion, companion_to_assign,
        child_protection_companion, has_paralegal, paralegals_assigned, may_be_woman, told_of_restitution,
        money_due, payer_got_copy, nonpayment_told_court, nonpayment_told_prosecutor, information_asked,
        report_answered, hearing_day_known, examination_day_known, loss_proof_in_hand,
    )
}  # fmt: skip

NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "paralegals_assigned": ("companions.assignment_letter",),
    "loss_proof_in_hand": ("losses.evidence",),
    "testimony_ahead": ("victims.heard_in_court",),
}

FACTS.update(derived_regimes.FACTS)
NEEDS.update(derived_regimes.NEEDS)
