"""The state of the store on screen: backups, alarms with what to do, locking by itself."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING, Any

from conftest import SECRET, running, sees, text_of, told, wait_for
from textual.widgets import Input

from legal_assist.desk import backing_up, preferences, sealing
from legal_assist.errors import Problem
from legal_assist.store import Damage, recovery
from legal_assist.tui import locking
from legal_assist.tui.screens.dialogs import Ask, Choice, Tell
from legal_assist.tui.screens.unlock import Unlock
from legal_assist.tui.screens.working import Working

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from legal_assist.desk import Desk, Opened
    from legal_assist.tui.app import LegalAssist


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


async def answer(app: LegalAssist, pilot: Pilot[Any], words: str) -> None:
    """Type into the box that asks."""
    await wait_for(pilot, lambda: isinstance(app.screen, Ask))
    app.screen.query_one(Input).value = words
    await pilot.press("enter")


async def test_a_backup_under_way_is_ended_with_esc_and_leaves_nothing(
    sealed: Desk, sealed_case: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, make = threading.Event(), backing_up.make

    def slowly(desk: Desk, folder: Path, step: Any) -> Any:
        def asked(done: int, total: int) -> bool:
            step(done, total)
            begun.set()
            while step(done, total):
                threading.Event().wait(0.01)
            return False

        return make(desk, folder, asked)

    monkeypatch.setattr(backing_up, "make", slowly)
    async with running(sealed) as (app, pilot):
        await sees(app, pilot, sealed_case.case.code)
        await pilot.press("b")
        await answer(app, pilot, str(tmp_path / "stik"))
        await wait_for(pilot, begun.is_set)
        await sees(app, pilot, "persen selesai. Esc menghentikan")
        await pilot.press("escape")
        await wait_for(pilot, lambda: "Tidak ada cadangan setengah jadi" in told(app))
        await wait_for(pilot, lambda: not isinstance(app.screen, Working))
        await sees(app, pilot, "belum ada cadangan")
    assert not [*(tmp_path / "stik").iterdir()]
    assert sealing.sealed(sealed).backups() == ()


async def test_a_lock_ends_a_check_that_is_under_way(
    sealed: Desk, sealed_case: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, check = threading.Event(), sealing.verify

    def slowly(desk: Desk, step: Any) -> Any:
        def asked(done: int, total: int) -> bool:
            begun.set()
            while step(done, total):
                threading.Event().wait(0.01)
            return False

        return check(desk, asked)

    monkeypatch.setattr(sealing, "verify", slowly)
    async with running(sealed) as (app, pilot):
        await sees(app, pilot, sealed_case.case.code)
        await pilot.press("p", "v")
        await wait_for(pilot, begun.is_set)
        await pilot.press("ctrl+l")
        await wait_for(pilot, lambda: isinstance(app.screen, Unlock))
        assert sealed.is_locked


async def test_a_backup_is_rehearsed_from_the_screen(
    sealed: Desk, sealed_case: Opened, tmp_path: Path
) -> None:
    made = backing_up.make(sealed, tmp_path / "stik")
    async with running(sealed, (100, 34)) as (app, pilot):
        await sees(app, pilot, sealed_case.case.code)
        await pilot.press("p")
        await sees(app, pilot, "uji cadangan")
        await pilot.press("t")
        await answer(app, pilot, str(made.path))
        await answer(app, pilot, SECRET)
        await wait_for(pilot, lambda: isinstance(app.screen, Tell))
        await sees(app, pilot, "utuh: setiap berkas", "1 perkara")
        await pilot.press("escape", "t")
        await answer(app, pilot, str(made.path))
        await answer(app, pilot, "bukan frasa sandinya itu")
        await wait_for(pilot, lambda: "tidak cocok" in told(app) or "salah" in told(app))


async def rotating(app: LegalAssist, pilot: Pilot[Any]) -> str:
    """Up to the last question before the keys change; gives the new recovery key."""
    await pilot.press("p")
    await sees(app, pilot, "Jenis: tersegel")
    await pilot.press("g")
    await sees(app, pilot, "Jangan ganti")
    await pilot.press("down", "enter")
    await answer(app, pilot, SECRET)
    await wait_for(pilot, lambda: isinstance(app.screen, Choice) and "1. " in app.screen._words)
    key = "-".join(re.findall(r"\d\. ([0-9A-Z]{4})", app.screen._words))
    recovery.read(key)
    await pilot.press("enter")
    await wait_for(pilot, lambda: isinstance(app.screen, Ask))
    return key


async def asked_group(app: LegalAssist, key: str) -> str:
    found = re.search(r"nomor (\d)", app.screen._words)
    assert found is not None
    return key.split("-")[int(found.group(1)) - 1]


async def test_keys_change_on_screen_only_after_the_new_one_was_written_down(
    sealed: Desk, sealed_case: Opened
) -> None:
    async with running(sealed, (100, 34)) as (app, pilot):
        await sees(app, pilot, sealed_case.case.code)
        epoch = sealing.sealed(sealed).header.epoch
        key = await rotating(app, pilot)
        await answer(app, pilot, "AAAA")
        await wait_for(pilot, lambda: "tidak cocok" in told(app))
        assert sealing.sealed(sealed).header.epoch == epoch
        await wait_for(pilot, lambda: isinstance(app.screen, Choice))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Ask))
        await answer(app, pilot, (await asked_group(app, key)).lower())
        await wait_for(pilot, lambda: isinstance(app.screen, Tell))
        await sees(app, pilot, "hancurkan kertas yang lama")
        assert sealing.sealed(sealed).header.epoch == epoch + 1
    sealed.lock()
    sealed.unlock(key)
    assert sealed.open(sealed_case.case.code).revision == sealed_case.revision


async def test_a_change_of_keys_that_is_ended_closes_the_door_and_says_which_key_counts(
    sealed: Desk, sealed_case: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    rotate = sealing.rotate

    def ended(desk: Desk, passphrase: str, key: str, _step: Any) -> None:
        left = [2]  # one case: checked, then sealed anew

        def step(_done: int, _total: int) -> bool:
            left[0] -= 1
            return left[0] > 0

        rotate(desk, passphrase, key, step)

    monkeypatch.setattr(sealing, "rotate", ended)
    async with running(sealed, (100, 34)) as (app, pilot):
        await sees(app, pilot, sealed_case.case.code)
        key = await rotating(app, pilot)
        await answer(app, pilot, await asked_group(app, key))
        await wait_for(pilot, lambda: isinstance(app.screen, Unlock))
        await sees(app, pilot, "di tengah penggantian kunci", "baru sudah berlaku")
        assert sealed_case.case.code not in text_of(app)
        app.screen.query_one(Input).value = key
        await pilot.press("enter")
        await sees(app, pilot, sealed_case.case.code)
    assert sealing.verify(sealed) == ()


async def test_the_list_is_compacted_from_the_screen(sealed: Desk, sealed_case: Opened) -> None:
    opened = sealed_case
    for number in range(8):
        opened = sealed.record(opened, "region", f"Batam {number}")
    before = (sealed.workspace.root / "index.sealed").stat().st_size
    async with running(sealed) as (app, pilot):
        await sees(app, pilot, opened.case.code)
        await pilot.press("p")
        await sees(app, pilot, "ringkas")
        await pilot.press("m")
        await wait_for(pilot, lambda: (sealed.workspace.root / "index.sealed").stat().st_size < before)
    assert sealing.verify(sealed) == ()


async def test_a_rebuild_at_the_door_is_ended_with_esc(
    sealed: Desk, sealed_case: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, rebuild = threading.Event(), sealing.rebuild

    def slowly(desk: Desk, passphrase: str | None, step: Any) -> Any:
        def asked(done: int, total: int) -> bool:
            begun.set()
            while step(done, total):
                threading.Event().wait(0.01)
            return False

        return rebuild(desk, passphrase, asked)

    monkeypatch.setattr(sealing, "rebuild", slowly)
    async with running(sealed) as (app, pilot):
        await sees(app, pilot, sealed_case.case.code)
        await pilot.press("p", "u")
        await sees(app, pilot, "Jangan; periksa dulu")
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Unlock))
        app.screen.query_one(Input).value = SECRET
        await pilot.press("enter")
        await wait_for(pilot, begun.is_set)
        await sees(app, pilot, "persen selesai")
        await pilot.press("escape")
        await sees(app, pilot, "masih seperti semula")
        assert sealed.is_locked
        assert isinstance(app.screen, Unlock)


async def test_the_clock_waits_for_work_that_comes_further_and_for_none_that_does_not(
    sealed: Desk, sealed_case: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed, began = 0.0, locking.now()
    monkeypatch.setattr(locking, "now", lambda: began + passed)
    begun, further, check = threading.Event(), [0], sealing.verify

    def slowly(desk: Desk, step: Any) -> Any:
        def asked(_done: int, _total: int) -> bool:
            begun.set()
            while step(further[0], 100):
                threading.Event().wait(0.01)
            return False

        return check(desk, asked)

    monkeypatch.setattr(sealing, "verify", slowly)
    async with running(sealed) as (app, pilot):
        await sees(app, pilot, sealed_case.case.code)
        await pilot.press("p", "v")
        await wait_for(pilot, begun.is_set)
        passed = preferences.IDLE_MINUTES * 60 + 1
        for percent in (10, 20):
            further[0] = percent
            await sees(app, pilot, f"{percent} persen selesai")
            app._look_at_clock()
            await pilot.pause()
            assert not sealed.is_locked
            passed += 61
        app._look_at_clock()
        await wait_for(pilot, lambda: isinstance(app.screen, Unlock))
        assert sealed.is_locked
