"""Dates and times as people in Indonesia write them: the only reader and writer of both.

Reading is day first and never guesses: the parsers of our libraries turn `05/01/2026` or `11/24/2026` into
another day without a word. Knows no clock: ages and counts are taken between two given days.
"""

from __future__ import annotations

import re
from datetime import date, time
from typing import Final

from legal_assist.errors import CaseDataError

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200

_MONTH_NAMES: Final = (
    "januari jan djanuari january",
    "februari feb pebruari peb february",
    "maret mar mrt march",
    "april apr",
    "mei may",
    "juni jun djuni june",
    "juli jul djuli july",
    "agustus agu ags agt agust august aug",
    "september sep sept",
    "oktober okt october oct",
    "november nov nopember nop",
    "desember des december dec",
)
_MONTH_OF: Final = {
    name: month for month, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()
}
_WEEKDAY_NAMES: Final = (
    "senin monday",
    "selasa tuesday",
    "rabu wednesday",
    "kamis thursday",
    "jumat jum'at friday",
    "sabtu saturday",
    "minggu ahad sunday",
)
_WEEKDAY_OF: Final = {name: day for day, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}

_LEAD = re.compile(
    rf"(?:(?:hari )?(?P<weekday>{'|'.join(_WEEKDAY_OF)}) ?,? ?)?(?:(?:tanggal|tgl\.?) ?)?(?=[0-9])",
    re.IGNORECASE,
)
_DAY = "(?P<day>[0-9]{1,2})"
_YEAR = "(?P<year>[0-9]{4}|'?[0-9]{2})"
_FORMS = (
    re.compile(rf"{_DAY} ?(?P<sign>[-/.]) ?(?P<month>[0-9]{{1,2}}) ?(?P=sign) ?{_YEAR}"),
    re.compile(rf"{_DAY}(?P<sign>[ /-])(?P<name>[A-Za-z]+)\.?(?P=sign){_YEAR}"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
)
_MONTH = "|".join(_MONTH_OF)
_NAME_FIRST = re.compile(rf"(?:{_MONTH})\.? [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}}", re.IGNORECASE)
_APPROXIMATE = re.compile(
    r"[±~≈<>?]|\bs\.? ?d\.|^[0-9]{1,2} ?[–—-] ?[0-9]{1,2} [a-z]|[0-9]{4} ?[–—-] ?[0-9]|"
    r"\b(?:awal|akhir|pertengahan|tengah|sekitar|sekira|kira|kurang|lebih|antara|sampai|hingga|s ?/? ?d|"
    r"sebelum|sesudah|setelah|sejak|mungkin|atau|minggu|bulan|tahun|lalu|kemarin|"
    r"early|late|mid|about|around|circa|between|before|after|since|or|week|month|year)\b|"
    rf"^(?:(?:{_MONTH})\.? ?)?(?:[0-9]{{4}})?$|^[0-9]{{1,2}} ?[-/.] ?[0-9]{{4}}$|^[0-9]{{1,2}} (?:{_MONTH})$",
    re.IGNORECASE,
)
_LONGEST: Final = 60
_TIME = re.compile(
    r"(?:(?:pukul|jam) ?)?(?P<hour>[0-9]{1,2})[.:](?P<minute>[0-9]{2})(?: ?wib)?", re.IGNORECASE
)


def parse(text: str) -> date:
    """Read one day typed the Indonesian way, day first.

    Args:
        text: `24-11-2026`, `24/11/2026`, `24.11.2026`, `24 November 2026`, `24 Nov 2026`, `2026-11-24`, or
            `Selasa, 24 November 2026`, where the weekday is held against the date.

    Raises:
        CaseDataError: `dates.*`: not one certain day from 1900 to 2200.
    """
    typed = " ".join(text.replace("\u2019", "'").split())
    lead = _LEAD.match(typed)
    body = typed[lead.end() :] if lead else typed
    found = next(filter(None, (form.fullmatch(body) for form in _FORMS)), None)
    if found is None:
        raise CaseDataError(f"dates.{_fault(typed)}")
    if len(found["year"]) != 4:
        raise CaseDataError("dates.two_digit_year")
    day = _real_day(int(found["day"]), _month(found), int(found["year"]))
    if lead and lead["weekday"] and _WEEKDAY_OF[lead["weekday"].lower()] != day.weekday():
        raise CaseDataError("dates.weekday_mismatch", weekday=_written(day, "EEEE", "id"))
    return day


def parse_time(text: str) -> time:
    """Read a time of day in western Indonesian time: `09.30`, `9:30`, `pukul 9.30 WIB`.

    Raises:
        CaseDataError: `dates.time_*`; times of the other Indonesian zones are refused, not converted.
    """
    typed = " ".join(text.split())
    if not typed:
        raise CaseDataError("dates.time_empty")
    found = _TIME.fullmatch(typed)
    if found is None:
        other_zone = re.search(r"(?:\b|[0-9])wita?\b", typed, re.IGNORECASE)
        raise CaseDataError("dates.time_zone" if other_zone else "dates.time_unreadable")
    hour, minute = int(found["hour"]), int(found["minute"])
    if hour > 23 or minute > 59:
        raise CaseDataError("dates.time_impossible")
    return time(hour, minute)


def format_long(day: date, lang: str = "id") -> str:
    """Write a day with the month in words: `24 November 2026`."""
    return _written(day, "d MMMM y", lang)


def format_full(day: date, lang: str = "id") -> str:
    """Write a day with weekday and month in words: `Selasa, 24 November 2026`."""
    return _written(day, "EEEE, d MMMM y", lang)


def format_month(day: date, lang: str = "id") -> str:
    """`November 2026`."""
    return _written(day, "MMMM y", lang)


def weekday_names(lang: str = "id") -> tuple[str, ...]:
    """Short names of the days of a week, Monday first."""
    from babel.dates import get_day_names

    names = get_day_names("abbreviated", context="stand-alone", locale=lang)
    return tuple(str(names[number]) for number in range(7))


def format_short(day: date) -> str:
    """Write a day in figures, day first: `24-11-2026`."""
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def format_time(at: time) -> str:
    """Write a time of day with a dot: `09.30`."""
    return f"{at.hour:02}.{at.minute:02}"


def age(birth: date, on: date) -> int:
    """Count the years completed on a day.

    Born on 29 February, a year of life is complete when 28 February has ended, so in a common year the
    birthday is reached on 1 March. dateutil gives 28 February, which would end a child's protection a day
    early.

    Raises:
        CaseDataError: `dates.before_birth`.
    """
    if on < birth:
        raise CaseDataError("dates.before_birth")
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def is_minor(birth: date, on: date, limit_years: int) -> bool:
    """Whether a person is below an age limit on a day.

    Args:
        birth: day of birth.
        on: the day in question.
        limit_years: the limit in completed years; it is law, so the caller brings it from the law book.

    Raises:
        CaseDataError: `dates.before_birth`.
    """
    return age(birth, on) < limit_years


def days_between(first: date, last: date) -> int:
    """Count the days of a period, both the first and the last day included.

    Raises:
        CaseDataError: `dates.reversed`: the last day is before the first.
    """
    if last < first:
        raise CaseDataError("dates.reversed")
    return (last - first).days + 1


def _written(day: date, pattern: str, lang: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=lang)


def _month(found: re.Match[str]) -> int:
    parts = found.groupdict()
    if "month" in parts:
        return int(parts["month"])
    month = _MONTH_OF.get(parts["name"].lower())
    if month is None:
        raise CaseDataError("dates.unknown_month")
    return month


def _real_day(day: int, month: int, year: int) -> date:
    if month > 12 and 1 <= day <= 12:
        raise CaseDataError("dates.month_first")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CaseDataError("dates.year_range", first=FIRST_YEAR, last=LAST_YEAR)
    try:
        return date(year, month, day)
    except ValueError:
        # Not repeated: one wrong digit away from it may be a real person's birthday.
        raise CaseDataError("dates.impossible") from None


def _fault(typed: str) -> str:
    """Name what is wrong with a text that has not the form of a date."""
    checks: tuple[tuple[str, bool], ...] = (
        ("empty", not typed),
        ("unreadable", len(typed) > _LONGEST),
        ("unusual_digits", any(sign.isnumeric() and not sign.isascii() for sign in typed)),
        ("month_first", bool(_NAME_FIRST.fullmatch(typed))),
        ("approximate", bool(_APPROXIMATE.search(typed))),
    )
    return next((name for name, holds in checks if holds), "unreadable")
