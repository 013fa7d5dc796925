"""The shipped law book: what it holds, what governs on which day, and what it says about itself."""

from __future__ import annotations

import time
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_assist import messages
from legal_assist.errors import LawBookError
from legal_assist.law import confidence, lawbook

NEEDED = Path(__file__).with_name("needed_provisions.txt")
DAYS = st.dates(date(1970, 1, 1), date(2060, 12, 31))


@cache
def book() -> lawbook.LawBook:
    return lawbook.load()


IDS = sorted(book().entries)


def status(provision_id: str, day: date) -> str:
    return book().in_force(provision_id, day).status


def test_the_book_holds_what_the_product_needs() -> None:
    needed = NEEDED.read_text(encoding="utf-8").split()
    assert len(needed) > 150
    book().check_citations(("needed", item) for item in needed)
    assert len(book().entries) > 900


@pytest.mark.parametrize(
    ("provision_id", "last", "first_of_next"),
    [
        ("uu-8-1981/98/1", date(2026, 1, 1), "uu-20-2025/189/1"),
        ("uu-21-2007/2", date(2026, 1, 1), "uu-1-2023/455"),
        ("uu-31-2014/29/1/c", date(2026, 5, 19), "uu-3-2026/51/1/d"),
        ("uu-13-2006/9", date(2026, 5, 19), "uu-3-2026/59"),
    ],
)
def test_the_old_text_ends_the_day_before_its_successor_begins(
    provision_id: str, last: date, first_of_next: str
) -> None:
    next_day = last + timedelta(days=1)
    assert status(provision_id, last) == "in_force"
    assert status(first_of_next, last) == "not_yet"
    assert status(provision_id, next_day) == "transitional"
    assert status(first_of_next, next_day) == "in_force"
    answer = book().in_force(provision_id, next_day)
    assert answer.until == last
    assert first_of_next in answer.successor
    assert answer.transitional is not None


def test_the_victims_rights_of_the_trafficking_law_go_on_when_its_base_offence_ends() -> None:
    for day in (date(2026, 1, 1), date(2026, 1, 2), date(2026, 5, 20), date(2026, 11, 24)):
        assert status("uu-21-2007/48/1", day) == "in_force"
        assert status("uu-21-2007/50/3", day) == "in_force"
    assert status("uu-21-2007/48/1", date(2007, 4, 18)) == "not_yet"


def test_the_old_joined_claim_says_for_which_cases_it_still_governs() -> None:
    answer = book().in_force("uu-8-1981/98", date(2026, 11, 24))
    assert answer.transitional is not None
    assert answer.transitional.basis == "uu-20-2025/361"
    assert "sidang" in answer.transitional.text


def test_a_transitional_reach_that_is_an_open_question_never_counts_as_governing() -> None:
    for provision_id in ("uu-31-2014/7A", "uu-8-1981/274"):
        answer = book().in_force(provision_id, date(2026, 6, 1))
        assert answer.status == "ended"
        assert answer.transitional is not None
        assert confidence.is_open_question(answer.transitional.confidence)


def test_relations_are_written_once_and_known_from_both_sides() -> None:
    assert book().provision("uu-20-2025/189/1").predecessor == ("uu-8-1981/98/1",)
    assert "uu-31-2014/7A/4" in book().provision("uu-3-2026/19/3").predecessor


@given(st.sampled_from([*IDS, "uu-21-2007", "uu-21-2007/999", "x", "", "uu-20-2025/18"]), DAYS)
@settings(max_examples=200)
def test_whether_a_provision_governs_is_answered_for_every_id_and_day(provision_id: str, day: date) -> None:
    answer = book().in_force(provision_id, day)
    assert messages.has(f"law.status.{answer.status}")
    if answer.status in ("in_force", "not_yet", "ended", "transitional"):
        inside = (answer.start is None or answer.start <= day) and (
            answer.until is None or day <= answer.until
        )
        assert inside == (answer.status == "in_force")
    if answer.status == "transitional":
        assert answer.transitional is not None


