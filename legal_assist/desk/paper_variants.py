"""A case as it is now, but for one fact or entry that is as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.desk import spread
from legal_assist.errors import CaseDataError

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.desk.spread import Path


def with_earlier(now: Case, old: Case, name: str) -> Case | None:
    """The case now with one change taken back.

    Args:
        now: the case now.
        old: as it was.
        name: path of a fact, or of an entry that came or went.

    Returns:
        None when what is left does not fit together.
    """
    after, before = spread.of(now), spread.of(old)
    path = tuple(name.split("."))
    facts = {one: answer for one, answer in after.facts.items() if not _within(one, path)}
    facts |= {one: answer for one, answer in before.facts.items() if _within(one, path)}
    orders = {one: ids for one, ids in after.orders.items() if not _within(one, path)}
    orders |= {one: ids for one, ids in before.orders.items() if _within(one, path)}
    holder, entry = path[:-1], path[-1]
    if path in before.entries and path not in after.entries:
        there = (*orders.get(holder, ()), entry)
        first = before.orders.get(holder, ())
        orders[holder] = tuple(
            sorted(there, key=lambda one: first.index(one) if one in first else len(first))
        )
    elif path in after.entries and path not in before.entries:
        orders[holder] = tuple(one for one in orders.get(holder, ()) if one != entry)
    try:
        return spread.together(facts, orders)
    except CaseDataError:
        return None


def _within(path: Path, whole: Path) -> bool:
    return path[: len(whole)] == whole
