"""The list of cases."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from conftest import open_first_case, running, sees, text_of, wait_for
from textual.widgets import Input

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, samples
from legal_assist.store import StoredSummary
from legal_assist.tui.line_list import LineList
from legal_assist.tui.screens.case_list import CaseList

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.desk import Opened


async def test_an_empty_store_says_what_to_do(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "Belum ada perkara di sini", "buka perkara contoh", "LATIHAN")


async def test_a_case_is_listed_with_stage_victims_and_progress(desk: Desk, sample_a: Opened) -> None:
    async with running(desk, (120, 40)) as (app, pilot):
        await sees(app, pilot, "MERANTI-26", "rekaan", "Sidang", "Restitusi", "Tersimpan: revisi 1")


async def test_what_is_due_within_a_week_stands_on_top(desk: Desk, sample_a: Opened) -> None:
    soon = [["2026-11-06", "contoh", "Kirim berkas", "Send the papers"]]
    summary = StoredSummary("MERANTI-26", 1, "2026-11-02T12:00", {"stage": "trial", "deadlines": soon})
    async with running(desk) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, CaseList)
        await wait_for(pilot, lambda: screen._all)
        screen._all = (summary,)
        screen._repaint()
        await sees(app, pilot, "1 tenggat dalam sepekan", "MERANTI-26 4 hari: Kirim berkas")


async def test_n_starts_an_invented_case_and_opens_it(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "Belum ada perkara")
        await pilot.press("n")
        await sees(app, pilot, "PERKARA REKAAN", "Langkah berikutnya")
        (entry,) = desk.summaries()
        assert entry.summary["invented"] is True


async def test_c_opens_a_sample_and_a_second_time_the_same_case(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        for _ in range(2):
            await wait_for(pilot, lambda: isinstance(app.screen, CaseList))
            await pilot.press("c")
            await sees(app, pilot, "Pilih perkara contoh", "Empat perempuan")
            await pilot.press("enter")
            await sees(app, pilot, "MERANTI-26", "PERKARA REKAAN")
            await pilot.press("escape")
        assert [entry.code for entry in desk.summaries()] == ["MERANTI-26"]


async def test_i_imports_a_case_file(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "Belum ada perkara")
        await pilot.press("i")
        await sees(app, pilot, "Berkas perkara (JSON)")
        app.screen.query_one(Input).value = str(samples.sample("a").case_file)
        await pilot.press("enter")
        await sees(app, pilot, "MERANTI-26 masuk", "Sidang")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "tidak ditemukan"),
        ("{ not json", "JSON"),
        (json.dumps({"code": "MELATI-12", "invented": True, "usia": "[/]"}), "usia"),
        (json.dumps({"code": "MELATI-12", "invented": False}), "rekaan"),
    ],
)
async def test_a_bad_case_file_gives_a_sentence_and_stores_nothing(
    desk: Desk, tmp_path: Path, content: str | None, words: str
) -> None:
    path = tmp_path / "berkas.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "Belum ada perkara")
        await pilot.press("i")
        await sees(app, pilot, "Berkas perkara (JSON)")
        app.screen.query_one(Input).value = str(path)
        await pilot.press("enter")
        await sees(app, pilot, words)
        assert desk.summaries() == ()


async def test_a_place_of_nobodys_home_gives_a_sentence(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "Belum ada perkara")
        await pilot.press("i")
        await wait_for(pilot, lambda: app.screen.query("#answer"))
        app.screen.query_one(Input).value = "~tidakadaorangnya/berkas.json"
        await pilot.press("enter")
        await sees(app, pilot, "tidak dapat dibaca")


async def test_the_list_narrows_as_one_types(desk: Desk, sample_a: Opened) -> None:
    desk.new_case(invented=True, code="MELATI-10")
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "MELATI-10", "MERANTI-26")
        await pilot.press("slash", "m", "e", "l")
        await wait_for(pilot, lambda: "MERANTI-26" not in text_of(app))
        await pilot.press("escape")
        await sees(app, pilot, "MERANTI-26")


async def test_deleting_asks_for_the_code_name(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "MERANTI-26")
        await pilot.press("x")
        await sees(app, pilot, "menghapus juga riwayatnya")
        app.screen.query_one(Input).value = "MERANTI"
        await pilot.press("enter")
        await sees(app, pilot, "tidak dihapus")
        assert len(desk.summaries()) == 1
        await pilot.press("x")
        await wait_for(pilot, lambda: app.screen.query("#answer"))
        app.screen.query_one(Input).value = "meranti-26"
        await pilot.press("enter")
        await sees(app, pilot, "Belum ada perkara di sini")
        assert desk.summaries() == ()


async def test_a_damaged_case_is_shown_and_not_opened(desk: Desk, sample_a: Opened) -> None:
    path = desk.workspace.cases / "MERANTI-26.json"
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "RUSAK")
        await pilot.press("enter")
        await sees(app, pilot, "tidak dapat dibuka")
        assert isinstance(app.screen, CaseList)
        assert path.read_bytes() == data[: len(data) // 2]


async def test_ten_thousand_cases_stay_quick(desk: Desk, sample_a: Opened) -> None:
    (real,) = desk.summaries()
    many = tuple(StoredSummary(f"KENARI-{n}", 1, "2026-11-02T12:00", real.summary) for n in range(10_000))
    async with running(desk) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, CaseList)
        await wait_for(pilot, lambda: screen._all)
        begin = time.process_time()
        screen._all = many
        screen._repaint()
        screen.query_one("#cases", LineList).action_edge(1)
        await pilot.pause()
        assert "KENARI-9999" in text_of(app)
        assert time.process_time() - begin < 2.0


async def test_a_click_chooses_and_a_second_click_opens(desk: Desk, sample_a: Opened) -> None:
    desk.new_case(invented=True, code="MELATI-10")
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "MELATI-10", "MERANTI-26")
        await pilot.click("#cases", offset=(4, 1))
        assert app.screen.query_one("#cases", LineList).row.key == "MERANTI-26"
        await pilot.click("#cases", offset=(4, 1))
        await sees(app, pilot, "PERKARA REKAAN")


async def test_coming_back_the_list_shows_what_changed(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        desk.record(desk.open("MERANTI-26"), "destination", "Pontian")
        await pilot.press("escape")
        await sees(app, pilot, "revisi 2")


async def test_a_case_with_open_danger_says_so_in_a_word(desk: Desk, sample_a: Opened) -> None:
    desk.new_case(invented=True, code="MELATI-10")
    desk.add(desk.open("MELATI-10"), "victims", {})
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "4 BAHAYA", "1 TANYA", "Keselamatan: ")
        assert "x hapus" in text_of(app)


async def test_a_deadline_that_passed_and_needs_something_is_not_hidden(desk: Desk) -> None:
    desk.import_case(samples.sample("c").case_file.read_bytes())
    late = Desk(desk.workspace.root, FixedClock(date(2026, 11, 26)))
    late.unlock()
    late.record(late.open(late.summaries()[0].code), "destination", "Poipet")
    async with running(late, (120, 30)) as (app, pilot):
        await sees(app, pilot, "tenggat lewat, masih perlu tindakan", "lewat 3 hari: ", "(lewat, laporkan)")


async def test_a_sample_that_was_edited_is_named_so_and_begins_afresh_on_a_key(desk: Desk) -> None:
    opened = desk.import_case(samples.sample("a").case_file.read_bytes())
    desk.record(opened, "destination", "Pontian")
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "MERANTI-26")
        for key, destination in (("enter", "Pontian"), ("r", "Johor, Malaysia")):
            await pilot.press("c")
            await wait_for(pilot, lambda: app.screen.query("#pick"))
            await pilot.press("enter")
            await sees(app, pilot, "salinan yang pernah Anda ubah", "(revisi 2)", "Mulai dari awal (r)")
            await pilot.press(key)
            await wait_for(pilot, lambda: type(app.screen).__name__ == "CaseFile")
            assert desk.open("MERANTI-26").case.destination == destination
            await pilot.press("escape")
            await wait_for(pilot, lambda: isinstance(app.screen, CaseList))
        assert desk.open("MERANTI-26").revision == 1


@pytest.mark.parametrize("kind", ["desk", "sealed"])
async def test_the_palette_too_says_which_store_it_stands_over(
    kind: str, request: pytest.FixtureRequest
) -> None:
    async with running(request.getfixturevalue(kind)) as (app, pilot):
        await pilot.press("ctrl+p")
        await sees(app, pilot, "Cari perintah", "bantuan")
        marked = [line for line in text_of(app).splitlines() if "LATIHAN" in line]
        # The list below says it on its own top line, which the palette lets through.
        assert any("╭" in line for line in marked) == (kind == "desk")


async def test_back_from_a_new_case_the_cursor_stands_on_it(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await sees(app, pilot, sample_a.case.code)
        await pilot.press("n")
        await wait_for(pilot, lambda: type(app.screen).__name__ == "CaseFile")
        code = app.screen.session.case.code
        await pilot.press("escape")
        await sees(app, pilot, code, sample_a.case.code)
        cases = app.screen.query_one("#cases")
        await wait_for(pilot, lambda: cases.row is not None and cases.row.data.code == code)