@given(st.sampled_from(IDS))
@settings(max_examples=200)
def test_a_provision_that_ends_is_in_force_on_its_last_day(provision_id: str) -> None:
    entry = book().provision(provision_id)
    if entry.until is not None:
        assert status(provision_id, entry.until) == "in_force"
        assert status(provision_id, entry.until + timedelta(days=1)) in ("ended", "transitional")
    if entry.start is not None:
        assert status(provision_id, entry.start) == "in_force"
        assert status(provision_id, entry.start - timedelta(days=1)) == "not_yet"


def test_every_provision_has_both_languages_a_source_and_no_law_student_shorthand() -> None:
    for entry in book().entries.values():
        assert entry.summary != entry.summary_en
        assert entry.source
        assert entry.summary.endswith("."), entry.id
        assert entry.summary_en.endswith("."), entry.id
        for shorthand in ("inkracht", "BHT", "KPN", " PU ", "JPU", "tanggung renteng"):
            assert shorthand not in entry.summary, entry.id


def test_the_weakest_reading_is_kept_where_the_reference_is_unsure() -> None:
    expected = {
        "uu-21-2007/36/1": "Vp",
        "uu-21-2007/52/1": "Vp",
        "uu-21-2007/50/4": "X",
        "pp-43-2017/4/3": "Vp",
        "perma-1-2022/12/2": "Vp",
        "perma-1-2022/15/1": "S1",
        "perma-1-2022/3": "X",
        "uu-20-2025/191/1": "V",
        "uu-20-2025/189/1": "V2",
        "permenkum-34-2025/16": "S2",
        "uu-18-2017/81": "Vp",
    }
    assert {item: book().provision(item).confidence for item in expected} == expected


@pytest.mark.parametrize(
    "item",
    [
        "uu-18-2017/6/1",
        "uu-18-2017/8",
        "uu-18-2017/24",
        "uu-18-2017/69",
        "uu-6-2011/86",
        "uu-1-2023/42",
        "pp-43-2017/6",
        "pp-9-2008/4/2",
    ],
)
def test_what_is_surer_than_the_reference_names_the_text_that_was_read(item: str) -> None:
    found = book().provision(item)
    assert found.confidence == "V"
    assert "mblonyox/data-peraturan " in found.source


def test_unknown_ids_are_refused_all_at_once() -> None:
    with pytest.raises(LawBookError) as caught:
        book().provisions(["uu-21-2007/48", "uu-21-2007/999", "uu-99-1999/1"])
    assert len(caught.value.problems) == 2
    with pytest.raises(LawBookError):
        book().provision("uu-21-2007/999")
    with pytest.raises(LawBookError):
        book().instrument("uu-99-1999")


def test_a_dangling_citation_is_reported_with_the_place_that_cites_it() -> None:
    with pytest.raises(LawBookError) as caught:
        book().check_citations([("deadlines.toml: d1", "uu-99-1999/1"), ("x", "uu-21-2007/48")])
    assert "deadlines.toml: d1" in messages.of_problem(caught.value.problems[0], "id")
    assert len(caught.value.problems) == 1


def test_the_rules_cite_only_provisions_of_the_book() -> None:
    assert list(book().rules.citations())


def test_search_wants_every_word_and_puts_the_article_itself_first() -> None:
    found = book().search("restitusi 14 hari diberitahukannya")
    assert [entry.id for entry in found] == ["uu-21-2007/48/6"]
    assert "uu-21-2007/44" in {entry.id for entry in book().search("KERAHASIAAN identitas keluarga")}
    assert book().search("uu 8/1981 pasal 98")[0].id == "uu-8-1981/98"
    assert book().search("trafficking compensation state")
    assert book().search("") == ()
    assert book().search("xyzzy") == ()


def test_the_book_says_when_and_why_it_must_be_reviewed() -> None:
    preface = book().preface
    assert (preface.reviewed, preface.review_after) == (date(2026, 11, 24), date(2026, 12, 17))
    assert not book().review_due(date(2026, 12, 17))
    assert book().review_due(date(2026, 12, 18))
    assert preface.review_reason
    assert preface.review_reason_en
    assert "transkripsi" in preface.notice


def test_loading_is_fast_and_gives_the_same_version_each_time() -> None:
    start = time.process_time()
    first = lawbook.load()
    spent = time.process_time() - start
    assert spent < 0.3
    assert first.version == book().version
    assert len(first.version) == 12
