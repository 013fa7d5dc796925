"""What the file records beside the facts: decisions, consents, who stands beside her, notes of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from legal_assist import messages, tanggal
from legal_assist.cases.people import Purpose
from legal_assist.documents import parties
from legal_assist.law.rule_terms import Term
from legal_assist.reckoning import conditions, who_signs

if TYPE_CHECKING:
    from legal_assist.cases.people import Companion, Victim
    from legal_assist.documents.frame import Frame, Lines, Plain

_RIGHT: Final = "facts.choices.victim_decision.right"
_DECISION: Final = "facts.choices.victim_decision.decision"


def of_victim(frame: Frame, victim: Victim) -> Plain:
    """Decisions and consents of one victim."""
    return {"keputusan": _decisions(frame, victim), "persetujuan": _consents(frame, victim)}


def _decisions(frame: Frame, victim: Victim) -> Lines:
    """Every decision up to the day of the paper, in order of time; reasons are left out."""
    none = frame.words("answer.none")
    made = sorted((one for one in victim.decisions if one.on <= frame.as_of), key=lambda one: one.on)
    return [
        {
            "hak": messages.text(f"{_RIGHT}.{one.right}", "id"),
            "keputusan": messages.text(f"{_DECISION}.{one.decision}", "id"),
            "tanggal": tanggal.format_long(one.on),
            "hadir": one.present or none,
        }
        for one in made
    ]


def _consents(frame: Frame, victim: Victim) -> Lines:
    """Every purpose for which her data may be used, and whether her consent to it stands."""
    return [
        {
            "tujuan": frame.words(f"consent_purpose.{purpose}"),
            "berlaku": conditions.evaluate((Term(consented=purpose),), frame.case, frame.as_of, victim)
            is True,
        }
        for purpose in get_args(Purpose)
    ]


def companions(frame: Frame) -> Plain:
    """Who can be appointed to stand beside the victims, and whom the office sends.

    In a paper that may reach the defendant a companion of another house is named without it: its name or
    address would show where a victim lives.
    """
    lay = who_signs.appointed(frame.case)
    own = [one for one in lay if _of_own_office(frame, one)]
    return {
        "ditunjuk": [_block(frame, one) for one in lay],
        "ditugaskan": [_block(frame, one) for one in own],
    }


def _of_own_office(frame: Frame, one: Companion) -> bool:
    return one.organisation is None or one.organisation == frame.case.own_office.name


def _block(frame: Frame, one: Companion) -> Plain:
    if not frame.entry.reaches_defendant:
        return {"nama": one.name, "identitas": parties.companion_lines(frame, one)}
    words = frame.words
    own = _of_own_office(frame, one)
    lines = [
        *parties.line(frame, "name", one.name),
        *parties.line(frame, "occupation", words(f"capacity.{one.capacity}")),
        *parties.line(frame, "office", (one.organisation or "") if own else ""),
        *parties.line(frame, "card", one.card_number or ""),
        *parties.line(frame, "assignment", (one.assignment_letter or "") if own else ""),
        *parties.line(frame, "contact", words("identity.contact_office", office=parties.office(frame))),
    ]
    return {"nama": one.name, "identitas": lines}


def event_note(frame: Frame, kind: str) -> str:
    """The note of the last event of a kind; the visible gap while there is none."""
    found = [one for one in frame.case.events if one.kind == kind and one.date <= frame.as_of]
    if not found:
        return frame.answers.lacking(f"events.{kind}")
    return frame.answers.require(f"events.{max(found, key=lambda one: one.date).id}.note")
