"""The three letters to LPSK, and the chronology held against the police minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from moments import applies, event, finished, notes
from papers import read, spoken

from legal_assist.errors import DocumentError
from legal_assist.reckoning import minutes

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

    from legal_assist.documents.catalogue import Catalogue


def test_the_agency_is_asked_to_assess_and_pass_on(press: Callable[[str], Press]) -> None:
    text = spoken(press("a").make("permohonan-lpsk-restitusi"))
    assert "Ketua Lembaga Perlindungan Saksi dan Korban" in text
    assert "Pasal 28 ayat (1) huruf j Undang-Undang Nomor 3 Tahun 2026" in text
    assert "kepada Penuntut Umum untuk dimuat dalam surat tuntutan" in text
    assert "dalam bentuk pembayaran sejumlah uang" in text
    assert "METERAI" in text
    later = spoken(finished(press("a"), awarded=False).make("permohonan-lpsk-restitusi"))
    assert "kepada pengadilan untuk mendapat penetapan" in later
    assert "untuk dimuat dalam surat tuntutan" not in later


def test_an_assessment_in_hand_ends_the_request(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.plain["exhibits"].append({"id": "P-91", "title": "Keputusan LPSK", "kind": "lpsk_assessment"})
    assert applies(one, "permohonan-lpsk-restitusi") is False
    assert applies(one, "permintaan-penghitungan-restitusi") is False


def test_children_are_asked_for_by_the_rules_for_children(press: Callable[[str], Press]) -> None:
    text = spoken(press("b").make("permohonan-lpsk-restitusi", draft=True))
    assert "Pasal 71D Undang-Undang Nomor 35 Tahun 2014" in text
    assert "Pasal 5 ayat (3) Peraturan Pemerintah Nomor 43 Tahun 2017" in text
    asked = spoken(press("b").make("permintaan-penghitungan-restitusi"))
    assert "Pasal 12 Peraturan Pemerintah Nomor 43 Tahun 2017" in asked
    assert "Pasal 17 Peraturan Pemerintah" not in asked


def test_protection_names_the_dangers_on_record_and_no_others(press: Callable[[str], Press]) -> None:
    one = press("a")
    assert applies(one, "permohonan-lpsk-pelindungan") is False
    victim = one.victim("K1")
    victim |= {"threatened": True, "phone_watched": True, "safe_now": False}
    event(one, "threat", "2026-11-20", concerns=["K1"], note="Pesan ancaman diterima di telepon.")
    text = spoken(one.make("permohonan-lpsk-pelindungan"))
    assert "tidak dalam keadaan aman" in text
    assert "20 November 2026: Pesan ancaman diterima di telepon." in text
    assert "pelindungan dari ancaman digital" in text
    assert "tempat kediaman sementara" in text
    assert "Keluarga Korban mendapat ancaman" not in text
    assert "Pasal 51 ayat (1) huruf a Undang-Undang Nomor 3 Tahun 2026" in text
    assert "Tembusan" not in text


def test_a_child_without_a_fit_guardian_is_protected_without_consent(press: Callable[[str], Press]) -> None:
    one = press("b")
    victim = one.victim("K1")
    victim["decisions"] = [*victim.get("decisions", ()), {
        "id": "S98", "right": "protection", "decision": "wants", "on": "2026-11-20",
    }]  # fmt: skip
    one.plain["events"] = [e for e in one.plain["events"] if e.get("application") != "protection"]
    texts = [spoken((paper,)) for paper in one.make("permohonan-lpsk-pelindungan")]
    found = [text for text in texts if one.victim("K1")["name"] in text]
    assert found
    assert "tidak dapat bertindak" in found[0]
    assert "Pasal 54 ayat (2) dan ayat (3)" in found[0]
    assert "Lembaga yang mengajukan" not in found[0]
    assert "Andriyas Kertamanggala" not in found[0], "no office signs where only the victim's side may ask"


@pytest.mark.parametrize("entry_id", ["permohonan-lpsk-bantuan", "penunjukan-pendamping"])
def test_a_child_whose_parent_must_not_act_asks_herself_where_no_institution_may(
    entry_id: str, press: Callable[[str], Press]
) -> None:
    (made,) = [one for one in press("b").make(entry_id, draft=True) if one.victim == "K1"]
    text = spoken((made,))
    assert "Lembaga yang mengajukan" not in text
    assert "Cap jempol" in text, "she signs with her own hand"
    assert "Jaelan" not in text, "the step-father is the suspect and signs nothing"


def test_only_the_victims_side_applies_to_the_agency(catalogue: Catalogue) -> None:
    for entry_id in ("permohonan-lpsk-pelindungan", "permohonan-lpsk-bantuan", "pernyataan-dampak"):
        assert "institution" not in catalogue.entry(entry_id).signers
    assert "institution" not in catalogue.entry("penunjukan-pendamping").signers


@pytest.mark.parametrize("decision", ["not_now", "declines"])
def test_protection_is_not_offered_to_who_does_not_want_it(
    decision: str, press: Callable[[str], Press]
) -> None:
    one = press("a")
    one.victim("K1")["threatened"] = True
    assert applies(one, "permohonan-lpsk-pelindungan")
    made = {"id": "S98", "right": "protection", "decision": decision, "on": "2026-11-20"}
    one.victim("K1")["decisions"].append(made)
    assert applies(one, "permohonan-lpsk-pelindungan") is False


def test_before_the_current_law_protection_rests_on_the_former(press: Callable[[str], Press]) -> None:
    one = press("d")
    one.victim("K1")["threatened"] = True
    one.victim("K1")["safe_contact"] = "Melalui kantor."
    text = spoken(one.make("permohonan-lpsk-pelindungan"))
    assert "Undang-Undang Nomor 31 Tahun 2014" in text
    assert "Nomor 3 Tahun 2026" not in text


def test_assistance_says_what_for_and_asks_for_the_police_paper(press: Callable[[str], Press]) -> None:
    one = press("a")
    text = spoken(one.make("permohonan-lpsk-bantuan"))
    assert "Pasal 37 Peraturan Pemerintah Nomor 7 Tahun 2018" in text
    assert "bantuan rehabilitasi psikososial;" in text
    one.plain["exhibits"] = [
        e for e in one.plain["exhibits"] if e["kind"] not in ("police_letter", "police_report_receipt")
    ]
    with pytest.raises(DocumentError):
        one.make("permohonan-lpsk-bantuan")


def test_the_chronology_tells_before_during_after_and_the_elements(press: Callable[[str], Press]) -> None:
    text = spoken(press("a").make("kronologi"))
    places = [text.index(part) for part in ("A. Sebelum", "B. Selama", "C. Sesudah", "D. Proses")]
    assert places == sorted(places)
    assert "Perbuatan: Para Terdakwa merekrut" in text
    assert "Pasal 26 Undang-Undang Nomor 21 Tahun 2007" in text


def test_differences_from_the_police_minutes_are_shown_and_never_printed(
    press: Callable[[str], Press],
) -> None:
    one = press("a")
    assert "belum dibandingkan dengan berita acara" in notes(one, "kronologi")
    before = read(one.make("kronologi"))
    one.plain["minutes_during"] = (
        "Sejak tanggal 20 Januari 2026 para Korban bekerja di rumah makan di Johor selama 12 jam sehari."
    )
    said = notes(one, "kronologi")
    assert "Hanya dalam kronologi: 16 Januari 2026." in said
    assert "Hanya dalam berita acara: 20 Januari 2026, 12." in said
    assert "changes neither" in notes(one, "kronologi", "en")
    assert read(one.make("kronologi")) == before


def test_the_same_figures_written_differently_are_no_difference() -> None:
    ours = minutes.figures("Pada 12 Januari 2026 membayar Rp1.500.000,00 dan 2.000.000")
    theirs = minutes.figures("Tanggal 12-01-2026 dibayar 1.500.000 serta Rp 2.000.000")
    assert ours.keys() == theirs.keys()


def test_equal_accounts_say_nothing_and_other_words_send_to_read_both(press: Callable[[str], Press]) -> None:
    one = press("a")
    for part in minutes.PARTS:
        one.plain[f"minutes_{part}"] = one.plain[f"story_{part}"]
    assert minutes.differences(one.case) == ()
    one.plain["minutes_after"] = one.plain["story_after"].replace("berhasil kembali", "dipulangkan")
    assert [said.key for said in minutes.differences(one.case)] == ["documents.minutes.same_figures"]


@pytest.mark.parametrize("entry_id", ["kronologi", "permohonan-lpsk-restitusi"])
def test_a_coerced_act_is_told_only_with_an_advocate(entry_id: str, press: Callable[[str], Press]) -> None:
    with pytest.raises(DocumentError) as caught:
        press("c").make(entry_id)
    assert "documents.hold.coerced_without_advocate" in [problem.key for problem in caught.value.problems]


def _sister(one: Press) -> None:
    one.victim("K1")["relative"] = {
        "name": "Wardahani Kertapati",
        "relation": "kakak",
        "nik": "9901014101900001",
        "address": "Jalan Contoh Kerabat Nomor 3",
    }


def test_a_family_member_applies_for_a_grown_victim_to_the_agency(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.victim("K1")["threatened"] = True
    one.plain["applicant"] = "victim"
    _sister(one)
    (made,) = [paper for paper in one.make("permohonan-lpsk-pelindungan", draft=True) if paper.victim == "K1"]
    text = spoken((made,))
    assert "Keluarga (kakak) dari Korban K1" in text
    assert "Pemohon, keluarga Korban," in text
    assert "Wardahani Kertapati" in text
    assert one.victim("K1")["name"] in text


def test_where_the_family_may_not_ask_it_is_not_named(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.plain["applicant"] = "family"
    _sister(one)
    for entry_id in ("pernyataan-dampak", "kronologi", "permohonan-penggabungan", "penunjukan-pendamping"):
        assert "Wardahani" not in spoken(one.make(entry_id, draft=True))
        assert "keluarga Korban," not in spoken(one.make(entry_id, draft=True))


def test_restitution_is_the_victims_own_unless_the_family_applies(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.plain["applicant"] = "victim"
    _sister(one)
    assert "keluarga Korban," not in spoken(one.make("permohonan-restitusi", draft=True))


@pytest.mark.parametrize("paper", ["permohonan-restitusi", "permohonan-lpsk-restitusi"])
def test_a_family_member_applies_for_restitution_by_what_the_rule_calls_an_applicant(
    paper: str, press: Callable[[str], Press]
) -> None:
    one = press("a")
    one.plain["applicant"] = "family"
    for victim in one.plain["victims"]:
        victim["relative"] = {"name": f"Kerabat Rekaan {victim['id']}", "relation": "kakak"}
    text = spoken(one.make(paper, draft=True))
    assert "Keluarga (kakak) dari Korban K1" in text
    assert "keluarga Korban," in text
    assert "Kerabat Rekaan K1" not in text, "the paper reaches the defendant"
    assert "Surat hubungan keluarga/ahli waris/wali (K1)" in text, "the relation has to be shown"
    if paper == "permohonan-restitusi":
        assert "Pasal 1 angka 5" in text
    (sheet,) = [made for made in one.make("lembar-identitas", draft=True) if made.victim == "K1"]
    assert "Kerabat Rekaan K1" in spoken((sheet,))


def test_without_a_relatives_name_the_application_of_the_family_waits(
    press: Callable[[str], Press],
) -> None:
    one = press("a")
    one.plain["applicant"] = "family"
    with pytest.raises(DocumentError) as caught:
        one.make("permohonan-restitusi")
    assert "victims.K1.relative.name" in [problem.path for problem in caught.value.problems]


def test_for_a_child_without_a_fit_parent_the_institution_asks_restitution(
    press: Callable[[str], Press],
) -> None:
    one = press("b")
    one.plain["applicant"] = "family"
    _sister(one)
    text = spoken(one.make("permohonan-restitusi", draft=True))
    assert "Wardahani" not in text
    assert "Lembaga yang mengajukan bagi Korban anak K1" in text


def test_a_family_member_steps_in_for_a_child_whose_parent_must_not_act(
    press: Callable[[str], Press],
) -> None:
    one = press("b")
    _sister(one)
    (made,) = [paper for paper in one.make("permohonan-lpsk-bantuan", draft=True) if paper.victim == "K1"]
    text = spoken((made,))
    assert "Keluarga (kakak) dari Korban K1" in text
    assert "Surat hubungan keluarga/ahli waris/wali (K1)" in text, "the relation has to be shown"


def test_a_family_member_is_kept_like_the_victim(press: Callable[[str], Press]) -> None:
    one = press("a")
    _sister(one)
    one.plain["story_after"] += " Ia lalu dijemput Wardahani Kertapati."
    with pytest.raises(DocumentError) as caught:
        one.make("kronologi")
    assert caught.value.key == "documents.leak"
