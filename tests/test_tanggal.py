"""Dates typed by people: day first, one certain day, or a sentence that says why not."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_assist import messages, tanggal
from legal_assist.errors import CaseDataError

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))
TUESDAY = date(2026, 11, 24)


def fault(text: str) -> str:
    with pytest.raises(CaseDataError) as caught:
        tanggal.parse(text)
    for lang in messages.LANGUAGES:
        assert messages.of_error(caught.value, lang)
    return caught.value.key.removeprefix("dates.")


def time_fault(text: str) -> str:
    with pytest.raises(CaseDataError) as caught:
        tanggal.parse_time(text)
    for lang in messages.LANGUAGES:
        assert messages.of_error(caught.value, lang)
    return caught.value.key.removeprefix("dates.time_")


@pytest.mark.parametrize(
    "text",
    [
        "24-11-2026",
        "24/11/2026",
        "24.11.2026",
        "24 - 11 - 2026",
        "24 November 2026",
        "24 november 2026",
        "24  NOVEMBER\u00a02026",
        "24 Nov 2026",
        "24 Nov. 2026",
        "24-Nov-2026",
        "24 Nopember 2026",
        "24 Nop 2026",
        "2026-11-24",
        "Selasa, 24 November 2026",
        "selasa 24-11-2026",
        "hari Selasa tanggal 24 November 2026",
        "tgl. 24-11-2026",
        "Tuesday, 24 November 2026",
    ],
)
def test_usual_ways_of_writing_one_day_are_read(text: str) -> None:
    assert tanggal.parse(text) == TUESDAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05/01/2026", date(2026, 1, 5)),
        ("5-1-2026", date(2026, 1, 5)),
        ("17 Pebruari 2025", date(2025, 2, 17)),
        ("1 Agt 2026", date(2026, 8, 1)),
        ("Jum'at, 2 Januari 2026", date(2026, 1, 2)),
        ("Jum\u2019at, 2 Januari 2026", date(2026, 1, 2)),
        ("Ahad, 4 Januari 2026", date(2026, 1, 4)),
        ("29-02-2024", date(2024, 2, 29)),
        ("01-01-1900", date(1900, 1, 1)),
        ("31-12-2200", date(2200, 12, 31)),
    ],
)
def test_the_day_always_comes_first_and_old_spellings_are_known(text: str, day: date) -> None:
    assert tanggal.parse(text) == day


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("11/24/2026", "month_first"),
        ("1-13-2026", "month_first"),
        ("November 24, 2026", "month_first"),
        ("31-02-2026", "impossible"),
        ("29-02-2026", "impossible"),
        ("31 April 2026", "impossible"),
        ("00-01-2026", "impossible"),
        ("10-00-2026", "impossible"),
        ("24-24-2026", "impossible"),
        ("24-11-26", "two_digit_year"),
        ("24 Nov '26", "two_digit_year"),
        ("24 November 26", "two_digit_year"),
        ("awal Agustus", "approximate"),
        ("awal Agustus 2026", "approximate"),
        ("sekitar 24 November 2026", "approximate"),
        ("± 24-11-2026", "approximate"),
        ("2026", "approximate"),
        ("tahun 2026", "approximate"),
        ("Agustus", "approximate"),
        ("Agustus 2026", "approximate"),
        ("11-2026", "approximate"),
        ("24 November", "approximate"),
        ("24-26 November 2026", "approximate"),
        ("24 s/d 26 November 2026", "approximate"),
        ("24-11-2026 - 26-11-2026", "approximate"),
        ("2025-2026", "approximate"),
        ("24 s.d. 26 November 2026", "approximate"),
        ("10 atau 11 November 2026", "approximate"),
        ("minggu pertama Agustus 2026", "approximate"),
        ("24-11-2026?", "approximate"),
        ("Senin, 24 November 2026", "weekday_mismatch"),
        ("24 Novemver 2026", "unknown_month"),
        ("31-12-1899", "year_range"),
        ("01-01-2201", "year_range"),
        ("", "empty"),
        ("  ", "empty"),
        ("24-11/2026", "unreadable"),
        ("24-11-2026 pukul 09.30", "unreadable"),
        ("24112026", "unreadable"),
        ("24-11-202", "unreadable"),
        ("2026/11/24", "unreadable"),
        ("besok", "unreadable"),
        ("1" * 5000, "unreadable"),
        ("\uff12\uff14-\uff11\uff11-2026", "unusual_digits"),
        ("\u0662\u0664-11-2026", "unusual_digits"),
    ],
)
def test_what_is_not_one_certain_day_is_refused_with_its_reason(text: str, key: str) -> None:
    assert fault(text) == key


def test_an_impossible_date_is_not_repeated_since_it_may_be_close_to_a_birthday() -> None:
    with pytest.raises(CaseDataError) as caught:
        tanggal.parse("31-02-2026")
    for lang in messages.LANGUAGES:
        assert "31-02" not in messages.of_error(caught.value, lang)


def test_a_wrong_weekday_is_answered_with_the_right_one() -> None:
    with pytest.raises(CaseDataError) as caught:
        tanggal.parse("Senin, 24 November 2026")
    for lang in messages.LANGUAGES:
        assert "Selasa" in messages.of_error(caught.value, lang)


def test_an_approximate_date_is_answered_with_how_to_record_an_estimate() -> None:
    assert "perkiraan" in messages.text("dates.approximate", "id")
    assert "estimated" in messages.text("dates.approximate", "en")


@given(DAYS)
@settings(max_examples=150)
def test_every_written_day_reads_back_as_itself(day: date) -> None:
    for written in (
        tanggal.format_short(day),
        tanggal.format_long(day),
        tanggal.format_full(day),
        tanggal.format_long(day, "en"),
        tanggal.format_full(day, "en"),
        day.isoformat(),
    ):
        assert tanggal.parse(written) == day


@given(st.integers(0, 99), st.integers(0, 99), st.integers(1900, 2200))
@settings(max_examples=200)
def test_figures_are_read_as_day_month_year_or_not_at_all(day: int, month: int, year: int) -> None:
    try:
        read = tanggal.parse(f"{day:02}/{month:02}/{year}")
    except CaseDataError:
        with pytest.raises(ValueError, match=r"day|month"):
            date(year, month, day)
    else:
        assert (read.day, read.month, read.year) == (day, month, year)


def test_days_are_written_in_both_languages() -> None:
    assert tanggal.format_long(TUESDAY) == "24 November 2026"
    assert tanggal.format_full(TUESDAY) == "Selasa, 24 November 2026"
    assert tanggal.format_full(date(2026, 1, 2)) == "Jumat, 2 Januari 2026"
    assert tanggal.format_short(date(2026, 1, 2)) == "02-01-2026"
    assert tanggal.format_long(date(2026, 8, 17), "en") == "17 August 2026"
    assert tanggal.format_full(date(2026, 8, 17), "en") == "Monday, 17 August 2026"


@pytest.mark.parametrize(
    "text", ["09.30", "9.30", "09:30", "pukul 9.30", "Pukul 09.30 WIB", "jam 9:30 wib", " 09.30WIB "]
)
def test_usual_ways_of_writing_a_time_are_read(text: str) -> None:
    assert tanggal.parse_time(text) == time(9, 30)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "empty"),
        ("24.00", "impossible"),
        ("09.60", "impossible"),
        ("09.30 WITA", "zone"),
        ("09.30WIT", "zone"),
        ("9", "unreadable"),
        ("9.5", "unreadable"),
        ("09.30.15", "unreadable"),
        ("9.30 pagi", "unreadable"),
        ("09.30-11.00", "unreadable"),
        ("\uff10\uff19.30", "unreadable"),
    ],
)
def test_what_is_not_one_time_is_refused_with_its_reason(text: str, key: str) -> None:
    assert time_fault(text) == key


@given(st.times())
@settings(max_examples=50)
def test_every_written_time_reads_back_to_the_minute(at: time) -> None:
    assert tanggal.parse_time(tanggal.format_time(at)) == time(at.hour, at.minute)


@pytest.mark.parametrize(
    ("birth", "on", "years"),
    [
        (date(2008, 5, 10), date(2026, 5, 9), 17),
        (date(2008, 5, 10), date(2026, 5, 10), 18),
        (date(2008, 5, 10), date(2008, 5, 10), 0),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2008, 12, 31), date(2027, 1, 1), 18),
    ],
)
def test_age_counts_completed_years(birth: date, on: date, years: int) -> None:
    assert tanggal.age(birth, on) == years


def test_a_child_stays_a_child_until_the_limit_is_reached() -> None:
    birth = date(2008, 2, 29)
    assert tanggal.is_minor(birth, date(2026, 2, 28), 18)
    assert not tanggal.is_minor(birth, date(2026, 3, 1), 18)
    assert tanggal.is_minor(birth, date(2026, 3, 1), 21)


def test_an_age_before_birth_is_refused() -> None:
    with pytest.raises(CaseDataError) as caught:
        tanggal.age(date(2026, 5, 10), date(2026, 5, 9))
    assert caught.value.key == "dates.before_birth"


@given(DAYS, st.integers(0, 100))
@settings(max_examples=100)
def test_age_grows_by_one_at_most_from_a_day_to_the_next(birth: date, years: int) -> None:
    on = min(date(birth.year + years, 2, 28), date(2200, 12, 30))
    if on < birth:
        return
    after = date.fromordinal(on.toordinal() + 1)
    assert tanggal.age(birth, after) - tanggal.age(birth, on) in (0, 1)


def test_days_of_a_period_include_both_ends() -> None:
    assert tanggal.days_between(date(2026, 1, 1), date(2026, 1, 1)) == 1
    assert tanggal.days_between(date(2026, 1, 1), date(2026, 1, 18)) == 18
    assert tanggal.days_between(date(2026, 2, 28), date(2026, 3, 1)) == 2


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(CaseDataError) as caught:
        tanggal.days_between(date(2026, 1, 2), date(2026, 1, 1))
    assert caught.value.key == "dates.reversed"
