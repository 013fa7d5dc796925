"""Days off from `days_off/<year>.toml`: national holidays and collective leave, with their decree."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from legal_assist.law.provisions import DayOff, DaysOff

if TYPE_CHECKING:
    from legal_assist.law.reading import Table

_KINDS: Final = ("national", "cuti_bersama")


def read_days_off(table: Table) -> DaysOff | None:
    """Read one year; faults are noted in the table's list. None when the file is not named by a year."""
    stem = table.file.rsplit("/", 1)[-1].removesuffix(".toml")
    if not stem.isdigit():
        table.fault("year_file_name")
        return None
    year = int(stem)
    found = DaysOff(
        year=year,
        decree=table.text("decree"),
        decree_date=table.day("decree_date") or date.min,
        confidence=table.code("confidence"),
        source=table.text("source"),
        days=tuple(_day(item, year) for item in table.tables("day", name="name", required=True)),
    )
    seen: set[date] = set()
    for day in found.days:
        if day.date in seen:
            table.fault("day_twice", "day", day=day.date.isoformat())
        seen.add(day.date)
    table.done()
    return found


def _day(table: Table, year: int) -> DayOff:
    day = table.day("date") or date.min
    if day != date.min and day.year != year:
        table.fault("wrong_year", "date", day=day.isoformat(), year=str(year))
    kind = table.text("kind")
    if kind and kind not in _KINDS:
        table.fault("wrong_kind", "kind", wanted=" / ".join(_KINDS))
    known: Literal["national", "cuti_bersama"] = "cuti_bersama" if kind == "cuti_bersama" else "national"
    found = DayOff(
        date=day,
        name=table.text("name"),
        name_en=table.text("name_en"),
        kind=known,
        estimated=table.flag("estimated", default=False),
        decree=table.text("decree", required=False),
    )
    table.done()
    return found
