"""Which law governs the joined damages claim and restitution: decided from dated events, never guessed.

Every row of the decision table in the law data is evaluated in three values. One row that may hold decides.
Where several may hold, all are shown: they name the statute only when they agree on it, and each missing date
becomes a question.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from legal_assist.law import confidence
from legal_assist.law.rules import walk
from legal_assist.reckoning import conditions
from legal_assist.reckoning import event_days as days
from legal_assist.reckoning.finding import Finding, Gap, LawText, Reading, Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.rules import Addition, Regime, RegimeSubject, Rules

#: An estimated date this close to a day on which the law changes must be confirmed.
_NEAR: Final = timedelta(days=62)


@dataclass(frozen=True)
class Governing:
    """Which statute governs, in which provisions, and why.

    `governing` is None while rows that lead to different statutes are possible. `alternatives` are the other
    readings. `open`: whether the way is still open. `row` names the row of the legal reference that leads, or
    all that are possible.
    """

    governing: str | None
    provisions: tuple[str, ...]
    reason: LawText
    alternatives: tuple[Reading[Governing], ...]
    open: bool
    questions: tuple[Gap, ...]
    row: str


def joined_claim(case: Case, book: LawBook, as_of: date) -> Finding[Governing]:
    """Which code governs a joined damages claim on the as-of day, and whether it is still open."""
    return _decide("joined_claim", case, book.rules, as_of)


def restitution(case: Case, book: LawBook, as_of: date) -> Finding[Governing]:
    """Which law governs restitution, by stage and by the day of filing (not yet filed: the as-of day)."""
    return _decide("restitution", case, book.rules, as_of)


def _decide(subject: RegimeSubject, case: Case, rules: Rules, as_of: date) -> Finding[Governing]:
    rows = [row for row in rules.regimes if row.subject == subject]
    held = {row.id: conditions.evaluate(row.when, case, as_of) for row in rows}
    possible = [row for row in rows if row.governing and held[row.id] is not False]
    if not possible:  # what decides lies after the as-of day: nothing can be said yet
        possible = [row for row in rows if row.governing]
    remarks = [row for row in rows if not row.governing and held[row.id]]
    added = _additions(subject, case, rules, as_of)
    base = _base(rules, possible, [row for row in possible if held[row.id]])
    remarked = [one for row in remarks for one in row.provisions]
    certain_provisions = _unique((*base.provisions, *added.certain, *remarked))
    alternatives = list(base.alternatives)
    if added.disputed and base.governing is not None:
        reason = _joined(*added.disputed_reasons)
        alternatives.append(_reading(base.governing, certain_provisions, "I", reason, base.rows[0]))
    questions = _unique_gaps((*_questions(possible, held, case, as_of), *added.gaps))
    reason = _joined(*(LawText(row.reason, row.reason_en) for row in remarks), base.reason)
    value = Governing(
        governing=base.governing,
        provisions=_unique((*certain_provisions, *added.disputed)) if base.governing is not None else (),
        reason=reason,
        alternatives=tuple(alternatives),
        open=all(row.open for row in remarks),
        questions=questions,
        row=", ".join(_unique((*base.rows, *(row.row for row in remarks if row.row)))),
    )
    codes = [*base.codes, *(row.confidence for row in remarks), *added.codes]
    return Finding(
        id=f"regime.{subject}",
        value=value,
        as_of=as_of,
        steps=(reason, *added.reasons),
        citations=value.provisions,
        confidence=confidence.weakest(codes),
        gaps=questions,
    )


@dataclass(frozen=True)
class _Base:
    governing: str | None
    provisions: tuple[str, ...]
    reason: LawText
    alternatives: tuple[Reading[Governing], ...]
    codes: tuple[str, ...]
    rows: tuple[str, ...]


def _base(rules: Rules, possible: list[Regime], certain: list[Regime]) -> _Base:
    """What the rows that may hold say together.

    Where all name the same statute, the first row that certainly holds leads and the others are readings
    beside it; none certain: only what all have in common is stated. Where they name different statutes, none
    is chosen and every row is shown.
    """
    statutes = {row.governing for row in possible}
    own = [reading for row in possible for reading in _alternatives(row)]
    lead = certain[0] if certain else possible[0] if len(possible) == 1 else None
    if lead is not None and len(statutes) == 1:
        others = [_as_reading(row) for row in possible if row is not lead]
        reason = LawText(lead.reason, lead.reason_en)
        return _Base(
            lead.governing, lead.provisions, reason, (*others, *own), (lead.confidence,), (lead.row,)
        )
    shown = (*(_as_reading(row) for row in possible), *own)
    codes = tuple(row.confidence for row in possible)
    rows = tuple(row.row for row in possible)
    words = rules.undecided
    if len(statutes) == 1:
        common = [one for one in possible[0].provisions if all(one in row.provisions for row in possible)]
        agree = LawText(words.agree, words.agree_en)
        return _Base(possible[0].governing, tuple(common), agree, shown, codes, rows)
    return _Base(None, (), LawText(words.differ, words.differ_en), shown, codes, rows)


def _as_reading(row: Regime) -> Reading[Governing]:
    reason = LawText(row.reason, row.reason_en)
    return _reading(row.governing, row.provisions, row.confidence, reason, row.row)


def _alternatives(row: Regime) -> list[Reading[Governing]]:
    return [
        _reading(one.governing, one.provisions, one.confidence, LawText(one.reason, one.reason_en), row.row)
        for one in row.alternatives
    ]


def _reading(
    governing: str | None, provisions: tuple[str, ...], code: str, reason: LawText, row: str
) -> Reading[Governing]:
    value = Governing(governing, provisions, reason, (), open=True, questions=(), row=row)
    return Reading(value, provisions, code, reason)


@dataclass(frozen=True)
class _Added:
    certain: tuple[str, ...]
    disputed: tuple[str, ...]
    reasons: tuple[LawText, ...]
    disputed_reasons: tuple[LawText, ...]
    codes: tuple[str, ...]
    gaps: tuple[Gap, ...]


def _additions(subject: RegimeSubject, case: Case, rules: Rules, as_of: date) -> _Added:
    certain: list[str] = []
    disputed: list[str] = []
    reasons: list[LawText] = []
    doubts: list[LawText] = []
    codes: list[str] = []
    gaps: list[Gap] = []
    for addition in rules.additions:
        held = conditions.evaluate(addition.when, case, as_of) if addition.subject == subject else False
        asked = conditions.missing(addition.when, case, as_of) if held is None else ()
        if held is None:
            gaps += [gap for gap in asked if gap.path.startswith("events.")]
        # Unknown for want of an event: both readings are shown. A feature of a person that nobody asked about
        # yet adds nothing; it is asked where it belongs.
        if held is False or (held is None and not _only_events(asked)):
            continue
        text = LawText(addition.reason, addition.reason_en)
        reasons.append(text)
        if held is None or _is_disputed(addition, case, as_of):
            disputed += addition.provisions
            doubts.append(text)
            codes.append("I")
        else:
            certain += addition.provisions
            codes.append(addition.confidence)
    return _Added(
        _unique(certain), _unique(disputed), tuple(reasons), tuple(doubts), tuple(codes), tuple(gaps)
    )


def _is_disputed(addition: Addition, case: Case, as_of: date) -> bool:
    when = addition.disputed_when
    return bool(when) and conditions.evaluate(when, case, as_of) is not False


def _only_events(gaps: tuple[Gap, ...]) -> bool:
    return bool(gaps) and all(gap.path.startswith("events.") for gap in gaps)


def _questions(
    possible: list[Regime], held: dict[str, bool | None], case: Case, as_of: date
) -> Iterator[Gap]:
    for row in possible:
        if held[row.id] is None:
            yield from conditions.missing(row.when, case, as_of)
        if held[row.id] is False:
            yield from _later(row, case, as_of)
            continue
        for kind in row.questions:
            name = Said(f"facts.choices.event.kind.{kind}")
            yield Gap(f"events.{kind}", Said("reckoning_rules.ask.confirm_with_court", {"event": name}))
        for kind in row.asks if held[row.id] else ():
            if not days.happened_events(case, kind, as_of):
                yield conditions.ask_event(kind)
        for term in walk(row.when):
            for day in (term.before, term.from_):
                if term.event is not None and day is not None:
                    yield from _estimated(term.event, day, case, as_of)


def _later(row: Regime, case: Case, as_of: date) -> Iterator[Gap]:
    kinds = {term.event for term in walk(row.when)}
    for event in case.events:
        if event.kind in kinds and event.date > as_of:
            name = Said(f"facts.choices.event.kind.{event.kind}")
            yield Gap(f"events.{event.id}", Said("reckoning_rules.ask.later", {"event": name}))


def _estimated(kind: str, day: date, case: Case, as_of: date) -> Iterator[Gap]:
    for event in days.happened_events(case, kind, as_of)[:1]:
        if event.certainty == "estimated" and abs(event.date - day) <= _NEAR:
            name = Said(f"facts.choices.event.kind.{kind}")
            yield Gap(f"events.{event.id}", Said("reckoning_rules.ask.confirm_estimated", {"event": name}))


def _joined(*texts: LawText) -> LawText:
    return LawText(" ".join(text.id for text in texts), " ".join(text.en for text in texts))


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _unique_gaps(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    return tuple({gap.path: gap for gap in gaps}.values())
