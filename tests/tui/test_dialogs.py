"""Boxes over the screen: how they are left, how a list is walked, and that none stays behind."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from conftest import running, sees, wait_for

from legal_assist.tui.line_list import Row
from legal_assist.tui.screens.case_list import CaseList
from legal_assist.tui.screens.dialogs import Ask, Pick, Tell
from legal_assist.tui.screens.working import Parted, Working, while_working

if TYPE_CHECKING:
    from legal_assist.desk import Desk

ROWS = [Row("one", "satu"), Row("two", "dua"), Row("three", "tiga")]


async def test_the_first_down_goes_to_the_second_line(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        taken: list[object] = []
        app.push_screen(Pick(app.sitting, "Yang mana?", ROWS), taken.append)
        await sees(app, pilot, "Yang mana?", "dua")
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: taken)
        assert taken == [("two",)]


async def test_enter_at_once_takes_the_line_that_is_marked(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        taken: list[object] = []
        app.push_screen(Pick(app.sitting, "Yang mana?", ROWS), taken.append)
        await sees(app, pilot, "Yang mana?", "dua")
        await pilot.press("enter")
        await wait_for(pilot, lambda: taken)
        assert taken == [("one",)]


async def test_a_box_that_only_tells_says_how_it_is_closed(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        app.push_screen(Tell(app.sitting, "Sudah."))
        await sees(app, pilot, "Sudah.", "Enter atau Esc menutup")


async def test_a_working_box_goes_when_what_lay_over_it_goes(desk: Desk) -> None:
    may_end = threading.Event()
    async with running(desk) as (app, pilot):
        await wait_for(pilot, lambda: isinstance(app.screen, CaseList))
        place = app.screen
        place.start(while_working(place, "Membuka lampiran.", may_end.wait))
        await wait_for(pilot, lambda: isinstance(app.screen, Working))
        app.push_screen(Tell(app.sitting, "Di atasnya."))
        await sees(app, pilot, "Di atasnya.")
        may_end.set()
        await pilot.pause(0.2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.screen is place)


def test_asking_whether_to_end_does_not_set_what_was_told_back() -> None:
    asked: list[tuple[int, int]] = []

    def step(done: int, total: int) -> bool:
        asked.append((done, total))
        return len(asked) < 3

    parted = Parted(step)
    parted.tell(4, 9)
    assert not parted.is_to_end()
    assert parted.is_to_end()
    assert asked == [(4, 9)] * 3


async def test_a_key_pressed_twice_answers_a_box_once_and_leaves_what_lies_below(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await wait_for(pilot, lambda: isinstance(app.screen, CaseList))
        place, given = app.screen, []

        async def asking() -> None:
            given.append(await app.push_screen_wait(Ask(app.sitting, "Di mana?")))

        place.start(asking())
        await sees(app, pilot, "Di mana?")
        box = app.screen
        assert isinstance(box, Ask)
        box.action_give_up()
        box.action_give_up()
        await wait_for(pilot, lambda: given)
        assert given == [None]
        assert app.screen is place


async def test_a_refused_text_stays_in_its_box_with_the_reason(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        taken: list[object] = []
        box = Ask(app.sitting, "Berapa?", refuse=lambda typed: "" if typed == "2" else "Tulis angka 2.")
        app.push_screen(box, taken.append)
        await sees(app, pilot, "Berapa?")
        await pilot.press("x", "enter")
        await sees(app, pilot, "! Tulis angka 2.")
        assert not taken
        await pilot.press("backspace", "2", "enter")
        await wait_for(pilot, lambda: taken)
        assert taken == ["2"]


async def test_a_list_in_which_nothing_fits_says_so(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        taken: list[object] = []
        app.push_screen(Pick(app.sitting, "Yang mana?", ROWS), taken.append)
        await sees(app, pilot, "Yang mana?", "dua")
        await pilot.press("9", "enter")
        await sees(app, pilot, "Tidak ada yang cocok")
        assert not taken
