"""The checklists of a case: what is done, to do, to ask or alarming, read from the facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from legal_assist.law import confidence
from legal_assist.reckoning import item_basis, item_gaps
from legal_assist.reckoning.conditions import evaluate
from legal_assist.reckoning.deadlines import deadlines
from legal_assist.reckoning.finding import LawText

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.rules import ChecklistItem
    from legal_assist.reckoning.deadline_line import DeadlineLine
    from legal_assist.reckoning.finding import Gap

State = Literal["done", "todo", "ask", "alarm", "standing", "not_applicable", "open_question"]

#: The five lists every case works through; progress counts these.
MAIN: Final = ("safety", "confidentiality", "restitution", "rehabilitation", "joined_claim")
#: The order in which checklists are shown and, among equals, worked through.
RIGHTS: Final = (
    "safety", "first_meeting", "confidentiality", "protection", "foreign", "children", "sexual_exploitation",
    "coerced", "examination", "restitution", "rehabilitation", "joined_claim", "hearing", "after_verdict",
    "unpaid", "legal_aid", "services", "companion", "information", "state_compensation", "office_duties",
)  # fmt: skip
#: The right whose deadlines a list of another name shares.
_RIGHT_OF: Final = {
    "after_verdict": "restitution", "unpaid": "restitution", "children": "restitution",
    "services": "rehabilitation", "office_duties": "confidentiality",
}  # fmt: skip


@dataclass(frozen=True)
class ItemState:
    """One item of a checklist for one victim, or for the case as a whole.

    States, the more urgent first: `alarm` (danger, a right about to be lost, its time has passed), `ask` (a
    fact is missing), `todo`, `done`; `standing` (to be kept in mind, nothing settles it); `not_applicable`;
    `open_question` (the law it rests on is not verified).
    `basis` holds the provisions in force on the day under the code of this case; `gaps` what to fill in,
    empty when done.
    """

    item: ChecklistItem
    subject: str
    state: State
    why: LawText
    basis: tuple[str, ...]
    gaps: tuple[Gap, ...]

    @property
    def counts(self) -> bool:
        """Whether the item is part of the progress of its right."""
        return self.state not in ("standing", "not_applicable", "open_question")


def right_label_key(right: str) -> str:
    """The message id of what a checklist is called."""
    return f"reckoning_case.right.{right}"


def checklist(case: Case, book: LawBook, as_of: date, right: str | None = None) -> tuple[ItemState, ...]:
    """Every checklist item, in the order of the checklists; an item about victims once for each of them.

    Args:
        case: the case.
        book: the law book.
        as_of: the day for which it is asked.
        right: only the checklist of this right.
    """
    code = item_basis.code_of(case, book, as_of)
    late = tuple(line for line in deadlines(case, book, as_of) if line.state.startswith("passed"))
    items = [item for item in book.rules.items if right in (None, item.right)]
    items.sort(key=lambda item: RIGHTS.index(item.right))
    found: list[ItemState] = []
    for item in items:
        victims: tuple[Victim | None, ...] = case.victims if item.subject == "victim" else (None,)
        basis = item_basis.in_force(item.basis, book, as_of, code)
        for victim in victims:
            state = _state(item, book, case, as_of, victim)
            if state == "todo" and _is_late(item, late, victim):
                state = "alarm"
            open_gaps = state in ("alarm", "ask", "todo")
            found.append(
                ItemState(
                    item=item,
                    subject=victim.id if victim is not None else "case",
                    state=state,
                    why=LawText(item.why, item.why_en),
                    basis=basis,
                    gaps=item_gaps.of(item, case, as_of, victim) if open_gaps else (),
                )
            )
    return tuple(found)


def progress(case: Case, book: LawBook, as_of: date) -> dict[str, tuple[int, int]]:
    """Per main list: how many items are done, of how many that apply. Lists without such are left out."""
    counts: dict[str, tuple[int, int]] = {}
    for state in checklist(case, book, as_of):
        if state.counts and state.item.right in MAIN:
            done, all_of_them = counts.get(state.item.right, (0, 0))
            counts[state.item.right] = (done + (state.state == "done"), all_of_them + 1)
    return counts


def item_confidence(item: ChecklistItem, book: LawBook) -> str:
    """How sure an item is: as stated with it, else as sure as the least sure provision it rests on."""
    if item.confidence is not None:
        return item.confidence
    return confidence.weakest([book.provision(cited).confidence for cited in item.basis] or ["V"])


def _is_late(item: ChecklistItem, late: tuple[DeadlineLine, ...], victim: Victim | None) -> bool:
    """Whether the time that a provision of the item sets has passed for this victim."""
    return any(
        line.right == _RIGHT_OF.get(item.right, item.right)
        and line.provision in item.basis
        and (line.victim is None or victim is None or line.victim == victim.id)
        for line in late
    )


def _state(item: ChecklistItem, book: LawBook, case: Case, as_of: date, victim: Victim | None) -> State:
    applies = evaluate(item.applies, case, as_of, victim)
    if applies is False or (applies is None and item.applies_unknown == "skip"):
        return "not_applicable"
    if confidence.is_open_question(item_confidence(item, book)):
        return "open_question"
    if applies is None:
        return "ask"
    if item.standing:
        return "standing"
    alarm = evaluate(item.alarm, case, as_of, victim) if item.alarm else False
    if alarm:
        return "alarm"
    met = evaluate(item.met, case, as_of, victim)
    if met is None or alarm is None:
        return "ask"
    if met:
        return "done"
    return "ask" if item_gaps.only_asks(item, case, as_of, victim) else "todo"
