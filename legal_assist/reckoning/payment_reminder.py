"""One reminder for one payment: several norms set a time for it, and only one line may remind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from legal_assist.reckoning import event_days
from legal_assist.reckoning.finding import Said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.cases.case import Case
    from legal_assist.law.rules import DeadlineRule
    from legal_assist.reckoning.deadline_line import DeadlineLine


def one_reminder(
    lines: Iterable[DeadlineLine], rules: Iterable[DeadlineRule], case: Case
) -> list[DeadlineLine]:
    """Leave one reminder among the lines about the same payment.

    The term printed in the verdict comes first; without one, the earliest date of all applicable rows. Open
    questions never remind. The latest date is marked as the one after which every period has passed.

    Args:
        lines: all lines.
        rules: all deadline rules; those of the payment group are concerned.
        case: the case, for whom each event names as payer. Payers are told apart only when every event names
            one.
    """
    listed = list(lines)
    payment = {rule.id: rule for rule in rules if rule.group == "payment"}
    concerned = [number for number, line in enumerate(listed) if line.rule in payment]
    by_payer: dict[tuple[str, ...], list[int]] = {}
    for number in concerned:
        by_payer.setdefault(_payers(listed[number], case), []).append(number)
    groups = [concerned] if () in by_payer else list(by_payer.values())
    for numbers in groups:
        printed = [number for number in numbers if payment[listed[number].rule].printed_term]
        _mark(listed, numbers, printed)
    return listed


def printed_term_first(
    lines: Iterable[DeadlineLine], rules: Iterable[DeadlineRule], case: Case
) -> tuple[DeadlineLine, ...]:
    """Put the term that a verdict prints before the other lines about the same payment; the rest stays put.

    Args:
        lines: all lines, in the order in which they are shown.
        rules: all deadline rules.
        case: the case, for whom each event names as payer.
    """
    listed = list(lines)
    payment = {rule.id: rule.printed_term for rule in rules if rule.group == "payment"}
    for line in [one for one in listed if payment.get(one.rule) and one.date is not None]:
        mine = set(_payers(line, case))
        place = listed.index(line)
        before = next(
            number
            for number, other in enumerate(listed)
            if number == place
            or (payment.get(other.rule) is False and _one_payment(mine, set(_payers(other, case))))
        )
        listed.insert(before, listed.pop(place))
    return tuple(listed)


def _one_payment(mine: set[str], theirs: set[str]) -> bool:
    return not mine or not theirs or bool(mine & theirs)


def _payers(line: DeadlineLine, case: Case) -> tuple[str, ...]:
    event = next(one for one in case.events if one.id == line.anchor_event_id)
    return event_days.payers(event)


def _mark(lines: list[DeadlineLine], numbers: list[int], printed: list[int]) -> None:
    dated = [number for number in numbers if lines[number].date is not None]
    usable = [number for number in dated if lines[number].confidence not in ("N", "X")]
    first = min(
        [n for n in printed if n in dated] or usable, key=lambda number: _day(lines[number]), default=None
    )
    last = max(dated, key=lambda number: _day(lines[number]), default=None)
    for number in numbers:
        line = lines[number]
        notes = list(line.notes)
        if number == first:
            notes.append(Said("reckoning_rules.note.one_reminder"))
        if number == last and len(dated) > 1:
            notes.append(Said("reckoning_rules.note.last_payment_date"))
        lines[number] = replace(line, reminder=number == first, notes=tuple(notes))


def _day(line: DeadlineLine) -> str:
    return line.date.isoformat() if line.date is not None else ""
