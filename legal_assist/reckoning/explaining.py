"""Any finding of a case by its id, in one form: what was found, how, on which basis, how sure, what else.

Ids: ``losses``, ``losses.L3``, ``regime.joined_claim``, ``deadlines.<rule>[.<reading>][.K1]``,
``checklist.<item>[.K1]``, ``next.1``, ``documents.<id>``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from legal_assist.law import confidence
from legal_assist.reckoning import (
    deadlines,
    document_basis,
    losses,
    next_steps,
    progress,
    readiness,
    regimes,
)
from legal_assist.reckoning.finding import LawText, Said
from legal_assist.reckoning.readiness import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.law.lawbook import LawBook
    from legal_assist.reckoning.deadline_line import DeadlineLine
    from legal_assist.reckoning.finding import Finding, Gap
    from legal_assist.reckoning.losses import Ledger
    from legal_assist.reckoning.next_steps import NextStep
    from legal_assist.reckoning.progress import ItemState
    from legal_assist.reckoning.readiness import DocumentState
    from legal_assist.reckoning.regimes import Governing

Words = Said | LawText


class Titled(Entry, Protocol):
    """A catalogue entry, with what the document is called."""

    @property
    def title(self) -> str: ...
    @property
    def title_en(self) -> str: ...


@dataclass(frozen=True)
class Other:
    """Another reading: its result, why, on which provisions, how sure."""

    value: tuple[Words, ...]
    reason: Words | None
    citations: tuple[str, ...]
    confidence: str


@dataclass(frozen=True)
class Explanation:
    """One answer in full.

    `value` is what was found; `steps` how; `citations` are provision ids; `confidence` is empty where the
    answer is about facts alone. `about` is the victim, or None; `days` are days counted one by one.
    """

    id: str
    title: Words
    value: tuple[Words, ...]
    as_of: date
    steps: tuple[Words, ...] = ()
    citations: tuple[str, ...] = ()
    confidence: str = ""
    alternatives: tuple[Other, ...] = ()
    gaps: tuple[Gap, ...] = ()
    about: str | None = None
    days: tuple[date, ...] = field(default=(), repr=False)


def deadline_id(line: DeadlineLine) -> str:
    """The id of one deadline: rule, reading, and the victim if it is about one."""
    return ".".join(("deadlines", line.rule, line.reading, *([line.victim] if line.victim else [])))


def item_id(state: ItemState) -> str:
    """The id of one checklist item, with the victim if it is about one."""
    return f"checklist.{state.item.id}" + ("" if state.subject == "case" else f".{state.subject}")


def explain(
    case: Case, book: LawBook, as_of: date, finding_id: str, documents: Sequence[Titled] = ()
) -> tuple[Explanation, ...]:
    """Explain what an id names: several answers where it names several (a rule with more readings).

    Args:
        case: the case.
        book: the law book.
        as_of: the day for which it is asked.
        finding_id: see the head of this module.
        documents: the entries of the document catalogue.

    Returns:
        Empty when nothing has that id.
    """
    head, _, rest = finding_id.strip().partition(".")
    kinds: dict[str, Callable[[_Work, str], Iterator[Explanation]]] = {
        "losses": _Work.losses,
        "regime": _Work.regime,
        "deadlines": _Work.deadlines,
        "checklist": _Work.checklist,
        "next": _Work.next_steps,
        "documents": _Work.documents,
    }
    kind = kinds.get(head)
    return tuple(kind(_Work(case, book, as_of, tuple(documents)), rest)) if kind else ()


def ids(case: Case, book: LawBook, as_of: date, documents: Sequence[Titled] = ()) -> tuple[str, ...]:
    """Every id this case has, in the order of the verbs."""
    work = _Work(case, book, as_of, tuple(documents))
    found = ["losses", *(f"losses.{line.id}" for line in case.losses)]
    for subject, answer in regimes.every(case, book, as_of).items():
        single = answer.value.victims if len(case.victims) > 1 else ()
        found += [f"regime.{subject}", *(f"regime.{subject}.{code}" for code in single)]
    found += [deadline_id(line) for line in work.lines()]
    found += [item_id(state) for state in progress.checklist(case, book, as_of)]
    found += [f"next.{n}" for n, _step in enumerate(work.steps(), start=1)]
    found += [f"documents.{one.id}" for one in documents]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class _Work:
    case: Case
    book: LawBook
    as_of: date
    entries: tuple[Titled, ...]

    def lines(self) -> tuple[DeadlineLine, ...]:
        return deadlines.deadlines(self.case, self.book, self.as_of)

    def steps(self) -> tuple[NextStep, ...]:
        return next_steps.next_steps(self.case, self.book, self.as_of, self.states())

    def states(self) -> tuple[DocumentState, ...]:
        return readiness.document_states(self.case, self.book, self.entries, self.as_of)

    # --- losses ----------------------------------------------------------------------------------

    def losses(self, rest: str) -> Iterator[Explanation]:
        found = losses.ledger(self.case, self.book, self.as_of)
        if rest:
            yield from self._loss_line(found, rest)
            return
        value = found.value
        yield Explanation(
            id="losses",
            title=Said("explain.title.losses"),
            value=(Said("explain.value.total", {"amount": value.total}),),
            as_of=self.as_of,
            steps=(*found.steps, *value.warnings),
            citations=found.citations,
            confidence=found.confidence,
            gaps=found.gaps,
        )

    def _loss_line(self, found: Finding[Ledger], line_id: str) -> Iterator[Explanation]:
        heads = {head.id: head for head in self.book.rules.loss_heads}
        for line in (*found.value.lines, *found.value.left_out):
            if line.id.casefold() != line_id.casefold():
                continue
            head = heads.get(line.head)  # type: ignore[call-overload]
            cited = () if head is None else self._in_force(head.provisions)
            counted = Said(f"explain.channel.{line.channel}")
            if line in found.value.left_out:
                counted = Said("explain.channel.left_out")
            label = () if head is None else (LawText(head.label, head.label_en),)
            yield Explanation(
                id=f"losses.{line.id}",
                title=Said("explain.title.loss", {"line": line.id, "what": line.what}),
                value=(Said("explain.value.amount", {"amount": line.amount}), counted),
                as_of=self.as_of,
                steps=(*label, *line.steps, *line.warnings),
                citations=cited,
                confidence=self._weakest(cited),
                gaps=tuple(gap for gap in found.gaps if gap.path.startswith(f"losses.{line.id}.")),
                about=line.victim,
            )

    # --- regimes ---------------------------------------------------------------------------------

    def regime(self, rest: str) -> Iterator[Explanation]:
        name, _, code = rest.partition(".")
        subject = next((one for one in regimes.SUBJECTS if one == name), None)
        victim = next((one for one in self.case.victims if one.id.casefold() == code.casefold()), None)
        if subject is None or (code and (victim is None or self.book.rules.subject(subject).per == "case")):
            return
        found = regimes.find(subject, self.case, self.book, self.as_of, victim)
        value = found.value
        door = () if value.open else (Said("explain.value.closed"),)
        yield Explanation(
            id=found.id,
            title=Said(f"regimes.subject.{subject}"),
            value=(self._governing(value), *door),
            as_of=self.as_of,
            about=code.upper() or None,
            steps=found.steps,
            citations=value.provisions,
            confidence=found.confidence,
            alternatives=tuple(
                Other((self._governing(one.value),), one.reason, one.citations, one.confidence)
                for one in (*found.readings, *value.alternatives)
            ),
            gaps=tuple({gap.path: gap for gap in (*found.gaps, *value.questions)}.values()),
        )

    def _governing(self, value: Governing) -> Words:
        if value.governing is None and value.heading is not None:
            return value.heading
        if value.governing is None:
            return Said("explain.value.undecided")
        instrument = self.book.instrument(value.governing)
        return LawText(instrument.short, instrument.short_en)

    # --- deadlines -------------------------------------------------------------------------------

    def deadlines(self, rest: str) -> Iterator[Explanation]:
        lines = self.lines()
        for line in lines:
            whole = deadline_id(line)
            if rest and f"{whole}.".startswith(f"deadlines.{rest}."):
                yield self._deadline(line, lines)

    def _deadline(self, line: DeadlineLine, lines: Sequence[DeadlineLine]) -> Explanation:
        event = Said(f"facts.choices.event.kind.{line.anchor}")
        begun = Said("explain.step.begun", {"event": event, "day": line.anchor_date})
        counted: tuple[Said, ...] = ()
        if line.counted:
            unit = Said(f"explain.unit.{line.unit}")
            counted = (Said("explain.step.counted", {"count": len(line.counted), "unit": unit}),)
        same = [
            other
            for other in lines
            if (other.rule, other.victim, other.anchor_event_id)
            == (line.rule, line.victim, line.anchor_event_id)
            and other is not line
        ]
        cited = (line.provision,) if line.provision else ()
        return Explanation(
            id=deadline_id(line),
            title=line.title,
            value=(self._when(line), Said(f"explain.state.{line.state}")),
            as_of=self.as_of,
            steps=(begun, *counted, *line.notes, Said("explain.step.after", {"what": line.consequence})),
            citations=cited,
            confidence=line.confidence,
            alternatives=tuple(
                Other((self._when(one),), None, (one.provision,) if one.provision else (), one.confidence)
                for one in same
            ),
            about=line.victim,
            days=line.counted,
        )

    def _when(self, line: DeadlineLine) -> Said:
        if line.date is not None:
            return Said("explain.value.last_day", {"day": line.date})
        if line.limit_event is not None:
            event = Said(f"facts.choices.event.kind.{line.limit_event}")
            return Said("explain.value.until_event", {"event": event})
        if line.opens is not None:
            return Said("explain.value.opens", {"day": line.opens})
        return Said("explain.value.no_date")

    # --- checklists ------------------------------------------------------------------------------

    def checklist(self, rest: str) -> Iterator[Explanation]:
        for state in progress.checklist(self.case, self.book, self.as_of):
            if not rest or not f"{item_id(state)}.".startswith(f"checklist.{rest}."):
                continue
            item = state.item
            extra: list[Words] = [state.why]
            if item.not_law:
                extra.append(Said("explain.step.not_law"))
            for name in ("consequence", "refused"):
                words = getattr(item, name)
                if words is not None:
                    what = LawText(words, getattr(item, f"{name}_en"))
                    extra.append(Said(f"explain.step.{name}", {"what": what}))
            yield Explanation(
                id=item_id(state),
                title=LawText(item.question, item.question_en),
                value=(Said(f"explain.item.{state.state}"),),
                as_of=self.as_of,
                steps=tuple(extra),
                citations=state.basis,
                confidence="" if item.not_law else item.confidence or self._weakest(state.basis),
                gaps=state.gaps,
                about=None if state.subject == "case" else state.subject,
            )

    # --- next steps and documents ----------------------------------------------------------------

    def next_steps(self, rest: str) -> Iterator[Explanation]:
        for number, step in enumerate(self.steps(), start=1):
            if rest in (str(number), step.id):
                yield Explanation(
                    id=f"next.{number}",
                    title=Said("explain.title.next", {"number": number}),
                    value=(step.said,),
                    as_of=self.as_of,
                    steps=(step.why,),
                    citations=step.basis,
                    confidence=step.confidence if step.basis else "",
                    about=step.victim,
                )

    def documents(self, rest: str) -> Iterator[Explanation]:
        for entry in self.entries:
            if entry.id != rest:
                continue
            state = readiness.state(self.case, self.book, entry, self.as_of)
            basis = document_basis.basis(self.case, self.book, entry, self.as_of, frozenset())
            kind = {True: "applies", False: "not", None: "maybe"}[state.applies]
            why = (state.why_not,) if state.why_not else ()
            waiting = (Said("explain.step.unprintable", {"count": len(state.unprintable)}),)
            printed = [one for ids_ in basis.printed.values() for one in ids_]
            cited = tuple(dict.fromkeys((*printed, *state.unprintable)))
            yield Explanation(
                id=f"documents.{entry.id}",
                title=LawText(entry.title, entry.title_en),
                value=(Said(f"explain.document.{kind}"),),
                as_of=self.as_of,
                steps=(*why, *state.notes, *(waiting if state.unprintable else ())),
                citations=cited,
                confidence=self._weakest(cited),
                gaps=state.gaps,
            )

    def _in_force(self, cited: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in cited if self.book.in_force(one, self.as_of).status == "in_force")

    def _weakest(self, cited: Sequence[str]) -> str:
        return confidence.weakest([self.book.provision(one).confidence for one in cited]) if cited else ""
