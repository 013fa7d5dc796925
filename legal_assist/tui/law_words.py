"""How a provision of the law book is written on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import messages, tanggal
from legal_assist.desk import law_reading, law_review, wording
from legal_assist.law import citations
from legal_assist.law import confidence as codes
from legal_assist.tui.plain import plain

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.law.provisions import Provision
    from legal_assist.tui.sitting import Sitting


def said(sitting: Sitting, key: str, /, **params: object) -> str:
    """A sentence of the law reader, by its id without the topic."""
    return messages.text(f"law_reader.{key}", sitting.lang, **params)


def status(sitting: Sitting, provision: Provision, day: date) -> str:
    """Whether it is in force on a day."""
    return sitting.t(f"law.status.{sitting.desk.book.in_force(provision.id, day).status}")


def line(sitting: Sitting, provision: Provision, day: date) -> str:
    """One line: how sure it is (in signs), citation, and whether it is in force on the day."""
    citation = citations.format(provision.id, sitting.desk.book, lang=sitting.lang)
    mark = sitting.desk.book.office.marks.get(provision.id)
    done = f" [{wording.marks(mark, sitting.lang)}]" if mark is not None else ""
    bar = law_reading.sure_bar(provision.confidence)
    sure = said(sitting, "sure_bar", bar=bar, code=f"{provision.confidence:<2}")
    return plain(f"{sure} {citation}  ({status(sitting, provision, day)}){done}")


def full(sitting: Sitting, provision: Provision, day: date) -> str:
    """The whole entry: status on the day, interval, summary, neighbours, confidence, what relies on it."""
    book, t, lang = sitting.desk.book, sitting.t, sitting.lang

    def cite(ids: tuple[str, ...]) -> str:
        return "; ".join(citations.format(each, book, lang=lang) for each in ids)

    start = tanggal.format_long(provision.start, lang) if provision.start else "?"
    until = tanggal.format_long(provision.until, lang) if provision.until else t("law.open_end")
    lines = [
        citations.format(provision.id, book, style="long", lang=lang),
        f"{status(sitting, provision, day)}; {t('law.interval', start=start, until=until)}",
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
    code = provision.confidence
    sure = said(sitting, "sure_bar", bar=law_reading.sure_bar(code), code=code)
    lines.append(f"{t('confidence.label')}: {sure}, {confidence(sitting, code)}")
    mark = book.office.marks.get(provision.id)
    if mark is not None:
        lines.append(law_review.mark_words(mark, lang))
    used = law_reading.use_lines(sitting.desk, provision.id, lang)
    if used:
        lines += ["", f"{said(sitting, 'used_by')}:", *(f"- {row}" for row in used)]
    else:
        lines += ["", said(sitting, "used_by_none")]
    lines += ["", t("law.notice")]
    return plain("\n".join(lines))


def confidence(sitting: Sitting, code: str) -> str:
    """What a confidence code means, in words."""
    return sitting.t(f"confidence.{code}") if codes.is_known(code) else code
