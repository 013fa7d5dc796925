"""Deadlines: every row of the tables with dates counted by hand, states, readings and the payment reminder.

Unless told otherwise events lie on Monday 2 November 2026. Working days from there: 3-6 (4), 9-13 (9),
16-20 (14), 23-27 (19), 30 November (20), 1-4 December (24), 7-11 (29), 14 December (30).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from dated_cases import adult, book, case, child, lines, only
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_assist import messages
from legal_assist.cases import vocabulary
from legal_assist.reckoning.deadlines import deadlines
from legal_assist.reckoning.finding import LawText, Said
from legal_assist.reckoning.working_days import Calendar

DAY = "2026-11-02"
LATER = "2026-11-03"
CHILD = [child("K1")]
SEXUAL = [adult("K1", sexual_exploitation=True)]
NEW_TRIAL = ("identity_checked", "2026-06-02")


def filed(application: str, day: str = DAY, **more: Any) -> tuple[str, str, dict[str, Any]]:
    return ("application_filed", day, {"application": application, **more})


def papers(application: str, addressee: str, day: str = DAY) -> tuple[str, str, dict[str, Any]]:
    return ("missing_papers_notified", day, {"application": application, "addressee": addressee})


def row_ids() -> list[str]:
    """D01-D44 with D08L, P01-P18 with P14a; P19 is the investigator's own and P20 sets no time."""
    return [f"D{n:02}" for n in range(1, 45)] + ["D08L"] + [f"P{n:02}" for n in range(1, 19)] + ["P14a"]


def test_every_row_of_the_reference_stands_in_exactly_one_norm_or_its_steps() -> None:
    named = [alias for rule in book().rules.deadlines for alias in rule.alias]
    assert set(named) == set(row_ids())
    # Rows that hold two steps (checking and completing, checking and answering, request and end).
    twice = {alias for alias in named if named.count(alias) > 1}
    assert twice == {"D07", "D10", "D12", "P14", "D27", "D29"}


