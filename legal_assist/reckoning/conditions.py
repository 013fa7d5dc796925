"""The condition language of the law data, evaluated on a case in three values: true, false, unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist.cases import vocabulary
from legal_assist.reckoning import decisions
from legal_assist.reckoning import event_days as days
from legal_assist.reckoning.derived import FACTS, NEEDS
from legal_assist.reckoning.finding import Gap, Said
from legal_assist.reckoning.kleene import Truth, both, either, negate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim
    from legal_assist.law.rule_terms import Term

#: Events whose sentence says why their date matters; all others share one sentence.
_EXPLAINED = frozenset({
    "act_from", "act_to", "investigation_started", "transfer_to_court", "identity_checked",
    "requisitoir_read", "verdict", "final", "application_filed",
})  # fmt: skip

#: Events of which only the day matters: once recorded, nothing more is asked about them.
_ONLY_THE_DAY = frozenset({"act_from", "act_to"})


def evaluate(condition: Iterable[Term], case: Case, as_of: date, victim: Victim | None = None) -> Truth:
    """Whether all terms of a condition hold.

    Args:
        condition: terms; none at all always hold.
        case: the case.
        as_of: the day for which it is asked.
        victim: the victim it is asked about; None asks about the case as a whole, where a yes/no field of
            victims holds when it holds for one of them, and ``filled`` when every entry is answered.

    Returns:
        True, False, or None when a fact is missing.
    """
    return both(_term(term, case, as_of, victim) for term in condition)


def missing(
    condition: Iterable[Term], case: Case, as_of: date, victim: Victim | None = None
) -> tuple[Gap, ...]:
    """What to ask so that an unknown condition becomes known; empty when it is known already."""
    terms = tuple(condition)
    if evaluate(terms, case, as_of, victim) is not None:
        return ()
    gaps: dict[str, Gap] = {}
    for term in terms:
        if _term(term, case, as_of, victim) is not None:
            continue
        inner = missing(term.any, case, as_of, victim) if term.any is not None else ()
        if term.any is not None and not inner:
            inner = tuple(gap for one in term.any for gap in missing((one,), case, as_of, victim))
        for gap in (*inner, *_asked(term, case, victim)):
            gaps.setdefault(gap.path, gap)
    return tuple(gaps.values())


def ask_event(kind: str) -> Gap:
    """The question for the date of an event, with the reason where it has one of its own."""
    name = Said(f"facts.choices.event.kind.{kind}")
    key = f"reckoning_rules.ask.{kind}" if kind in _EXPLAINED else "reckoning_rules.ask.event"
    return Gap(f"events.{kind}", Said(key, {"event": name}))


def ask_path(path: str) -> Gap:
    """The question for a field; the path may have entry ids."""
    found = vocabulary.find(path)
    label = Said(found.label) if found is not None else path
    return Gap(path, Said("reckoning_rules.ask.field", {"field": label}))


def _term(term: Term, case: Case, as_of: date, victim: Victim | None) -> Truth:
    found = _SUBJECTS[term.subject](term, case, as_of, victim)
    return found if term.equals else negate(found)


def _event(term: Term, case: Case, as_of: date, victim: Victim | None) -> Truth:
    kind = term.event or ""
    if term.application is not None:
        found = days.happened_events(case, kind, as_of, victim, term.application)
        return any(_within(event.date, term) for event in found)
    bounds: list[Truth] = []
    if term.before is not None:
        bounds.append(days.happened_before(case, kind, term.before, as_of, victim))
    if term.from_ is not None:
        bounds.append(days.happened_from(case, kind, term.from_, as_of, victim))
    return both(bounds) if bounds else days.has_happened(case, kind, as_of, victim)


def _within(day: date, term: Term) -> bool:
    return (term.before is None or day < term.before) and (term.from_ is None or day >= term.from_)


def _filed(term: Term, case: Case, as_of: date, victim: Victim | None) -> Truth:
    found = days.happened_events(case, "application_filed", as_of, victim)
    return any(event.application == term.filed and _within(event.date, term) for event in found)


def _fact(term: Term, case: Case, as_of: date, victim: Victim | None) -> Truth:
    name = term.fact or ""
    if name in FACTS:
        return FACTS[name](case, as_of, victim)
    answers = [value if isinstance(value, bool) else None for _path, value in _values(case, name, victim)]
    return either(answers) if answers else None


def _filled(term: Term, case: Case, _as_of: date, victim: Victim | None) -> Truth:
    found = list(_values(case, term.filled or "", victim))
    return bool(found) and all(value not in (None, (), "") or path in case.marks for path, value in found)


def _exhibit(term: Term, case: Case, _as_of: date, victim: Victim | None) -> Truth:
    return any(
        exhibit.kind == term.exhibit
        and exhibit.status == "in_hand"
        and (victim is None or exhibit.victim in (None, victim.id))
        for exhibit in case.exhibits
    )


def _explained(term: Term, case: Case, as_of: date, victim: Victim | None) -> Truth:
    return _for_each(
        case, victim, lambda one: any(e.right == term.explained and e.on <= as_of for e in one.explained)
    )


def _decided(term: Term, case: Case, as_of: date, victim: Victim | None) -> Truth:
    def decided(one: Victim) -> bool:
        latest = decisions.latest(one, term.decided or "", as_of)
        return latest is not None and term.decision in (None, latest)

    return _for_each(case, victim, decided)


def _consented(term: Term, case: Case, as_of: date, victim: Victim | None) -> Truth:
    def consents(one: Victim) -> bool:
        return any(
            found.purpose == term.consented
            and found.given_on <= as_of
            and (found.withdrawn_on is None or found.withdrawn_on > as_of)
            for found in one.consents
        )

    return _for_each(case, victim, consents)


def _any(term: Term, case: Case, as_of: date, victim: Victim | None) -> Truth:
    return either(_term(inner, case, as_of, victim) for inner in term.any or ())


def _for_each(case: Case, victim: Victim | None, holds: Callable[[Victim], bool]) -> bool:
    victims = case.victims if victim is None else (victim,)
    return bool(victims) and all(holds(one) for one in victims)


_SUBJECTS: dict[str, Callable[[Term, Case, date, Victim | None], Truth]] = {
    "event": _event,
    "filed": _filed,
    "fact": _fact,
    "filled": _filled,
    "exhibit": _exhibit,
    "explained": _explained,
    "decided": _decided,
    "consented": _consented,
    "any": _any,
}


def _values(case: Case, path: str, victim: Victim | None) -> Iterator[tuple[str, Any]]:
    """Each place a path without ids names in the case, with its value (None where nothing is recorded)."""
    parts = path.split(".")
    yield from _descend(case, parts, "", victim)


def _descend(node: Any, parts: list[str], here: str, victim: Victim | None) -> Iterator[tuple[str, Any]]:
    name, rest = parts[0], parts[1:]
    value = getattr(node, name, None)
    path = f"{here}{name}"
    if not rest:
        yield path, value
    elif isinstance(value, tuple):
        for entry in value:
            if name != "victims" or victim is None or entry.id == victim.id:
                yield from _descend(entry, rest, f"{path}.{entry.id}.", victim)
    elif value is None:
        yield f"{path}.{'.'.join(rest)}", None
    else:
        yield from _descend(value, rest, f"{path}.", victim)


def _asked(term: Term, case: Case, victim: Victim | None) -> Iterator[Gap]:
    if term.event is not None:
        yield ask_event(term.event)
    elif term.fact is not None:
        for need in NEEDS.get(term.fact, (term.fact,)):
            yield from _needed(need, case, victim)


def _needed(need: str, case: Case, victim: Victim | None) -> Iterator[Gap]:
    if need.startswith("events."):
        kind = need.removeprefix("events.")
        if kind not in _ONLY_THE_DAY or not any(event.kind == kind for event in case.events):
            yield ask_event(kind)
        return
    for path, value in _values(case, need, victim):
        if value is None:
            yield ask_path(path)
