"""What is read aloud to a victim and told of examinations: no more than the law gives, and no coaching."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from legal_assist.law import lawbook

if TYPE_CHECKING:
    from legal_assist.law.explanations import Explanation
    from legal_assist.law.occasions import Occasion

BOOK = lawbook.load()


def right(name: str) -> Explanation:
    return next(one for one in BOOK.explanations if one.id == name)


def occasion(name: str) -> Occasion:
    return next(one for one in BOOK.occasions if one.id == name)


def test_the_duty_to_report_is_the_first_thing_a_victim_hears() -> None:
    told = right("safety")
    assert BOOK.explanations[0] == told
    assert "wajib melapor kepada polisi dalam 24 jam" in told.text.split(".")[0]
    assert "pp-9-2008/14/5" in told.basis
    assert "pertanyaan kami" in told.text, "the right not to answer is towards us, not an investigator"


def test_before_lpsk_is_asked_its_conditions_are_told() -> None:
    told = right("protection")
    assert "bersedia bersaksi" in told.text
    assert "pernah dipidana" in told.text
    assert {"uu-3-2026/56/2", "uu-3-2026/49/1"} <= set(told.basis)


def test_of_restitution_it_is_never_said_that_later_is_as_good() -> None:
    told = right("restitution")
    assert "nanti" not in told.ask
    assert "later is fine" not in told.ask_en.lower()
    assert "batas waktu" in told.text
    assert "time limit" in told.text_en


@pytest.mark.parametrize("name", [one.id for one in BOOK.explanations])
def test_only_what_the_law_keeps_free_is_called_free(name: str) -> None:
    told = right(name)
    assert not re.search(r"\bgratis\b", told.text)
    assert not re.search(r"\bfree\b", told.text_en)


def test_return_is_a_wish_and_no_promise() -> None:
    told = right("rehabilitation")
    assert "uu-21-2007/51/1/penjelasan" in told.basis
    assert "ke mana" not in told.text


@pytest.mark.parametrize("one", BOOK.occasions, ids=lambda one: one.id)
def test_no_large_sentence_tells_a_witness_what_to_answer(one: Occasion) -> None:
    for told in one.large:
        assert "INGAT" not in told.text
        assert "REMEMBER" not in told.text_en


def test_the_order_of_questions_is_not_told_as_law() -> None:
    told = [one for one in occasion("court-hearing").happens if "bergantian" in one.text]
    assert [one.basis for one in told] == [()]


@pytest.mark.parametrize("one", BOOK.occasions, ids=lambda one: one.id)
def test_what_may_be_objected_to_rests_on_a_law_that_reaches_the_case(one: Occasion) -> None:
    for each in one.object:
        facts = {condition.fact: condition.equals for condition in each.applies}
        if any(name.startswith("uu-12-2022") for name in each.basis):
            assert facts["sexual_violence_law_excluded"] is False
        else:
            assert facts.keys() & {"new_code_may_apply", "examination_under_new_code"}
    if "police_examination" in one.events:
        assert all("new_code_may_apply" not in {c.fact for c in each.applies} for each in one.object)


def test_after_the_requisitoir_an_advocate_is_asked_before_a_first_application() -> None:
    (told,) = [one for one in occasion("requisitoir").happens if "perma-1-2022/11" in one.basis]
    assert "advokat" in told.text


def test_the_glossary_asks_for_the_means_of_a_child_too() -> None:
    told = next(one for one in BOOK.glossary if one.id == "three-elements")
    assert "anak" not in told.text


def test_the_joined_claim_has_the_words_of_the_present_code_and_its_limit() -> None:
    told = next(one for one in BOOK.glossary if one.id == "joined-claim")
    assert told.term == "Penggabungan gugatan ganti rugi"
    assert "hanya untuk biaya yang sudah dikeluarkan" in told.text


def test_for_a_child_the_reader_minds_the_few_days_and_who_consents() -> None:
    assert {"pp-43-2017/10", "pp-43-2017/15"} <= set(right("restitution").basis)
    assert "tetap ajukan" in right("restitution").careful
    assert {"uu-3-2026/54/2", "uu-3-2026/54/3"} <= set(right("protection").basis)
