"""What looks wrong across the loss lines: said, never repaired by the program."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from legal_assist.reckoning import words
from legal_assist.reckoning.finding import Said
from legal_assist.reckoning.loss_lines import days_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from legal_assist.cases.case import Case
    from legal_assist.cases.losses import LossLine

#: Papers that belong to one payment; a contract or a photo may well prove several lines.
_ONE_PAYMENT: Final = frozenset({"receipt", "bank_record", "care_cost_proof"})


def evidence(line: LossLine, case: Case, *, joined: bool) -> Said | None:
    """Whether the line has something that proves it; a paper known to be unavailable proves nothing."""
    status = {exhibit.id: exhibit.status for exhibit in case.exhibits}
    found = [status[item] for item in line.evidence if item in status]
    params = {"line": line.id, "what": line.what}
    if not found or all(state == "unavailable" for state in found):
        if joined:
            return Said("reckoning_case.warning.joined_needs_exhibit", params)
        suffering = "_suffering" if line.head == "suffering" else ""
        return Said(f"reckoning_case.warning.no_evidence{suffering}", params)
    if "in_hand" not in found:
        return Said("reckoning_case.warning.evidence_not_in_hand", params)
    return None


def pairs(case: Case, gross: Mapping[str, int]) -> Iterator[tuple[str, Said]]:
    """Lines that overlap or repeat each other, as (line id, warning) for both lines of each pair.

    Args:
        case: the case.
        gross: rupiah by line id, before deductions.
    """
    kinds = {exhibit.id: exhibit.kind for exhibit in case.exhibits}
    for first, second in combinations(case.losses, 2):
        for key, params in _between(first, second, gross, kinds):
            for one, other in ((first, second), (second, first)):
                both = {"line": one.id, "other": other.id, "what": one.what, **params}
                yield one.id, Said(f"reckoning_case.warning.{key}", both)


def _between(
    first: LossLine, second: LossLine, gross: Mapping[str, int], kinds: Mapping[str, str]
) -> Iterator[tuple[str, dict[str, object]]]:
    same_victim = first.victim == second.victim
    days = _overlap(first, second) if same_victim else 0
    if days:
        yield "overlap", {"days": words.count(days)}
    same_amount = gross[first.id] == gross[second.id] > 0
    if same_victim and same_amount and _plain(first.what) == _plain(second.what):
        yield "duplicate", {}
    elif same_amount:
        shared = [
            item for item in first.evidence if item in second.evidence and kinds.get(item) in _ONE_PAYMENT
        ]
        if shared:
            yield "same_exhibit", {"exhibit": shared[0]}
    if same_victim and (first.head == "not_itemised") != (second.head == "not_itemised"):
        yield "lump_and_items", {}


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _overlap(first: LossLine, second: LossLine) -> int:
    """Days on which both lines charge a wage or income of the same person."""
    if not (_is_wage(first) and _is_wage(second)):
        return 0
    if not (first.period_from and first.period_to and second.period_from and second.period_to):
        return 0
    start = max(first.period_from, second.period_from)
    end = min(first.period_to, second.period_to)
    return max(0, days_between(start, end))


def _is_wage(line: LossLine) -> bool:
    return line.basis.kind == "wage_gap" or line.head == "wealth_income"
