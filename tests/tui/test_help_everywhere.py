"""F1 explains every place and every box; short messages leave the keys in sight; the palette is ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import DAY, SECRET, running, sees, text_of, wait_for
from textual.widgets import Input
from textual.widgets._toast import Toast

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk
from legal_assist.tui.key_bar import KeyBar
from legal_assist.tui.palette import Palette
from legal_assist.tui.screens.dialogs import Choice, Dialog, Pick, Tell
from legal_assist.tui.screens.first_start import FirstStart
from legal_assist.tui.screens.help import Help
from legal_assist.tui.screens.unlock import Unlock
from legal_assist.tui.screens.working import Working

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.desk import Opened


async def test_help_on_the_first_start_comes_back_and_opens_nothing_else(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "new", FixedClock(DAY))
    async with running(desk) as (app, pilot):
        await wait_for(pilot, lambda: isinstance(app.screen, FirstStart))
        await pilot.press("f1")
        await sees(app, pilot, "tidak ada yang ditulis ke komputer", "F9")
        assert "LATIHAN ·" not in text_of(app)
        assert "kitab hukum" not in str(app.screen.query_one("#help-words").render())
        await pilot.press("f5", "ctrl+p", "ctrl+f", "f1")
        assert isinstance(app.screen, Help)
        await pilot.press("escape")
        assert isinstance(app.screen, FirstStart)


async def test_help_over_the_lock_waits_for_nothing_and_the_glossary_is_there(
    sealed: Desk, sealed_case: Opened
) -> None:
    async with running(sealed) as (app, pilot):
        await sees(app, pilot, sealed_case.case.code)
        await pilot.press("ctrl+l")
        await wait_for(pilot, lambda: isinstance(app.screen, Unlock))
        await pilot.press("f1")
        await sees(app, pilot, "kunci pemulihan kalau frasa sandinya lupa")
        assert "Kamus istilah" in str(app.screen.query_one("#help-words").render())
        await pilot.press("escape")
        door = app.screen
        door.query_one(Input).value = SECRET
        await pilot.press("enter", "f1")  # the store opens while the help lies over the door
        await wait_for(pilot, lambda: not sealed.is_locked)
        await pilot.press("escape")
        await wait_for(pilot, lambda: door not in app.screen_stack)
        await sees(app, pilot, sealed_case.case.code)


@pytest.mark.parametrize("kind", [Choice, Tell, Pick, Working])
async def test_help_explains_every_kind_of_box_and_leaves_it_standing(desk: Desk, kind: type) -> None:
    async with running(desk) as (app, pilot):
        more = {Choice: [[("a", "A")]], Pick: [[]]}.get(kind, [])
        box: Dialog[object] = kind(app.sitting, "Kata", *more)
        await app.push_screen(box)
        await pilot.press("f1")
        assert isinstance(app.screen, Help)
        await sees(app, pilot, app.sitting.t(f"help.{box.HELP_TOPIC}")[:20])
        await pilot.press("escape")
        assert app.screen is box


async def test_the_palette_is_explained_and_says_in_indonesian_that_nothing_fits(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("ctrl+p", *"zzqx")
        await sees(app, pilot, "Tidak ada perintah yang cocok")
        assert "No matches" not in text_of(app)
        await pilot.press("f1")
        await sees(app, pilot, "Menu semua perintah")
        await pilot.press("escape")
        assert isinstance(app.screen, Palette)


async def test_short_messages_leave_the_keys_in_sight(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "MERANTI-26")
        app.notify("Kalimat pendek.")
        await wait_for(pilot, lambda: app.screen.query(Toast) and app.screen.query_one(Toast).region.height)
        await pilot.pause()
        bar = app.screen.query_one(KeyBar)
        assert bar.region.height == 2
        assert app.screen.query_one(Toast).region.bottom <= bar.region.y


async def test_enter_on_the_button_of_the_door_leads_back_to_the_empty_field(
    sealed: Desk, sealed_case: Opened
) -> None:
    async with running(sealed) as (app, pilot):
        await sees(app, pilot, sealed_case.case.code)
        await pilot.press("ctrl+l")
        await wait_for(pilot, lambda: isinstance(app.screen, Unlock))
        await pilot.press("tab", "enter")
        await wait_for(pilot, lambda: app.focused is app.screen.query_one(Input))
