"""What no paper may do: print a record instead of a text, or tell of a coerced act without an advocate."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from papers import read

from legal_assist import messages
from legal_assist.documents.answers import printed
from legal_assist.errors import CaseDataError, DocumentError
from legal_assist.reckoning import readiness

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

STORIES = ("permohonan-restitusi", "rincian-kerugian", "kronologi", "permohonan-pemuatan-restitusi")
CARE = ("permohonan-rehabilitasi", "permohonan-lpsk-bantuan")
ADVOCATE = {"id": "D9", "name": "Contohwati Rekayasa", "capacity": "advocate"}


@pytest.mark.parametrize("value", [True, (), ("a",), {"a": 1}, ["a"], object(), 1.5, None])
def test_only_texts_numbers_and_days_have_a_printed_form(value: object) -> None:
    with pytest.raises(DocumentError) as caught:
        printed(value, "victims.K1.name")
    assert caught.value.key == "documents.not_plain"


def test_texts_numbers_and_days_are_printed_the_indonesian_way() -> None:
    values = ("A & B", 7, Decimal("17.5"), date(2026, 11, 24), time(10, 0))
    assert [printed(value) for value in values] == ["A & B", "7", "17,5", "24 November 2026", "10.00"]


@pytest.mark.parametrize("letter", "bc")
@pytest.mark.parametrize("applicant", [None, "victim", "advocate", "institution"])
def test_no_paper_prints_a_record(letter: str, applicant: str | None, press: Callable[[str], Press]) -> None:
    one = press(letter)
    one.plain.pop("signing_companion", None)
    one.plain.pop("several_convicts_liability", None)
    one.plain.pop("applicant", None)
    one.plain |= {"applicant": applicant} if applicant else {}
    for defendant in one.plain["defendants"]:
        defendant["role"] = "third_party"
    for entry in one.catalogue.entries:
        if readiness.state(one.case, one.book, entry, one.as_of).applies:
            assert not re.search(r"\w\(id=|\bid='|Decimal\(|datetime\.", read(one.make(entry.id, draft=True)))


@pytest.mark.parametrize("entry_id", STORIES)
def test_a_coerced_act_holds_back_the_final_until_there_is_an_advocate(
    entry_id: str, press: Callable[[str], Press]
) -> None:
    one = press("c")
    with pytest.raises(DocumentError) as caught:
        one.make(entry_id)
    held = [problem for problem in caught.value.problems if problem.path == "companions"]
    assert [problem.key for problem in held] == ["documents.hold.coerced_without_advocate"]
    assert "K1" in messages.of_problem(held[0], "id")
    assert "advocate" in messages.of_problem(held[0], "en")
    assert "advokat" in read(one.make(entry_id, draft=True))
    one.plain["companions"].append(ADVOCATE)
    assert one.make(entry_id)


@pytest.mark.parametrize("entry_id", CARE)
def test_care_does_not_wait_for_an_advocate_but_leaves_out_what_a_coerced_victim_told(
    entry_id: str, press: Callable[[str], Press]
) -> None:
    one = press("c")
    one.victim("K1")["suffering"] = "Ia malu atas yang harus dikerjakannya."
    text = read(one.make(entry_id))
    assert "yang harus dikerjakannya" not in text
    assert "disampaikan langsung kepada petugas" in text
    one.plain["companions"].append(ADVOCATE)
    assert "yang harus dikerjakannya" in read(one.make(entry_id))


def test_no_answer_in_place_of_an_advocate_lifts_the_hold(press: Callable[[str], Press]) -> None:
    one = press("c")
    one.plain["marks"]["companions"] = {"kind": "to_follow"}
    with pytest.raises(CaseDataError):
        _ = one.case


def test_the_list_of_evidence_tells_no_story_and_is_not_held(press: Callable[[str], Press]) -> None:
    assert press("c").make("daftar-alat-bukti")


def test_one_coerced_victim_holds_the_common_paper_but_not_another_victims_letter(
    press: Callable[[str], Press],
) -> None:
    one = press("a")
    one.plain["companions"] = [c for c in one.plain["companions"] if c["capacity"] != "advocate"]
    one.plain["applicant"] = "victim"
    one.plain.pop("signing_companion")
    one.victim("K1")["coerced_offence"] = True
    one.plain["losses"] = [line for line in one.plain["losses"] if line.get("channel") != "joined_claim"]

    def held(entry_id: str) -> bool:
        state = readiness.state(one.case, one.book, one.catalogue.entry(entry_id), one.as_of)
        return any(gap.said.key == "documents.hold.coerced_without_advocate" for gap in state.gaps)

    assert held("permohonan-restitusi")
    assert held("rincian-kerugian")
    assert held("permohonan-pemuatan-restitusi")
    assert not held("penolakan-tagihan")


def test_care_for_a_coerced_victim_waits_for_no_advocate_and_says_so(press: Callable[[str], Press]) -> None:
    one = press("c")
    state = readiness.state(one.case, one.book, one.catalogue.entry("permohonan-rehabilitasi"), one.as_of)
    assert "tidak menunggu advokat" in str([note.params for note in state.notes])


@pytest.mark.parametrize("letter", "abcd")
def test_the_state_of_a_paper_says_who_will_read_it(letter: str, press: Callable[[str], Press]) -> None:
    one = press(letter)
    for entry in one.catalogue.entries:
        state = readiness.state(one.case, one.book, entry, one.as_of)
        if not state.applies:
            continue
        served = "served" if entry.reaches_defendant else "not_served"
        assert state.notes[0].key == f"documents.note.{served}"
        sealed = entry.sealed or entry.identity == "coded"
        assert ("documents.note.sealed_sheet" in [note.key for note in state.notes]) == sealed
        assert all(
            messages.text(note.key, lang, **note.params)
            for note in state.notes
            for lang in messages.LANGUAGES
        )
