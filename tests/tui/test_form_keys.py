"""Forms: nothing typed is lost, a refusal holds the cursor, a single victim is not asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import open_first_case, open_form, row, running, wait_for

if TYPE_CHECKING:
    from legal_assist.desk import Desk, Opened


@pytest.mark.parametrize("list_path", ["losses", "exhibits", "pasted_totals"])
async def test_what_is_added_in_a_case_of_one_victim_is_about_her(
    desk: Desk, empty_case: Opened, list_path: str
) -> None:
    desk.add(empty_case, "victims", {"name": "Raisa Rekaan"})
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        app.screen.start(app.screen.add_entry(list_path))
        await wait_for(pilot, lambda: type(app.screen).__name__ == "Form" and app.screen.rows())
        assert row(app, "victim").editor.answer == "K1"
        await pilot.press("escape")  # nothing was typed: nothing is asked
        await wait_for(pilot, lambda: type(app.screen).__name__ == "CaseFile")


async def test_with_several_victims_nobody_is_chosen_beforehand(desk: Desk, sample_a: Opened) -> None:
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "losses", {"head": "wealth_income"})
        assert row(app, "victim").editor.answer == ""
