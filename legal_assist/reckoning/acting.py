"""Who asks for a victim: herself, the heirs of the dead, a child's guardian, the family, an institution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from legal_assist.reckoning import derived

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim

Kind = Literal["victim", "guardian", "heir", "institution", "family"]
KINDS: Final[tuple[Kind, ...]] = ("victim", "guardian", "heir", "institution", "family")


def kind(case: Case, as_of: date, victim: Victim) -> Kind:
    """Who asks for this victim on this day.

    A child whose parent or guardian must not act is spoken for by an institution; a victim whose age is not
    known speaks for herself until it is.
    """
    if victim.died_on is not None:
        return "heir"
    if derived.FACTS["victim_is_child_now"](case, as_of, victim) is not True:
        return "victim"
    return "institution" if derived.FACTS["guardian_unfit"](case, as_of, victim) is True else "guardian"


def for_paper(case: Case, as_of: date, victim: Victim, signers: Sequence[str]) -> Kind:
    """Who asks for this victim in a paper that these may sign.

    Where the law lets the family ask, the family member recorded for it does. Papers that name the
    institution before the family (restitution) are the victim's own unless the case says that the family
    applies, and for a child without a fit parent the institution asks in them. Where the law lets nobody but
    the victim's own side ask, no institution steps in for such a child: the child asks, with a companion
    beside it.
    """
    found = kind(case, as_of, victim)
    relative = victim.relative is not None and victim.relative.name is not None
    if "family" in signers and _last(signers):
        return "family" if case.applicant == "family" and found == "victim" else found
    if relative and "family" in signers and found in ("victim", "institution"):
        return "family"
    return "victim" if found == "institution" and own_side_only(signers) else found


def _last(signers: Sequence[str]) -> bool:
    """Whether these name the institution before the family."""
    listed = list(signers)
    return "institution" in listed and listed.index("institution") < listed.index("family")


def own_side_only(signers: Sequence[str]) -> bool:
    """Whether a paper is signed by the victim's side, or an advocate by its power, and by no institution."""
    return "victim" in signers and "institution" not in signers
