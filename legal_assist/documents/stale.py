"""Whether a made paper would come out otherwise today: what of its facts, its law or its template changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from legal_assist.documents import making
from legal_assist.reckoning import document_basis, readiness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.documents.catalogue import Catalogue, Entry
    from legal_assist.law.lawbook import LawBook


def cited(
    case: Case, book: LawBook, entry: Entry, as_of: date, accepted: frozenset[str], victim: str | None
) -> dict[str, str]:
    """Every provision the paper prints, with a mark that changes whenever the book says otherwise of it.

    Args:
        case: the case.
        book: the law book, with the office's notes.
        entry: the document.
        as_of: its day.
        accepted: provisions of lesser confidence that were accepted.
        victim: id of the victim it is for; None: the case as a whole.
    """
    whom = next((one for one in case.victims if one.id == victim), None)
    found = document_basis.basis(case, book, entry, as_of, accepted, whom)
    ids = dict.fromkeys(one for group in found.printed.values() for one in group)
    return {one: mark(book, one) for one in ids}


def mark(book: LawBook, provision_id: str) -> str:
    """A short mark of what the book says of a provision; empty where it says nothing."""
    if provision_id not in book.entries:
        return ""
    one = book.provision(provision_id)
    said = (one.summary, one.confidence, one.start, one.until, one.successor)
    return hashlib.sha256(repr(said).encode("utf-8")).hexdigest()[:16]


def differing(
    old: Case,
    new: Case,
    entry: Entry,
    victim: str | None,
    *,
    book: LawBook,
    catalogue: Catalogue,
    as_of: date,
) -> tuple[str, ...]:
    """Which fields of the paper two states of a case fill differently, on the same day and by the same law.

    Args:
        old: the case as it was when the paper was made.
        new: the case now.
        entry: the document.
        victim: id of the victim it is for; None: the case as a whole.
        book: the law book.
        catalogue: the catalogue.
        as_of: the day the paper bears.

    Returns:
        Names of fields (`kerugian.jumlah`); ``("*",)`` when it would not be made for this victim any more.
    """
    before = _context(old, entry, victim, book, catalogue, as_of)
    after = _context(new, entry, victim, book, catalogue, as_of)
    if before is None or after is None:
        return () if before is after else ("*",)
    return tuple(dict.fromkeys(_differences(before, after, "")))


def _context(
    case: Case, entry: Entry, victim: str | None, book: LawBook, catalogue: Catalogue, as_of: date
) -> dict[str, Any] | None:
    found = making.context(case, entry.id, book=book, as_of=as_of, catalogue=catalogue)
    if entry.per == "case":
        return found[0]
    ids = [one.id for one in readiness.concerned(case, entry, as_of)]
    return dict(zip(ids, found, strict=True)).get(victim or "")


def _differences(before: Any, after: Any, name: str) -> Iterator[str]:
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _inside(before, after, name)
    elif isinstance(before, list) and isinstance(after, list):
        if len(before) != len(after):
            yield name
        for one, two in zip(before, after, strict=False):
            yield from _differences(one, two, name)
    elif before != after:
        yield name


def _inside(before: Mapping[str, Any], after: Mapping[str, Any], name: str) -> Iterator[str]:
    for key in dict.fromkeys((*before, *after)):
        inner = f"{name}.{key}" if name else str(key)
        if key not in before or key not in after:
            yield inner
        else:
            yield from _differences(before[key], after[key], inner)
