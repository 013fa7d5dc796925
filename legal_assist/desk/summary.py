"""The short form of a case that the list shows without opening it. Holds no identity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from legal_assist.errors import LawBookError

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk
    from legal_assist.reckoning.deadline_line import DeadlineLine

_KEPT_DEADLINES: Final = 12


def of(desk: Desk, case: Case) -> dict[str, Any]:
    """Stage, number of victims, safety, deadlines and progress per right, as they are at this save.

    `deadlines` are those to come and those that have passed and still ask for something to be done, each as
    day, rule, title in both languages, state. `safety` counts the open `alarms` and unanswered `questions`.

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
        return short | {"deadlines": [], "progress": {}, "safety": {}, "law_book_faulty": True}


def _by_law(desk: Desk, case: Case) -> dict[str, Any]:
    from legal_assist.reckoning import next_deadline, next_steps

    lines = desk.deadlines(case)
    asks = {
        id(line)
        for group in next_deadline.binding(case, lines, desk.book.rules.deadlines, desk.today)
        for line in group
        if line.state.startswith("passed") or line.date is None
    }
    past, coming = [], []
    for line in lines:
        day = next_deadline.due(line)
        if day is None or line.state in ("met", "closed"):
            continue
        row = [day.isoformat(), line.rule, _title(case, line, "id"), _title(case, line, "en"), line.state]
        if id(line) in asks and day < desk.today:
            past.append(row)
        elif day >= desk.today and (line.date is not None or id(line) in asks):
            coming.append(row)
    found = [*sorted(past)[-_KEPT_DEADLINES:], *sorted(coming)[:_KEPT_DEADLINES]]
    signs = next_steps.safety_signs(case, desk.book, desk.today)
    asked = sum(one.id.endswith(f"-{one.victim}") for one in signs)
    return {
        "deadlines": found,
        "safety": {"alarms": len(signs) - asked, "questions": asked},
        "progress": {right: list(counts) for right, counts in desk.progress(case).items()},
    }


def _title(case: Case, line: DeadlineLine, lang: str) -> str:
    """The title, with the code of the victim when it is about one of several."""
    words = line.title.in_(lang)
    return f"{line.victim}: {words}" if line.victim and len(case.victims) > 1 else words
