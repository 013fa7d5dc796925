"""Checklist states read from facts: done, to do, to ask, alarming, not applicable, open question."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_cases import AS_OF, case, exhibit, line, told, wage

from legal_assist.law import lawbook
from legal_assist.reckoning.progress import ItemState, checklist, item_confidence, progress

if TYPE_CHECKING:
    from legal_assist.law.lawbook import LawBook


@pytest.fixture(scope="module")
def book() -> LawBook:
    return lawbook.load()


def _states(book: LawBook, as_of: date = AS_OF, **facts: Any) -> dict[tuple[str, str], ItemState]:
    return {(one.item.id, one.subject): one for one in checklist(case(**facts), book, as_of)}


def _state(book: LawBook, item: str, subject: str = "K1", **facts: Any) -> str:
    return _states(book, **facts)[item, subject].state


def _victim(**facts: Any) -> dict[str, Any]:
    return {"victims": [{"id": "K1", **facts}]}


def _event(number: int, kind: str, on: str, **facts: Any) -> dict[str, Any]:
    return {"id": f"E{number}", "kind": kind, "date": on, **facts}


def _filed(
    number: int, application: str, addressee: str | None = None, on: str = "2026-11-02"
) -> dict[str, Any]:
    facts = {"application": application} | ({"addressee": addressee} if addressee else {})
    return _event(number, "application_filed", on, **facts)


def test_a_new_case_asks_about_danger_before_anything_else(book: LawBook) -> None:
    first = next(one for one in checklist(case(**_victim()), book, AS_OF) if one.state == "ask")
    assert first.item.id == "safety-safe-now"
    assert [gap.path for gap in first.gaps] == ["victims.K1.safe_now"]


@pytest.mark.parametrize(
    ("item", "facts", "state"),
    [
        ("safety-safe-now", {"safe_now": True}, "done"),
        ("safety-safe-now", {"safe_now": False}, "alarm"),
        ("safety-alone-now", {"alone_now": False}, "todo"),
        ("safety-threatened", {"threatened": False}, "done"),
        ("safety-threatened", {"threatened": True}, "alarm"),
        ("safety-threatened", {}, "ask"),
        ("safety-police-protection", {"threatened": True}, "todo"),
        ("safety-police-protection", {"threatened": False, "family_threatened": False}, "not_applicable"),
        ("safety-family-threatened", {"family_threatened": True}, "alarm"),
        ("safety-urgent-care", {"urgent_care": True}, "alarm"),
        ("safety-urgent-care", {"urgent_care": False}, "done"),
        ("safety-hurt", {"hurt": True}, "alarm"),
        ("safety-pregnant", {"sex": "male"}, "not_applicable"),
        ("safety-pregnant", {"sex": "female", "pregnant": True}, "alarm"),
        ("safety-phone-watched", {"phone_watched": True}, "alarm"),
        ("safety-safe-contact", {}, "ask"),
        ("safety-return-risk", {"wants_return": True, "risk_at_home": True}, "alarm"),
        ("safety-return-risk", {"wants_return": True}, "ask"),
        ("safety-return-risk", {"wants_return": False}, "not_applicable"),
        ("safety-own-state", {"nationality": "Filipina", "fears_own_state": True}, "alarm"),
        ("safety-own-state", {"nationality": "Filipina"}, "ask"),
        ("safety-own-state", {"nationality": "Indonesia"}, "not_applicable"),
        ("safety-coerced-advocate", {"coerced_offence": True}, "alarm"),
        ("safety-pressure", {"settlement_offered": True}, "alarm"),
        ("safety-adult-for-child", {"birth_date": "1998-03-14"}, "not_applicable"),
        (
            "safety-adult-for-child",
            {"birth_date": "2011-03-14", "guardian": {"fit": False, "unfit_reason": "suspect"}},
            "alarm",
        ),
        ("safety-adult-for-child", {"birth_date": "2011-03-14", "guardian": {"fit": True}}, "done"),
        ("safety-adult-for-child", {"birth_date": "2011-03-14"}, "ask"),
    ],
)
def test_safety_follows_the_answers(book: LawBook, item: str, facts: dict[str, Any], state: str) -> None:
    assert _state(book, item, **_victim(**facts)) == state


def test_a_threat_alarms_until_police_and_lpsk_were_asked(book: LawBook) -> None:
    threatened = _victim(threatened=True)
    police, lpsk = _filed(1, "protection", "police"), _filed(2, "protection", "lpsk")
    assert _state(book, "safety-threatened", **threatened, events=[police]) == "alarm"
    assert _state(book, "safety-police-protection", **threatened, events=[police]) == "done"
    assert _state(book, "safety-lpsk-protection", **threatened, events=[police]) == "todo"
    assert _state(book, "safety-threatened", **threatened, events=[police, lpsk]) == "done"


def test_who_declined_lpsk_is_offered_again_and_nothing_is_filed_for_her(book: LawBook) -> None:
    police = _filed(1, "protection", "police")

    def decided(decision: str) -> dict[str, Any]:
        made = [{"id": "S1", "right": "protection", "decision": decision, "on": "2026-11-23"}]
        return _victim(threatened=True, phone_watched=True, decisions=made)

    declined, later, wanted = decided("declines"), decided("not_now"), decided("wants")
    for answer in (declined, later):
        assert _state(book, "safety-lpsk-protection", **answer, events=[police]) == "not_applicable"
        assert _state(book, "protection-digital", **answer, events=[police]) == "not_applicable"
        assert _state(book, "safety-threatened", **answer) == "alarm"
    assert _state(book, "safety-threatened", **declined, events=[police]) == "done"
    assert _state(book, "safety-threatened", **later, events=[police]) == "alarm"
    assert _state(book, "safety-lpsk-protection", **wanted, events=[police]) == "todo"


def test_an_event_of_one_victim_does_nothing_for_another(book: LawBook) -> None:
    asked = _filed(1, "protection", "police") | {"concerns": ["K1"]}
    people = [{"id": "K1", "threatened": True}, {"id": "K2", "threatened": True}]
    found = _states(book, victims=people, events=[asked])
    assert found["safety-police-protection", "K1"].state == "done"
    assert found["safety-police-protection", "K2"].state == "todo"


def test_a_social_worker_is_not_enough_while_the_guardian_is_not_known(book: LawBook) -> None:
    facts = _victim(birth_date="2011-03-14")
    worker = [{"id": "D1", "name": "Wulan Rekaan", "capacity": "social_worker"}]
    assert _state(book, "safety-adult-for-child", **facts, companions=worker) == "ask"


def test_urgent_care_needs_no_police_receipt(book: LawBook) -> None:
    found = _states(book, **_victim(urgent_care=True), events=[_filed(1, "emergency_aid", "health_agency")])
    assert found["rehabilitation-emergency", "K1"].state == "done"
    assert found["rehabilitation-police-receipt", "K1"].state == "todo"


def test_what_was_explained_and_decided_is_a_record_of_that_day(book: LawBook) -> None:
    facts = _victim(
        explained=[{"id": "H1", "right": "restitution", "on": "2026-11-24"}],
        decisions=[{"id": "S1", "right": "restitution", "decision": "wants", "on": "2026-11-25"}],
    )
    assert _state(book, "restitution-explained", **facts) == "done"
    assert _state(book, "restitution-decided", **facts) == "ask"
    later = _states(book, date(2026, 11, 25), **facts)
    assert later["restitution-decided", "K1"].state == "done"


def test_a_victim_who_declines_has_no_restitution_to_prepare_but_may_be_asked_again(book: LawBook) -> None:
    decided = [{"id": "S1", "right": "restitution", "decision": "not_now", "on": "2026-11-01"}]
    found = _states(book, **_victim(decisions=decided))
    for item in ("restitution-losses", "restitution-filed", "restitution-identity-copy"):
        assert found[item, "K1"].state == "not_applicable"
    assert found["restitution-decided", "K1"].state == "done"


def test_losses_evidence_and_papers_are_read_from_the_lines(book: LawBook) -> None:
    facts = _victim()
    assert _state(book, "restitution-losses", **facts) == "todo"
    lines = [line(1, head="suffering", evidence=["P-1"]), line(2, head="wealth_income", basis=wage("5", "1"))]
    found = _states(book, **facts, losses=lines, exhibits=[exhibit(1, "photo")])
    assert found["restitution-losses", "K1"].state == "done"
    assert found["restitution-evidence", "K1"].state == "todo"
    assert "losses.L2.evidence" in [gap.path for gap in found["restitution-evidence", "K1"].gaps]
    assert "losses.L1.evidence" not in [gap.path for gap in found["restitution-evidence", "K1"].gaps]
    assert found["restitution-suffering-statement", "K1"].state == "todo"
    assert found["restitution-care-proof", "K1"].state == "not_applicable"


def test_an_identity_copy_counts_only_when_certified_and_hers(book: LawBook) -> None:
    people = [{"id": "K1"}, {"id": "K2"}]
    papers = [
        exhibit(1, "identity_copy", victim="K1", certified=True),
        exhibit(2, "identity_copy", victim="K2"),
    ]
    found = _states(book, victims=people, exhibits=papers)
    assert found["restitution-identity-copy", "K1"].state == "done"
    assert found["restitution-identity-copy", "K2"].state == "todo"


def test_not_being_in_the_indictment_alarms_once_there_may_be_one(book: LawBook) -> None:
    missing = _victim(named_in_indictment=False)
    assert _state(book, "restitution-named-in-indictment", **missing) == "not_applicable"
    at_trial = [_event(1, "transfer_to_court", "2026-10-01")]
    assert _state(book, "restitution-named-in-indictment", **missing, events=at_trial) == "alarm"
    assert _state(book, "restitution-named-in-indictment", **_victim(), events=at_trial) == "ask"


def test_after_the_requisitoir_the_application_moves_to_the_final_verdict(book: LawBook) -> None:
    read = [_event(1, "requisitoir_read", "2026-09-01")]
    assert _state(book, "restitution-filed", **_victim(), events=read) == "not_applicable"
    final = [
        *read,
        _event(2, "verdict", "2026-09-20", verdict_kind="convicted"),
        _event(3, "final", "2026-10-01"),
    ]
    found = _states(book, **_victim(), events=final)
    assert found["restitution-after-final", "K1"].state in ("todo", "alarm")
    assert found["joined-claim-advice", "case"].state == "not_applicable"


def test_another_offence_proven_alarms_and_points_to_the_general_basis(book: LawBook) -> None:
    facts = [_event(1, "verdict", "2026-09-20", verdict_kind="other_offence")]
    found = _states(book, **_victim(), events=facts)["restitution-other-offence", "case"]
    assert found.state == "alarm"
    assert "uu-3-2026/19/1" in found.basis


def test_an_agency_that_let_the_time_pass_alarms(book: LawBook) -> None:
    filed = [_filed(1, "rehabilitation", "social_agency", on="2026-11-16")]
    item = ("rehabilitation-seven-days", "K1")
    assert _states(book, date(2026, 11, 23), **_victim(), events=filed)[item].state == "todo"
    assert _states(book, date(2026, 11, 24), **_victim(), events=filed)[item].state == "alarm"


def test_the_joined_claim_is_opt_in(book: LawBook) -> None:
    plain = _states(book, **_victim())
    assert plain["joined-claim-advice", "case"].state == "ask"
    assert plain["joined-claim-filed", "K1"].state == "not_applicable"
    assert plain["joined-claim-code", "case"].state == "not_applicable"
    costs = [line(1, channel="joined_claim", cost_incurred=False)]
    found = _states(book, **_victim(), joined_claim_advised=True, losses=costs)
    assert found["joined-claim-filed", "K1"].state == "todo"
    assert found["joined-claim-costs-paid", "K1"].state == "todo"
    assert found["joined-claim-exhibits", "K1"].state == "todo"
    assert found["joined-claim-not-twice", "K1"].state == "done"
    assert found["joined-claim-code", "case"].state == "todo"


def test_one_loss_in_both_ways_is_told(book: LawBook) -> None:
    twice = [
        line(1, what="Tiket feri"),
        line(2, what="tiket  feri", channel="joined_claim", cost_incurred=True),
    ]
    assert _state(book, "joined-claim-not-twice", **_victim(), losses=twice) == "todo"


def test_names_that_differ_are_to_be_corrected_and_alarm_before_the_court(book: LawBook) -> None:
    printed = [
        {"id": "I1", "paper": "paspor", "name": "Sekar Wangi"},
        {"id": "I2", "paper": "BAP", "name": "Sekar Wanngi"},
    ]
    assert _state(book, "confidentiality-names-agree", **_victim(printed=printed)) == "todo"
    moved = [_event(1, "tahap_ii", "2026-10-01")]
    assert _state(book, "confidentiality-names-agree", **_victim(printed=printed), events=moved) == "alarm"
    same = [printed[0], {"id": "I2", "paper": "BAP", "name": "sekar  wangi"}]
    assert _state(book, "confidentiality-names-agree", **_victim(printed=same)) == "done"
    assert _state(book, "confidentiality-names-agree", **_victim()) == "ask"


def test_an_item_on_law_that_was_not_verified_is_an_open_question(book: LawBook) -> None:
    item = next(one for one in book.rules.items if one.id == "rehabilitation-explained")
    unsure = item.model_copy(update={"confidence": "N"})
    shadow = _WithItems(book, (unsure,))
    (found,) = checklist(case(**_victim()), shadow, AS_OF)  # type: ignore[arg-type]
    assert found.state == "open_question"
    assert progress(case(**_victim()), shadow, AS_OF) == {}  # type: ignore[arg-type]
    assert item_confidence(item, book) == "V"


class _WithItems:
    """A law book that holds other checklist items."""

    def __init__(self, book: LawBook, items: tuple[Any, ...]) -> None:
        self._book = book
        self.rules = book.rules.model_copy(update={"items": items})

    def __getattr__(self, name: str) -> Any:
        return getattr(self._book, name)


def test_progress_counts_what_applies_and_one_right_can_be_asked_for(book: LawBook) -> None:
    facts = _victim(safe_now=True, threatened=False)
    counted = progress(case(**facts), book, AS_OF)
    for right, (done, applicable) in counted.items():
        shown = checklist(case(**facts), book, AS_OF, right)
        assert {one.item.right for one in shown} == {right}
        assert done == sum(one.state == "done" for one in shown)
        assert applicable == sum(one.state not in ("not_applicable", "open_question") for one in shown)


def test_a_case_without_victims_has_only_items_about_the_case(book: LawBook) -> None:
    assert {one.subject for one in checklist(case(victims=[]), book, AS_OF)} == {"case"}


_FACTS = (
    "safe_now", "alone_now", "threatened", "hurt", "pregnant", "phone_watched", "family_threatened",
    "urgent_care", "named_in_indictment", "heard_in_court", "coerced_offence", "debt_claimed",
    "settlement_offered", "pressured", "wants_return", "risk_at_home", "fears_own_state",
    "abroad_now", "confidential",
)  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(_FACTS), st.booleans()),
    st.lists(
        st.sampled_from(
            ["police_report", "tahap_ii", "transfer_to_court", "requisitoir_read", "verdict", "final"]
        ),
        unique=True,
    ),
    st.sampled_from([date(2026, 1, 15), date(2026, 5, 19), AS_OF]),
)
@settings(max_examples=40, deadline=None)
def test_every_state_has_its_gaps_and_words_whatever_the_facts(
    answers: dict[str, bool], kinds: list[str], as_of: date
) -> None:
    facts = _victim(**answers)
    events = [_event(number, kind, "2026-01-10") for number, kind in enumerate(kinds, 1)]
    found = checklist(case(**facts, events=events), _BOOK, as_of)
    assert len(found) == len(_BOOK.rules.items)
    for one in found:
        if one.state in ("done", "not_applicable", "open_question"):
            assert one.gaps == ()
        for gap in one.gaps:
            for lang in ("id", "en"):
                assert told(gap.said, lang)
        for cited in one.basis:
            assert _BOOK.in_force(cited, as_of).status in ("in_force", "transitional")


_BOOK = lawbook.load()