@pytest.mark.parametrize(
    ("row", "events", "victims", "dates"),
    [
        # 12 March 2026 (Thursday): 13, 16, 17, [18-24 off], 25, 26, 27, 30
        ("D04", [filed("restitution", "2026-03-12", addressee="lpsk")], None, ["2026-03-30"]),
        # own duty, leave worked: 13,16,17,18,20,23,24,25,26,27,30,31,1,2 (19 March national);
        # leave off: 13,16,17,25,26,27,30,31,1,2,[3 April national],6,7,8,9
        ("D05", [papers("restitution", "lpsk", "2026-03-12")], None, ["2026-04-02", "2026-04-09"]),
        # 21 December 2026 (Monday): 22, 23, [24 leave, 25 off], 28, 29, 30, 31, [1 January off], 4
        ("D07", [filed("assistance", "2026-12-21")], None, ["2027-01-04"]),
        # 22, 23, 24 as working day, 28, 29, 30, 31; with leave off one more: 4 January
        ("D07", [papers("assistance", "lpsk", "2026-12-21")], None, ["2026-12-31", "2027-01-04"]),
        # 20 May 2026 (Wednesday): 21, 22, 25, 26, [27, 28 off], 29, [1 June off], 2-5, 8-12, 15, [16 off],
        # 17-19, 22, 23, 24 = 21
        ("D08", [filed("protection", "2026-05-20", addressee="lpsk")], None, ["2026-06-24"]),
        # the day before the new law: seven calendar days
        ("D08L", [filed("protection", "2026-05-19", addressee="lpsk")], None, ["2026-05-26"]),
        ("D09", [("right_told_by_investigator", DAY)], CHILD, ["2026-11-05"]),
        ("P10", [filed("restitution", addressee="investigator")], CHILD, ["2026-11-09"]),
        ("P11", [papers("restitution", "investigator")], CHILD, ["2026-11-05"]),
        ("D11", [("right_told_by_prosecutor", DAY)], CHILD, ["2026-11-05"]),
        ("D12", [filed("restitution", channel="prosecutor")], CHILD, ["2026-11-05"]),
        ("D12", [papers("restitution", "prosecutor")], CHILD, ["2026-11-05"]),
        ("P12", [("lpsk_assessment_requested", DAY, {"channel": "investigator"})], CHILD, ["2026-11-11"]),
        ("P14a", [("lpsk_assessment_requested", DAY, {"channel": "prosecutor"})], CHILD, ["2026-11-09"]),
        # 90 days from 3 August: 28 in August, 30, 31, 1 November; from 10 August: 8 November
        (
            "D14",
            [("final", "2026-08-03"), ("finality_known", "2026-08-10")],
            None,
            ["2026-11-01", "2026-11-08"],
        ),
        ("D15", [("judge_appointed", DAY)], None, ["2026-11-04"]),
        # three days back from 20 November
        ("D16", [("first_session", "2026-11-20", {"certainty": "planned"})], None, ["2026-11-17"]),
        ("D18", [("first_session", DAY)], None, ["2026-11-23"]),
        # calendar days; and 3, 4, 5, 6, 9, 10, 11
        (
            "D19",
            [("determination_pronounced", DAY), filed("restitution", "2026-09-01", addressee="lpsk")],
            None,
            ["2026-11-09", "2026-11-11"],
        ),
        ("D20", [("verdict_notified", DAY)], None, ["2026-11-16"]),
        ("D21", [("copy_received_by_payer", DAY)], None, ["2026-12-02"]),
        ("D21", [("determination_pronounced", DAY)], None, ["2026-12-02"]),
        ("D22", [("copy_received_by_payer", DAY)], None, ["2026-12-14"]),
        ("D24", [("warning_letter", DAY)], None, ["2026-11-16"]),
        ("D25", [("prosecutor_order", DAY)], None, ["2026-11-20"]),
        ("D26", [("copy_received_by_prosecutor", DAY)], None, ["2026-11-11"]),
        ("D26", [("copy_received_by_prosecutor", DAY), NEW_TRIAL], None, ["2026-11-09", "2026-11-11"]),
        ("D26", [("copy_received_by_prosecutor", DAY)], CHILD, ["2026-11-09", "2026-11-11"]),
        ("D26", [("copy_received_by_prosecutor", DAY)], SEXUAL, ["2026-11-09", "2026-11-11"]),
        # one working day to check; one and three to answer; three from completion on the 4th: 5, 6, 9
        (
            "D27",
            [filed("legal_aid"), ("papers_completed", "2026-11-04", {"application": "legal_aid"})],
            None,
            ["2026-11-03", "2026-11-06", "2026-11-09"],
        ),
        ("D28", [filed("emergency_aid")], None, ["2026-11-09"]),
        ("D29", [("police_report", DAY)], SEXUAL, ["2026-11-03", "2026-11-16"]),
        ("D30", [("final", DAY), ("seizure", "2026-08-03")], None, ["2026-12-14"]),
        ("D31", [("underpayment_notified_to_lpsk", DAY)], SEXUAL, ["2026-12-02"]),
        ("D32", [("recovery_funding_decided", DAY)], SEXUAL, ["2026-12-02"]),
        ("D34", [("prosecutor_order", DAY)], None, ["2026-11-16"]),
        ("D35", [("second_report_to_prosecutor", DAY)], None, ["2026-11-16"]),
        ("D36", [("copy_received_by_payer", DAY), NEW_TRIAL], None, ["2026-12-02"]),
        ("D37", [("final", DAY), ("seizure", "2026-08-03"), NEW_TRIAL], None, ["2026-12-02"]),
        ("D39", [("damages_received_by_prosecutor", DAY)], None, ["2026-11-03"]),
        ("D40", [("police_report", DAY)], None, ["2026-11-16"]),
        ("D41", [("sp3", DAY)], None, ["2026-11-03"]),
        ("D42", [("copy_received_by_payer", DAY)], SEXUAL, ["2026-12-02"]),
        ("D43", [("final", DAY), ("seizure", "2026-08-03")], SEXUAL, ["2026-12-02"]),
        # printed: twenty working days from finality
        (
            "D44",
            [
                ("verdict", "2026-10-01", {"term_days": 20, "term_unit": "working", "term_from": "final"}),
                ("final", DAY),
            ],
            None,
            ["2026-11-30"],
        ),
        ("P01", [("shelter_arrival", DAY)], None, ["2026-11-03"]),
        ("P02", [filed("rehabilitation")], None, ["2026-11-09"]),
        ("P15", [("copy_received_by_prosecutor", DAY)], None, ["2026-11-11"]),
        ("P16", [("copy_received_by_payer", DAY)], CHILD, ["2026-12-02"]),
        ("P17", [("data_breach_known", DAY)], None, ["2026-11-05"]),
        ("P18", [("data_request", DAY)], None, ["2026-11-05"]),
    ],
)
def test_each_dated_row(row: str, events: list[Any], victims: Any, dates: list[str]) -> None:
    last = max(event[1] for event in events)
    found = [line for line in lines(case(*events, victims=victims), last) if row in line.alias]
    assert [line.date.isoformat() for line in found if line.date] == dates


