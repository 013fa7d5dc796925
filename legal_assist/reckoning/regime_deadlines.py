"""The periods that stand beside a regime: one way to answer per rule that sets a time, with its last day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from legal_assist import tanggal
from legal_assist.law import confidence
from legal_assist.reckoning import conditions
from legal_assist.reckoning import deadline_events as events
from legal_assist.reckoning.deadlines import deadlines
from legal_assist.reckoning.finding import LawText, Reading
from legal_assist.reckoning.governing import Governing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from legal_assist.cases.case import Case
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.rules import DeadlineReading, DeadlineRule, Regime
    from legal_assist.reckoning.deadlines import DeadlineLine


def periods(rows: Sequence[Regime], case: Case, book: LawBook, as_of: date) -> tuple[Reading[Governing], ...]:
    """The rules that set a time, as far as they apply, the one that reminds first and then by date.

    Args:
        rows: rows that name deadline rules.
        case: the case.
        book: the law book.
        as_of: the day for which it is asked.

    Returns:
        Readings with the last day in their words; those whose event is not recorded yet have none and stand
        last. `primary` marks the one whose date is used as the reminder.
    """
    named = [name for row in rows for name in row.deadlines]
    if not named:
        return ()
    rules = {rule.id: rule for rule in book.rules.deadlines if rule.id in named}
    lines = [line for line in deadlines(case, book, as_of) if line.rule in rules]
    lines.sort(key=lambda line: (not _leads(line, rules), line.date or date.max, named.index(line.rule)))
    dated = [_of_line(line, leads=number == 0 and _leads(line, rules)) for number, line in enumerate(lines)]
    begun = {(line.rule, line.reading.partition(".")[0]) for line in lines}
    waiting = [
        _reading(rule.id, reading.provision, reading.confidence, LawText(rule.title, rule.title_en))
        for rule, reading in _waiting([rules[name] for name in named], case, as_of)
        if (rule.id, reading.id) not in begun and not any(line.rule == rule.id for line in lines)
    ]
    return (*dated, *waiting)


def _leads(line: DeadlineLine, rules: dict[str, DeadlineRule]) -> bool:
    return line.reminder and line.date is not None and rules[line.rule].group == "payment"


def _waiting(
    rules: Sequence[DeadlineRule], case: Case, as_of: date
) -> Iterator[tuple[DeadlineRule, DeadlineReading]]:
    """Rules whose event is not recorded: counted as if it happened now."""
    for rule in rules:
        victims = case.victims if rule.applies_to == "victim" else (None,)
        if all(conditions.evaluate(rule.when, case, as_of, one) is False for one in victims):
            continue
        for reading in rule.readings:
            begun = any(events.matching(reading.anchor or rule.anchor, case, as_of, one) for one in victims)
            inside = (reading.from_ is None or as_of >= reading.from_) and (
                reading.until is None or as_of <= reading.until
            )
            if not begun and inside and conditions.evaluate(reading.when, case, as_of) is not False:
                yield rule, reading


def _of_line(line: DeadlineLine, *, leads: bool) -> Reading[Governing]:
    title = line.title
    if line.date is not None:
        title = LawText(
            f"{title.id}: {tanggal.format_long(line.date, 'id')}.",
            f"{title.en}: {tanggal.format_long(line.date, 'en')}.",
        )
    if line.victim is not None:
        title = LawText(f"{line.victim}: {title.id}", f"{line.victim}: {title.en}")
    return _reading(line.rule, line.provision, line.confidence, title, primary=leads)


def _reading(
    rule: str, provision: str | None, code: str, text: LawText, *, primary: bool = False
) -> Reading[Governing]:
    cited = (provision,) if provision is not None else ()
    statute = provision.partition("/")[0] if provision is not None else None
    value = Governing(
        statute, cited, text, (), open=True, questions=(), row=rule, heading=None if statute else text
    )
    return Reading(value, cited, code, text, primary)


def printable(readings: Sequence[Reading[Governing]]) -> tuple[str, ...]:
    """The provisions of the readings that are not merely open questions."""
    return tuple(
        one
        for reading in readings
        if not confidence.is_open_question(reading.confidence)
        for one in reading.citations
    )
