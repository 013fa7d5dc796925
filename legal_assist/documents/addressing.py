"""To whom a paper goes, through whom, and who receives a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legal_assist.documents.frame import Frame, Plain


def addressee(frame: Frame) -> Plain:
    """The addressee with the lines of the letter head, and one phrase for sentences."""
    words, require = frame.words, frame.answers.require
    kind: str = frame.entry.addressee
    if kind == "stage":
        stages = {
            "before_report": "investigator",
            "investigation": "investigator",
            "prosecution": "prosecutor",
        }
        kind = stages.get(frame.stage, "presiding_judge")
        if kind == "presiding_judge" and not frame.answers.text("court_case_number"):
            kind = "court_chief"
    through: list[str] = []
    if kind == "none":
        return {"nama": [], "melalui": [], "di": "", "sebutan": ""}
    if kind == "court_chief":
        names = [words("addressee.court_chief", court=require("court.name"))]
        place = require("court.place")
        through = _through(frame) if frame.entry.channel else []
    elif kind == "presiding_judge":
        court = require("court.name")
        names = [
            words("addressee.presiding_judge", number=require("court_case_number")),
            words("addressee.presiding_judge_where", court=court),
        ]
        place = require("court.place")
        if frame.entry.channel == "registry":
            through = [words("addressee.through_registry", court=court)]
    else:
        field = kind
        names = [words(f"addressee.{kind}", office=require(f"{field}.name"))]
        place = require(f"{field}.place")
    return {"nama": names, "melalui": through, "di": place, "sebutan": " ".join(names)}


def _through(frame: Frame) -> list[str]:
    channel = frame.case.filing_channel
    if channel is None:
        asked = frame.answers.text("filing_channel")
        return [asked] if asked else []
    if channel == "direct":
        return []
    if channel == "lpsk":
        return [frame.words("addressee.through_lpsk")]
    office = frame.answers.require(f"{channel}.name")
    return [frame.words(f"addressee.through_{channel}", office=office)]


def copies(frame: Frame) -> list[str]:
    """Who receives a copy: not whom the paper is addressed to or goes through."""
    found = []
    for who in frame.entry.copies:
        if who in ("lpsk", "uptd_ppa"):
            if who != frame.case.filing_channel:
                found.append(frame.words(f"addressee.{who}"))
            continue
        name = frame.answers.text(f"{who}.name")
        passed = frame.entry.channel == "filing_channel" and who == frame.case.filing_channel
        addressed = (
            frame.entry.addressee == "stage" and frame.words.has(f"addressee.{who}") and _is_stage(frame, who)
        )
        if name and not passed and not addressed:
            found.append(frame.words(f"addressee.{who}", office=name))
    return found


def _is_stage(frame: Frame, who: str) -> bool:
    if who == "investigator":
        return frame.stage in ("before_report", "investigation")
    return who == "prosecutor" and frame.stage == "prosecution"
