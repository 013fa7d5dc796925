"""Loss lines as the victim and her papers state them. Adding up is done in `reckoning.losses`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from legal_assist.cases.fields import Day, Model, Number, Rupiah, Whole, YesNo, fact
from legal_assist.cases.people import DefendantId, EntryId, VictimId
from legal_assist.cases.text import Line, Passage

LossId = Annotated[str, StringConstraints(pattern=r"^L[1-9][0-9]{0,3}$")]
ExhibitId = Annotated[str, StringConstraints(pattern=r"^P-[1-9][0-9]{0,3}$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]

#: wealth_income, suffering, care, other: the four heads of the law; not_itemised: a lump sum without a split.
Head = Literal["wealth_income", "suffering", "care", "other", "not_itemised"]
Unit = Literal["month", "week", "day", "time", "piece", "trip", "session", "other"]


class Rate(Model):
    """One exchange rate: rupiah for one unit of the currency, with its day and source."""

    currency: Currency = fact("line", required=True)
    idr_per_unit: Number = fact("decimal", required=True)
    on: Day = fact("date", required=True)
    source: Line = fact("line", required=True)


class AmountBasis(Model):
    """A sum that is known as such (a price, a fee, a receipt)."""

    kind: Literal["amount"] = fact("choice", required=True)
    amount: Number = fact("decimal", required=True)


class QuantityBasis(Model):
    """How many of what, at which price."""

    kind: Literal["quantity"] = fact("choice", required=True)
    quantity: Number = fact("decimal", required=True)
    unit: Unit = fact("choice", required=True)
    price: Number = fact("decimal", required=True)


class WageGapBasis(Model):
    """Wages promised for a time, less what was received."""

    kind: Literal["wage_gap"] = fact("choice", required=True)
    promised: Number = fact("decimal", required=True)
    per: Unit = fact("choice", required=True)
    quantity: Number = fact("decimal", required=True)
    received: Number = fact("decimal", required=True)


Basis = Annotated[AmountBasis | QuantityBasis | WageGapBasis, Field(discriminator="kind")]


class Deduction(Model):
    """Something the user says must come off (insurance, a returned deed). Never made by the program."""

    id: EntryId = fact("line", required=True)
    what: Line = fact("line", required=True)
    amount: Rupiah = fact("rupiah", required=True)
    stated_by: Line = fact("line", required=True)


class LossLine(Model):
    """One line of the ledger."""

    id: LossId = fact("line", required=True)
    victim: VictimId = fact("ref", required=True, to="victims")
    head: Head = fact("choice", required=True)
    what: Line = fact("line", required=True)
    basis: Basis = fact("group", required=True)
    #: Absent: the basis is in rupiah.
    rate: Rate | None = fact("group")
    period_from: Day | None = fact("date")
    period_to: Day | None = fact("date")
    evidence: tuple[ExhibitId, ...] = fact("refs", default=(), to="exhibits")
    deductions: tuple[Deduction, ...] = fact("list", default=())
    estimated: YesNo = fact("yes_no", default=False)
    estimate_how: Passage | None = fact("passage")
    #: Whether the victim has already paid this cost herself: only such a line may go to the joined claim.
    cost_incurred: YesNo | None = fact("yes_no")
    channel: Literal["restitution", "joined_claim"] = fact("choice", default="restitution")
    #: Something the offender says was advanced (ticket, meals, lodging); asked about, never deducted.
    offender_advanced: YesNo | None = fact("yes_no")
    note: Passage | None = fact("passage")


class Share(Model):
    """The part of one defendant where each owes a share: `parts` of the sum of all parts."""

    id: EntryId = fact("line", required=True)
    defendant: DefendantId = fact("ref", required=True, to="defendants")
    parts: Whole = fact("integer", required=True)


class PastedTotal(Model):
    """A total that another paper prints; compared with the lines, never adopted."""

    id: EntryId = fact("line", required=True)
    source: Line = fact("line", required=True)
    amount: Rupiah = fact("rupiah", required=True)
    words: Line | None = fact("line")
    victim: VictimId | None = fact("ref", to="victims")


class Exhibit(Model):
    """A paper or object that proves something."""

    id: ExhibitId = fact("line", required=True)
    title: Line = fact("line", required=True)
    kind: Literal[
        "identity_copy", "loss_proof", "care_cost_proof", "suffering_statement", "death_certificate",
        "family_relation", "power_of_attorney", "verdict_copy", "police_letter", "police_report_receipt",
        "contract", "messages", "photo", "travel_document", "medical_report", "psychologist_report",
        "receipt", "bank_record", "witness_statement", "lpsk_assessment", "return_statement",
        "poverty_certificate", "other",
    ] = fact("choice", required=True)  # fmt: skip
    victim: VictimId | None = fact("ref", to="victims")
    dated: Day | None = fact("date")
    proves: Passage | None = fact("passage")
    status: Literal["in_hand", "to_follow", "held_by_other", "unavailable"] = fact(
        "choice", default="in_hand"
    )
    held_by: Line | None = fact("line")
    certified: YesNo | None = fact("yes_no")
    pages: Whole | None = fact("integer")