@pytest.mark.parametrize("row", ["D09", "D10", "D11", "D12", "D13", "P16", "D29", "D31", "D32", "D42", "D43"])
def test_rows_for_children_and_sexual_exploitation_spare_everybody_else(row: str) -> None:
    events = [
        ("right_told_by_investigator", DAY), ("right_told_by_prosecutor", DAY), filed("restitution"),
        ("lpsk_assessment_requested", DAY), ("copy_received_by_payer", DAY), ("police_report", DAY),
        ("final", DAY), ("seizure", DAY), ("underpayment_notified_to_lpsk", DAY),
        ("recovery_funding_decided", DAY), papers("restitution", "investigator"), ("act_from", "2026-01-05"),
    ]  # fmt: skip
    assert not [line for line in lines(case(*events, victims=[adult("K1")]), DAY) if row in line.alias]


@pytest.mark.parametrize(
    ("victim", "asked"),
    [
        ({"id": "K1"}, "facts.victim.birth_date.label"),
        # an adult now; whether she was a child at the act is not known without its date
        (adult("K1", birth_date="2007-04-05"), "reckoning_rules.ask.act_from"),
    ],
)
def test_times_for_children_are_shown_with_a_question_while_the_age_is_not_known(
    victim: dict[str, Any], asked: str
) -> None:
    told = [("right_told_by_investigator", DAY), ("right_told_by_prosecutor", DAY)]
    sent = [papers("restitution", "investigator"), papers("restitution", "prosecutor")]
    found = lines(case(*told, *sent, victims=[victim]), DAY)
    for row in ("D09", "P11", "D11", "D12"):
        line = next(one for one in found if row in one.alias)
        assert (line.date, line.state) == (date(2026, 11, 5), "running")
        said = [note for note in line.notes if isinstance(note, Said)]
        assert Said("reckoning_rules.note.condition_unknown") in said
        assert asked in {str(getattr(note.params.get("field"), "key", note.key)) for note in said}
    grown_up = case(("act_from", "2026-01-05"), *told, *sent, victims=[adult("K1")])
    assert not {"D09", "P11", "D11", "D12"} & {row for one in lines(grown_up, DAY) for row in one.alias}


def test_a_passed_time_for_children_says_until_when_it_is_still_open() -> None:
    told = ("right_told_by_investigator", DAY)
    line = only(case(told, victims=CHILD), "2026-11-20", rule="child-apply-after-investigator-told")
    assert line.state == "passed_file_anyway"
    event = Said("facts.choices.event.kind.requisitoir_read")
    assert Said("reckoning_rules.note.still_open_until", {"event": event}) in line.notes
    over = case(told, ("requisitoir_read", "2026-11-18"), victims=CHILD)
    line = only(over, "2026-11-20", rule="child-apply-after-investigator-told")
    assert line.state == "passed_ask_advocate"
    assert Said("reckoning_rules.note.no_longer_open", {"event": event}) in line.notes


