"""Court case numbers in one normal form, and a loose look at police report numbers.

The typed text is always kept: registries differ, and the paper in hand is the authority. Only what can't be a
case number is refused; what is merely unusual is a warning.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from legal_assist.errors import CaseDataError

_SPECIAL: Final = ("Anak", "TPK", "LH", "PRK", "HAM", "Militer")
_CRIMINAL: Final = (
    "Pid",
    "Pid.B",
    "Pid.B/LH",
    "Pid.S",
    "Pid.C",
    "Pid.R",
    "Pid.Pra",
    "Pid.Sus",
    "JN",
    "JN.Anak",
)
_CIVIL: Final = ("Pdt", "Pdt.G", "Pdt.P", "Pdt.G.S", "Pdt.Bth", "Pdt.Plw", "Pdt.Eks", "Pdt.Sus")
_COMMERCIAL: Final = ("PHI", "HKI", "Pailit", "PKPU", "KPPU", "BPSK")
_OTHER: Final = ("G", "P", "TUN", "Ag", "Mil")
_TYPES: Final = (
    *_CRIMINAL,
    *(f"Pid.Sus-{part}" for part in _SPECIAL),
    *_CIVIL,
    *(f"Pdt.Sus-{part}" for part in _COMMERCIAL),
    *_OTHER,
)


def _bare(kind: str) -> str:
    return re.sub(r"[ .\-]", "", kind).lower()


_TYPE_OF: Final = {_bare(kind): kind for kind in _TYPES}
# These courts write their codes as Tpg or Jkt.Pst; the higher and administrative courts in capitals.
_FIRST_INSTANCE: Final = frozenset({"PN", "PA", "MS"})
_COURTS: Final = _FIRST_INSTANCE | {"PTUN", "PT", "PTA", "PTTUN"}

_LABEL = re.compile(
    r"(?:(?:reg(?:ister)?|putusan|penetapan|perkara|pidana|nomor|no)[.: ]*)+(?=[0-9]|LP|ST)", re.IGNORECASE
)
_KIND = r"(?P<kind>[A-Za-z]+(?:[ .\-]{1,2}[A-Za-z]+)*(?:/[A-Za-z]+)?)"
_SERIAL = r"0*(?P<serial>[1-9][0-9]{0,5})"
_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"
_COURT = r"(?P<court>[A-Za-z]{2,5})[ .]+(?P<code>[A-Za-z]+(?:[ .\-]+[A-Za-z]+){0,3})\.?"
_LOWER_COURT = re.compile(f"{_SERIAL}/{_KIND}/{_YEAR}/{_COURT}")
_SUPREME_COURT = re.compile(rf"{_SERIAL} ?(?P<remedy>PK|K)/{_KIND}/{_YEAR}", re.IGNORECASE)
_NO_COURT = re.compile(rf"{_SERIAL}/{_KIND}/{_YEAR}(?:/[A-Za-z]{{0,5}})?")
_SHORT_YEAR = re.compile(rf"{_SERIAL}(?: ?P?K)?/{_KIND}/[0-9]{{2}}(?:/.*)?", re.IGNORECASE)
_LONGEST: Final = 80
_LONGEST_CODE: Final = 6

_ROMAN_MONTHS: Final = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"})


@dataclass(frozen=True)
class CaseNumber:
    """One court case number."""

    typed: str
    """As it was typed, without spaces around it."""
    normal: str
    """The usual way of writing it: `123/Pid.Sus/2026/PN Tpg`."""
    court_code: str | None
    """Court as abbreviated in the number, `PN Tpg`; None for the Supreme Court: its numbers name no court."""
    year: int | None
    """Year of registration."""
    warnings: tuple[str, ...]
    """Message ids of what is unusual: `contacts.case_number.unknown_type` or `.unknown_court`."""


def parse(text: str) -> CaseNumber:
    """Read a case number of a court of any instance, with or without "Nomor" before it.

    Args:
        text: `123/Pid.Sus/2026/PN Tpg`, `No. 123 / PID.SUS / 2026 / PN.Tpg`, `1234 K/Pid.Sus/2026`, ...

    Raises:
        CaseDataError: `contacts.case_number.*`: it can't be one case number.
    """
    typed = text.strip()
    plain = _plain(typed)
    if len(typed) > _LONGEST:
        raise CaseDataError("contacts.case_number.unreadable")
    supreme = _SUPREME_COURT.fullmatch(plain)
    found = supreme or _LOWER_COURT.fullmatch(plain)
    if found is None:
        raise CaseDataError(f"contacts.case_number.{_fault(plain)}")
    kind, year = _TYPE_OF.get(_bare(found["kind"])), int(found["year"])
    warnings = () if kind else ("contacts.case_number.unknown_type",)
    middle = f"{kind or found['kind']}/{year}"
    if supreme:
        return CaseNumber(
            typed, f"{found['serial']} {found['remedy'].upper()}/{middle}", None, year, warnings
        )
    court = found["court"].upper()
    if court not in _COURTS or max(map(len, re.split(r"[ .\-]+", found["code"]))) > _LONGEST_CODE:
        warnings = (*warnings, "contacts.case_number.unknown_court")
    court_code = f"{court} {_code(court, found['code'])}"
    return CaseNumber(typed, f"{found['serial']}/{middle}/{court_code}", court_code, year, warnings)


def police_report_warnings(text: str) -> tuple[str, ...]:
    """Look at a police report number such as `LP/B/24/VIII/2026/SPKT/POLRES BINTAN`; forms vary: only warn.

    Returns:
        Message ids `contacts.police_report.*` of what is unusual, in reading order; empty when nothing is.
    """
    parts = [part.strip(" .:") for part in _plain(text.strip()).upper().split("/")]
    months = [place for place, part in enumerate(parts) if place and part in _ROMAN_MONTHS]
    followed_by_year = any(re.fullmatch(r"(?:19|20|21)[0-9]{2}", part) for part in parts[1:])
    before_month = parts[1 : months[0]] if months else parts[1:]
    receipt = re.match(r"S[A-Z]*L[A-Z]*\b", parts[0]) is not None
    checks: tuple[tuple[str, bool], ...] = (
        ("receipt", receipt),
        ("no_lp", not receipt and not re.match(r"LP[ .\-]?[A-Z]?\b", parts[0])),
        ("no_number", not any(re.search(r"[0-9]", part) for part in (parts[0], *before_month))),
        ("no_month", not months),
        ("no_year", not followed_by_year),
    )
    return tuple(f"contacts.police_report.{name}" for name, holds in checks if holds)


def _plain(typed: str) -> str:
    plain = unicodedata.normalize("NFKC", typed)
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", plain)
    plain = re.sub(r" ?/ ?", "/", " ".join(plain.split()))
    return _LABEL.sub("", plain, count=1) if _LABEL.match(plain) else plain


def _code(court: str, typed: str) -> str:
    parts = re.split(r"[ .]+", typed)
    if court in _FIRST_INSTANCE:
        return ".".join(part.capitalize() if part.isupper() or part.islower() else part for part in parts)
    return ".".join(part.upper() if part.islower() else part for part in parts)


def _fault(plain: str) -> str:
    if not plain:
        return "empty"
    if _NO_COURT.fullmatch(plain):
        return "no_court"
    if _SHORT_YEAR.fullmatch(plain):
        return "short_year"
    return "unreadable"
