"""What was told and decided about each right; a refusal is respected, and offered once more in time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from legal_assist.cases import editing, importing, people
from legal_assist.cases.case import Case
from legal_assist.desk import samples
from legal_assist.law import lawbook
from legal_assist.reckoning import rights

BOOK = lawbook.load()
SAMPLES = {name: importing.read(samples.sample(name).case_file.read_bytes()) for name in "abcd"}


def case(*events: tuple[str, str], pressured: str = "tidak") -> Case:
    """One victim, and events as kind and day."""
    made = editing.add_entry(Case(code="MELATI-10", invented=True), "victims", {})[0]
    made = editing.set_typed(made, "victims.K1.pressured", pressured)
    for kind, day in events:
        made = editing.add_entry(made, "events", {"kind": kind, "date": day})[0]
    return made


def told(made: Case, day: str, right: str = "restitution") -> Case:
    return editing.add_entry(made, "victims.K1.explained", {"right": right, "on": day})[0]


def decided(made: Case, decision: str, day: str, right: str = "restitution") -> Case:
    entry = {"right": right, "decision": decision, "on": day}
    return editing.add_entry(made, "victims.K1.decisions", entry)[0]


def due(made: Case, day: date, right: str = "restitution") -> str:
    return next(one.due for one in rights.states(made, BOOK, day) if one.right == right)


def test_every_right_that_can_be_explained_has_words_and_no_other() -> None:
    assert {one.id for one in BOOK.explanations} == set(get_args(people.Right))


def test_a_right_is_explained_then_decided_then_settled() -> None:
    day = date(2026, 8, 1)
    made = case(("police_report", "1-7-2026"))
    assert due(made, day) == "explain"
    made = told(made, "2-7-2026")
    assert due(made, day) == "decide"
    assert due(decided(made, "wants", "3-7-2026"), day) == "settled"


def test_a_refusal_is_respected_while_nothing_changes() -> None:
    made = decided(told(case(("police_report", "1-7-2026")), "2-7-2026"), "declines", "2-7-2026")
    assert due(made, date(2026, 8, 1)) == "respect"


def test_a_new_stage_makes_one_re_offer_due_and_speaking_with_her_ends_it() -> None:
    events = (("police_report", "1-7-2026"), ("tahap_ii", "1-9-2026"))
    made = decided(told(case(*events), "2-7-2026"), "not_now", "2-7-2026")
    assert due(made, date(2026, 8, 31)) == "respect"
    assert due(made, date(2026, 9, 1)) == "offer_again"
    assert due(told(made, "2-9-2026"), date(2026, 9, 3)) == "respect"
    assert due(decided(made, "declines", "2-9-2026"), date(2026, 9, 3)) == "respect"
    assert due(decided(made, "wants", "2-9-2026"), date(2026, 9, 3)) == "settled"


def test_an_event_of_the_same_stage_is_no_reason_to_ask_again() -> None:
    events = (("police_report", "1-7-2026"), ("police_examination", "10-7-2026"))
    made = decided(told(case(*events), "2-7-2026"), "declines", "2-7-2026")
    assert due(made, date(2026, 7, 20)) == "respect"


def test_signs_of_pressure_come_before_a_refusal_is_respected() -> None:
    made = case(("police_report", "1-7-2026"), pressured="ya")
    assert due(decided(told(made, "2-7-2026"), "declines", "2-7-2026"), date(2026, 8, 1)) == "pressed"
    assert due(decided(told(made, "2-7-2026"), "wants", "2-7-2026"), date(2026, 8, 1)) == "settled"


def test_a_near_last_day_makes_a_re_offer_due() -> None:
    made = case(("final", "1-9-2026"))
    made = decided(told(made, "2-9-2026"), "declines", "2-9-2026")
    days = [date(2026, 9, 2) + timedelta(days=n) for n in range(90)]
    found = {
        day: next(one for one in rights.states(made, BOOK, day) if one.right == "restitution") for day in days
    }
    near = [one for one in found.values() if one.due == "offer_again" and one.last is not None]
    assert near
    assert all(0 <= (one.last - day).days <= rights.NEAR for day, one in found.items() if one.last)
    last = near[-1].last
    assert last is not None
    spoken = told(made, (last - timedelta(days=3)).strftime("%d-%m-%Y"))
    assert due(spoken, last - timedelta(days=2)) == "respect"


@given(st.sampled_from("abcd"), st.integers(-500, 900))
def test_no_record_of_a_later_day_is_seen(name: str, days: int) -> None:
    day = date(2026, 11, 24) + timedelta(days=days)
    for one in rights.states(SAMPLES[name], BOOK, day):
        assert one.explained is None or one.explained.on <= day
        assert one.decision is None or one.decision.on <= day
        assert (one.due == "offer_again") == (one.since is not None or one.last is not None)


def test_of_an_examination_that_is_over_nothing_is_left_to_explain() -> None:
    listed = {one.right for one in rights.states(SAMPLES["d"], BOOK, date(2026, 11, 24))}
    assert "examination" not in listed


def test_a_right_that_no_law_of_the_day_gives_is_not_explained() -> None:
    made = case(("police_report", "1-7-2025"))
    before = {one.right for one in rights.states(made, BOOK, date(2026, 5, 19))}
    since = {one.right for one in rights.states(made, BOOK, date(2026, 5, 20))}
    assert since - before == {"state_compensation"}
    earlier = told(made, "1-5-2026", "state_compensation")
    assert due(earlier, date(2026, 5, 19), "state_compensation") == "decide", "what was told stands there"
