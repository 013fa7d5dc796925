"""One deadline as it is shown: what, from when, until when, counted how, and in which state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

    from legal_assist.law.rules import DeadlineRule
    from legal_assist.reckoning.finding import LawText, Said

State = Literal[
    "running", "due_today", "met", "passed_file_anyway", "passed_file_again", "passed_ask_advocate",
    "passed_report", "closed", "open_until_event", "no_anchor",
]  # fmt: skip


@dataclass(frozen=True)
class DeadlineLine:
    """One reading of one norm, for one event and one victim (None: the case).

    `date` is the last day, None where an event ends it (`limit_event`), where there is no end (then `opens`
    is the first day), or where the day can't be computed yet. `hour` is the clock hour on the last day for
    periods in hours whose beginning is recorded to the hour. `counted` are the days counted, in order.
    `day_before` is the working day before the last day, when that is a day off. `reminder`: whether this line
    may remind; of the lines about one payment only one does. `primary` is False for a second treatment of the
    same reading. `done` is the day on which it was met.
    """

    rule: str
    title: LawText
    consequence: LawText
    anchor: str
    anchor_event_id: str
    anchor_date: dt.date
    date: dt.date | None
    limit_event: str | None
    unit: str
    provision: str | None
    confidence: str
    reading: str
    state: State
    who: str
    right: str
    victim: str | None
    counted: tuple[dt.date, ...]
    day_before: dt.date | None
    notes: tuple[Said | LawText, ...]
    alias: tuple[str, ...]
    to: tuple[str, ...] = ()
    hour: dt.time | None = None
    opens: dt.date | None = None
    reminder: bool = True
    primary: bool = True
    done: dt.date | None = None


def state_of(rule: DeadlineRule, last: dt.date, as_of: dt.date, *, met: bool) -> State:
    """The state of a dated line; a passed day is never called closed."""
    if met:
        return "met"
    if as_of < last:
        return "running"
    return "due_today" if as_of == last else passed(rule)


def passed(rule: DeadlineRule) -> State:
    """The state after the time has passed, in the words the law data choose."""
    states: dict[str, State] = {
        "file_anyway": "passed_file_anyway",
        "file_again": "passed_file_again",
        "ask_advocate": "passed_ask_advocate",
        "report": "passed_report",
        "closed": "closed",
    }
    return states[rule.passed]


__all__ = ["DeadlineLine", "State", "passed", "state_of"]
