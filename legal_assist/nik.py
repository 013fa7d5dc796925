"""The sixteen-digit population number (NIK): what it says, and what in it is unusual.

Only length and digits are refused. All else is a warning: real cards carry errors, codes from before a region
was divided stay valid, and without a check digit a well-formed NIK proves nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from legal_assist.errors import CaseDataError, Problem

LENGTH: Final = 16
INVENTED_PROVINCE: Final = "99"
"""Province code that no region has; the numbers of invented people begin with it."""

PROVINCES: Final = {
    "11": "Aceh",
    "12": "Sumatera Utara",
    "13": "Sumatera Barat",
    "14": "Riau",
    "15": "Jambi",
    "16": "Sumatera Selatan",
    "17": "Bengkulu",
    "18": "Lampung",
    "19": "Kepulauan Bangka Belitung",
    "21": "Kepulauan Riau",
    "31": "DKI Jakarta",
    "32": "Jawa Barat",
    "33": "Jawa Tengah",
    "34": "DI Yogyakarta",
    "35": "Jawa Timur",
    "36": "Banten",
    "51": "Bali",
    "52": "Nusa Tenggara Barat",
    "53": "Nusa Tenggara Timur",
    "61": "Kalimantan Barat",
    "62": "Kalimantan Tengah",
    "63": "Kalimantan Selatan",
    "64": "Kalimantan Timur",
    "65": "Kalimantan Utara",
    "71": "Sulawesi Utara",
    "72": "Sulawesi Tengah",
    "73": "Sulawesi Selatan",
    "74": "Sulawesi Tenggara",
    "75": "Gorontalo",
    "76": "Sulawesi Barat",
    "81": "Maluku",
    "82": "Maluku Utara",
    "91": "Papua",
    "92": "Papua Barat",
    "93": "Papua Selatan",
    "94": "Papua Tengah",
    "95": "Papua Pegunungan",
    "96": "Papua Barat Daya",
}
"""The 38 provinces by the interior ministry's code."""

_WOMEN_ADD: Final = 40


@dataclass(frozen=True)
class NikCheck:
    """What a NIK says. Number and birth dates stay out of `repr`."""

    digits: str = field(repr=False)
    """The sixteen digits without separators."""
    warnings: tuple[Problem, ...]
    """What is unusual, `contacts.nik.*`; without any digit of the number."""
    sex: Literal["female", "male"] | None
    """From the day of birth, which is raised by 40 for women; None when that day can't exist."""
    birth_dates: tuple[date, ...] = field(repr=False)
    """The dates it can mean, earliest first: the number doesn't tell the century. Empty when none exists."""


def check(text: str, *, as_of: date | None = None) -> NikCheck:
    """Read a NIK; spaces, dots and hyphens between the digits don't matter.

    Args:
        text: the number as typed.
        as_of: leave out birth dates after this day; without it both centuries are given where both exist.

    Raises:
        CaseDataError: `contacts.nik.empty`, `contacts.nik.not_digits`, `contacts.nik.length`.
    """
    digits = _bare(text)
    if not digits:
        raise CaseDataError("contacts.nik.empty")
    if not re.fullmatch(r"[0-9]+", digits):
        raise CaseDataError("contacts.nik.not_digits")
    if len(digits) != LENGTH:
        raise CaseDataError("contacts.nik.length", count=len(digits), length=LENGTH)
    sex, births = _birth(digits[6:12], as_of)
    province = digits[:2]
    found = (
        ("province", province not in PROVINCES and province != INVENTED_PROVINCE),
        ("regency", digits[2:4] == "00"),
        ("district", digits[4:6] == "00"),
        ("birth_date", not births),
        ("serial", digits[12:] == "0000"),
    )
    warnings = tuple(Problem("", f"contacts.nik.{name}") for name, holds in found if holds)
    return NikCheck(digits, warnings, sex, births)


def is_invented(digits: str) -> bool:
    """Whether the number is one of an invented person (province 99)."""
    return _bare(digits).startswith(INVENTED_PROVINCE)


def mask(digits: str) -> str:
    """Write a NIK for the screen with only its serial number readable: `************0001`."""
    bare = _bare(digits)
    return "*" * (LENGTH - 4) + bare[-4:] if len(bare) == LENGTH else "*" * LENGTH


def _bare(text: str) -> str:
    return re.sub(r"[\s.\-\u2010-\u2014]", "", text)


def _birth(six: str, as_of: date | None) -> tuple[Literal["female", "male"] | None, tuple[date, ...]]:
    day, month, short_year = int(six[:2]), int(six[2:4]), int(six[4:])
    sex: Literal["female", "male"] = "female" if day > _WOMEN_ADD else "male"
    day -= _WOMEN_ADD if sex == "female" else 0
    if not 1 <= day <= 31:
        return None, ()
    births = []
    for century in (1900, 2000):
        try:
            births.append(date(century + short_year, month, day))
        except ValueError:
            continue  # no such day in that year, e.g. 29 February 1900
    return sex, tuple(birth for birth in births if as_of is None or birth <= as_of)
