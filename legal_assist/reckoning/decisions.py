"""What a victim has decided about her rights. A decision holds for now; it is never a waiver."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.people import Victim, VictimDecision


def last(victim: Victim, right: str, as_of: date) -> VictimDecision | None:
    """The victim's last decision about a right, up to this day; None when she has not been asked."""
    found = [item for item in victim.decisions if item.right == right and item.on <= as_of]
    # Of two on one day, the one recorded later.
    return max(reversed(found), key=lambda item: item.on, default=None)


def latest(victim: Victim, right: str, as_of: date) -> str | None:
    """What the victim decided last about a right, up to this day; None when she has not been asked."""
    found = last(victim, right, as_of)
    return found.decision if found is not None else None


def declines(victim: Victim, right: str, as_of: date) -> bool:
    """Whether she does not want to use the right, for now or at all."""
    return latest(victim, right, as_of) in ("not_now", "declines")
