"""Examinations and hearings on the screen: sheet, large type, letters, what was held, companion view."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from conftest import go_to_pane, open_first_case, running, sees, settle, text_of, told, wait_for

from legal_assist.cases import importing
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, preferences, samples
from legal_assist.tui.screens.meeting_sheet import LargeType, MeetingSheet

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from legal_assist.tui.app import LegalAssist

CASE = "KENANGA-31"


@pytest.fixture
def children(tmp_path: Path) -> Desk:
    """Two children before their examination, three days ahead."""
    desk = Desk(tmp_path / "store", FixedClock(date(2026, 11, 10)))
    desk.unlock()
    desk.import_case(samples.sample("b").case_file.read_bytes())
    return desk


async def open_sheet(app: LegalAssist, pilot: Pilot[Any]) -> MeetingSheet:
    """The sheet of the nearest examination for the first victim."""
    await open_first_case(app, pilot)
    await go_to_pane(app, pilot, "hearing")
    await pilot.press("enter")
    await wait_for(pilot, lambda: app.screen.query("#pick") and app.screen.query_one("#pick").rows)
    await pilot.press("enter")
    await wait_for(pilot, lambda: isinstance(app.screen, MeetingSheet))
    await sees(app, pilot, "KAPAN DAN DI MANA")
    sheet = app.screen
    assert isinstance(sheet, MeetingSheet)
    return sheet


def words(app: LegalAssist) -> str:
    """The whole sheet, also what is scrolled out of sight."""
    return str(app.screen.query_one("#sheet-words").content)


@pytest.mark.parametrize(("size", "lang"), [((80, 24), "id"), ((120, 40), "id")])
async def test_the_sheet_tells_everything_and_no_name(
    children: Desk, size: tuple[int, int], lang: str
) -> None:
    async with running(children, size, lang) as (app, pilot):
        await open_sheet(app, pilot)
        for part in ("SIAPA DUDUK DI MANA", "KATA-KATA UNTUK MEMINTA", "YANG DIBAWA", "JALAN YANG AMAN"):
            assert part in words(app)
        case = importing.read(samples.sample("b").case_file.read_bytes())
        assert not [one.name for one in case.victims if one.name and one.name in words(app)]


async def test_large_type_turns_the_page_and_says_nothing_about_the_case(children: Desk) -> None:
    async with running(children) as (app, pilot):
        await open_sheet(app, pilot)
        await pilot.press("b")
        await wait_for(pilot, lambda: isinstance(app.screen, LargeType))
        await settle(app, pilot)
        first = text_of(app)
        assert CASE not in first
        assert "LATIHAN" not in first
        await pilot.press("right")
        await settle(app, pilot)
        assert text_of(app) != first
        await pilot.press("left")
        await settle(app, pilot)
        assert text_of(app) == first
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, MeetingSheet))


async def test_what_lies_ahead_can_not_be_recorded_as_held(children: Desk) -> None:
    async with running(children) as (app, pilot):
        await open_sheet(app, pilot)
        await pilot.press("h")
        await sees(app, pilot, "belum tiba")
        assert children.open(CASE).revision == 1


async def test_what_was_held_is_stored_and_leads_to_what_follows(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "store", FixedClock(date(2026, 11, 27)))
    desk.unlock()
    desk.import_case(samples.sample("b").case_file.read_bytes())
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "hearing")
        keys = [row.key for row in app.screen.pane.lines.rows]
        app.screen.pane.lines.go_to("E12")
        assert "E12" in keys
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, MeetingSheet))
        await pilot.press("h")
        await sees(app, pilot, "Yang dicatat berikutnya")
        event = next(one for one in desk.open(CASE).case.events if one.id == "E12")
        assert event.certainty == "certain"
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, MeetingSheet))


async def test_the_letters_that_ask_for_the_same_are_offered(children: Desk) -> None:
    async with running(children) as (app, pilot):
        await open_sheet(app, pilot)
        await pilot.press("d")
        await sees(app, pilot, "Permohonan Kerahasiaan Identitas", "Lembar pendamping")


async def test_a_planned_day_is_a_form_away(children: Desk) -> None:
    async with running(children) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "hearing")
        await pilot.press("a")
        await sees(app, pilot, "Apa yang direncanakan?")
        await pilot.press("enter")
        await wait_for(pilot, lambda: type(app.screen).__name__ == "Form")
        await sees(app, pilot, "Pemeriksaan oleh penyidik", "Direncanakan")


async def test_the_companions_view_shows_its_own_part_says_what_it_is_and_is_kept(children: Desk) -> None:
    async with running(children) as (app, pilot):
        await open_first_case(app, pilot)
        app.action_companion_view()
        await wait_for(pilot, lambda: app.screen._shown == "hearing")
        await sees(app, pilot, "bukan kunci", "Tampilan pendamping", "13 November 2026")
        assert "Kerugian" not in text_of(app)
        assert "bukan kunci" in told(app)
        await pilot.press("2")
        await settle(app, pilot)
        assert app.screen._shown == "hearing"
    assert preferences.read(children).companion
    async with running(children) as (app, pilot):
        await open_first_case(app, pilot)
        await sees(app, pilot, "Tampilan pendamping", "13 November 2026")
        app.action_companion_view()
        await wait_for(pilot, lambda: app.screen._shown == "next_steps")
        await sees(app, pilot, "Kerugian")
    assert not preferences.read(children).companion
    assert preferences.read(children).idle_minutes == preferences.IDLE_MINUTES


async def test_a_removed_meeting_closes_its_sheet(children: Desk) -> None:
    async with running(children) as (app, pilot):
        sheet = await open_sheet(app, pilot)
        await sheet.session.change(lambda opened: children.remove(opened, "events.E6"))
        sheet.retell()
        await wait_for(pilot, lambda: not isinstance(app.screen, MeetingSheet))


async def test_english_is_complete(children: Desk) -> None:
    async with running(children, (120, 40), "en") as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "hearing")
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.screen.query("#pick") and app.screen.query_one("#pick").rows)
        await pilot.press("enter")
        await sees(app, pilot, "WHEN AND WHERE")
        assert "Katakan" not in words(app)