def test_nothing_reminds_of_restitution_after_an_acquittal() -> None:
    def found(kind: str | None) -> list[Any]:
        verdict = ("verdict", "2026-08-03", {"verdict_kind": kind} if kind else {})
        return lines(case(verdict, ("final", "2026-08-10")), "2026-08-11", alias=("D14",))

    assert [line.state for line in found("convicted")] == ["running"]
    assert Said("reckoning_rules.note.condition_unknown") not in found("convicted")[0].notes
    assert found("acquitted") == found("released_from_prosecution") == []
    (unsure,) = found(None)
    assert Said("reckoning_rules.ask.verdict", {"event": Said("facts.choices.event.kind.verdict")}) in (
        unsure.notes
    )


def test_the_term_printed_in_the_verdict_stands_first_among_the_payment_dates() -> None:
    verdict = ("verdict", "2026-10-01", {"term_days": 60, "term_unit": "calendar", "term_from": "final"})
    events = (NEW_TRIAL, verdict, ("final", DAY), ("verdict_notified", DAY), ("copy_received_by_payer", DAY))
    rows = [line.alias[0] for line in lines(case(*events), DAY) if line.date and "payment" in line.rule]
    assert rows[0] == "D44"
    assert rows[1:] == ["D20", "D21", "D36", "D22"]


def test_a_printed_term_of_one_payer_does_not_go_before_the_dates_of_another() -> None:
    own = {"concerns": ["T1"]}
    verdict = ("verdict", "2026-10-01", {"term_days": 60, "term_from": "final", **own})
    events = (
        NEW_TRIAL, verdict, ("final", DAY, own), ("copy_received_by_payer", DAY, own),
        ("verdict_notified", "2026-10-05", {"concerns": ["T2"]}),
    )  # fmt: skip
    rows = [line.alias[0] for line in lines(case(*events), DAY) if line.date and "payment" in line.rule]
    assert rows == ["D20", "D44", "D21", "D36", "D22"]


def test_a_child_row_stands_for_each_child_whom_the_event_concerns() -> None:
    told = ("right_told_by_investigator", DAY, {"concerns": ["K1", "K3"]})
    found = case(told, ("act_from", "2026-01-05"), victims=[child("K1"), child("K2"), adult("K3")])
    assert [line.victim for line in lines(found, DAY) if "D09" in line.alias] == ["K1"]


@pytest.mark.parametrize(
    ("events", "rows"),
    [
        ((("identity_checked", "2025-12-20"), ("act_from", "2025-01-02")), ["D03"]),
        ((("identity_checked", "2026-01-02"), ("act_from", "2025-01-02")), ["D38"]),
        # the trial is running, the identity check not recorded: both
        ((("transfer_to_court", "2025-12-20"), ("act_from", "2025-01-02")), ["D03", "D38"]),
    ],
)
def test_the_joined_claim_is_bound_to_the_requisitoir_under_the_code_of_the_trial(
    events: tuple[Any, ...], rows: list[str]
) -> None:
    found = lines(case(*events), "2026-02-02", right="joined_claim")
    assert sorted(line.alias[0] for line in found) == rows
    for line in found:
        assert (line.date, line.limit_event, line.unit) == (None, "requisitoir_read", "event")
        assert (line.state, line.reminder) == ("open_until_event", False)


def test_only_the_joined_claim_is_called_closed_when_the_requisitoir_was_read() -> None:
    events = (("police_report", "2026-05-02"), NEW_TRIAL, ("requisitoir_read", DAY))
    found = case(*events)
    assert only(found, "2026-11-01", rule="joined-claim-before-requisitoir").state == "open_until_event"
    assert only(found, DAY, rule="joined-claim-before-requisitoir").state == "closed"
    assert only(found, DAY, rule="restitution-before-requisitoir").state == "passed_ask_advocate"


def test_an_application_before_the_requisitoir_fulfils_and_one_after_it_does_not() -> None:
    events = (("police_report", "2026-05-02"), ("requisitoir_read", DAY))
    rule = "restitution-before-requisitoir"
    assert only(case(*events, filed("restitution", "2026-11-01")), LATER, rule=rule).state == "met"
    late = case(*events, filed("restitution", LATER))
    assert only(late, LATER, rule=rule).state == "passed_ask_advocate"


