"""The shipped lessons are whole in both languages, agree with the law book, and can be carried out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist import messages
from legal_assist.desk import classroom, lesson_words
from legal_assist.law import lawbook
from legal_assist.reckoning import conditions
from legal_assist.training import checking, reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.training.lesson import Lesson

LESSONS, PROBLEMS = reading.read_all((reading.SHIPPED,))
BOOK = lawbook.load()
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda one: one.id)


def test_every_shipped_lesson_can_be_read() -> None:
    assert PROBLEMS == ()
    assert len(LESSONS) == len(list(reading.SHIPPED.glob("*.toml")))


@each_lesson
def test_a_lesson_agrees_with_the_law_book_the_vocabulary_and_its_case(lesson: Lesson) -> None:
    assert checking.check(lesson, BOOK, lesson.id) == ()


@each_lesson
def test_every_step_rests_on_law_or_says_in_its_why_what_experience_shows(lesson: Lesson) -> None:
    assert sum(bool(step.basis) for step in lesson.steps) >= len(lesson.steps) - 2
    assert any(step.done for step in lesson.steps)


@each_lesson
def test_both_languages_say_something_of_their_own(lesson: Lesson) -> None:
    tables = [lesson, *lesson.steps, *(s.wrong for s in lesson.steps), *(s.check for s in lesson.steps)]
    for table in tables:
        for key, text in table.texts():
            if key.endswith("_en"):
                assert text != dict(table.texts())[key.removesuffix("_en")], key


@each_lesson
def test_the_people_of_a_lesson_are_invented(lesson: Lesson) -> None:
    case = reading.case_of(lesson)
    assert case.invented
    assert all(one.nik is None or one.nik.startswith("99") for one in case.victims)
    assert not re.search(r"\b(?!99)\d{16}\b", str(lesson.case))


@each_lesson
def test_the_case_opens_and_the_program_has_something_to_say_on_its_day(
    lesson: Lesson, room: classroom.Classroom
) -> None:
    opened = room.begin(lesson)
    assert room.desk.today == lesson.day
    assert room.desk.next_steps(opened.case)
    assert not any(state.achieved for state in room.states(lesson, opened))


@each_lesson
def test_a_step_that_shows_in_the_case_knows_what_is_missing_or_simply_not_there_yet(lesson: Lesson) -> None:
    case = reading.case_of(lesson)
    for step in lesson.steps:
        victim = next((one for one in case.victims if one.id == step.victim), None)
        assert not step.done or conditions.evaluate(step.done, case, lesson.day, victim) is not True


@each_lesson
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_part_of_every_step_has_words(lesson: Lesson, lang: str, room: classroom.Classroom) -> None:
    for step in lesson.steps:
        parts = [
            *lesson_words.main_parts(room, lesson, step, lang),
            lesson_words.wrong(room, lesson, step, lang),
            lesson_words.question(step, lang),
            lesson_words.answer(step, lang, 1),
        ]
        assert all(part.title and all(line.strip() for line in part.lines) for part in parts)
        assert "None" not in str(parts)


#: Every step's words in both languages, by its id.
STEPS = {step.id: repr(step) for lesson in LESSONS for step in lesson.steps}


def test_the_first_lesson_tells_of_the_duty_to_report_and_of_what_lpsk_asks() -> None:
    assert "wajib melapor kepada polisi dalam 24 jam" in STEPS["aman-sekarang"]
    assert "bersedia bersaksi" in STEPS["minta-pelindungan"]


def test_between_requisitoir_and_verdict_no_lesson_sends_anybody_to_file_unadvised() -> None:
    told = STEPS["masih-di-sidang"]
    assert "hanya bila advokat menyarankannya" in told
    assert "perma-1-2022/11" in told


def test_no_lesson_lets_a_companion_write_down_what_a_coerced_victim_did() -> None:
    assert "ditulis, ditandatangani, dan dikirim advokat" in STEPS["bahan-tanpa-pidana"]
    assert "Susun berdampingan" not in STEPS["bahan-tanpa-pidana"]
    assert "tidak untung" not in STEPS["tanpa-kata-kata-polisi"], "the law asks for no such thing"


def test_no_lesson_lets_money_change_hands_outside_the_court() -> None:
    assert "hanya lewat titipan di pengadilan" in STEPS["damai-bukan-jalan"]


def labels(lang: str) -> set[str]:
    """Every label and choice that the program shows, in one language."""

    def leaves(node: Any) -> Iterator[str]:
        for value in node.values() if isinstance(node, dict) else ():
            yield from leaves(value) if isinstance(value, dict) else (value,)

    return {text.casefold() for text in leaves(messages.topic("facts", lang))}


@each_lesson
@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_a_step_names_in_quotes_stands_so_on_the_screen(lesson: Lesson, lang: str) -> None:
    known = labels(lang)
    named = [name for step in lesson.steps for name in re.findall("“([^”]+)”", step.words("do", lang))]
    assert [name for name in named if name.casefold() not in known] == []
