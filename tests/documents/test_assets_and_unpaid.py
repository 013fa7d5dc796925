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
