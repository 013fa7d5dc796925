"""Contexts of the papers for the court: restitution, losses, evidence, joined claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.documents import amounts, annexes, people, plain_letters, story
from legal_assist.documents import frame as frames

if TYPE_CHECKING:
    from legal_assist.documents.frame import Frame, Plain


def restitution(frame: Frame, shared: Plain) -> Plain:
    """Application for restitution."""
    listed, shared["dokumen"]["lampiran"] = annexes.annexes(frame)  # type: ignore[index]
    return {
        "kerugian": {
            **amounts.table(frame, "restitution", frame.victims),
            "kalimat_penggabungan": amounts.beside_joined_claim(frame),
            "kalimat_perkiraan": amounts.estimated(frame),
        },
        "tanggungan": amounts.liability(frame),
        "uraian": story.paragraphs(frame),
        "dasar_hukum": annexes.laws(frame, "restitusi"),
        "lampiran": listed,
        **plain_letters.listed_facts(frame),
    }


def breakdown(frame: Frame, _shared: Plain) -> Plain:
    """Breakdown of losses of one victim."""
    victim = people.the_victim(frame)
    table = amounts.table(frame, "restitution", (victim,))
    path = f"victims.{victim.id}.suffering"
    text = frame.answers.text(path)
    if text and path in frame.case.marks and not frame.answers.valued(path):
        text = frame.words("story.suffering", answer=text)
    asked = any(one.victim == victim.id and one.head == "suffering" for one in frame.ledger.lines)
    own: Plain = {
        **people.victim_block(frame, victim),
        "jumlah_rp": table["jumlah_rp"],
        "terbilang": table["terbilang"],
        "penderitaan": [one for one in text.split("\n") if one.strip()] if asked or text else [],
    }
    return {"kerugian": table, "korban_ini": own, "catatan": amounts.notes(frame, victim)}


def evidence(frame: Frame, _shared: Plain) -> Plain:
    """List of evidence."""
    rows = annexes.evidence(frame)
    return {"alat_bukti": rows, "bukti_kalimat": annexes.evidence_sentence(frame, len(rows)) if rows else ""}


def joined(frame: Frame, shared: Plain) -> Plain:
    """Joined damages claim."""
    listed, shared["dokumen"]["lampiran"] = annexes.annexes(frame)  # type: ignore[index]
    return {
        "kerugian": amounts.table(frame, "joined_claim", frame.victims),
        "uraian": story.paragraphs(frame),
        "subsider": frames.phrase(frame.basis.subsidiary.get("penggabungan", ()), frame.book),
        "lampiran": listed,
    }
