"""Numbers to call and minimum wages: dated, with a source, and never surer than what was read."""

from __future__ import annotations

import shutil
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

import pytest

from legal_assist import messages
from legal_assist.errors import LawBookError
from legal_assist.law import confidence, lawbook, minimum_wages, services

if TYPE_CHECKING:
    from pathlib import Path


@cache
def book() -> lawbook.LawBook:
    return lawbook.load()


def test_the_official_national_numbers_are_there_with_the_day_they_were_checked() -> None:
    assert {one.id: one.number for one in book().services} == {
        "police": "110", "women-and-children": "129", "lpsk": "148",
    }  # fmt: skip
    for one in book().services:
        assert one.source
        assert one.verified <= book().preface.reviewed
        # The day is one that its source bears, not the day on which the source was read.
        newest = f"{one.verified.day}-{one.verified.month}-{one.verified.year}"
        assert newest in one.source
        assert one.number in one.line("id")
        assert one.number in one.line("en")
        assert confidence.needs_acceptance(one.confidence)  # the press, not the services themselves


def test_a_number_checked_more_than_90_days_ago_is_old() -> None:
    for one in book().services:
        assert not one.is_old(one.verified + timedelta(days=90))
        assert one.is_old(one.verified + timedelta(days=91))


def test_a_number_nobody_found_again_since_2021_says_so_where_it_is_shown() -> None:
    (lpsk,) = [one for one in book().services if one.id == "lpsk"]
    assert lpsk.is_old(book().preface.reviewed)
    assert "belum dicek lagi" in lpsk.line("id")
    assert "not checked since" in lpsk.line("en")


@pytest.mark.parametrize(
    ("area", "year", "amount"),
    [
        ("kepulauan_riau", 2018, 2_563_875), ("batam", 2018, 3_523_427), ("tanjungpinang", 2019, 2_771_172),
        ("batam", 2020, 4_130_279), ("karimun", 2021, 3_335_902), ("kepulauan_riau", 2022, 3_050_172),
        ("kepulauan_riau", 2021, 3_005_460),
        ("bintan", 2023, 3_899_015), ("bintan", 2024, 3_950_950), ("batam", 2025, 4_989_600),
        ("tanjungpinang", 2026, 3_879_520),
    ],
)  # fmt: skip
def test_figures_are_those_of_the_reference(area: str, year: int, amount: int) -> None:
    (found,) = book().minimum_wages.find(area, year)
    assert found.amount == amount
    assert found.source
    assert confidence.needs_acceptance(found.confidence)


@pytest.mark.parametrize(
    ("area", "year"),
    [("bintan", 2019), ("karimun", 2019), ("bintan", 2020), ("karimun", 2020)],
)
def test_what_was_not_found_is_not_made_up(area: str, year: int) -> None:
    assert book().minimum_wages.find(area, year) == ()
    for note in (book().minimum_wages.note, book().minimum_wages.note_en):
        assert area.capitalize() in note
        assert str(year) in note


def test_every_year_from_2018_to_2026_has_figures_and_no_area_has_two_of_a_year() -> None:
    places = [(one.area, one.year) for one in book().minimum_wages.wages]
    assert len(places) == len(set(places)) == 41
    assert {year for _area, year in places} == set(range(2018, 2027))


def test_a_figure_the_press_prints_in_two_ways_says_so() -> None:
    for area, year, other in (("bintan", 2024, "3.950.050"), ("kepulauan_riau", 2020, "3.005.460")):
        (found,) = book().minimum_wages.find(area, year)
        assert found.confidence == "S1"
        assert found.note is not None
        assert other in found.note


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("services.toml", 'number = "110"', 'number = "satu"'),
        ("services.toml", 'confidence = "S2"', 'confidence = "Q"'),
        ("minimum_wages.toml", "year = 2018", "year = 1900"),
        ("minimum_wages.toml", 'area = "batam"', 'area = "jakarta"'),
        ("minimum_wages.toml", 'id = "batam-2019"', 'id = "batam-2018"'),
    ],
)
def test_faulty_tables_are_refused_with_file_and_key(tmp_path: Path, name: str, old: str, new: str) -> None:
    shutil.copy(lawbook.DATA_DIR / name, tmp_path / name)
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    load = services.load if name == "services.toml" else minimum_wages.load
    with pytest.raises(LawBookError) as caught:
        load(tmp_path)
    assert caught.value.problems
    for problem in caught.value.problems:
        assert problem.path.startswith(f"{name}: ")
        assert messages.of_problem(problem, "id")