def test_a_deadline_of_the_case_is_met_only_when_every_victim_is_covered() -> None:
    victims = [adult("K1"), adult("K2")]
    one = filed("restitution", LATER, concerns=["K1"])
    two = filed("restitution", LATER, concerns=["K2"])
    rule = "restitution-before-requisitoir"
    events = (("police_report", DAY), one)
    assert only(case(*events, victims=victims), LATER, rule=rule).state == "open_until_event"
    assert only(case(*events, two, victims=victims), LATER, rule=rule).state == "met"


def test_a_planned_requisitoir_is_named_but_gives_no_date() -> None:
    events = (
        ("police_report", "2026-05-02"),
        ("requisitoir_planned", "2026-12-08", {"certainty": "planned"}),
    )
    line = only(case(*events), DAY, rule="restitution-before-requisitoir")
    assert line.date is None
    assert [note.params for note in line.notes if isinstance(note, Said)] == [{"day": date(2026, 12, 8)}]


@pytest.mark.parametrize(
    ("row", "events", "state"),
    [
        ("P09", [("right_told_by_investigator", DAY)], "passed_file_anyway"),
        ("P13", [("right_told_by_prosecutor", DAY)], "passed_file_anyway"),
        ("P11", [papers("restitution", "investigator")], "passed_file_again"),
        ("P14", [papers("restitution", "prosecutor")], "passed_ask_advocate"),
        ("D05", [papers("restitution", "lpsk")], "passed_ask_advocate"),
        ("D14", [("final", DAY)], "passed_ask_advocate"),
        ("P10", [filed("restitution", addressee="investigator")], "passed_report"),
        ("P02", [filed("rehabilitation")], "passed_report"),
    ],
)
def test_a_passed_date_is_told_in_the_words_of_the_reference(row: str, events: list[Any], state: str) -> None:
    found = [line for line in lines(case(*events, victims=CHILD), "2027-12-01") if row in line.alias]
    assert {line.state for line in found} == {state}


def test_the_last_day_itself_is_due_and_the_next_one_is_passed() -> None:
    found = case(("verdict_notified", DAY))
    states = [
        only(found, day, alias=("D20", "P06")).state for day in ("2026-11-15", "2026-11-16", "2026-11-17")
    ]
    assert states == ["running", "due_today", "passed_report"]


def test_a_day_off_as_last_day_is_kept_and_shown_with_the_working_day_before() -> None:
    # 90 days from 3 August end on Sunday 1 November; the Friday before is 30 October.
    line = only(case(("final", "2026-08-03")), "2026-08-03", reading="from-finality")
    assert (line.date, line.day_before) == (date(2026, 11, 1), date(2026, 10, 30))
    assert only(case(("warning_letter", DAY)), DAY, alias=("D24", "P08")).day_before is None


def test_the_counted_days_are_listed_from_the_day_after_the_event() -> None:
    line = only(case(papers("restitution", "lpsk", "2026-12-18")), "2026-12-18", reading="working")
    # Friday 18 December: 21-24 (leave worked), 28-31, 4, [5 January off], 6, 7, 8, 11, 12
    assert [day.isoformat()[5:] for day in line.counted] == [
        "12-21", "12-22", "12-23", "12-24", "12-28", "12-29", "12-30", "12-31",
        "01-04", "01-06", "01-07", "01-08", "01-11", "01-12",
    ]  # fmt: skip
    assert (line.date, line.primary) == (date(2027, 1, 12), True)
    other = only(case(papers("restitution", "lpsk", "2026-12-18")), "2026-12-18", reading="working-leave-off")
    assert (other.date, other.primary, other.reminder) == (date(2027, 1, 13), False, False)


def test_hours_run_to_the_hour_where_it_is_recorded() -> None:
    line = only(case(("data_breach_known", DAY, {"time": "14:30"})), DAY)
    assert (line.date, line.hour) == (date(2026, 11, 5), line.hour)
    assert line.hour is not None
    assert line.hour.isoformat() == "14:30:00"
    bare = only(case(("data_breach_known", DAY)), DAY)
    assert bare.hour is None
    assert Said("reckoning_rules.note.hour_unknown", {"hours": 72}) in bare.notes


