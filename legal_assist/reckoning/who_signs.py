"""By whose hand a paper is signed, as its catalogue entry lists the signers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from legal_assist.reckoning import acting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Companion, Victim

#: own: the victim's side itself, never somebody for it; advocate, companion, office: only these;
#: nobody: it is not signed; applicant: whoever applies in this case.
Hand = Literal["own", "advocate", "companion", "office", "nobody", "applicant"]

_SINGLE: dict[str, Hand] = {"advocate": "advocate", "companion": "companion", "office": "office"}


def hand(signers: Sequence[str]) -> Hand:
    """By whose hand a paper with these signers is signed."""
    if not signers:
        return "nobody"
    if len(signers) == 1 and signers[0] in _SINGLE:
        return _SINGLE[signers[0]]
    if "victim" in signers and "advocate" not in signers and "companion" not in signers:
        return "own"
    return "applicant"


def advocate(case: Case) -> Companion | None:
    """The advocate who signs: the signing companion where that is one, else the first one recorded."""
    found = [one for one in case.companions if one.capacity == "advocate"]
    return next((one for one in found if one.id == case.signing_companion), found[0] if found else None)


def writer(case: Case) -> Companion | None:
    """Who writes for the office: the signing companion, else the first one recorded."""
    return _signing(case) or (case.companions[0] if case.companions else None)


def appointed(case: Case) -> tuple[Companion, ...]:
    """The companions a victim can appoint to stand beside her: everybody who is no advocate."""
    return tuple(one for one in case.companions if one.capacity != "advocate")


def missing(case: Case, signers: Sequence[str], as_of: date, victims: Sequence[Victim]) -> str:
    """The path of the fact that is missing before a paper of these signers can be signed; empty: nothing."""
    kind = hand(signers)
    if kind in ("office", "nobody", "advocate"):
        # What only an advocate signs has a hold that says so.
        return ""
    if signers == ("advocate_and_giver",):
        return "" if advocate(case) else "companions"
    if kind == "companion":
        return "" if writer(case) else "companions"
    if kind == "own":
        return _own(case, signers, as_of, victims)
    if case.applicant is None:
        return "applicant"
    if case.applicant not in ("advocate", "institution"):
        return ""
    if case.applicant == "institution" and acting.own_side_only(signers):
        return ""
    signer = _signing(case)
    wrong = signer is not None and case.applicant == "advocate" and signer.capacity != "advocate"
    return "signing_companion" if signer is None or wrong else ""


def _own(case: Case, signers: Sequence[str], as_of: date, victims: Sequence[Victim]) -> str:
    if "appointed" in signers and not appointed(case):
        return "companions"
    # A child whose parent must not act: somebody signs for the office that acts.
    for_office = any(acting.for_paper(case, as_of, victim, signers) == "institution" for victim in victims)
    return "signing_companion" if for_office and _signing(case) is None else ""


def _signing(case: Case) -> Companion | None:
    return next((one for one in case.companions if one.id == case.signing_companion), None)
