"""A random walker drives the program: no error, no dead end, no lost edit."""

from __future__ import annotations

import os
import random
import time
from typing import TYPE_CHECKING, Any, cast

import pytest
from conftest import running, wait_for
from walking import Walker

from legal_assist.tui import commands
from legal_assist.tui.screens.case_file import PANES
from legal_assist.tui.screens.form import Form
from legal_assist.tui.sitting import Sitting

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.desk import Desk, Opened
    from legal_assist.tui.panes.pane import Pane

STEPS = int(os.environ.get("LEGAL_ASSIST_WALK", "100"))


@pytest.mark.parametrize("seed", range(1, 11))
async def test_a_random_walk_raises_nothing_leads_home_and_loses_no_edit(
    desk: Desk, sample_a: Opened, seed: int
) -> None:
    """So many keys from LEGAL_ASSIST_WALK: 100 in `make test`, 500 in .ci/run, 5,000 in `make soak`."""
    async with running(desk, (80, 24) if seed % 2 else (110, 36)) as (app, pilot):
        walker = Walker(app, pilot, desk, seed)
        await walker.walk(STEPS)
        print(
            f"seed {seed}: {STEPS} keys, {walker.edits} edits, {len(walker.seen)} kinds of screens: "
            f"{' '.join(sorted(walker.seen))}"
        )
    for entry in desk.summaries():
        assert entry.damage is None


@pytest.mark.parametrize("name", list(PANES))
def test_a_pane_takes_the_keys_of_its_commands_and_no_others(name: str) -> None:
    pane = cast("type[Pane]", PANES[name])
    ours = {command.action for command in commands.in_scopes(pane.SCOPES) if command.keys}
    assert {bound.action for _key, bound in pane._merge_bindings()} == ours


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
