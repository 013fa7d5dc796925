"""Who of several offenders owes what: the whole each, or parts whose remainder is placed and not lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from legal_assist.reckoning import words
from legal_assist.reckoning.finding import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from legal_assist.cases.case import Case
    from legal_assist.cases.losses import Share

#: single: one payer; joint: each owes the whole; shares: each owes a part; undecided: several and nothing
#: chosen; no_payer: nobody is recorded yet.
Liability = Literal["single", "joint", "shares", "undecided", "no_payer"]


@dataclass(frozen=True)
class ShareOut:
    """What one defendant owes; `remainder` is the part of the amount (0 or 1) that placed the remainder."""

    defendant: str
    parts: int
    amount: int
    remainder: int


def split(amount: int, shares: Sequence[Share]) -> tuple[ShareOut, ...]:
    """Split whole rupiah by parts; the remainder of the division goes to the first sharers, one rupiah each.

    The amounts re-add to `amount`. Without shares the result is empty.
    """
    parts = sum(share.parts for share in shares)
    base = [amount * share.parts // parts for share in shares]
    over = amount - sum(base)
    return tuple(
        ShareOut(share.defendant, share.parts, base[place] + int(place < over), int(place < over))
        for place, share in enumerate(shares)
    )


def of(case: Case) -> Liability:
    """How the recorded payers of restitution are liable; third parties count when nobody else is recorded."""
    owing = payers(case) or tuple(defendant.id for defendant in case.defendants)
    if len(owing) < 2:
        return "single" if owing else "no_payer"
    return case.several_convicts_liability or "undecided"


def payers(case: Case) -> tuple[str, ...]:
    """The defendants of the case, by id."""
    return tuple(defendant.id for defendant in case.defendants if defendant.role == "defendant")


def warnings(case: Case, liability: Liability) -> Iterator[Said]:
    """What about the liability is missing or does not fit."""
    if liability == "undecided":
        number = words.count(len(payers(case) or case.defendants))
        yield Said("reckoning_case.warning.liability_undecided", {"number": number})
    if liability == "shares":
        sharing = {share.defendant for share in case.shares}
        if not sharing:
            yield Said("reckoning_case.warning.shares_missing")
        for payer in payers(case):
            if sharing and payer not in sharing:
                yield Said("reckoning_case.warning.share_missing", {"defendant": payer})
    elif case.shares:
        yield Said("reckoning_case.warning.shares_unused")
