"""Derived facts that only checklist items ask about; merged into `derived.FACTS`.

Same form as there: the case, the as-of day, a victim (None: the case as a whole) → true, false or not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist.law import rules
from legal_assist.reckoning import derived_lists, stage
from legal_assist.reckoning import event_days as days

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.losses import LossLine
    from legal_assist.cases.people import Victim
    from legal_assist.reckoning.kleene import Truth

_PROTECTING: Final = ("social_worker", "uptd_ppa_officer")
_COURT: Final = ("court", "panel", "prosecutor")


def _own(case: Case, victim: Victim | None) -> tuple[Victim, ...]:
    return case.victims if victim is None else (victim,)


def _lines(case: Case, victim: Victim | None) -> tuple[LossLine, ...]:
    return tuple(line for line in case.losses if victim is None or line.victim == victim.id)


def _asked_of(
    case: Case, as_of: date, victim: Victim | None, application: str, recipients: tuple[str, ...]
) -> bool:
    filed = days.happened_events(case, "application_filed", as_of, victim, application)
    return any(event.addressee in recipients or event.channel in recipients for event in filed)


def may_be_pregnant(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """The victim is not known to be male."""
    return any(one.sex != "male" for one in _own(case, victim))


def protection_asked_police(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """Protection was asked from the police."""
    return _asked_of(case, as_of, victim, "protection", ("police", "investigator"))


def protection_asked_lpsk(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """Protection was asked from the protection agency (LPSK)."""
    return _asked_of(case, as_of, victim, "protection", ("lpsk",))


def confidentiality_asked_court(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """Confidentiality of identity was asked from the court or the prosecutor."""
    return _asked_of(case, as_of, victim, "confidentiality", _COURT)


def adult_for_child(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """Somebody may stand beside the child: a fit guardian, a social worker, a child service officer."""
    if any(companion.capacity in _PROTECTING for companion in case.companions):
        return True
    fit = [one.guardian.fit if one.guardian is not None else None for one in _own(case, victim)]
    return None if None in fit else all(fit)


def names_differ(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """Papers print a name or birth date of the victim differently; unknown while no paper is recorded."""
    found: list[Truth] = []
    for one in _own(case, victim):
        names = {_plain(paper.name) for paper in one.printed if paper.name}
        births = {paper.birth_date for paper in one.printed if paper.birth_date}
        if one.name and names:
            names.add(_plain(one.name))
        if one.birth_date and births:
            births.add(one.birth_date)
        found.append(len(names) > 1 or len(births) > 1 if one.printed else None)
    return True if True in found else None if None in found else False


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def identity_copy_certified(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """A certified copy of the identity is in hand."""
    return any(
        exhibit.kind == "identity_copy"
        and exhibit.status == "in_hand"
        and exhibit.certified is True
        and (victim is None or exhibit.victim in (None, victim.id))
        for exhibit in case.exhibits
    )


def suffering_claimed(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """A loss line stands under suffering."""
    return any(line.head == "suffering" for line in _lines(case, victim))


def suffering_described(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """The suffering is described: in a text, a statement or a psychologist's report in hand."""
    kinds = ("suffering_statement", "psychologist_report")
    return all(
        one.suffering is not None
        or any(
            exhibit.kind in kinds and exhibit.status == "in_hand" and exhibit.victim in (None, one.id)
            for exhibit in case.exhibits
        )
        for one in _own(case, victim)
    )


