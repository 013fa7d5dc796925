"""`hearing CASE [MEETING]`: examinations and hearings, one sheet for the companion, what was held."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from legal_assist import messages, tanggal
from legal_assist.cli import output
from legal_assist.cli.session import desk_of, mask_of, victim_of
from legal_assist.desk import hearing as area

if TYPE_CHECKING:
    import argparse

    from legal_assist.desk import Desk, Opened
    from legal_assist.desk.hearing import Section
    from legal_assist.desk.masking import Mask
    from legal_assist.reckoning.meetings import Meeting


def hearing(arguments: argparse.Namespace) -> None:
    """Print the list and the sheet of one meeting; `--held` records that it took place."""
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    mask = mask_of(arguments, opened)
    meeting = area.one(desk, opened.case, arguments.meeting)
    if arguments.held:
        _held(desk, opened, meeting, arguments)
        return
    victims = _victims(arguments, meeting, opened)
    if arguments.json:
        form = _form(desk, opened, meeting, victims, arguments.lang)
        output.data(mask.deep(form) if mask is not None else form)
        return
    if arguments.large:
        _large(desk, opened, meeting, victims, arguments.lang)
        return
    _list(desk, opened, mask, arguments)
    for victim, parts in area.sheets(desk, opened.case, meeting, victims, arguments.lang):
        _sheet(meeting, victim, parts, mask, arguments.lang)


def _victims(arguments: argparse.Namespace, meeting: Meeting, opened: Opened) -> tuple[str | None, ...]:
    wanted = victim_of(arguments, opened.case)
    return (wanted,) if wanted else (meeting.victims or (None,))


def _list(desk: Desk, opened: Opened, mask: Mask | None, arguments: argparse.Namespace) -> None:
    for each in area.found(desk, opened.case):
        _line(f"{each.id:<20} {area.headline(each, desk, arguments.lang)}", mask)


def _sheet(
    meeting: Meeting, victim: str | None, parts: tuple[Section, ...], mask: Mask | None, lang: str
) -> None:
    head = meeting.occasion.title_in(lang)
    _line(f"\n== {head}{f' – {victim}' if victim else ''}", mask)
    for part in parts:
        _line(f"\n{part.title}", mask)
        for line in part.listed:
            _line(line if part.drawn else f"  {line}", mask)


def _large(desk: Desk, opened: Opened, meeting: Meeting, victims: tuple[str | None, ...], lang: str) -> None:
    from legal_assist.desk import large_type

    width = max(shutil.get_terminal_size().columns - 2, 20)
    for words in area.large(area.sheet(desk, opened.case, meeting, victims[0]), lang):
        output.line(f"{large_type.large(words, width)}\n")


def _held(desk: Desk, opened: Opened, meeting: Meeting, arguments: argparse.Namespace) -> None:
    after = area.held(desk, opened, meeting)
    lang = arguments.lang
    day = tanggal.format_long(meeting.event.date, lang) if meeting.event is not None else "-"
    if arguments.json:
        output.data({"case": after.case.code, "revision": after.revision, "event": meeting.id})
        return
    output.line(messages.text("hearing.recorded", lang, day=day))
    for one in meeting.occasion.record:
        output.line(messages.text("hearing.what_next", lang, what=one.in_(lang)))


def _form(
    desk: Desk, opened: Opened, meeting: Meeting, victims: tuple[str | None, ...], lang: str
) -> dict[str, Any]:
    return {
        "meetings": [
            {
                "id": each.id,
                "occasion": each.occasion.id,
                "when": each.when,
                "date": each.event.date.isoformat() if each.event is not None else None,
                "victims": list(each.victims),
            }
            for each in area.found(desk, opened.case)
        ],
        "sheets": [
            {
                "meeting": meeting.id,
                "victim": victim,
                "parts": [{"id": part.id, "title": part.title, "lines": list(part.lines)} for part in parts],
            }
            for victim, parts in area.sheets(desk, opened.case, meeting, victims, lang)
        ],
    }


def _line(text: str, mask: Mask | None) -> None:
    output.line(mask.text(text) if mask is not None else text)
