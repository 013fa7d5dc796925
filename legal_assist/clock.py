"""The only today() and now(). Everything else is handed its `as_of` date."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

#: Western, Central and Eastern Indonesia Time.
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


class Clock(Protocol):
    """What the program asks for the time."""

    def now(self) -> datetime:
        """The present moment, with its zone."""
        ...

    def today(self) -> date:
        """The present calendar day in Indonesia (WIB unless told otherwise)."""
        ...


class SystemClock:
    """The machine's clock, read in Indonesian time."""

    def __init__(self, zone: str = "WIB") -> None:
        self._zone = ZoneInfo(ZONES[zone])

    def now(self) -> datetime:
        """The present moment in the chosen Indonesian zone."""
        return datetime.now(self._zone)

    def today(self) -> date:
        """The present calendar day in the chosen Indonesian zone."""
        return self.now().date()


class FixedClock:
    """A clock that stands still, for `--as-of`, lessons and tests."""

    def __init__(self, day: date) -> None:
        self._day = day

    def now(self) -> datetime:
        """Noon WIB of the fixed day."""
        return datetime(self._day.year, self._day.month, self._day.day, 12, tzinfo=ZoneInfo(ZONES["WIB"]))

    def today(self) -> date:
        """The fixed day."""
        return self._day
