"""Whether an application has all that an addressee requires: each content, annex and matter of form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from legal_assist.reckoning import conditions, decisions, item_basis, item_gaps
from legal_assist.reckoning.conditions import evaluate, missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim
    from legal_assist.law.completeness import PieceRule
    from legal_assist.law.lawbook import LawBook
    from legal_assist.reckoning.finding import Gap

State = Literal["met", "missing", "answered", "check"]

#: The right a victim may have declined, by kind of application.
_RIGHT: Final = {
    "restitution": "restitution", "restitution_in_requisitoir": "restitution", "protection": "protection",
    "rehabilitation": "rehabilitation",
}  # fmt: skip
_ANSWERED: Final = ("to_follow", "held_by_other", "unavailable")


@dataclass(frozen=True)
class Piece:
    """One required piece for one victim, or for the case as a whole.

    States: `missing`; `answered` (not there, but said why: not known, held by someone else, to follow);
    `check` (a matter of form no fact can tell); `met`. `sources` are the provisions in force on the day that
    ask for it, `gaps` what to fill in where it is missing.
    """

    rule: PieceRule
    subject: str
    state: State
    sources: tuple[str, ...]
    gaps: tuple[Gap, ...]


def completeness(case: Case, book: LawBook, as_of: date, addressee: str) -> tuple[Piece, ...]:
    """What an addressee requires of the applications it receives, in the order of the list.

    Args:
        case: the case.
        book: the law book.
        as_of: the day for which it is asked.
        addressee: ``court``, ``prosecutor``, ``investigator``, ``lpsk``, ``health_social`` or
            ``local_government``; any other has no pieces.

    Returns:
        Pieces that apply, or of which it is not known. Victims who declined the right are left out.
    """
    return tuple(_pieces(case, book, as_of, addressee))


def _pieces(case: Case, book: LawBook, as_of: date, addressee: str) -> Iterator[Piece]:
    code = item_basis.code_of(case, book, as_of)
    for rule in book.completeness.of(addressee):
        right = _RIGHT.get(rule.application)
        for victim in _subjects(case, rule, right, as_of):
            applies = evaluate(rule.when, case, as_of, victim)
            if applies is False:
                continue
            asked = [
                *rule.sources,
                *(
                    one
                    for source in rule.also
                    if evaluate(source.when, case, as_of, victim)
                    for one in source.ids
                ),
            ]
            gaps = tuple(_gaps(rule, case, as_of, victim, known=applies is True))
            yield Piece(
                rule=rule,
                subject=victim.id if victim is not None else "case",
                state=_state(rule, case, as_of, victim) if applies else "missing",
                sources=item_basis.in_force(tuple(dict.fromkeys(asked)), book, as_of, code),
                gaps=gaps,
            )


def _subjects(case: Case, rule: PieceRule, right: str | None, as_of: date) -> tuple[Victim | None, ...]:
    asking = [one for one in case.victims if right is None or not decisions.declines(one, right, as_of)]
    if rule.subject == "victim":
        return tuple(asking)
    return (None,) if asking or not case.victims else ()


def _state(rule: PieceRule, case: Case, as_of: date, victim: Victim | None) -> State:
    found: list[State] = [_of_field(options, case, victim) for options in rule.filled]
    if rule.exhibits:
        found.append(_of_papers(rule, case, victim))
    if rule.met:
        answered = rule.answered and evaluate(rule.answered, case, as_of, victim)
        holds = evaluate(rule.met, case, as_of, victim)
        found.append("met" if holds else "answered" if answered else "missing")
    for worst in ("missing", "answered"):
        if worst in found:
            return worst
    return "met" if found else "check"


def _of_field(options: str, case: Case, victim: Victim | None) -> State:
    """The best of the alternatives, each as good as its worst entry."""
    states = [_of_path(path, case, victim) for path in options.split("|")]
    return "met" if "met" in states else "answered" if "answered" in states else "missing"


def _of_path(path: str, case: Case, victim: Victim | None) -> State:
    places = list(_places(case, path, victim))
    empty = [place for place, value in places if value in (None, (), "")]
    if not places or any(place not in case.marks for place in empty):
        return "missing"
    return "answered" if empty else "met"


def _places(case: Case, path: str, victim: Victim | None) -> Iterator[tuple[str, Any]]:
    """Each place a path without ids names, with its value; of victims only the one asked about."""
    head, _, rest = path.partition(".")
    owners = getattr(case, head)
    if not isinstance(owners, tuple):
        yield path, item_gaps.value(case, path.split("."))
        return
    for owner in owners:
        if head != "victims" or victim is None or owner.id == victim.id:
            yield f"{head}.{owner.id}.{rest}", item_gaps.value(owner, rest.split("."))


def _of_papers(rule: PieceRule, case: Case, victim: Victim | None) -> State:
    own = [
        one
        for one in case.exhibits
        if one.kind in rule.exhibits and (victim is None or one.victim in (None, victim.id))
    ]
    if any(one.status == "in_hand" and (one.certified is True or not rule.certified) for one in own):
        return "met"
    return "answered" if any(one.status in _ANSWERED for one in own) else "missing"


def _gaps(rule: PieceRule, case: Case, as_of: date, victim: Victim | None, *, known: bool) -> Iterator[Gap]:
    if not known:
        yield from missing(rule.when, case, as_of, victim)
        return
    for options in rule.filled:
        if _of_field(options, case, victim) == "missing":
            first = options.split("|", maxsplit=1)[0]
            places = [
                place
                for place, value in _places(case, first, victim)
                if value in (None, (), "") and place not in case.marks
            ]
            yield from (conditions.ask_path(place) for place in places or [first.partition(".")[0]])
    if rule.exhibits and _of_papers(rule, case, victim) == "missing":
        yield item_gaps.exhibit_gap(rule.exhibits[0])
    if rule.met and _state(rule, case, as_of, victim) == "missing":
        yield from missing(rule.met, case, as_of, victim)
        for term in rule.met:
            yield from item_gaps.undone(term, case, as_of, victim)
