"""Aid for the victim: nothing waits for a police receipt the law does not ask for; return is her own wish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from moments import applies, event, notes
from papers import spoken

from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

    from legal_assist.documents.catalogue import Catalogue

    Presses = Callable[[str], Press]

FIRST_AID = "permohonan-pertolongan-pertama"
HEALTH = "permohonan-rehabilitasi-kesehatan"
CENTRE = "permohonan-pelayanan-terpadu"
WISH = "pernyataan-kehendak-pulang"
RISK = "penilaian-risiko-pemulangan"


def before_report(one: Press) -> Press:
    """Sample C at the first meeting: nobody has reported anything."""
    one.plain["stage"] = "before_report"
    one.plain.pop("police_report_number", None)
    one.plain["events"] = [e for e in one.plain["events"] if e["kind"] in ("act_from", "act_to")]
    one.plain["exhibits"] = [
        e for e in one.plain["exhibits"] if e["kind"] not in ("police_report_receipt", "police_letter")
    ]
    return one


def problems(one: Press, entry_id: str) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        one.make(entry_id)
    return [problem.key for problem in caught.value.problems]


def test_first_aid_waits_for_no_police_paper(press: Presses) -> None:
    one = before_report(press("c"))
    one.victim("K1")["urgent_care"] = True
    (made,) = one.make(FIRST_AID)
    text = spoken((made,))
    assert "1. Kepala Dinas Kesehatan 2. Kepala Dinas Sosial Kota Batam" in text
    assert "waktu yang ditentukan dalam Pasal 53 Undang-Undang Nomor 21 Tahun 2007" in text
    assert "tanpa menunggu bukti laporan kepolisian" in text
    assert "Pasal 51" not in text
    assert one.victim("K1")["name"] in text
    assert " ".join(one.plain["story_during"].split()) not in text


def test_first_aid_is_for_whoever_is_hurt_and_nobody_else(press: Presses) -> None:
    assert applies(press("a"), FIRST_AID) is False
    one = press("c")
    assert [made.victim for made in one.make(FIRST_AID)] == ["K1"]
    asked = press("c")
    event(asked, "application_filed", "2026-11-23", application="emergency_aid", addressee="health_agency")
    assert applies(asked, FIRST_AID) is False
    one.victim("K1").update(hurt=False, urgent_care=False)
    assert applies(one, FIRST_AID) is False


def test_a_child_who_is_hurt_is_asked_for_quickly(press: Presses) -> None:
    one = press("b")
    one.victim("K2")["urgent_care"] = True
    (made,) = one.make(FIRST_AID)
    assert "Pasal 59A huruf a Undang-Undang Nomor 35 Tahun 2014" in spoken((made,))


def test_health_care_is_asked_of_the_health_agency_with_the_receipt_the_law_asks_for(press: Presses) -> None:
    one = press("a")
    made = one.make(HEALTH)
    text = spoken(made)
    assert {each.victim for each in made} == {"K2", "K4"}
    assert "Yth. Kepala Dinas Kesehatan melalui Kepala UPTD Perlindungan Perempuan dan Anak" in text
    assert "Pasal 51 ayat (1), ayat (2), dan ayat (3) Undang-Undang Nomor 21 Tahun 2007" in text
    assert "Pasal 52" not in text, "read only in part: prints after acceptance"
    assert "Pasal 52 ayat (1)" in spoken(one.make(HEALTH, accepted=("uu-21-2007/52/1",)))
    one.plain["exhibits"] = [
        e for e in one.plain["exhibits"] if e["kind"] not in ("police_report_receipt", "police_letter")
    ]
    assert problems(one, HEALTH) == ["documents.gap_exhibit"]


@pytest.mark.parametrize("paper", [HEALTH, "permohonan-rehabilitasi"])
@pytest.mark.parametrize("status", ["to_follow", "held_by_other", "unavailable"])
def test_a_letter_calls_the_police_receipt_attached_only_where_it_is_in_hand(
    paper: str, status: str, press: Presses
) -> None:
    one = press("a")
    assert "Bukti laporan dilampirkan (P-5, P-6)." in spoken(one.make(paper, draft=True))
    for exhibit in one.plain["exhibits"]:
        if exhibit["kind"] in ("police_report_receipt", "police_letter"):
            exhibit.update(status=status, held_by="Penyidik")
    text = spoken(one.make(paper, draft=True))
    assert "Bukti laporan akan disusulkan." in text
    assert "Bukti laporan dilampirkan" not in text


def test_health_care_under_the_old_code_cites_no_right_of_the_new(press: Presses) -> None:
    one = press("d")
    one.victim("K1")["decisions"] = []
    one.victim("K1")["health"] = "Nyeri punggung."
    text = spoken(one.make(HEALTH, draft=True))
    assert "Undang-Undang Nomor 20 Tahun 2025" not in text


def test_before_a_report_the_service_centre_is_asked_and_the_duty_to_report_is_explained(
    press: Presses,
) -> None:
    one = before_report(press("c"))
    assert "documents.hold.coerced_without_advocate" in problems(one, CENTRE)
    one.victim("K1")["coerced_offence"] = False
    text = spoken(one.make(CENTRE))
    assert "Pasal 14 ayat (1) dan ayat (2) Peraturan Pemerintah Nomor 9 Tahun 2008" in text
    assert "Pasal 51 ayat (2)" not in text
    assert "wajib melapor kepada kepolisian" in notes(one, CENTRE)
    assert applies(press("c"), CENTRE) is False
    assert applies(one, HEALTH) is False


def test_the_wish_to_return_is_signed_by_herself_and_is_no_waiver(press: Presses) -> None:
    one = press("a")
    assert applies(one, WISH) is False, "sample A has it already"
    one.plain["exhibits"] = [e for e in one.plain["exhibits"] if e["kind"] != "return_statement"]
    (made,) = one.make(WISH)
    assert made.victim == "K2"
    text = spoken((made,))
    assert "dibatalkan setiap waktu atas permintaan saya" in text
    assert "bukan pelepasan hak" in text
    assert "penjelasan Pasal 51 ayat (1)" in text.replace("Penjelasan", "penjelasan")
    assert "Andriyas Kertamanggala" not in text
    assert "Cap jempol" in text


def test_nobody_states_a_childs_wish_to_return_for_it(press: Presses) -> None:
    one = press("b")
    for victim in one.plain["victims"]:
        victim["wants_return"] = True
    assert applies(one, WISH) is False
    assert {made.victim for made in one.make(RISK)} == {"K1", "K2"}
    assert "Pendapat anak sendiri sudah didengar" in spoken(one.make(RISK))


def test_danger_at_home_stands_in_the_statement_as_a_condition(press: Presses) -> None:
    one = press("a")
    one.plain["exhibits"] = [e for e in one.plain["exhibits"] if e["kind"] != "return_statement"]
    one.victim("K2")["risk_at_home"] = True
    assert "sesudah risiko itu dinilai dan tempat yang aman tersedia" in spoken(one.make(WISH))
    one.victim("K2").pop("risk_at_home")
    assert "risiko di tempat tujuan belum dinilai" in spoken(one.make(WISH))


def test_the_risk_sheet_stays_in_the_office_and_names_nobody_and_no_place(press: Presses) -> None:
    one = press("a")
    one.victim("K2")["risk_at_home"] = True
    text = spoken(one.make(RISK))
    assert "HANYA UNTUK BERKAS KANTOR" in text
    assert "ada bahaya di daerah asal;" in text
    for field in ("name", "home_district", "address"):
        assert one.victim("K2")[field] not in text
    assert "bukan aturan" in text


def test_the_rehabilitation_letter_annexes_the_statement_made_with_it(press: Presses) -> None:
    one = press("a")
    one.plain["exhibits"] = [e for e in one.plain["exhibits"] if e["kind"] != "return_statement"]
    text = spoken([made for made in one.make("permohonan-rehabilitasi") if made.victim == "K2"])
    assert "Pernyataan Kehendak Pulang" in text.partition("DAFTAR LAMPIRAN")[2]
    assert "dibatalkan setiap waktu" not in text, "the statement is a paper of its own"


@pytest.mark.parametrize("entry_id", [FIRST_AID, HEALTH, CENTRE, WISH, RISK])
def test_each_paper_says_in_both_languages_why_it_is_not_made(entry_id: str, catalogue: Catalogue) -> None:
    entry = catalogue.entry(entry_id)
    assert entry.why_not
    assert entry.why_not_en
    assert not entry.reaches_defendant


@pytest.mark.parametrize("entry_id", [FIRST_AID, CENTRE])
def test_a_final_still_waits_for_the_name_and_a_draft_shows_the_gap(entry_id: str, press: Presses) -> None:
    one = before_report(press("c"))
    one.victim("K1").update(coerced_offence=False)
    one.victim("K1").pop("name")
    assert "documents.gap" in problems(one, entry_id)
    assert "[BELUM DIISI: Nama lengkap (K1)]" in spoken(one.make(entry_id, draft=True))


def test_the_service_centre_gets_no_copy_of_a_letter_to_itself(press: Presses) -> None:
    one = press("c")
    assert "Tembusan" in spoken(one.make(FIRST_AID))
    one.plain["social_agency"]["name"] = "UPTD PPA Kota Batam (rekaan)"
    assert "Tembusan" not in spoken(one.make(FIRST_AID))


def test_a_relative_may_ask_a_service_for_her(press: Presses) -> None:
    one = press("c")
    one.victim("K1")["relative"] = {"name": "Wardahani Suryanagata", "relation": "ibu"}
    text = spoken(one.make(FIRST_AID))
    assert "Keluarga (ibu) dari Korban K1" in text
    assert "Untuk kepentingan Korban" in text


@pytest.mark.parametrize("paper", [FIRST_AID, CENTRE])
def test_before_it_goes_out_she_is_told_of_the_duty_to_report_in_time(paper: str, press: Presses) -> None:
    one = before_report(press("c"))
    one.victim("K1")["urgent_care"] = True
    assert "24 jam sejak menerima korban yang sedang dirawat" in notes(one, paper)
    assert "(Pasal 14 ayat (5) PP 9/2008)" in notes(one, paper)
