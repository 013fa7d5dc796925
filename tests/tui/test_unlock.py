"""The door of a sealed store: a passphrase opens it, a wrong one says so, and nothing typed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import SECRET, running, sees, wait_for
from textual.widgets import Input

from legal_assist.tui.screens.case_list import CaseList
from legal_assist.tui.screens.unlock import Unlock

if TYPE_CHECKING:
    from legal_assist.desk import Desk, Opened


async def test_a_passphrase_opens_and_a_wrong_one_stays_outside(sealed: Desk) -> None:
    sealed.lock()
    async with running(sealed) as (app, pilot):
        await wait_for(pilot, lambda: isinstance(app.screen, Unlock))
        field = app.screen.query_one(Input)
        assert field.password
        field.value = "salah"
        await pilot.press("enter")
        await sees(app, pilot, "tidak cocok")
        assert not field.value
        assert isinstance(app.screen, Unlock)
        field.value = SECRET
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseList))
        await sees(app, pilot, "Perkara")


async def test_a_lost_list_is_rebuilt_at_the_door(sealed: Desk, sealed_case: Opened) -> None:
    sealed.lock()
    (sealed.workspace.root / "index.sealed").unlink()
    async with running(sealed, (100, 30)) as (app, pilot):
        await wait_for(pilot, lambda: isinstance(app.screen, Unlock))
        app.screen.query_one(Input).value = SECRET
        await pilot.press("enter")
        await sees(app, pilot, "index.sealed", "Susun ulang daftar")
        await pilot.click("#rebuild")
        app.screen.query_one(Input).value = SECRET
        await pilot.press("enter")
        await sees(app, pilot, "disusun ulang: 1 perkara")
        await pilot.press("escape")
        await sees(app, pilot, sealed_case.case.code)
