"""A desk over a throw-away store, a clock that stands still, and help for driving the screens."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, Opened, samples, sealing
from legal_assist.store import keys
from legal_assist.tui.app import LegalAssist
from legal_assist.tui.forms.editors import LineEditor, PassageEditor
from legal_assist.tui.forms.field_row import FieldRow
from legal_assist.tui.screens.dialogs import Ask

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot

DAY = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine shines through: colour settings, animations, the user's own store."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.delenv("LEGAL_ASSIST_HOME", raising=False)
    monkeypatch.setenv("LEGAL_ASSIST_NO_KEYRING", "1")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An unlocked desk over an empty store."""
    opened = Desk(tmp_path / "store", FixedClock(DAY))
    opened.unlock()
    return opened


SECRET = "bakau jati meranti ulin"  # noqa: S105 - of stores that live as long as a test


@pytest.fixture
def sealed(tmp_path: Path) -> Iterator[Desk]:
    """An unlocked desk over an empty sealed store."""
    keys.allow_test_kdf()
    opened = Desk(tmp_path / "sealed", FixedClock(DAY))
    sealing.init(opened, SECRET, sealing.new_recovery_key())
    yield opened
    keys.allow_test_kdf(False)


@pytest.fixture
def sealed_case(sealed: Desk) -> Opened:
    """The four women, in a sealed store."""
    return sealed.import_case(samples.sample("a").case_file.read_bytes())


@pytest.fixture
def sample_a(desk: Desk) -> Opened:
    """The four women, in the store."""
    return desk.import_case(samples.sample("a").case_file.read_bytes())


@pytest.fixture
def empty_case(desk: Desk) -> Opened:
    """A case without a single fact."""
    return desk.new_case(invented=True, code="MELATI-10")


async def wait_for(pilot: Pilot[Any], met: Callable[[], object], seconds: float = 40.0) -> None:
    """Wait until a condition holds; never a fixed time."""
    try:
        async with asyncio.timeout(seconds):
            while not met():
                await pilot.pause(0.01)
    except TimeoutError:
        raise AssertionError(f"waited in vain; on screen:\n{text_of(pilot.app)}") from None


async def settle(app: LegalAssist, pilot: Pilot[Any]) -> None:
    """Until nothing is being computed or saved, and everything is drawn."""
    await pilot.pause()
    async with asyncio.timeout(15):
        while (
            any(worker.is_running for worker in app.workers if worker.group != "ask")
            or app.sitting.is_writing
        ):
            await pilot.pause(0.01)
    await pilot.pause()


@asynccontextmanager
async def running(
    desk: Desk, size: tuple[int, int] = (80, 24), lang: str = "id"
) -> AsyncIterator[tuple[LegalAssist, Pilot[Any]]]:
    """The program, driven by a pilot; unforeseen errors of work beside the screen fail the test."""
    app = LegalAssist(desk, lang)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield app, pilot
        assert not app.faults, app.faults


def text_of(app: Any) -> str:
    """Everything that stands on the screen, line by line."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in lines)


def told(app: LegalAssist) -> str:
    """The short messages that are in sight."""
    return "\n".join(note.message for note in app._notifications)


async def answer(app: LegalAssist, pilot: Pilot[Any], words: str) -> None:
    """Type into the next box that asks."""
    await wait_for(pilot, lambda: isinstance(app.screen, Ask) and app.screen.query(Input))
    box = app.screen
    box.query_one(Input).value = words
    await pilot.press("enter")
    await wait_for(pilot, lambda: app.screen is not box)


async def sees(app: LegalAssist, pilot: Pilot[Any], *words: str) -> None:
    """Wait until all these words stand on the screen or in a short message over it."""

    def seen() -> bool:
        shown = text_of(app)
        # A sentence may be broken over lines; in a box the frame stands between them.
        flowing = " ".join(shown.replace("│", " ").split())
        return all(word in shown or word in flowing or word in told(app) for word in words)

    await wait_for(pilot, seen)


async def open_first_case(app: LegalAssist, pilot: Pilot[Any]) -> None:
    """From the list of cases into the case under the cursor."""
    await wait_for(pilot, lambda: app.screen.query("#cases") and app.screen.query_one("#cases").rows)
    await pilot.press("enter")
    await wait_for(pilot, lambda: type(app.screen).__name__ == "CaseFile" and app.screen.pane is not None)
    await wait_for(pilot, lambda: app.screen.pane.lines.rows)


async def go_to_pane(app: LegalAssist, pilot: Pilot[Any], name: str) -> None:
    """Show one pane of the case file."""
    app.screen.go_to(name)
    await wait_for(pilot, lambda: app.screen._shown == name and app.screen.pane.lines.rows)


async def open_form(
    app: LegalAssist, pilot: Pilot[Any], path: str, preset: dict[str, str] | None = None
) -> None:
    """Open the form that holds a fact, as the jumps of the panes do."""
    app.screen.start(app.screen.jump(path, preset))
    await wait_for(pilot, lambda: type(app.screen).__name__ == "Form" and app.screen.rows())
    await pilot.pause()


def row(app: LegalAssist, name: str) -> FieldRow:
    """The row of a field on the form page in sight."""
    return next(one for one in app.screen.query(FieldRow) if one.field == name)


async def fill(app: LegalAssist, pilot: Pilot[Any], name: str, text: str) -> None:
    """Come to a field, put a text there, and leave it."""
    field = row(app, name)
    field.editor.focus()
    await pilot.pause()
    if isinstance(field.editor, LineEditor | PassageEditor):
        field.editor.put(text)
    else:
        field.editor._text = text
    await pilot.pause()
    if isinstance(field.editor, LineEditor | PassageEditor):
        app.screen.put_away()
    else:
        field.editor.post_message(_answered(field.editor))
    await pilot.pause()
    await wait_for(pilot, lambda: type(app.screen).__name__ != "Form" or not app.screen._under_way)


def _answered(editor: Any) -> Any:
    from legal_assist.tui.forms.choosing import Answered

    return Answered(editor)
