"""Next steps: at most three; safety, then the nearest limit, then what unblocks most."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_cases import AS_OF, case, line, told, wage

from legal_assist import messages, tanggal
from legal_assist.cases import vocabulary
from legal_assist.cases.people import Right
from legal_assist.law import lawbook
from legal_assist.reckoning import next_deadline
from legal_assist.reckoning.deadlines import deadlines
from legal_assist.reckoning.finding import Gap, Said
from legal_assist.reckoning.next_steps import NextStep, next_steps
from legal_assist.reckoning.readiness import DocumentState

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.law.lawbook import LawBook

#: Every question about danger answered: nothing about safety is open.
CALM: dict[str, Any] = {
    "safe_now": True, "alone_now": True, "threatened": False, "family_threatened": False,
    "urgent_care": False, "hurt": False, "sex": "female", "pregnant": False, "phone_watched": False,
    "pressured": False, "debt_claimed": False, "settlement_offered": False, "wants_return": False,
    "coerced_offence": False, "nationality": "Indonesia", "birth_date": "1998-03-14",
}  # fmt: skip


@pytest.fixture(scope="module")
def book() -> LawBook:
    return lawbook.load()


def _steps(
    book: LawBook, *documents: DocumentState, as_of: date = AS_OF, **facts: Any
) -> tuple[NextStep, ...]:
    return next_steps(case(**facts), book, as_of, documents)


def _victims(*changes: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"id": f"K{number}", **CALM, **change} for number, change in enumerate(changes or ({},), 1)]


def _gap(path: str) -> Gap:
    return Gap(path, Said("reckoning_case.gap.liability", {"for": path}))


def _document(name: str, *paths: str, applies: bool | None = True) -> DocumentState:
    return DocumentState(name, applies, None, tuple(_gap(path) for path in paths), ())


def _told(number: int, on: str, concerns: str) -> dict[str, Any]:
    return {"id": f"E{number}", "kind": "right_told_by_investigator", "date": on, "concerns": [concerns]}


PLANNED = {"id": "E9", "kind": "requisitoir_planned", "date": "2026-12-08", "certainty": "planned"}
AT_COURT = {"id": "E8", "kind": "transfer_to_court", "date": "2026-10-01"}


def test_a_case_without_a_victim_begins_with_one(book: LawBook) -> None:
    (step,) = _steps(book, victims=[])
    assert (step.kind, step.path) == ("safety", "victims")


def test_a_new_victim_is_first_asked_whether_she_is_safe(book: LawBook) -> None:
    first = _steps(book, victims=[{"id": "K1"}])[0]
    assert (first.kind, first.victim, first.path) == ("safety", "K1", "victims.K1.safe_now")


def test_open_danger_comes_before_a_limit_that_ends_today(book: LawBook) -> None:
    people = _victims({"birth_date": "2011-03-14", "guardian": {"fit": True}, "safe_now": False})
    steps = _steps(book, victims=people, events=[_told(1, "2026-11-21", "K1")])
    assert [step.kind for step in steps[:2]] == ["safety", "deadline"]
    assert steps[0].id == "safety-safe-now"
    assert "tidak aman" in told(steps[0].said)


def test_each_number_to_call_bears_the_day_of_its_own_source(book: LawBook) -> None:
    why = told(_steps(book, victims=_victims({"safe_now": False}))[0].why)
    for service in book.services:
        said = why[why.index(service.number) :].partition("); ")[0]
        assert tanggal.format_short(service.verified) in said, service.id


def test_a_number_is_said_to_be_old_once_it_is_and_no_other_with_it(book: LawBook) -> None:
    people = _victims({"safe_now": False})
    newest = max(one.verified for one in book.services)
    assert newest != min(one.verified for one in book.services)
    fresh = told(_steps(book, victims=people, as_of=newest + timedelta(days=90))[0].why)
    old = told(_steps(book, victims=people, as_of=newest + timedelta(days=91))[0].why)
    assert old.count("sumber lama") == len(book.services)
    assert fresh.count("sumber lama") == sum(one.verified != newest for one in book.services)
    assert "110" in old, "in danger an old number is better than none"


def test_all_that_is_open_about_safety_of_all_victims_stands_in_the_first_step(book: LawBook) -> None:
    people = _victims({"safe_now": False, "threatened": True}, {"safe_now": None}, {"pregnant": None})
    steps = _steps(book, _document("a", "court.name"), victims=people, events=[AT_COURT, PLANNED])
    sentence = told(steps[0].said)
    assert sentence.startswith("K1 tidak aman sekarang."), "what to do comes before the list"
    assert "Yang lain masih terbuka: K1: diancam; " in sentence
    assert sentence.index("K1: diancam") < sentence.index("K2: keselamatan belum ditanyakan")
    assert "K3: belum ditanyakan apakah hamil" in sentence
    assert [step.kind for step in steps] == ["safety", "deadline", "fact"]
    assert (steps[0].id, steps[0].victim) == ("safety-safe-now", "K1")
    assert {(part.id, part.victim) for part in steps[0].parts} >= {
        ("safety-safe-now", "K1"), ("safety-threatened", "K1"), ("safety-pregnant-K3", "K3"),
    }  # fmt: skip
    assert "Also open: K1: threatened; " in told(steps[0].said, "en")


def test_each_victim_is_named_once_in_the_list_of_what_is_open(book: LawBook) -> None:
    people = _victims({"safe_now": False, "threatened": True, "phone_watched": True, "coerced_offence": None})
    sentence = told(_steps(book, victims=people)[0].said)
    assert "K1: diancam; teleponnya mungkin diawasi; belum ditanyakan apakah dipaksa" in sentence
    assert "?." not in sentence
    assert "K1: K1" not in sentence


def test_every_item_about_safety_has_short_words(book: LawBook) -> None:
    for item in (one for one in book.rules.items if one.right == "safety"):
        name = item.id.replace("-", "_")
        assert messages.has(f"next_steps.open.{name}"), item.id
        if item.alarm:
            assert messages.has(f"next_steps.alarm.{name}"), item.id


def test_the_advocate_a_coerced_victim_lacks_is_part_of_the_first_step(book: LawBook) -> None:
    first = _steps(book, victims=_victims({"coerced_offence": True, "phone_watched": True}))[0]
    assert "dipaksa" in told(first.said)
    assert "teleponnya mungkin diawasi" in told(first.said)


def test_what_alarms_beside_an_advocate_is_still_among_the_signs(book: LawBook) -> None:
    from legal_assist.reckoning.next_steps import safety_signs

    advocate = [{"id": "D1", "name": "Bima Rekaan", "capacity": "advocate"}]
    facts: dict[str, Any] = {"victims": _victims({"debt_claimed": True}), "companions": advocate}
    assert next(one.id for one in safety_signs(case(**facts), book, AS_OF)) == "safety-pressure"


def test_a_trifle_waits_behind_what_is_bigger_however_many_documents_name_it(book: LawBook) -> None:
    steps = _steps(
        book,
        _document("a", "filing_place", "court.name"),
        _document("b", "filing_place", "own_office.name"),
        victims=_victims(),
    )
    assert next(step for step in steps if step.kind == "fact").path == "court.name"


def test_only_one_step_of_three_is_about_safety_when_other_things_are_due(book: LawBook) -> None:
    people = _victims({"threatened": True, "family_threatened": True, "phone_watched": True})
    steps = _steps(book, _document("a", "court.name"), victims=people, events=[AT_COURT, PLANNED])
    assert [step.kind for step in steps] == ["safety", "deadline", "fact"]
    assert steps[0].id == "safety-threatened"


def test_a_debt_claim_waits_behind_the_limit_when_an_advocate_is_there_and_no_danger_is_open(
    book: LawBook,
) -> None:
    people = _victims({"debt_claimed": True})
    advocate = [{"id": "D1", "name": "Bima Rekaan", "capacity": "advocate"}]
    facts: dict[str, Any] = {"victims": people, "events": [AT_COURT, PLANNED]}
    assert _steps(book, **facts, companions=advocate)[0].kind == "deadline"
    assert _steps(book, **facts)[0].id == "safety-pressure"


def test_the_nearest_limit_of_ours_wins_over_later_ones_and_over_those_of_others(book: LawBook) -> None:
    people = _victims({"birth_date": "2011-03-14", "guardian": {"fit": True}})
    protection = {
        "id": "E2", "kind": "application_filed", "date": "2026-11-02", "application": "protection",
        "addressee": "lpsk",
    }  # fmt: skip
    steps = _steps(book, victims=people, events=[_told(1, "2026-11-23", "K1"), protection, PLANNED])
    assert steps[0].kind == "deadline"
    assert "26 November 2026" in told(steps[0].said)
    assert steps[0].basis
    assert steps[0].victim == "K1"


def test_a_child_s_three_days_that_passed_are_still_to_be_filed_and_never_called_closed(
    book: LawBook,
) -> None:
    people = _victims({"birth_date": "2011-03-14", "guardian": {"fit": True}})
    steps = _steps(book, victims=people, events=[_told(1, "2026-11-10", "K1")])
    sentence = told(steps[0].said)
    assert steps[0].kind == "deadline"
    assert "tetap ajukan" in sentence
    assert "tertutup" not in sentence


def test_a_planned_requisitoir_gives_an_event_bound_limit_its_day(book: LawBook) -> None:
    steps = _steps(book, victims=_victims(), events=[AT_COURT, PLANNED])
    (step,) = [one for one in steps if one.kind == "deadline"]
    assert "8 Desember 2026" in told(step.said)
    assert "Tuntutan" in told(step.said)
    # Restitution is the main way, so it is named before the joined claim of the same day.
    assert step.id == "deadline-restitution-before-requisitoir"


def test_a_duty_of_others_that_just_passed_is_reported_before_a_limit_without_a_day(book: LawBook) -> None:
    filed = {"id": "E1", "kind": "application_filed", "date": "2026-11-16", "application": "rehabilitation"}
    steps = _steps(book, victims=_victims(), events=[AT_COURT, filed])
    assert steps[0].kind == "deadline"
    assert "laporkan" in told(steps[0].said)
    long_ago = filed | {"date": "2026-06-01"}
    steps = _steps(book, victims=_victims(), events=[AT_COURT, long_ago])
    assert "laporkan" not in told(steps[0].said)


def test_a_right_the_victim_does_not_want_for_now_brings_no_limit(book: LawBook) -> None:
    declined = [{"id": "S1", "right": "restitution", "decision": "not_now", "on": "2026-11-23"}]
    child = {"birth_date": "2011-03-14", "guardian": {"fit": True}, "decisions": declined}
    steps = _steps(book, victims=_victims(child), events=[_told(1, "2026-11-23", "K1")])
    assert "deadline-child-apply-after-investigator-told" not in [step.id for step in steps]


def test_the_fact_most_documents_wait_for_is_named_with_their_number(book: LawBook) -> None:
    steps = _steps(
        book,
        _document("a", "court.name", "filing_channel"),
        _document("b", "filing_channel"),
        _document("c", "filing_channel", "court.name"),
        _document("not-needed", "court.name", "court.name", applies=False),
        victims=_victims(),
    )
    step = next(one for one in steps if one.kind == "fact")
    assert step.path == "filing_channel"
    assert "3 dokumen" in told(step.why)


def test_of_two_facts_as_many_documents_wait_for_the_checklist_decides(book: LawBook) -> None:
    # The court stands in the restitution list, before the agency of the rehabilitation list.
    steps = _steps(
        book,
        _document("a", "social_agency.name", "court.name"),
        _document("b", "court.name", "social_agency.name"),
        victims=_victims(),
    )
    assert next(one for one in steps if one.kind == "fact").path == "court.name"


def test_a_missing_paper_is_a_paper_and_a_victim_s_fact_names_her(book: LawBook) -> None:
    paper = _steps(book, _document("a", "exhibits"), victims=_victims())
    assert any(step.kind == "paper" and step.path == "exhibits" for step in paper)
    fact = _steps(book, _document("a", "victims.K1.address"), victims=_victims())
    assert next(step for step in fact if step.path == "victims.K1.address").victim == "K1"


def test_when_the_main_document_lacks_nothing_it_is_to_be_made(book: LawBook) -> None:
    steps = _steps(book, _document("main"), _document("other", "court.name"), victims=_victims())
    first = next(step for step in steps if step.kind != "deadline")
    assert (first.kind, first.document) == ("document", "main")


def test_a_fault_in_the_loss_lines_is_settled_before_the_paper_is_made(book: LawBook) -> None:
    period = {"period_from": "2026-01-01", "period_to": "2026-01-31"}
    losses = [line(1, basis=wage("5", "1"), **period), line(2, basis=wage("7", "1"), **period)]
    steps = _steps(book, _document("main"), victims=_victims(), losses=losses)
    kinds = [step.kind for step in steps if step.kind != "deadline"]
    assert kinds[:2] == ["fact", "document"]
    assert next(step for step in steps if step.kind == "fact").path == "losses.L1"


@pytest.mark.parametrize(
    "changes", [{}, {"safe_now": None}, {"threatened": True}, {"named_in_indictment": False}]
)
def test_there_are_never_more_than_three_and_each_has_a_reason_in_both_languages(
    book: LawBook, changes: dict[str, Any]
) -> None:
    facts = {name: value for name, value in (CALM | changes).items() if value is not None}
    documents = [_document("a", "court.name"), _document("b")]
    steps = _steps(book, *documents, victims=[{"id": "K1", **facts}], events=[AT_COURT, PLANNED])
    assert len(steps) == 3
    assert len({step.id for step in steps}) == 3
    for step in steps:
        for lang in ("id", "en"):
            assert told(step.said, lang)
            assert told(step.why, lang)
        for cited in step.basis:
            assert book.provision(cited)


@pytest.mark.parametrize("state", next_deadline.ASKING)
@pytest.mark.parametrize("day", [None, AS_OF])
def test_every_state_of_a_limit_has_a_sentence_with_and_without_a_day(
    book: LawBook, state: Any, day: date | None
) -> None:
    child = {"birth_date": "2011-03-14", "guardian": {"fit": True}}
    missed = {"id": "E2", "kind": "lpsk_summons_missed", "date": "2026-11-23"}
    found = case(victims=_victims(child), events=[_told(1, "2026-11-23", "K1"), missed])
    (counted, times) = [one for one in deadlines(found, book, AS_OF) if one.state == "running"]
    for one in (counted, times, replace(counted, opens=AS_OF)):
        line_now = replace(one, state=state, date=day, limit_event="requisitoir_read")
        if (state, day) != ("due_today", None):
            for lang in ("id", "en"):
                assert told(next_deadline.said((line_now,), found), lang)


KINDS = vocabulary.facts()["events.kind"].choices
SPAN = st.dates(AS_OF - timedelta(days=500), AS_OF + timedelta(days=60))


@settings(max_examples=80, deadline=None)
@given(
    events=st.lists(
        st.tuples(
            st.sampled_from(KINDS),
            SPAN,
            st.sampled_from(vocabulary.facts()["events.application"].choices),
            st.sampled_from(vocabulary.facts()["events.addressee"].choices),
        ),
        max_size=7,
    ),
    decisions=st.lists(
        st.tuples(st.sampled_from(get_args(Right)), st.sampled_from(["wants", "not_now"])), max_size=3
    ),
    stage=st.sampled_from([None, *vocabulary.facts()["stage"].choices]),
)
def test_whatever_is_recorded_there_are_one_to_three_steps_that_can_be_read(
    book: LawBook, events: list[Any], decisions: list[Any], stage: str | None
) -> None:
    child = {"birth_date": "2011-03-14", "guardian": {"fit": True}, "sexual_exploitation": True}
    chosen = [
        {"id": f"S{n}", "right": right, "decision": one, "on": "2026-11-01"}
        for n, (right, one) in enumerate(decisions, start=1)
    ]
    recorded = [
        {"id": f"E{n}", "kind": kind, "date": day.isoformat(), "application": application, "addressee": to}
        for n, (kind, day, application, to) in enumerate(events, start=1)
    ]
    facts = {"stage": stage} if stage else {}
    people = _victims(child, {"decisions": chosen})
    steps = _steps(book, _document("a", "court.name"), victims=people, events=recorded, **facts)
    assert 1 <= len(steps) <= 3
    limits = [step for step in steps if step.kind == "deadline"]
    assert len(limits) <= 1
    for step in steps:
        for lang in ("id", "en"):
            for sentence in (told(step.said, lang), told(step.why, lang)):
                assert sentence
                assert "{" not in sentence
                assert "Rp" not in sentence
        assert all(cited in book.entries for cited in step.basis)
