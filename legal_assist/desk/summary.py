"""The short form of a case that the list shows without opening it. Holds no identity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk

_KEPT_DEADLINES: Final = 12


def of(desk: Desk, case: Case) -> dict[str, Any]:
    """Stage, number of victims, coming deadlines and progress per right, as they are at this save."""
    from legal_assist.reckoning import stage

    lines = [line for line in desk.deadlines(case) if line.date is not None and line.date >= desk.today]
    return {
        "stage": stage.current(case, desk.today),
        "invented": case.invented,
        "victims": len(case.victims),
        "modus": case.modus,
        "deadlines": [
            [line.date.isoformat(), line.rule, line.title.id, line.title.en]
            for line in lines[:_KEPT_DEADLINES]
            if line.date is not None
        ],
        "progress": {right: list(counts) for right, counts in desk.progress(case).items()},
    }
