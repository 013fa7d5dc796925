"""The guided interview at the desk: goals, what is still to be asked, answers, what a change would change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from legal_assist import messages
from legal_assist.cases import editing
from legal_assist.desk import wording
from legal_assist.errors import UsageError
from legal_assist.reckoning import effects as what_changes
from legal_assist.reckoning import interview

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.cases.case import Case, MarkKind
    from legal_assist.desk.desk import Desk, Opened
    from legal_assist.documents.goals import Goal
    from legal_assist.reckoning.effects import Effects
    from legal_assist.reckoning.interview import Group, Question

#: Answers that are no value, as people say them in either language; what follows a colon is the note.
_ANSWERS: Final[dict[str, MarkKind]] = {
    "belum tahu": "unknown", "tidak tahu": "unknown", "not known": "unknown", "unknown": "unknown",
    "tidak mau menjawab": "declined", "tidak mau": "declined", "declined": "declined",
    "dipegang pihak lain": "held_by_other", "dipegang": "held_by_other", "held by": "held_by_other",
    "menyusul": "to_follow", "to follow": "to_follow",
}  # fmt: skip
_SPOKEN: Final = re.compile(r"\s*([^:]+?)\s*(?::\s*(.*?)\s*)?")


def asked(question: Question, lang: str) -> str:
    """What is asked where no single field answers; a list takes entries, and no other answer."""
    said = question.gap.said
    if question.how == "entry" and said.key == "documents.gap":
        return messages.text("interview.list_missing", lang, label=wording.label(question.path, lang))
    return wording.say(said, lang)


def goals(desk: Desk) -> tuple[Goal, ...]:
    """The goals there are."""
    from legal_assist.documents import goals as from_data
    from legal_assist.workspace import templates_dir

    return from_data.load(templates_dir(), desk.catalogue)


def goal(desk: Desk, goal_id: str) -> Goal:
    """One goal.

    Raises:
        UsageError: there is none of that id; the sentence names those there are.
    """
    found = goals(desk)
    for one in found:
        if one.id == goal_id.strip().casefold():
            return one
    raise UsageError("interview.no_goal", name=goal_id[:40], known=", ".join(one.id for one in found))


def groups(
    desk: Desk, case: Case, wanted: Goal, *, victims: Iterable[str] = (), left: Iterable[str] = ()
) -> tuple[Group, ...]:
    """What is still to be asked, see `reckoning.interview.groups`."""
    return interview.groups(
        case,
        desk.book,
        desk.catalogue.entries,
        wanted,
        desk.today,
        victims=frozenset(victims),
        left=frozenset(left),
    )


def spoken_mark(text: str) -> tuple[MarkKind, str] | None:
    """The answer that is no value in what was typed (`belum tahu`, `dipegang: majikan`), with its note."""
    found = _SPOKEN.fullmatch(text)
    if found is None:
        return None
    kind = _ANSWERS.get(found[1].casefold())
    return (kind, found[2] or "") if kind is not None else None


def answer(desk: Desk, opened: Opened, path: str, text: str) -> Opened:
    """Record what was answered to a question about a field: a value, or an answer that is none.

    Raises:
        CaseDataError: the text can't be read as this kind of fact; nothing is stored.
        ConflictError: another window saved in between.
    """
    mark = spoken_mark(text)
    if mark is not None:
        return desk.mark(opened, path, *mark)
    return desk.record(opened, path, text)


def before_saving(desk: Desk, opened: Opened, path: str, text: str) -> Effects:
    """What recording this answer would change; nothing is stored.

    Raises:
        CaseDataError: as `answer`.
    """
    mark = spoken_mark(text)
    case = opened.case
    after = editing.set_mark(case, path, *mark) if mark else editing.set_typed(case, path, text)
    return what_changes.effects(case, after, desk.book, desk.catalogue.entries, desk.today)


def reviewed(desk: Desk, case: Case, wanted: Goal) -> dict[str, tuple[str, ...]]:
    """Per paper of a goal, the facts it asks for: what the review shows."""
    return interview.answered_paths(case, desk.catalogue.entries, wanted, desk.today)
