"""Which limit binds the victim's side next, and the sentence that says so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from legal_assist.reckoning import decisions
from legal_assist.reckoning.finding import Said
from legal_assist.reckoning.progress import RIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.cases.case import Case
    from legal_assist.law.rules import DeadlineRule
    from legal_assist.reckoning.deadline_line import DeadlineLine

_OURS: Final = ("applicant", "office")
_PASSED: Final = ("passed_file_anyway", "passed_file_again", "passed_ask_advocate", "passed_report")
_RUNNING: Final = ("due_today", "running", "open_until_event")
#: The states in which a limit can be something to do now.
ASKING: Final = (*_RUNNING, *_PASSED)
#: After this long, somebody else's missed duty waits behind our own limits that have no date yet.
_FRESH: Final = timedelta(days=30)


def binding(
    case: Case, lines: Sequence[DeadlineLine], rules: Sequence[DeadlineRule], as_of: date
) -> list[tuple[DeadlineLine, ...]]:
    """Limits that ask something of the victim's side, the nearest first.

    Lines of one rule on one day belong together (one for each victim). What has passed but must still be
    filed counts as due today; a period of somebody else only counts when it has passed and can be reported,
    and not where it opened a step of ours: that one says what to do, or was done. An event without a planned
    day comes last. Rights that the victim (of a limit of the whole case: every victim) does not want for now
    are left out.

    Args:
        case: the case.
        lines: its deadlines.
        rules: the rules they come from.
        as_of: the day.
    """
    opened = {line.rule for line in lines if line.opens is not None}
    answered = {one for rule in rules if rule.id in opened for one in rule.opens_after}
    groups: dict[tuple[str, date | None, str], list[DeadlineLine]] = {}
    for line in lines:
        ours = line.who in _OURS and line.state in ASKING
        # Of the lines about one payment only one reminds; an event-bound line never has a day of its own.
        silent = line.date is not None and not line.reminder
        if silent or not (ours or line.state == "passed_report"):
            continue
        if line.rule in answered or _declined(case, line, as_of):
            continue
        groups.setdefault((line.rule, line.date, line.state), []).append(line)
    return sorted((tuple(group) for group in groups.values()), key=lambda group: _urgency(group[0], as_of))


def _declined(case: Case, line: DeadlineLine, as_of: date) -> bool:
    """Whether nobody whom the limit concerns wants the right for now."""
    concerned = [victim for victim in case.victims if line.victim in (None, victim.id)]
    return bool(concerned) and all(decisions.declines(one, line.right, as_of) for one in concerned)


def _urgency(line: DeadlineLine, as_of: date) -> tuple[int, date, int]:
    day = due(line)
    if line.state in ("passed_file_anyway", "passed_file_again"):
        rank, day = 0, as_of
    elif line.state == "passed_ask_advocate":
        rank = 1
    elif line.opens is not None:
        rank = 2
    elif line.state == "passed_report":
        rank = 3 if day is not None and as_of - day <= _FRESH else 5
    else:
        rank = 0 if day is not None else 4
    return rank, day or date.max, RIGHTS.index(line.right)


def due(line: DeadlineLine) -> date | None:
    """The day to act by: the last day, or the planned day of the event that ends the time."""
    if line.date is not None:
        return line.date
    planned = [note.params.get("day") for note in line.notes if isinstance(note, Said)]
    days = [day for day in planned if isinstance(day, date)]
    return min(days) if days and line.state == "open_until_event" else None


def said(group: tuple[DeadlineLine, ...], case: Case) -> Said:
    """What to do until when; with the codes of the victims it is about when there are several in the case."""
    line = group[0]
    day = due(line)
    params: dict[str, object] = {"title": line.title}
    if day is not None:
        params["day_due"] = day
    if line.state == "open_until_event":
        params["event"] = Said(f"facts.choices.event.kind.{line.limit_event}")
        key = "before_event" if day is None else "before_event_on"
    elif day is None and line.state == "running" and line.opens is None:
        # Counted in occurrences: the line itself says how many there were.
        params["note"] = line.notes[-1]
        key = "running_undated"
    elif line.opens is not None:
        key = "open_now"
    else:
        key = line.state if day is not None else f"{line.state}_undated"
    step = Said(f"reckoning_case.next.{key}", params)
    codes = list(dict.fromkeys(one.victim for one in group if one.victim))
    if codes and len(case.victims) > 1:
        return Said("reckoning_case.next.deadline_for", {"victim": ", ".join(codes), "step": step})
    return step
