"""The rights of the victims on the screen: read aloud, then recorded with what is known filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import go_to_pane, open_first_case, running, sees, wait_for

from legal_assist.tui.screens.right_sheet import RightSheet

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from legal_assist.desk import Desk, Opened
    from legal_assist.tui.app import LegalAssist


async def on_row(app: LegalAssist, pilot: Pilot[Any], key: str) -> None:
    await open_first_case(app, pilot)
    await go_to_pane(app, pilot, "rights")
    app.screen.pane.lines.go_to(key)
    await pilot.pause()


@pytest.mark.parametrize(
    ("size", "lang", "word"), [((80, 24), "id", "BACAKAN"), ((120, 40), "en", "READ SLOWLY")]
)
async def test_enter_gives_the_words_to_read(
    desk: Desk, sample_a: Opened, size: tuple[int, int], lang: str, word: str
) -> None:
    async with running(desk, size, lang) as (app, pilot):
        await on_row(app, pilot, "K1/restitution")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, RightSheet))
        await sees(app, pilot, word)
        words = str(app.screen.query_one("#sheet-words").content)
        assert not [one.name for one in sample_a.case.victims if one.name and one.name in words]
        await pilot.press("escape")
        await wait_for(pilot, lambda: not isinstance(app.screen, RightSheet))


async def test_that_it_was_explained_is_recorded_with_today_filled_in(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await on_row(app, pilot, "K1/restitution")
        await pilot.press("e")
        await wait_for(pilot, lambda: type(app.screen).__name__ == "Form" and app.screen.rows())
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: desk.open("MERANTI-26").revision == 2)
        made = desk.open("MERANTI-26").case.victims[0].explained[-1]
        assert (made.right, made.on) == ("restitution", desk.today)


async def test_a_decision_needs_what_she_decided(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await on_row(app, pilot, "K2/protection")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, RightSheet))
        await pilot.press("d")
        await wait_for(pilot, lambda: type(app.screen).__name__ == "Form" and app.screen.rows())
        await pilot.press("ctrl+s")
        await sees(app, pilot, "Wajib")
        assert desk.open("MERANTI-26").revision == 1


async def test_without_victims_the_pane_says_so(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "rights")
        await sees(app, pilot, "Belum ada korban")
