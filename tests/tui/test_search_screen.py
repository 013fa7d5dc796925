"""Finding a case on screen: at each key, by a name spelled otherwise, by any word, with a stop."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from conftest import open_first_case, running, sees, text_of, wait_for
from textual.widgets import Input

from legal_assist.desk import search
from legal_assist.tui.screens.case_file import CaseFile
from legal_assist.tui.screens.case_list import CaseList
from legal_assist.tui.screens.form import Form
from legal_assist.tui.screens.search import Search

if TYPE_CHECKING:
    import pytest

    from legal_assist.desk import Desk, Opened


async def test_a_summary_is_found_at_each_key(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "MERANTI-26")
        await pilot.press("ctrl+f")
        await wait_for(pilot, lambda: isinstance(app.screen, Search) and app.screen._summaries)
        await pilot.press("m", "e", "r", "a")
        await sees(app, pilot, "MERANTI-26", "ringkasan")
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))


async def test_a_name_spelled_otherwise_leads_to_its_field_and_is_not_shown(
    desk: Desk, empty_case: Opened
) -> None:
    opened, _ = desk.add(empty_case, "victims", {"name": "Soetjiptowati Rekaan"})
    async with running(desk) as (app, pilot):
        await sees(app, pilot, opened.case.code)
        await pilot.press("ctrl+f")
        await wait_for(pilot, lambda: isinstance(app.screen, Search))
        app.screen.query_one("#words", Input).value = "suciptowati"
        await sees(app, pilot, opened.case.code, "nama mirip", "selesai: 1 perkara")
        assert "Soetjipto" not in text_of(app)
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: isinstance(app.screen, Form) and app.screen.row is not None)
        assert app.screen.row.field == "name"
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, Search))


async def test_any_word_is_found_and_nothing_found_is_said(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "MERANTI-26")
        await pilot.press("ctrl+f")
        await wait_for(pilot, lambda: isinstance(app.screen, Search))
        app.screen.query_one("#words", Input).value = "johor"
        await sees(app, pilot, "MERANTI-26", "isi")
        app.screen.query_one("#words", Input).value = "xyzzyq"
        await sees(app, pilot, "Tidak ditemukan")


async def test_a_search_is_stopped_and_goes_with_its_screen(
    desk: Desk, sample_a: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []

    def slow(*_: Any, on_progress: Any, stop: Any, **__: Any) -> Any:
        for done in range(1000):
            if stop():
                ended.append(done)
                return
            time.sleep(0.005)
            on_progress(done, 1000)
            yield from ()

    monkeypatch.setattr(search, "search", slow)
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await pilot.press("ctrl+f")
        await wait_for(pilot, lambda: isinstance(app.screen, Search))
        app.screen.query_one("#words", Input).value = "johor"
        await sees(app, pilot, "mencari isi", "dari 1000 perkara")
        await pilot.press("ctrl+x")
        await sees(app, pilot, "dihentikan pada")
        assert len(ended) == 1
        app.screen.action_deep()
        await sees(app, pilot, "mencari isi")
        await pilot.press("escape")
        await wait_for(pilot, lambda: len(ended) == 2)
        assert isinstance(app.screen, CaseFile | CaseList)
