"""One thing to do now, and how one comes from an item of a checklist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from legal_assist.law import confidence
from legal_assist.reckoning.finding import LawText, Said

if TYPE_CHECKING:
    from legal_assist.law.lawbook import LawBook
    from legal_assist.reckoning.progress import ItemState

Kind = Literal["safety", "deadline", "fact", "paper", "document"]


@dataclass(frozen=True)
class NextStep:
    """One thing to do now, with its reason.

    `basis` are provisions in force; `confidence` is the weakest code it rests on. `path` is the fact to fill
    in (or `exhibits`, `events.<kind>`), `document` what to make, `victim` whom it is about when it is one.
    `parts` are the single steps that a grouped one stands for, the gravest first; each can be opened by
    itself. Its own `path` and `victim` are those of the first.
    """

    id: str
    kind: Kind
    said: Said | LawText
    why: Said | LawText
    basis: tuple[str, ...] = ()
    confidence: str = "V"
    path: str | None = None
    document: str | None = None
    victim: str | None = None
    parts: tuple[NextStep, ...] = ()


def of_item(state: ItemState, kind: Kind, book: LawBook) -> NextStep:
    """The step that settles one item of a checklist for one subject."""
    question = LawText(state.item.question, state.item.question_en)
    about_case = state.subject == "case"
    return NextStep(
        id=state.item.id if about_case else f"{state.item.id}-{state.subject}",
        kind=kind,
        said=question
        if about_case
        else Said("reckoning_case.next.item", {"victim": state.subject, "question": question}),
        why=state.why,
        basis=state.basis,
        confidence=weakest(state, book),
        path=state.gaps[0].path if state.gaps else None,
        victim=None if about_case else state.subject,
    )


def weakest(state: ItemState, book: LawBook) -> str:
    """How sure a step is: its item's own code, else that of the provisions shown."""
    if state.item.confidence is not None:
        return state.item.confidence
    return confidence.weakest([book.provision(cited).confidence for cited in state.basis] or ["V"])
