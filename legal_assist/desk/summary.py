"""The short form of a case that the list shows without opening it. Holds no identity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from legal_assist.errors import LawBookError

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk

_KEPT_DEADLINES: Final = 12


def of(desk: Desk, case: Case) -> dict[str, Any]:
    """Stage, number of victims, coming deadlines and progress per right, as they are at this save.

    A law book that can't be read must never stop a save: then the summary says so and holds no deadlines.
    """
    from legal_assist.reckoning import stage

    short: dict[str, Any] = {
        "stage": stage.current(case, desk.today),
        "invented": case.invented,
        "victims": len(case.victims),
        "modus": case.modus,
    }
    try:
        return short | _by_law(desk, case)
    except LawBookError:
        return short | {"deadlines": [], "progress": {}, "law_book_faulty": True}


def _by_law(desk: Desk, case: Case) -> dict[str, Any]:
    coming = [
        [line.date.isoformat(), line.rule, line.title.id, line.title.en]
        for line in desk.deadlines(case)
        if line.date is not None and line.date >= desk.today and line.state != "met"
    ]
    return {
        "deadlines": coming[:_KEPT_DEADLINES],
        "progress": {right: list(counts) for right, counts in desk.progress(case).items()},
    }
