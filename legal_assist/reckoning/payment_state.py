"""Whether restitution is unpaid on a day: reported, or late by the date of the reminder for the payment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist.reckoning import event_days as days
from legal_assist.reckoning.deadlines import deadlines
from legal_assist.reckoning.derived import nonpayment_pursued, paid
from legal_assist.reckoning.derived_regimes import restitution_awarded

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.regime_rules import Unpaid

#: Events from which a period for the payment can run; without one, no date can have passed.
_STARTS: Final = (
    "verdict", "verdict_notified", "copy_received_by_payer", "determination_pronounced", "warning_letter",
)  # fmt: skip


def unpaid(case: Case, book: LawBook, as_of: date) -> Unpaid:
    """How the payment stands.

    Returns:
        ``yes``: non-payment was reported or is pursued, or the reminder's date has passed without a payment
        and the papers show that restitution is to be paid. ``maybe``: the date has passed, but no paper shows
        that. ``no``: no date is known to have passed, or a payment is recorded.
    """
    if nonpayment_pursued(case, as_of, None):
        return "yes"
    if paid(case, as_of, None) or not any(days.happened_events(case, kind, as_of) for kind in _STARTS):
        return "no"
    awarded = restitution_awarded(case, as_of, None)
    if awarded is False or not _late(case, book, as_of):
        return "no"
    return "yes" if awarded else "maybe"


def _late(case: Case, book: LawBook, as_of: date) -> bool:
    payment = {rule.id for rule in book.rules.deadlines if rule.group == "payment"}
    return any(
        line.reminder and line.date is not None and line.date < as_of
        for line in deadlines(case, book, as_of)
        if line.rule in payment
    )
