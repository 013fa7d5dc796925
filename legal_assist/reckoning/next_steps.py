"""The one to three things to do now: safety, then the nearest binding limit, then what unblocks most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist import messages
from legal_assist.reckoning import losses, next_deadline, next_safety, next_step, progress, words
from legal_assist.reckoning.deadlines import deadlines
from legal_assist.reckoning.finding import LawText, Said
from legal_assist.reckoning.next_step import Kind, NextStep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.law.lawbook import LawBook
    from legal_assist.reckoning.finding import Gap
    from legal_assist.reckoning.progress import ItemState
    from legal_assist.reckoning.readiness import DocumentState

MOST: Final = 3

_FAULTS: Final = ("overlap", "duplicate", "same_exhibit", "received_more", "deduction_too_large")
#: Facts that are quickly said and that nothing else depends on: asked when nothing bigger is missing.
_TRIVIAL: Final = ("filing_place", "signing_companion", "own_office")
#: What somebody would have to tell again: after what can be fetched without her.
_TOLD: Final = ("story_", "element_", "minutes_")
_TRIVIAL_ENDS: Final = (".phone", ".officer", ".occupation", ".marital_status", ".birth_place")


def next_steps(
    case: Case, book: LawBook, as_of: date, documents: Sequence[DocumentState] = ()
) -> tuple[NextStep, ...]:
    """At most three steps, the most urgent first.

    Args:
        case: the case.
        book: the law book.
        as_of: the day for which it is asked.
        documents: the state of each document, for what unblocks most of them.

    Returns:
        Safety first (one step that names every alarm and every unanswered question about danger, of all
        victims); then the nearest limit that binds the victim's side; then the fact or paper most documents
        wait for, or, when the main document lacks nothing, what is wrong in the loss lines and then making
        the documents.
        Other alarms and open checklist items follow as far as there is room.
    """
    if not case.victims:
        said, why = Said("reckoning_case.next.no_victims"), Said("reckoning_case.next.no_victims_why")
        return (NextStep("no-victims", "safety", said, why, path="victims"),)
    # The main lists come before those of a moment or of a kind of victim.
    states = sorted(
        progress.checklist(case, book, as_of), key=lambda state: state.item.right not in progress.MAIN
    )
    safety = next_safety.step(case, states, as_of, book)
    named = {part.id for part in (safety.parts or (safety,))} if safety is not None else set()
    candidates = [
        *((safety,) if safety is not None else ()),
        *_first(_deadlines(case, book, as_of)),
        *(_faults(case, book, as_of) if _main_is_ready(documents) else ()),
        *(_ready(documents) if _main_is_ready(documents) else ()),
        *_first(_unblocking(documents, states)),
        *_alarms(states, book),
        *_ready(documents),
        *_open_items(states, book),
    ]
    # What the step about safety names already needs no step of its own.
    once = {step.id: step for step in candidates if step is safety or step.id not in named}
    return tuple(once.values())[:MOST]


def safety_signs(case: Case, book: LawBook, as_of: date) -> tuple[NextStep, ...]:
    """Every open alarm and unanswered question about safety, of all victims, the gravest first.

    Args:
        case: the case.
        book: the law book.
        as_of: the day for which it is asked.
    """
    return next_safety.signs(case, progress.checklist(case, book, as_of, "safety"), book)


def _first(steps: Iterable[NextStep]) -> list[NextStep]:
    return [step for step, _one in zip(steps, range(1), strict=False)]


def _alarms(states: Sequence[ItemState], book: LawBook) -> Iterator[NextStep]:
    """One step per alarming item, for all the victims it alarms about."""
    alarming = [one for one in states if one.state == "alarm"]
    for item_id in dict.fromkeys(one.item.id for one in alarming):
        same = [one for one in alarming if one.item.id == item_id]
        first = same[0]
        subjects = [one.subject for one in same]
        key = f"reckoning_case.alarm.{item_id.replace('-', '_')}"
        question = LawText(first.item.question, first.item.question_en)
        if messages.has(key):
            said: Said | LawText = Said(key, {"victim": ", ".join(subjects)})
        elif subjects == ["case"]:
            said = question
        else:
            said = Said("reckoning_case.alarm.general", {"victim": ", ".join(subjects), "question": question})
        yield NextStep(
            id=item_id,
            kind="safety" if first.item.right == "safety" else "fact",
            said=said,
            why=first.why,
            basis=first.basis,
            confidence=next_step.weakest(first, book),
            path=first.gaps[0].path if first.gaps else None,
            victim=subjects[0] if len(subjects) == 1 and subjects[0] != "case" else None,
        )


def _deadlines(case: Case, book: LawBook, as_of: date) -> Iterator[NextStep]:
    for group in next_deadline.binding(case, deadlines(case, book, as_of), book.rules.deadlines, as_of):
        line = group[0]
        yield NextStep(
            id=f"deadline-{line.rule}",
            kind="deadline",
            said=next_deadline.said(group, case),
            why=line.consequence,
            basis=(line.provision,) if line.provision else (),
            confidence=line.confidence,
            victim=line.victim if len(group) == 1 else None,
        )


def _faults(case: Case, book: LawBook, as_of: date) -> Iterator[NextStep]:
    """Loss lines that contradict themselves or each other: a paper made now would carry the fault."""
    for line in losses.ledger(case, book, as_of).value.lines:
        for warning in line.warnings:
            if warning.key.rpartition(".")[2] in _FAULTS:
                yield NextStep(
                    id=f"loss-{line.id}",
                    kind="fact",
                    said=warning,
                    why=Said("reckoning_case.next.fault_why"),
                    path=f"losses.{line.id}",
                    victim=line.victim,
                )
                return


def _main_is_ready(documents: Sequence[DocumentState]) -> bool:
    """Whether the first document that applies lacks nothing."""
    main = next((one for one in documents if one.applies), None)
    return main is not None and not main.gaps


def _unblocking(documents: Sequence[DocumentState], states: Sequence[ItemState]) -> Iterator[NextStep]:
    """Missing facts and papers, the one first that most documents wait for; ties in the checklists' order."""
    wanted = [one for one in documents if one.applies] or [one for one in documents if one.applies is None]
    counted: dict[str, tuple[Gap, set[str]]] = {}
    for document in wanted:
        for gap in document.gaps:
            counted.setdefault(_identity(gap), (gap, set()))[1].add(document.id)
    order = {path: place for place, path in enumerate(_paths(states))}
    ranked = sorted(
        counted.values(),
        key=lambda pair: (
            _trivial(pair[0].path),
            pair[0].path.startswith(_TOLD),
            -len(pair[1]),
            order.get(pair[0].path, len(order)),
        ),
    )
    for gap, waiting in ranked:
        yield NextStep(
            id=f"gap-{gap.path}",
            kind="paper" if gap.path == "exhibits" else "fact",
            said=gap.said,
            why=Said("reckoning_case.next.unblocks", {"number": words.count(len(waiting))}),
            path=gap.path,
            victim=_victim_of(gap.path),
        )