def care_claimed(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """A loss line stands under medical or psychological care."""
    return any(line.head == "care" for line in _lines(case, victim))


def joined_lines_proven(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """There are lines for the joined claim, and every one names an exhibit."""
    joined = [line for line in _lines(case, victim) if line.channel == "joined_claim"]
    return bool(joined) and all(line.evidence for line in joined)


def loss_asked_twice(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """One loss of a victim stands both in the restitution and in the joined claim."""
    seen: dict[str, set[tuple[str, str]]] = {"restitution": set(), "joined_claim": set()}
    for line in _lines(case, victim):
        seen[line.channel].add((line.victim, _plain(line.what)))
    return bool(seen["restitution"] & seen["joined_claim"])


def joined_claim_chosen(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The joined claim is used: advised by an advocate, filed, or with lines of its own."""
    lines = any(line.channel == "joined_claim" for line in _lines(case, victim))
    filed = days.happened_events(case, "application_filed", as_of, victim, "joined_claim")
    return case.joined_claim_advised is True or lines or bool(filed)


def applicant_is_family(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """A guardian, heir or member of the family signs the application."""
    return None if case.applicant is None else case.applicant in ("guardian", "heir", "family")


def applicant_is_relative(case: Case, _as_of: date, victim: Victim | None) -> Truth:
    """A member of the family asks for a victim who is alive (one of them)."""
    if case.applicant is None:
        return None
    own = case.victims if victim is None else (victim,)
    return case.applicant == "family" and any(one.died_on is None for one in own)


def applicant_is_advocate(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """An advocate signs the application."""
    return None if case.applicant is None else case.applicant == "advocate"


def applicant_is_institution(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """An institution signs the application."""
    return None if case.applicant is None else case.applicant == "institution"


def has_advocate(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """An advocate is among the companions."""
    return any(companion.capacity == "advocate" for companion in case.companions)


def restitution_open(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """Restitution can be applied for now: before a verdict, or after a final one that did not grant it."""
    if not stage.reached(case, as_of, "verdict"):
        return True
    if not stage.reached(case, as_of, "final"):
        return False
    kinds = {one.verdict_kind for one in days.standing_verdicts(case, as_of)}
    if kinds and kinds <= {"acquitted", "released_from_prosecution"}:
        return False
    return any(one.restitution_awarded is not True for one in _own(case, victim))


def restitution_by_determination(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """A determination after the verdict speaks of the victim's restitution (or of somebody's)."""
    return bool(days.happened_events(case, "determination_pronounced", as_of, victim))


def restitution_in_verdict(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The restitution of the victim (or of somebody) stands in the verdict and not in a determination."""
    return any(
        one.restitution_awarded is not False and not restitution_by_determination(case, as_of, one)
        for one in _own(case, victim)
    )


def filing_through_lpsk(case: Case, _as_of: date, _victim: Victim | None) -> Truth:
    """The application for restitution goes through the protection agency (LPSK)."""
    return None if case.filing_channel is None else case.filing_channel == "lpsk"


def code_dates_known(case: Case, as_of: date, victim: Victim | None) -> Truth:
    """The dates are recorded that decide which code of procedure governs the trial."""
    act = days.happened_events(case, "act_from", as_of, victim)
    if not act:
        return False
    if act[0].date >= rules.limits().new_code_from:
        return True
    if days.happened_events(case, "transfer_to_court", as_of, victim):
        return bool(days.happened_events(case, "identity_checked", as_of, victim))
    return bool(days.happened_events(case, "investigation_started", as_of, victim))


FACTS: Final[dict[str, Callable[[Case, date, Victim | None], Truth]]] = {
    function.__name__: function
    for function in (
        may_be_pregnant, protection_asked_police, protection_asked_lpsk, confidentiality_asked_court,
        adult_for_child, names_differ, identity_copy_certified, suffering_claimed, suffering_described,
        care_claimed, joined_lines_proven, loss_asked_twice, joined_claim_chosen, applicant_is_family,
        applicant_is_relative,
        applicant_is_advocate, applicant_is_institution, has_advocate, code_dates_known,
        restitution_open, restitution_by_determination, restitution_in_verdict, filing_through_lpsk,
    )
}  # fmt: skip

NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "adult_for_child": ("victims.guardian.fit",),
    "names_differ": ("victims.printed",),
    "suffering_described": ("victims.suffering",),
    "every_loss_proven": ("losses.evidence",),
    "joined_lines_proven": ("losses.evidence",),
    "filing_through_lpsk": ("filing_channel",),
    "applicant_is_family": ("applicant",),
    "applicant_is_relative": ("applicant",),
    "applicant_is_advocate": ("applicant",),
    "applicant_is_institution": ("applicant",),
}

FACTS.update(derived_lists.FACTS)
NEEDS.update(derived_lists.NEEDS)
