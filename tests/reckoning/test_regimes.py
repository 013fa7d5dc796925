"""Which law governs: every row of both decision tables, the days around each change, and missing dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from dated_cases import adult, book, case, child
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_assist import messages
from legal_assist.law.rules import walk
from legal_assist.reckoning import payment_state, regime_steps, regimes

if TYPE_CHECKING:
    from legal_assist.reckoning.finding import Finding
    from legal_assist.reckoning.regimes import Governing

OLD, NEW = "uu-8-1981", "uu-20-2025"


def joined(*events: tuple[Any, ...], as_of: str = "2026-11-24", **facts: Any) -> Governing:
    return regimes.joined_claim(case(*events, **facts), book(), date.fromisoformat(as_of)).value


def restitution(*events: tuple[Any, ...], as_of: str = "2026-11-24", **facts: Any) -> Governing:
    return regimes.restitution(case(*events, **facts), book(), date.fromisoformat(as_of)).value


def asked(found: Governing) -> set[str]:
    return {gap.path for gap in found.questions}


BEFORE = (("act_from", "2025-03-01"), ("act_to", "2025-06-01"), ("investigation_started", "2025-07-01"))


@pytest.mark.parametrize(
    ("events", "row", "governing", "transitional"),
    [
        # P1: transferred and the identity examined on the last day of the old code
        ((*BEFORE, ("transfer_to_court", "2025-11-01"), ("identity_checked", "2026-01-01")), "P1", OLD, "c"),
        # P2: transferred before, the identity examined on the first day of the new code
        ((*BEFORE, ("transfer_to_court", "2026-01-01"), ("identity_checked", "2026-01-02")), "P2", NEW, "d"),
        # P3: investigated before, transferred on the first day of the new code
        ((*BEFORE, ("transfer_to_court", "2026-01-02"), ("identity_checked", "2026-02-02")), "P3", NEW, "a"),
        # P4: the act on the last day of the old code, the investigation on the first of the new one
        (
            (("act_from", "2026-01-01"), ("act_to", "2026-01-01"), ("investigation_started", "2026-01-02")),
            "P4", NEW, "b",
        ),
        # P5: the act on the first day of the new code
        ((("act_from", "2026-01-02"), ("investigation_started", "2026-02-02")), "P5", NEW, ""),
    ],
)  # fmt: skip
def test_each_row_of_the_table_of_joined_claims(
    events: tuple[Any, ...], row: str, governing: str, transitional: str
) -> None:
    found = joined(*events)
    assert (found.row, found.governing, found.open) == (row, governing, True)
    letters = {one for one in found.provisions if one.startswith("uu-20-2025/361/")}
    assert letters == ({f"uu-20-2025/361/{transitional}"} if transitional else set())
    main = "uu-8-1981/98/2" if governing == OLD else "uu-20-2025/189/2"
    assert main in found.provisions


def test_the_old_code_still_governs_on_its_last_day_and_no_longer_on_the_next() -> None:
    events = (("act_from", "2025-03-01"), ("investigation_started", "2025-07-01"))
    assert joined(*events, as_of="2026-01-01").governing == OLD
    assert joined(*events, as_of="2026-01-02").governing == NEW


def test_a_case_investigated_under_the_old_code_shows_both_codes_and_asks() -> None:
    found = joined(*BEFORE, ("transfer_to_court", "2026-04-23"))
    assert found.governing == NEW
    assert [reading.value.governing for reading in found.alternatives] == [OLD]
    assert found.alternatives[0].confidence == "I"
    assert "events.transfer_to_court" in asked(found)


def test_a_trial_begun_under_the_old_code_shows_the_new_code_beside_it() -> None:
    found = joined(*BEFORE, ("transfer_to_court", "2025-11-01"), ("identity_checked", "2025-12-22"))
    assert [reading.value.governing for reading in found.alternatives] == [NEW]
    assert asked(found) == set()


def test_an_unknown_identity_check_leaves_the_code_open_and_asks_for_its_date() -> None:
    found = joined(*BEFORE, ("transfer_to_court", "2025-11-01"))
    assert found.governing is None
    assert found.provisions == ()
    assert {reading.value.governing for reading in found.alternatives} == {OLD, NEW}
    assert asked(found) == {"events.identity_checked"}


def test_a_later_event_settles_what_an_unrecorded_one_would() -> None:
    # The trial reached the requisitoir before the change, so the identity had been examined before it.
    found = joined(*BEFORE, ("transfer_to_court", "2025-09-01"), ("requisitoir_read", "2025-12-20"))
    assert found.governing == OLD


def test_a_case_entered_as_on_trial_without_dates_asks_for_them() -> None:
    found = joined(("act_from", "2025-03-01"), ("act_to", "2025-06-01"), stage="trial")
    assert found.governing is None
    assert {"events.identity_checked", "events.transfer_to_court", "events.investigation_started"} <= asked(
        found
    )


def test_an_unknown_day_of_the_act_is_asked_for() -> None:
    found = joined(("investigation_started", "2026-03-01"))
    assert "events.act_from" in asked(found)
    assert found.governing == NEW
    found = joined(("transfer_to_court", "2025-10-01"), ("identity_checked", "2025-12-01"))
    assert found.governing is None
    assert "events.act_from" in asked(found)


def test_an_act_on_both_sides_of_the_change_is_asked_about_and_shown_both_ways() -> None:
    found = joined(
        ("act_from", "2025-10-06"), ("act_to", "2026-03-14"), ("investigation_started", "2026-04-15")
    )
    assert found.governing == NEW
    assert found.row == "P4"
    assert [reading.value.row for reading in found.alternatives] == ["P5"]
    assert "events.act_to" in asked(found)


def test_an_act_on_both_sides_with_an_old_trial_leaves_the_code_open() -> None:
    found = joined(
        ("act_from", "2025-10-06"),
        ("act_to", "2026-01-02"),
        ("transfer_to_court", "2025-12-01"),
        ("identity_checked", "2025-12-20"),
    )
    assert found.governing is None
    assert {reading.value.governing for reading in found.alternatives} >= {OLD, NEW}


def test_an_act_that_ended_the_day_before_the_change_is_on_one_side_only() -> None:
    found = joined(
        ("act_from", "2025-10-06"), ("act_to", "2026-01-01"), ("investigation_started", "2026-04-15")
    )
    assert (found.row, found.alternatives) == ("P4", ())


def test_an_estimated_date_near_the_change_must_be_confirmed() -> None:
    near = ("identity_checked", "2025-12-20", {"certainty": "estimated"})
    far = ("act_from", "2024-12-20", {"certainty": "estimated"})
    found = joined(far, ("act_to", "2025-01-20"), ("transfer_to_court", "2025-11-01"), near)
    assert asked(found) == {"events.E4"}


def test_the_requisitoir_closes_the_joined_claim_and_leaves_the_code() -> None:
    events = (*BEFORE, ("transfer_to_court", "2025-11-01"), ("identity_checked", "2025-12-22"))
    read = (*events, ("requisitoir_read", "2026-01-27"))
    assert joined(*read, as_of="2026-01-26").open is True
    found = joined(*read, as_of="2026-01-27")
    assert (found.open, found.governing, found.row) == (False, OLD, "P1, P6")
    assert "berkekuatan hukum tetap" in found.reason.id
    assert joined(*events, ("verdict", "2026-02-10"), as_of="2026-02-10").open is False


def test_a_planned_requisitoir_closes_nothing() -> None:
    events = (("act_from", "2026-02-01"), ("requisitoir_read", "2026-10-01", {"certainty": "planned"}))
    assert joined(*events).open is True


def test_a_review_of_the_judgment_is_no_way_to_claim() -> None:
    found = joined(*BEFORE, ("final", "2025-12-01"), ("review", "2026-06-01"))
    assert (found.open, found.row) == (False, "P1, P6, P7")


ACT = (("act_from", "2026-02-01"), ("act_to", "2026-03-01"), ("police_report", "2026-03-02"))
FILED_BEFORE = (
    "application_filed",
    "2026-05-19",
    {"application": "restitution", "addressee": "investigator"},
)
FILED_SINCE = ("application_filed", "2026-05-20", {"application": "restitution", "addressee": "investigator"})


@pytest.mark.parametrize(
    ("stage_events", "row", "before", "since"),
    [
        ((), "penyidikan", "uu-31-2014/7A", "uu-3-2026/20/2"),
        ((("tahap_ii", "2026-07-01"),), "penuntutan/sidang", "perma-1-2022/8/10", "uu-3-2026/19/3"),
        (
            (("transfer_to_court", "2026-07-01"), ("requisitoir_read", "2026-09-01")),
            "tuntutan dibacakan", "perma-1-2022/8/4", "perma-1-2022/11",
        ),
        ((("final", "2026-10-01"),), "berkekuatan hukum tetap", "perma-1-2022/12/2", "uu-3-2026/19/4"),
    ],
)  # fmt: skip
def test_each_cell_of_the_table_of_restitution(
    stage_events: tuple[Any, ...], row: str, before: str, since: str
) -> None:
    earlier = restitution(*ACT, FILED_BEFORE, *stage_events)
    assert (earlier.row, earlier.governing) == (f"7.2 {row}, s.d. 19-5-2026", "uu-21-2007")
    assert before in earlier.provisions
    assert not any(one.startswith("uu-3-2026") for one in earlier.provisions)
    later = restitution(*ACT, FILED_SINCE, *stage_events)
    assert (later.row, later.governing) == (f"7.2 {row}, sejak 20-5-2026", "uu-3-2026")
    assert since in later.provisions
    assert not any(one.startswith("uu-31-2014") for one in later.provisions)
    assert earlier.open
    assert later.open


def test_what_is_asked_about_an_unpaid_sum_follows_the_day_it_is_asked() -> None:
    final = ("final", "2026-03-02")
    now = restitution(*ACT, FILED_BEFORE, final, ("nonpayment_reported", "2026-10-01"))
    then = restitution(*ACT, FILED_BEFORE, final, ("nonpayment_reported", "2026-04-06"))
    assert (now.governing, then.governing) == ("uu-3-2026", "uu-21-2007")
    assert (now.row, then.row) == ("7.2 tidak dibayar, sejak 20-5-2026", "7.2 tidak dibayar, s.d. 19-5-2026")
    assert "uu-3-2026/21/4" in now.provisions
    assert "uu-21-2007/50/1" in then.provisions
    assert not any(one.startswith("uu-3-2026") for one in then.provisions)


def test_before_any_filing_the_as_of_day_counts() -> None:
    assert restitution(*ACT, as_of="2026-05-19").governing == "uu-21-2007"
    assert restitution(*ACT, as_of="2026-05-20").governing == "uu-3-2026"


def test_filings_on_both_sides_are_asked_about() -> None:
    found = restitution(*ACT, FILED_BEFORE, FILED_SINCE)
    assert found.governing is None
    assert asked(found) == {"events.application_filed"}
    assert {reading.value.governing for reading in found.alternatives} == {"uu-21-2007", "uu-3-2026"}


def test_the_new_code_is_cited_only_where_it_governs_the_trial() -> None:
    assert "uu-20-2025/144/l" in restitution(*ACT).provisions
    old = restitution(
        *BEFORE, ("transfer_to_court", "2025-11-01"), ("identity_checked", "2025-12-22"), as_of="2026-06-01"
    )
    assert not any(one.startswith("uu-20-2025") for one in old.provisions)


def test_where_the_code_of_the_trial_is_disputed_both_readings_are_shown() -> None:
    found = restitution(*BEFORE, ("tahap_ii", "2025-12-01"), as_of="2026-06-01")
    assert "uu-20-2025/178" in found.provisions
    without = [reading for reading in found.alternatives if "uu-20-2025/178" not in reading.citations]
    assert len(without) == 1
    assert without[0].confidence == "I"


def test_a_child_and_sexual_exploitation_bring_their_own_law() -> None:
    found = restitution(*ACT, victims=[adult("K1"), child("K2", sexual_exploitation=True)])
    assert {"pp-43-2017/10", "uu-35-2014/71D/1", "uu-12-2022/30/2"} <= set(found.provisions)
    plain = restitution(*ACT)
    assert not any(one.startswith(("pp-43-2017", "uu-35-2014", "uu-12-2022")) for one in plain.provisions)


def test_after_an_acquittal_the_civil_way_is_named_and_nothing_is_called_closed() -> None:
    found = restitution(*ACT, ("verdict", "2026-10-01", {"verdict_kind": "acquitted"}))
    assert found.open
    assert "perdata" in found.reason.id
    assert "perma-1-2022/8/16" in found.provisions


SPINE = (
    "act_from", "act_to", "police_report", "investigation_started", "transfer_to_court", "identity_checked",
    "requisitoir_read", "verdict", "final", "review", "nonpayment_reported",
)  # fmt: skip
DAYS = st.dates(date(2025, 1, 1), date(2027, 6, 30))


@settings(max_examples=150, deadline=None)
@given(
    dates=st.dictionaries(st.sampled_from(SPINE), DAYS, max_size=8),
    stage=st.sampled_from(
        [None, "before_report", "investigation", "prosecution", "trial", "final", "execution"]
    ),
    as_of=DAYS,
)
def test_there_is_always_an_answer_with_a_reason_and_what_is_open_is_asked(
    dates: dict[str, date], stage: str | None, as_of: date
) -> None:
    if "act_from" in dates and "act_to" in dates and dates["act_from"] > dates["act_to"]:
        dates["act_to"] = dates["act_from"]
    events = [(kind, day.isoformat()) for kind, day in dates.items()]
    found: list[Finding[Governing]] = [
        function(case(*events, stage=stage), book(), as_of)
        for function in (regimes.joined_claim, regimes.restitution)
    ]
    for finding in found:
        value = finding.value
        assert value.reason.id
        assert value.reason.en
        assert value.governing is not None or value.questions or len(value.alternatives) > 1
        assert all(book().provision(one) for one in value.provisions)
        for gap in value.questions:
            assert messages.has(gap.said.key, "id")
            assert messages.has(gap.said.key, "en")


@settings(max_examples=60, deadline=None)
@given(day=st.dates(date(2025, 6, 1), date(2026, 6, 30)))
def test_the_day_of_the_identity_check_alone_decides_between_the_codes(day: date) -> None:
    early = (("act_from", "2025-01-05"), ("act_to", "2025-02-01"), ("transfer_to_court", "2025-05-01"))
    after = (day + timedelta(days=1)).isoformat() if day >= date(2026, 1, 2) else "2026-01-02"
    found = joined(*early, ("identity_checked", day.isoformat()), as_of=after)
    assert found.governing == (OLD if day < date(2026, 1, 2) else NEW)


# --- All subjects -----------------------------------------------------------------------------------------


def test_every_fact_a_row_turns_on_is_told_in_a_sentence_or_by_its_events() -> None:
    by_events = {"filing_under_current_protection_law"}
    for row in book().rules.regimes:
        for term in walk(row.when):
            assert term.fact is None or term.fact in regime_steps.TOLD | by_events, (row.id, term.fact)
    for fact in regime_steps.TOLD:
        for lang in messages.LANGUAGES:
            assert messages.has(f"regimes.fact.{fact}.yes", lang)
            assert messages.has(f"regimes.fact.{fact}.no", lang)


def test_every_subject_has_rows_a_name_and_words_for_when_it_does_not_arise() -> None:
    for subject in regimes.SUBJECTS:
        assert any(row.subject == subject and row.decides for row in book().rules.regimes), subject
        for lang in messages.LANGUAGES:
            assert messages.has(f"regimes.subject.{subject}", lang)


@settings(max_examples=60, deadline=None)
@given(
    dates=st.dictionaries(st.sampled_from(SPINE), DAYS, max_size=8),
    as_of=DAYS,
    answers=st.tuples(*[st.sampled_from([None, True, False])] * 3),
    born=st.sampled_from([None, "1990-01-01", "2008-06-01", "2012-04-05"]),
    home=st.sampled_from([None, "Indonesia", "Myanmar"]),
)
def test_every_subject_answers_every_case_and_chooses_nothing_it_does_not_know(
    dates: dict[str, date], as_of: date, answers: tuple[bool | None, ...], born: str | None, home: str | None
) -> None:
    if "act_from" in dates and "act_to" in dates and dates["act_from"] > dates["act_to"]:
        dates["act_to"] = dates["act_from"]
    sexual, abroad, afraid = answers
    person = {"birth_date": born, "nationality": home, "sexual_exploitation": sexual, "abroad_now": abroad}
    victims = [{"id": "K1", "fears_own_state": afraid} | person, {"id": "K2", "birth_date": "1991-01-01"}]
    found = case(*((kind, day.isoformat()) for kind, day in dates.items()), victims=victims)
    for subject, finding in regimes.every(found, book(), as_of).items():
        value = finding.value
        assert finding.id == f"regime.{subject}"
        assert value.reason.id
        assert value.reason.en
        assert finding.steps
        assert value.applies is not False or (not value.provisions and value.governing is None)
        assert value.applies is not None or value.questions, subject
        assert all(book().in_force(one, as_of).status != "not_yet" for one in value.provisions), subject
        if subject == "foreign" and afraid is not False:
            assert "uu-21-2007/54/2" not in value.provisions


def test_one_victim_alone_is_answered_for_herself() -> None:
    found = case(("act_from", "2026-03-01"), victims=[child("K1"), adult("K2")])
    day = date(2026, 9, 1)
    one = regimes.find("children", found, book(), day, found.victims[0])
    other = regimes.find("children", found, book(), day, found.victims[1])
    whole = regimes.find("children", found, book(), day)
    assert (one.id, one.value.applies, other.value.applies) == ("regime.children.K1", True, False)
    assert whole.value.victims == ("K1",)
    assert whole.value.provisions == one.value.provisions


def test_a_victim_of_unknown_age_takes_no_right_from_the_child_beside_her() -> None:
    found = case(("act_from", "2026-03-01"), victims=[child("K1"), {"id": "K2"}])
    value = regimes.find("children", found, book(), date(2026, 9, 1)).value
    assert value.governing == "uu-21-2007"
    assert "uu-21-2007/39/1" in value.provisions
    assert "victims.K2.birth_date" in {gap.path for gap in value.questions}


LATE = (
    ("act_from", "2026-01-03"), ("identity_checked", "2026-04-10"), ("requisitoir_read", "2026-07-14"),
    ("verdict", "2026-08-11", {"verdict_kind": "convicted"}), ("final", "2026-09-01"),
    ("verdict_notified", "2026-09-08"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("day", "awarded", "more", "wanted"),
    [
        ("2026-09-22", True, (), "no"),
        ("2026-09-23", True, (), "yes"),
        ("2026-09-23", None, (), "maybe"),
        ("2026-09-23", False, (), "no"),
        ("2026-09-23", True, (("payment", "2026-09-20"),), "no"),
        ("2026-09-10", None, (("nonpayment_reported", "2026-09-09"),), "yes"),
    ],
)
def test_restitution_is_unpaid_by_date_or_by_report(
    day: str, awarded: bool | None, more: tuple[Any, ...], wanted: str
) -> None:
    found = case(*LATE, *more, victims=[adult("K1", restitution_awarded=awarded)])
    assert payment_state.unpaid(found, book(), date.fromisoformat(day)) == wanted