def _trivial(path: str) -> bool:
    return path.partition(".")[0] in _TRIVIAL or path.endswith(_TRIVIAL_ENDS)


def _paths(states: Sequence[ItemState]) -> dict[str, None]:
    """What the checklists still want, in their order."""
    return dict.fromkeys(gap.path for state in states for gap in state.gaps)


def _identity(gap: Gap) -> str:
    return f"{gap.path} {gap.said.key} {sorted(gap.said.params.items(), key=lambda pair: pair[0])!r}"


def _victim_of(path: str) -> str | None:
    head, _, rest = path.partition(".")
    return rest.partition(".")[0] if head == "victims" and rest else None


def _ready(documents: Sequence[DocumentState]) -> Iterator[NextStep]:
    ready = [one for one in documents if one.applies and not one.gaps]
    if ready:
        said = Said("reckoning_case.next.make", {"number": words.count(len(ready))})
        why = Said("reckoning_case.next.make_why")
        yield NextStep("make-documents", "document", said, why, document=ready[0].id)


def _open_items(states: Sequence[ItemState], book: LawBook) -> Iterator[NextStep]:
    for state in states:
        if state.state in ("ask", "todo"):
            paper = bool(state.gaps) and state.gaps[0].path == "exhibits"
            kind: Kind = "safety" if state.item.right == "safety" else "paper" if paper else "fact"
            yield next_step.of_item(state, kind, book)


__all__ = ["MOST", "Kind", "NextStep", "next_steps", "safety_signs"]
