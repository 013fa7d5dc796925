"""Days off: the dated table against an independent source, and what may still move."""

from __future__ import annotations

from datetime import date
from functools import cache

import holidays
import pytest

from legal_assist.law import lawbook
from legal_assist.reckoning.working_days import Calendar


@cache
def book() -> lawbook.LawBook:
    return lawbook.load()


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
@pytest.mark.parametrize(("kind", "category"), [("national", "public"), ("cuti_bersama", "government")])
def test_the_table_agrees_with_an_independent_calendar(year: int, kind: str, category: str) -> None:
    ours = {day.date for day in book().days_off[year].days if day.kind == kind}
    theirs = set(holidays.country_holidays("ID", years=year, categories=category))
    assert ours == theirs


@pytest.mark.parametrize(
    ("year", "national", "leave"), [(2024, 17, 10), (2025, 17, 10), (2026, 17, 8), (2027, 18, 8)]
)
def test_each_year_has_the_number_of_days_its_decree_announces(year: int, national: int, leave: int) -> None:
    kinds = [day.kind for day in book().days_off[year].days if not day.decree]
    assert (kinds.count("national"), kinds.count("cuti_bersama")) == (national, leave)
    assert book().days_off[year].decree_date < date(year, 1, 1)
    assert book().days_off[year].confidence == "S2"


def test_days_that_another_decree_added_name_it() -> None:
    added = {day.date for year in book().days_off.values() for day in year.days if day.decree}
    assert added == {date(2024, 2, 14), date(2024, 11, 27), date(2025, 8, 18)}


def test_past_years_are_confirmed() -> None:
    assert not any(day.estimated for year in (2024, 2025, 2026) for day in book().days_off[year].days)


def test_a_period_of_an_old_case_counts_with_the_holidays_of_its_time() -> None:
    counted = Calendar(book().days_off).count(date(2024, 4, 5), 7)
    assert (counted.date, counted.unknown_years) == (date(2024, 4, 24), ())
    assert counted.days[0] == date(2024, 4, 16)
    worked = Calendar(book().days_off).count(date(2024, 4, 5), 7, leave_is_off=False)
    assert worked.days[:3] == (date(2024, 4, 8), date(2024, 4, 9), date(2024, 4, 12))


def test_only_the_feasts_that_may_move_are_estimated() -> None:
    moving = {day.date for year in book().days_off.values() for day in year.days if day.estimated}
    assert moving == {date(2027, 3, 10), date(2027, 3, 11), date(2027, 5, 17)}


def test_a_day_off_is_found_by_its_date_and_unrecorded_years_are_known_as_such() -> None:
    found = book().day_off(date(2026, 12, 24))
    assert found is not None
    assert found.kind == "cuti_bersama"
    assert book().day_off(date(2026, 12, 28)) is None
    assert book().knows_year(2026)
    assert not book().knows_year(2028)
    assert book().day_off(date(2028, 1, 1)) is None
