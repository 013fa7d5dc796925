"""Who asks for a victim: herself, the heirs of the dead, a child's parent or guardian, or an institution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from legal_assist.reckoning import derived

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim

Kind = Literal["victim", "guardian", "heir", "institution"]
KINDS: Final[tuple[Kind, ...]] = ("victim", "guardian", "heir", "institution")


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
