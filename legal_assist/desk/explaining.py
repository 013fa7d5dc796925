"""Findings explained, as plain text that both front ends can show."""

from __future__ import annotations

import difflib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from legal_assist import messages, tanggal
from legal_assist.desk import wording
from legal_assist.errors import UsageError
from legal_assist.law import citations
from legal_assist.reckoning import explaining

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk
    from legal_assist.reckoning.explaining import Explanation, Other
    from legal_assist.reckoning.finding import Gap

_ASKED = 80
_NEAR = 4


@dataclass(frozen=True)
class Cited:
    """One provision an answer rests on: when it is in force, how sure, what the office did with it."""

    id: str
    citation: str
    status: str
    start: date | None
    until: date | None
    confidence: str
    summary: str
    office: str


@dataclass(frozen=True)
class OtherText:
    """Another reading in words."""

    value: str
    reason: str
    citation: str
    confidence: str


@dataclass(frozen=True)
class GapText:
    """What is missing, and where it is filled in."""

    path: str
    text: str


@dataclass(frozen=True)
class Shown:
    """One answer in words."""

    id: str
    title: str
    about: str | None
    value: tuple[str, ...]
    as_of: date
    steps: tuple[str, ...]
    citations: tuple[Cited, ...]
    confidence: str
    alternatives: tuple[OtherText, ...]
    gaps: tuple[GapText, ...]
    days: tuple[date, ...]


@dataclass(frozen=True)
class Explained:
    """What an id names: one answer, or several readings of one rule."""

    case: str
    asked: str
    findings: tuple[Shown, ...]

    def plain(self) -> dict[str, Any]:
        """As plain data; days are written year-month-day."""
        found: dict[str, Any] = _plain(asdict(self))
        return found


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def why(desk: Desk, case: Case, asked: str, lang: str) -> Explained:
    """Explain a finding.

    Args:
        desk: the desk.
        case: the case.
        asked: the id of a finding; see `reckoning.explaining`.
        lang: ``id`` or ``en``.

    Raises:
        UsageError: nothing has that id; the sentence names what is near and how to see them all.
    """
    entries = desk.catalogue.entries
    found = explaining.explain(case, desk.book, desk.today, asked, entries)
    if not found:
        known = explaining.ids(case, desk.book, desk.today, entries)
        near = difflib.get_close_matches(asked.strip(), known, _NEAR, 0.5)
        key = "explain.unknown_near" if near else "explain.unknown"
        raise UsageError(key, asked=asked[:_ASKED], near=", ".join(near), case=case.code)
    return Explained(case.code, asked, tuple(_shown(desk, one, lang) for one in found))


def ids(desk: Desk, case: Case) -> tuple[str, ...]:
    """What can be asked about in this case."""
    return explaining.ids(case, desk.book, desk.today, desk.catalogue.entries)


def _shown(desk: Desk, found: Explanation, lang: str) -> Shown:
    return Shown(
        id=found.id,
        title=wording.say(found.title, lang),
        about=found.about,
        value=tuple(wording.say(one, lang) for one in found.value),
        as_of=found.as_of,
        steps=tuple(dict.fromkeys(wording.say(one, lang) for one in found.steps)),
        citations=tuple(_cited(desk, one, lang) for one in found.citations),
        confidence=found.confidence,
        alternatives=tuple(_other(desk, one, lang) for one in found.alternatives),
        gaps=tuple(_gap(one, lang) for one in found.gaps),
        days=found.days,
    )


def _cited(desk: Desk, provision_id: str, lang: str) -> Cited:
    book, entry = desk.book, desk.book.provision(provision_id)
    mark = book.office.marks.get(provision_id)
    return Cited(
        id=provision_id,
        citation=citations.format(provision_id, book, lang=lang),
        status=messages.text(f"law.status.{book.in_force(provision_id, desk.today).status}", lang),
        start=entry.start,
        until=entry.until,
        confidence=entry.confidence,
        summary=entry.summary_en if lang == "en" else entry.summary,
        office=wording.marks(mark, lang) if mark is not None else "",
    )


def _other(desk: Desk, found: Other, lang: str) -> OtherText:
    return OtherText(
        value=" ".join(wording.say(one, lang) for one in found.value),
        reason=wording.say(found.reason, lang) if found.reason is not None else "",
        citation=wording.cite(found.citations, desk.book, lang),
        confidence=found.confidence,
    )


def _gap(gap: Gap, lang: str) -> GapText:
    label, said = wording.label(gap.path, lang), wording.say(gap.said, lang)
    return GapText(gap.path, said if label in (gap.path, said) or label in said else f"{label}: {said}")


def lines(explained: Explained, lang: str) -> Iterator[str]:
    """The answers as lines of text, the same for every front end; an empty line between answers."""
    for number, found in enumerate(explained.findings):
        if number:
            yield ""
        yield from _lines(found, lang)


def _lines(found: Shown, lang: str) -> Iterator[str]:
    def t(key: str, **values: Any) -> str:
        return messages.text(f"explain.{key}", lang, **values)

    yield f"{f'{found.about}: ' if found.about else ''}{found.title}  [{found.id}]"
    yield from (f"  {one}" for one in found.value)
    yield f"  {t('as_of', day=tanggal.format_long(found.as_of, lang))}"
    if found.confidence:
        words = messages.text(f"law.confidence.{found.confidence}", lang)
        yield f"  {t('confidence', code=found.confidence, words=words)}"
    if found.steps:
        yield t("heading.steps")
        yield from (f"  {place}. {one}" for place, one in enumerate(found.steps, start=1))
    if found.citations:
        yield t("heading.basis")
        for one in found.citations:
            start = tanggal.format_long(one.start, lang) if one.start else "?"
            until = tanggal.format_long(one.until, lang) if one.until else t("no_end")
            office = f", {one.office}" if one.office else ""
            yield f"  {one.citation} [{one.confidence}{office}]"
            yield f"    {t('interval', status=one.status, start=start, until=until)}"
            yield f"    {one.summary}"
    if found.alternatives:
        yield t("heading.alternatives")
        for other in found.alternatives:
            yield f"  {other.value} [{other.confidence}] {other.citation}".rstrip()
            if other.reason:
                yield f"    {other.reason}"
    if found.gaps:
        yield t("heading.gaps")
        yield from (f"  {gap.text}" for gap in found.gaps)
