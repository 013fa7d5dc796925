"""Contexts of letters whose contents the catalogue lists: facts, conditions and days by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist import messages, tanggal
from legal_assist.documents import amounts, annexes, parties, people, restitution_letters, victim_records
from legal_assist.reckoning import conditions, event_days, paper_waits

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.documents.frame import Frame, Lines, Plain

_PLANNED: Final = "planned:"


def letter(frame: Frame, shared: Plain) -> Plain:
    """A letter, a statement or a sheet as its catalogue entry describes it."""
    listed, shared["dokumen"]["lampiran"] = annexes.annexes(frame)  # type: ignore[index]
    found: Plain = {
        "pengaju": sender(frame),
        "pendamping": [
            {"nama": one.name, "identitas": parties.companion_lines(frame, one)}
            for one in frame.case.companions
        ],
        **victim_records.companions(frame),
        **listed_facts(frame),
        **restitution_letters.printed(frame),
        "catatan": {
            name: victim_records.event_note(frame, kind) for name, kind in frame.entry.event_notes.items()
        },
        "batas": {"tanggal": _limit(frame)},
        "laporan": {"lampiran": annexes.report_receipt(frame)},
        "lampiran": listed,
    }
    if frame.victim is not None:
        block = people.victim_block(frame, frame.victim)
        found["korban_ini"] = {**block, "nama": parties.victim_name(frame, frame.victim)}
        found |= victim_records.of_victim(frame, frame.victim)
    if frame.entry.amounts:
        found["kerugian"] = amounts.table(frame, "restitution", frame.victims)
    return found


def listed_facts(frame: Frame) -> Plain:
    """The facts, conditions and days that the catalogue entry names."""
    return {
        "isi": {name: _fact(frame, path) for name, path in frame.entry.facts.items()},
        "bila": {name: flag(frame, name) for name in frame.entry.flags},
        "hari": {name: _day(frame, kind) for name, kind in frame.entry.dates.items()},
    }


def flag(frame: Frame, name: str) -> bool:
    """Whether a condition that the catalogue entry names holds here; False where unknown."""
    when = frame.entry.flags.get(name)
    return when is not None and conditions.evaluate(when, frame.case, frame.as_of, frame.victim) is True


def leaflet(frame: Frame) -> Plain:
    """A sheet without head, parties and signature, for papers that may be found on her."""
    return listed_facts(frame)


def _fact(frame: Frame, path: str) -> str:
    """The printed fact; of the one victim where the path has a star."""
    if frame.victim is not None:
        path = path.replace("victims.*.", f"victims.{frame.victim.id}.")
    return frame.answers.text(path)


def _day(frame: Frame, kind: str) -> str:
    """The last day on which such an event has happened, or the first on which one is planned, in words.

    What is planned bears its hour where that is known.

    ``application_filed:seizure`` looks only at events about that application.
    """
    planned = kind.startswith(_PLANNED)
    kind, _, application = kind.removeprefix(_PLANNED).partition(":")
    days: list[tuple[date, str]] = []
    for event in frame.case.events:
        if event.kind != kind or not event_days.concerns(event, frame.victim):
            continue
        if application and event_days.application_of(frame.case, event) != application:
            continue
        ahead = event.certainty == "planned" or event.date > frame.as_of
        if ahead == planned and (not planned or event.date >= frame.as_of):
            days.append((event.date, tanggal.format_time(event.time) if event.time else ""))
    if days:
        day, hour = min(days) if planned else max(days)
        text = tanggal.format_long(day)
        return frame.words("event.planned", date=text, hour=hour) if planned and hour else text
    wanted = not planned and frame.answers.needs(f"events.{kind}")
    return frame.answers.marked(messages.text(f"facts.choices.event.kind.{kind}", "id")) if wanted else ""


def _limit(frame: Frame) -> str:
    """The last day of the deadline whose passing the letter reports, in words."""
    rule = frame.entry.after_deadline
    if rule is None:
        return ""
    day = paper_waits.last_day(frame.case, frame.book, rule, frame.as_of)
    return tanggal.format_long(day) if day else frame.answers.marked(frame.words("event.limit"))


def sender(frame: Frame) -> Plain:
    """Who writes a letter to a service: the office or companion, or whoever acts for the victim."""
    one, words = frame.companion, frame.words
    lines: Lines
    if one is not None and frame.case.applicant in ("advocate", "institution"):
        lines, own = parties.companion_lines(frame, one), False
    elif not frame.victims:
        lines, own = [], False
    else:
        who = parties.acting(frame)[0]
        lines, own = parties.applicant_lines(frame, who), who.kind == "victim"
    sentence = words("care.for_self" if own else "care.for_victim")
    return {"identitas": lines, "kalimat": sentence, "bagi_korban": not own}
