"""One month of a case: last days, planned events, days off; what a calendar on the wall would show."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from legal_assist.desk import wording

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk
    from legal_assist.reckoning.deadline_line import DeadlineLine

#: States of a deadline that still ask for something.
_OPEN: Final = ("running", "due_today", "passed_file_anyway", "passed_file_again", "passed_ask_advocate")
_FIRST: Final = 1970
_LAST: Final = 2169
_MONDAY_FIRST: Final = calendar.Calendar(firstweekday=calendar.MONDAY)


@dataclass(frozen=True)
class Day:
    """One day: whether it belongs to the month, which holiday it is, what ends on it, what is planned."""

    date: date
    inside: bool
    off: str
    ends: tuple[DeadlineLine, ...]
    planned: tuple[str, ...]

    @property
    def mark(self) -> str:
        """`!` a last day, `*` something planned, `-` a day off or of the weekend, else nothing."""
        free = self.off or self.date.weekday() >= calendar.SATURDAY
        return "!" if self.ends else "*" if self.planned else "-" if free else " "


def weeks(desk: Desk, case: Case, year: int, month: int, lang: str) -> tuple[tuple[Day, ...], ...]:
    """The weeks of a month, Monday first, with the days of the neighbouring months that fill them.

    Args:
        desk: the desk, for law and day.
        case: the case.
        year: from 1 to 9999.
        month: from 1 to 12.
        lang: in which language days off and events are named.
    """
    lines = [one for one in desk.deadlines(case) if one.state in _OPEN and one.date is not None]
    return tuple(
        tuple(_day(desk, case, lines, day, lang, inside=day.month == month) for day in week)
        for week in _MONDAY_FIRST.monthdatescalendar(year, month)
    )


def _day(desk: Desk, case: Case, lines: Iterable[DeadlineLine], day: date, lang: str, *, inside: bool) -> Day:
    return Day(
        day,
        inside,
        _off(desk, day, lang),
        tuple(one for one in lines if one.date == day),
        tuple(
            wording.choice("events.kind", event.kind, lang)
            for event in case.events
            if event.date == day and (event.certainty == "planned" or day >= desk.today)
        ),
    )


def _off(desk: Desk, day: date, lang: str) -> str:
    """The holiday or collective leave of a day; empty where there is none."""
    found = desk.book.day_off(day)
    if found is None:
        return ""
    return found.name_en if lang == "en" else found.name


def step(year: int, month: int, by: int) -> tuple[int, int]:
    """The month so many months further; a calendar of cases needs no other centuries."""
    number = min(max(year * 12 + month - 1 + by, _FIRST * 12), _LAST * 12 + 11)
    return number // 12, number % 12 + 1
