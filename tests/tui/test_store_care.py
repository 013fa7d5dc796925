"""The state of the store on screen: backups, alarms with what to do, locking by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import running, sees, text_of, told, wait_for
from textual.widgets import Input

from legal_assist.desk import preferences
from legal_assist.errors import Problem
from legal_assist.store import Damage
from legal_assist.tui.screens.dialogs import Ask, Tell
from legal_assist.tui.screens.unlock import Unlock

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from legal_assist.desk import Desk, Opened


async def test_the_age_of_the_backup_stands_on_top_and_a_backup_is_made(
    sealed: Desk, sealed_case: Opened, tmp_path: Path
) -> None:
    async with running(sealed) as (app, pilot):
        await sees(app, pilot, "belum ada cadangan", "perkaranya ikut")
        await pilot.press("b")
        await wait_for(pilot, lambda: isinstance(app.screen, Ask))
        app.screen.query_one(Input).value = str(tmp_path / "stik")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Tell))
        await sees(app, pilot, "diperiksa sampai byte terakhir", "1 perkara")
        await pilot.press("escape")
        await sees(app, pilot, "cadangan hari ini")
        assert "perkaranya ikut" not in text_of(app)
        assert len(list((tmp_path / "stik").iterdir())) == 1


async def test_an_alarm_says_what_is_wrong_and_what_to_do(
    desk: Desk, sample_a: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (Damage("cases/X.json", None, "store.damage.older", "store.remedy.older"),)
    place = (Problem("OneDrive", "keeping.place.cloud", {"program": "OneDrive"}),)
    monkeypatch.setattr(type(desk), "alarms", property(lambda _: found))
    monkeypatch.setattr(type(desk), "place_warnings", property(lambda _: place))
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "1 hal perlu diperiksa", "1 peringatan")
        await pilot.press("p")
        await sees(app, pilot, "lebih lama daripada", "Yang dilakukan", "bangun ulang", "OneDrive")
        await pilot.press("enter")
        await sees(app, pilot, "Susun ulang daftar", "Jangan; periksa dulu")


async def test_a_rebuild_of_a_sealed_store_asks_at_the_door(sealed: Desk, sealed_case: Opened) -> None:
    async with running(sealed) as (app, pilot):
        await sees(app, pilot, sealed_case.case.code)
        await pilot.press("p")
        await sees(app, pilot, "Jenis: tersegel")
        await pilot.press("u")
        await sees(app, pilot, "Jangan; periksa dulu")
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Unlock))
        await sees(app, pilot, "daftar perkara disusun ulang")


async def test_a_full_check_says_that_all_is_well(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "MERANTI-26")
        await pilot.press("p")
        await sees(app, pilot, "Jenis: terbuka")
        await pilot.press("v")
        await sees(app, pilot, "tidak menemukan kerusakan")


async def test_the_time_until_the_lock_is_set_and_never_only_for_practice(desk: Desk, sealed: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("p")
        await sees(app, pilot, "sesudah 5 menit")
        app.screen.query_one("#care").go_to("idle")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Ask))
        app.screen.query_one(Input).value = "0"
        await pilot.press("enter")
        await sees(app, pilot, "Tidak mengunci sendiri")
    assert preferences.read(desk).idle_minutes == 0
    async with running(sealed) as (app, pilot):
        await pilot.press("p")
        await sees(app, pilot, "sesudah 5 menit")
        app.screen.query_one("#care").go_to("idle")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Ask))
        app.screen.query_one(Input).value = "0"
        await pilot.press("enter")
        await wait_for(pilot, lambda: "dari 1 sampai 60" in told(app))
    (sealed.workspace.root / preferences.NAME).write_text('{"idle_minutes": 0}')
    assert preferences.read(sealed).idle_minutes == preferences.IDLE_MINUTES
