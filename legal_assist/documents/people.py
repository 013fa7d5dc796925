"""The victims and applicants of a paper as lists of identity lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.documents import parties

if TYPE_CHECKING:
    from legal_assist.cases.people import Victim
    from legal_assist.documents.frame import Frame, Lines, Plain


def victim_block(frame: Frame, victim: Victim, *, full: bool = False) -> Plain:
    """One victim: code, name as this paper gives it, identity lines."""
    return {
        "kode": victim.id,
        "sebutan": frame.words("party.victim", code=victim.id),
        "nama": parties.victim_name(frame, victim),
        "identitas": parties.victim_lines(frame, victim, full=full),
    }


def applicants(frame: Frame, found: tuple[parties.Acting, ...]) -> Lines:
    """One block per applicant, numbered when there are several."""
    return [
        {"sebutan": called, "identitas": parties.applicant_lines(frame, who)}
        for called, who in zip(parties.numbered(frame, found), found, strict=True)
    ]


def the_victim(frame: Frame) -> Victim:
    """The victim of a paper that is made per victim."""
    if frame.victim is None:  # documents made per victim always have one
        raise ValueError(frame.entry.id)
    return frame.victim
