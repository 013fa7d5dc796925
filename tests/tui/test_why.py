"""One key explains the line under the cursor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from conftest import go_to_pane, open_first_case, running, sees, text_of, wait_for

from legal_assist.errors import Problem
from legal_assist.tui.screens.case_file import CaseFile
from legal_assist.tui.screens.law_reader import LawReader
from legal_assist.tui.screens.why import Why

if TYPE_CHECKING:
    from legal_assist.desk import Desk, Opened


@pytest.mark.parametrize(
    ("pane", "key", "words"),
    [
        ("next_steps", "", ["Bagaimana hasil ini didapat", "Dasar hukum:"]),
        ("checklist", "", ["[checklist.", "Dasar hukum:"]),
        ("deadlines", "", ["[deadlines.", "Dihitung dari"]),
        ("losses", "losses.L2", ["[losses.L2]", "Dihitung Rp"]),
        ("losses", "total", ["[losses]", "Jumlah seluruhnya Rp"]),
        ("regime", "joined_claim.main", ["[regime.joined_claim]", "Dasar hukum:"]),
    ],
)
async def test_each_pane_explains_its_lines(
    desk: Desk, sample_a: Opened, pane: str, key: str, words: list[str]
) -> None:
    async with running(desk, (120, 40)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, pane)
        lines = app.screen.pane.lines
        lines.go_to(key or next(row.key for row in lines.rows if row.key))
        lines.focus()
        await pilot.press("w")
        await wait_for(pilot, lambda: isinstance(app.screen, Why))
        await sees(app, pilot, *words, "Dilihat pada 2 November 2026")
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))


async def test_the_explanation_changes_its_language_and_hides_names(desk: Desk, sample_a: Opened) -> None:
    victim = sample_a.case.victims[0]
    assert victim.name
    changed = desk.record(sample_a, "losses.L2.what", f"Ongkos {victim.name}")
    assert changed.revision == 2
    async with running(desk, (120, 40)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "losses")
        app.screen.pane.lines.go_to("losses.L2")
        app.screen.pane.lines.focus()
        await pilot.press("question_mark")
        await sees(app, pilot, "Ongkos K1")
        assert victim.name not in text_of(app)
        await pilot.press("f2")
        await sees(app, pilot, "How this was found", "Legal basis")


async def test_a_line_without_a_finding_says_so(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "deadlines")
        app.screen.pane.lines.focus()
        await pilot.press("w")
        await sees(app, pilot, "tidak memuat temuan")


async def test_the_law_reader_names_what_the_office_corrected(desk: Desk) -> None:
    from legal_assist.desk import law_review

    desk.operator = "Rekaan"
    law_review.override(desk, "uu-21-2007/48/1", "summary", "Ringkasan kantor.", "diuji")
    async with running(desk, (120, 40)) as (app, pilot):
        await pilot.press("f5")
        await wait_for(pilot, lambda: isinstance(app.screen, LawReader))
        app.screen.query_one("#law-search").value = "uu-21-2007/48/1"
        await sees(app, pilot, "Ringkasan kantor.", "dikoreksi kantor", "diuji")


async def test_a_faulty_overlay_is_told_and_stops_nothing(desk: Desk, sample_a: Opened) -> None:
    from legal_assist.desk import law_review

    path = law_review.overlay_path(desk.workspace)
    path.write_text("[[override]]\nprovision = 1", "utf-8")
    desk.forget_book()
    async with running(desk, (120, 40)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "regime")
        await sees(app, pilot, "catatan kantor dilewati")
        assert re.search(r"UU \d+/\d{4}", text_of(app))
        assert isinstance(desk.book.office.problems[0], Problem)
