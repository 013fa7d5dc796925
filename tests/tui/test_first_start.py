"""The first start: step by step, nothing written before the last one; sealing of a store that is open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from conftest import DAY, SECRET, running, sees, text_of, wait_for
from textual.widgets import Button, Input

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk
from legal_assist.store import keys
from legal_assist.tui.screens.case_list import CaseList
from legal_assist.tui.screens.first_start import FirstStart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from legal_assist.desk import Opened
    from legal_assist.tui.app import LegalAssist


@pytest.fixture(autouse=True)
def light_keys() -> Iterator[None]:
    keys.allow_test_kdf()
    yield
    keys.allow_test_kdf(False)


@pytest.fixture
def nothing(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "baru", FixedClock(DAY))


async def press(app: LegalAssist, pilot: Pilot[Any], button: str) -> None:
    app.screen.query_one(f"#{button}", Button).press()
    await pilot.pause()


async def passphrase(app: LegalAssist, pilot: Pilot[Any], first: str, second: str) -> None:
    app.screen.query_one("#begin-first", Input).value = first
    app.screen.query_one("#begin-second", Input).value = second
    await press(app, pilot, "next")


async def give_key(app: LegalAssist, pilot: Pilot[Any]) -> None:
    """Write the key down, go on, and type the groups that are asked for."""
    groups = dict(re.findall(r"([1-9])\. ([0-9A-Z]{4})", text_of(app)))
    assert len(groups) == 9
    await press(app, pilot, "next")
    assert not [group for group in groups.values() if group in text_of(app)]
    asked = re.findall(r"nomor (\d) dan nomor (\d)", text_of(app))[0]
    for number, field in zip(asked, app.screen.query(Input), strict=True):
        field.value = groups[number].lower()
    await press(app, pilot, "next")


async def test_a_practice_store_is_made_in_three_steps(nothing: Desk) -> None:
    async with running(nothing) as (app, pilot):
        await sees(app, pilot, "Untuk apa penyimpanan ini?")
        assert "LATIHAN" not in text_of(app)
        await press(app, pilot, "practice")
        await press(app, pilot, "next")
        assert not nothing.workspace.root.exists()
        await press(app, pilot, "next")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseList))
        await sees(app, pilot, "LATIHAN", "Belum ada perkara di sini")
        assert nothing.store_kind == "open"


async def test_a_sealed_store_asks_for_everything_and_then_says_what_to_do_first(nothing: Desk) -> None:
    async with running(nothing) as (app, pilot):
        await sees(app, pilot, "Untuk apa penyimpanan ini?")
        await press(app, pilot, "real")
        await press(app, pilot, "next")
        await sees(app, pilot, "Usul")
        await passphrase(app, pilot, SECRET, "lain sama sekali")
        await sees(app, pilot, "tidak sama")
        await passphrase(app, pilot, "abc", "abc")
        await sees(app, pilot, "terlalu pendek")
        await passphrase(app, pilot, SECRET, SECRET)
        await sees(app, pilot, "hanya", "ditampilkan di sini, sekali")
        await give_key(app, pilot)
        await sees(app, pilot, "Cadangan: tombol b")
        assert not nothing.workspace.root.exists()
        await press(app, pilot, "next")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseList))
        await sees(app, pilot, "Mulailah dengan n", "belum ada cadangan")
        assert nothing.store_kind == "sealed"
        assert "LATIHAN" not in text_of(app)
        nothing.lock()
        nothing.unlock(SECRET)


async def test_esc_goes_back_and_leaves_nothing(nothing: Desk) -> None:
    async with running(nothing) as (app, pilot):
        await sees(app, pilot, "Untuk apa penyimpanan ini?")
        await press(app, pilot, "real")
        await press(app, pilot, "next")
        await passphrase(app, pilot, SECRET, SECRET)
        for _ in range(5):
            await pilot.press("escape")
        await sees(app, pilot, "Untuk apa penyimpanan ini?")
        assert isinstance(app.screen, FirstStart)
        assert not app.screen._passphrase
        assert not nothing.workspace.root.exists()


async def test_a_wrong_group_of_the_key_makes_nothing(nothing: Desk) -> None:
    async with running(nothing) as (app, pilot):
        await sees(app, pilot, "Untuk apa penyimpanan ini?")
        await press(app, pilot, "real")
        await press(app, pilot, "next")
        await passphrase(app, pilot, SECRET, SECRET)
        await press(app, pilot, "next")
        for field in app.screen.query(Input):
            field.value = "XXXX"
        await press(app, pilot, "next")
        await sees(app, pilot, "tidak cocok")
        assert not nothing.workspace.root.exists()


async def test_an_open_store_is_sealed_with_its_cases(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "LATIHAN", "MERANTI-26")
        await pilot.press("p")
        await sees(app, pilot, "terbuka, untuk berlatih")
        await pilot.press("s")
        await sees(app, pilot, "LATIHAN", "Usul")
        await passphrase(app, pilot, SECRET, SECRET)
        await give_key(app, pilot)
        await sees(app, pilot, "1 perkara yang ada ikut disegel", "mungkin masih tersisa")
        await press(app, pilot, "next")
        await sees(app, pilot, "1 perkara disegel", "mungkin masih tersisa")
        await pilot.press("escape")
        await sees(app, pilot, "MERANTI-26")
        await wait_for(pilot, lambda: "LATIHAN" not in text_of(app))
        assert desk.store_kind == "sealed"
