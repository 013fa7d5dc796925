"""Working days: Monday to Friday without the days off that the law data list year by year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from legal_assist.law.provisions import DayOff, DaysOff

ONE_DAY: Final = dt.timedelta(days=1)
_SATURDAY: Final = 5


@dataclass(frozen=True)
class Counted:
    """The result of a count.

    `days` are the days counted, in the order counted; the last one is `date`. `unknown_years` are years
    within the count whose days off are not recorded; `estimated` are holidays within it that may still move.
    """

    date: dt.date
    days: tuple[dt.date, ...]
    unknown_years: tuple[int, ...] = ()
    estimated: tuple[dt.date, ...] = ()


class Calendar:
    """The days off of the years that are recorded."""

    def __init__(self, days_off: Mapping[int, DaysOff]) -> None:
        """Take the days off by year, as `LawBook.days_off` holds them."""
        self._years = frozenset(days_off)
        self._days: dict[dt.date, DayOff] = {day.date: day for year in days_off.values() for day in year.days}

    def knows_year(self, year: int) -> bool:
        """Whether the days off of a year are recorded."""
        return year in self._years

    def is_off(self, day: dt.date, *, leave_is_off: bool = True) -> bool:
        """Whether nobody works on a day: weekend, national holiday or (if so wanted) collective leave."""
        if day.weekday() >= _SATURDAY:
            return True
        found = self._days.get(day)
        return found is not None and (found.kind == "national" or leave_is_off)

    def count(self, anchor: dt.date, number: int, *, leave_is_off: bool = True) -> Counted:
        """Count working days; the first one counted is the first working day after the anchor.

        Args:
            anchor: the day of the event; it is never counted itself.
            number: how many working days, at least 1.
            leave_is_off: whether collective leave (cuti bersama) counts as a day off.

        Raises:
            ValueError: number below 1.
        """
        if number < 1:
            raise ValueError(number)
        counted: list[dt.date] = []
        day = anchor
        while len(counted) < number:
            day += ONE_DAY
            if not self.is_off(day, leave_is_off=leave_is_off):
                counted.append(day)
        return Counted(day, tuple(counted), self._unknown(anchor, day), self._estimated(anchor, day))

    def count_calendar(self, anchor: dt.date, number: int, *, backwards: bool = False) -> Counted:
        """Count every day; the first one counted is the day after (or before) the anchor.

        Raises:
            ValueError: number below 1.
        """
        if number < 1:
            raise ValueError(number)
        step = -ONE_DAY if backwards else ONE_DAY
        days = tuple(anchor + step * offset for offset in range(1, number + 1))
        return Counted(days[-1], days)

    def working_day_before(self, day: dt.date) -> dt.date:
        """The last working day before a day (collective leave is no working day)."""
        day -= ONE_DAY
        while self.is_off(day):
            day -= ONE_DAY
        return day

    def _unknown(self, anchor: dt.date, last: dt.date) -> tuple[int, ...]:
        first = (anchor + ONE_DAY).year
        return tuple(year for year in range(first, last.year + 1) if year not in self._years)

    def _estimated(self, anchor: dt.date, last: dt.date) -> tuple[dt.date, ...]:
        return tuple(
            sorted(day.date for day in self._days.values() if day.estimated and anchor < day.date <= last)
        )