def test_a_count_that_runs_past_the_recorded_years_says_so() -> None:
    line = only(case(filed("protection", "2027-12-20", addressee="lpsk")), "2027-12-20")
    assert Said("reckoning_rules.note.year_unknown", {"year": "2028"}) in line.notes


def test_a_holiday_that_may_move_is_named() -> None:
    line = only(case(filed("protection", "2027-03-01", addressee="lpsk")), "2027-03-01")
    moved = [
        n.params["day"] for n in line.notes if isinstance(n, Said) and n.key.endswith("holiday_estimated")
    ]
    assert moved == [date(2027, 3, 10), date(2027, 3, 11)]


def test_three_missed_summonses_in_a_row_are_counted_not_dated() -> None:
    missed = [("lpsk_summons_missed", f"2026-11-{day:02}") for day in (2, 9, 16)]
    two = only(case(*missed[:2]), "2026-11-20", alias=("D06",))
    assert (two.date, two.state, two.unit) == (None, "running", "times")
    assert only(case(*missed), "2026-11-20", alias=("D06",)).state == "passed_ask_advocate"


def test_a_first_absence_warns_and_a_second_one_lapses() -> None:
    once = ("applicant_absent", DAY)
    assert only(case(once), LATER, alias=("D17",)).state == "running"
    assert only(case(once, ("applicant_absent", LATER)), LATER, alias=("D17",)).state == "passed_ask_advocate"


def test_an_unknown_recipient_shows_the_duty_of_the_victim_and_says_it_is_not_certain() -> None:
    notice = ("missing_papers_notified", DAY, {"application": "restitution"})
    found = lines(case(notice, victims=CHILD), DAY)
    assert {line.alias[0] for line in found} == {"D05", "D10", "D12"}
    assert all(Said("reckoning_rules.note.recipient_unknown") in line.notes for line in found)


def test_events_that_belong_to_another_application_start_and_fulfil_nothing() -> None:
    asked = filed("rehabilitation", addressee="social_agency")
    decided = ("application_decided", LATER, {"application": "protection"})
    assert only(case(asked, decided), LATER, alias=("P02",)).state == "running"
    own = ("application_decided", LATER, {"about": "E1"})
    assert only(case(asked, own), LATER, alias=("P02",)).state == "met"


# --- The payment table ---

PAYER = (("verdict_notified", DAY), ("copy_received_by_payer", DAY), NEW_TRIAL)


def payment_lines(*events: Any, as_of: str = DAY, **facts: Any) -> list[Any]:
    group = {rule.id for rule in book().rules.deadlines if rule.group == "payment"}
    return [line for line in lines(case(*events, **facts), as_of) if line.rule in group]


def test_the_payment_rows_share_one_reminder_on_the_earliest_date() -> None:
    found = payment_lines(*PAYER, victims=[child("K1", sexual_exploitation=True)])
    assert {line.alias[0] for line in found} == {"D20", "D21", "D22", "D36", "D42", "P16"}
    assert [(line.alias[0], line.date) for line in found if line.reminder] == [("D20", date(2026, 11, 16))]
    last = [line for line in found if Said("reckoning_rules.note.last_payment_date") in line.notes]
    assert [(line.alias[0], line.date) for line in last] == [("D22", date(2026, 12, 14))]


def test_a_term_printed_in_the_verdict_comes_first_even_when_it_is_later() -> None:
    verdict = ("verdict", "2026-10-01", {"term_days": 60, "term_unit": "calendar", "term_from": "final"})
    found = payment_lines(*PAYER, verdict, ("final", DAY))
    # sixty days from 2 November: 28 in November, 31 in December, 1 January
    assert [(line.alias[0], line.date) for line in found if line.reminder] == [("D44", date(2027, 1, 1))]


