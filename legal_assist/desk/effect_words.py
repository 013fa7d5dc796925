"""What a change would change, in sentences: sums, dates, papers, governing codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import messages, rupiah, tanggal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from legal_assist.desk.desk import Desk
    from legal_assist.reckoning.effects import Effects, PaperChange


def lines(desk: Desk, found: Effects, lang: str) -> tuple[str, ...]:
    """One sentence per sum, date, paper or code that a change would change; empty when none does.

    Args:
        desk: the desk, for the names of papers and codes.
        found: what `interviewing.before_saving` gave.
        lang: ``id`` or ``en``.
    """
    return tuple(_lines(desk, found, lang))


def _lines(desk: Desk, found: Effects, lang: str) -> Iterator[str]:
    for law in found.laws:
        was, now = (desk.book.instrument(one).short if one else "-" for one in (law.before, law.after))
        subject = messages.text(f"interview.effect.subject.{law.subject}", lang)
        yield messages.text("interview.effect.law", lang, subject=subject, before=was, after=now)
    for total in found.sums:
        who = total.victim or messages.text("interview.effect.all", lang)
        before, after = rupiah.format(total.before), rupiah.format(total.after)
        yield messages.text("interview.effect.sum", lang, who=who, before=before, after=after)
    for day in found.dates:
        title = day.title.in_(lang)
        what = f"{day.victim}: {title}" if day.victim else title
        key = "moved" if day.before and day.after else "new" if day.after else "gone"
        yield messages.text(
            f"interview.effect.date_{key}",
            lang,
            what=what,
            before=_day(day.before, lang),
            after=_day(day.after, lang),
        )
    titles = desk.catalogue.titles(lang)
    for paper in found.papers:
        yield messages.text(
            f"interview.effect.paper_{_paper(paper)}",
            lang,
            paper=titles.get(paper.document, paper.document),
            before=paper.lacked,
            after=paper.lacks,
        )


def _day(day: date | None, lang: str) -> str:
    return tanggal.format_long(day, lang) if day is not None else "-"


def _paper(paper: PaperChange) -> str:
    """Which sentence: the paper begins or ceases to apply, gets complete, or lacks more or less."""
    if paper.applies is False:
        return "ceases"
    if paper.applied is False:
        return "begins"
    if not paper.lacks:
        return "complete"
    return "same" if paper.lacks == paper.lacked else "lacks"
