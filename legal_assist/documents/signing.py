"""Signature blocks, and who writes for the applicants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import tanggal
from legal_assist.documents import parties

if TYPE_CHECKING:
    from legal_assist.documents.frame import Frame, Lines, Plain


def counsel(frame: Frame) -> Plain:
    """The advocate or office that writes for the applicants."""
    one = frame.companion
    kind = frame.case.applicant
    if kind not in ("advocate", "institution") or one is None:
        if kind in ("advocate", "institution"):
            found = parties.line(frame, "name", frame.answers.require("signing_companion"))
            return {"ada": True, "identitas": found, "kalimat": ""}
        return {"ada": False, "identitas": [], "kalimat": ""}
    applicants = str(parties.titles(frame)["pemohon"])
    if kind == "advocate":
        paper = next((e for e in frame.case.exhibits if e.kind == "power_of_attorney"), None)
        dated = paper.dated if paper else None
        sentence = frame.words(
            "counsel.advocate",
            dated=frame.words("counsel.advocate_dated", date=tanggal.format_long(dated)) if dated else "",
            exhibit=frame.words("counsel.exhibit", exhibit=paper.id) if paper else "",
            applicants=applicants,
        )
    else:
        sentence = frame.words(
            "counsel.institution", office=one.organisation or one.name, applicants=applicants
        )
    return {"ada": True, "identitas": parties.companion_lines(frame, one), "kalimat": sentence}


def signers(frame: Frame, *, dated: bool = False) -> list[Plain]:
    """Who signs, in order; the first one signs over the stamp where stamp duty is due."""
    one = frame.companion
    kind = frame.case.applicant
    found: list[Plain] = []
    if kind in ("advocate", "institution", None) and "companion" not in frame.entry.signers:
        if one is None:
            gap = frame.answers.require("signing_companion" if kind else "applicant")
            found.append(signer("", gap, ""))
        elif kind == "advocate":
            applicants = str(parties.titles(frame)["pemohon"])
            title = frame.words("signer.advocate", applicants=applicants)
            found.append(signer(title, one.name, frame.words(f"capacity.{one.capacity}")))
        else:
            title = frame.words("signer.institution", office=one.organisation or one.name)
            found.append(signer(title, one.name, frame.words(f"capacity.{one.capacity}")))
    elif one is not None and kind in ("advocate", "institution"):
        victim = frame.words("party.victim_one")
        advocate = one.capacity == "advocate"
        title = (
            frame.words("signer.advocate", applicants=victim) if advocate else frame.words("signer.companion")
        )
        found.append(signer(title, one.name, frame.words(f"capacity.{one.capacity}")))
    else:
        for who in parties.acting(frame):
            key = {"guardian": "guardian", "heir": "heir"}.get(who.kind)
            if who.kind == "institution":
                title = frame.words("signer.institution", office=frame.answers.require("own_office.name"))
                name = one.name if one else frame.answers.require("signing_companion")
                found.append(signer(title, name, ""))
                continue
            default = "signer.applicant_dated" if dated else "signer.applicant"
            title = frame.words(f"signer.{key}" if key else default)
            found.append(signer(title, parties.applicant_name(frame, who), ""))
    if found and frame.entry.stamp:
        found[0]["meterai"] = True
    return found


def signer(title: str, name: str, note: str) -> Plain:
    """One signature."""
    return {"sebutan": title, "nama": name, "keterangan": note, "meterai": False}


def pairs(found: list[Plain]) -> Lines:
    """Two signatures to a row; a single one stands at the right."""
    empty = signer("", "", "")
    if len(found) == 1:
        return [{"kiri": empty, "kanan": found[0]}]
    rows = [found[place : place + 2] for place in range(0, len(found), 2)]
    return [{"kiri": row[0], "kanan": row[1] if len(row) > 1 else empty} for row in rows]


def thumbprint(frame: Frame) -> bool:
    """Whether room for a thumbprint and two witnesses is printed: where the victim's side signs by itself,
    on papers that bind her."""
    own_hand = frame.case.applicant in ("victim", "guardian", "heir") or frame.entry.about == "power"
    return frame.entry.stamp and own_hand
