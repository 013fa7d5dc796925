"""Two windows on one case: what changed apart is merged, where both changed the user chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import open_first_case, open_form, row, running, sees, told, wait_for

from legal_assist.desk import drafting
from legal_assist.tui.screens.comparing import Comparing
from legal_assist.tui.screens.form import Form

if TYPE_CHECKING:
    from typing import Any

    from textual.pilot import Pilot

    from legal_assist.desk import Desk, Opened
    from legal_assist.tui.app import LegalAssist


async def conflict(app: LegalAssist, pilot: Pilot[Any], desk: Desk, sample_a: Opened) -> None:
    """The destination is changed in both windows, the region only in the other one."""
    await open_first_case(app, pilot)
    await open_form(app, pilot, "destination")
    other = desk.record(sample_a, "destination", "dari jendela lain")
    desk.record(other, "region", "Batam")
    row(app, "destination").editor.value = "dari layar ini"
    await pilot.press("tab")
    await wait_for(pilot, lambda: isinstance(app.screen, Comparing))
    await sees(
        app, pilot, "sebelumnya: Johor, Malaysia", "dari layar ini", "2 jendela lain: dari jendela lain"
    )
    await sees(app, pilot, "Digabung sendiri", "Batam")


async def test_one_s_own_can_be_chosen_and_the_rest_is_merged(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await conflict(app, pilot, desk, sample_a)
        await pilot.press("ctrl+s")
        assert "belum dipilih" in told(app)
        await pilot.press("1", "ctrl+s")
        await wait_for(pilot, lambda: isinstance(app.screen, Form) and not app.screen._under_way)
        case = desk.open("MERANTI-26").case
        assert (case.destination, case.region) == ("dari layar ini", "Batam")
        assert not app.screen.draft.texts


async def test_the_other_can_be_chosen(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await conflict(app, pilot, desk, sample_a)
        await pilot.press("2", "ctrl+s")
        await wait_for(pilot, lambda: isinstance(app.screen, Form) and not app.screen._under_way)
        assert desk.open("MERANTI-26").case.destination == "dari jendela lain"
        assert row(app, "destination").editor.answer == "dari jendela lain"
        assert not app.screen.draft.texts


async def test_esc_saves_nothing_and_keeps_what_was_typed_as_a_draft(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await conflict(app, pilot, desk, sample_a)
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, Form) and not app.screen._under_way)
        assert desk.open("MERANTI-26").case.destination == "dari jendela lain"
        assert row(app, "destination").editor.answer == "dari layar ini"
        await wait_for(pilot, lambda: drafting.found(desk, "MERANTI-26"))
        kept = drafting.found(desk, "MERANTI-26")[0]
        assert (kept.form, kept.texts) == ("case", {"destination": "dari layar ini"})
        app.screen.draft.forget()


async def test_changes_of_different_fields_are_merged_without_a_question(
    desk: Desk, sample_a: Opened
) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "destination")
        desk.record(sample_a, "region", "Batam")
        row(app, "destination").editor.value = "Pontian"
        await pilot.press("tab")
        await wait_for(pilot, lambda: desk.open("MERANTI-26").case.destination == "Pontian")
        assert desk.open("MERANTI-26").case.region == "Batam"
        await wait_for(pilot, lambda: "Batam" in told(app))


async def test_new_entries_of_two_windows_both_stay(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "notes", {"text": "catatan dari layar ini"})
        _, theirs = desk.add(sample_a, "notes", {"text": "catatan dari jendela lain"})
        await pilot.press("ctrl+s")
        await wait_for(pilot, lambda: not app.screen.draft.is_new and not app.screen._under_way)
        texts = {note.id: note.text for note in desk.open("MERANTI-26").case.notes}
        assert texts[theirs] == "catatan dari jendela lain"
        assert texts[app.screen.draft.entry_id] == "catatan dari layar ini"