def test_the_verdict_of_a_higher_court_replaces_the_printed_term_of_the_lower_one() -> None:
    first = ("verdict", "2026-06-01", {"term_days": 10, "term_unit": "calendar", "term_from": "final"})
    appeal = ("verdict", "2026-09-01", {"term_days": 20, "term_unit": "calendar", "term_from": "final"})
    found = payment_lines(first, appeal, ("final", DAY))
    assert [line.date for line in found if line.alias == ("D44",)] == [date(2026, 11, 22)]
    silent = ("verdict", "2026-09-01", {"instance": "appeal"})
    assert [line for line in payment_lines(first, silent, ("final", DAY)) if line.alias == ("D44",)] == []


def test_a_printed_term_without_its_beginning_is_shown_and_not_counted() -> None:
    verdict = ("verdict", "2026-10-01", {"term_days": 60})
    found = payment_lines(*PAYER, verdict)
    printed = [line for line in found if line.alias == ("D44",)]
    assert [(line.state, line.date) for line in printed] == [("no_anchor", None)]
    assert [line.alias[0] for line in found if line.reminder] == ["D20"]


@pytest.mark.parametrize(
    ("day", "rows"),
    [
        ("2026-01-01", {"D21"}),
        ("2026-01-02", {"D21", "D36"}),
        ("2026-05-19", {"D21", "D36"}),
        ("2026-05-20", {"D21", "D22", "D36"}),
    ],
)
def test_payment_rows_begin_with_their_statutes(day: str, rows: set[str]) -> None:
    found = payment_lines(
        ("copy_received_by_payer", day), ("identity_checked", "2026-01-02"), as_of="2026-06-20"
    )
    assert {line.alias[0] for line in found} == rows


def test_the_route_through_lpsk_brings_its_own_working_days() -> None:
    early = ("copy_received_by_payer", "2026-05-19")
    route = filed("restitution", "2026-02-02", channel="lpsk")
    assert "lpsk-route" in {line.reading for line in payment_lines(early, route, as_of="2026-06-20")}
    assert "lpsk-route" not in {line.reading for line in payment_lines(early, as_of="2026-06-20")}


def test_after_a_trial_under_the_old_code_the_new_period_is_an_open_question_and_never_reminds() -> None:
    found = payment_lines(
        ("copy_received_by_payer", "2026-03-02"), ("identity_checked", "2025-12-20"), as_of="2026-03-02"
    )
    marked = [line for line in found if line.alias == ("D36",)]
    assert [(line.confidence, line.reminder) for line in marked] == [("N", False)]


def test_convicts_notified_on_different_days_each_have_their_reminder() -> None:
    found = payment_lines(
        ("verdict_notified", DAY, {"concerns": ["T1"]}),
        ("verdict_notified", LATER, {"concerns": ["T2"]}),
        as_of=LATER,
    )
    assert [line.reminder for line in found] == [True, True]
    paid = ("payment", LATER, {"concerns": ["T1"]})
    found = payment_lines(
        ("verdict_notified", DAY, {"concerns": ["T1"]}),
        ("verdict_notified", LATER, {"concerns": ["T2"]}),
        paid,
        as_of=LATER,
    )
    assert [line.state for line in found] == ["met", "running"]


def test_non_payment_can_be_reported_from_the_day_after_the_reminder_without_an_end() -> None:
    rule = "notify-court-of-nonpayment"
    found = case(*PAYER)
    assert lines(found, "2026-11-16", rule=rule) == []
    line = only(found, "2026-11-17", rule=rule)
    assert (line.date, line.opens, line.state) == (None, date(2026, 11, 17), "running")
    assert only(found, "2030-01-01", rule=rule).state == "running"
    reported = case(*PAYER, ("nonpayment_reported", "2026-11-18"))
    assert only(reported, "2026-11-18", rule=rule).state == "met"
    paid = only(case(*PAYER, ("payment", "2026-11-10")), "2026-11-20", rule=rule)
    assert paid.state == "met"
    assert any(isinstance(note, LawText) and "kekurangannya" in note.id for note in paid.notes)
    # the report to the prosecutor follows the court rule: 30 days from 2 November end on 2 December
    assert only(found, "2026-12-03", rule="report-nonpayment-to-prosecutor").opens == date(2026, 12, 3)


# --- What always holds ---

KINDS = sorted({kind for rule in book().rules.deadlines for kind in rule.anchor.event})
SPAN = st.dates(date(2025, 6, 1), date(2028, 6, 30))


