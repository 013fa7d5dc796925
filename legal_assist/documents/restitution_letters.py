"""What only letters about restitution print: assets, threats, and the last day for paying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import tanggal
from legal_assist.documents import amounts, parties, story
from legal_assist.documents import frame as frames
from legal_assist.reckoning import document_basis, event_days, payment_term

if TYPE_CHECKING:
    from legal_assist.documents.frame import Frame, Lines, Plain


def printed(frame: Frame) -> Plain:
    """The names that letters may print beside the facts of their catalogue entry."""
    return {
        "harta": _assets(frame),
        "ancaman": _told(frame, "threat"),
        "uraian": story.paragraphs(frame),
        "tanggungan": amounts.liability(frame)
        if any(need.path == "several_convicts_liability" for need in frame.entry.needs)
        else {"kalimat": "", "bagian": [], "amar": ""},
        "tenggat_bayar": _term(frame) if frame.entry.after_payment_term else {"tanggal": "", "dasar": ""},
    }


def _assets(frame: Frame) -> Lines:
    """What is known of the assets of each suspect or defendant."""
    unknown = frame.words("assets.unknown")
    return [
        {
            "nama": one.name or frame.words("identity.not_known_yet"),
            "kedudukan": parties.defendant_status(frame),
            "uraian": frame.answers.text(f"defendants.{one.id}.assets") or unknown,
        }
        for one in frame.case.defendants
        if one.role == "defendant"
    ]


def _told(frame: Frame, kind: str) -> list[str]:
    """Each event of a kind that happened: its day, and what was noted of it."""
    found = event_days.happened_events(frame.case, kind, frame.as_of, frame.victim)
    return [
        frame.words(
            "event.told" if one.note else "event.day",
            date=tanggal.format_long(one.date),
            **({"note": one.note.rstrip(" .")} if one.note else {}),
        )
        for one in found
    ]


def _term(frame: Frame) -> Plain:
    """The last day for paying, and the provision that sets it where it may be printed."""
    line = payment_term.term(frame.case, frame.book, frame.as_of)
    if line is None or line.date is None:
        return {"tanggal": frame.answers.marked(frame.words("event.payment_term")), "dasar": ""}
    cited = line.provision and document_basis.printable(frame.book, line.provision, frame.as_of)
    basis = frames.phrase((line.provision,), frame.book) if cited and line.provision else ""
    return {"tanggal": tanggal.format_long(line.date), "dasar": basis}
