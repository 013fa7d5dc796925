"""A backup is brought back: into a new folder only, on a first start to where the store will lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import DAY, SECRET, answer, running, sees, text_of, wait_for
from textual.widgets import Button

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, backing_up
from legal_assist.tui.screens.case_list import CaseList
from legal_assist.tui.screens.dialogs import Ask, Tell
from legal_assist.tui.screens.first_start import FirstStart

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.desk import Opened


async def test_the_list_restores_into_a_new_folder_and_says_how_to_open_it(
    sealed: Desk, sealed_case: Opened, tmp_path: Path
) -> None:
    made = backing_up.make(sealed, tmp_path / "stik")
    async with running(sealed, (120, 40)) as (app, pilot):
        await sees(app, pilot, sealed_case.case.code, "pulihkan")
        await pilot.press("k")
        for words in (str(made.path), str(tmp_path / "baru"), SECRET):
            await answer(app, pilot, words)
        await wait_for(pilot, lambda: isinstance(app.screen, Tell))
        await sees(app, pilot, "tidak menemukan kerusakan", "legal-assist --store", "1 perkara")
    again = Desk(tmp_path / "baru", FixedClock(DAY))
    again.unlock(SECRET)
    assert [one.code for one in again.summaries()] == [sealed_case.case.code]


async def test_a_restore_over_a_store_is_refused_with_a_way_out(
    sealed: Desk, sealed_case: Opened, tmp_path: Path
) -> None:
    made = backing_up.make(sealed, tmp_path / "stik")
    before = sorted(sealed.workspace.root.rglob("*"))
    async with running(sealed) as (app, pilot):
        await sees(app, pilot, sealed_case.case.code)
        await pilot.press("p", "k")
        for words in (str(made.path), str(sealed.workspace.root), SECRET):
            await answer(app, pilot, words)
        await sees(app, pilot, "tidak kosong", "folder lain")
    assert sorted(sealed.workspace.root.rglob("*")) == before


async def test_a_first_start_restores_a_backup_and_opens_it(
    sealed: Desk, sealed_case: Opened, tmp_path: Path
) -> None:
    made = backing_up.make(sealed, tmp_path / "stik")
    desk = Desk(tmp_path / "new", FixedClock(DAY))
    async with running(desk) as (app, pilot):
        await wait_for(pilot, lambda: isinstance(app.screen, FirstStart))
        await pilot.pause()
        await sees(app, pilot, "Pulihkan dari cadangan")
        app.screen.query_one("#restore", Button).press()
        await wait_for(pilot, lambda: isinstance(app.screen, Ask))
        assert "LATIHAN" not in text_of(app)
        await answer(app, pilot, str(made.path))
        await answer(app, pilot, "bukan frasa sandinya itu")
        await sees(app, pilot, "Pulihkan dari cadangan", "Memulai")
        assert not desk.workspace.root.exists()
        await wait_for(pilot, lambda: isinstance(app.screen, FirstStart | Tell))
        if isinstance(app.screen, Tell):
            await pilot.press("escape")
        app.screen.query_one("#restore", Button).press()
        await answer(app, pilot, str(made.path))
        await answer(app, pilot, SECRET)
        await wait_for(pilot, lambda: isinstance(app.screen, Tell) and "dipulihkan" in text_of(app))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseList))
        await sees(app, pilot, sealed_case.case.code)
