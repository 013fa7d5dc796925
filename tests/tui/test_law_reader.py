"""The law book on screen: by right, by instrument, on a chosen day, its neighbours, and what uses it."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from conftest import running, sees, text_of, told, wait_for

from legal_assist.tui.screens.law_reader import LawReader

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from legal_assist.desk import Desk


@asynccontextmanager
async def reading(desk: Desk, lang: str = "id", size: tuple[int, int] = (100, 40)) -> AsyncIterator[Any]:
    """The law book, open, with the cursor out of the search field."""
    async with running(desk, size, lang) as (app, pilot):
        await pilot.press("f5")
        await wait_for(pilot, lambda: isinstance(app.screen, LawReader))
        yield app, pilot


def rows(app: Any) -> list[str]:
    return [row.key for row in app.screen.query_one("#law-hits").rows]


async def look_up(app: Any, pilot: Any, *ids: str) -> None:
    app.screen.look_up(ids)
    await wait_for(pilot, lambda: rows(app) == list(ids))
    await pilot.pause()


async def test_rights_are_listed_and_enter_opens_the_provisions_of_one(desk: Desk) -> None:
    async with reading(desk) as (app, pilot):
        await pilot.press("tab", "r")
        if not rows(app):  # typed into the search field
            app.screen.query_one("#law-search").value = ""
            app.screen.action_by_right()
        await wait_for(pilot, lambda: "right/restitution" in rows(app))
        await sees(app, pilot, "Keselamatan", "ketentuan")
        app.screen.query_one("#law-hits").cursor = rows(app).index("right/restitution")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "uu-21-2007/48/6" in rows(app))


async def test_instruments_are_listed_and_open_too(desk: Desk) -> None:
    async with reading(desk, "en") as (app, pilot):
        await look_up(app, pilot, "uu-21-2007/48")
        await pilot.press("i")
        await wait_for(pilot, lambda: "instrument/pp-9-2008" in rows(app))
        app.screen.query_one("#law-hits").cursor = rows(app).index("instrument/pp-9-2008")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "pp-9-2008/14/5" in rows(app))


async def test_a_key_goes_to_the_predecessor_and_another_back_to_the_successor(desk: Desk) -> None:
    async with reading(desk) as (app, pilot):
        await look_up(app, pilot, "uu-20-2025/189/1")
        await pilot.press("p")
        await wait_for(pilot, lambda: rows(app) == ["uu-8-1981/98/1"])
        await sees(app, pilot, "Penggantinya")
        await pilot.press("n")
        await wait_for(pilot, lambda: rows(app) == ["uu-20-2025/189/1"])
        await look_up(app, pilot, "uu-21-2007/47")
        await pilot.press("n")
        await wait_for(pilot, lambda: "tidak punya pengganti" in told(app))
        assert rows(app) == ["uu-21-2007/47"]


async def test_what_relies_on_a_provision_is_told_with_the_length_of_its_period(desk: Desk) -> None:
    async with reading(desk, "en") as (app, pilot):
        await look_up(app, pilot, "uu-21-2007/48/6")
        await sees(app, pilot, "Used by", "Deadline:", "14 days")


async def test_a_chosen_day_shows_what_was_in_force_then(desk: Desk) -> None:
    async with reading(desk) as (app, pilot):
        await look_up(app, pilot, "uu-20-2025/189/1", "uu-8-1981/98/1")
        await pilot.press("d")
        await wait_for(pilot, lambda: type(app.screen).__name__ == "Ask")
        await pilot.press(*"1-1-2026", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LawReader))
        await wait_for(pilot, lambda: rows(app) == ["uu-8-1981/98/1"])
        await sees(app, pilot, "1 Januari 2026")
        await pilot.press("b")
        await wait_for(pilot, lambda: len(rows(app)) == 2)
        assert "keadaan pada 1 Januari 2026" in text_of(app)


async def test_an_impossible_day_is_asked_again_and_an_empty_one_means_today(desk: Desk) -> None:
    async with reading(desk) as (app, pilot):
        await look_up(app, pilot, "uu-8-1981/98/1")
        await pilot.press("d")
        await wait_for(pilot, lambda: type(app.screen).__name__ == "Ask")
        first = app.screen
        await pilot.press(*"31-2-2026", "enter")
        await wait_for(pilot, lambda: type(app.screen).__name__ == "Ask" and app.screen is not first)
        app.screen.query_one("Input").value = ""
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LawReader))
        assert app.screen.day == desk.today


async def test_nothing_in_force_is_said_and_leaves_the_keys_alive(desk: Desk) -> None:
    async with reading(desk) as (app, pilot):
        await look_up(app, pilot, "uu-3-2026/19/1")
        app.screen._day = desk.today.replace(year=2020)
        await pilot.press("b")
        await sees(app, pilot, "tidak ada ketentuan yang berlaku di sini")
        await pilot.press("b")
        await wait_for(pilot, lambda: rows(app) == ["uu-3-2026/19/1"])


@pytest.mark.parametrize(
    ("provision", "signs"),
    [("uu-21-2007/48/6", "[###] V"), ("perma-1-2022/12/2", "[##-] Vp"), ("perma-1-2022/8/15", "[?--] X")],
)
async def test_confidence_shows_without_colour(
    desk: Desk, provision: str, signs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(desk) as (app, pilot):
        await look_up(app, pilot, provision)
        lines = text_of(app).splitlines()
        assert any(signs in line and "Pasal" in line for line in lines)
        assert any(line.strip().startswith("Keyakinan:") and signs in line for line in lines)


async def test_it_fits_a_small_terminal_in_both_languages(desk: Desk) -> None:
    for lang in ("id", "en"):
        async with reading(desk, lang, (80, 24)) as (app, pilot):
            await look_up(app, pilot, "uu-20-2025/189/1")
            assert "189" in text_of(app)
            await pilot.press("f2")
            await pilot.pause()
            assert not re.search(r"law_reader\.|tui\.", text_of(app))


async def test_a_citation_that_two_codes_could_mean_is_asked_back_with_both(desk: Desk) -> None:
    async with reading(desk) as (app, pilot):
        app.screen.query_one("#law-search").value = "Pasal 98 KUHAP"
        await sees(app, pilot, "UU 8/1981", "UU 20/2025", "Tulis salah satu")
