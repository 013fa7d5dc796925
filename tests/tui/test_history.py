"""Going back to an earlier revision from the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import go_to_pane, open_first_case, running, sees, text_of, told, wait_for

from legal_assist.tui.screens.case_file import CaseFile
from legal_assist.tui.screens.dialogs import Choice

if TYPE_CHECKING:
    from legal_assist.desk import Desk, Opened

NAME = "Zulaikha Rekaansari"


async def test_an_earlier_revision_comes_back_after_its_changes_were_shown(
    desk: Desk, sample_a: Opened
) -> None:
    opened = desk.record(sample_a, "region", "Batam")
    desk.record(opened, "victims.K1.name", NAME)
    async with running(desk, (100, 36)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "history")
        app.screen.pane.lines.go_to("3")
        await pilot.press("r")
        await wait_for(pilot, lambda: "sama dengan keadaan sekarang" in told(app))
        app.screen.pane.lines.go_to("1")
        for answer in (("enter",), ("down", "enter")):
            await pilot.press("r")
            await wait_for(pilot, lambda: isinstance(app.screen, Choice))
            await sees(app, pilot, "Kembali ke revisi 1?", "2 tempat berubah", "Wilayah", "K1: Nama lengkap")
            assert NAME not in text_of(app)
            await pilot.press(*answer)
            await wait_for(pilot, lambda: isinstance(app.screen, CaseFile))
        await wait_for(pilot, lambda: "tersimpan sebagai revisi 4" in told(app))
        await wait_for(pilot, lambda: app.screen.pane.lines.rows[0].key == "4")
        await sees(app, pilot, "kembali ke revisi 1")
    stored = desk.open(sample_a.case.code)
    assert (stored.revision, stored.case) == (4, sample_a.case)
