"""Securing assets, help with the calculation, the police letter, and restitution that is not paid."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from moments import ORDER, applies, event, finished, unpaid
from papers import spoken

from legal_assist import messages
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press


def test_seizure_is_asked_of_the_investigator_before_the_hand_over_only(
    press: Callable[[str], Press],
) -> None:
    one = press("b")
    for defendant in one.plain["defendants"]:
        defendant["assets"] = "Satu sepeda motor."
    text = spoken(one.make("permohonan-sita-jaminan"))
    assert "Penyidik pada Unit Perlindungan Perempuan dan Anak" in text
    assert "Pasal 20 ayat (4) Undang-Undang Nomor 3 Tahun 2026" in text
    assert "Pasal 179 ayat (4)" in text
    assert "Satu sepeda motor." in text
    event(one, "tahap_ii", "2026-11-23")
    assert applies(one, "permohonan-sita-jaminan") is False


def test_freezing_goes_to_whoever_leads_the_case_and_by_the_code_that_governs(
    press: Callable[[str], Press],
) -> None:
    text = spoken(press("a").make("permohonan-pemblokiran"))
    assert "Hakim Ketua Sidang" in text
    assert "Pasal 32 Undang-Undang Nomor 21 Tahun 2007; serta Pasal 140 ayat (1)" in text
    old = spoken(press("d").make("permohonan-pemblokiran", draft=True))
    assert "Pasal 32 Undang-Undang Nomor 21 Tahun 2007" in old
    assert "Pasal 140" not in old
    assert "izin Ketua Pengadilan" not in old


def test_each_asset_letter_is_asked_once(press: Callable[[str], Press]) -> None:
    one = press("a")
    event(one, "application_filed", "2026-11-20", application="blocking", addressee="court")
    assert applies(one, "permohonan-pemblokiran") is False


def test_help_with_the_calculation_goes_to_investigator_then_prosecutor(
    press: Callable[[str], Press],
) -> None:
    assert "Yth. Penyidik pada" in spoken(press("b").make("permintaan-penghitungan-restitusi"))
    assert "Yth. Penuntut Umum pada" in spoken(press("a").make("permintaan-penghitungan-restitusi"))
    assert applies(press("d"), "permintaan-penghitungan-restitusi") is False


def test_the_police_letter_is_asked_for_until_it_is_there(press: Callable[[str], Press]) -> None:
    text = spoken(press("b").make("permintaan-surat-keterangan-korban"))
    assert "Pasal 21 ayat (3) huruf e" in text
    assert applies(press("a"), "permintaan-surat-keterangan-korban") is False


def test_unpaid_restitution_is_told_to_court_and_prosecutor_at_once(press: Callable[[str], Press]) -> None:
    text = spoken(unpaid(press("a")).make("pemberitahuan-restitusi-tidak-dibayar"))
    assert "1. Ketua Pengadilan Negeri Tanjungpinang 2. Kepala Kejaksaan Negeri Bintan (rekaan)" in text
    assert "Tembusan: Ketua Lembaga Perlindungan Saksi dan Korban" in text
    assert ORDER in text
    assert "Waktu pembayaran berakhir pada tanggal 22 Januari 2027 menurut Pasal 48 ayat (6)" in text
    assert "Pasal 50 ayat (1) Undang-Undang Nomor 21 Tahun 2007" in text
    assert "surat peringatan tertulis" in text
    assert "menyita dan melelang" not in text


def test_the_notice_waits_until_the_time_has_passed(press: Callable[[str], Press]) -> None:
    one = unpaid(press("a"))
    one.as_of = date(2027, 1, 15)
    with pytest.raises(DocumentError) as caught:
        one.make("pemberitahuan-restitusi-tidak-dibayar")
    (problem,) = caught.value.problems
    assert "22 Januari 2027" in messages.of_problem(problem, "id")
    assert "22 January 2027" in messages.of_problem(problem, "en")
    assert one.make("pemberitahuan-restitusi-tidak-dibayar", draft=True)


def test_the_notice_asks_for_the_day_from_which_the_time_runs(press: Callable[[str], Press]) -> None:
    one = finished(press("a"), awarded=True)
    with pytest.raises(DocumentError) as caught:
        one.make("pemberitahuan-restitusi-tidak-dibayar")
    assert [problem.key for problem in caught.value.problems] == ["documents.gap_payment_term"]


def test_after_a_warning_the_notice_asks_for_seizure_and_auction(press: Callable[[str], Press]) -> None:
    one = unpaid(press("a"))
    event(one, "nonpayment_reported", "2027-02-01", addressee="court")
    event(one, "warning_letter", "2027-02-10")
    event(one, "prosecutor_order", "2027-02-12")
    text = spoken(one.make("pemberitahuan-restitusi-tidak-dibayar"))
    assert "menyusul pemberitahuan tanggal 1 Februari 2027, sebagai pemberitahuan kedua kepada jaksa" in text
    assert "surat peringatan tanggal 10 Februari 2027 tidak dipenuhi" in text
    assert "menyita dan melelang" in text
    assert "Pasal 50 ayat (3)" in text


def test_part_of_the_money_is_named_as_part(press: Callable[[str], Press]) -> None:
    one = unpaid(press("a"))
    event(one, "payment", "2027-01-20")
    text = spoken(one.make("pemberitahuan-restitusi-tidak-dibayar"))
    assert "diterima pada tanggal 20 Januari 2027; Restitusi belum dibayar seluruhnya" in text
    assert "belum menerima pembayaran" not in text


def test_a_determination_through_the_agency_is_reported_to_it(press: Callable[[str], Press]) -> None:
    one = finished(press("a"), awarded=True)
    filed = {"application": "restitution", "addressee": "lpsk", "channel": "lpsk"}
    event(one, "application_filed", "2027-01-12", **filed)
    event(one, "determination_pronounced", "2027-02-15")
    one.as_of = date(2027, 5, 3)
    text = spoken(one.make("laporan-penetapan-tidak-dibayar"))
    assert "Pasal 34 ayat (1) Peraturan Pemerintah Nomor 7 Tahun 2018" in text
    assert "Tembusan: Ketua Pengadilan Negeri Tanjungpinang" in text
    assert applies(unpaid(press("a")), "laporan-penetapan-tidak-dibayar") is False


NOTICE = "pemberitahuan-restitusi-tidak-dibayar"
PERMA = "perma-1-2022/30"


def _sentences(text: str, *words: str) -> str:
    """The request that holds all of these words."""
    (found,) = [part for part in text.split(";") if all(word in part for word in words)]
    return found


def test_warning_and_order_lead_to_auction_each_by_its_own_provision(press: Callable[[str], Press]) -> None:
    one = unpaid(press("a"))
    event(one, "warning_letter", "2027-02-10")
    warned = spoken(one.make(NOTICE))
    assert "Pasal 50 ayat (3)" in _sentences(
        warned, "surat peringatan tanggal 10 Februari 2027 tidak dipenuhi"
    )
    assert "Pasal 30 ayat (11)" not in warned
    event(one, "prosecutor_order", "2027-02-12")
    text = spoken(one.make(NOTICE))
    asked = _sentences(text, "surat peringatan tanggal 10 Februari 2027 tidak dipenuhi")
    assert "Pasal 50 ayat (3)" in asked
    assert "Peraturan Mahkamah Agung" not in asked
    ordered = _sentences(text, "perintah tanggal 12 Februari 2027 tidak dipenuhi")
    assert "Pasal 30 ayat (11) Peraturan Mahkamah Agung Nomor 1 Tahun 2022" in ordered
    assert "Pasal 50" not in ordered


def _determined(one: Press) -> Press:
    finished(one, awarded=True)
    filed = {"application": "restitution", "addressee": "lpsk", "channel": "lpsk"}
    event(one, "application_filed", "2027-01-12", **filed)
    event(one, "determination_pronounced", "2027-02-15")
    one.as_of = date(2027, 5, 3)
    return one


def test_of_a_determination_the_notice_cites_no_rule_about_verdicts(press: Callable[[str], Press]) -> None:
    one = _determined(press("a"))
    event(one, "warning_letter", "2027-04-20")
    text = spoken(one.make(NOTICE, accepted=(f"{PERMA}/8", f"{PERMA}/9", "pp-7-2018/33/1", "pp-7-2018/33/2")))
    assert "Pasal 21 ayat (4) Undang-Undang Nomor 3 Tahun 2026" in text
    assert "Pasal 30 ayat (8) Peraturan Mahkamah Agung Nomor 1 Tahun 2022" in text
    assert "Pasal 50" not in text
    assert "Pasal 33 ayat" not in text
    assert "Pasal 181 ayat (3)" not in text
    assert "surat peringatan tanggal 20 April 2027 yang tidak dipenuhi ditindaklanjuti" in text
    assert "menyita dan melelang" not in text


def test_the_report_to_the_agency_asks_it_to_go_on(press: Callable[[str], Press]) -> None:
    one = _determined(press("a"))
    text = spoken(one.make("laporan-penetapan-tidak-dibayar", accepted=(f"{PERMA}/8",)))
    assert "Pasal 34 ayat (2) Peraturan Pemerintah Nomor 7 Tahun 2018" in text
    assert "dilaporkan pula kepada jaksa berdasarkan Pasal 30 ayat (8)" in text
    assert "program pemulihan bagi para Korban direkomendasikan berdasarkan Pasal 21 ayat (9)" in text
    assert "jaksa" not in spoken(one.make("laporan-penetapan-tidak-dibayar")).split("memohon:")[1]


def test_verdict_for_one_and_determination_for_another_cite_both(press: Callable[[str], Press]) -> None:
    one = _determined(press("a"))
    one.plain["events"][-1]["concerns"] = ["K2"]
    text = spoken(one.make(NOTICE, draft=True))
    assert "Pasal 50 ayat (1) Undang-Undang Nomor 21 Tahun 2007" in text
    assert "Pasal 21 ayat (4) Undang-Undang Nomor 3 Tahun 2026" in text


def test_a_determination_that_names_only_who_pays_is_that_of_every_victim(
    press: Callable[[str], Press],
) -> None:
    one = _determined(press("a"))
    one.plain["events"][-1]["concerns"] = [one.plain["defendants"][0]["id"]]
    text = spoken(one.make(NOTICE))
    assert "Pasal 21 ayat (4) Undang-Undang Nomor 3 Tahun 2026" in text
    assert "Pasal 50" not in text


def test_a_shortfall_in_a_sexual_case_is_told_to_the_agency(press: Callable[[str], Press]) -> None:
    one = unpaid(press("a"))
    event(one, "seizure", "2026-11-20")
    assert "kekurangannya kepada LPSK" not in spoken(one.make(NOTICE))
    one.victim("K1")["sexual_exploitation"] = True
    assert "kekurangannya kepada LPSK berdasarkan Pasal 8 ayat (7) dan ayat (8)" in spoken(one.make(NOTICE))
