"""Nobody is born tomorrow: a typing slip in a birth date would change who counts as a child."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.cases import vocabulary
from legal_assist.errors import CaseDataError, Problem

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.case import Case


def refuse_future(before: Case, after: Case, today: date) -> None:
    """Refuse a change that sets a birth date after today.

    Args:
        before: the case as it was; what stands there already is left alone.
        after: the case with the change.
        today: the day on which it is typed.

    Raises:
        CaseDataError: `problems` names each such date.
    """
    known = set(_future(before, today))
    problems = tuple(
        Problem(path, "desk.birth_in_future")
        for path, day in _future(after, today)
        if (path, day) not in known
    )
    if problems:
        raise CaseDataError("case.file_faults", problems=problems, count=len(problems))


def _future(case: Case, today: date) -> list[tuple[str, date]]:
    return [
        (path, value)
        for path, fact, value in vocabulary.values(case)
        if fact.name == "birth_date" and value > today
    ]
