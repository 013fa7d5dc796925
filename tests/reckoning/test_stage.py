"""The stage a case has reached, and what it says about events that nobody has recorded."""

from __future__ import annotations

from datetime import date

import pytest
from dated_cases import case

from legal_assist.cases import vocabulary
from legal_assist.reckoning import event_days, stage

TODAY = date(2026, 11, 24)
CHANGE = date(2026, 1, 2)


def test_nothing_recorded_means_before_the_report() -> None:
    assert stage.current(case(), TODAY) == "before_report"


def test_the_furthest_event_decides() -> None:
    found = case(("transfer_to_court", "2026-10-08"), ("police_report", "2026-07-06"))
    assert stage.current(found, TODAY) == "trial"
    assert stage.current(found, date(2026, 10, 7)) == "investigation"


def test_a_stage_entered_by_hand_counts_when_it_is_further() -> None:
    assert stage.current(case(("police_report", "2026-07-06"), stage="trial"), TODAY) == "trial"
    assert stage.current(case(("final", "2026-07-06"), stage="trial"), TODAY) == "final"


def test_a_stage_entered_by_hand_says_nothing_about_a_day_before_recorded_events() -> None:
    found = case(("police_report", "2026-07-06"), ("final", "2026-10-06"), stage="final")
    assert stage.current(found, date(2026, 8, 1)) == "investigation"


def test_a_planned_event_reaches_no_stage() -> None:
    planned = ("requisitoir_read", "2026-10-01", {"certainty": "planned"})
    assert stage.current(case(planned), TODAY) == "before_report"


def test_every_event_named_here_exists_in_a_case() -> None:
    kinds = set(vocabulary.facts()["events.kind"].choices)
    assert {*stage.REACHED, *stage.EXPECTED_FROM, *stage.CHRONOLOGY} <= kinds


@pytest.mark.parametrize("kind", ["transfer_to_court", "identity_checked"])
def test_a_missing_event_has_not_happened_before_its_stage_and_is_unknown_from_it_on(kind: str) -> None:
    assert event_days.has_happened(case(stage="prosecution"), kind, TODAY) is False
    assert event_days.has_happened(case(stage="trial"), kind, TODAY) is None


def test_an_event_that_need_not_ever_happen_has_not_happened_when_it_is_missing() -> None:
    for kind in ("sp3", "tahap_ii", "warning_letter", "application_filed", "seizure"):
        assert event_days.has_happened(case(stage="execution"), kind, TODAY) is False


def test_the_day_of_the_act_is_unknown_until_it_is_recorded() -> None:
    assert event_days.has_happened(case(("final", "2026-07-06")), "act_from", TODAY) is None
    assert event_days.happened_before(case(("final", "2025-07-06")), "act_from", CHANGE, TODAY) is None


def test_a_later_event_proves_an_earlier_one_and_bounds_its_day() -> None:
    found = case(("requisitoir_read", "2025-12-20"))
    assert event_days.has_happened(found, "identity_checked", TODAY) is True
    assert event_days.happened_before(found, "identity_checked", CHANGE, TODAY) is True
    assert event_days.happened_from(found, "identity_checked", CHANGE, TODAY) is False


def test_an_earlier_event_bounds_a_later_one_from_below() -> None:
    found = case(("transfer_to_court", "2026-02-01"))
    assert event_days.happened_before(found, "identity_checked", CHANGE, TODAY) is False
    assert event_days.happened_from(found, "identity_checked", CHANGE, TODAY) is None


def test_an_event_dated_later_has_not_happened_yet() -> None:
    found = case(("identity_checked", "2026-12-01"), stage="trial")
    assert event_days.has_happened(found, "identity_checked", date(2026, 11, 24)) is False


def test_a_planned_day_that_has_passed_proves_nothing() -> None:
    found = case(("identity_checked", "2026-10-01", {"certainty": "planned"}), stage="trial")
    assert event_days.has_happened(found, "identity_checked", TODAY) is None


def test_events_that_name_only_defendants_concern_every_victim() -> None:
    found = case(("verdict_notified", "2026-10-01", {"concerns": ["T1"]}))
    assert event_days.concerns(found.events[0], found.victims[0])
