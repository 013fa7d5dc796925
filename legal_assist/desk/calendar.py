"""The deadlines of one case or of all as a calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from legal_assist import messages
from legal_assist.desk import scanning, wording
from legal_assist.desk.masking import Mask
from legal_assist.output_files import require_new, write_atomic
from legal_assist.reckoning.finding import Said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk
    from legal_assist.exports.calendar_file import Entry
    from legal_assist.reckoning.deadline_line import DeadlineLine

#: Nothing is left to do about these.
_OVER: Final = ("met", "closed", "no_anchor")
_PLANNED: Final = "reckoning_rules.note.planned_for"


@dataclass(frozen=True)
class Written:
    """A written calendar: how many entries it holds, and how many of them have a date."""

    path: Path
    entries: int
    dated: int


def write(
    desk: Desk,
    cases: tuple[Case, ...],
    path: Path,
    lang: str,
    *,
    accepted: frozenset[str] = frozenset(),
    reason: str = "",
) -> Written:
    """Write the deadlines that are still open.

    Args:
        desk: the desk.
        cases: the cases.
        path: the file; never overwritten.
        lang: language of the words in it.
        accepted: findings of the leak scan that are somebody else's (``leak:K1:name``).
        reason: why they are; logged.

    Raises:
        DocumentError: there is a file of that name, or it can't be written; ``scan.blocked``: somebody would
            be named in it.
        StoreError: the log can't be written; then no file is.
    """
    from legal_assist.exports import calendar_file

    require_new(path)
    entries = []
    for case in cases:
        own = list(_entries(desk, case, lang))
        _guard(desk, case, path.name, own, accepted, reason)
        entries += own
    name = messages.text("exports.calendar_name", lang)
    data = calendar_file.make(entries, name=name, stamp=desk.clock.now())
    for case in cases:  # logged first: nothing leaves that the log doesn't know
        desk.audit("calendar_exported", case.code)
    write_atomic(path, data)
    return Written(path, len(entries), sum(entry.day is not None for entry in entries))


def _guard(
    desk: Desk, case: Case, name: str, entries: list[Entry], accepted: frozenset[str], reason: str
) -> None:
    """Calendars end up on telephones and in clouds: their words, before lines are folded, name nobody."""
    words = "\n".join(f"{entry.title}\n{entry.detail}" for entry in entries)
    scanning.guard(desk, case, name, words.encode("utf-8"), accepted=accepted, reason=reason)


def _entries(desk: Desk, case: Case, lang: str) -> Iterator[Entry]:
    from legal_assist.exports.calendar_file import Entry

    mask = Mask(case, exact=True)
    seen: set[str] = set()
    for line in desk.deadlines(case):
        if line.state in _OVER:
            continue
        # A day that has passed has no place in a calendar; what is still open about it becomes a to-do.
        day = line.date if line.date is not None and line.date >= desk.today else None
        planned = _planned(line)
        entry = Entry(
            case=case.code,
            rule=line.rule,
            reading=line.reading,
            victim=line.victim or "",
            event=line.anchor_event_id,
            title=mask.text(wording.say(line.title, lang)),
            detail=mask.text("\n".join(_detail(desk, line, lang))),
            day=day,
            planned=planned,
            remind=line.reminder or planned is not None,
        )
        if entry.uid not in seen:
            seen.add(entry.uid)
            yield entry


def _planned(line: DeadlineLine) -> date | None:
    """The planned hearing that would end an event-bound deadline, as its notes tell."""
    for note in line.notes:
        if isinstance(note, Said) and note.key == _PLANNED and isinstance(note.params.get("day"), date):
            found: date = note.params["day"]
            return found
    return None


def _detail(desk: Desk, line: DeadlineLine, lang: str) -> Iterator[str]:
    yield messages.text(f"explain.state.{line.state}", lang)
    if line.date is not None and line.date < desk.today:
        yield messages.text("exports.passed_on", lang, day=wording.value("day", line.date, lang))
    if line.limit_event is not None:
        event = wording.choice("events.kind", line.limit_event, lang)
        yield messages.text("explain.value.until_event", lang, event=event)
    if line.provision:
        yield f"{wording.cite((line.provision,), desk.book, lang)} ({line.confidence})"
    yield wording.say(line.consequence, lang)
    yield from (wording.say(note, lang) for note in line.notes)
