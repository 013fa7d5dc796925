"""Papers that wait: not final before the time has passed whose passing they report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import messages, tanggal
from legal_assist.reckoning import payment_term
from legal_assist.reckoning.deadlines import deadlines
from legal_assist.reckoning.finding import Gap, Said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.law.lawbook import LawBook
    from legal_assist.reckoning.document_rules import Entry


def last_day(case: Case, book: LawBook, rule: str, as_of: date) -> date | None:
    """The last day of a deadline rule; of several events or readings, the last to end.

    Returns:
        None while no day is recorded from which it runs.
    """
    days = [one.date for one in deadlines(case, book, as_of) if one.rule == rule and one.date is not None]
    return max(days, default=None)


def gaps(case: Case, book: LawBook, entry: Entry, as_of: date) -> Iterator[Gap]:
    """What a paper waits for that reports a missed payment or another deadline that has passed."""
    if entry.after_payment_term:
        label = {lang: messages.text("documents.payment_term_label", lang) for lang in messages.LANGUAGES}
        term = payment_term.term(case, book, as_of)
        params = {"label": label["id"], "label_en": label["en"], "kind": "payment term"}
        if term is None:
            yield Gap("events", Said("documents.gap_payment_term", params))
        elif term.date is not None and term.date >= as_of:
            yield Gap("events", Said("documents.gap_payment_running", params | _written(term.date)))
    if entry.after_deadline:
        rule = next(one for one in book.rules.deadlines if one.id == entry.after_deadline)
        params = {"label": rule.title, "label_en": rule.title_en, "kind": f"deadline {rule.id}"}
        day = last_day(case, book, rule.id, as_of)
        if day is None:
            yield Gap("events", Said("documents.gap_deadline", params))
        elif day >= as_of:
            yield Gap("events", Said("documents.gap_deadline_running", params | _written(day)))


def _written(day: date) -> dict[str, str]:
    return {"date": tanggal.format_long(day), "date_en": tanggal.format_long(day, "en")}
