"""What an addressee requires of the applications it receives, piece by piece, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.desk import wording

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk
    from legal_assist.reckoning.finding import Gap


def plain(desk: Desk, case: Case, addressee: str, lang: str) -> dict[str, Any]:
    """`addressee`, `pieces[]{id,application,part,subject,state,what,sources[],citation,gaps[]}`."""
    english = lang == "en"
    found = next(one for one in desk.book.completeness.addressees if one.id == addressee)
    return {
        "case": case.code,
        "as_of": desk.today.isoformat(),
        "addressee": addressee,
        "title": found.title_en if english else found.title,
        "note": found.note_en if english else found.note,
        "pieces": [
            {
                "id": piece.rule.id,
                "application": piece.rule.application,
                "part": piece.rule.part,
                "subject": piece.subject,
                "state": piece.state,
                "what": piece.rule.what_en if english else piece.rule.what,
                "note": piece.rule.note_en if english else piece.rule.note,
                "sources": list(piece.sources),
                "confidence": piece.rule.confidence,
                "citation": wording.cite(piece.sources, desk.book, lang),
                "gaps": [{"path": gap.path, "text": _told(gap, lang)} for gap in piece.gaps],
            }
            for piece in desk.completeness(case, addressee)
        ],
    }


def _told(gap: Gap, lang: str) -> str:
    """What to fill in, with the code of the entry it stands in."""
    entry, colon, _label = wording.label(gap.path, lang).partition(": ")
    return f"{entry}: {wording.say(gap.said, lang)}" if colon else wording.say(gap.said, lang)


def lines(form: dict[str, Any], lang: str) -> list[str]:
    """What `plain` gave, as lines."""
    said = [form["title"], f"  {form['note']}"]
    heading = None
    for piece in form["pieces"]:
        if heading != (piece["application"], piece["part"]):
            heading = (piece["application"], piece["part"])
            application = messages.text(f"facts.choices.event.application.{piece['application']}", lang)
            part = messages.text(f"reckoning_case.piece_part.{piece['part']}", lang)
            said += ["", f"{application}: {part}"]
        state = messages.text(f"reckoning_case.piece_state.{piece['state']}", lang)
        who = "" if piece["subject"] == "case" else f" [{piece['subject']}]"
        code = f" [{piece['confidence']}]" if piece["confidence"] else ""
        said.append(f"  {state:<12}{who} {piece['what']}  ({piece['citation']}{code})")
        if piece["state"] == "missing":
            said += [f"      - {gap['text']}" for gap in piece["gaps"]]
        if piece["note"] and piece["state"] != "met":
            said.append(f"      {piece['note']}")
    if not form["pieces"]:
        said += ["", messages.text("reckoning_case.completeness_nothing", lang)]
    return said
