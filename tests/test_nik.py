"""NIK: length and digits refuse, all else only warns. Every number here is invented (province 99)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_assist import messages, nik
from legal_assist.errors import CaseDataError


def fault(text: str) -> CaseDataError:
    with pytest.raises(CaseDataError) as caught:
        nik.check(text)
    for lang in messages.LANGUAGES:
        assert messages.of_error(caught.value, lang)
    return caught.value


def warnings(text: str) -> list[str]:
    found = nik.check(text).warnings
    for problem in found:
        for lang in messages.LANGUAGES:
            assert messages.of_problem(problem, lang)
    return [problem.key.removeprefix("contacts.nik.") for problem in found]


@pytest.mark.parametrize(
    "text", ["9901016405080001", "9901 0164 0508 0001", "990101.640508.0001", "990101-640508-0001"]
)
def test_separators_between_the_digits_do_not_matter(text: str) -> None:
    assert nik.check(text).digits == "9901016405080001"


def test_a_raised_day_is_a_woman_and_both_centuries_are_offered() -> None:
    checked = nik.check("9901016405080001")
    assert checked.sex == "female"
    assert checked.birth_dates == (date(1908, 5, 24), date(2008, 5, 24))
    assert checked.warnings == ()


def test_a_plain_day_is_a_man() -> None:
    assert nik.check("9901012405900001").sex == "male"


def test_a_day_in_the_future_can_be_left_out() -> None:
    checked = nik.check("9901012405900001", as_of=date(2026, 11, 24))
    assert checked.birth_dates == (date(1990, 5, 24),)


def test_29_february_exists_only_in_the_leap_year_of_the_two_centuries() -> None:
    assert nik.check("9901012902000001").birth_dates == (date(2000, 2, 29),)
    assert nik.check("9901012902040001").birth_dates == (date(1904, 2, 29), date(2004, 2, 29))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("0001012405900001", ["province"]),
        ("9001012405900001", ["province"]),
        ("9900012405900001", ["regency"]),
        ("9901002405900001", ["district"]),
        ("9901010005900001", ["birth_date"]),
        ("9901014005900001", ["birth_date"]),
        ("9901013205900001", ["birth_date"]),
        ("9901017205900001", ["birth_date"]),
        ("9901018105900001", ["birth_date"]),
        ("9901013002900001", ["birth_date"]),
        ("9901012913900001", ["birth_date"]),
        ("9901012902010001", ["birth_date"]),
        ("9901012405900000", ["serial"]),
        ("0000000000000000", ["province", "regency", "district", "birth_date", "serial"]),
    ],
)
def test_everything_beyond_length_and_digits_is_only_a_warning(text: str, names: list[str]) -> None:
    assert warnings(text) == names


def test_a_day_that_cannot_exist_says_nothing_about_the_sex() -> None:
    assert nik.check("9901010005900001").sex is None
    assert nik.check("9901017205900001").sex is None


def test_length_and_digits_are_refused_and_the_number_is_not_repeated() -> None:
    assert fault("").key == "contacts.nik.empty"
    assert fault("99010164O5080001").key == "contacts.nik.not_digits"
    assert fault("\uff19901016405080001").key == "contacts.nik.not_digits"
    short = fault("990101640508001")
    assert short.key == "contacts.nik.length"
    assert short.params == {"count": 15, "length": 16}


def test_all_38_provinces_are_known_and_99_is_not_one_of_them() -> None:
    assert len(nik.PROVINCES) == len(set(nik.PROVINCES.values())) == 38
    assert nik.PROVINCES["21"] == "Kepulauan Riau"
    assert nik.PROVINCES["65"] == "Kalimantan Utara"
    papua = {code: name for code, name in nik.PROVINCES.items() if code.startswith("9")}
    assert papua == {
        "91": "Papua",
        "92": "Papua Barat",
        "93": "Papua Selatan",
        "94": "Papua Tengah",
        "95": "Papua Pegunungan",
        "96": "Papua Barat Daya",
    }
    assert nik.INVENTED_PROVINCE not in nik.PROVINCES


def test_numbers_of_invented_people_are_recognised() -> None:
    assert nik.is_invented("9901016405080001")
    assert nik.is_invented("99 0101 640508 0001")
    assert not nik.is_invented("0101016405080001")
    assert not nik.is_invented("")


def test_a_masked_number_shows_only_its_serial_number() -> None:
    assert nik.mask("9901016405080001") == "************0001"
    assert nik.mask("990101.640508.0001") == "************0001"
    assert nik.mask("9901") == "****************"


def test_number_and_birth_date_are_not_in_the_representation() -> None:
    shown = repr(nik.check("9901016405080001"))
    assert "640508" not in shown
    assert "2008" not in shown


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.booleans())
@settings(max_examples=150)
def test_the_day_of_birth_is_always_among_the_possible_ones(birth: date, woman: bool) -> None:
    day = birth.day + (40 if woman else 0)
    checked = nik.check(f"990101{day:02}{birth.month:02}{birth.year % 100:02}0001")
    assert birth in checked.birth_dates
    assert checked.sex == ("female" if woman else "male")
    assert checked.warnings == ()
