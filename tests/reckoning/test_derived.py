"""Derived facts: age limits to the day, changes of the law to the day, and honest not-knowing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from dated_cases import adult, case, child
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_assist.cases import vocabulary
from legal_assist.reckoning.derived import FACTS, NEEDS

TODAY = date(2026, 11, 24)


def fact(name: str, *events: Any, on: date = TODAY, of: str | None = None, **facts: Any) -> bool | None:
    found = case(*events, **facts)
    return FACTS[name](found, on, found.victim(of) if of else None)


@pytest.mark.parametrize(
    ("birth", "now"), [("2008-11-24", False), ("2008-11-25", True), ("2008-11-23", False)]
)
def test_the_eighteenth_birthday_ends_childhood(birth: str, now: bool) -> None:
    assert fact("victim_is_child_now", victims=[{"id": "K1", "birth_date": birth}], of="K1") is now


def test_who_was_a_child_when_the_act_began_stays_a_child_victim() -> None:
    victims = [{"id": "K1", "birth_date": "2008-03-01"}]
    act = ("act_from", "2026-02-28")
    assert fact("victim_was_child_at_act", act, victims=victims, of="K1") is True
    assert fact("victim_is_child_now", act, victims=victims, of="K1") is False
    assert fact("child_victim", act, victims=victims, of="K1") is True
    assert fact("victim_was_child_at_act", ("act_from", "2026-03-01"), victims=victims, of="K1") is False


def test_without_the_day_of_the_act_a_child_at_the_report_was_one_at_the_act() -> None:
    victims = [{"id": "K1", "birth_date": "2008-11-30"}]
    report = ("police_report", "2026-07-01")
    assert fact("victim_was_child_at_act", report, victims=victims, of="K1", on=date(2027, 1, 1)) is True
    older = [{"id": "K1", "birth_date": "2000-11-30"}]
    assert fact("victim_was_child_at_act", report, victims=older, of="K1") is None


def test_an_unknown_birth_date_is_unknown_and_one_child_is_enough() -> None:
    assert fact("any_child", victims=[{"id": "K1"}]) is None
    assert fact("any_child", victims=[{"id": "K1"}, child("K2")]) is True
    act = ("act_from", "2026-02-01")
    assert fact("any_child", act, victims=[adult("K1"), adult("K2")]) is False


@pytest.mark.parametrize(
    ("concerned", "first", "second"),
    [([], True, True), (["T1"], True, True), (["K1", "T1"], True, False), (["K2"], False, True)],
)
def test_a_determination_speaks_of_the_victims_it_names_and_of_all_where_it_names_none(
    concerned: list[str], first: bool, second: bool
) -> None:
    determined = ("determination_pronounced", "2026-10-01", {"concerns": concerned})
    victims = [adult("K1"), adult("K2")]
    for of, spoken in (("K1", first), ("K2", second), (None, True)):
        assert fact("restitution_by_determination", determined, victims=victims, of=of) is spoken
        assert fact("restitution_in_verdict", determined, victims=victims, of=of) is (
            not spoken if of else not (first and second)
        )


@pytest.mark.parametrize(
    ("begin", "end", "straddles"),
    [
        ("2025-12-01", "2026-01-01", False),
        ("2025-12-01", "2026-01-02", True),
        ("2026-01-01", "2026-01-02", True),
        ("2026-01-02", "2026-03-02", False),
    ],
)
def test_an_act_straddles_the_change_only_when_it_lies_on_both_sides(
    begin: str, end: str, straddles: bool
) -> None:
    assert fact("act_straddles_2026", ("act_from", begin), ("act_to", end)) is straddles


def test_what_was_reported_before_the_change_did_not_straddle_it() -> None:
    begun = ("act_from", "2025-10-01")
    assert fact("act_straddles_2026", begun, ("police_report", "2026-01-01")) is False
    assert fact("act_straddles_2026", begun, ("police_report", "2026-01-02")) is None


def test_the_trial_follows_the_new_code_unless_the_identity_was_examined_before_it() -> None:
    assert fact("trial_under_new_code", ("identity_checked", "2026-01-01")) is False
    assert fact("trial_under_new_code", ("identity_checked", "2026-01-02")) is True
    assert fact("trial_under_new_code", stage="trial") is None
    assert fact("trial_under_new_code", on=date(2026, 1, 1)) is False


def test_the_law_on_protection_follows_the_day_of_filing() -> None:
    name = "filing_under_current_protection_law"
    filing = {"application": "restitution", "addressee": "lpsk"}
    assert fact(name, on=date(2026, 5, 19)) is False
    assert fact(name, on=date(2026, 5, 20)) is True
    assert fact(name, ("application_filed", "2026-05-19", filing)) is False
    both = (("application_filed", "2026-05-19", filing), ("application_filed", "2026-05-20", filing))
    assert fact(name, *both) is None


def test_a_guardian_is_unfit_only_for_a_child() -> None:
    guardian = {"guardian": {"unfit_reason": "suspect"}}
    assert fact("guardian_unfit", victims=[child("K1", **guardian)], of="K1") is True
    assert fact("guardian_unfit", victims=[adult("K1", **guardian)], of="K1") is False
    assert fact("guardian_unfit", victims=[child("K1")], of="K1") is None
    unclear = {"guardian": {"unfit_reason": "unclear"}}
    assert fact("guardian_unfit", victims=[child("K1", **unclear)], of="K1") is None


def test_danger_is_open_when_one_sign_says_so_and_unknown_while_one_is_unasked() -> None:
    calm = {
        "safe_now": True, "threatened": False, "pressured": False, "phone_watched": False,
        "family_threatened": False,
    }  # fmt: skip
    assert fact("safety_open", victims=[adult("K1", **calm)]) is False
    assert fact("safety_open", victims=[adult("K1", **(calm | {"threatened": True}))]) is True
    assert fact("safety_open", victims=[adult("K1", safe_now=True)]) is None
    assert fact("safety_open", victims=[adult("K1", safe_now=False)]) is True


def test_the_identity_of_a_child_is_confidential_without_being_asked() -> None:
    assert fact("confidentiality_taken", victims=[child("K1")], of="K1") is True
    assert fact("confidentiality_taken", victims=[adult("K1")], of="K1") is None
    assert fact("confidentiality_taken", victims=[adult("K1", confidential=False)], of="K1") is False


@pytest.mark.parametrize(
    ("begun", "ended", "excluded", "reaches"),
    [
        ("2021-01-05", "2022-05-08", True, False),
        ("2021-01-05", "2022-05-09", False, True),
        ("2022-05-09", None, False, True),
        ("2021-01-05", None, False, None),
        (None, None, False, None),
    ],
)
def test_the_law_on_sexual_violence_reaches_acts_that_did_not_end_before_it(
    begun: str | None, ended: str | None, excluded: bool, reaches: bool | None
) -> None:
    act = [(kind, day) for kind, day in (("act_from", begun), ("act_to", ended)) if day]
    victims = [adult("K1", sexual_exploitation=True), adult("K2"), {"id": "K3"}]
    for of in ("K1", None):
        assert fact("sexual_violence_law_reaches", *act, victims=victims, of=of) is reaches
        assert fact("sexual_violence_law_excluded", *act, victims=victims, of=of) is excluded
    # Whose exploitation was not sexual, or was not written down, is never asked about it by a deadline.
    assert fact("sexual_violence_law_reaches", *act, victims=victims, of="K2") is False
    assert fact("sexual_violence_law_reaches", *act, victims=victims, of="K3") is False


def test_a_case_of_child_sexual_exploitation_is_reached_though_no_victim_is_marked() -> None:
    act = ("act_from", "2026-03-01")
    assert fact("sexual_violence_law_reaches", act, victims=[child("K1")], modus="child_sexual") is True
    assert fact("sexual_violence_law_reaches", act, victims=[child("K1")]) is False


def test_the_requisitoir_is_done_once_the_case_is_past_it() -> None:
    assert fact("requisitoir_done", stage="trial") is False
    assert fact("requisitoir_done", stage="verdict") is True
    assert fact("requisitoir_done", ("requisitoir_read", "2026-11-25"), stage="trial") is False


def test_one_acquittal_beside_a_conviction_is_no_acquittal_of_the_case() -> None:
    one = ("verdict", "2026-10-01", {"verdict_kind": "convicted", "concerns": ["T1"]})
    two = ("verdict", "2026-10-01", {"verdict_kind": "acquitted", "concerns": ["T2"]})
    assert fact("acquitted", one, two) is False
    assert fact("convicted", one, two) is True
    appeal = ("verdict", "2026-11-01", {"verdict_kind": "acquitted"})
    assert fact("acquitted", one, two, appeal) is True
    assert fact("convicted", one, two, appeal) is False
    assert fact("convicted", stage="verdict") is None


def test_every_fact_has_a_meaning_and_says_what_it_needs_in_known_words() -> None:
    for name, function in FACTS.items():
        assert function.__doc__, name
        assert function.__doc__.splitlines()[0].endswith("."), name
    kinds = set(vocabulary.facts()["events.kind"].choices)
    for name, needs in NEEDS.items():
        assert name in FACTS
        for need in needs:
            head, _, kind = need.partition(".")
            assert kind in kinds if head == "events" else need in vocabulary.facts(), need


@settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from(sorted(FACTS)),
    on=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    birth=st.none() | st.dates(date(1950, 1, 1), date(2030, 1, 1)),
    stage=st.sampled_from([None, "before_report", "trial", "execution"]),
    of=st.sampled_from([None, "K1"]),
)
def test_no_fact_fails_on_an_empty_or_odd_case(
    name: str, on: date, birth: date | None, stage: str | None, of: str | None
) -> None:
    victim = {"id": "K1"} | ({"birth_date": birth.isoformat()} if birth else {})
    assert fact(name, on=on, of=of, victims=[victim], stage=stage) in (True, False, None)
    if of is None:
        empty = case(victims=None).model_copy(update={"victims": ()})
        assert FACTS[name](empty, on, None) in (True, False, None)
