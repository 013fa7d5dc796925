"""The training room on the screen: its store and look, a lesson step by step, the case and back, reset."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from conftest import running, sees, settle, text_of, wait_for
from walking import Walker

from legal_assist.desk.classroom import Classroom
from legal_assist.tui import themes
from legal_assist.tui.training_app import TrainingApp
from legal_assist.tui.training_door import TO_TRAINING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from legal_assist.desk import Desk, Opened

SIZES = ((80, 24), (120, 40))


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Classroom:
    """A training room nobody was in yet."""
    monkeypatch.setenv("LEGAL_ASSIST_HOME", str(tmp_path / "home"))
    return Classroom(None)


@asynccontextmanager
async def training(
    room: Classroom, size: tuple[int, int] = (80, 24), lang: str = "id", lesson: str = ""
) -> AsyncIterator[tuple[TrainingApp, Pilot[Any]]]:
    room.enter()
    app = TrainingApp(room, lang, lesson)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield app, pilot
        assert not app.faults, app.faults


def on(app: TrainingApp) -> str:
    return type(app.screen).__name__


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["id", "en"])
async def test_a_lesson_is_gone_through_with_its_wrong_turn_question_and_answer(
    room: Classroom, size: tuple[int, int], lang: str
) -> None:
    lesson = room.lessons[0]
    step = lesson.steps[0]
    async with training(room, size, lang) as (app, pilot):
        await sees(app, pilot, "LATIHAN", lesson.words("title", lang)[:20])
        await pilot.press("enter")
        await sees(app, pilot, "LATIHAN", step.words("title", lang), step.words("say", lang)[:30])
        assert step.wrong.words("text", lang)[:25] not in " ".join(text_of(app).split())
        await pilot.press("w")
        await sees(
            app, pilot, step.wrong.words("text", lang)[:25], step.wrong.words("consequence", lang)[:25]
        )
        await pilot.press("1")  # the question was not asked yet
        await pilot.press("t")
        await sees(app, pilot, step.check.words("question", lang)[:30])
        assert step.check.words("answer", lang)[:25] not in " ".join(text_of(app).split())
        wrong = next(n for n, one in enumerate(step.check.choices, start=1) if not one.right)
        await pilot.press(str(wrong))
        await sees(app, pilot, step.check.words("answer", lang)[:25])
        await pilot.press("n")
        await sees(app, pilot, lesson.steps[1].words("title", lang))
        await pilot.press("left")
        await sees(app, pilot, step.words("title", lang))


async def test_the_case_opens_where_the_step_plays_and_what_is_done_there_counts(room: Classroom) -> None:
    lesson = room.lessons[0]
    async with training(room, lesson=lesson.id) as (app, pilot):
        await wait_for(pilot, lambda: on(app) == "LessonScreen")
        await sees(app, pilot, "[ ]")
        await pilot.press("o")
        await wait_for(pilot, lambda: on(app) == "Form")
        assert text_of(app).startswith(" LATIHAN")
        opened = room.desk.open(lesson.code)
        for field in ("safe_now", "threatened", "phone_watched"):
            opened = room.desk.record(opened, f"victims.K1.{field}", "ya")
        await pilot.press("escape")
        await wait_for(pilot, lambda: on(app) == "CaseFile")
        await pilot.press("escape")
        await wait_for(pilot, lambda: on(app) == "LessonScreen")
        await sees(app, pilot, "[v]")


async def test_a_pane_opens_and_esc_comes_straight_back(room: Classroom) -> None:
    async with training(room, lesson="temu-pertama") as (app, pilot):
        await wait_for(pilot, lambda: on(app) == "LessonScreen")
        await pilot.press("n", "n", "o")
        await wait_for(pilot, lambda: on(app) == "CaseFile")
        await settle(app, pilot)
        await pilot.press("escape")
        await wait_for(pilot, lambda: on(app) == "LessonScreen")
        await sees(app, pilot, room.lesson("temu-pertama").steps[2].title)


async def test_progress_is_kept_and_one_key_with_one_question_starts_over(room: Classroom) -> None:
    lesson = room.lessons[0]
    async with training(room, lesson=lesson.id) as (app, pilot):
        await wait_for(pilot, lambda: on(app) == "LessonScreen")
        await pilot.press("n", "n")
        await settle(app, pilot)
    again = Classroom(None)
    assert again.progress(lesson).at == lesson.steps[2].id
    again.desk.clock.stand_on(lesson.day)  # type: ignore[attr-defined]
    again.enter()
    again.desk.record(again.desk.open(lesson.code), "victims.K1.safe_now", "ya")
    async with training(again, lesson=lesson.id) as (app, pilot):
        await sees(app, pilot, lesson.steps[2].title)
        await pilot.press("r")
        await wait_for(pilot, lambda: on(app) == "Choice")
        await pilot.press("enter")  # the harmless button has the focus
        await wait_for(pilot, lambda: on(app) == "LessonScreen")
        assert again.progress(lesson).seen
        await pilot.press("r")
        await wait_for(pilot, lambda: on(app) == "Choice")
        await pilot.press("down", "enter")
        await sees(app, pilot, lesson.steps[0].title)
        await settle(app, pilot)
        assert not again.progress(lesson).seen
        assert again.desk.open(lesson.code).case.victims[0].safe_now is None


async def test_after_the_last_step_the_lesson_is_finished_and_listed_so(room: Classroom) -> None:
    lesson = room.lessons[0]
    async with training(room, lesson=lesson.id) as (app, pilot):
        await wait_for(pilot, lambda: on(app) == "LessonScreen")
        for _ in lesson.steps:
            await pilot.press("enter")
        await settle(app, pilot)
        await pilot.press("escape")
        await wait_for(pilot, lambda: on(app) == "LessonList")
        await sees(app, pilot, "selesai")


async def test_both_sheets_are_written_into_the_training_folder(room: Classroom) -> None:
    async with training(room) as (app, pilot):
        for keys in (("h", "enter"), ("h", "down", "enter")):
            await wait_for(pilot, lambda: on(app) == "LessonList")
            await pilot.press(keys[0])
            await wait_for(pilot, lambda: on(app) == "Choice")
            await pilot.press(*keys[1:])
        await wait_for(pilot, lambda: len(list(room.desk.workspace.output.glob("*.docx"))) == 2)


async def test_the_law_of_a_step_opens_and_the_same_key_returns(room: Classroom) -> None:
    async with training(room, lesson="temu-pertama") as (app, pilot):
        await wait_for(pilot, lambda: on(app) == "LessonScreen")
        await pilot.press("k")
        await wait_for(pilot, lambda: on(app) == "LawReader")
        assert text_of(app).startswith(" LATIHAN")
        await pilot.press("f5")
        await wait_for(pilot, lambda: on(app) == "LessonScreen")


async def test_every_screen_says_so_and_looks_different(room: Classroom) -> None:
    async with training(room, lesson="temu-pertama") as (app, pilot):
        await wait_for(pilot, lambda: on(app) == "LessonScreen")
        ours = {theme.name for theme in themes.TRAINING}
        assert app.theme in ours
        app.action_next_theme()
        assert app.theme in ours
        await pilot.press("f1")
        await wait_for(pilot, lambda: on(app) == "Help")
        assert text_of(app).startswith(" LATIHAN")
        await pilot.press("escape", "ctrl+f")
        await wait_for(pilot, lambda: on(app) == "Search")
        assert text_of(app).startswith(" LATIHAN")
        await pilot.press("escape", "ctrl+p")
        await wait_for(pilot, lambda: "Palette" in on(app))
        assert "LATIHAN" in text_of(app)


async def test_the_screen_can_be_locked_and_comes_back_to_the_lessons(room: Classroom) -> None:
    async with training(room, lesson="temu-pertama") as (app, pilot):
        await wait_for(pilot, lambda: on(app) == "LessonScreen")
        await pilot.press("ctrl+l")
        await wait_for(pilot, lambda: on(app) == "Unlock")
        await pilot.press("enter")
        await wait_for(pilot, lambda: on(app) == "LessonList")
        await pilot.press("enter")
        await wait_for(pilot, lambda: on(app) == "LessonScreen")


def test_a_step_can_open_every_pane_of_a_case_and_no_other() -> None:
    from legal_assist.training import lesson
    from legal_assist.tui.screens.case_file import PANES

    assert set(lesson.PANES) == set(PANES)


async def test_keys_that_come_fast_are_all_heeded(room: Classroom) -> None:
    lesson = room.lessons[0]
    async with training(room, lesson=lesson.id) as (app, pilot):
        await wait_for(pilot, lambda: on(app) == "LessonScreen")
        for _ in range(3):
            app.screen.action_next_step()
        app.screen.action_previous_step()
        await sees(app, pilot, lesson.steps[2].title)
        await settle(app, pilot)
        await wait_for(pilot, lambda: room.progress(lesson).at == lesson.steps[2].id)


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_random_walk_through_the_lessons_raises_nothing_and_leads_home(
    room: Classroom, seed: int
) -> None:
    lesson = room.lessons[seed * 3]
    async with training(room, SIZES[seed % 2], lesson=lesson.id) as (app, pilot):
        await wait_for(pilot, lambda: on(app) == "LessonScreen")
        walker = Walker(room.desk, seed)
        walker.sit(app, pilot, room.desk)
        await walker.press("n", "o", "t", "1", "j", "w")
        await walker.home()
        await walker.walk(int(os.environ.get("LEGAL_ASSIST_WALK", "100")) // 2)
    assert all(entry.damage is None for entry in room.desk.summaries())


async def test_the_palette_leads_from_the_program_into_the_training_room(
    room: Classroom, desk: Desk, sample_a: Opened
) -> None:
    async with running(desk) as (app, pilot):
        await settle(app, pilot)
        app.action_training()
        await wait_for(pilot, lambda: app._return_value is not None)
    assert app._return_value == TO_TRAINING


def test_the_training_room_lies_between_two_openings_of_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from legal_assist.clock import FixedClock
    from legal_assist.tui import app as program

    codes = iter([TO_TRAINING, 0])
    opened: list[str] = []

    def run(self: Any) -> int:
        opened.append(self.sitting.lang)
        self.sitting.lang = "en"
        return next(codes)

    monkeypatch.setattr(program.LegalAssist, "run", run)
    monkeypatch.setattr(program, "pass_through", lambda lang: opened.append(f"training {lang}"))
    assert program.open_screen(tmp_path / "s", FixedClock(date(2026, 11, 24)), "id") == 0
    assert opened == ["id", "training en", "en"]
