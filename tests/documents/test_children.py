"""Papers for children: others ask for them, with the identity and certified copies the rules want of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from moments import after_requisitoir, event, finished
from papers import read, spoken

from legal_assist import messages
from legal_assist.errors import DocumentError
from legal_assist.reckoning import readiness

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

    from legal_assist.reckoning.finding import Gap


def gaps(one: Press, entry_id: str) -> tuple[Gap, ...]:
    return readiness.state(one.case, one.book, one.catalogue.entry(entry_id), one.as_of).gaps


def test_who_asks_for_children_is_not_called_a_victim(press: Callable[[str], Press]) -> None:
    text = spoken(press("b").make("permohonan-restitusi", draft=True))
    assert "permohonan Restitusi bagi para Korban, anak yang menjadi korban tindak pidana" in text
    assert "Restitusi sebagai korban" not in text
    opening = text.partition("A. IDENTITAS")[0]
    assert "Pasal 71D ayat (1) Undang-Undang Nomor 35 Tahun 2014" in opening
    assert "Pasal 5 Peraturan Pemerintah Nomor 43 Tahun 2017" in opening


def test_adults_ask_as_victims_and_without_the_rules_for_children(press: Callable[[str], Press]) -> None:
    opening = spoken(press("a").make("permohonan-restitusi")).partition("A. IDENTITAS")[0]
    assert "permohonan Restitusi sebagai korban tindak pidana perdagangan orang berdasarkan" in opening
    assert "Nomor 43 Tahun 2017" not in opening


def test_the_letter_on_confidentiality_acts_for_the_children_and_lists_them(
    press: Callable[[str], Press],
) -> None:
    text = spoken(press("b").make("permohonan-kerahasiaan"))
    assert "Para Pemohon bertindak untuk Anak Korban K.S. (K1) dan B.W. (K2), korban dalam Perkara" in text
    assert "Korban K1 Nama (disamarkan) | : | K.S. (Korban K1)" in text
    assert "Para Pemohon adalah korban" not in text


def test_proof_of_relation_is_asked_only_where_a_parent_or_heir_asks(press: Callable[[str], Press]) -> None:
    asked = [
        gap.said.params["label"] for gap in gaps(press("b"), "permohonan-restitusi") if gap.path == "exhibits"
    ]
    assert "Surat hubungan keluarga/ahli waris/wali (K2)" in asked
    assert "Surat hubungan keluarga/ahli waris/wali (K1)" not in asked


def test_a_childs_identity_copy_has_to_be_certified(press: Callable[[str], Press]) -> None:
    one = press("b")
    wanted = {gap.said.params["label"] for gap in gaps(one, "permohonan-restitusi")
              if gap.said.key == "documents.gap_certified"}  # fmt: skip
    assert wanted == {"Fotokopi identitas, dilegalisasi (K2)"}
    copy = next(e for e in one.plain["exhibits"] if e["id"] == "P-2")
    copy["certified"] = True
    assert not [gap for gap in gaps(one, "permohonan-restitusi") if gap.said.key == "documents.gap_certified"]
    copy.pop("certified")
    copy["status"] = "to_follow"
    assert not [gap for gap in gaps(one, "permohonan-restitusi") if gap.said.key == "documents.gap_certified"]
    adult = press("a")
    next(e for e in adult.plain["exhibits"] if e["id"] == "P-1")["certified"] = False
    assert not gaps(adult, "permohonan-restitusi")


@pytest.mark.parametrize(
    "field", ["sex", "birth_place", "birth_date", "marital_status", "occupation", "address"]
)
@pytest.mark.parametrize("entry_id", ["permohonan-restitusi", "lembar-identitas"])
def test_a_parent_who_asks_is_identified_in_full(
    field: str, entry_id: str, press: Callable[[str], Press]
) -> None:
    one = press("b")
    path = f"victims.K2.guardian.{field}"
    assert path not in {gap.path for gap in gaps(one, entry_id)}
    del one.victim("K2")["guardian"][field]
    assert path in {gap.path for gap in gaps(one, entry_id)}
    assert f"victims.K1.guardian.{field}" not in {gap.path for gap in gaps(one, entry_id)}
    with pytest.raises(DocumentError) as caught:
        one.make(entry_id)
    said = [problem for problem in caught.value.problems if problem.path == path]
    assert all(messages.of_problem(said[0], lang) for lang in messages.LANGUAGES)


def test_the_sheet_names_the_parent_and_no_served_paper_does(press: Callable[[str], Press]) -> None:
    one = press("b")
    sheet = read(one.make("lembar-identitas")[1:])
    for text in ("Natuna, 20 Juli 1988", "Kawin", "Pedagang kue", "ibu kandung"):
        assert text in sheet
    assert "Natuna" not in read(one.make("permohonan-restitusi", draft=True))


def test_the_assessment_of_a_childs_restitution_follows_the_stage(press: Callable[[str], Press]) -> None:
    one = press("b")
    text = spoken(one.make("permohonan-restitusi", draft=True))
    assert "Pasal 12 Peraturan Pemerintah Nomor 43 Tahun 2017" in text
    assert "Pasal 17 Peraturan Pemerintah" not in text
    event(one, "tahap_ii", "2026-11-23")
    one.plain["stage"] = "prosecution"
    later = spoken(one.make("permohonan-restitusi", draft=True))
    assert "Pasal 17 Peraturan Pemerintah Nomor 43 Tahun 2017" in later
    assert "Pasal 12 Peraturan Pemerintah" not in later


def test_left_out_restitution_of_a_child_is_held_against_the_rule_for_children(
    press: Callable[[str], Press],
) -> None:
    one = after_requisitoir(press("a"), included=False)
    assert "Pasal 18 Peraturan" not in spoken(one.make("pemberitahuan-restitusi-tidak-dimuat"))
    one.victim("K1")["birth_date"] = "2010-03-14"
    text = spoken(one.make("pemberitahuan-restitusi-tidak-dimuat", draft=True))
    assert "Pasal 18 Peraturan Pemerintah Nomor 43 Tahun 2017" in text


@pytest.mark.parametrize(("channel", "cited"), [("lpsk", True), ("direct", False)])
def test_after_the_verdict_the_way_through_the_agency_is_cited_only_where_it_is_taken(
    channel: str, cited: bool, press: Callable[[str], Press]
) -> None:
    one = finished(press("a"), awarded=False)
    one.victim("K1")["birth_date"] = "2010-03-14"
    one.plain["filing_channel"] = channel
    text = spoken(one.make("permohonan-restitusi-sesudah-putusan", draft=True))
    assert "Pasal 4 ayat (2)" in text
    assert ("dan Pasal 6 Peraturan Pemerintah" in text or "Pasal 6 dan Pasal 7" in text
            or "Pasal 6 Peraturan Pemerintah Nomor 43" in text) is cited  # fmt: skip


def test_the_death_certificate_of_a_child_has_to_be_certified(press: Callable[[str], Press]) -> None:
    one = press("b")
    one.victim("K2").update(died_on="2026-11-01")
    one.plain["exhibits"].append(
        {"id": "P-70", "title": "Surat kematian", "kind": "death_certificate", "victim": "K2"}
    )
    wanted = {gap.said.params["label"] for gap in gaps(one, "permohonan-restitusi") if gap.path == "exhibits"}
    assert messages.text("documents.certified", "id", label="Surat kematian") + " (K2)" in wanted
