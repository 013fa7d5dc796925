"""The dated events of a case: the spine from which regimes and deadlines are read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from legal_assist.cases.fields import Day, Model, Moment, Whole, fact
from legal_assist.cases.text import Line, Passage

EventId = Annotated[str, StringConstraints(pattern=r"^E[1-9][0-9]{0,3}$")]
ConcernId = Annotated[str, StringConstraints(pattern=r"^[KT][1-9][0-9]{0,2}$")]

EventKind = Literal[
    "act_from", "act_to", "police_report", "spdp", "investigation_started", "right_told_by_investigator",
    "right_told_by_prosecutor", "police_examination", "p19", "p21", "tahap_ii", "sp3", "detention_ends",
    "released", "transfer_to_court", "first_hearing", "identity_checked", "indictment_read",
    "first_examination", "requisitoir_planned", "requisitoir_read", "verdict", "appeal", "cassation",
    "review", "final", "verdict_notified", "copy_received_by_prosecutor", "copy_received_by_payer",
    "copy_received_by_victim", "excerpt_received", "finality_known", "application_filed",
    "missing_papers_notified", "papers_completed", "application_decided", "judge_appointed",
    "first_session", "applicant_absent", "determination_pronounced", "payment", "deposit", "seizure",
    "nonpayment_reported", "warning_letter", "prosecutor_order", "second_report_to_prosecutor",
    "execution_record", "underpayment_notified_to_lpsk", "recovery_funding_decided",
    "lpsk_summons_missed", "lpsk_assessment_requested", "damages_received_by_prosecutor",
    "treatment_started", "shelter_arrival", "threat", "data_breach_known", "data_request", "hearing",
    "other",
]  # fmt: skip
Application = Literal[
    "restitution", "restitution_in_requisitoir", "joined_claim", "protection", "assistance", "rehabilitation",
    "emergency_aid", "legal_aid", "information", "confidentiality", "seizure", "blocking", "other",
]  # fmt: skip
Addressee = Literal[
    "investigator", "prosecutor", "lpsk", "court", "panel", "police", "health_agency", "social_agency",
    "uptd_ppa", "mayor", "mission", "legal_aid_body", "other",
]  # fmt: skip
VerdictKind = Literal["convicted", "acquitted", "released_from_prosecution", "other_offence"]
Instance = Literal["first", "appeal", "cassation", "review"]


class Event(Model):
    """One dated event; without `concerns` it concerns everybody in the case."""

    id: EventId = fact("line", required=True)
    kind: EventKind = fact("choice", required=True)
    date: Day = fact("date", required=True)
    time: Moment | None = fact("time")
    certainty: Literal["certain", "estimated", "planned"] = fact("choice", default="certain")
    concerns: tuple[ConcernId, ...] = fact("refs", default=(), to="victims")
    source: Line | None = fact("line")
    application: Application | None = fact("choice")
    addressee: Addressee | None = fact("choice")
    channel: Addressee | None = fact("choice")
    about: EventId | None = fact("ref", to="events")
    instance: Instance | None = fact("choice")
    verdict_kind: VerdictKind | None = fact("choice")
    #: Days to pay that the operative part of the verdict prints; it comes before every general period.
    term_days: Whole | None = fact("integer")
    term_unit: Literal["calendar", "working"] | None = fact("choice")
    term_from: Literal["final", "verdict_notified", "copy_received_by_payer", "warning_letter"] | None = fact(
        "choice"
    )
    place: Line | None = fact("line")
    note: Passage | None = fact("passage")
