"""Reading the law book: by right or by instrument, on a chosen day, and what relies on a provision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import messages
from legal_assist.law import citations, confidence, uses

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.desk import Desk
    from legal_assist.law.provisions import Provision
    from legal_assist.law.uses import Use

#: Statuses under which a provision governs on a day.
GOVERNS = ("in_force", "transitional")


def by_right(desk: Desk, right: str, day: date | None = None) -> tuple[Provision, ...]:
    """Provisions a right rests on.

    Args:
        desk: the desk.
        right: a right or list of the checklists.
        day: only what governs on this day, for old cases too; None: all.
    """
    return _governing(desk, uses.of_right(desk.book, right), day)


def by_instrument(desk: Desk, instrument: str, day: date | None = None) -> tuple[Provision, ...]:
    """The recorded provisions of one instrument, by its id or as people write it.

    Raises:
        LawBookError: the book does not hold it.
    """
    found = desk.book.instrument(citations.parse(instrument, desk.book).partition("/")[0])
    return _governing(desk, found.provisions, day)


def _governing(desk: Desk, found: tuple[Provision, ...], day: date | None) -> tuple[Provision, ...]:
    if day is None:
        return found
    return tuple(one for one in found if desk.book.in_force(one.id, day).status in GOVERNS)


def rights(desk: Desk) -> tuple[str, ...]:
    """The rights and lists to read by, those with a name of their own, in the order of the checklists."""
    from legal_assist.reckoning import progress

    known = set(uses.rights(desk.book))
    return tuple(right for right in progress.RIGHTS if right in known)


def right_name(right: str, lang: str) -> str:
    """What a right or list is called."""
    from legal_assist.reckoning import progress

    return messages.text(progress.right_label_key(right), lang)


def use_lines(desk: Desk, provision_id: str, lang: str) -> tuple[str, ...]:
    """One line for everything that relies on a provision, with the length of deadlines and periods."""
    return tuple(_line(use, lang) for use in uses.of(desk.book, provision_id))


def _line(use: Use, lang: str) -> str:
    kind = messages.text(f"law_reader.use.{use.kind}", lang)
    text = use.text_en if lang == "en" else use.text
    since = use.since_en if lang == "en" else use.since
    if use.count:
        length = messages.text(f"law_reader.length.{use.unit}", lang, n=use.count)
        text = f"{text}: {length}"
    if since:
        text = f"{text}; {since}" if use.count else f"{text}: {since}"
    return f"{kind}: {text}"


def sure_bar(code: str) -> str:
    """How sure a text is, as signs that need no colour: `###` may be printed, `##-` when accepted, `?` never.

    Raises:
        LawBookError: unknown code.
    """
    if confidence.may_print(code, accepted=False):
        return "###"
    if confidence.needs_acceptance(code):
        return "##-"
    return "?--"
