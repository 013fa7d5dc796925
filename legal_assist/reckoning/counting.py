"""Counting a period from an event: units, collective leave, and what must be said about the result."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from legal_assist import tanggal
from legal_assist.reckoning.finding import LawText, Said
from legal_assist.reckoning.working_days import ONE_DAY, Calendar, Counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.law.rules import DeadlineReading

_DAYS_IN_A_MONTH: Final = 30
_HOURS_IN_A_DAY: Final = 24


@dataclass(frozen=True)
class Period:
    """A counted period; `suffix` tells a second treatment of collective leave apart."""

    date: dt.date
    counted: tuple[dt.date, ...]
    notes: tuple[Said | LawText, ...]
    day_before: dt.date | None
    hour: dt.time | None = None
    suffix: str = ""


def periods(
    reading: DeadlineReading, start: dt.date, at: dt.time | None, calendar: Calendar, *, own: bool
) -> tuple[Period, ...]:
    """Count one reading from the day of its event.

    Args:
        reading: how much, in which unit and direction.
        start: the day of the event; days are counted from the next one.
        at: the clock hour of the event, for periods in hours.
        calendar: the days off.
        own: whether it is the applicant's own duty. Then collective leave counts as working days first (the
            earlier result), and the other treatment is given too where it leads to another day; the duties of
            others are counted with collective leave as days off (the later result).

    Raises:
        ValueError: the reading has no period that can be counted.
    """
    count = reading.count
    if count is None or reading.unit in ("times", "none"):
        raise ValueError(reading.id)
    if reading.unit == "working":
        return _working(reading, start, calendar, count, own=own)
    if reading.unit == "hours":
        return (_hours(reading, start, at, calendar, count),)
    number = count * _DAYS_IN_A_MONTH if reading.unit == "months30" else count
    counted = calendar.count_calendar(start, number, backwards=reading.direction == "before")
    return (_period(reading, counted, calendar, ()),)


def _working(
    reading: DeadlineReading, start: dt.date, calendar: Calendar, count: int, *, own: bool
) -> tuple[Period, ...]:
    off = calendar.count(start, count)
    if not own:
        return (_period(reading, off, calendar, _leave_note(off, calendar, "leave_off")),)
    worked = calendar.count(start, count, leave_is_off=False)
    first = _period(reading, worked, calendar, _leave_note(off, calendar, "leave_counted"))
    if worked.date == off.date:
        return (first,)
    note = (Said("reckoning_rules.note.leave_off"),)
    return (first, _period(reading, off, calendar, note, suffix="-leave-off"))


def _leave_note(off: Counted, calendar: Calendar, key: str) -> tuple[Said, ...]:
    """Say how collective leave was treated, but only when it lies within the count."""
    day = off.days[0] - ONE_DAY
    while day < off.date:
        day += ONE_DAY
        if calendar.is_off(day) and not calendar.is_off(day, leave_is_off=False):
            return (Said(f"reckoning_rules.note.{key}"),)
    return ()


def _hours(
    reading: DeadlineReading, start: dt.date, at: dt.time | None, calendar: Calendar, count: int
) -> Period:
    end = dt.datetime.combine(start, at or dt.time.min) + dt.timedelta(hours=count)
    days = max(1, (end.date() - start).days)
    counted = calendar.count_calendar(start, days)
    if at is None:
        note = Said("reckoning_rules.note.hour_unknown", {"hours": count})
        return _period(reading, counted, calendar, (note,))
    note = Said("reckoning_rules.note.until_hour", {"hour": tanggal.format_time(end.time())})
    whole = Counted(end.date(), counted.days if end.date() > start else ())
    return _period(reading, whole, calendar, (note,), hour=end.time())


def _period(
    reading: DeadlineReading,
    counted: Counted,
    calendar: Calendar,
    extra: tuple[Said, ...],
    *,
    hour: dt.time | None = None,
    suffix: str = "",
) -> Period:
    last = counted.date
    before = calendar.working_day_before(last) if calendar.is_off(last) else None
    notes = (*_own_note(reading), *extra, *_calendar_notes(counted, before))
    return Period(last, counted.days, notes, before, hour, suffix)


def _own_note(reading: DeadlineReading) -> Iterator[Said | LawText]:
    if reading.note is not None and reading.note_en is not None:
        yield LawText(reading.note, reading.note_en)
    if reading.undefined:
        yield Said("reckoning_rules.note.day_undefined")


def _calendar_notes(counted: Counted, before: dt.date | None) -> Iterator[Said]:
    for year in counted.unknown_years:
        yield Said("reckoning_rules.note.year_unknown", {"year": str(year)})
    for day in counted.estimated:
        yield Said("reckoning_rules.note.holiday_estimated", {"day": day})
    if before is not None:
        yield Said("reckoning_rules.note.last_day_off", {"day": before})


__all__ = ["Period", "periods"]
