"""The condition language: every term, three values, and what is asked when something is not known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from dated_cases import adult, case, child
from hypothesis import given
from hypothesis import strategies as st

from legal_assist import messages
from legal_assist.law.rule_terms import Term
from legal_assist.reckoning.conditions import evaluate, missing
from legal_assist.reckoning.kleene import both, either, negate

TODAY = date(2026, 11, 24)


def terms(*plain: dict[str, Any]) -> tuple[Term, ...]:
    return tuple(Term.model_validate(one) for one in plain)


def holds(found: Any, *plain: dict[str, Any], of: str | None = None, on: date = TODAY) -> bool | None:
    return evaluate(terms(*plain), found, on, found.victim(of) if of else None)


def test_an_empty_condition_holds() -> None:
    assert holds(case()) is True


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ({"event": "act_from"}, True),
        ({"event": "act_from", "before": date(2026, 1, 2)}, True),
        ({"event": "act_from", "from": date(2026, 1, 1)}, True),
        ({"event": "act_from", "from": date(2026, 1, 2)}, False),
        ({"event": "act_from", "before": date(2026, 1, 1)}, False),
        ({"event": "act_from", "from": date(2026, 1, 1), "before": date(2026, 1, 2)}, True),
        ({"event": "act_from", "equals": False}, False),
        ({"event": "sp3"}, False),
        ({"event": "transfer_to_court"}, None),
        ({"event": "transfer_to_court", "equals": False}, None),
    ],
)
def test_events_and_their_days(term: dict[str, Any], value: bool | None) -> None:
    assert holds(case(("act_from", "2026-01-01"), stage="trial"), term) is value


def test_an_application_filed_and_an_event_about_one() -> None:
    filed = ("application_filed", "2026-11-02", {"application": "protection", "concerns": ["K1"]})
    decided = ("application_decided", "2026-11-20", {"about": "E1"})
    found = case(filed, decided, victims=[adult("K1"), adult("K2")])
    assert holds(found, {"filed": "protection"}, of="K1") is True
    assert holds(found, {"filed": "protection"}, of="K2") is False
    assert holds(found, {"filed": "protection"}, on=date(2026, 11, 1)) is False
    assert holds(found, {"filed": "protection", "from": date(2026, 11, 3)}) is False
    assert holds(found, {"event": "application_decided", "application": "protection"}) is True
    assert holds(found, {"event": "application_decided", "application": "restitution"}) is False


def test_a_yes_no_field_of_one_victim_and_of_the_case() -> None:
    found = case(victims=[adult("K1", abroad_now=True), adult("K2", abroad_now=False), adult("K3")])
    assert holds(found, {"fact": "victims.abroad_now"}, of="K1") is True
    assert holds(found, {"fact": "victims.abroad_now"}, of="K2") is False
    assert holds(found, {"fact": "victims.abroad_now"}, of="K3") is None
    assert holds(found, {"fact": "victims.abroad_now"}) is True
    assert holds(case(asset_security_asked=False), {"fact": "asset_security_asked"}) is False


def test_filled_wants_every_entry_and_takes_an_answer_that_is_no_value() -> None:
    found = case(victims=[adult("K1", nationality="Indonesia"), adult("K2")])
    assert holds(found, {"filled": "victims.nationality"}) is False
    assert holds(found, {"filled": "victims.nationality"}, of="K1") is True
    marked = case(
        victims=[adult("K1", nationality="Indonesia"), adult("K2")],
        marks={"victims.K2.nationality": {"kind": "unknown"}},
    )
    assert holds(marked, {"filled": "victims.nationality"}) is True
    assert holds(case(), {"filled": "losses"}) is False
    assert holds(case(), {"filled": "losses.what"}) is False
    assert holds(case(), {"filled": "victims.guardian.name"}) is False
    assert holds(case(court={"name": "Pengadilan Negeri Contoh"}), {"filled": "court.name"}) is True


def test_an_exhibit_counts_when_it_is_in_hand_and_of_that_victim() -> None:
    papers = [
        {"id": "P-1", "title": "STPL", "kind": "police_report_receipt", "victim": "K1"},
        {"id": "P-2", "title": "KTP", "kind": "identity_copy", "status": "to_follow"},
    ]
    found = case(victims=[adult("K1"), adult("K2")], exhibits=papers)
    assert holds(found, {"exhibit": "police_report_receipt"}) is True
    assert holds(found, {"exhibit": "police_report_receipt"}, of="K2") is False
    assert holds(found, {"exhibit": "identity_copy"}) is False


def test_explained_decided_and_consented_are_records_of_their_day() -> None:
    records = {
        "explained": [{"id": "H1", "right": "restitution", "on": "2026-11-10"}],
        "decisions": [
            {"id": "S1", "right": "restitution", "decision": "not_now", "on": "2026-11-10"},
            {"id": "S2", "right": "restitution", "decision": "wants", "on": "2026-11-20"},
        ],
        "consents": [
            {"id": "C1", "purpose": "filing", "given_on": "2026-11-10", "withdrawn_on": "2026-11-22"},
        ],
    }
    found = case(victims=[adult("K1", **records)])
    assert holds(found, {"explained": "restitution"}) is True
    assert holds(found, {"explained": "restitution"}, on=date(2026, 11, 9)) is False
    assert holds(found, {"decided": "restitution", "decision": "wants"}) is True
    assert holds(found, {"decided": "restitution", "decision": "wants"}, on=date(2026, 11, 19)) is False
    assert holds(found, {"consented": "filing"}, on=date(2026, 11, 21)) is True
    assert holds(found, {"consented": "filing"}) is False
    assert holds(case(victims=[adult("K1", **records), adult("K2")]), {"explained": "restitution"}) is False


def test_one_of_several_is_enough_and_one_unknown_leaves_it_open() -> None:
    found = case(victims=[child("K1")], stage="trial")
    known, unknown, false = {"fact": "any_child"}, {"event": "transfer_to_court"}, {"event": "sp3"}
    assert holds(found, {"any": [unknown, known]}) is True
    assert holds(found, {"any": [unknown, false]}) is None
    assert holds(found, unknown, false) is False
    assert holds(found, unknown, known) is None


def test_what_is_missing_is_asked_by_path_in_both_languages() -> None:
    found = case(victims=[{"id": "K1"}, adult("K2")], stage="trial")
    condition = terms(
        {"event": "identity_checked"},
        {"any": [{"fact": "any_child"}, {"fact": "victims.safe_now"}]},
        {"event": "sp3", "equals": False},
    )
    gaps = missing(condition, found, TODAY)
    assert [gap.path for gap in gaps] == [
        "events.identity_checked", "victims.K1.birth_date", "events.act_from",
        "victims.K1.safe_now", "victims.K2.safe_now",
    ]  # fmt: skip
    for gap in gaps:
        for lang in messages.LANGUAGES:
            assert messages.text(gap.said.key, lang, **gap.said.params)


def test_nothing_is_asked_when_the_answer_is_known() -> None:
    found = case(stage="trial")
    assert missing(terms({"event": "identity_checked"}, {"event": "sp3"}), found, TODAY) == ()


VALUES = st.lists(st.sampled_from([True, False, None]), max_size=5)


@given(values=VALUES)
def test_the_three_valued_laws_hold(values: list[bool | None]) -> None:
    assert negate(both(values)) is either(negate(value) for value in values)
    assert both(values) is both(reversed(values))
    known = [value for value in values if value is not None]
    if len(known) == len(values):
        assert both(values) is all(known)
        assert either(values) is any(known)
