"""From an empty store to the papers of an invented victim in 25 minutes, by what stands on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import DAY
from newcomer import walk

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, interviewing

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "size"), [("id", (80, 24)), ("en", (120, 40))], ids=["id", "en"])
async def test_a_newcomer_comes_to_the_papers_in_time(
    tmp_path: Path, lang: str, size: tuple[int, int]
) -> None:
    newcomer = await walk(tmp_path / "contoh", size, lang)
    print(f"{lang} {size}: {newcomer}")
    assert newcomer.minutes <= 25
    assert not newcomer.unanswered
    desk = Desk(tmp_path / "contoh", FixedClock(DAY))
    desk.unlock()
    (entry,) = desk.summaries()
    case = desk.open(entry.code).case
    goal = interviewing.goal(desk, "restitusi")
    states = {state.id: state for state in desk.documents(case)}
    made = [path.name for path in newcomer.made]
    for name in goal.documents:
        assert states[name].applies is not True or not states[name].unanswered, name
        assert states[name].applies is not True or any(one.startswith(name) for one in made), name
    assert sum(state.applies is True for state in states.values()) <= len(made)
