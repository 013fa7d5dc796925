"""A desk over a throw-away store, a clock that stands still, and help for driving the screens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, Opened, samples
from legal_assist.tui.app import LegalAssist

DAY = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine shines through: colour settings, animations, the user's own store."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.delenv("LEGAL_ASSIST_HOME", raising=False)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An unlocked desk over an empty store."""
    opened = Desk(tmp_path / "store", FixedClock(DAY))
    opened.unlock()
    return opened


@pytest.fixture
def sample_a(desk: Desk) -> Opened:
    """The four women, in the store."""
    return desk.import_case(samples.sample("a").case_file.read_bytes())


@pytest.fixture
def empty_case(desk: Desk) -> Opened:
    """A case without a single fact."""
    return desk.new_case(invented=True, code="MELATI-10")


async def wait_for(pilot: Pilot[Any], met: Callable[[], object], seconds: float = 8.0) -> None:
    """Wait until a condition holds; never a fixed time."""
    async with asyncio.timeout(seconds):
        while not met():
            await pilot.pause(0.01)


@asynccontextmanager
async def running(desk: Desk, size: tuple[int, int] = (80, 24), lang: str = "id") -> Any:
    """The program, driven by a pilot; unforeseen errors of work beside the screen fail the test."""
    app = LegalAssist(desk, lang)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield app, pilot
        assert not app.faults, app.faults


def text_of(app: LegalAssist) -> str:
    """Everything that stands on the screen, line by line."""
    return "\n".join("".join(segment.text for segment in line) for line in _lines(app))


def _lines(app: LegalAssist) -> Iterator[Any]:
    screen = app.screen
    for line in screen._compositor.render_strips():
        yield line
