"""The guided interview: only what a goal needs, group by group, stopped at any moment, then reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import fill, open_first_case, row, running, sees, settle, text_of, wait_for
from textual.widgets import Button

from legal_assist.tui.forms.field_row import FieldRow
from legal_assist.tui.line_list import LineList
from legal_assist.tui.screens.interview import Interview, QuestionRow
from legal_assist.tui.screens.review import Amend, Review

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from legal_assist.desk import Desk, Opened
    from legal_assist.tui.app import LegalAssist

HOSTILE = ["[/]", "{{x}}", "&<>", "x" * 10_000, "satu\ndua\ntiga", "kiri\u202ekanan", "\x1b[31mmerah"]


async def begin(app: LegalAssist, pilot: Pilot[Any], goal: str = "restitusi") -> None:
    """From the list of cases into the interview for a goal, for all victims."""
    await open_first_case(app, pilot)
    await pilot.press("g")
    await wait_for(pilot, lambda: app.screen.query("#pick") and app.screen.query_one("#pick").rows)
    keys = [one.key for one in app.screen.query_one("#pick", LineList).rows]
    for _ in range(keys.index(goal)):
        await pilot.press("down")
    await pilot.press("enter")
    await wait_for(pilot, lambda: isinstance(app.screen, Interview) or app.screen.query("#take"))
    if app.screen.query("#take"):
        await pilot.press("ctrl+s")
    await ready(app, pilot)


async def ready(app: LegalAssist, pilot: Pilot[Any]) -> None:
    """The questions of the group are there."""
    await wait_for(pilot, lambda: isinstance(app.screen, Interview) and app.screen._groups is not None)
    await wait_for(pilot, lambda: app.screen.query("#fields > *"))
    await settle(app, pilot)


async def two_victims(app: LegalAssist, pilot: Pilot[Any]) -> None:
    """Say how many victims there are."""
    await pilot.press("enter")
    await sees(app, pilot, "Berapa korban")
    await pilot.press("2", "enter")
    await sees(app, pilot, "Keselamatan – K1")
    await ready(app, pilot)


async def until_asked(app: LegalAssist, pilot: Pilot[Any], is_asked: Callable[[], object]) -> None:
    """Go on, group by group, until a question is in sight."""
    while not is_asked():
        before = app.screen.group
        await pilot.press("pagedown")
        await wait_for(pilot, lambda before=before: app.screen.group is not before)
        await ready(app, pilot)


async def until_losses_are_asked(app: LegalAssist, pilot: Pilot[Any]) -> Button:
    """Go on until the list of losses is asked for; the button that leads there."""

    def asked() -> list[QuestionRow]:
        return [one for one in app.screen.query(QuestionRow) if one.question.path == "losses"]

    await until_asked(app, pilot, asked)
    return asked()[0].query_one(Button)


@pytest.fixture
def without_losses(desk: Desk, sample_a: Opened) -> Opened:
    """The four women, with no loss recorded."""
    opened = desk.open("MERANTI-26")
    for one in [one.id for one in opened.case.losses]:
        opened = desk.remove(opened, f"losses.{one}")
    return opened


def group(app: LegalAssist) -> tuple[str, str | None]:
    """Theme and victim of the group in sight."""
    found = app.screen.group
    return (found.theme, found.victim) if found is not None else ("", None)


async def test_an_empty_case_is_asked_for_the_number_of_victims_then_for_their_safety(
    desk: Desk, empty_case: Opened
) -> None:
    async with running(desk) as (app, pilot):
        await begin(app, pilot)
        await sees(app, pilot, "Belum ada korban")
        await two_victims(app, pilot)
        assert [victim.id for victim in desk.open("MELATI-10").case.victims] == ["K1", "K2"]
        assert group(app) == ("safety", "K1")
        assert len(app.screen.query(FieldRow)) <= 12


@pytest.mark.parametrize("typed", ["0", "51", "dua", "", "²"])
async def test_a_number_of_victims_that_is_none_begins_nothing(
    desk: Desk, empty_case: Opened, typed: str
) -> None:
    async with running(desk) as (app, pilot):
        await begin(app, pilot)
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.screen.query("#answer"))
        app.screen.query_one("#answer").value = typed
        await pilot.press("enter")
        await sees(app, pilot, "! Tulis jumlahnya dengan angka")
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, Interview))
        await settle(app, pilot)
        assert not desk.open("MELATI-10").case.victims


async def test_an_answer_is_stored_at_once_and_never_asked_again(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        await begin(app, pilot)
        await two_victims(app, pilot)
        await pilot.press("y", "enter")
        await sees(app, pilot, "tersimpan r4")
        assert desk.open("MELATI-10").case.victims[0].safe_now is True
        await pilot.press("escape")
        await wait_for(pilot, lambda: not isinstance(app.screen, Interview))
    async with running(desk) as (app, pilot):
        await begin(app, pilot)
        await wait_for(pilot, app.screen.rows)
        assert "victims.K1.safe_now" not in [one.field for one in app.screen.rows()]
        assert group(app) == ("safety", "K1")


async def test_what_is_left_out_comes_back_with_page_up_and_with_the_next_interview(
    desk: Desk, empty_case: Opened
) -> None:
    async with running(desk) as (app, pilot):
        await begin(app, pilot)
        await two_victims(app, pilot)
        await pilot.press("pagedown")
        await wait_for(pilot, lambda: group(app) == ("safety", "K2"))
        await ready(app, pilot)
        await pilot.press("pageup")
        await wait_for(pilot, lambda: group(app) == ("safety", "K1"))
        await ready(app, pilot)
        await pilot.press("escape")
        await wait_for(pilot, lambda: not isinstance(app.screen, Interview))
        assert desk.open("MELATI-10").revision == 3


async def test_not_known_is_an_answer(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        await begin(app, pilot)
        await two_victims(app, pilot)
        await pilot.press("f3")
        await wait_for(pilot, lambda: app.screen.query("#pick") and app.screen.query_one("#pick").rows)
        await pilot.press("enter")
        await wait_for(pilot, lambda: desk.open("MELATI-10").case.marks)
        assert list(desk.open("MELATI-10").case.marks) == ["victims.K1.safe_now"]
        await ready(app, pilot)
        await pilot.press("pagedown")
        await wait_for(pilot, lambda: group(app) != ("safety", "K1"))
        assert not [
            one for each in app.screen._groups for one in each.questions if one.path.endswith("K1.safe_now")
        ]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:16])
async def test_hostile_text_is_text(desk: Desk, empty_case: Opened, text: str) -> None:
    async with running(desk) as (app, pilot):
        await begin(app, pilot)
        await two_victims(app, pilot)
        await fill(app, pilot, "victims.K1.safe_contact", text)
        await settle(app, pilot)
        stored = desk.open("MELATI-10").case.victims[0].safe_contact or ""
        assert stored == "" or stored in text or "\x1b" in text or "\u202e" in text or "\n" in text
        assert "\x1b" not in stored
        assert "\u202e" not in stored


async def test_an_unreadable_answer_stays_and_holds_the_interview(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        desk.clear(desk.open("MERANTI-26"), "victims.K1.birth_date")
        await begin(app, pilot)
        await until_asked(
            app, pilot, lambda: "victims.K1.birth_date" in [one.field for one in app.screen.rows()]
        )
        await fill(app, pilot, "victims.K1.birth_date", "31-02-2001")
        await pilot.press("pagedown")
        await sees(app, pilot, "Satu jawaban belum dapat disimpan")
        assert row(app, "victims.K1.birth_date").editor.answer == "31-02-2001"
        await fill(app, pilot, "victims.K1.birth_date", "3 Maret 2001")
        await settle(app, pilot)
        assert desk.open("MERANTI-26").case.victims[0].birth_date.year == 2001


async def test_what_one_field_cannot_answer_leads_to_its_place_and_back(
    desk: Desk, without_losses: Opened
) -> None:
    async with running(desk) as (app, pilot):
        await begin(app, pilot)
        button = await until_losses_are_asked(app, pilot)
        button.focus()
        await pilot.press("enter")
        await wait_for(pilot, lambda: not isinstance(app.screen, Interview))
        await settle(app, pilot)
        await pilot.press("escape")
        await ready(app, pilot)


async def test_the_review_shows_every_paper_and_a_change_shows_what_follows_first(
    desk: Desk, sample_a: Opened
) -> None:
    async with running(desk) as (app, pilot):
        await begin(app, pilot)
        await pilot.press("ctrl+t")
        await wait_for(pilot, lambda: isinstance(app.screen, Review))
        lines = app.screen.query_one("#answers", LineList)
        await wait_for(pilot, lambda: lines.rows)
        words = "\n".join(one.text for one in lines.rows)
        for paper in ("Permohonan Restitusi", "Rincian Kerugian", "Surat Kuasa"):
            assert paper in words
        assert "id=" not in words
        await pilot.press("f4")
        await sees(app, pilot, "IDENTITAS TAMPIL")
        key = next(one.key for one in lines.rows if one.key.endswith("/victims.K1.birth_date"))
        for chosen, revision in (("stay", 1), ("go", 2)):
            lines.go_to(key)
            await pilot.press("enter")
            await wait_for(pilot, lambda: isinstance(app.screen, Amend) and app.screen.rows())
            row(app, "victims.K1.birth_date").editor.put("1 Januari 2012")
            await pilot.press("enter")
            await wait_for(pilot, lambda chosen=chosen: app.screen.query(f"#{chosen}"))
            assert "Tenggat baru, K1" in text_of(app)
            assert desk.open("MERANTI-26").revision == 1
            app.screen.query_one(f"#{chosen}").press()
            await wait_for(pilot, lambda: isinstance(app.screen, Amend))
            await settle(app, pilot)
            assert desk.open("MERANTI-26").revision == revision
            await pilot.press("escape")
            await wait_for(pilot, lambda: isinstance(app.screen, Review))


async def test_identities_stay_hidden_in_the_review(desk: Desk, sample_a: Opened) -> None:
    names = [victim.name for victim in sample_a.case.victims if victim.name]
    async with running(desk) as (app, pilot):
        await begin(app, pilot)
        await pilot.press("ctrl+t")
        await wait_for(pilot, lambda: isinstance(app.screen, Review))
        lines = app.screen.query_one("#answers", LineList)
        await wait_for(pilot, lambda: lines.rows)
        words = "\n".join(one.text for one in lines.rows)
        assert not [name for name in names if name in words]


async def test_a_long_answer_is_not_cut_through_a_name_that_then_shows(desk: Desk, sample_a: Opened) -> None:
    name = sample_a.case.victims[0].name or ""
    kept = len(name) - 2
    desk.record(sample_a, "story_before", f"{'.' * (149 - kept)} {name} pergi.")
    async with running(desk) as (app, pilot):
        await begin(app, pilot)
        await pilot.press("ctrl+t")
        await wait_for(pilot, lambda: isinstance(app.screen, Review))
        lines = app.screen.query_one("#answers", LineList)
        await wait_for(pilot, lambda: lines.rows)
        told = next(one.text for one in lines.rows if one.key.endswith("/story_before"))
        assert "....." in told
        assert not [part for part in name.split() if part[:4] in told]


async def test_english_is_complete(desk: Desk, empty_case: Opened) -> None:
    async with running(desk, (120, 40), "en") as (app, pilot):
        await begin(app, pilot)
        await sees(app, pilot, "No victim is recorded yet")


async def test_a_list_that_is_asked_for_promises_no_other_answer(desk: Desk, without_losses: Opened) -> None:
    async with running(desk) as (app, pilot):
        await begin(app, pilot)
        button = await until_losses_are_asked(app, pilot)
        assert "menyusul" not in text_of(app)
        button.focus()
        await pilot.press("f3")
        await sees(app, pilot, "lewati dahulu")


async def test_tab_goes_on_from_the_last_question_of_a_group(desk: Desk, empty_case: Opened) -> None:
    async with running(desk) as (app, pilot):
        await begin(app, pilot)
        await two_victims(app, pilot)
        app.screen.rows()[-1].editor.focus()
        await pilot.pause()
        await pilot.press("tab")
        await wait_for(pilot, lambda: group(app) == ("safety", "K2"))
        await ready(app, pilot)
