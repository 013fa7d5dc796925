"""Days off: the dated table against an independent source, and what may still move."""

from __future__ import annotations

from datetime import date
from functools import cache

import holidays
import pytest

from legal_assist.law import lawbook


@cache
def book() -> lawbook.LawBook:
    return lawbook.load()


@pytest.mark.parametrize("year", [2026, 2027])
@pytest.mark.parametrize(("kind", "category"), [("national", "public"), ("cuti_bersama", "government")])
def test_the_table_agrees_with_an_independent_calendar(year: int, kind: str, category: str) -> None:
    ours = {day.date for day in book().days_off[year].days if day.kind == kind}
    theirs = set(holidays.country_holidays("ID", years=year, categories=category))
    assert ours == theirs


@pytest.mark.parametrize(("year", "national"), [(2026, 17), (2027, 18)])
def test_each_year_has_the_number_of_days_its_decree_announces(year: int, national: int) -> None:
    kinds = [day.kind for day in book().days_off[year].days]
    assert (kinds.count("national"), kinds.count("cuti_bersama")) == (national, 8)
    assert book().days_off[year].decree_date < date(year, 1, 1)
    assert book().days_off[year].confidence == "S2"


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
