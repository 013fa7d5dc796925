"""A stray "no" never uncovers a victim: she is named only by her own recorded decision, and never a child."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from papers import part, read, spoken

from legal_assist import messages
from legal_assist.errors import DocumentError
from legal_assist.reckoning import identity, readiness

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

SERVED = ("permohonan-restitusi", "rincian-kerugian", "daftar-alat-bukti", "permohonan-penggabungan")


def state(one: Press, entry_id: str) -> readiness.DocumentState:
    """What the screen says of a paper."""
    return readiness.state(one.case, one.book, one.catalogue.entry(entry_id), one.as_of)


def notes(one: Press, entry_id: str) -> dict[str, dict[str, Any]]:
    """The notes of a paper by key."""
    return {note.key.removeprefix("documents."): note.params for note in state(one, entry_id).notes}


def identity_of(one: Press, code: str) -> list[str]:
    """What a coded paper must not print."""
    victim = one.victim(code)
    return [victim["name"], victim["nik"], victim["address"]]


@pytest.mark.parametrize("draft", [True, False])
@pytest.mark.parametrize("entry_id", SERVED)
def test_a_no_without_a_decision_uncovers_nobody(
    draft: bool, entry_id: str, press: Callable[[str], Press]
) -> None:
    one = press("a")
    one.victim("K1")["confidential"] = False
    one.victim("K1")["decisions"] = []
    text = read(one.make(entry_id, draft=draft))
    assert not [value for value in identity_of(one, "K1") if value in text]
    assert dict(state(one, entry_id).identities)["K1"] == "coded"
    assert "K1" in notes(one, entry_id)["note.identity_undecided"]["codes"]


def test_the_sealed_sheet_is_made_for_whoever_is_coded_and_for_nobody_else(
    press: Callable[[str], Press],
) -> None:
    one = press("a")
    for victim in one.plain["victims"]:
        victim["confidential"] = False
    assert [made.victim for made in one.make("lembar-identitas")] == ["K1", "K2", "K3", "K4"]
    one.named_openly("K2")
    assert [made.victim for made in one.make("lembar-identitas")] == ["K1", "K3", "K4"]
    one.named_openly("K1", "K3", "K4")
    assert state(one, "lembar-identitas").applies is False


@pytest.mark.parametrize("decision", ["wants", "not_now"])
def test_only_her_latest_decision_counts(decision: str, press: Callable[[str], Press]) -> None:
    one = press("a")
    one.named_openly("K1")
    assert one.victim("K1")["name"] in read(one.make("permohonan-restitusi"))
    later = {"id": "S98", "right": "confidentiality", "decision": decision, "on": one.as_of.isoformat()}
    one.victim("K1")["decisions"].append(later)
    assert one.victim("K1")["name"] not in read(one.make("permohonan-restitusi"))


def test_a_decision_of_a_later_day_does_not_count_yet(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.named_openly("K1")
    one.victim("K1")["decisions"][-1]["on"] = (one.as_of + timedelta(days=1)).isoformat()
    one.plain["victims"][0]["decisions"] = [
        each
        for each in one.victim("K1")["decisions"]
        if each["right"] != "confidentiality" or each["id"] == "S99"
    ]
    assert one.victim("K1")["name"] not in read(one.make("permohonan-restitusi"))


@pytest.mark.parametrize("answer", [None, True])
def test_a_decision_without_the_answer_uncovers_nobody(
    answer: bool | None, press: Callable[[str], Press]
) -> None:
    one = press("a")
    one.named_openly("K1")
    one.victim("K1").pop("confidential")
    if answer is not None:
        one.victim("K1")["confidential"] = answer
    assert one.victim("K1")["name"] not in read(one.make("permohonan-restitusi", draft=True))


@pytest.mark.parametrize("birth", ["child now", "child at the act", None])
def test_no_decision_uncovers_a_child_or_somebody_of_unknown_age(
    birth: str | None, press: Callable[[str], Press]
) -> None:
    one = press("a")
    one.named_openly("K1")
    act = next(event for event in one.plain["events"] if event["kind"] == "act_from")
    if birth is None:
        del one.victim("K1")["birth_date"]
    elif birth == "child now":
        one.victim("K1")["birth_date"] = one.as_of.replace(year=one.as_of.year - 17).isoformat()
    else:
        act["date"] = "2010-01-04"
        one.victim("K1")["birth_date"] = "1995-06-01"
    assert one.victim("K1")["name"] not in read(one.make("permohonan-restitusi", draft=True))


@pytest.mark.parametrize(
    ("field", "value"),
    [("threatened", True), ("safe_now", False), ("pressured", True), ("family_threatened", True),
     ("phone_watched", True), ("risk_at_home", True), ("known_to_victim_family", True)],
)  # fmt: skip
def test_an_endangered_victim_is_named_only_after_somebody_accepts_it(
    field: str, value: bool, press: Callable[[str], Press]
) -> None:
    one = press("a")
    one.named_openly("K1")
    target = one.plain["defendants"][0] if field == "known_to_victim_family" else one.victim("K1")
    target[field] = value
    assert notes(one, "permohonan-restitusi")["note.open_identity"] == {"codes": "K1"}
    with pytest.raises(DocumentError) as caught:
        one.make("permohonan-restitusi")
    assert [problem.key for problem in caught.value.problems] == ["documents.gap_open_identity"]
    assert all(messages.of_problem(caught.value.problems[0], lang) for lang in messages.LANGUAGES)
    wanted = caught.value.problems[0].params["acceptance"]
    assert wanted == identity.acceptance("K1") == "open-identity:K1"
    made = one.make("permohonan-restitusi", accepted=(wanted,))
    assert one.victim("K1")["name"] in read(made)
    assert made[0].receipt["accepted"] == [wanted]
    assert made[0].receipt["identities"]["K1"] == "open"
    with pytest.raises(DocumentError):
        one.make("permohonan-restitusi", accepted=("open-identity:K2",))


def test_a_safe_victim_who_declines_is_named_without_further_ado(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.named_openly("K1")
    found = state(one, "permohonan-restitusi")
    assert found.gaps == ()
    assert found.identities == (("K1", "open"), ("K2", "coded"), ("K3", "coded"), ("K4", "coded"))
    said = notes(one, "permohonan-restitusi")
    assert said["identity.coded"] == {"codes": "K2, K3, K4"}
    assert said["identity.open"] == {"codes": "K1"}
    assert "note.open_identity" not in said


def test_a_paper_says_of_whom_it_gives_only_the_code(press: Callable[[str], Press]) -> None:
    one = press("a")
    everybody = spoken(one.make("permohonan-restitusi"))
    assert "Karena identitas para Korban dirahasiakan" in everybody
    one.named_openly("K1", "K4")
    some = spoken(one.make("permohonan-restitusi"))
    assert "Karena identitas Korban K2 dan Korban K3 dirahasiakan" in some
    assert "inisial dan kode Korban tersebut. Identitas lengkap" in some
    one.named_openly("K2", "K3")
    nobody = spoken(one.make("permohonan-restitusi"))
    assert "dirahasiakan berdasarkan" not in nobody
    assert "sampul tertutup" not in nobody


def test_a_coded_victim_is_guarded_in_the_paper_of_one_who_is_named(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.named_openly("K1")
    one.victim("K1")["suffering"] = f"Korban melihat {one.victim('K2')['name']} dipukul."
    with pytest.raises(DocumentError) as caught:
        one.make("rincian-kerugian")
    assert caught.value.key == "documents.leak"
    assert {problem.path for problem in caught.value.problems} == {"victims.K2", "victims.K1.suffering"}


def test_all_leaks_of_all_papers_of_a_document_are_named_at_once(press: Callable[[str], Press]) -> None:
    one = press("a")
    names = {code: one.victim(code)["name"] for code in ("K1", "K2", "K3")}
    one.victim("K1")["suffering"] = f"Bersama {names['K2']} dan {names['K3']}."
    one.victim("K2")["suffering"] = f"Bersama {names['K1']}."
    with pytest.raises(DocumentError) as caught:
        one.make("rincian-kerugian")
    facts = [p for p in caught.value.problems if p.key == "documents.leak_fact"]
    assert sorted((p.path, p.params["code"]) for p in facts) == [
        ("victims.K1.suffering", "K2"), ("victims.K1.suffering", "K3"), ("victims.K2.suffering", "K1"),
    ]  # fmt: skip
    said = [messages.of_problem(p, lang) for p in caught.value.problems for lang in messages.LANGUAGES]
    assert not [text for text in said for name in names.values() if name in text]
    assert not [text for text in said if "word/" in text or "victims." in text]


def test_the_power_is_marked_as_sealed_only_while_she_is_coded(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.named_openly("K1")
    marks = {
        made.victim: "RAHASIA – DALAM SAMPUL TERTUTUP" in part(made.data, "word/header1.xml").decode()
        for made in one.make("surat-kuasa-khusus")
    }
    assert marks == {"K1": False, "K2": True, "K3": True, "K4": True}


def test_who_holds_an_exhibit_is_told_on_the_sealed_sheet_only(press: Callable[[str], Press]) -> None:
    one = press("a")
    holder = next(e for e in one.plain["exhibits"] if e["id"] == "P-18")["held_by"]
    for entry_id in ("permohonan-restitusi", "daftar-alat-bukti"):
        text = spoken(one.make(entry_id))
        assert holder not in text
        assert "dipegang Terdakwa I" not in text
    assert "Pemegangnya disebut dalam Lembar Identitas Korban" in spoken(one.make("daftar-alat-bukti"))
    assert [holder in read((made,)) for made in one.make("lembar-identitas")] == [False, False, False, True]
    one.named_openly("K1", "K2", "K3", "K4")
    text = spoken(one.make("daftar-alat-bukti"))
    assert f"menyusul, pada {holder}" in text
    assert "Pemegangnya disebut" not in text


def test_who_holds_her_papers_is_not_told_by_an_answer_either(press: Callable[[str], Press]) -> None:
    one = press("a")
    del one.victim("K1")["occupation"]
    one.plain["marks"]["victims.K1.occupation"] = {"kind": "held_by_other", "note": "Rumah aman Melati"}
    assert "Rumah aman Melati" not in read(one.make("permohonan-restitusi"))
    assert "dipegang pihak lain (Rumah aman Melati)" in read(one.make("lembar-identitas"))


@pytest.mark.parametrize("entry_id", ["permohonan-restitusi", "rincian-kerugian"])
def test_a_draft_keeps_an_endangered_victim_coded_until_somebody_accepts(
    entry_id: str, press: Callable[[str], Press]
) -> None:
    one = press("a")
    one.named_openly("K1", safe=False)
    one.victim("K1")["threatened"] = True
    text = read(one.make(entry_id, draft=True))
    assert not [value for value in identity_of(one, "K1") if value in text]
    agreed = frozenset({identity.acceptance("K1")})
    assert one.victim("K1")["name"] in read(one.make(entry_id, draft=True, accepted=agreed))


@pytest.mark.parametrize("letter", ["a", "c", "d"])
def test_no_paper_that_names_her_points_to_a_sealed_sheet(letter: str, press: Callable[[str], Press]) -> None:
    one = press(letter)
    one.named_openly(*[victim["id"] for victim in one.plain["victims"]])
    for entry in one.catalogue.entries:
        if state(one, entry.id).applies is not False:
            text = spoken(one.make(entry.id, draft=True))
            assert "Lembar Identitas" not in text, entry.id
