"""Which law governs a question, as data: subjects, the rows of their decision tables, what comes on top."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from legal_assist.law.rule_terms import (
    Condition,
    Graded,
    InstrumentId,
    ProvisionId,
    RuleId,
    RuleModel,
    Text,
    fault,
)

#: What can be asked of a case, in the order it is shown.
RegimeSubject = Literal[
    "charge", "joined_claim", "restitution", "payment", "protection", "children", "sexual_exploitation",
    "abroad", "foreign",
]  # fmt: skip
#: Whether restitution is unpaid: reported or late; late, but perhaps not awarded; not known to be late.
Unpaid = Literal["yes", "maybe", "no"]


class Undecided(RuleModel):
    """What is said when several rows are possible: they lead to different statutes, or to the same one."""

    differ: Text
    differ_en: Text
    agree: Text
    agree_en: Text


class Subject(RuleModel):
    """What holds for all rows of a subject.

    ``per``: asked for every victim by herself, or for the case. ``applies``: when the question arises at
    all; then ``not_applicable`` says why it does not, ``not_known`` what must be known first. ``heading`` is
    shown instead of a statute where no single one leads.
    """

    id: RegimeSubject
    per: Literal["case", "victim"] = "case"
    applies: Condition = ()
    not_applicable: Text | None = None
    not_applicable_en: Text | None = None
    not_known: Text | None = None
    not_known_en: Text | None = None
    heading: Text | None = None
    heading_en: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for name in ("not_applicable", "not_known", "heading"):
            if (getattr(self, name) is None) != (getattr(self, f"{name}_en") is None):
                raise fault("reckoning_rules.fault.both_languages")
        if self.applies and (self.not_applicable is None or self.not_known is None):
            raise fault("reckoning_rules.fault.missing_key")
        return self


class Alternative(Graded):
    """Another way to read the same situation, always shown beside the regime."""

    id: RuleId
    governing: InstrumentId
    provisions: tuple[ProvisionId, ...]
    reason: Text
    reason_en: Text


class Regime(Graded):
    """One row of a decision table.

    Without ``governing`` it only says something on top of the row that decides, unless ``unsettled``: then
    no rule was found for the situation, and nothing is chosen.
    """

    id: RuleId
    row: str
    subject: RegimeSubject
    when: Condition = ()
    governing: InstrumentId | None = None
    unsettled: bool = False
    provisions: tuple[ProvisionId, ...] = ()
    reason: Text
    reason_en: Text
    open: bool = True
    alternatives: tuple[Alternative, ...] = ()
    #: Holds only while the payment of restitution stands so; empty: however it stands.
    unpaid: tuple[Unpaid, ...] = ()
    #: Events whose date must be confirmed even when it is known.
    questions: tuple[str, ...] = ()
    #: Events that start periods at this point of the case: asked for as long as they are not recorded.
    asks: tuple[str, ...] = ()
    #: Facts asked for as long as they are not answered.
    asks_facts: tuple[str, ...] = ()
    #: Deadline rules that set a time in this situation, shown beside the row with their last days.
    deadlines: tuple[RuleId, ...] = ()

    @property
    def decides(self) -> bool:
        """Whether the row is one of those that exclude each other."""
        return self.governing is not None or self.unsettled

    @model_validator(mode="after")
    def _either(self) -> Self:
        if self.unsettled and self.governing is not None:
            raise fault("reckoning_rules.fault.unsettled_governs")
        return self


class Addition(Graded):
    """Provisions that come on top of a regime when the case has certain features.

    ``disputed_when``: then it is uncertain whether they apply, and the reading without them is shown too;
    empty: never. ``unpaid`` as in a row.
    """

    id: RuleId
    subject: RegimeSubject
    when: Condition = ()
    provisions: tuple[ProvisionId, ...]
    reason: Text
    reason_en: Text
    disputed_when: Condition = ()
    unpaid: tuple[Unpaid, ...] = ()


__all__ = ["Addition", "Alternative", "Regime", "RegimeSubject", "Subject", "Undecided", "Unpaid"]
