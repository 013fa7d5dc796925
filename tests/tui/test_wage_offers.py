"""Minimum wages in the loss form: offered on demand, taken only when chosen, marked as an estimate."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from conftest import open_first_case, open_form, row, running, sees, text_of, wait_for
from textual.widgets import Button

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from legal_assist.desk import Desk

WAGE: dict[str, Any] = {
    "id": "L1", "victim": "K1", "head": "wealth_income", "what": "Upah yang tidak dibayar",
    "basis": {"kind": "wage_gap", "promised": "1", "per": "month", "quantity": "3", "received": "500000"},
    "period_from": "2024-03-01", "period_to": "2024-05-31",
}  # fmt: skip


@pytest.fixture
def store(desk: Desk) -> Desk:
    lines = [
        WAGE,
        WAGE | {"id": "L2", "basis": {"kind": "amount", "amount": "10000"}},
        WAGE | {"id": "L3", "period_from": "2023-12-01", "period_to": "2024-02-29"},
        {name: value for name, value in (WAGE | {"id": "L4"}).items() if not name.startswith("period")},
    ]
    plain = {"code": "MELATI-10", "invented": True, "victims": [{"id": "K1"}], "losses": lines}
    desk.import_case(json.dumps(plain).encode())
    return desk


def _button(app: Any) -> Button:
    return app.screen.query_one("#wage-offers", Button)


async def _press(app: Any, pilot: Pilot[Any]) -> None:
    _button(app).focus()
    await pilot.pause()
    await pilot.press("enter")


async def _agree(app: Any, pilot: Pilot[Any]) -> None:
    """Read what must be minded, and take the figure; the first button leaves it."""
    await sees(app, pilot, "batas bawah", "Tidak jadi", "Pakai sebagai perkiraan")
    await wait_for(pilot, lambda: app.focused is not None and app.focused.id == "stay")
    await pilot.press("down")
    await wait_for(pilot, lambda: app.focused.id == "go")
    await pilot.press("enter")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_chosen_figure_becomes_the_wage_as_an_estimate_with_its_source(
    store: Desk, size: tuple[int, int]
) -> None:
    async with running(store, size) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "losses.L1.basis.promised")
        await _press(app, pilot)
        await sees(app, pilot, "pilihan terakhir", "Kepulauan Riau (UMP): Rp3.402.492 [S1]", "Sumber")
        assert "2025  " not in text_of(app)
        for letter in "kepulauan":
            await pilot.press(letter)
        await pilot.press("enter")
        await _agree(app, pilot)
        await wait_for(pilot, lambda: store.open("MELATI-10").revision == 2)
        await sees(app, pilot, "ditandai sebagai perkiraan")
    line = store.open("MELATI-10").case.losses[0]
    assert (line.basis.promised, line.basis.received, line.estimated) == (3402492, 500000, True)
    assert "Kepulauan Riau (UMP) tahun 2024" in line.estimate_how


async def test_nothing_is_taken_without_a_choice(store: Desk) -> None:
    async with running(store) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "losses.L1.basis.promised")
        await _press(app, pilot)
        await sees(app, pilot, "pilihan terakhir")
        await pilot.press("enter")
        await sees(app, pilot, "Tidak jadi")
        await pilot.press("enter")
        await wait_for(pilot, lambda: type(app.screen).__name__ == "Form")
        assert store.open("MELATI-10").revision == 1
        assert row(app, "basis.promised").editor.answer == "1"


async def test_only_a_lost_wage_has_the_button(store: Desk) -> None:
    async with running(store) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "losses.L2.basis.amount")
        assert not _button(app).display
        assert "upah minimum" not in text_of(app).casefold()


async def test_a_period_over_two_years_is_refused_with_what_to_do(store: Desk) -> None:
    async with running(store) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "losses.L3.basis.promised")
        await _press(app, pilot)
        await sees(app, pilot, "pilihan terakhir")
        await pilot.press("enter")
        await _agree(app, pilot)
        await sees(app, pilot, "Buat pos tersendiri untuk tiap tahun")
        assert store.open("MELATI-10").revision == 1


async def test_without_a_period_it_is_asked_first(store: Desk) -> None:
    async with running(store) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "losses.L4.basis.promised")
        await _press(app, pilot)
        await sees(app, pilot, "Isi dahulu masa kerjanya")


async def test_a_new_line_takes_it_into_what_is_typed(store: Desk) -> None:
    preset = {
        "victim": "K1", "head": "wealth_income", "what": "Upah", "basis.kind": "wage_gap",
        "basis.quantity": "2", "basis.received": "0", "period_from": "1-3-2024", "period_to": "30-4-2024",
    }  # fmt: skip
    async with running(store) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "losses", preset)
        await _press(app, pilot)
        await sees(app, pilot, "pilihan terakhir")
        for letter in "kepulauan":
            await pilot.press(letter)
        await pilot.press("enter")
        await _agree(app, pilot)
        await sees(app, pilot, "3.402.492")
        assert store.open("MELATI-10").revision == 1
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: len(store.open("MELATI-10").case.losses) == 5)
    line = store.open("MELATI-10").case.losses[-1]
    assert (line.basis.promised, line.estimated) == (3402492, True)
    assert line.estimate_how
