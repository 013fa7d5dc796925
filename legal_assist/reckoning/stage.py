"""Which stage the case has reached, and what that says about events nobody has recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from legal_assist.cases.case import Stage

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.events import Event

STAGES: Final[tuple[Stage, ...]] = get_args(Stage)
"""All stages in the order a case runs through them."""

#: The stage a case has reached at the least once such an event has happened.
REACHED: Final[dict[str, Stage]] = {
    "police_report": "investigation",
    "spdp": "investigation",
    "investigation_started": "investigation",
    "right_told_by_investigator": "investigation",
    "police_examination": "investigation",
    "p19": "investigation",
    "p21": "investigation",
    "sp3": "investigation",
    "tahap_ii": "prosecution",
    "right_told_by_prosecutor": "prosecution",
    "transfer_to_court": "trial",
    "first_hearing": "trial",
    "identity_checked": "trial",
    "indictment_read": "trial",
    "first_examination": "trial",
    "requisitoir_read": "trial",
    "verdict": "verdict",
    "appeal": "verdict",
    "cassation": "verdict",
    "verdict_notified": "verdict",
    "copy_received_by_prosecutor": "verdict",
    "copy_received_by_payer": "verdict",
    "copy_received_by_victim": "verdict",
    "excerpt_received": "verdict",
    "final": "final",
    "finality_known": "final",
    "review": "final",
    "judge_appointed": "final",
    "first_session": "final",
    "determination_pronounced": "final",
    "payment": "execution",
    "nonpayment_reported": "execution",
    "warning_letter": "execution",
    "prosecutor_order": "execution",
    "second_report_to_prosecutor": "execution",
    "execution_record": "execution",
}

#: From this stage on, such an event may have happened without being recorded; before it, it has not.
EXPECTED_FROM: Final[dict[str, Stage]] = {
    "act_from": "before_report",
    "police_report": "investigation",
    "investigation_started": "investigation",
    "transfer_to_court": "trial",
    "identity_checked": "trial",
    "requisitoir_read": "verdict",
    "verdict": "verdict",
    "final": "final",
}

#: Each of these can't happen before the one to its left.
CHRONOLOGY: Final = (
    "act_from", "investigation_started", "transfer_to_court", "identity_checked", "requisitoir_read",
    "verdict", "final",
)  # fmt: skip

#: The event that announces another one.
ANNOUNCED_BY: Final = {"requisitoir_read": "requisitoir_planned"}


def happened(event: Event, as_of: date) -> bool:
    """Whether an event had happened by the as-of day; a planned one never has."""
    return event.certainty != "planned" and event.date <= as_of


def order(stage: Stage) -> int:
    """The place of a stage in the course of a case, from 0."""
    return STAGES.index(stage)


def current(case: Case, as_of: date) -> Stage:
    """The stage on the as-of day.

    The furthest stage that the events show. The stage entered by hand counts when it is further, because a
    case may have moved on without its events being recorded; but not when later events are recorded, since
    it then describes a later day.
    """
    stages = [
        REACHED[event.kind] for event in case.events if event.kind in REACHED and happened(event, as_of)
    ]
    later = any(
        event.kind in REACHED and event.certainty != "planned" and event.date > as_of for event in case.events
    )
    if case.stage is not None and not later:
        stages.append(case.stage)
    return max(stages, key=order, default="before_report")


def reached(case: Case, as_of: date, stage: Stage) -> bool:
    """Whether the case had reached a stage by the as-of day."""
    return order(current(case, as_of)) >= order(stage)
