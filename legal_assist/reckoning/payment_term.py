"""The last day for paying restitution, as the one reminder for the payment gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.reckoning.deadlines import deadlines

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.law.lawbook import LawBook
    from legal_assist.reckoning.deadline_line import DeadlineLine


def term(case: Case, book: LawBook, as_of: date) -> DeadlineLine | None:
    """The deadline line that reminds of the payment; with several payers, the last to end.

    Returns:
        None while no day is recorded from which a period for paying runs.
    """
    payment = {rule.id for rule in book.rules.deadlines if rule.group == "payment"}
    found = [
        line
        for line in deadlines(case, book, as_of)
        if line.rule in payment and line.reminder and line.date is not None
    ]
    return max(found, key=lambda line: line.date or as_of, default=None)
