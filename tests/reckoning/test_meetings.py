"""Examinations and hearings: found from the events, told as the law of the case has it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_assist.cases import editing, importing
from legal_assist.desk import samples
from legal_assist.documents import catalogue
from legal_assist.law import lawbook
from legal_assist.reckoning import meetings
from legal_assist.workspace import templates_dir

BOOK = lawbook.load()
DAY = date(2026, 11, 10)
CASES = {name: importing.read(samples.sample(name).case_file.read_bytes()) for name in "abcd"}


def sheet(name: str, meeting: str, victim: str, day: date = DAY) -> meetings.Sheet:
    found = next(one for one in meetings.meetings(CASES[name], BOOK, day) if one.id == meeting)
    return meetings.sheet(CASES[name], BOOK, found, victim, day)


def test_what_lies_ahead_comes_first_and_the_nearest_day_before_all() -> None:
    found = meetings.meetings(CASES["b"], BOOK, DAY)
    assert [(one.id, one.when) for one in found] == [("E6", "ahead"), ("E12", "ahead")]
    assert [one.victims for one in found] == [("K1", "K2"), ("K1",)]


def test_a_planned_day_that_has_passed_is_asked_about_and_not_taken_as_held() -> None:
    case = editing.set_value(CASES["b"], "events.E6.certainty", "planned")
    found = {one.id: one.when for one in meetings.meetings(case, BOOK, date(2026, 11, 20))}
    assert found == {"E6": "unsure", "E12": "ahead"}


def test_an_examination_without_a_day_stands_there_all_the_same() -> None:
    case = editing.remove_entry(editing.remove_entry(CASES["b"], "events.E6"), "events.E12")
    (found,) = meetings.meetings(case, BOOK, DAY)
    assert (found.when, found.event, found.id) == ("no_day", None, "police-examination")


def test_a_child_is_asked_for_as_a_child_and_an_adult_is_not() -> None:
    asked = {one.asking.item for one in sheet("b", "E6", "K1").asks}
    assert {"child-companion", "child-identity", "examination-room"} <= asked
    adult = {
        one.asking.item
        for each in meetings.meetings(CASES["a"], BOOK, date(2026, 10, 1))
        for one in meetings.sheet(CASES["a"], BOOK, each, "K1", date(2026, 10, 1)).asks
    }
    assert not [name for name in adult if name.startswith("child-")]


def test_in_a_case_under_the_old_code_nothing_of_the_new_one_is_told() -> None:
    old = BOOK.rules.limits.new_code_provision.partition("/")[0]
    for each in meetings.meetings(CASES["d"], BOOK, date(2025, 11, 1)):
        told = meetings.sheet(CASES["d"], BOOK, each, "K1", date(2025, 11, 1))
        cited = [one for _, basis in (*told.happens, *told.objections) for one in basis]
        cited += [one for ask in told.asks for one in ask.state.basis]
        assert not [one for one in cited if one.startswith(f"{old}/")]


def test_the_companion_is_never_told_to_object() -> None:
    for occasion in BOOK.occasions:
        assert all("companion" not in one.who for one in occasion.object)


def test_every_letter_that_is_named_stands_in_the_catalogue() -> None:
    known = {entry.id for entry in catalogue.load(templates_dir()).entries}
    named = {name for occasion in BOOK.occasions for one in occasion.ask for name in one.documents}
    assert named <= known
    assert named


@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_word_in_large_type_betrays_why_she_is_there(lang: str) -> None:
    betraying = (
        "korban",
        "polisi",
        "sidang",
        "victim",
        "police",
        "court",
        "traffick",
        "dagang",
        "saksi",
        "hakim",
        "judge",
    )
    for occasion in BOOK.occasions:
        for one in occasion.large:
            words = one.in_(lang).casefold()
            assert not [each for each in betraying if each in words]


@given(st.sampled_from("abcd"), st.integers(-400, 800))
def test_on_any_day_every_meeting_has_a_sheet_for_every_victim(name: str, days: int) -> None:
    day = DAY + timedelta(days=days)
    case = CASES[name]
    found = meetings.meetings(case, BOOK, day)
    assert len({one.id for one in found}) == len(found)
    for each in found:
        for victim in (None, *(one.id for one in case.victims)):
            told = meetings.sheet(case, BOOK, each, victim, day)
            assert told.bring
            assert told.after
            for _, basis in (*told.happens, *told.objections):
                assert all(BOOK.in_force(one, day).status in ("in_force", "transitional") for one in basis)
