"""Deadlines for the events of a case: every reading of every norm that applies, earliest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from legal_assist.reckoning import conditions, counting, event_days, stage, words
from legal_assist.reckoning import deadline_events as events
from legal_assist.reckoning.deadline_line import DeadlineLine, State, passed, state_of
from legal_assist.reckoning.finding import LawText, Said
from legal_assist.reckoning.payment_reminder import one_reminder, printed_term_first
from legal_assist.reckoning.working_days import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.cases.case import Case
    from legal_assist.cases.events import Event
    from legal_assist.cases.people import Victim
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.rules import DeadlineReading, DeadlineRule


def deadlines(case: Case, book: LawBook, as_of: date) -> tuple[DeadlineLine, ...]:
    """Every deadline whose event is recorded.

    Args:
        case: the case.
        book: the law book, with the rules and the days off.
        as_of: the day for which the states are told.

    Returns:
        Lines, earliest first; event-bound ones after the dated ones of the same day, undated ones last. Of
        the lines about one payment the term printed in the verdict comes first, whatever its date.
    """
    work = _Work(case, as_of, Calendar(book.days_off))
    rules = book.rules.deadlines
    lines = [line for rule in rules if not rule.opens_after for line in work.of_rule(rule)]
    lines = one_reminder(lines, rules, case)
    lines += [line for rule in rules if rule.opens_after for line in work.without_end(rule, lines)]
    return printed_term_first(sorted(lines, key=work.sort_key), rules, case)


@dataclass(frozen=True)
class _Start:
    """What one line runs from: the event, the reading, and what is not certain about them."""

    rule: DeadlineRule
    reading: DeadlineReading
    event: Event
    victim: Victim | None
    doubts: tuple[Said | LawText, ...]


class _Work:
    """The case, the day and the calendar that every line needs."""

    def __init__(self, case: Case, as_of: date, calendar: Calendar) -> None:
        self.case = case
        self.as_of = as_of
        self.calendar = calendar

    def of_rule(self, rule: DeadlineRule) -> Iterator[DeadlineLine]:
        """All lines of a rule that counts, or that an event ends."""
        for start in self._starts(rule):
            if rule.limit_event is not None:
                yield self._bound(start, rule.limit_event)
            elif rule.printed_term:
                yield from self._printed(start)
            elif start.reading.unit == "times":
                yield from self._times(start)
            else:
                yield from self._counted(start, start.event)

    def without_end(self, rule: DeadlineRule, lines: list[DeadlineLine]) -> Iterator[DeadlineLine]:
        """The line of a step that opens when others have passed, and then has no end."""
        opened = [line for line in lines if line.rule in rule.opens_after and line.reminder and line.date]
        if not opened:
            opened = [line for line in lines if line.rule in rule.opens_after and line.date]
        late = [line for line in opened if line.date is not None and line.date < self.as_of]
        if not late:
            return
        # What was paid may still be short, so the step stays visible, as met.
        source = min(late, key=lambda line: (line.state == "met", line.date or date.max))
        start = next(event for event in self.case.events if event.id == source.anchor_event_id)
        reading = rule.readings[0]
        opens = (source.date or self.as_of) + timedelta(days=1)
        done = source.done or events.fulfilled_on(rule.done_by, self.case, self.as_of, start, None)
        met = source.state == "met" or done is not None
        begun = _Start(rule, reading, start, None, ())
        said = Said("reckoning_rules.note.opens_on", {"day": opens})
        notes: tuple[Said | LawText, ...] = (*_own(reading), said, *self._met_note(begun, met=met))
        yield replace(_line(begun, start, "met" if met else "running"), opens=opens, notes=notes, done=done)

    def sort_key(self, line: DeadlineLine) -> tuple[date, bool, str, str, str, str]:
        """Earliest first; an event-bound line stands on the day of its event, after the dated ones."""
        day = line.date or line.opens or self._limit_day(line.limit_event) or date.max
        bound = line.date is None
        return (day, bound, line.rule, line.victim or "", line.anchor_event_id, line.reading)

    def _starts(self, rule: DeadlineRule) -> Iterator[_Start]:
        victims: tuple[Victim | None, ...] = self.case.victims if rule.applies_to == "victim" else (None,)
        for victim in victims:
            held = conditions.evaluate(rule.when, self.case, self.as_of, victim)
            if held is False or (held is None and rule.condition_unknown == "skip"):
                continue
            for reading in rule.readings:
                yield from self._of_reading(rule, reading, victim, unsure=held is None)

    def _of_reading(
        self, rule: DeadlineRule, reading: DeadlineReading, victim: Victim | None, *, unsure: bool
    ) -> Iterator[_Start]:
        held = conditions.evaluate(reading.when, self.case, self.as_of, victim)
        if held is False or (held is None and rule.condition_unknown == "skip"):
            return
        found = events.matching(reading.anchor or rule.anchor, self.case, self.as_of, victim)
        for match in found:
            day = match.event.date
            if (reading.from_ and day < reading.from_) or (reading.until and day > reading.until):
                continue
            if not match.certain and rule.recipient_unknown == "skip":
                continue
            doubts: list[Said | LawText] = []
            if not match.certain:
                doubts.append(Said("reckoning_rules.note.recipient_unknown"))
            if unsure or held is None:
                doubts.append(Said("reckoning_rules.note.condition_unknown"))
                asked = conditions.missing((*rule.when, *reading.when), self.case, self.as_of, victim)
                doubts += [gap.said for gap in asked]
            yield _Start(rule, reading, match.event, victim, tuple(doubts))

    def _counted(self, start: _Start, running_from: Event) -> Iterator[DeadlineLine]:
        rule = start.rule
        done = events.fulfilled_on(rule.done_by, self.case, self.as_of, running_from, start.victim)
        met = done is not None
        own = rule.who == "applicant"
        found = counting.periods(start.reading, running_from.date, running_from.time, self.calendar, own=own)
        for number, period in enumerate(found):
            state = state_of(rule, period.date, self.as_of, met=met)
            state, open_still = self._still_open(start, state)
            line = _line(start, running_from, state)
            yield replace(
                line,
                date=period.date,
                done=done,
                hour=period.hour,
                counted=period.counted,
                day_before=period.day_before,
                notes=(
                    *start.doubts,
                    *_guessed(running_from),
                    *period.notes,
                    *open_still,
                    *self._met_note(start, met=met),
                ),
                reading=start.reading.id + period.suffix,
                primary=number == 0,
                reminder=number == 0,
            )

    def _still_open(self, start: _Start, state: State) -> tuple[State, tuple[Said, ...]]:
        """What a passed date leaves open, and until which event; after that event an advocate is asked."""
        event = start.rule.still_open_until
        if event is None or not state.startswith("passed"):
            return state, ()
        name = Said(f"facts.choices.event.kind.{event}")
        # At a stage where the event must have happened, an unrecorded one counts as happened.
        over = event_days.has_happened(self.case, event, self.as_of, start.victim) is not False
        if over:
            return "passed_ask_advocate", (Said("reckoning_rules.note.no_longer_open", {"event": name}),)
        return state, (Said("reckoning_rules.note.still_open_until", {"event": name}),)

    def _met_note(self, start: _Start, *, met: bool) -> tuple[LawText, ...]:
        rule = start.rule
        if not met or rule.met_note is None or rule.met_note_en is None:
            return ()
        return (LawText(rule.met_note, rule.met_note_en),)

    def _bound(self, start: _Start, limit: str) -> DeadlineLine:
        rule = start.rule
        happened = event_days.happened_events(self.case, limit, self.as_of, start.victim)
        # At a stage where the event must have happened, an unrecorded one counts as happened.
        over = event_days.has_happened(self.case, limit, self.as_of, start.victim) is not False
        last = happened[0].date if happened else None
        done = events.fulfilled_on(rule.done_by, self.case, self.as_of, start.event, start.victim, last)
        state: State = "met" if done is not None else passed(rule) if over else "open_until_event"
        planned = self._limit_day(limit)
        notes = [*start.doubts, *_own(start.reading)]
        if planned is not None and not over:
            notes.append(Said("reckoning_rules.note.planned_for", {"day": planned}))
        return replace(
            _line(start, start.event, state),
            limit_event=limit,
            done=done,
            unit="event",
            notes=tuple(notes),
            reminder=False,
        )

    def _limit_day(self, kind: str | None) -> date | None:
        """The day of an event that ends a deadline: recorded, or planned."""
        if kind is None:
            return None
        happened = event_days.happened_events(self.case, kind, self.as_of)
        if happened:
            return happened[0].date
        kinds = (kind, stage.ANNOUNCED_BY.get(kind))
        ahead = [event.date for event in self.case.events if event.kind in kinds and event.date >= self.as_of]
        return min(ahead, default=None)

    def _times(self, start: _Start) -> Iterator[DeadlineLine]:
        found = event_days.happened_events(self.case, start.event.kind, self.as_of, start.victim)
        if start.event.id != found[-1].id:
            return
        limit = start.reading.count or 1
        told = {"found": words.count(len(found)), "limit": words.count(limit)}
        state: State = passed(start.rule) if len(found) >= limit else "running"
        notes = (*start.doubts, *_own(start.reading), Said("reckoning_rules.note.times", told))
        yield replace(_line(start, start.event, state), notes=notes, reminder=False)

    def _printed(self, start: _Start) -> Iterator[DeadlineLine]:
        verdict = start.event
        standing = event_days.standing_verdicts(self.case, self.as_of)
        if verdict.term_days is None or verdict.term_days < 1 or verdict not in standing:
            return
        unit = verdict.term_unit or "calendar"
        reading = start.reading.model_copy(
            update={"count": verdict.term_days, "unit": unit, "undefined": verdict.term_unit is None}
        )
        printed = replace(start, reading=reading)
        froms = self._term_from(verdict)
        if not froms:
            notes = (*start.doubts, *_own(reading), Said("reckoning_rules.note.term_from_missing"))
            yield replace(_line(printed, verdict, "no_anchor"), notes=notes, reminder=False)
        for running_from in froms:
            yield from self._counted(printed, running_from)

    def _term_from(self, verdict: Event) -> tuple[Event, ...]:
        if verdict.term_from is None:
            return ()
        found = event_days.happened_events(self.case, verdict.term_from, self.as_of)
        return tuple(event for event in found if events.same_payer(event, verdict))


def _guessed(event: Event) -> tuple[Said, ...]:
    """What a reader must know of a count that runs from an estimated day."""
    if event.certainty != "estimated":
        return ()
    name = Said(f"facts.choices.event.kind.{event.kind}")
    return (Said("reckoning_rules.note.anchor_estimated", {"event": name}),)


def _own(reading: DeadlineReading) -> tuple[LawText, ...]:
    if reading.note is None or reading.note_en is None:
        return ()
    return (LawText(reading.note, reading.note_en),)


def _line(start: _Start, running_from: Event, state: State) -> DeadlineLine:
    rule, reading = start.rule, start.reading
    return DeadlineLine(
        rule=rule.id,
        title=LawText(rule.title, rule.title_en),
        consequence=LawText(rule.consequence, rule.consequence_en),
        anchor=running_from.kind,
        anchor_event_id=running_from.id,
        anchor_date=running_from.date,
        date=None,
        limit_event=None,
        unit=reading.unit,
        provision=reading.provision,
        confidence=reading.confidence,
        reading=reading.id,
        state=state,
        who=rule.who,
        right=rule.right,
        victim=start.victim.id if start.victim is not None else None,
        counted=(),
        day_before=None,
        notes=(),
        alias=rule.alias,
        to=rule.to,
    )


__all__ = ["DeadlineLine", "deadlines"]
