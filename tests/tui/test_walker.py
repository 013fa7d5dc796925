"""A random walker drives the program: no error, no dead end, no lost edit."""

from __future__ import annotations

import json
import os
import random
import time
from typing import TYPE_CHECKING, Any, cast

import pytest
from conftest import DAY, SECRET, running, wait_for
from routes import ROUTES, classes
from walking import STRETCH, LeftError, Walker

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, samples
from legal_assist.desk.classroom import Classroom
from legal_assist.tui import commands
from legal_assist.tui.screens.case_file import PANES
from legal_assist.tui.screens.form import Form
from legal_assist.tui.sitting import Sitting
from legal_assist.tui.training_app import TrainingApp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from routes import Route

    from legal_assist.desk import Opened
    from legal_assist.tui.panes.pane import Pane

STEPS = int(os.environ.get("LEGAL_ASSIST_WALK", "100"))
SEEDS = range(1, 11)
#: Walks over a store that is not there yet, and over a sealed one.
FIRST_START, SEALED = 5, 3
#: Keys in the training room before one goes back to the program.
IN_ROOM = 2 * STRETCH


def plan_of(seed: int) -> list[Route]:
    """The routes of one walk: each of all the routes is dealt to one of ten."""
    dealt = [one for one in ROUTES if not one.lessons][seed - 1 :: len(SEEDS)]
    leads_there = any(one.target == "LessonList" for one in dealt)
    return [*dealt, *(one for one in ROUTES if one.lessons and leads_there)]


def test_a_way_is_known_to_every_screen_of_the_program_and_is_walked() -> None:
    walked = {one.target.partition("/")[0] for seed in SEEDS for one in plan_of(seed)}
    assert [name for name in classes() if name not in walked] == []
    assert sorted(one.target for seed in SEEDS for one in plan_of(seed)) == sorted(r.target for r in ROUTES)


@pytest.fixture
def world(request: pytest.FixtureRequest, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The store of a walk: none yet, a sealed one, or one for practice with a case in it."""
    monkeypatch.setenv("LEGAL_ASSIST_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)  # places that are typed at random lie there
    if seed == FIRST_START:
        return Desk(tmp_path / "nothing", FixedClock(DAY))
    if seed == SEALED:
        request.getfixturevalue("sealed_case")
        return cast("Desk", request.getfixturevalue("sealed"))
    request.getfixturevalue("sample_a")
    return cast("Desk", request.getfixturevalue("desk"))


@pytest.mark.parametrize("seed", SEEDS)
async def test_a_random_walk_raises_nothing_leads_home_and_loses_no_edit(
    world: Desk, seed: int, tmp_path: Path
) -> None:
    """So many keys from LEGAL_ASSIST_WALK: 100 in `make test`, 500 in .ci/run, 5,000 in `make soak`."""
    plain = json.loads(samples.sample("a").case_file.read_bytes()) | {"region": "Batam"}
    (tmp_path / "lain.json").write_text(json.dumps(plain), encoding="utf-8")
    plan = plan_of(seed)
    walker = Walker(world, seed, plan, tmp_path / "lain.json")
    size = (80, 24) if seed % 2 else (110, 36)
    await through_the_program(walker, STEPS, size)
    print(
        f"seed {seed}: {STEPS} keys, {walker.edits} edits, {walker.rooms} times in the training room, "
        f"{len(walker.seen)} screens and panes: {' '.join(sorted(walker.seen))}"
    )
    assert [one.target for one in plan if one.target not in walker.seen] == [], "never reached"
    if world.is_locked:
        world.unlock(SECRET if world.needs_passphrase else None)
    for entry in world.summaries():
        assert entry.damage is None


async def through_the_program(walker: Walker, steps: int, size: tuple[int, int]) -> None:
    """The program, and where it is left for it the training room and back, as `open_screen` goes."""
    desk, left = walker.desk, steps
    while True:
        try:
            async with running(desk, size) as (app, pilot):
                walker.sit(app, pilot, desk)
                await walker.walk(left)
                return
        except LeftError:
            left = walker.left
        desk.lock()
        room = Classroom(None)
        room.enter()
        app = TrainingApp(room, "id")
        async with app.run_test(size=size, notifications=True) as pilot:
            walker.sit(app, pilot, room.desk)
            await walker.walk(min(IN_ROOM, max(left, 1)))
            assert not app.faults, app.faults
        walker.rooms += 1
        left -= IN_ROOM
        if left <= 0:
            return


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
                one.editor.put(text)
                typed[one.field] = text
            await pilot.press(choose.choice(["pagedown", "pageup", "tab", "tab"]))
            await wait_for(pilot, lambda: app.screen.rows() and not app.screen._turning.locked())
        await pilot.press("escape")
        await wait_for(pilot, lambda: not isinstance(app.screen, Form))
    case = desk.open("MELATI-10").case
    from legal_assist.cases import editing

    assert {path: editing.get(case, path) for path in typed} == typed
