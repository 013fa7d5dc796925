"""The month: last days, plans and days off on their day, told in words below."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any

from conftest import go_to_pane, open_first_case, running, sees, settle, text_of, wait_for
from hypothesis import given
from hypothesis import strategies as st

from legal_assist.desk import month
from legal_assist.tui.screens.month_view import MonthView

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from legal_assist.desk import Desk, Opened
    from legal_assist.tui.app import LegalAssist


async def open_month(app: LegalAssist, pilot: Pilot[Any]) -> None:
    await open_first_case(app, pilot)
    await go_to_pane(app, pilot, "deadlines")
    await pilot.press("m")
    await wait_for(pilot, lambda: isinstance(app.screen, MonthView))
    await settle(app, pilot)


async def test_every_open_last_day_and_plan_of_the_month_is_marked(desk: Desk, sample_a: Opened) -> None:
    days = [one for week in month.weeks(desk, sample_a.case, 2026, 12, "id") for one in week if one.inside]
    marked = {one.date.day: one.mark for one in days}
    assert marked[8] in "!*"
    assert [one.date for one in days] == [date(2026, 12, day) for day in range(1, 32)]
    ends = {one.date for one in desk.deadlines(sample_a.case) if one.state == "running" and one.date}
    assert {one.date for one in days if one.ends} == {
        day for day in ends if (day.year, day.month) == (2026, 12)
    }
    assert next(one for one in days if one.date.day == 25).off


async def test_keys_move_by_day_and_month_and_come_home(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_month(app, pilot)
        await pilot.press("home")
        await sees(app, pilot, "2 November 2026")
        await pilot.press("down", "right")
        await sees(app, pilot, "10 November 2026")
        await pilot.press("pagedown")
        await sees(app, pilot, "10 Desember 2026")
        await pilot.press("escape")
        await wait_for(pilot, lambda: not isinstance(app.screen, MonthView))


async def test_it_is_complete_in_80_columns_and_in_english(desk: Desk, sample_a: Opened) -> None:
    async with running(desk, (80, 24), "en") as (app, pilot):
        await open_month(app, pilot)
        await pilot.press("home")
        await sees(app, pilot, "Monday", "! last day", "Sun")
        assert "30" in text_of(app)


@given(st.integers(1970, 2169), st.integers(1, 12), st.integers(-3000, 3000))
def test_a_step_of_months_always_ends_in_a_month(year: int, number: int, by: int) -> None:
    found = month.step(year, number, by)
    assert 1970 <= found[0] <= 2169
    assert monthrange(*found)[1] >= 28
    assert month.step(year, number, 0) == (year, number)
