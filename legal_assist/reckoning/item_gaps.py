"""What to fill in so that a checklist item becomes known, and then done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist.cases import vocabulary
from legal_assist.reckoning import conditions
from legal_assist.reckoning.conditions import evaluate, missing
from legal_assist.reckoning.derived import FACTS, NEEDS
from legal_assist.reckoning.finding import Gap, Said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim
    from legal_assist.law.rule_terms import Term
    from legal_assist.law.rules import ChecklistItem

_LISTS = ("list", "group")


def of(item: ChecklistItem, case: Case, as_of: date, victim: Victim | None) -> tuple[Gap, ...]:
    """What is missing for an item that is not done.

    While it is not known whether it applies, only that is asked; else what is not known, then what is not
    done, then the other facts and papers the item needs.
    """
    if evaluate(item.applies, case, as_of, victim) is None:
        return missing(item.applies, case, as_of, victim)
    gaps: dict[str, Gap] = {}
    for gap in (
        *missing(item.alarm, case, as_of, victim),
        *missing(item.met, case, as_of, victim),
        *(gap for term in item.met for gap in undone(term, case, as_of, victim)),
        *_needed(item, case, victim),
    ):
        gaps.setdefault(f"{gap.path} {gap.said.params.get('what', '')}", gap)
    return tuple(gaps.values())


def only_asks(item: ChecklistItem, case: Case, as_of: date, victim: Victim | None) -> bool:
    """Whether all that fails is a question nobody has answered yet."""
    failing = [term for term in item.met if evaluate((term,), case, as_of, victim) is not True]
    return bool(failing) and all(
        term.filled is not None or term.decided is not None or evaluate((term,), case, as_of, victim) is None
        for term in failing
    )


def undone(term: Term, case: Case, as_of: date, victim: Victim | None) -> Iterator[Gap]:
    """What would make a failing term hold."""
    if evaluate((term,), case, as_of, victim) is not False or not term.equals:
        return
    if term.any is not None:
        for inner in term.any:
            yield from undone(inner, case, as_of, victim)
        return
    record = _record(term, victim)
    if record is not None:
        yield record
    elif term.event is not None:
        yield conditions.ask_event(term.event)
    else:
        path = term.filled or term.fact or ""
        for need in NEEDS.get(path, ()) if path in FACTS else (path,):
            if not need.startswith("events."):
                yield from _field(need, victim, case)


def _record(term: Term, victim: Victim | None) -> Gap | None:
    """The record, filing or paper a term asks for."""
    entry = f"victims.{victim.id}." if victim is not None else "victims."
    if term.explained is not None:
        what = Said(f"facts.choices.right_explained.right.{term.explained}")
        return Gap(f"{entry}explained", Said("reckoning_case.gap.explained", {"what": what}))
    if term.decided is not None:
        what = Said(f"facts.choices.victim_decision.right.{term.decided}")
        return Gap(f"{entry}decisions", Said("reckoning_case.gap.decided", {"what": what}))
    if term.consented is not None:
        what = Said(f"facts.choices.consent.purpose.{term.consented}")
        return Gap(f"{entry}consents", Said("reckoning_case.gap.consented", {"what": what}))
    if term.filed is not None:
        what = Said(f"facts.choices.event.application.{term.filed}")
        return Gap("events.application_filed", Said("reckoning_case.gap.filed", {"what": what}))
    return exhibit_gap(term.exhibit) if term.exhibit is not None else None


def _needed(item: ChecklistItem, case: Case, victim: Victim | None) -> Iterator[Gap]:
    for need in item.needs:
        prefix, _, kind = need.partition(":")
        if prefix != "exhibit":
            yield from _field(need, victim, case)
        elif not _in_hand(kind, case, victim):
            yield exhibit_gap(kind)


def _in_hand(kind: str, case: Case, victim: Victim | None) -> bool:
    return any(
        exhibit.kind == kind
        and exhibit.status == "in_hand"
        and (victim is None or exhibit.victim in (None, victim.id))
        for exhibit in case.exhibits
    )


def _field(path: str, victim: Victim | None, case: Case) -> Iterator[Gap]:
    """The question for a single field that holds nothing and has no other answer either."""
    found = vocabulary.find(path)
    if found is None or found.kind in _LISTS:
        return
    head, _, rest = path.partition(".")
    owners = getattr(case, head, None)
    if isinstance(owners, tuple):
        paths = [
            f"{head}.{owner.id}.{rest}"
            for owner in owners
            if victim is None
            or victim.id == (owner.id if head == "victims" else getattr(owner, "victim", victim.id))
        ]
    else:
        paths = [path]
    for one in paths:
        if one not in case.marks and value(case, one.split(".")) in (None, (), ""):
            yield conditions.ask_path(one)


def value(node: Any, parts: list[str]) -> Any:
    """What stands at a path below a case or an entry; None where nothing does."""
    for part in parts:
        if isinstance(node, tuple):
            node = next((entry for entry in node if entry.id == part), None)
        else:
            node = getattr(node, part, None)
    return node


def exhibit_gap(kind: str) -> Gap:
    """The gap of a paper that is not in hand."""
    what = Said(f"facts.choices.exhibit.kind.{kind}")
    return Gap("exhibits", Said("reckoning_case.gap.exhibit", {"what": what}))
