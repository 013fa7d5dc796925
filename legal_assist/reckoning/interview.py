"""The guided interview: for a goal, only what is still needed, in small groups, painful things late."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, Protocol

from legal_assist.cases import presets, vocabulary
from legal_assist.reckoning import annex_rules, identity, progress, readiness
from legal_assist.reckoning.interview_themes import THEMES, theme_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.law.lawbook import LawBook
    from legal_assist.reckoning.document_rules import Entry
    from legal_assist.reckoning.finding import Gap

#: Most questions in one group.
MOST: Final = 12
How = Literal["field", "entry", "decide"]


class Goal(Protocol):
    """What somebody wants to reach: the papers it takes, and the checklist that comes first."""

    @property
    def id(self) -> str: ...
    @property
    def documents(self) -> tuple[str, ...]: ...
    @property
    def first(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Question:
    """One thing to ask.

    `how`: a field to fill in, an entry to add to the list at `path` (`preset` says which kind), or something
    to decide that no field answers (`gap` says what). `documents` wait for it; `readers` read the answer.
    """

    path: str
    how: How
    gap: Gap
    theme: str
    victim: str | None
    preset: tuple[tuple[str, str], ...] = ()
    documents: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Tells one question from another: path, and what the new entry would be."""
        return " ".join((self.path, *(value for _, value in self.preset)))

    @property
    def sensitivity(self) -> str:
        """How carefully it is to be asked: public, contact, identity, health."""
        fact = vocabulary.find(self.path)
        return fact.sensitivity if fact is not None else "public"


@dataclass(frozen=True)
class Group:
    """At most twelve questions of one theme, about one victim or the case."""

    theme: str
    victim: str | None
    part: int
    questions: tuple[Question, ...]


def groups(
    case: Case,
    book: LawBook,
    entries: Sequence[Entry],
    goal: Goal,
    as_of: date,
    *,
    victims: frozenset[str] = frozenset(),
    left: frozenset[str] = frozenset(),
) -> tuple[Group, ...]:
    """What is still to be asked for a goal, in the order of asking.

    Args:
        case: the case.
        book: the law book.
        entries: the document catalogue.
        goal: what is wanted.
        as_of: the day.
        victims: codes the goal is pursued for; empty for all.
        left: ids of questions left out for now; they are not asked again in this sitting.
    """
    found: dict[str, Question] = {}
    waiting: dict[str, list[Entry]] = {}
    for gap, entry in _wanted(case, book, entries, goal, as_of):
        one = _question(case, gap)
        if one.victim is not None and victims and one.victim not in victims:
            continue
        if one.how == "field" and readiness.answered(case, one.path):
            continue  # an alarm about an answer is no question
        found.setdefault(one.id, one)
        if entry is not None:
            waiting.setdefault(one.id, []).append(entry)
    asked = [
        _with_documents(case, one, waiting.get(one.id, ()), as_of)
        for one in found.values()
        if one.id not in left
    ]
    return tuple(_grouped(case, asked))


def answered_paths(
    case: Case, entries: Sequence[Entry], goal: Goal, as_of: date
) -> dict[str, tuple[str, ...]]:
    """For the review: per document of a goal, the paths of the facts it asks for in this case, with ids."""
    return {entry.id: readiness.asked_paths(case, entry, as_of) for entry in _of_goal(entries, goal)}


def _of_goal(entries: Sequence[Entry], goal: Goal) -> Iterator[Entry]:
    wanted = goal.documents
    return (entry for entry in entries if entry.id in wanted)


def _wanted(
    case: Case, book: LawBook, entries: Sequence[Entry], goal: Goal, as_of: date
) -> Iterator[tuple[Gap, Entry | None]]:
    if not case.victims:
        yield readiness.gap("victims"), None
    for right in goal.first:
        for state in progress.checklist(case, book, as_of, right):
            if state.state in ("ask", "alarm"):
                yield from ((gap, None) for gap in state.gaps)
    for entry in _of_goal(entries, goal):
        state_of = readiness.state(case, book, entry, as_of)
        if state_of.applies is not False:
            yield from ((gap, entry) for gap in state_of.gaps)


def _question(case: Case, gap: Gap) -> Question:
    path = annex_rules.uncertified(case, gap) or gap.path
    head, _, rest = path.partition(".")
    codes = [part for part in path.split(".") if vocabulary.is_entry_id(part)]
    victim = codes[0] if head == "victims" and codes else None
    fact = vocabulary.find(path)
    preset: dict[str, str] = {}
    how: How = "decide"
    held = str(gap.said.params.get("kind", "")).startswith("hold ")
    if "acceptance" in gap.said.params or held:
        pass  # no field answers it
    elif head == "events" and rest and vocabulary.find(path) is None:
        path, how, preset = "events", "entry", {"kind": rest}
    elif fact is not None and fact.kind == "list":
        how = "entry"
        kind, code = annex_rules.named_by(gap)
        named = {name: value for name, value in (("kind", kind), ("victim", code)) if value}
        preset = presets.of_new(case, path) | named
        victim = code or victim
    elif fact is not None and fact.kind != "group":
        how = "field"
        if path != gap.path:
            victim = annex_rules.named_by(gap)[1] or None
    theme = theme_of(path)
    return Question(path, how, gap, theme, victim, tuple(preset.items()))


def _with_documents(case: Case, one: Question, entries: Iterable[Entry], as_of: date) -> Question:
    waiting = tuple(dict.fromkeys(entry.id for entry in entries))
    readers: dict[str, None] = {}
    hidden = _hidden(case, one, as_of)
    for entry in entries:
        # What stands on the sealed sheet alone does not reach the other side.
        found = [name for name in readiness.read_by(case, entry, as_of) if name != "defendant" or not hidden]
        readers |= dict.fromkeys(found)
    return replace(one, documents=waiting, readers=tuple(readers))


def _hidden(case: Case, one: Question, as_of: date) -> bool:
    """Whether an answer identifies or locates a victim whose identity papers keep back."""
    if one.sensitivity not in ("identity", "contact") or one.victim is None:
        return False
    return identity.coded(case, as_of, case.victim(one.victim))


def _grouped(case: Case, asked: Sequence[Question]) -> Iterator[Group]:
    subjects: tuple[str | None, ...] = (None, *(victim.id for victim in case.victims))
    for theme in THEMES:
        for subject in subjects:
            own = [one for one in asked if one.theme == theme and one.victim == subject]
            for part, start in enumerate(range(0, len(own), MOST), start=1):
                yield Group(theme, subject, part, tuple(own[start : start + MOST]))
