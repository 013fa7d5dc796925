"""Who a case is about: victims, their guardians and heirs, offenders, companions and advocates."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from legal_assist.cases.fields import Day, Model, YesNo, fact
from legal_assist.cases.text import Line, Passage

VictimId = Annotated[str, StringConstraints(pattern=r"^K[1-9][0-9]{0,2}$")]
DefendantId = Annotated[str, StringConstraints(pattern=r"^T[1-9][0-9]{0,2}$")]
CompanionId = Annotated[str, StringConstraints(pattern=r"^D[1-9][0-9]{0,2}$")]
EntryId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}[1-9][0-9]{0,2}$")]
Nik = Annotated[str, StringConstraints(pattern=r"^[0-9]{16}$")]

Sex = Literal["female", "male"]
UnfitReason = Literal[
    "suspect", "took_money", "obstructs", "incapable", "absent", "unknown_whereabouts", "unclear"
]
Capacity = Literal["paralegal", "uptd_ppa_officer", "social_worker", "other_companion", "advocate"]
Right = Literal[
    "safety", "confidentiality", "protection", "restitution", "rehabilitation", "joined_claim",
    "legal_aid", "companion", "information", "state_compensation", "examination", "hearing",
]  # fmt: skip
Purpose = Literal["keeping_data", "referral", "filing", "sharing_with_lpsk", "photos", "training"]
Decision = Literal["wants", "not_now", "declines"]


class PrintedIdentity(Model):
    """The identity as one paper prints it; papers often disagree."""

    id: EntryId = fact("line", required=True)
    paper: Line = fact("line", required=True)
    name: Line | None = fact("line", sensitivity="identity")
    birth_date: Day | None = fact("date", sensitivity="identity")
    number: Line | None = fact("line", sensitivity="identity")


class Guardian(Model):
    """The parent or guardian of a child, and why that person may be unfit to act."""

    name: Line | None = fact("line", sensitivity="identity")
    relation: Line | None = fact("line")
    sex: Sex | None = fact("choice")
    birth_place: Line | None = fact("line", sensitivity="identity")
    birth_date: Day | None = fact("date", sensitivity="identity")
    marital_status: Line | None = fact("line")
    occupation: Line | None = fact("line")
    nik: Nik | None = fact("nik", sensitivity="identity")
    address: Passage | None = fact("passage", sensitivity="contact")
    phone: Line | None = fact("phone", sensitivity="contact")
    fit: YesNo | None = fact("yes_no")
    unfit_reason: UnfitReason | None = fact("choice")


class Heir(Model):
    """A person who inherits the claim of a victim who died."""

    id: EntryId = fact("line", required=True)
    name: Line = fact("line", sensitivity="identity", required=True)
    relation: Line | None = fact("line")
    nik: Nik | None = fact("nik", sensitivity="identity")
    address: Passage | None = fact("passage", sensitivity="contact")


class Relative(Model):
    """A family member who asks for a living victim, where the law lets the family ask."""

    name: Line | None = fact("line", sensitivity="identity")
    relation: Line | None = fact("line")
    nik: Nik | None = fact("nik", sensitivity="identity")
    address: Passage | None = fact("passage", sensitivity="contact")


class Consent(Model):
    """The victim's consent to one use of her data, and its withdrawal."""

    id: EntryId = fact("line", required=True)
    purpose: Purpose = fact("choice", required=True)
    given_on: Day = fact("date", required=True)
    withdrawn_on: Day | None = fact("date")
    given_by: Line | None = fact("line", sensitivity="identity")


class RightExplained(Model):
    """That a right was explained: proof of having told, not of understanding."""

    id: EntryId = fact("line", required=True)
    right: Right = fact("choice", required=True)
    on: Day = fact("date", required=True)
    by: Line | None = fact("line")
    language: Line | None = fact("line")


class VictimDecision(Model):
    """What the victim decided about a right, for now. Never a waiver."""

    id: EntryId = fact("line", required=True)
    right: Right = fact("choice", required=True)
    decision: Decision = fact("choice", required=True)
    on: Day = fact("date", required=True)
    present: Line | None = fact("line")
    note: Passage | None = fact("passage")


