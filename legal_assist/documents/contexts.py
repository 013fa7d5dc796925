"""From one case to the plain values a template reads. Names are Indonesian; every value is a final text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import rupiah, tanggal
from legal_assist.documents import (
    addressing,
    case_words,
    filings,
    letters,
    parties,
    people,
    plain_letters,
    signing,
)
from legal_assist.documents import frame as frames
from legal_assist.reckoning import identity

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.documents.frame import Frame, Plain


def build(frame: Frame) -> Plain:
    """The whole context of one document.

    Args:
        frame: the document.

    Returns:
        Plain dicts, lists, texts and truth values; the names are those of `vocabulary`.
    """
    if frame.entry.builder == "leaflet":
        return {"halaman": _page(frame), **plain_letters.leaflet(frame), "kekurangan": []}
    context = _shared(frame)
    context |= _BUILDERS[frame.entry.builder](frame, context)
    context["kekurangan"] = _gap_lines(frame) if frame.draft else []
    return context


def _shared(frame: Frame) -> Plain:
    case = case_words.plain_case(frame)
    applicants = parties.acting(frame)
    called = parties.titles(frame)
    sections = iter("BCDEFGHIJ")
    separate = any(who.kind != "victim" for who in applicants)
    if separate:
        next(sections)
    return {
        "dokumen": {
            "tempat": frame.answers.require("filing_place"),
            "tanggal": tanggal.format_long(frame.as_of),
            "nomor": frame.words("page.number"),
            "lampiran": frame.words("answer.none"),
            "perihal": _subject(frame, str(case["perihal"])),
        },
        "halaman": _page(frame),
        "meterai": {"nilai": rupiah.format(frame.catalogue.stamp_duty.idr)},
        "kantor": {"sebutan": parties.office(frame)},
        "perkara": case,
        "pihak": called,
        "tujuan": addressing.addressee(frame),
        "tembusan": addressing.copies(frame),
        "dasar": {rule.use: frame.cite(rule.use) for rule in frame.entry.basis},
        "pemohon": people.applicants(frame, applicants),
        "korban": [people.victim_block(frame, victim) for victim in frame.victims],
        "korban_terpisah": separate,
        "termohon": parties.respondents(frame),
        "kuasa": signing.counsel(frame),
        "identitas_tertutup": frame.keeps(None),
        "identitas_sebagian": frame.keeps(None) and not all(map(frame.coded, frame.victims)),
        "tanda_tangan": signing.pairs(signing.signers(frame, dated=frame.entry.dated)),
        "cap_jempol": signing.thumbprint(frame),
        "bagian": {
            name: next(sections)
            for name in ("termohon", "dasar", "uraian", "kerugian", "besaran", "permintaan")
        },
    }


def _page(frame: Frame) -> Plain:
    words = frame.words
    marks = []
    if frame.entry.discreet:
        marks += [words("page.example_plain")] if frame.case.invented else []
        marks += [words("page.draft_plain")] if frame.draft else []
        return {"tanda": " · ".join(marks), "draf": frame.draft, "catatan": ""}
    if frame.case.invented:
        marks.append(words("page.example"))
    if frame.draft:
        marks.append(words("page.draft"))
    if frame.entry.office_only:
        marks.append(words("page.office_only"))
    if frame.entry.sealed or _goes_sealed(frame):
        marks.append(words("page.sealed"))
    cited = frames.footer_phrase(frame.case, frame.book, frame.catalogue, frame.as_of)
    notice = words("page.notice", basis=cited) if cited else words("page.notice_plain")
    return {"tanda": " · ".join(marks), "draf": frame.draft, "catatan": notice}


def _goes_sealed(frame: Frame) -> bool:
    """Whether lists of annexes put this paper into the sealed cover: it names a victim whom they code."""
    kept = any(identity.coded(frame.case, frame.as_of, victim) for victim in frame.victims)
    return frame.entry.identity == "open" and frame.entry.done_by in frame.catalogue.sealed_kinds and kept


def _subject(frame: Frame, case: str) -> str:
    key = f"subject.{frame.entry.id.replace('-', '_')}"
    if frame.entry.templates and frame.governing:
        key = f"subject.{frame.governing.replace('-', '_')}"
    return frame.words(key, case=case) if frame.words.has(key) else frame.entry.title


def _gap_lines(frame: Frame) -> list[str]:
    lines = [str(gap.said.params.get("label", "")) or gap.path for gap in frame.answers.gaps.values()]
    lines += [f"{frame.book.entries[one].id}" for one in frame.basis.needs_acceptance]
    return [one[:1].upper() + one[1:] for one in dict.fromkeys(lines)]


_BUILDERS: dict[str, Callable[[Frame, Plain], Plain]] = {
    "restitution": filings.restitution,
    "breakdown": filings.breakdown,
    "evidence": filings.evidence,
    "power": letters.power,
    "joined": filings.joined,
    "rehabilitation": letters.rehabilitation,
    "confidentiality": letters.confidentiality,
    "sheet": letters.sheet,
    "letter": plain_letters.letter,
}
