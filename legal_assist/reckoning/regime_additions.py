"""Provisions that come on top of a regime by features of the case, certain or disputed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist.reckoning import conditions
from legal_assist.reckoning.finding import LawText
from legal_assist.reckoning.governing import unique

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim
    from legal_assist.law.regime_rules import Unpaid
    from legal_assist.law.rules import Addition, RegimeSubject, Rules
    from legal_assist.reckoning.finding import Gap


@dataclass(frozen=True)
class Added:
    """What comes on top: certain and disputed provisions, the reasons, and what to ask."""

    certain: tuple[str, ...]
    disputed: tuple[str, ...]
    reasons: tuple[LawText, ...]
    doubts: tuple[LawText, ...]
    codes: tuple[str, ...]
    gaps: tuple[Gap, ...]


def additions(
    subject: RegimeSubject,
    case: Case,
    rules: Rules,
    as_of: date,
    victim: Victim | None = None,
    unpaid: Unpaid = "no",
) -> Added:
    """What comes on top of the row that leads.

    Args:
        subject: whose additions.
        case: the case.
        rules: the rules of the law book.
        as_of: the day for which it is asked.
        victim: the victim it is asked about; None: the case as a whole.
        unpaid: how the payment of restitution stands.
    """
    certain: list[str] = []
    disputed: list[str] = []
    reasons: list[LawText] = []
    doubts: list[LawText] = []
    codes: list[str] = []
    gaps: list[Gap] = []
    for addition in rules.additions:
        if addition.subject != subject or (addition.unpaid and unpaid not in addition.unpaid):
            continue
        held = conditions.evaluate(addition.when, case, as_of, victim)
        asked = conditions.missing(addition.when, case, as_of, victim) if held is None else ()
        if held is None:
            gaps += [gap for gap in asked if gap.path.startswith("events.")]
        # Unknown for want of an event: both readings are shown. A feature of a person that nobody asked about
        # yet adds nothing; it is asked where it belongs.
        if held is False or (held is None and not _only_events(asked)):
            continue
        text = LawText(addition.reason, addition.reason_en)
        reasons.append(text)
        if held is None or _is_disputed(addition, case, as_of, victim):
            disputed += addition.provisions
            doubts.append(text)
            codes.append("I")
        else:
            certain += addition.provisions
            codes.append(addition.confidence)
    return Added(unique(certain), unique(disputed), tuple(reasons), tuple(doubts), tuple(codes), tuple(gaps))


def _is_disputed(addition: Addition, case: Case, as_of: date, victim: Victim | None) -> bool:
    when = addition.disputed_when
    return bool(when) and conditions.evaluate(when, case, as_of, victim) is not False


def _only_events(gaps: tuple[Gap, ...]) -> bool:
    return bool(gaps) and all(gap.path.startswith("events.") for gap in gaps)
