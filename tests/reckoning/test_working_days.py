"""Working days against the shipped days off, counted by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dated_cases import book
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_assist.reckoning.working_days import Calendar

CALENDAR = Calendar(book().days_off)
DAYS = st.dates(date(2025, 12, 1), date(2027, 12, 31))


def test_the_first_day_counted_is_the_working_day_after_the_anchor() -> None:
    friday = date(2026, 11, 20)
    assert CALENDAR.count(friday, 1).date == date(2026, 11, 23)


def test_weekends_and_holidays_are_skipped() -> None:
    # Thursday 12 March 2026: 13, 16, 17, then Nyepi, Idul Fitri and collective leave to the 24th, 25
    found = CALENDAR.count(date(2026, 3, 12), 4)
    assert [day.day for day in found.days] == [13, 16, 17, 25]


def test_collective_leave_can_be_counted_as_working_days() -> None:
    # 18, 20 and 23 March 2026 are collective leave, 19 is a national holiday
    found = CALENDAR.count(date(2026, 3, 17), 3, leave_is_off=False)
    assert [day.day for day in found.days] == [18, 20, 23]


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 11, 1), date(2026, 10, 30)),  # Sunday
        (date(2026, 12, 25), date(2026, 12, 23)),  # a holiday after collective leave
        (date(2026, 3, 24), date(2026, 3, 17)),  # the long row of days off at Idul Fitri
        (date(2027, 1, 5), date(2027, 1, 4)),
    ],
)
def test_the_working_day_before(day: date, before: date) -> None:
    assert CALENDAR.working_day_before(day) == before


def test_calendar_days_go_both_ways() -> None:
    assert CALENDAR.count_calendar(date(2026, 2, 27), 3).date == date(2026, 3, 2)
    assert CALENDAR.count_calendar(date(2028, 2, 27), 3).date == date(2028, 3, 1)  # leap year
    assert CALENDAR.count_calendar(date(2026, 3, 2), 3, backwards=True).date == date(2026, 2, 27)


def test_years_without_recorded_days_off_are_named() -> None:
    assert CALENDAR.count(date(2027, 12, 28), 5).unknown_years == (2028,)
    assert CALENDAR.count(date(2023, 12, 28), 3).unknown_years == (2023,)
    assert CALENDAR.count(date(2026, 6, 1), 5).unknown_years == ()


@pytest.mark.parametrize("number", [0, -1])
def test_nothing_can_be_counted_below_one(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        CALENDAR.count(date(2026, 6, 1), number)
    with pytest.raises(ValueError, match=str(number)):
        CALENDAR.count_calendar(date(2026, 6, 1), number)


@settings(max_examples=200, deadline=None)
@given(anchor=DAYS, number=st.integers(1, 90), leave=st.booleans())
def test_no_counted_day_is_a_day_off_and_none_is_left_out(anchor: date, number: int, leave: bool) -> None:
    found = CALENDAR.count(anchor, number, leave_is_off=leave)
    assert len(found.days) == number
    assert found.days[-1] == found.date
    day = anchor
    while day < found.date:
        day += timedelta(days=1)
        # Straight from the days of the decrees, not by the calendar's own word.
        listed = book().day_off(day)
        off = day.isoweekday() > 5 or (listed is not None and (leave or listed.kind == "national"))
        assert (day in found.days) is not off


@settings(max_examples=100, deadline=None)
@given(anchor=DAYS, step=st.integers(1, 30), number=st.integers(1, 60))
def test_a_later_anchor_never_ends_earlier(anchor: date, step: int, number: int) -> None:
    later = anchor + timedelta(days=step)
    assert CALENDAR.count(anchor, number).date <= CALENDAR.count(later, number).date
    assert CALENDAR.count(anchor, number, leave_is_off=False).date <= CALENDAR.count(anchor, number).date
