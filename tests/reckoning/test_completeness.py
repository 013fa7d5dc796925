"""What an addressee requires: there, answered otherwise, missing, or to be checked by eye."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_cases import AS_OF, amount, case, exhibit, line, told

from legal_assist.law import lawbook
from legal_assist.reckoning.completeness import Piece, completeness

if TYPE_CHECKING:
    from legal_assist.law.lawbook import LawBook

ADDRESSEES = ("court", "prosecutor", "investigator", "lpsk", "health_social", "local_government")


@pytest.fixture(scope="module")
def book() -> LawBook:
    return lawbook.load()


def _pieces(book: LawBook, addressee: str, as_of: date = AS_OF, **facts: Any) -> dict[tuple[str, str], Piece]:
    found = completeness(case(**facts), book, as_of, addressee)
    assert len({(one.rule.id, one.subject) for one in found}) == len(found)
    return {(one.rule.id, one.subject): one for one in found}


def _event(number: int, kind: str, on: str, **facts: Any) -> dict[str, Any]:
    return {"id": f"E{number}", "kind": kind, "date": on, **facts}


def _victim(**facts: Any) -> dict[str, Any]:
    return {"victims": [{"id": "K1", **facts}]}


def test_an_empty_case_lacks_what_is_always_required(book: LawBook) -> None:
    found = _pieces(book, "court", **_victim())
    for piece in ("restitution-applicant", "restitution-offence", "restitution-respondents"):
        assert found[piece, "case"].state == "missing", piece
        assert found[piece, "case"].gaps, piece
    assert found["restitution-losses", "K1"].state == "missing"
    assert found["restitution-form", "case"].state == "check"
    assert ("restitution-death-certificate", "K1") not in found
    assert ("restitution-care-proof", "K1") not in found


def test_a_piece_is_met_answered_or_missing(book: LawBook) -> None:
    facts = {
        "name": "Sekar Rekaan", "sex": "female", "birth_place": "Batam", "birth_date": "1998-03-14",
        "marital_status": "belum kawin", "occupation": "pelayan", "address": "d.a. lembaga",
    }  # fmt: skip
    item = ("restitution-victim-identity", "K1")
    missing = _pieces(book, "court", **_victim(**facts))[item]
    assert missing.state == "missing"
    assert [gap.path for gap in missing.gaps] == ["victims.K1.nik"]
    # One of the two numbers is enough, and an answer other than a value is an answer.
    assert _pieces(book, "court", **_victim(**facts, passport="X0000001"))[item].state == "met"
    marked = {"victims.K1.nik": {"kind": "held_by_other"}}
    answered = _pieces(book, "court", **_victim(**facts), marks=marked)[item]
    assert answered.state == "answered"
    assert answered.gaps == ()


def test_the_identity_copy_must_be_certified_and_hers(book: LawBook) -> None:
    item = ("restitution-identity-copy", "K1")
    plain = [exhibit(1, "identity_copy", victim="K1")]
    assert _pieces(book, "court", exhibits=plain)[item].state == "missing"
    certified = [exhibit(1, "identity_copy", victim="K1", certified=True)]
    found = _pieces(book, "court", exhibits=certified)
    assert found[item].state == "met"
    assert found["restitution-identity-copy", "K2"].state == "missing"
    later = [exhibit(1, "identity_copy", status="to_follow")]
    assert _pieces(book, "court", exhibits=later)[item].state == "answered"


def test_a_child_brings_the_rules_for_children(book: LawBook) -> None:
    item = ("restitution-identity-copy", "K1")
    adult = _pieces(book, "court", **_victim(birth_date="1998-03-14"))[item]
    child = _pieces(book, "court", **_victim(birth_date="2011-03-14"))[item]
    assert "pp-43-2017/7/2/a" not in adult.sources
    assert "pp-43-2017/7/2/a" in child.sources
    guardian = ("restitution-guardian-identity", "K1")
    assert guardian not in _pieces(book, "court", **_victim(birth_date="2011-03-14"), applicant="victim")
    found = _pieces(book, "court", **_victim(birth_date="2011-03-14"), applicant="guardian")
    assert found[guardian].state == "missing"
    assert next(gap.path for gap in found[guardian].gaps) == "victims.K1.guardian.name"


def test_proof_that_is_to_follow_is_an_answer_and_none_is_missing(book: LawBook) -> None:
    item = ("restitution-loss-proof", "K1")
    lines = [line(1, basis=amount(500_000), evidence=["P-1"])]
    assert _pieces(book, "court", losses=lines, exhibits=[exhibit(1)])[item].state == "met"
    later = _pieces(book, "court", losses=lines, exhibits=[exhibit(1, status="to_follow")])[item]
    assert later.state == "answered"
    bare = _pieces(book, "court", losses=[line(1)])[item]
    assert bare.state == "missing"
    assert [gap.path for gap in bare.gaps] == ["losses.L1.evidence"]
    assert item not in _pieces(book, "court")


def test_who_declines_is_left_out(book: LawBook) -> None:
    declined = [{"id": "S1", "right": "restitution", "decision": "not_now", "on": "2026-11-01"}]
    people = [{"id": "K1", "decisions": declined}, {"id": "K2"}]
    subjects = {one.subject for one in completeness(case(victims=people), book, AS_OF, "court")}
    assert subjects == {"case", "K2"}
    assert completeness(case(victims=people[:1]), book, AS_OF, "court") == ()


def test_after_a_final_verdict_the_court_wants_the_verdict_and_the_day_of_knowing(book: LawBook) -> None:
    final = [
        _event(1, "verdict", "2026-09-20", verdict_kind="convicted"),
        _event(2, "final", "2026-10-01"),
    ]
    found = _pieces(book, "court", **_victim(), events=final, court_case_number="12/Pid.Sus/2026/PN Tpg")
    assert found["restitution-verdict-copy", "case"].state == "missing"
    assert found["restitution-day-of-knowing", "case"].state == "missing"
    known = [*final, _event(3, "finality_known", "2026-10-05")]
    papers = [exhibit(1, "verdict_copy")]
    found = _pieces(
        book, "court", **_victim(), events=known, exhibits=papers, court_case_number="12/Pid.Sus/2026/PN Tpg"
    )
    assert found["restitution-verdict-copy", "case"].state == "met"
    assert found["restitution-day-of-knowing", "case"].state == "met"
    assert ("requisitoir-application-filed", "K1") not in _pieces(book, "prosecutor", events=final)


def test_securing_assets_is_asked_of_the_investigator_before_the_hand_over(book: LawBook) -> None:
    item = ("seizure-list-of-assets", "case")
    payer = [{"id": "T1", "name": "Raka Rekaan"}]
    assert _pieces(book, "investigator", defendants=payer)[item].state == "missing"
    rich = [{"id": "T1", "name": "Raka Rekaan", "assets": "satu pompong"}]
    assert _pieces(book, "investigator", defendants=rich)[item].state == "met"
    # The file going to and fro, or being called complete, still leaves it with the investigator.
    complete = [
        _event(1, "spdp", "2026-10-01"),
        _event(2, "p19", "2026-10-10"),
        _event(3, "p21", "2026-10-20"),
    ]
    assert _pieces(book, "investigator", defendants=rich, events=complete)[item].state == "met"
    moved = [*complete, _event(4, "tahap_ii", "2026-11-01")]
    assert item not in _pieces(book, "investigator", defendants=rich, events=moved)
    assert item not in _pieces(book, "investigator", defendants=rich, stage="prosecution")
    assert item not in _pieces(book, "court", defendants=rich)


def test_lpsk_gets_three_applications(book: LawBook) -> None:
    found = completeness(case(**_victim()), book, AS_OF, "lpsk")
    assert list(dict.fromkeys(one.rule.application for one in found)) == [
        "restitution", "assistance", "protection",
    ]  # fmt: skip
    paper = {one.rule.id: one for one in found}["assistance-police-paper"]
    assert paper.state == "missing"
    with_receipt = completeness(
        case(**_victim(), exhibits=[exhibit(1, "police_report_receipt")]), book, AS_OF, "lpsk"
    )
    assert {one.rule.id: one.state for one in with_receipt}["assistance-police-paper"] == "met"


def test_urgent_help_waits_for_no_police_receipt(book: LawBook) -> None:
    found = completeness(case(**_victim(urgent_care=True)), book, AS_OF, "health_social")
    urgent = [one for one in found if one.rule.application == "emergency_aid"]
    assert [one.rule.id for one in urgent] == ["emergency-condition"]
    assert "police_report_receipt" not in urgent[0].rule.exhibits


def test_local_government_is_asked_only_for_a_return_within_the_country(book: LawBook) -> None:
    assert completeness(case(**_victim(wants_return=False)), book, AS_OF, "local_government") == ()
    home = _victim(wants_return=True, nationality="Indonesia", home_district="Kabupaten Rekaan")
    found = {one.rule.id: one.state for one in completeness(case(**home), book, AS_OF, "local_government")}
    assert found["return-home-district"] == "met"
    assert found["rehabilitation-return-will"] == "missing"
    assert found["return-request"] == "check"
    foreign = _victim(wants_return=True, nationality="Filipina")
    ids = {one.rule.id for one in completeness(case(**foreign), book, AS_OF, "local_government")}
    assert not ids & {"return-home-district", "return-request"}


def test_while_it_is_not_known_whether_a_piece_applies_that_is_asked(book: LawBook) -> None:
    found = _pieces(book, "local_government", **_victim())
    assert {one.state for one in found.values()} == {"missing"}
    assert "victims.K1.wants_return" in [gap.path for gap in found["return-home-district", "K1"].gaps]


def test_sources_are_those_of_the_day(book: LawBook) -> None:
    item = ("protection-case", "case")
    before = _pieces(book, "lpsk", date(2026, 5, 19), **_victim())[item].sources
    after = _pieces(book, "lpsk", date(2026, 5, 20), **_victim())[item].sources
    assert before == ("uu-31-2014/28/1",)
    assert after == ("uu-3-2026/49/1",)


def test_an_unknown_addressee_has_no_pieces(book: LawBook) -> None:
    assert completeness(case(), book, AS_OF, "nobody") == ()


_BOOK = lawbook.load()


@given(
    st.dictionaries(
        st.sampled_from(["threatened", "hurt", "urgent_care", "wants_return", "sexual_exploitation"]),
        st.booleans(),
    ),
    st.sampled_from([None, "victim", "guardian", "heir", "advocate", "institution"]),
    st.sampled_from([None, "1998-03-14", "2011-03-14"]),
    st.sampled_from(ADDRESSEES),
    st.sampled_from([date(2026, 1, 15), date(2026, 5, 19), AS_OF]),
)
@settings(max_examples=60, deadline=None)
def test_every_piece_has_a_source_in_force_and_only_missing_ones_have_gaps(
    answers: dict[str, bool], applicant: str | None, birth: str | None, addressee: str, as_of: date
) -> None:
    facts = _victim(**answers, **({"birth_date": birth} if birth else {}))
    for one in completeness(case(**facts, applicant=applicant), _BOOK, as_of, addressee):
        assert one.sources, one.rule.id
        for cited in one.sources:
            assert _BOOK.in_force(cited, as_of).status in ("in_force", "transitional")
        assert one.state == "missing" or one.gaps == ()
        for gap in one.gaps:
            for lang in ("id", "en"):
                assert told(gap.said, lang)


def test_a_family_member_who_applies_is_named_with_the_relation(book: LawBook) -> None:
    grown = _victim(birth_date="1990-01-01", relative={"name": "Kerabat Rekaan"})
    found = _pieces(book, "court", applicant="family", **grown)
    assert found["restitution-relative-identity", "K1"].state == "missing"
    assert ("restitution-family-relation", "K1") in found
    assert ("restitution-relative-identity", "K1") not in _pieces(book, "court", applicant="victim", **grown)
    child = _victim(birth_date="2014-01-01", relative={"name": "Kerabat Rekaan"})
    assert ("restitution-relative-identity", "K1") not in _pieces(book, "court", applicant="family", **child)
