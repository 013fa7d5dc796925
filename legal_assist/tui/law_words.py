"""How a provision of the law book is written on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import tanggal
from legal_assist.desk import law_review, wording
from legal_assist.law import citations
from legal_assist.tui.plain import plain

if TYPE_CHECKING:
    from legal_assist.law.provisions import Provision
    from legal_assist.tui.sitting import Sitting


def status(sitting: Sitting, provision: Provision) -> str:
    """Whether it is in force today."""
    return sitting.t(f"law.status.{sitting.desk.book.in_force(provision.id, sitting.desk.today).status}")


def line(sitting: Sitting, provision: Provision) -> str:
    """One line: citation and whether it is in force."""
    citation = citations.format(provision.id, sitting.desk.book, lang=sitting.lang)
    mark = sitting.desk.book.office.marks.get(provision.id)
    done = f" [{wording.marks(mark, sitting.lang)}]" if mark is not None else ""
    return plain(f"{citation}  ({status(sitting, provision)}){done}")


def full(sitting: Sitting, provision: Provision) -> str:
    """The whole entry: status, interval, summary, neighbours, confidence, source."""
    book, t, lang = sitting.desk.book, sitting.t, sitting.lang

    def cite(ids: tuple[str, ...]) -> str:
        return "; ".join(citations.format(each, book, lang=lang) for each in ids)

    start = tanggal.format_long(provision.start, lang) if provision.start else "?"
    until = tanggal.format_long(provision.until, lang) if provision.until else t("law.open_end")
    lines = [
        citations.format(provision.id, book, style="long", lang=lang),
        f"{status(sitting, provision)}; {t('law.interval', start=start, until=until)}",
        "",
        provision.summary_en if lang == "en" else provision.summary,
    ]
    passing = provision.transitional
    if passing is not None:
        lines += ["", f"{t('law.transitional')}: {passing.text_en if lang == 'en' else passing.text}"]
    note = provision.note_en if lang == "en" else provision.note
    if note:
        lines += ["", note]
    lines.append("")
    for name in ("predecessor", "successor"):
        ids = getattr(provision, name)
        if ids:
            lines.append(f"{t(f'law.{name}')}: {cite(ids)}")
    lines.append(
        f"{t('confidence.label')}: {provision.confidence}, {confidence(sitting, provision.confidence)}"
    )
    mark = book.office.marks.get(provision.id)
    if mark is not None:
        lines.append(law_review.mark_words(mark, lang))
    lines += ["", t("law.notice")]
    return plain("\n".join(lines))


def confidence(sitting: Sitting, code: str) -> str:
    """What a confidence code means, in words."""
    return sitting.t(f"confidence.{code}") if code in _CODES else code


_CODES = frozenset({"V", "V2", "Vp", "S", "S2", "S1", "I", "D", "N", "X"})
