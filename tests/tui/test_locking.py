"""Locking: what was typed is sealed first, nothing stays on screen, and it is offered again."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest
from conftest import (
    SECRET,
    go_to_pane,
    open_first_case,
    open_form,
    row,
    running,
    sees,
    text_of,
    told,
    wait_for,
)
from textual.widgets import Input

from legal_assist.desk import drafting, preferences
from legal_assist.errors import StoreError
from legal_assist.tui import locking
from legal_assist.tui.screens import form_draft
from legal_assist.tui.screens.blank import Blank
from legal_assist.tui.screens.case_file import CaseFile
from legal_assist.tui.screens.case_list import CaseList
from legal_assist.tui.screens.dialogs import Choice
from legal_assist.tui.screens.form import Form
from legal_assist.tui.screens.unlock import Unlock

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from legal_assist.desk import Desk, Opened
    from legal_assist.tui.app import LegalAssist


async def unlock(app: LegalAssist, pilot: Pilot[Any]) -> None:
    await wait_for(pilot, lambda: isinstance(app.screen, Unlock))
    app.screen.query_one(Input).value = SECRET
    await pilot.press("enter")
    await wait_for(pilot, lambda: not isinstance(app.screen, Unlock))


async def test_locking_seals_what_is_typed_drops_every_screen_and_offers_it_again(
    sealed: Desk, sealed_case: Opened
) -> None:
    code = sealed_case.case.code
    async with running(sealed) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "destination")
        row(app, "destination").editor.value = "Pontian"
        await pilot.press("ctrl+l")
        await wait_for(pilot, lambda: isinstance(app.screen, Unlock))
        assert sealed.is_locked
        assert [type(screen).__name__ for screen in app.screen_stack] == ["CaseList", "Unlock"]
        assert not app.screen_stack[0].query_one("#cases").rows  # type: ignore[attr-defined]
        assert code not in text_of(app)
        await unlock(app, pilot)
        await sees(app, pilot, "belum tersimpan", code, "Lanjutkan tulisan tadi")
        assert sealed.open(code).case.destination == sealed_case.case.destination
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Form) and app.screen.rows())
        assert row(app, "destination").editor.answer == "Pontian"
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))
        assert sealed.open(code).case.destination == "Pontian"
        await wait_for(pilot, lambda: not drafting.found(sealed, code))


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
async def test_a_window_that_is_closed_seals_what_was_typed(
    sealed: Desk, sealed_case: Opened, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(form_draft, "PAUSE", 3600)
    code = sealed_case.case.code
    signal.signal(getattr(signal, name), signal.SIG_DFL)
    async with running(sealed) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "destination")
        row(app, "destination").editor.value = "Pontian"
        os.kill(os.getpid(), getattr(signal, name))
        await wait_for(pilot, lambda: app._exit)
        assert sealed.is_locked
        assert app.return_value == 130
    sealed.unlock(SECRET)
    (kept,) = drafting.found(sealed, code)
    assert kept.texts["destination"] == "Pontian"


async def test_a_text_that_is_not_wanted_is_thrown_away(desk: Desk, sample_a: Opened) -> None:
    drafting.keep(desk, "MERANTI-26", "case", {"destination": "Pontian"})
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "menunggu pada: MERANTI-26")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Choice))
        app.screen.dismiss("drop")
        await wait_for(pilot, lambda: not drafting.found(desk, "MERANTI-26"))
        assert desk.open("MERANTI-26").case.destination == sample_a.case.destination


async def test_a_text_that_waits_is_never_written_over_by_its_own_form(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        drafting.keep(desk, "MERANTI-26", "case", {"destination": "Pontian"})
        await open_form(app, pilot, "destination")
        await wait_for(pilot, lambda: isinstance(app.screen, Choice))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Form))
        assert row(app, "destination").editor.answer == "Pontian"
        app.screen.draft.forget()


async def test_a_pause_seals_and_a_save_drops(
    desk: Desk, sample_a: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_draft, "PAUSE", 0.05)
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "destination")
        row(app, "destination").editor.value = "Pontian"
        await wait_for(pilot, lambda: drafting.found(desk, "MERANTI-26"))
        assert desk.open("MERANTI-26").case.destination == sample_a.case.destination
        await pilot.press("tab")
        await wait_for(pilot, lambda: desk.open("MERANTI-26").case.destination == "Pontian")
        await wait_for(pilot, lambda: not drafting.found(desk, "MERANTI-26"))


async def test_a_new_entry_is_kept_and_goes_once_it_is_stored(
    desk: Desk, sample_a: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_draft, "PAUSE", 0.05)
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "notes", {"text": ""})
        row(app, "text").editor.text = "setengah kalimat"
        await wait_for(pilot, lambda: drafting.found(desk, "MERANTI-26"))
        assert drafting.found(desk, "MERANTI-26")[0].form == "notes.new"
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: not app.screen.draft.is_new)
        await wait_for(pilot, lambda: not drafting.found(desk, "MERANTI-26"))


async def test_leaving_with_something_unreadable_can_keep_it_sealed(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "events.E3.date")
        row(app, "date").editor.value = "kemarin"
        await pilot.press("ctrl+q")
        await sees(app, pilot, "tetap disimpan tersegel")
        app.screen.dismiss("keep")
        await wait_for(pilot, lambda: not app.is_running or app._exit)
    kept = drafting.found(desk, "MERANTI-26")
    assert [(one.form, one.texts) for one in kept] == [("events.E3", {"date": "kemarin"})]


async def test_nobody_typing_locks_and_the_blank_screen_stays_blank(
    sealed: Desk, sealed_case: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed = 0.0
    began = locking.now()
    monkeypatch.setattr(locking, "now", lambda: began + passed)
    async with running(sealed) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "parties")
        await pilot.press("f9")
        assert app.sitting.idle_minutes == preferences.IDLE_MINUTES
        passed = preferences.IDLE_MINUTES * 60 - 5
        app._look_at_clock()
        await pilot.pause()
        assert not sealed.is_locked
        passed += 6
        app._look_at_clock()
        await wait_for(pilot, lambda: sealed.is_locked and isinstance(app.screen, Blank))
        assert not text_of(app).strip()
        await pilot.press("f9")
        await wait_for(pilot, lambda: isinstance(app.screen, Unlock))
        assert len(app.screen_stack) == 2


async def test_a_key_begins_the_time_anew(
    sealed: Desk, sealed_case: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed = 0.0
    began = locking.now()
    monkeypatch.setattr(locking, "now", lambda: began + passed)
    async with running(sealed) as (app, pilot):
        await sees(app, pilot, sealed_case.case.code)
        passed = 299
        await pilot.press("down")
        passed = 301
        app._look_at_clock()
        await pilot.pause()
        assert not sealed.is_locked


async def test_a_draft_that_can_not_be_sealed_is_not_lost_by_a_lock(
    desk: Desk, sample_a: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise StoreError("store.disk_full", place="X")

    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "destination")
        monkeypatch.setattr(drafting, "keep", full)
        row(app, "destination").editor.value = "Pontian"
        await pilot.press("ctrl+l")
        await wait_for(pilot, lambda: "belum dikunci" in told(app))
        assert not desk.is_locked
        assert row(app, "destination").editor.answer == "Pontian"
        app.screen.draft.forget()


async def test_a_crash_seals_what_was_typed(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "destination")
        row(app, "destination").editor.value = "Pontian"
        assert app._keep_drafts()
        kept = drafting.found(desk, "MERANTI-26")
        assert kept[0].texts == {"destination": "Pontian"}
        app.screen.draft.forget()


async def test_what_work_wants_to_show_stays_under_the_blank_screen(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "MERANTI-26")
        await pilot.press("f9")
        app.push_screen(Choice(app.sitting, "MERANTI-26 rahasia", [("ya", "ya")]))
        await pilot.pause()
        assert isinstance(app.screen, Blank)
        assert not text_of(app).strip()
        await pilot.press("f9")
        await sees(app, pilot, "rahasia")
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseList))