class Victim(Model):
    """One victim. `id` is the code shown instead of the name."""

    id: VictimId = fact("line", required=True)
    name: Line | None = fact("line", sensitivity="identity")
    nickname: Line | None = fact("line", sensitivity="identity")
    sex: Sex | None = fact("choice")
    birth_place: Line | None = fact("line", sensitivity="identity")
    birth_date: Day | None = fact("date", sensitivity="identity")
    nik: Nik | None = fact("nik", sensitivity="identity")
    passport: Line | None = fact("line", sensitivity="identity")
    nationality: Line | None = fact("line")
    occupation: Line | None = fact("line")
    marital_status: Line | None = fact("line")
    address: Passage | None = fact("passage", sensitivity="contact")
    home_district: Line | None = fact("line", sensitivity="contact")
    phone: Line | None = fact("phone", sensitivity="contact")
    safe_contact: Passage | None = fact("passage", sensitivity="contact")
    language: Line | None = fact("line")
    interpreter: YesNo | None = fact("yes_no")
    printed: tuple[PrintedIdentity, ...] = fact("list", default=())
    # Safety: asked first, before anything else.
    safe_now: YesNo | None = fact("yes_no")
    alone_now: YesNo | None = fact("yes_no")
    threatened: YesNo | None = fact("yes_no")
    hurt: YesNo | None = fact("yes_no", sensitivity="health")
    pregnant: YesNo | None = fact("yes_no", sensitivity="health")
    phone_watched: YesNo | None = fact("yes_no")
    family_threatened: YesNo | None = fact("yes_no")
    disability_needs: Passage | None = fact("passage", sensitivity="health")
    health: Passage | None = fact("passage", sensitivity="health")
    urgent_care: YesNo | None = fact("yes_no", sensitivity="health")
    # What the law turns on.
    guardian: Guardian | None = fact("group")
    relative: Relative | None = fact("group")
    died_on: Day | None = fact("date")
    heirs: tuple[Heir, ...] = fact("list", default=())
    sexual_exploitation: YesNo | None = fact("yes_no", sensitivity="health")
    named_in_indictment: YesNo | None = fact("yes_no")
    heard_in_court: YesNo | None = fact("yes_no")
    # How the victim wants to be heard: the victim's own wish, asked after it was explained.
    asks_service_room: YesNo | None = fact("yes_no")
    asks_woman_examiner: YesNo | None = fact("yes_no")
    asks_recording: YesNo | None = fact("yes_no")
    asks_without_accused: YesNo | None = fact("yes_no")
    asks_remote: YesNo | None = fact("yes_no")
    asks_closed: YesNo | None = fact("yes_no")
    restitution_in_requisitoir: YesNo | None = fact("yes_no")
    restitution_awarded: YesNo | None = fact("yes_no")
    coerced_offence: YesNo | None = fact("yes_no")
    debt_claimed: YesNo | None = fact("yes_no")
    settlement_offered: YesNo | None = fact("yes_no")
    pressured: YesNo | None = fact("yes_no")
    signed_under_pressure: YesNo | None = fact("yes_no")
    wants_return: YesNo | None = fact("yes_no")
    risk_at_home: YesNo | None = fact("yes_no")
    fears_own_state: YesNo | None = fact("yes_no")
    abroad_now: YesNo | None = fact("yes_no")
    confidential: YesNo | None = fact("yes_no")
    suffering: Passage | None = fact("passage", sensitivity="health")
    explained: tuple[RightExplained, ...] = fact("list", default=())
    decisions: tuple[VictimDecision, ...] = fact("list", default=())
    consents: tuple[Consent, ...] = fact("list", default=())


class Defendant(Model):
    """A suspect, defendant or convict, or a third party who may pay."""

    id: DefendantId = fact("line", required=True)
    name: Line | None = fact("line")
    alias: Line | None = fact("line")
    role: Literal["defendant", "third_party"] = fact("choice", default="defendant")
    address: Passage | None = fact("passage")
    occupation: Line | None = fact("line")
    birth_date: Day | None = fact("date")
    detained: YesNo | None = fact("yes_no")
    child: YesNo | None = fact("yes_no")
    corporation: YesNo | None = fact("yes_no")
    assets: Passage | None = fact("passage")
    known_to_victim_family: YesNo | None = fact("yes_no")


class Companion(Model):
    """A person of the office or another service; the capacity decides what that person may sign."""

    id: CompanionId = fact("line", required=True)
    name: Line = fact("line", required=True)
    capacity: Capacity = fact("choice", required=True)
    organisation: Line | None = fact("line")
    address: Passage | None = fact("passage")
    phone: Line | None = fact("phone")
    card_number: Line | None = fact("line")
    oath_record: Line | None = fact("line")
    assignment_letter: Line | None = fact("line")
