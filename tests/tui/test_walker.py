"""A random walker drives the program: no error, no dead end, no lost edit."""

from __future__ import annotations

import os
import random
import time
from typing import TYPE_CHECKING, Any

import pytest
from conftest import running, wait_for

from legal_assist.tui.screens.blank import Blank
from legal_assist.tui.screens.case_list import CaseList
from legal_assist.tui.screens.form import Form
from legal_assist.tui.sitting import Sitting

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.desk import Desk, Opened

KEYS = [
    "enter",
    "enter",
    "enter",
    "enter",
    "down",
    "down",
    "down",
    "up",
    "right",
    "left",
    "tab",
    "tab",
    "shift+tab",
    "escape",
    "escape",
    "pagedown",
    "pageup",
    "home",
    "end",
    "a",
    "x",
    "y",
    "t",
    "n",
    "h",
    "k",
    "s",
    "f",
    "d",
    "m",
    "p",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "0",
    "slash",
    "space",
    "ctrl+s",
    "ctrl+p",
    "f1",
    "f2",
    "f3",
    "f4",
    "f5",
    "f7",
    "f8",
    "f9",
    "f9",
    "i",
    "c",
    "r",
    "delete",
    "backspace",
    "comma",
    "ctrl+l",
    "ctrl+f",
    "ctrl+x",
    "b",
    "l",
    "o",
    "p",
    "u",
    "v",
    "left_square_bracket",
    "A",
    "B",
    "7",
]
STEPS = int(os.environ.get("LEGAL_ASSIST_WALK", "100"))


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_random_walk_raises_nothing_and_leads_home(desk: Desk, sample_a: Opened, seed: int) -> None:
    choose = random.Random(seed)  # noqa: S311 - a walk, no secret
    async with running(desk, (80, 24) if seed % 2 else (110, 36)) as (app, pilot):
        for _ in range(STEPS):
            await pilot.press(choose.choice(KEYS))
            assert app.is_running
            assert not app.faults, app.faults
        end = time.monotonic() + 60
        while not isinstance(app.screen, CaseList) and time.monotonic() < end:
            if isinstance(app.screen, Form):
                app.screen.draft.forget()
            await pilot.press("f9" if isinstance(app.screen, Blank) else "escape")
            if type(app.screen).__name__ == "Unlock":
                await pilot.press("enter")
            if type(app.screen).__name__ == "Choice":
                app.screen.dismiss("drop")
            await pilot.pause(0.05)
        assert isinstance(app.screen, CaseList), type(app.screen).__name__
        for entry in desk.summaries():
            assert entry.damage is None


@pytest.mark.parametrize("seed", [11, 12])
async def test_edits_made_in_a_hurry_are_all_kept(
    desk: Desk, empty_case: Opened, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typing, turning pages and leaving without waiting: the last text of each field is what is stored."""
    from conftest import open_first_case, open_form

    choose = random.Random(seed)  # noqa: S311
    typed: dict[str, str] = {}
    write = Sitting.write

    async def slow(self: Sitting, job: Callable[[], Any]) -> Any:
        wait = choose.random() / 4

        def late() -> Any:
            time.sleep(wait)  # a slow disk: saves take long, but they don't overtake one another
            return job()

        return await write(self, late)

    monkeypatch.setattr(Sitting, "write", slow)
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "own_office.name")
        for number in range(24):
            rows = [one for one in app.screen.rows() if one.fact.kind == "line"]
            if rows:
                one = choose.choice(rows)
                one.editor.focus()
                text = f"isi {number}"
                one.editor.value = text
                typed[one.field] = text
            await pilot.press(choose.choice(["pagedown", "pageup", "tab", "tab"]))
            await wait_for(pilot, lambda: app.screen.rows() and not app.screen._turning.locked())
        await pilot.press("escape")
        await wait_for(pilot, lambda: not isinstance(app.screen, Form))
    case = desk.open("MELATI-10").case
    from legal_assist.cases import editing

    assert {path: editing.get(case, path) for path in typed} == typed
