"""Later moments of sample A, built by hand: after the requisitoir, after a final verdict, unpaid."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from legal_assist.desk import wording
from legal_assist.reckoning import readiness

if TYPE_CHECKING:
    from conftest import Press

ORDER = (
    "Menghukum para Terdakwa membayar Restitusi kepada para Korban, "
    "masing-masing menurut rincian dalam putusan."
)


def applies(one: Press, entry_id: str) -> bool | None:
    """Whether the screen offers the document."""
    return readiness.state(one.case, one.book, one.catalogue.entry(entry_id), one.as_of).applies


def notes(one: Press, entry_id: str, lang: str = "id") -> str:
    """What the screen says beside the document."""
    state = readiness.state(one.case, one.book, one.catalogue.entry(entry_id), one.as_of)
    return " ".join(wording.say(note, lang) for note in state.notes)


def event(one: Press, kind: str, day: str, **more: Any) -> None:
    """Record one more event."""
    number = max(int(found["id"][1:]) for found in one.plain["events"]) + 1
    one.plain["events"].append({"id": f"E{number}", "kind": kind, "date": day, **more})


def after_requisitoir(one: Press, *, included: bool) -> Press:
    """Sample A on the day after the requisitoir, which asks restitution or does not."""
    one.plain["events"] = [e for e in one.plain["events"] if e["kind"] != "requisitoir_planned"]
    filed = {"application": "restitution", "addressee": "court", "channel": "prosecutor"}
    event(one, "application_filed", "2026-11-25", **filed)
    asked = {"application": "restitution_in_requisitoir", "addressee": "prosecutor"}
    event(one, "application_filed", "2026-11-26", **asked)
    event(one, "requisitoir_read", "2026-12-08")
    for victim in one.plain["victims"]:
        victim["restitution_in_requisitoir"] = included
    one.as_of = date(2026, 12, 9)
    return one


def finished(one: Press, *, awarded: bool, kind: str = "convicted") -> Press:
    """Sample A after a final verdict."""
    one.plain["events"] = [
        e for e in one.plain["events"] if e["kind"] not in ("requisitoir_planned", "hearing")
    ]
    event(one, "requisitoir_read", "2026-12-08")
    event(one, "verdict", "2026-12-22", instance="first", verdict_kind=kind)
    event(one, "final", "2027-01-04")
    event(one, "finality_known", "2027-01-11")
    one.plain["stage"] = "final"
    one.plain["proven_articles"] = "Dakwaan kesatu."
    one.plain["exhibits"].append(
        {"id": "P-90", "title": "Salinan putusan", "kind": "verdict_copy", "pages": 40}
    )
    for victim in one.plain["victims"]:
        victim["restitution_awarded"] = awarded
    if awarded:
        one.plain["restitution_order"] = ORDER
    one.as_of = date(2027, 2, 1)
    return one


def unpaid(one: Press) -> Press:
    """Sample A, restitution granted, the verdict notified, nothing paid, every period over."""
    finished(one, awarded=True)
    filed = {"application": "restitution", "addressee": "court", "channel": "prosecutor"}
    event(one, "application_filed", "2026-11-25", **filed)
    event(one, "verdict_notified", "2027-01-08")
    event(one, "copy_received_by_payer", "2027-01-09")
    one.as_of = date(2027, 4, 1)
    return one
