"""Whether a bundle that was made would come out otherwise today: its lists, its cover, its source files."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from legal_assist.desk import evidence
from legal_assist.errors import LegalAssistError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk, Opened
    from legal_assist.desk.evidence import Listed
    from legal_assist.desk.paper_changes import Change
    from legal_assist.documents.bundle_parts import Plan
    from legal_assist.errors import Problem

#: What a receipt names as its document; no paper of the catalogue bears it.
DOCUMENT: Final = "berkas-bukti"
#: What the drawn pages say besides the exhibits, among the marks of a receipt.
_SHEET: Final = ""


def planned(
    desk: Desk,
    case: Case,
    as_of: date,
    listed: Iterable[Listed],
    *,
    sealed: frozenset[str],
    without: frozenset[str],
) -> tuple[Plan, tuple[Problem, ...]]:
    """The plan of a bundle, and what stands in its way; see `bundle_plan.plan`."""
    from legal_assist.documents import bundle_plan

    counts: dict[str, int] = {}
    for one in listed:
        counts[one.attachment.exhibit] = counts.get(one.attachment.exhibit, 0) + 1
    return bundle_plan.plan(
        case,
        book=desk.book,
        catalogue=desk.catalogue,
        as_of=as_of,
        files=counts,
        sealed=sealed,
        without=without,
    )


def marks(plan: Plan, name: str) -> dict[str, str]:
    """A digest of what one set prints of each exhibit, by mark; of the rest under an empty one."""
    sheet, lines = (plan.sealed, plan.sealed_lines) if name == "sealed" else (plan.served, plan.lines)
    return {_SHEET: _digest(sheet)} | {line.mark: _digest(line) for line in lines}


def changes(desk: Desk, opened: Opened, receipt: dict[str, Any]) -> tuple[Change, ...]:
    """Why the set of a receipt would come out otherwise today; empty when it wouldn't.

    Args:
        desk: the desk.
        opened: the case now.
        receipt: of one set, as `bundle_writing.receipts` writes it.
    """
    from legal_assist.desk.paper_changes import Change

    try:
        listed = [one for one in evidence.listing(desk, opened.case.code) if one.known]
        day = date.fromisoformat(str(receipt["as_of"]))
        sealed, without = frozenset(receipt["sealed"]), frozenset(receipt["without"])
        plan, _problems = planned(desk, opened.case, day, listed, sealed=sealed, without=without)
        then, now = dict(receipt["marks"]), marks(plan, str(receipt["set"]))
        bound = {str(one["place"]): str(one["sha256"]) for one in receipt["sources"]}
        names = {str(one["place"]).partition("/")[0] for one in receipt["sources"]}
    except (KeyError, TypeError, ValueError, LegalAssistError):
        return (Change("unknown"),)
    here = {_place(one): one.attachment.sha256 for one in listed if one.attachment.exhibit in names}
    moved = {
        place.partition("/")[0] for place in bound.keys() | here.keys() if bound.get(place) != here.get(place)
    }
    moved |= {mark for mark in then.keys() | now.keys() if then.get(mark) != now.get(mark)}
    if not moved:
        return ()
    known = {one.id for one in opened.case.exhibits}
    return (Change("facts", tuple(f"exhibits.{mark}" for mark in sorted(moved) if mark in known)),)


def _place(one: Listed) -> str:
    mark = one.attachment.exhibit
    return mark if one.number == 1 else f"{mark}/{one.number}"


def _digest(printed: object) -> str:
    return hashlib.sha256(repr(printed).encode()).hexdigest()[:32]
