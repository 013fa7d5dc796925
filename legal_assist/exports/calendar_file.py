"""Deadlines as an iCalendar file: code names only, stable ids, reminders; never an invented date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Alarm, Component

#: Days before the last day on which a calendar reminds, in the morning.
REMIND: Final = (7, 1)
_MORNING: Final = time(8)
#: Where the office works; used only for reminders of hearings, which need a time of day.
ZONE: Final = "Asia/Jakarta"
_DOMAIN: Final = "legal-assist.invalid"


@dataclass(frozen=True)
class Entry:
    """One deadline for a calendar, in words that may leave the program: no identity, only code names.

    Args:
        case: code name.
        rule: id of the rule.
        reading: id of the reading.
        victim: code of the victim; empty for the case.
        event: id of the event it runs from.
        title: what has to be done.
        detail: basis, confidence, consequence.
        day: last day; None when an event ends it or there is no end.
        planned: day of the planned hearing that ends it; reminders come from it, no date is made of it.
        remind: whether it may remind.
    """

    case: str
    rule: str
    reading: str
    victim: str
    event: str
    title: str
    detail: str
    day: date | None
    planned: date | None
    remind: bool

    @property
    def uid(self) -> str:
        """The same for the same deadline in every export, so that a calendar updates instead of doubling."""
        who = self.victim or "case"
        return f"{self.case}.{self.rule}.{self.reading}.{who}.{self.event}@{_DOMAIN}".lower()


def make(entries: Iterable[Entry], *, name: str, stamp: datetime) -> bytes:
    """The calendar file.

    Args:
        entries: deadlines.
        name: what calendar programs call it; it may show on a locked phone.
        stamp: when it was made, with its time zone.

    Returns:
        iCalendar (RFC 5545): a dated deadline is an all-day event, an undated one a to-do without a date.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//legal-assist//tenggat//ID")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_component(entry, stamp))
    return bytes(calendar.to_ical())


def _component(entry: Entry, stamp: datetime) -> Component:
    from icalendar import Event, Todo

    dated = entry.day is not None
    made: Component = Event() if dated else Todo()
    made.add("uid", entry.uid)
    made.add("dtstamp", stamp.astimezone(UTC))
    who = f" {entry.victim}" if entry.victim else ""
    summary = _plain(f"{entry.case}{who}: {entry.title}")
    made.add("summary", summary)
    made.add("description", _plain(entry.detail))
    made.add("class", "PRIVATE")
    if entry.day is not None:
        made.add("dtstart", entry.day)
        made.add("dtend", entry.day + timedelta(days=1))
        made.add("transp", "TRANSPARENT")
    else:
        made.add("status", "NEEDS-ACTION")
    for days in REMIND if entry.remind else ():
        alarm = _alarm(entry, days, summary)
        if alarm is not None:
            made.add_component(alarm)
    return made


def _plain(text: str) -> str:
    """Without backslashes: readers and writers of the format take one before an n for the end of a line."""
    return text.replace("\\", "/")


def _alarm(entry: Entry, days: int, summary: str) -> Alarm | None:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    if entry.day is not None:
        alarm.add("trigger", timedelta(hours=_MORNING.hour) - timedelta(days=days))
        return alarm
    if entry.planned is None:
        return None
    morning = datetime.combine(entry.planned - timedelta(days=days), _MORNING, ZoneInfo(ZONE))
    alarm.add("trigger", morning.astimezone(UTC), parameters={"VALUE": "DATE-TIME"})
    return alarm
