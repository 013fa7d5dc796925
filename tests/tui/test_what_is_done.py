"""What is done is shown as done: deadlines on their day, today's meetings; stages are whole in the list."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from conftest import go_to_pane, open_first_case, running, sees, settle, text_of, wait_for

from legal_assist import messages, tanggal
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, hearing, samples
from legal_assist.tui import case_rows
from legal_assist.tui.screens.meeting_sheet import MeetingSheet
from legal_assist.tui.sitting import Sitting

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_deadline_that_was_met_stands_with_its_day_and_is_not_late(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path / "store", FixedClock(date(2027, 2, 1)))
    desk.unlock()
    opened = desk.import_case(samples.sample("a").case_file.read_bytes())
    met = [one for one in desk.deadlines(opened.case) if one.done is not None and one.date is not None]
    assert met
    assert all(one.state == "met" for one in met)
    assert any(one.date < desk.today for one in met if one.date is not None)
    async with running(desk, (160, 60)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "deadlines")
        rows = {row.key: row for row in app.screen.pane.lines.rows if row.data in met}
        assert len(rows) == len(met)
        for row in rows.values():
            assert row.text.startswith("[x]")
            assert f"dipenuhi {tanggal.format_long(row.data.done)}" in row.text
            assert "lewat" not in row.text.partition(":")[0]


async def test_a_meeting_recorded_as_held_today_is_no_longer_ahead(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "store", FixedClock(date(2026, 11, 26)))
    desk.unlock()
    opened = desk.import_case(samples.sample("b").case_file.read_bytes())
    meeting = hearing.found(desk, opened.case)[0]
    assert meeting.when == "today"
    async with running(desk, (120, 40)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "hearing")
        await sees(app, pilot, "[!]", "hari ini")
        hearing.held(desk, opened, meeting)
        await app.screen.session.reload()
        app.screen.case_changed()
        await settle(app, pilot)
        row = next(one for one in app.screen.pane.lines.rows if one.key == meeting.id)
        assert row.text.startswith("[x]")
        assert "hari ini" in row.text
        assert "tercatat sudah terjadi" in row.text


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_every_stage_fits_its_column_and_no_two_look_alike(desk: Desk, sample_a: Any, lang: str) -> None:
    del sample_a
    (line,) = desk.summaries()
    sitting = Sitting(desk, lang)
    seen = set()
    for stage in ("before_report", "investigation", "prosecution", "trial", "verdict", "final", "execution"):
        line.summary["stage"] = stage
        drawn = case_rows.draw(sitting, line, 78)
        assert "…" not in drawn, drawn
        seen.add(drawn)
    assert len(seen) == 7


async def test_the_list_shows_the_stage_in_those_words(desk: Desk, sample_a: Any) -> None:
    del sample_a
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "MERANTI-26")
        assert " Sidang " in text_of(app)


@pytest.mark.parametrize("lang", messages.LANGUAGES)
async def test_the_sheet_of_a_hearing_reads_point_by_point_at_80_columns(tmp_path: Path, lang: str) -> None:
    desk = Desk(tmp_path / "store", FixedClock(date(2026, 11, 24)))
    desk.unlock()
    desk.import_case(samples.sample("a").case_file.read_bytes())
    async with running(desk, (80, 24), lang) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "hearing")
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.screen.query("#pick") and app.screen.query_one("#pick").rows)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, MeetingSheet))
        await sees(app, pilot, "1 December 2026" if lang == "en" else "Selasa, 1 Desember 2026 pukul 09.00")
        told = str(app.screen.query_one("#sheet-words").content).split("\n")
        assert max(map(len, told)) <= 74
        points = [line for line in told if line.startswith("- ")]
        assert len(points) > 15
        # What goes on from a point is indented below it, never mistaken for the next one.
        for before, line in pairwise(told):
            if before.startswith(("- ", "  ")) and line and not line[0].isupper():
                assert line.startswith(("- ", "  ", " ")), line
        note = "Note: " if lang == "en" else "Catatan: "
        assert any(line.startswith(note) for line in told)
        await settle(app, pilot)
