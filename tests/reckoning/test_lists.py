"""The lists beside the main five: when they apply, what settles them, and that they stay short."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from small_cases import AS_OF, case, exhibit, line

from legal_assist.law import lawbook
from legal_assist.reckoning import next_steps, progress
from legal_assist.reckoning.derived import FACTS
from legal_assist.reckoning.progress import ItemState, checklist

if TYPE_CHECKING:
    from legal_assist.law.lawbook import LawBook


@pytest.fixture(scope="module")
def book() -> LawBook:
    return lawbook.load()


def _states(book: LawBook, as_of: date = AS_OF, **facts: Any) -> dict[tuple[str, str], ItemState]:
    return {(one.item.id, one.subject): one for one in checklist(case(**facts), book, as_of)}


def _state(book: LawBook, item: str, subject: str = "K1", as_of: date = AS_OF, **facts: Any) -> str:
    return _states(book, as_of, **facts)[item, subject].state


def _victim(**facts: Any) -> dict[str, Any]:
    return {"victims": [{"id": "K1", **facts}]}


def _event(number: int, kind: str, on: str, **facts: Any) -> dict[str, Any]:
    return {"id": f"E{number}", "kind": kind, "date": on, **facts}


def _filed(number: int, application: str, addressee: str | None = None, on: str = "2026-11-02") -> Any:
    facts = {"application": application} | ({"addressee": addressee} if addressee else {})
    return _event(number, "application_filed", on, **facts)


def _told(*rights: str) -> dict[str, Any]:
    return {
        "explained": [
            {"id": f"H{number}", "right": right, "on": "2026-11-01"} for number, right in enumerate(rights, 1)
        ]
    }


ADVOCATE = [{"id": "D1", "name": "Bima Rekaan", "capacity": "advocate"}]
REPORTED = _event(90, "police_report", "2026-10-01")
CHILD = {"birth_date": "2011-03-14"}
ADULT = {"birth_date": "1998-03-14"}


def test_a_new_case_shows_no_list_that_nobody_knows_to_matter(book: LawBook) -> None:
    found = checklist(case(**_victim()), book, AS_OF)
    open_now = {one.item.right for one in found if one.state in ("ask", "todo", "alarm", "standing")}
    for name in ("coerced", "examination", "hearing", "after_verdict", "unpaid", "state_compensation"):
        assert name not in open_now, name
    for name in ("foreign", "children", "sexual_exploitation"):
        assert sum(one.item.right == name and one.state != "not_applicable" for one in found) <= 1, name


def test_the_first_meeting_is_settled_by_answers_not_by_the_story(book: LawBook) -> None:
    found = _states(book, **_victim())
    assert found["first-meeting-report-duty", "K1"].state == "todo"
    assert found["first-meeting-safe-and-alone", "K1"].state == "ask"
    assert found["first-meeting-elements", "case"].state == "ask"
    assert found["first-meeting-story-later", "K1"].state == "standing"
    answered = {
        **_told("safety", "confidentiality", "companion", "rehabilitation", "restitution"),
        "safe_now": True, "alone_now": True, "hurt": False, "urgent_care": False, "sex": "male",
    }  # fmt: skip
    found = _states(book, **_victim(**answered), element_act="direkrut", element_means="ditipu",
                    element_purpose="kerja paksa")  # fmt: skip
    for item in ("report-duty", "safe-and-alone", "stop-signal", "rights", "health"):
        assert found[f"first-meeting-{item}", "K1"].state == "done", item
    assert found["first-meeting-elements", "case"].state == "done"


def test_a_meeting_with_the_dead_is_not_asked_for(book: LawBook) -> None:
    assert _state(book, "first-meeting-report-duty", **_victim(died_on="2026-10-01")) == "not_applicable"


@pytest.mark.parametrize(
    ("item", "facts", "events", "state"),
    [
        ("protection-police-asked", {}, [], "not_applicable"),
        ("protection-police-asked", {"threatened": False, "family_threatened": False}, [], "not_applicable"),
        ("protection-police-asked", {"threatened": True}, [], "todo"),
        ("protection-police-asked", {"threatened": True}, [_filed(1, "protection", "police")], "done"),
        ("protection-threat-recorded", {"threatened": True}, [], "todo"),
        ("protection-threat-recorded", {"threatened": True}, [_event(1, "threat", "2026-11-01")], "done"),
        ("protection-conditions-explained", {"threatened": True}, [], "todo"),
        ("protection-emergency", {"safe_now": False}, [], "todo"),
        ("protection-emergency", {"safe_now": False}, [_filed(1, "protection", "lpsk")], "done"),
        ("protection-emergency", {"safe_now": True}, [], "not_applicable"),
        ("protection-digital", {"phone_watched": True}, [], "todo"),
        ("protection-child-permission", CHILD | {"threatened": True, "guardian": {"fit": True}}, [], "done"),
        ("protection-child-permission", CHILD | {"threatened": True}, [], "ask"),
        ("protection-child-permission", ADULT | {"threatened": True}, [], "not_applicable"),
        ("protection-counter-claim", {}, [REPORTED], "standing"),
        ("protection-counter-claim", {}, [], "not_applicable"),
    ],
)
def test_protection(book: LawBook, item: str, facts: dict[str, Any], events: list[Any], state: str) -> None:
    assert _state(book, item, **_victim(**facts), events=events) == state


def test_the_decision_of_lpsk_alarms_once_its_time_is_over(book: LawBook) -> None:
    facts = {**_victim(threatened=True), "events": [_filed(1, "protection", "lpsk", on="2026-11-02")]}
    assert _state(book, "protection-lpsk-decision", as_of=date(2026, 12, 1), **facts) == "todo"
    assert _state(book, "protection-lpsk-decision", as_of=date(2026, 12, 2), **facts) == "alarm"


def test_before_its_law_nothing_is_said_of_digital_threats(book: LawBook) -> None:
    facts = _victim(phone_watched=True)
    assert _state(book, "protection-digital", as_of=date(2026, 5, 19), **facts) == "not_applicable"
    assert _state(book, "protection-digital", as_of=date(2026, 5, 20), **facts) == "todo"


def test_her_own_state_is_asked_about_before_any_letter(book: LawBook) -> None:
    found = _states(book, **_victim(nationality="Filipina"))
    assert found["foreign-fears-own-state", "K1"].state == "ask"
    assert found["foreign-no-letter", "K1"].state == "standing"
    assert found["foreign-return", "K1"].state == "not_applicable"
    afraid = _states(book, **_victim(nationality="Filipina", fears_own_state=True, wants_return=True))
    assert afraid["foreign-no-letter", "K1"].state == "standing"
    assert afraid["foreign-advocate", "K1"].state == "todo"
    assert afraid["foreign-return", "K1"].state == "not_applicable"
    calm = _states(book, **_victim(nationality="Filipina", fears_own_state=False, wants_return=True))
    assert calm["foreign-no-letter", "K1"].state == "not_applicable"
    assert calm["foreign-return", "K1"].state == "todo"
    home = _states(book, **_victim(nationality="Indonesia"))
    assert {one.state for key, one in home.items() if key[0].startswith("foreign-")} == {
        "done", "not_applicable",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("item", "facts", "state"),
    [
        ("child-age-known", {}, "ask"),
        ("child-companion", CHILD, "todo"),
        ("child-companion", ADULT, "not_applicable"),
        ("child-companion", {}, "not_applicable"),
        ("child-guardian-checked", CHILD, "ask"),
        ("child-guardian-checked", CHILD | {"guardian": {"fit": True}}, "done"),
        ("child-unfit-guardian-nothing", CHILD | {"guardian": {"fit": True}}, "not_applicable"),
        (
            "child-unfit-guardian-nothing",
            CHILD | {"guardian": {"fit": False, "unfit_reason": "took_money"}},
            "standing",
        ),
        ("child-data-consent", CHILD, "todo"),
        ("child-urgent-referral", CHILD | {"hurt": True}, "todo"),
        ("child-urgent-referral", CHILD | {"hurt": False, "urgent_care": False}, "not_applicable"),
        ("child-legal-aid", CHILD, "todo"),
    ],
)
def test_child_victims(book: LawBook, item: str, facts: dict[str, Any], state: str) -> None:
    assert _state(book, item, **_victim(**facts)) == state


def test_a_child_companion_is_a_social_worker_not_a_paralegal(book: LawBook) -> None:
    paralegal = [{"id": "D1", "name": "Wulan Rekaan", "capacity": "paralegal"}]
    worker = [{"id": "D1", "name": "Wulan Rekaan", "capacity": "social_worker"}]
    assert _state(book, "child-companion", **_victim(**CHILD), companions=paralegal) == "todo"
    assert _state(book, "child-companion", **_victim(**CHILD), companions=worker) == "done"


def test_the_three_days_of_a_child_alarm_and_then_ask_to_file_all_the_same(book: LawBook) -> None:
    told = [REPORTED, _event(1, "right_told_by_investigator", "2026-11-02")]
    facts = {**_victim(**CHILD), "events": told}
    assert _state(book, "child-three-days", as_of=date(2026, 11, 5), **facts) == "todo"
    assert _state(book, "child-three-days", as_of=date(2026, 11, 6), **facts) == "alarm"
    filed = {**facts, "events": [*told, _filed(2, "restitution", "investigator", on="2026-11-06")]}
    assert _state(book, "child-three-days", as_of=date(2026, 11, 7), **filed) == "done"
    assert _state(book, "child-three-days", **_victim(**ADULT), events=told) == "not_applicable"


def test_who_was_a_child_then_decides_herself_now(book: LawBook) -> None:
    act = [_event(1, "act_from", "2025-01-10")]
    grown = _victim(birth_date="2007-06-01")
    assert _state(book, "child-now-adult", **grown, events=act) == "ask"
    assert _state(book, "child-companion", **grown, events=act) == "not_applicable"
    assert _state(book, "child-identity", **grown, events=act) == "todo"


def test_sexual_exploitation_is_read_in_papers_and_then_opens_its_rights_to_adults(book: LawBook) -> None:
    assert _state(book, "sexual-from-papers", **_victim()) == "not_applicable"
    assert _state(book, "sexual-from-papers", **_victim(), events=[REPORTED]) == "ask"
    unknown = _states(book, **_victim(), events=[REPORTED])
    assert unknown["sexual-companion", "K1"].state == "not_applicable"
    adult = _victim(**ADULT, sexual_exploitation=True)
    court = [REPORTED, _event(1, "transfer_to_court", "2026-11-01")]
    assert _state(book, "sexual-closed-trial", **adult, events=court) == "todo"
    explained = _victim(**ADULT, sexual_exploitation=True, **_told("hearing"))
    assert _state(book, "sexual-closed-trial", **explained, events=court) == "done"
    assert _state(book, "hearing-closed-morals", **explained, events=court) == "done"
    asked = [*court, _filed(2, "confidentiality", "court")]
    assert _state(book, "sexual-name-in-verdict", **adult, events=court) == "todo"
    assert _state(book, "sexual-name-in-verdict", **adult, events=asked) == "done"


def test_for_an_act_older_than_the_law_on_sexual_violence_only_the_open_question_stands(
    book: LawBook,
) -> None:
    older = [
        REPORTED,
        {"id": "E8", "kind": "act_from", "date": "2021-01-05"},
        {"id": "E9", "kind": "act_to", "date": "2022-05-08"},
    ]
    adult = _victim(**ADULT, sexual_exploitation=True)
    states = {
        one.item.id: one.state
        for one in _states(book, **adult, events=older).values()
        if one.item.right == "sexual_exploitation" and one.state != "not_applicable"
    }
    assert states == {"sexual-from-papers": "done", "sexual-older-act": "open_question"}


@pytest.mark.parametrize(
    ("item", "facts", "more", "state"),
    [
        ("coerced-advocate-only", {}, {}, "not_applicable"),
        ("coerced-advocate-only", {"coerced_offence": True}, {}, "todo"),
        ("coerced-advocate-only", {"coerced_offence": True}, {"companions": ADVOCATE}, "done"),
        ("coerced-not-written", {"coerced_offence": True}, {}, "standing"),
        ("coerced-not-written", {"coerced_offence": False}, {}, "not_applicable"),
        ("coerced-debt", {"debt_claimed": True}, {}, "todo"),
        ("coerced-debt", {"debt_claimed": True}, {"companions": ADVOCATE}, "done"),
        ("coerced-debt-proof", {"debt_claimed": True}, {"exhibits": [exhibit(1, "messages")]}, "done"),
        ("coerced-settlement", {"settlement_offered": True}, {}, "todo"),
        ("coerced-pressure-recorded", {"pressured": True}, {}, "todo"),
        ("coerced-restitution-not-withdrawn", {"pressured": True}, {}, "standing"),
        ("coerced-may-stay-silent", {"coerced_offence": True}, {}, "todo"),
    ],
)
def test_coercion_debts_settlements_and_pressure(
    book: LawBook, item: str, facts: dict[str, Any], more: dict[str, Any], state: str
) -> None:
    assert _state(book, item, **_victim(**facts), **more) == state


def test_the_examination_sheet_shows_while_one_is_to_come(book: LawBook) -> None:
    planned = _event(1, "police_examination", "2026-11-27", certainty="planned")
    before = _states(book, **_victim(), events=[REPORTED, planned])
    assert before["examination-day", "K1"].state == "done"
    assert before["examination-room", "K1"].state == "todo"
    assert before["examination-copy", "K1"].state == "not_applicable"
    assert _state(book, "examination-day", **_victim(), events=[REPORTED]) == "todo"
    told = _states(book, **_victim(**_told("examination")), events=[REPORTED, planned])
    for row in ("room", "breaks", "not-against-herself", "read-before-signing", "sheet-explained", "woman"):
        assert told[f"examination-{row}", "K1"].state == "done", row
    held = [REPORTED, _event(1, "police_examination", "2026-11-20")]
    after = _states(book, **_victim(), events=held)
    assert after["examination-room", "K1"].state == "not_applicable"
    assert after["examination-copy", "K1"].state == "todo"
    asked = _states(
        book, **_victim(pressured=False), events=[*held, _filed(2, "information", "investigator")]
    )
    assert asked["examination-copy", "K1"].state == "done"
    assert asked["examination-pressure-after", "K1"].state == "done"


def test_rights_of_the_new_code_are_not_claimed_in_an_older_investigation(book: LawBook) -> None:
    old = [_event(1, "police_report", "2025-11-01"), _event(2, "investigation_started", "2025-11-10")]
    new = [_event(1, "police_report", "2026-11-01"), _event(2, "investigation_started", "2026-11-10")]
    for row in ("examination-not-against-herself", "examination-legal-aid"):
        assert _state(book, row, **_victim(), events=old) == "not_applicable", row
        assert _state(book, row, **_victim(), events=new) == "todo", row
    assert _state(book, "examination-companion", **_victim(), events=old) == "todo"


def test_the_hearing_sheet_shows_until_she_was_heard_or_the_requisitoir_is_read(book: LawBook) -> None:
    court = [REPORTED, _event(1, "transfer_to_court", "2026-11-01")]
    found = _states(book, **_victim(), events=court)
    assert found["hearing-companion", "K1"].state == "todo"
    assert found["hearing-objections", "K1"].state == "standing"
    assert found["hearing-no-coaching", "K1"].state == "standing"
    assert found["hearing-day", "case"].state == "todo"
    ahead = [*court, _event(2, "hearing", "2026-12-01", certainty="planned")]
    assert _state(book, "hearing-day", "case", **_victim(), events=ahead) == "done"
    heard = _states(book, **_victim(heard_in_court=True), events=court)
    assert heard["hearing-companion", "K1"].state == "not_applicable"
    read = [*court, _event(2, "requisitoir_read", "2026-11-20")]
    assert _state(book, "hearing-companion", **_victim(), events=read) == "not_applicable"


def test_a_choice_about_the_hearing_settles_how_she_testifies(book: LawBook) -> None:
    court = [REPORTED, _event(1, "transfer_to_court", "2026-11-01")]
    chosen = [{"id": "S1", "right": "hearing", "decision": "wants", "on": "2026-11-10"}]
    assert _state(book, "hearing-without-accused", **_victim(), events=court) == "ask"
    assert _state(book, "hearing-without-accused", **_victim(decisions=chosen), events=court) == "done"
    assert _state(book, "hearing-remote", **_victim(threatened=True), events=court) == "ask"
    assert _state(book, "hearing-remote", **_victim(), events=court) == "not_applicable"


VERDICT = _event(2, "verdict", "2026-09-20", verdict_kind="convicted")
FINAL = _event(3, "final", "2026-10-01")


def test_after_a_final_verdict_both_days_and_the_application_are_wanted(book: LawBook) -> None:
    assert _state(book, "after-verdict-copy", "case", **_victim(), events=[REPORTED]) == "not_applicable"
    found = _states(book, **_victim(), events=[VERDICT, FINAL])
    assert found["after-verdict-copy", "case"].state == "todo"
    assert found["after-verdict-final-day", "case"].state == "todo"
    assert found["after-verdict-file", "K1"].state in ("todo", "alarm")
    assert found["after-verdict-release-notice", "K1"].state == "todo"
    assert found["after-verdict-acquitted", "case"].state == "not_applicable"
    known = [VERDICT, FINAL, _event(4, "finality_known", "2026-10-05")]
    assert _state(book, "after-verdict-final-day", "case", **_victim(), events=known) == "done"


def test_between_requisitoir_and_finality_an_advocate_is_asked_first(book: LawBook) -> None:
    read = [_event(1, "requisitoir_read", "2026-09-10"), VERDICT]
    item = "after-verdict-ask-advocate-between"
    assert _state(book, item, "case", **_victim(), events=read) == "todo"
    assert _state(book, item, "case", **_victim(), events=read, companions=ADVOCATE) == "done"
    assert _state(book, item, "case", **_victim(), events=[*read, FINAL]) == "not_applicable"
    filed = [*read, _filed(4, "restitution", "court", on="2026-08-01")]
    assert _state(book, item, "case", **_victim(), events=filed) == "not_applicable"


def test_an_acquittal_points_to_a_civil_suit(book: LawBook) -> None:
    acquitted = [_event(2, "verdict", "2026-09-20", verdict_kind="acquitted")]
    found = _states(book, **_victim(), events=acquitted)
    assert found["after-verdict-acquitted", "case"].state == "todo"
    assert found["after-verdict-file", "K1"].state == "not_applicable"


def test_absence_from_the_session_is_seen(book: LawBook) -> None:
    due = [VERDICT, FINAL, _event(4, "judge_appointed", "2026-11-10")]
    item = "after-verdict-session"
    assert _state(book, item, "case", **_victim(), events=due) == "todo"
    came = [*due, _event(5, "first_session", "2026-11-12")]
    assert _state(book, item, "case", **_victim(), events=came) == "done"
    absent = [*came, _event(6, "applicant_absent", "2026-11-12")]
    assert _state(book, item, "case", **_victim(), events=absent) in ("todo", "alarm")


def test_unpaid_matters_only_when_money_is_due(book: LawBook) -> None:
    asked = _filed(1, "restitution", "court", on="2026-06-01")
    early = checklist(case(**_victim(), events=[REPORTED, asked]), book, AS_OF, "unpaid")
    assert {one.state for one in early} == {"not_applicable"}
    not_asked = checklist(case(**_victim(), events=[VERDICT, FINAL]), book, AS_OF, "unpaid")
    assert {one.state for one in not_asked} == {"not_applicable"}
    found = _states(book, **_victim(), events=[asked, VERDICT, FINAL])
    assert found["unpaid-dates", "case"].state == "todo"
    assert found["unpaid-tell-court", "K1"].state in ("todo", "alarm")
    assert found["unpaid-seize-and-auction", "case"].state == "not_applicable"


def test_each_step_against_a_payer_opens_the_next(book: LawBook) -> None:
    events = [
        _filed(1, "restitution", "court", on="2026-06-01"), VERDICT, FINAL,
        _event(4, "verdict_notified", "2026-10-02"),
    ]  # fmt: skip
    assert _state(book, "unpaid-dates", "case", **_victim(), events=events) == "done"
    told = [*events, _event(5, "nonpayment_reported", "2026-10-20", addressee="court", channel="prosecutor")]
    found = _states(book, **_victim(), events=told)
    assert found["unpaid-tell-court", "K1"].state == "done"
    assert found["unpaid-tell-prosecutor", "K1"].state == "done"
    assert found["unpaid-warning-given", "case"].state == "todo"
    warned = [*told, _event(6, "warning_letter", "2026-11-01")]
    found = _states(book, **_victim(), events=warned)
    assert found["unpaid-warning-given", "case"].state == "done"
    assert found["unpaid-seize-and-auction", "case"].state in ("todo", "alarm")
    paid = [*warned, _event(7, "payment", "2026-11-10")]
    found = _states(book, **_victim(), events=paid)
    assert found["unpaid-paid", "K1"].state == "done"
    assert found["unpaid-tell-court", "K1"].state == "not_applicable"
    assert found["unpaid-record", "case"].state == "todo"


def test_compensation_is_a_right_whose_procedure_is_an_open_question(book: LawBook) -> None:
    found = _states(book, **_victim(), events=[REPORTED])
    assert found["compensation-explained", "K1"].state == "todo"
    assert found["compensation-procedure", "case"].state == "open_question"
    assert found["compensation-sexual-recovery", "K1"].state == "not_applicable"
    earlier = _states(book, date(2026, 5, 19), **_victim(), events=[_event(1, "police_report", "2026-05-01")])
    assert earlier["compensation-explained", "K1"].state == "not_applicable"
    assert earlier["compensation-procedure", "case"].state == "not_applicable"


def test_the_shortfall_of_a_sexual_case_goes_to_lpsk(book: LawBook) -> None:
    events = [
        _filed(1, "restitution", "court", on="2026-06-01"), VERDICT, FINAL,
        _event(4, "nonpayment_reported", "2026-11-02", addressee="court"),
    ]  # fmt: skip
    item = "compensation-sexual-shortfall"
    assert _state(book, item, **_victim(), events=events) == "not_applicable"
    assert _state(book, item, **_victim(sexual_exploitation=True), events=events) == "todo"
    told = [*events, _event(5, "underpayment_notified_to_lpsk", "2026-11-10")]
    assert _state(book, item, **_victim(sexual_exploitation=True), events=told) == "done"


@pytest.mark.parametrize(
    ("item", "subject", "facts", "more", "state"),
    [
        ("legal-aid-explained", "K1", {}, {}, "todo"),
        ("legal-aid-needed", "case", {"debt_claimed": True}, {}, "todo"),
        ("legal-aid-needed", "case", {"debt_claimed": True}, {"companions": ADVOCATE}, "done"),
        ("legal-aid-needed", "case", {}, {}, "not_applicable"),
        ("legal-aid-filed", "K1", {"coerced_offence": True}, {}, "todo"),
        ("legal-aid-filed", "K1", {"coerced_offence": True}, {"events": [_filed(1, "legal_aid")]}, "done"),
        ("legal-aid-special-power", "K1", {}, {"companions": ADVOCATE}, "todo"),
        ("legal-aid-special-power", "K1", {}, {}, "not_applicable"),
        (
            "legal-aid-special-power", "K1", {},
            {"companions": ADVOCATE, "exhibits": [exhibit(1, "power_of_attorney")]}, "done",
        ),
        (
            "legal-aid-paralegal-assignment", "case", {},
            {"companions": [{"id": "D1", "name": "Wulan Rekaan", "capacity": "paralegal"}]}, "todo",
        ),
        (
            "legal-aid-paralegal-assignment", "case", {},
            {
                "companions": [
                    {"id": "D1", "name": "Wulan Rekaan", "capacity": "paralegal", "assignment_letter": "ST-1"}
                ]
            },
            "done",
        ),
        ("legal-aid-stamp-duty", "case", {}, {"events": [REPORTED]}, "standing"),
    ],
)  # fmt: skip
def test_legal_aid(
    book: LawBook, item: str, subject: str, facts: dict[str, Any], more: dict[str, Any], state: str
) -> None:
    assert _state(book, item, subject, **_victim(**facts), **more) == state


def test_a_legal_aid_body_that_does_not_answer_alarms(book: LawBook) -> None:
    filed = {**_victim(), "events": [_filed(1, "legal_aid", "legal_aid_body", on="2026-11-02")]}
    assert _state(book, "legal-aid-answered", as_of=date(2026, 11, 3), **filed) == "todo"
    assert _state(book, "legal-aid-answered", as_of=date(2026, 11, 30), **filed) == "alarm"


def test_services_follow_her_consent_and_warn_of_mediation(book: LawBook) -> None:
    plain = _states(book, **_victim())
    assert plain["services-referral", "K1"].state == "todo"
    assert plain["services-no-mediation", "K1"].state == "not_applicable"
    agreed = {"consents": [{"id": "C1", "purpose": "referral", "given_on": "2026-11-01"}]}
    found = _states(book, **_victim(**agreed))
    assert found["services-referral", "K1"].state == "done"
    assert found["services-no-mediation", "K1"].state == "standing"
    assert found["services-recovery", "K1"].state == "todo"
    unsafe = _states(book, **_victim(safe_now=False))
    assert unsafe["services-shelter", "K1"].state == "todo"
    sheltered = _states(book, **_victim(safe_now=False), events=[_event(1, "shelter_arrival", "2026-11-23")])
    assert sheltered["services-shelter", "K1"].state == "done"


def test_the_office_has_its_own_duties(book: LawBook) -> None:
    found = _states(book, **_victim())
    assert found["office-ground", "K1"].state == "todo"
    assert found["office-security", "case"].state == "standing"
    assert found["office-breach", "case"].state == "not_applicable"
    leaked = _states(book, **_victim(), events=[_event(1, "data_breach_known", "2026-11-23")])
    assert leaked["office-breach", "case"].state == "standing"
    child = _states(book, **_victim(**CHILD))
    assert child["office-child-data", "K1"].state == "todo"


def test_what_stands_has_no_gaps_and_is_not_counted(book: LawBook) -> None:
    standing = [one for one in checklist(case(**_victim()), book, AS_OF) if one.state == "standing"]
    assert len(standing) >= 5
    for one in standing:
        assert one.gaps == ()
        assert not one.counts


def test_progress_counts_the_main_five_only(book: LawBook) -> None:
    counted = progress.progress(case(**_victim(threatened=True), events=[REPORTED]), book, AS_OF)
    assert set(counted) == set(progress.MAIN)


def test_the_main_lists_are_worked_through_before_the_others(book: LawBook) -> None:
    steps = next_steps.next_steps(case(**_victim()), book, AS_OF)
    rights = {item.id: item.right for item in book.rules.items}
    for step in steps:
        item = next((name for name in rights if step.id.startswith(name)), None)
        assert item is None or rights[item] in progress.MAIN, step.id


@pytest.mark.parametrize("name", ["examination_ahead", "testimony_ahead", "money_due", "loss_proof_in_hand"])
def test_an_empty_case_has_none_of_it(name: str) -> None:
    assert FACTS[name](case(victims=[]), AS_OF, None) is False


def test_proof_counts_only_when_in_hand() -> None:
    lines = [line(1, evidence=["P-1"]), line(2, evidence=["P-2"])]
    papers = [exhibit(1), exhibit(2, status="to_follow")]
    assert FACTS["loss_proof_in_hand"](case(losses=lines, exhibits=papers), AS_OF, None) is False
    assert FACTS["loss_proof_in_hand"](case(losses=lines[:1], exhibits=papers), AS_OF, None) is True


def test_an_examination_of_one_victim_is_not_another_s() -> None:
    people = {"victims": [{"id": "K1"}, {"id": "K2"}]}
    held = _event(1, "police_examination", "2026-11-01", concerns=["K1"])
    both = case(**people, events=[REPORTED, held])
    one, other = both.victims
    assert FACTS["examination_ahead"](both, AS_OF, one) is False
    assert FACTS["examination_ahead"](both, AS_OF, other) is True
