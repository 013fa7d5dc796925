"""Forms: nothing typed is lost, a refusal holds the cursor, a single victim is not asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import open_first_case, open_form, row, running, sees, text_of, told, wait_for
from test_interview_screen import begin, until_asked

from legal_assist.desk.masking import HIDDEN

if TYPE_CHECKING:
    from legal_assist.desk import Desk, Opened


@pytest.mark.parametrize("list_path", ["losses", "exhibits", "pasted_totals"])
async def test_what_is_added_in_a_case_of_one_victim_is_about_her(
    desk: Desk, empty_case: Opened, list_path: str
) -> None:
    desk.add(empty_case, "victims", {"name": "Raisa Rekaan"})
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        app.screen.start(app.screen.add_entry(list_path))
        await wait_for(pilot, lambda: type(app.screen).__name__ == "Form" and app.screen.rows())
        assert row(app, "victim").editor.answer == "K1"
        await pilot.press("escape")  # nothing was typed: nothing is asked
        await wait_for(pilot, lambda: type(app.screen).__name__ == "CaseFile")


async def test_with_several_victims_nobody_is_chosen_beforehand(desk: Desk, sample_a: Opened) -> None:
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "losses", {"head": "wealth_income"})
        assert row(app, "victim").editor.answer == ""


async def test_enter_stays_where_a_date_is_refused_and_goes_on_when_it_is_mended(
    desk: Desk, sample_a: Opened
) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "events.E3.date")
        editor = row(app, "date").editor
        editor.value = ""
        await pilot.press(*"31-02-2026", "enter")
        await sees(app, pilot, "! Tanggal", "kalender")
        assert app.screen.row.field == "date"
        assert editor.answer == "31-02-2026"
        assert desk.open("MERANTI-26").revision == 1
        editor.value = "05-07-2026"
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.screen.row.field == "time")
        await wait_for(pilot, lambda: desk.open("MERANTI-26").revision == 2)


async def test_enter_stays_at_a_birth_date_after_today_and_tab_passes_it_by(
    desk: Desk, empty_case: Opened
) -> None:
    desk.add(empty_case, "victims", {})
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.birth_date")
        await pilot.press(*"03-11-2026", "enter")
        await sees(app, pilot, "sesudah hari ini")
        assert app.screen.row.field == "birth_date"
        await pilot.press("tab")
        await wait_for(pilot, lambda: app.screen.row.field != "birth_date")
        assert row(app, "birth_date").editor.answer == "03-11-2026"
        assert desk.open("MELATI-10").case.victims[0].birth_date is None


async def test_enter_stays_at_a_refused_answer_of_the_interview(desk: Desk, sample_a: Opened) -> None:
    path = "victims.K1.birth_date"
    desk.clear(sample_a, path)
    async with running(desk) as (app, pilot):
        await begin(app, pilot)
        await until_asked(app, pilot, lambda: path in [one.field for one in app.screen.rows()])
        row(app, path).editor.focus()
        await pilot.press(*"31-02-2001", "enter")
        await sees(app, pilot, "kalender")
        assert app.screen.row.field == path
        assert row(app, path).editor.answer == "31-02-2001"


async def test_another_answer_stores_what_was_typed_first_and_says_that_it_stands(
    desk: Desk, empty_case: Opened
) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "destination")
        await pilot.press(*"Johor", "f3")
        await sees(app, pilot, "sudah ada isinya", "F8")
        case = desk.open("MELATI-10").case
        assert case.destination == "Johor"
        assert case.marks == {}
        assert type(app.screen).__name__ == "Form"
        await pilot.press("f8")
        await wait_for(pilot, lambda: desk.open("MELATI-10").case.destination is None)
        await pilot.press("f3")
        await sees(app, pilot, "belum diketahui")


@pytest.mark.parametrize("key", ["f1", "f2", "f5", "f9", "ctrl+f", "ctrl+p"])
async def test_no_key_that_leads_elsewhere_loses_what_is_typed(
    desk: Desk, empty_case: Opened, key: str
) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "destination")
        await pilot.press(*"Johor", key)
        await pilot.pause()
        await pilot.press({"f2": "f2", "f9": "f9"}.get(key, "escape"))
        await wait_for(pilot, lambda: type(app.screen).__name__ == "Form")
        kept = row(app, "destination").editor.answer, desk.open("MELATI-10").case.destination
        assert "Johor" in kept
        await pilot.press("escape")
        await wait_for(pilot, lambda: type(app.screen).__name__ != "Form")
        assert desk.open("MELATI-10").case.destination == "Johor"


async def test_the_key_bar_says_what_enter_and_tab_do_in_each_kind_of_field(
    desk: Desk, sample_a: Opened
) -> None:
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "story_during")
        await sees(app, pilot, "Enter baris baru", "Tab simpan, lanjut")
        assert "lewati" not in "\n".join(text_of(app).splitlines()[-2:])
        await pilot.press("escape")
        await wait_for(pilot, lambda: type(app.screen).__name__ == "CaseFile")
        await open_form(app, pilot, "destination")
        await sees(app, pilot, "Enter simpan, lanjut")
        assert "Enter baris baru" not in text_of(app)


async def test_an_empty_passage_says_what_enter_and_tab_do(desk: Desk, empty_case: Opened) -> None:
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "story_during")
        await sees(app, pilot, "boleh beberapa baris", "Tab simpan dan lanjut")
        await pilot.press(*"satu", "enter", *"dua", "tab")
        await wait_for(pilot, lambda: desk.open("MELATI-10").case.story_during == "satu\ndua")
        assert app.screen.row.field == "story_after"


async def test_dots_do_not_tell_how_long_a_hidden_text_is(desk: Desk, sample_a: Opened) -> None:
    desk.record(sample_a, "victims.K1.birth_place", "Ae")
    async with running(desk, (100, 40)) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.name")
        shown = {name: row(app, name).editor.value for name in ("name", "birth_place", "nik")}
        assert set(shown.values()) == {HIDDEN}
        assert row(app, "name").editor.answer == sample_a.case.victims[0].name
        await pilot.press("end", "tab")  # leaving it stores nothing
        await pilot.press("f4")
        await sees(app, pilot, sample_a.case.victims[0].name)
        await pilot.press("escape")
        await wait_for(pilot, lambda: type(app.screen).__name__ != "Form")
    assert desk.open("MERANTI-26").revision == 2


async def test_an_account_hides_only_what_protects_and_is_never_stored_hidden(
    desk: Desk, sample_a: Opened
) -> None:
    name = sample_a.case.victims[0].name or ""
    told = f"Bulan Juni {name} pulang.\nSesudah itu ia melapor."
    opened = desk.record(sample_a, "story_after", told)
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "story_after")
        await sees(app, pilot, "Bulan Juni K1 pulang.", "Sesudah itu ia melapor.")
        await pilot.press("x")
        await sees(app, pilot, "tekan ^R untuk membuka")
        await pilot.press("ctrl+s", "tab", "ctrl+r")
        await pilot.press("escape")
        await wait_for(pilot, lambda: type(app.screen).__name__ != "Form")
    assert desk.open("MERANTI-26").revision == opened.revision
    assert desk.open("MERANTI-26").case.story_after == told


async def test_a_new_account_with_a_name_is_covered_when_left_and_typed_on_when_entered(
    desk: Desk, sample_a: Opened
) -> None:
    name = sample_a.case.victims[0].name or ""
    async with running(desk, (100, 30)) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "events", {"kind": "p21"})
        row(app, "note").editor.focus()
        await pilot.pause()
        await pilot.press(*f"{name} hadir", "tab")
        await sees(app, pilot, "K1 hadir")
        row(app, "note").editor.focus()
        await pilot.press("end", *" di sidang")
        assert row(app, "note").editor.answer == f"{name} hadir di sidang"


async def test_arrows_go_from_field_to_field_and_text_lands_where_the_cursor_is(
    desk: Desk, sample_a: Opened
) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "events.E3.time")
        assert app.screen.row.field == "time"
        await pilot.press("up")
        await wait_for(pilot, lambda: app.screen.row.field == "date")
        await pilot.press("down")
        await wait_for(pilot, lambda: app.screen.row.field == "time")


@pytest.mark.parametrize("away", ["tab", "down", "pagedown"])
async def test_an_answer_that_was_only_pointed_at_is_not_stored_and_that_is_said(
    desk: Desk, empty_case: Opened, away: str
) -> None:
    desk.add(empty_case, "victims", {})
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.safe_now")
        await pilot.press("y", away)
        await wait_for(pilot, lambda: "baru ditunjuk" in told(app))
        assert desk.open(empty_case.case.code).case.victims[0].safe_now is None


async def test_whoever_goes_back_to_filling_in_comes_to_the_field_that_is_refused(
    desk: Desk, sample_a: Opened
) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "events.E3.date")
        row(app, "date").editor.value = "31-02-2026"
        await pilot.press("tab", "tab", "escape")
        await wait_for(pilot, lambda: app.screen.query("#stay"))
        await pilot.press("enter")
        await wait_for(pilot, lambda: type(app.screen).__name__ == "Form" and app.screen.row.field == "date")
