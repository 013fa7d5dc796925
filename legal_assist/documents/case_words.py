"""The case as papers speak of it: numbers, report, stage, acts, charge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import tanggal
from legal_assist.documents import addressing, annexes, parties

if TYPE_CHECKING:
    from legal_assist.documents.frame import Frame, Plain


def plain_case(frame: Frame) -> Plain:
    """The case as papers speak of it: numbers, report, stage, acts, charge."""
    words, text = frame.words, frame.answers.text
    number = text("court_case_number")
    report = text("police_report_number")
    court = frame.answers.known("court.name")
    if number:
        called = words("case.number", number=number)
        subject = words("case.subject_number", number=number)
    elif report:
        called = words("case.report", number=report)
        subject = words("case.subject_report", number=report)
    else:
        called = subject = words("case.plain")
    defendants = [one for one in frame.case.defendants if one.role == "defendant"]
    names = [name for one in defendants if (name := frame.answers.known(f"defendants.{one.id}.name"))]
    status = parties.defendant_status(frame)
    return {
        "sebutan": called,
        "perihal": subject,
        "nomor": number,
        "nomor_kalimat": words("case.number_at", number=number, court=court) if number and court else called,
        "pengadilan": addressing.court(frame),
        "kalimat_laporan": _reported(frame, report),
        "kalimat_tahap": _stage(frame, number, court),
        "kalimat_waktu": _acts(frame),
        "kalimat_pasal": _articles(frame),
        "para_terdakwa": f"{status} {words.listed(names)}" if names else status,
        "terdakwa_jamak": len(defendants) > 1,
        "sebelum_pelimpahan": frame.fact("stage_trial_reached") is False,
    }


def _articles(frame: Frame) -> str:
    """What is charged; before there is a charge, what the investigators suspect, if they have said so."""
    articles = frame.answers.text("charged_articles")
    if frame.fact("stage_trial_reached"):
        return frame.words("case.charged", articles=articles or frame.words("answer.none"))
    if frame.fact("stage_prosecution_reached"):
        return frame.words("case.suspected", articles=articles or frame.words("answer.none"))
    if frame.answers.valued("charged_articles"):
        return frame.words("case.suspected_only", articles=articles)
    return frame.words("case.not_charged")


def _reported(frame: Frame, report: str) -> str:
    if not report:
        report = frame.answers.text("police_report_number")
    if not report:
        return frame.words("case.not_reported")
    day = frame.event_day("police_report")
    dated = frame.words("case.reported_dated", date=tanggal.format_long(day)) if day else ""
    exhibits = ""
    receipts = [one.id for one in frame.case.exhibits if one.kind == "police_report_receipt"]
    if receipts and frame.entry.about == "restitution":
        exhibits = frame.words("case.reported_exhibits", exhibits=annexes.marks(receipts))
    return frame.words("case.reported", number=report, dated=dated, exhibits=exhibits)


def _stage(frame: Frame, number: str, court: str) -> str:
    words, text = frame.words, frame.answers.text
    if frame.stage == "investigation" and text("investigator.name"):
        return words("case.stage_investigation", office=text("investigator.name"))
    if frame.stage == "prosecution" and text("prosecutor.name"):
        return words("case.stage_prosecution", office=text("prosecutor.name"))
    if frame.stage in ("trial", "verdict") and court:
        key = f"case.stage_{frame.stage}" if number else f"case.stage_{frame.stage}_no_number"
        return words(key, court=court, **({"number": number} if number else {}))
    return ""


def _acts(frame: Frame) -> str:
    start = frame.event_day("act_from")
    if start is None:
        return ""
    ends = [one.date for one in frame.case.events if one.kind == "act_to" and one.date <= frame.as_of]
    if not ends:
        return frame.words("case.act", start=tanggal.format_long(start))
    end = tanggal.format_long(max(ends))
    return frame.words("case.acts", start=tanggal.format_long(start), end=end)