def sentences(note: Any) -> None:
    if isinstance(note, Said):
        for lang in messages.LANGUAGES:
            assert messages.text(note.key, lang, **note.params)
    else:
        assert isinstance(note, LawText)


@settings(max_examples=120, deadline=None)
@given(
    events=st.lists(
        st.tuples(
            st.sampled_from(KINDS), SPAN, st.sampled_from(vocabulary.facts()["events.application"].choices),
            st.sampled_from((None, *vocabulary.facts()["events.addressee"].choices)),
            st.sampled_from(("certain", "estimated", "planned")), st.sampled_from(((), ("K1",), ("T1",))),
        ),
        max_size=6,
    ),
    as_of=SPAN,
)  # fmt: skip
def test_every_case_on_every_day_gets_an_answer(events: list[Any], as_of: date) -> None:
    plain = []
    for kind, day, application, addressee, certainty, concerns in events:
        more = {"application": application, "certainty": certainty, "concerns": list(concerns)}
        plain.append((kind, day.isoformat(), more | ({"addressee": addressee} if addressee else {})))
    found = case(*plain, victims=[child("K1", sexual_exploitation=True), adult("K2")])
    result = deadlines(found, book(), as_of)
    assert result == deadlines(found, book(), as_of)
    calendar = Calendar(book().days_off)
    dated = [line.date for line in result if line.date is not None]
    assert [line.date for line in result if line.date is not None] == sorted(dated)
    for line in result:
        assert line.state != "closed" or (line.right == "joined_claim" and line.limit_event)
        assert line.date is None or line.limit_event is None
        if line.date is not None and line.unit == "working" and not line.reading.endswith("leave-off"):
            assert not calendar.is_off(line.date, leave_is_off=line.who != "applicant")
        if line.day_before is not None and line.date is not None:
            assert calendar.is_off(line.date)
            assert line.day_before < line.date
            assert not calendar.is_off(line.day_before)
        for note in (*line.notes, line.title, line.consequence):
            sentences(note)


COUNTED = [rule for rule in book().rules.deadlines if not rule.limit_event and not rule.opens_after]


@settings(max_examples=150, deadline=None)
@given(rule=st.sampled_from(COUNTED), data=st.data(), day=SPAN, step=st.integers(1, 400))
def test_a_later_event_never_makes_an_earlier_deadline(rule: Any, data: Any, day: date, step: int) -> None:
    """Of every rule that counts, from each of its events, with a child that was exploited sexually."""
    reading = data.draw(st.sampled_from(rule.readings))
    anchor = reading.anchor or rule.anchor
    more: dict[str, Any] = {"application": anchor.application} if anchor.application else {}
    recipient = anchor.recipient or data.draw(st.sampled_from(vocabulary.facts()["events.addressee"].choices))
    kind = data.draw(st.sampled_from(anchor.event))
    people = [child("K1", sexual_exploitation=True), adult("K2")]

    def dates(when: date) -> dict[tuple[str, str, str | None], date]:
        event = (kind, when.isoformat(), more | {"addressee": recipient})
        found = case(event, victims=people)
        return {
            (line.rule, line.reading, line.victim): line.date
            for line in deadlines(found, book(), date(2031, 1, 1))
            if line.date is not None
        }

    first, second = dates(day), dates(day + timedelta(days=step))
    assert all(first[key] <= second[key] for key in first.keys() & second.keys())


def test_the_rules_tried_above_count_something() -> None:
    """Most rules need nothing but their own event; the others turn on facts tried in their own tests."""
    found = case(
        *((kind, "2026-06-02", {"addressee": "lpsk"}) for kind in KINDS if kind != "application_filed"),
        *(
            ("application_filed", "2026-06-02", {"application": one, "addressee": "lpsk"})
            for one in vocabulary.facts()["events.application"].choices
        ),
        victims=[child("K1", sexual_exploitation=True), adult("K2")],
    )
    dated = {line.rule for line in deadlines(found, book(), date(2031, 1, 1)) if line.date is not None}
    assert len(dated & {rule.id for rule in COUNTED}) > 25
