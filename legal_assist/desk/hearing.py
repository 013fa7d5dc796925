"""Examinations and hearings for the companion: a list of them, and one sheet for each, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist import messages, tanggal
from legal_assist.desk import wording
from legal_assist.errors import UsageError
from legal_assist.reckoning import meetings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from legal_assist.cases.case import Case
    from legal_assist.cases.events import Event
    from legal_assist.desk.desk import Desk, Opened
    from legal_assist.law.occasions import Objection
    from legal_assist.reckoning.meetings import Ask, Meeting, Sheet
    from legal_assist.reckoning.readiness import DocumentState


@dataclass(frozen=True)
class Section:
    """One part of a sheet: its heading, its lines, and whether they are drawn as they stand."""

    id: str
    title: str
    lines: tuple[str, ...]
    drawn: bool = False

    @property
    def listed(self) -> tuple[str, ...]:
        """The lines as a list: each point begins with a dash, what belongs to one is indented."""
        if self.drawn or self.id == "where":
            return self.lines
        return tuple(line if line.startswith(("- ", "  ")) else f"- {line}" for line in self.lines)


def found(desk: Desk, case: Case) -> tuple[Meeting, ...]:
    """Examinations and hearings: what lies ahead first, see `reckoning.meetings`."""
    return meetings.meetings(case, desk.book, desk.today)


def one(desk: Desk, case: Case, name: str) -> Meeting:
    """The meeting of that id (`E4`), or of that kind where no day is recorded; the next one when empty.

    Raises:
        UsageError: there is none; the sentence names those there are.
    """
    there = found(desk, case)
    wanted = name.strip().casefold()
    for each in there:
        if not wanted or each.id.casefold() == wanted:
            return each
    known = ", ".join(each.id for each in there) or "-"
    raise UsageError("hearing.none_such" if wanted else "hearing.none", name=name[:40], known=known)


def headline(meeting: Meeting, desk: Desk, lang: str) -> str:
    """`13 November 2026 pukul 09.00, Pemeriksaan di polisi (11 hari lagi): K1, K2`."""
    title, event = meeting.occasion.title_in(lang), meeting.event
    if event is None:
        words = messages.text("hearing.no_day", lang, title=title)
    else:
        at = event.time
        day = tanggal.format_long(event.date, lang) if at is None else wording.moment(event.date, at, lang)
        days = abs((event.date - desk.today).days)
        key = "held_today" if meeting.when == "held" and not days else meeting.when
        when = messages.text(f"hearing.when.{key}", lang, n=days)
        words = messages.text("hearing.headline", lang, day=day, title=title, when=when)
    return f"{words}: {', '.join(meeting.victims)}" if meeting.victims else words


def sheet(desk: Desk, case: Case, meeting: Meeting, victim: str | None) -> Sheet:
    """All there is to know for one meeting and one victim."""
    return meetings.sheet(case, desk.book, meeting, victim, desk.today)


def sheets(
    desk: Desk, case: Case, meeting: Meeting, victims: Sequence[str | None], lang: str
) -> Iterator[tuple[str | None, tuple[Section, ...]]]:
    """The sheets of several victims in words; what they share is worked out once."""
    found = meetings.items(case, desk.book, meeting, desk.today)
    papers = desk.documents(case)
    for victim in victims:
        told = meetings.sheet(case, desk.book, meeting, victim, desk.today, found)
        yield victim, sections(desk, case, told, lang, papers)


def sections(
    desk: Desk, case: Case, told: Sheet, lang: str, found: Sequence[DocumentState] | None = None
) -> tuple[Section, ...]:
    """A sheet in words, part by part, from when and where to what to record afterwards.

    Args:
        desk: the desk.
        case: the case.
        told: the sheet.
        lang: ``id`` or ``en``.
        found: the states of the papers, where they are known already.
    """
    occasion = told.meeting.occasion
    papers = {state.id: state for state in (desk.documents(case) if found is None else found)}
    titles = desk.catalogue.titles(lang)
    parts = [
        ("where", _where(told.meeting, case, lang)),
        ("happens", tuple(_based(desk, text.in_(lang), basis, lang) for text, basis in told.happens)),
        ("ask", tuple(line for ask in told.asks for line in _ask(desk, ask, papers, titles, lang))),
        ("object", tuple(line for each in told.objections for line in _objection(desk, each, lang))),
        ("bring", tuple(each.in_(lang) for each in told.bring)),
        ("travel", tuple(each.in_(lang) for each in told.travel)),
        ("after", tuple(each.in_(lang) for each in told.after)),
        ("record", tuple(each.in_(lang) for each in occasion.record)),
    ]
    sections = [
        Section(name, messages.text(f"hearing.part.{name}", lang), lines) for name, lines in parts if lines
    ]
    seats = messages.text("hearing.part.seats", lang)
    note = messages.text("hearing.seats_note", lang)
    drawing = Section("seats", seats, (*occasion.seats_in(lang).splitlines(), note), drawn=True)
    return (*sections[:2], drawing, *sections[2:])


def large(told: Sheet, lang: str) -> tuple[str, ...]:
    """Short sentences for large type; no word in them betrays what she came for."""
    return tuple(each.in_(lang) for each in told.meeting.occasion.large)


def held(desk: Desk, opened: Opened, meeting: Meeting) -> Opened:
    """Record that a planned examination or hearing was held on its day.

    Raises:
        UsageError: no day is recorded for it, or its day lies ahead.
        ConflictError: another window saved in between.
    """
    event = meeting.event
    if event is None or event.date > desk.today:
        raise UsageError("hearing.not_yet")
    if event.certainty != "planned":
        return opened
    return desk.record(opened, f"events.{event.id}.certainty", "certain")


def _where(meeting: Meeting, case: Case, lang: str) -> tuple[str, ...]:
    event = meeting.event
    if event is None:
        return (messages.text("hearing.ask_day", lang),)
    police = "police_examination" in meeting.occasion.events
    office = case.investigator if police else case.court
    name = office.name if office is not None else None
    place = event.place or name
    lines = [messages.text("hearing.at", lang, day=_day(event, lang))]
    if place:
        lines.append(messages.text("hearing.place", lang, place=place))
    if not event.place:
        lines.append(messages.text("hearing.ask_room", lang))
    if event.time is None:
        lines.append(messages.text("hearing.ask_time", lang))
    if event.note:
        lines.append(messages.text("hearing.note", lang, note=event.note))
    return tuple(lines)


def _day(event: Event, lang: str) -> str:
    """`Selasa, 1 Desember 2026 pukul 09.00`."""
    day = tanggal.format_full(event.date, lang)
    if event.time is None:
        return day
    return messages.text("desk.moment", lang, day=day, time=tanggal.format_time(event.time))


def _based(desk: Desk, words: str, basis: tuple[str, ...], lang: str) -> str:
    return f"{words} ({wording.cite(basis, desk.book, lang)})" if basis else words


def _ask(
    desk: Desk, ask: Ask, papers: dict[str, DocumentState], titles: dict[str, str], lang: str
) -> list[str]:
    item = ask.state.item
    said = messages.text("hearing.say", lang, words=ask.asking.in_(lang))
    lines = [f"- {said}"]
    basis = wording.basis(ask.state.basis, desk.book, lang, not_law=item.not_law)
    if basis:
        lines.append(f"  {basis}")
    for name in ask.asking.documents:
        state = papers.get(name)
        if state is None or state.applies is False:
            continue
        key = "letter_ready" if not state.gaps else "letter_lacks"
        lines.append(f"  {messages.text(f'hearing.{key}', lang, title=titles[name], n=len(state.gaps))}")
    refused = item.refused_en if lang == "en" else item.refused
    if refused:
        lines.append(f"  {messages.text('hearing.refused', lang, words=refused)}")
    return lines


def _objection(desk: Desk, each: tuple[Objection, tuple[str, ...]], lang: str) -> list[str]:
    one, basis = each
    english = lang == "en"
    who = ", ".join(messages.text(f"hearing.who.{name}", lang) for name in one.who)
    words = messages.text("hearing.objection", lang, what=one.what_en if english else one.what, who=who)
    how = one.how_en if english else one.how
    return [f"- {_based(desk, words, basis, lang)}", f"  {how}"]
