"""Facts that follow from the facts of a case: the vocabulary of conditions beside the fields themselves.

Every function takes the case, the as-of day and a victim (None: the case as a whole) and gives true, false or
None for "not known". `NEEDS` says which facts would make an unknown one known.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from legal_assist import tanggal
from legal_assist.law import rules
from legal_assist.reckoning import derived_items, stage
from legal_assist.reckoning import event_days as days
from legal_assist.reckoning.kleene import Truth, both, either, negate

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.events import Event
    from legal_assist.cases.people import Victim

Derived = Callable[["Case", "date", "Victim | None"], Truth]


def _victims(case: Case, victim: Victim | None) -> tuple[Victim, ...]:
    return case.victims if victim is None else (victim,)


def _minor_on(victim: Victim, day: date) -> Truth:
    if victim.birth_date is None:
        return None
    return day < victim.birth_date or tanggal.is_minor(victim.birth_date, day, rules.limits().child_age)


def victim_is_child_now(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The victim (or one of them) is a child on the as-of day."""
    return either(_minor_on(one, as_of) for one in _victims(case, victim))


def victim_was_child_at_act(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The victim (or one of them) was a child when the act began."""
    return either(_child_at_act(case, as_of, one) for one in _victims(case, victim))


def _child_at_act(case: Case, as_of: date, victim: Victim) -> Truth:
    acts = days.happened_events(case, "act_from", as_of, victim)
    if acts:
        return _minor_on(victim, acts[0].date)
    # The act lies before today and before the report: whoever was a child then was one at the act.
    reports = days.happened_events(case, "police_report", as_of, victim)
    known_day = reports[0].date if reports else as_of
    return True if _minor_on(victim, known_day) else None


def child_victim(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The victim (or one of them) was a child at the act or is one now."""
    return either((victim_was_child_at_act(case, as_of, victim), victim_is_child_now(case, as_of, victim)))


def any_child(case: Case, as_of: date, _victim: Victim | None) -> Truth:
    """At least one victim of the case was a child at the act or is one now."""
    return child_victim(case, as_of, None)


def act_straddles_2026(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The act began before the new code of procedure took effect and ended on or after that day."""
    change = rules.limits().new_code_from
    begun = days.happened_before(case, "act_from", change, as_of, victim)
    if begun is False or as_of < change:
        return False
    ends = days.happened_events(case, "act_to", as_of, victim)
    if ends:
        return both((begun, max(event.date for event in ends) >= change))
    # What was reported or investigated before that day lay before it too.
    for kind in ("police_report", "investigation_started", "transfer_to_court", "identity_checked"):
        if any(event.date < change for event in days.happened_events(case, kind, as_of, victim)):
            return False
    return None


def new_code_in_force(_case: Case, as_of: date, _victim: Victim | None) -> Truth:
    """The new code of criminal procedure is in force on the as-of day."""
    return as_of >= rules.limits().new_code_from


def trial_under_new_code(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The trial is (or would be) held under the new code: the examination had not begun before it."""
    if as_of < rules.limits().new_code_from:
        return False
    return negate(days.happened_before(case, "identity_checked", rules.limits().new_code_from, as_of, victim))


def _filings(case: Case, as_of: date, victim: Victim | None, application: str) -> tuple[Event, ...]:
    return tuple(
        event
        for event in days.happened_events(case, "application_filed", as_of, victim)
        if event.application == application
    )


def restitution_filed(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """An application for restitution has been filed."""
    return bool(_filings(case, as_of, victim, "restitution"))


def filing_under_current_protection_law(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """Restitution is filed (or, not yet filed, would be today) since the current law on protection.

    Unknown when applications lie on both sides of that day.
    """
    change = rules.limits().protection_law_from
    filings = _filings(case, as_of, victim, "restitution")
    sides = {event.date >= change for event in filings} or {as_of >= change}
    return sides.pop() if len(sides) == 1 else None


def lpsk_route(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """An application for restitution was filed with or through the protection agency (LPSK)."""
    filings = _filings(case, as_of, victim, "restitution")
    return any("lpsk" in (event.addressee, event.channel) for event in filings)


def sexual_exploitation(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """The victim (or one of them) was exploited sexually."""
    answers = [one.sexual_exploitation for one in _victims(case, victim)]
    if victim is None and case.modus == "child_sexual":
        return True
    return either(answers)


def guardian_unfit(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """A child's parent or guardian must not act for it (suspect, took money, obstructs, absent ...)."""
    return either(_unfit(as_of, one) for one in _victims(case, victim))


def _unfit(as_of: date, victim: Victim) -> Truth:
    minor = _minor_on(victim, as_of)
    if minor is False:
        return False
    guardian = victim.guardian
    if guardian is not None and guardian.unfit_reason not in (None, "unclear"):
        return True
    return negate(guardian.fit) if guardian is not None else None


def victim_dead(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The victim (or one of them) has died."""
    return any(one.died_on is not None and one.died_on <= as_of for one in _victims(case, victim))


def foreign_victim(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """The victim (or one of them) is not an Indonesian national."""
    home = {"indonesia", "wni", "indonesian", "warga negara indonesia", "id", "idn"}
    return either(
        None if one.nationality is None else one.nationality.strip().casefold() not in home
        for one in _victims(case, victim)
    )


def abroad(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """The victim (or one of them) is outside Indonesia now."""
    return either(one.abroad_now for one in _victims(case, victim))


def has_victims(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """At least one victim is recorded."""
    return bool(case.victims)


def several_victims(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """More than one victim is recorded."""
    return len(case.victims) > 1


def has_defendant_named(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """At least one suspect, defendant or convict is recorded by name."""
    return any(one.name for one in case.defendants if one.role == "defendant")


def several_defendants(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """More than one suspect, defendant or convict is recorded."""
    return sum(one.role == "defendant" for one in case.defendants) > 1


def in_detention(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """At least one suspect, defendant or convict is detained."""
    return either(one.detained for one in case.defendants if one.role == "defendant")


def child_defendant(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """At least one suspect, defendant or convict is a child."""
    return either(one.child for one in case.defendants if one.role == "defendant")


def corporate_defendant(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """At least one suspect, defendant or convict is a corporation."""
    return either(one.corporation for one in case.defendants if one.role == "defendant")


def assets_known(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """Assets of a defendant or third party are described."""
    return any(one.assets for one in case.defendants)


def has_losses(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """A loss line is recorded for the victim (or for anyone)."""
    return any(victim is None or line.victim == victim.id for line in case.losses)


def _has_channel(case: Case, victim: Victim | None, channel: str) -> bool:
    return any(
        line.channel == channel and (victim is None or line.victim == victim.id) for line in case.losses
    )


def has_restitution_lines(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """A loss line goes to restitution."""
    return _has_channel(case, victim, "restitution")


def has_joined_lines(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """A loss line goes to the joined claim."""
    return _has_channel(case, victim, "joined_claim")


def joined_lines_incurred(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """There are lines for the joined claim, and every one is a cost already paid."""
    lines = [
        line.cost_incurred
        for line in case.losses
        if line.channel == "joined_claim" and (victim is None or line.victim == victim.id)
    ]
    return both(lines) if lines else False


def every_loss_proven(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """There are loss lines, and every one names an exhibit."""
    lines = [line for line in case.losses if victim is None or line.victim == victim.id]
    return bool(lines) and all(line.evidence for line in lines)


def confidentiality_taken(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The victim (or one of them) wants her identity kept confidential; every child's identity is."""
    return either(
        True if one.confidential or _minor_on(one, as_of) else one.confidential
        for one in _victims(case, victim)
    )


def safety_open(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """Danger is open: not safe now, threatened, pressured, watched, or the family is threatened."""
    return either(
        either(
            (negate(one.safe_now), one.threatened, one.pressured, one.phone_watched, one.family_threatened)
        )
        for one in _victims(case, victim)
    )


def needs_urgent_care(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """The victim (or one of them) is hurt or in need of urgent care."""
    return either(either((one.urgent_care, one.hurt)) for one in _victims(case, victim))


def stage_investigation_reached(case: Case, as_of: date, _victim: Victim | None) -> Truth:
    """The case has reached the investigation."""
    return stage.reached(case, as_of, "investigation")


def stage_prosecution_reached(case: Case, as_of: date, _victim: Victim | None) -> Truth:
    """The case has reached the prosecutor."""
    return stage.reached(case, as_of, "prosecution")


def stage_trial_reached(case: Case, as_of: date, _victim: Victim | None) -> Truth:
    """The case has been transferred to the court."""
    return stage.reached(case, as_of, "trial")


def requisitoir_done(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The requisitoir has been read, as recorded or because the case is past it."""
    if stage.reached(case, as_of, "verdict"):
        return True
    return days.has_happened(case, "requisitoir_read", as_of, victim)


def verdict_given(case: Case, as_of: date, _victim: Victim | None) -> Truth:
    """A verdict has been given."""
    return stage.reached(case, as_of, "verdict")


def verdict_final(case: Case, as_of: date, _victim: Victim | None) -> Truth:
    """The verdict is final."""
    return stage.reached(case, as_of, "final")


def _verdicts(case: Case, as_of: date, kinds: tuple[str, ...]) -> list[Truth]:
    """For each standing verdict whether it is of one of the kinds; unknown where the kind is not recorded."""
    standing = days.standing_verdicts(case, as_of)
    if not standing:
        return [None if stage.reached(case, as_of, "verdict") else False]
    return [None if one.verdict_kind is None else one.verdict_kind in kinds for one in standing]


def convicted(case: Case, as_of: date, _victim: Victim | None) -> Truth:
    """A standing verdict convicts somebody (also of another offence)."""
    return either(_verdicts(case, as_of, ("convicted", "other_offence")))


def acquitted(case: Case, as_of: date, _victim: Victim | None) -> Truth:
    """Every standing verdict acquits or releases from prosecution."""
    return both(_verdicts(case, as_of, ("acquitted", "released_from_prosecution")))


def payment_not_owed(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """Nothing is to be paid: every standing verdict acquits, or an appeal is pending."""
    if acquitted(case, as_of, victim) is True:
        return True
    settled = verdict_final(case, as_of, victim) or days.happened_events(case, "verdict_notified", as_of)
    return not settled and any(days.happened_events(case, kind, as_of) for kind in ("appeal", "cassation"))


def other_offence_proven(case: Case, as_of: date, _victim: Victim | None) -> Truth:
    """A standing verdict convicts of another offence than trafficking."""
    return any(one.verdict_kind == "other_offence" for one in days.standing_verdicts(case, as_of))


def term_printed(case: Case, as_of: date, _victim: Victim | None) -> Truth:
    """A standing verdict prints a term for the payment."""
    return any(one.term_days is not None for one in days.standing_verdicts(case, as_of))


def nonpayment_pursued(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """Non-payment has been reported, warned about, or is being enforced."""
    kinds = (
        "nonpayment_reported", "warning_letter", "prosecutor_order", "second_report_to_prosecutor",
        "underpayment_notified_to_lpsk",
    )  # fmt: skip
    return any(days.happened_events(case, kind, as_of, victim) for kind in kinds)


def paid(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """A payment is recorded; whether it was full is not."""
    return bool(days.happened_events(case, "payment", as_of, victim))


def assets_seized(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """Assets were seized."""
    return bool(days.happened_events(case, "seizure", as_of, victim))


#: Name → function. The first line of each docstring is the meaning of the name.
FACTS: Final[dict[str, Derived]] = {
    function.__name__: function
    for function in (
        victim_is_child_now, victim_was_child_at_act, child_victim, any_child, act_straddles_2026,
        new_code_in_force, trial_under_new_code, restitution_filed, filing_under_current_protection_law,
        lpsk_route, sexual_exploitation, guardian_unfit, victim_dead, foreign_victim, abroad, has_victims,
        several_victims, has_defendant_named, several_defendants, in_detention, child_defendant,
        corporate_defendant, assets_known, has_losses, has_restitution_lines, has_joined_lines,
        joined_lines_incurred, every_loss_proven, confidentiality_taken, safety_open, needs_urgent_care,
        stage_investigation_reached, stage_prosecution_reached, stage_trial_reached, requisitoir_done,
        verdict_given, verdict_final, convicted, acquitted, payment_not_owed, other_offence_proven,
        term_printed, nonpayment_pursued, paid, assets_seized,
    )
}  # fmt: skip

#: What would make an unknown fact known: paths of the vocabulary, or ``events.<kind>``.
NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "victim_is_child_now": ("victims.birth_date",),
    "victim_was_child_at_act": ("victims.birth_date", "events.act_from"),
    "child_victim": ("victims.birth_date", "events.act_from"),
    "any_child": ("victims.birth_date", "events.act_from"),
    "act_straddles_2026": ("events.act_from", "events.act_to"),
    "trial_under_new_code": ("events.identity_checked",),
    "filing_under_current_protection_law": ("events.application_filed",),
    "sexual_exploitation": ("victims.sexual_exploitation",),
    "guardian_unfit": ("victims.birth_date", "victims.guardian.fit"),
    "foreign_victim": ("victims.nationality",),
    "abroad": ("victims.abroad_now",),
    "in_detention": ("defendants.detained",),
    "child_defendant": ("defendants.child",),
    "corporate_defendant": ("defendants.corporation",),
    "joined_lines_incurred": ("losses.cost_incurred",),
    "confidentiality_taken": ("victims.confidential",),
    "safety_open": ("victims.safe_now", "victims.threatened", "victims.pressured", "victims.phone_watched",
                    "victims.family_threatened"),
    "needs_urgent_care": ("victims.urgent_care", "victims.hurt"),
    "requisitoir_done": ("events.requisitoir_read",),
    "convicted": ("events.verdict",),
    "acquitted": ("events.verdict",),
}  # fmt: skip

FACTS.update(derived_items.FACTS)
NEEDS.update(derived_items.NEEDS)
