"""Rules as data: which code governs, deadlines, heads of loss and checklist items.

The models say what a rule may contain; `load` reads the files and reports everything wrong at once. One rule
stands for one norm; the row names of the legal reference are only a field beside the id.
"""

from __future__ import annotations

from datetime import date  # noqa: TC003  pydantic needs it at run time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Self

from pydantic import Field, field_validator, model_validator

from legal_assist.law.regime_rules import Addition, Alternative, Regime, RegimeSubject, Subject, Undecided
from legal_assist.law.rule_terms import (
    Code,
    Condition,
    Graded,
    ProvisionId,
    RuleId,
    RuleModel,
    Term,
    Text,
    check_days,
    fault,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA_DIR: Final = Path(__file__).parent / "data"

Right = Literal[
    "safety", "confidentiality", "protection", "restitution", "rehabilitation", "joined_claim",
    "legal_aid", "companion", "information", "state_compensation",
]  # fmt: skip
#: The lists items stand in: one per right, and those of a moment, a kind of victim or the office itself.
ListId = Literal[
    "safety", "confidentiality", "protection", "restitution", "rehabilitation", "joined_claim",
    "legal_aid", "companion", "information", "state_compensation",
    "first_meeting", "foreign", "children", "sexual_exploitation", "coerced", "examination", "hearing",
    "after_verdict", "unpaid", "services", "office_duties",
]  # fmt: skip
Who = Literal[
    "applicant", "payer", "prosecutor", "court", "lpsk", "investigator", "police", "agency", "office",
    "legal_aid_body",
]  # fmt: skip


class Limits(RuleModel):
    """The few figures that facts are derived with, each with the provision it comes from."""

    child_age: Annotated[int, Field(gt=0, lt=100)]
    child_age_provision: ProvisionId
    new_code_from: date
    new_code_provision: ProvisionId
    protection_law_from: date
    protection_law_provision: ProvisionId
    sexual_violence_law_from: date
    sexual_violence_law_provision: ProvisionId


class Anchor(RuleModel):
    """The event a deadline runs from, or that fulfils it, narrowed by application and recipient.

    ``event`` may name several kinds; the first present counts. A recipient matches addressee or channel.
    ``any_time``: (fulfilment) also when it happened before the deadline began to run. ``planned``: a planned
    event counts too.
    """

    event: Annotated[tuple[str, ...], Field(min_length=1)]
    application: str | None = None
    recipient: str | None = None
    any_time: bool = False
    planned: bool = False

    @field_validator("event", mode="before")
    @classmethod
    def _as_tuple(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value


class DeadlineReading(Graded):
    """One way to count: ``count`` units after (or before) the anchor, valid for anchors in an interval.

    Units: calendar days; working days; ``hours24`` (a day of 24 hours, counted from the next day); hours;
    ``months30`` (a month of 30 days); ``times`` (occurrences of the anchor); ``none`` (no period).
    ``undefined``: the text says "days" without a definition that could be read.
    """

    id: RuleId
    count: Annotated[int, Field(gt=0)] | None = None
    unit: Literal["calendar", "working", "hours24", "hours", "months30", "times", "none"] = "none"
    direction: Literal["after", "before"] = "after"
    undefined: bool = False
    provision: ProvisionId | None = None
    anchor: Anchor | None = None
    when: Condition = ()
    from_: date | None = Field(default=None, alias="from")
    until: date | None = None
    note: Text | None = None
    note_en: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.count is None) != (self.unit == "none"):
            raise fault("reckoning_rules.fault.count_and_unit")
        if (self.note is None) != (self.note_en is None):
            raise fault("reckoning_rules.fault.both_languages")
        check_days(self.from_, self.until)
        return self


class DeadlineRule(RuleModel):
    """One norm that sets a time: from which event, for whom, in which readings, and what follows."""

    id: RuleId
    alias: tuple[str, ...] = ()
    right: Right
    anchor: Anchor
    when: Condition = ()
    applies_to: Literal["victim", "case"]
    who: Who
    to: tuple[Who, ...] = ()
    limit_event: str | None = None
    readings: tuple[DeadlineReading, ...] = Field(min_length=1)
    passed: Literal["file_anyway", "file_again", "ask_advocate", "report", "closed"]
    done_by: tuple[Anchor, ...] = ()
    #: Whether the line is shown although it is not recorded to whom the anchor was addressed.
    recipient_unknown: Literal["show", "skip"] = "skip"
    #: Whether the line is shown although it is not known if ``when`` holds.
    condition_unknown: Literal["show", "skip"] = "skip"
    #: Rules of one group share one reminder (the payment table).
    group: Literal["payment"] | None = None
    #: The period that the verdict itself prints, read from the verdict event.
    printed_term: bool = False
    #: After the date has passed the way is still open until this event; then an advocate is asked.
    still_open_until: str | None = None
    #: Opens, without an end, the day after the earliest date of these rules has passed.
    opens_after: tuple[RuleId, ...] = ()
    title: Text
    title_en: Text
    consequence: Text
    consequence_en: Text
    met_note: Text | None = None
    met_note_en: Text | None = None

    @model_validator(mode="after")
    def _only_the_joined_claim_closes(self) -> Self:
        if self.passed == "closed" and (self.limit_event is None or self.right != "joined_claim"):
            raise fault("reckoning_rules.fault.closed")
        names = [reading.id for reading in self.readings]
        for name in names:
            if names.count(name) > 1:
                raise fault("reckoning_rules.fault.twice", id=name)
        if (self.met_note is None) != (self.met_note_en is None):
            raise fault("reckoning_rules.fault.both_languages")
        return self


class LossHead(RuleModel):
    """One head of loss: what it is called, where it stands, and whether a joined claim may hold it.

    ``evidence`` is what helps; ``accepted`` and ``refused`` are what published decisions took and declined.
    """

    id: Literal["wealth_income", "suffering", "care", "other", "not_itemised"]
    label: Text
    label_en: Text
    provisions: tuple[ProvisionId, ...]
    joined_claim: bool
    evidence: Text
    evidence_en: Text
    accepted: Text
    accepted_en: Text
    refused: Text
    refused_en: Text
    from_: date | None = Field(default=None, alias="from")
    until: date | None = None

    @model_validator(mode="after")
    def _days(self) -> Self:
        check_days(self.from_, self.until)
        return self


class ChecklistItem(RuleModel):
    """One question of a checklist: why it is asked, on which basis, when it applies and when it is done."""

    id: RuleId
    right: ListId
    subject: Literal["victim", "case"]
    question: Text
    question_en: Text
    why: Text
    why_en: Text
    basis: tuple[ProvisionId, ...] = ()
    confidence: Code | None = None
    applies: Condition = ()
    #: Whether it is asked, or nothing is shown, while it is not known if ``applies`` holds.
    applies_unknown: Literal["ask", "skip"] = "ask"
    met: Condition = ()
    alarm: Condition = ()
    #: Paths of the vocabulary, or ``exhibit:<kind>``, that the item needs.
    needs: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    refused: Text | None = None
    refused_en: Text | None = None
    consequence: Text | None = None
    consequence_en: Text | None = None
    before_event: str | None = None
    #: Advice of practice: never printed as law.
    not_law: bool = False
    #: To be kept in mind as long as it applies: no fact of the case settles it.
    standing: bool = False

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for name in ("refused", "consequence"):
            if (getattr(self, name) is None) != (getattr(self, f"{name}_en") is None):
                raise fault("reckoning_rules.fault.both_languages")
        if not self.not_law and not self.basis:
            raise fault("reckoning_rules.fault.no_basis")
        return self


class Rules(RuleModel):
    """All rules of the law book."""

    limits: Limits
    undecided: Undecided
    subjects: tuple[Subject, ...]
    regimes: tuple[Regime, ...]
    additions: tuple[Addition, ...]
    deadlines: tuple[DeadlineRule, ...]
    loss_heads: tuple[LossHead, ...]
    items: tuple[ChecklistItem, ...]

    def subject(self, name: RegimeSubject) -> Subject:
        """What holds for all rows of a subject; a subject without an entry asks nothing first."""
        return next((one for one in self.subjects if one.id == name), Subject(id=name))

    def cited(self) -> Iterator[tuple[str, str]]:
        """Every provision (or instrument) id the rules rely on, with the place that names it."""
        for name in ("child_age", "new_code", "protection_law", "sexual_violence_law"):
            yield "regimes.toml: limits", getattr(self.limits, f"{name}_provision")
        yield from self._cited_by_regimes()
        for rule in self.deadlines:
            for reading in rule.readings:
                if reading.provision:
                    yield f"deadlines.toml: {rule.id}.{reading.id}", reading.provision
        for head in self.loss_heads:
            yield from ((f"loss_heads.toml: {head.id}", cited) for cited in head.provisions)
        for item in self.items:
            yield from ((f"checklists/{item.right}.toml: {item.id}", cited) for cited in item.basis)

    def _cited_by_regimes(self) -> Iterator[tuple[str, str]]:
        for regime in self.regimes:
            for cited in (*([regime.governing] if regime.governing else []), *regime.provisions):
                yield f"regimes.toml: {regime.id}", cited
            for other in regime.alternatives:
                for cited in (other.governing, *other.provisions):
                    yield f"regimes.toml: {regime.id}.{other.id}", cited
        for addition in self.additions:
            yield from ((f"regimes.toml: {addition.id}", cited) for cited in addition.provisions)

    def citations(self) -> Iterator[tuple[str, str]]:
        """The same as `cited`, under the name the law book asks for."""
        return self.cited()

    def conditions(self) -> Iterator[tuple[str, Condition]]:
        """Every condition with the place where it stands."""
        for subject in self.subjects:
            yield f"regimes.toml: {subject.id}.applies", subject.applies
        for regime in self.regimes:
            yield f"regimes.toml: {regime.id}.when", regime.when
        for addition in self.additions:
            yield f"regimes.toml: {addition.id}.when", addition.when
            yield f"regimes.toml: {addition.id}.disputed_when", addition.disputed_when
        for rule in self.deadlines:
            yield f"deadlines.toml: {rule.id}.when", rule.when
            for reading in rule.readings:
                yield f"deadlines.toml: {rule.id}.{reading.id}.when", reading.when
        for item in self.items:
            for name in ("applies", "met", "alarm"):
                yield f"checklists/{item.right}.toml: {item.id}.{name}", getattr(item, name)


def load(
    data_dir: Path | None = None,
    *,
    events: frozenset[str] | None = None,
    applications: frozenset[str] | None = None,
    facts: frozenset[str] | None = None,
    paths: frozenset[str] | None = None,
    exhibits: frozenset[str] | None = None,
    rights: frozenset[str] | None = None,
) -> Rules:
    """Read all rule files.

    Args:
        data_dir: folder with ``regimes.toml``, ``deadlines.toml``, ``loss_heads.toml`` and ``checklists/``.
        events: event kinds a case can have; a vocabulary that is None is not checked.
        applications: kinds of application.
        facts: names of derived facts.
        paths: paths of the fact vocabulary, without entry ids.
        exhibits: kinds of exhibit.
        rights: rights that can be explained and decided.

    Raises:
        LawBookError: with one problem per fault, each with file and key.
    """
    from legal_assist.law import rule_files

    found, faults = rule_files.read(data_dir or DATA_DIR)
    words = rule_files.Words(events, applications, facts, paths, exhibits, rights)
    if found is not None:
        faults += rule_files.check_words(found, words)
    rule_files.stop_if_any(faults)
    assert found is not None  # noqa: S101  without faults there are rules
    return found


@cache
def limits() -> Limits:
    """The figures of the shipped law data with which facts are derived.

    Raises:
        LawBookError: the law data are faulty.
    """
    from legal_assist.law import rule_files

    return rule_files.read_limits(DATA_DIR)


__all__ = [
    "Addition", "Alternative", "Anchor", "ChecklistItem", "Condition", "DeadlineReading", "DeadlineRule",
    "Limits", "LossHead", "ProvisionId", "Regime", "RegimeSubject", "RuleId", "Rules", "Subject", "Term",
    "Text", "Undecided", "limits", "load", "walk",
]  # fmt: skip
