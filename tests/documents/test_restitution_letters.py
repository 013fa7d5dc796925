"""Restitution in the requisitoir and after a final verdict; what no letter about restitution may print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from moments import after_requisitoir, applies, event, finished, notes, unpaid
from papers import read, spoken

from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press


CODED = (
    "permohonan-pemuatan-restitusi", "pemberitahuan-restitusi-tidak-dimuat",
    "permohonan-restitusi-sesudah-putusan", "permohonan-lpsk-restitusi", "kronologi",
    "permohonan-sita-jaminan", "permohonan-pemblokiran", "permintaan-penghitungan-restitusi",
    "permintaan-surat-keterangan-korban", "pemberitahuan-restitusi-tidak-dibayar",
    "laporan-penetapan-tidak-dibayar",
)  # fmt: skip


def test_the_request_names_each_sum_the_basis_and_the_hearings(press: Callable[[str], Press]) -> None:
    text = spoken(press("a").make("permohonan-pemuatan-restitusi"))
    assert (
        "Kepala Kejaksaan Negeri Bintan (rekaan) u.p. Penuntut Umum (Perkara Nomor 214/Pid.Sus/2026/PN Tpg)"
        in text
    )
    assert "Pasal 19 ayat (3) Undang-Undang Nomor 3 Tahun 2026" in text
    assert "4. | Y.B. (Korban K4) | 53.023.446" in text
    assert "Jumlah seluruhnya Rp189.920.936" in text
    assert "Pembacaan tuntutan direncanakan pada tanggal 8 Desember 2026" in text
    assert "apabila yang terbukti adalah tindak pidana lain" in text
    assert "TANDA TERIMA" in text


def test_a_request_sent_again_says_so(press: Callable[[str], Press]) -> None:
    one = press("a")
    first = spoken(one.make("permohonan-pemuatan-restitusi"))
    assert "mengulang permohonan" not in first
    asked = {"application": "restitution_in_requisitoir", "addressee": "prosecutor"}
    event(one, "application_filed", "2026-11-20", **asked)
    assert "mengulang permohonan tanggal 20 November 2026" in spoken(
        one.make("permohonan-pemuatan-restitusi")
    )


def test_under_the_old_law_no_newer_statute_is_cited(press: Callable[[str], Press]) -> None:
    text = read(press("d").make("permohonan-pemuatan-restitusi"))
    assert "Nomor 3 Tahun 2026" not in text
    assert "Nomor 20 Tahun 2025" not in text
    assert "terbukti adalah tindak pidana lain" not in text


def test_the_request_ends_with_the_requisitoir_and_the_notice_begins(press: Callable[[str], Press]) -> None:
    one = press("a")
    assert applies(one, "permohonan-pemuatan-restitusi")
    assert applies(one, "pemberitahuan-restitusi-tidak-dimuat") is False
    after_requisitoir(one, included=False)
    assert applies(one, "permohonan-pemuatan-restitusi") is False
    text = spoken(one.make("pemberitahuan-restitusi-tidak-dimuat"))
    assert "Hakim Ketua Sidang Perkara Pidana Nomor 214/Pid.Sus/2026/PN Tpg" in text
    assert "melalui Kepaniteraan Pidana Pengadilan Negeri Tanjungpinang" in text
    assert "dibacakan pada tanggal 8 Desember 2026 tidak memuat Restitusi" in text
    assert "Pasal 8 ayat (11) Peraturan Mahkamah Agung Nomor 1 Tahun 2022" in text
    assert "Tembusan: Penuntut Umum pada Kejaksaan Negeri Bintan" in text


def test_the_notice_speaks_only_for_victims_left_out(press: Callable[[str], Press]) -> None:
    one = after_requisitoir(press("a"), included=True)
    assert applies(one, "pemberitahuan-restitusi-tidak-dimuat") is False
    one.victim("K3")["restitution_in_requisitoir"] = False
    text = spoken(one.make("pemberitahuan-restitusi-tidak-dimuat"))
    assert "H.R. (Korban K3)" in text
    assert "Korban K1" not in text


def test_the_notice_is_not_final_while_nobody_has_said_what_the_requisitoir_holds(
    press: Callable[[str], Press],
) -> None:
    one = after_requisitoir(press("a"), included=False)
    del one.victim("K1")["restitution_in_requisitoir"]
    with pytest.raises(DocumentError) as caught:
        one.make("pemberitahuan-restitusi-tidak-dimuat")
    assert [problem.path for problem in caught.value.problems] == ["victims.K1.restitution_in_requisitoir"]


def test_filing_after_the_requisitoir_warns_to_ask_an_advocate(press: Callable[[str], Press]) -> None:
    one = press("a")
    assert "tanyakan advokat lebih dahulu" not in notes(one, "permohonan-restitusi")
    after_requisitoir(one, included=False)
    assert "tanyakan advokat lebih dahulu" in notes(one, "permohonan-restitusi")
    assert "ask an advocate first" in notes(one, "permohonan-restitusi", "en")


def test_the_first_application_asks_restitution_also_for_another_offence(
    press: Callable[[str], Press],
) -> None:
    text = spoken(press("a").make("permohonan-restitusi"))
    assert "apabila yang terbukti adalah tindak pidana lain berdasarkan Pasal 19 ayat (1)" in text


def test_after_a_final_verdict_the_application_tells_when_it_became_known(
    press: Callable[[str], Press],
) -> None:
    one = finished(press("a"), awarded=False)
    text = spoken(one.make("permohonan-restitusi-sesudah-putusan"))
    assert "mengetahui putusan yang berkekuatan hukum tetap itu pada tanggal 11 Januari 2027" in text
    assert (
        "dijatuhkan pada tanggal 22 Desember 2026 dan berkekuatan hukum tetap sejak tanggal 4 Januari 2027"
        in text
    )
    assert "Restitusi tidak diajukan dalam proses persidangan" in text
    assert "Pasal 144 huruf v" in text
    assert "Pasal 11 Peraturan Mahkamah Agung Nomor 1 Tahun 2022" in text
    assert "mohon penetapan yang seadil-adilnya" in text
    assert "surat tuntutan" not in text
    assert "Terpidana" in text


def test_the_period_known_only_in_part_is_printed_only_when_accepted(press: Callable[[str], Press]) -> None:
    one = finished(press("a"), awarded=False)
    assert "Pasal 12 ayat (2) Peraturan Mahkamah Agung" not in read(
        one.make("permohonan-restitusi-sesudah-putusan")
    )
    made = one.make("permohonan-restitusi-sesudah-putusan", accepted=("perma-1-2022/12/2",))
    assert "Pasal 11 dan Pasal 12 ayat (2) Peraturan Mahkamah Agung" in read(made)


@pytest.mark.parametrize("missing", ["verdict", "final", "finality_known"])
def test_the_application_after_the_verdict_asks_for_its_days(
    missing: str, press: Callable[[str], Press]
) -> None:
    one = finished(press("a"), awarded=False)
    one.plain["events"] = [e for e in one.plain["events"] if e["kind"] != missing]
    with pytest.raises(DocumentError) as caught:
        one.make("permohonan-restitusi-sesudah-putusan")
    assert f"events.{missing}" in [problem.path for problem in caught.value.problems]
    assert "BELUM DIISI" in read(one.make("permohonan-restitusi-sesudah-putusan", draft=True))


def test_no_second_application_where_it_was_granted_or_everybody_was_acquitted(
    press: Callable[[str], Press],
) -> None:
    assert applies(finished(press("a"), awarded=True), "permohonan-restitusi-sesudah-putusan") is False
    freed = finished(press("a"), awarded=False, kind="acquitted")
    assert applies(freed, "permohonan-restitusi-sesudah-putusan") is False
    assert applies(freed, "rincian-kerugian") is False


def test_another_offence_proven_does_not_end_the_right(press: Callable[[str], Press]) -> None:
    one = finished(press("a"), awarded=False, kind="other_offence")
    text = spoken(one.make("permohonan-restitusi-sesudah-putusan"))
    assert "Restitusi tetap menjadi hak para Korban berdasarkan Pasal 19 ayat (1)" in text


def test_breakdown_and_list_of_evidence_are_made_for_it_too(press: Callable[[str], Press]) -> None:
    one = finished(press("a"), awarded=False)
    assert one.make("rincian-kerugian")
    assert one.make("daftar-alat-bukti")


MOMENTS = {
    "a": lambda one: one, "b": lambda one: one, "c": lambda one: one, "d": lambda one: one,
    "a requisitoir": lambda one: after_requisitoir(one, included=False),
    "a final": lambda one: finished(one, awarded=False), "a unpaid": unpaid,
}  # fmt: skip


def made_of(one: Press) -> list[tuple[str, str]]:
    """Every coded letter of the group that applies, as a draft, with its text."""
    offered = [entry_id for entry_id in CODED if applies(one, entry_id) is not False]
    return [(entry_id, read(one.make(entry_id, draft=True))) for entry_id in offered]


@pytest.mark.parametrize("moment", MOMENTS)
def test_no_coded_letter_holds_an_identity_or_a_shelter(moment: str, press: Callable[[str], Press]) -> None:
    one = MOMENTS[moment](press(moment[0]))
    keys = ("name", "nik", "phone", "address")
    hidden = [victim[key] for victim in one.plain["victims"] for key in keys if victim.get(key)]
    hidden += [e["place"] for e in one.plain["events"] if e["kind"] == "shelter_arrival" and e.get("place")]
    texts = made_of(one)
    assert texts
    for entry_id, text in texts:
        assert not [word for word in hidden if word in text], entry_id


@pytest.mark.parametrize("moment", MOMENTS)
def test_no_letter_prints_a_penalty_a_substitute_or_a_waiver(
    moment: str, press: Callable[[str], Press]
) -> None:
    for entry_id, text in made_of(MOMENTS[moment](press(moment[0]))):
        assert not re.search(r"kurungan|penjara|pidana pengganti|melepaskan hak|tidak akan menuntut", text), (
            entry_id
        )


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_final_refuses_what_is_not_answered(moment: str, press: Callable[[str], Press]) -> None:
    one = MOMENTS[moment](press(moment[0]))
    one.plain.pop("filing_place")
    for entry_id in CODED:
        if applies(one, entry_id) is not False:
            with pytest.raises(DocumentError) as caught:
                one.make(entry_id)
            assert "filing_place" in [problem.path for problem in caught.value.problems]


def test_every_letter_of_the_group_is_made_at_some_moment(press: Callable[[str], Press]) -> None:
    met = {entry_id for name, at in MOMENTS.items() for entry_id, _text in made_of(at(press(name[0])))}
    assert met == set(CODED) - {"laporan-penetapan-tidak-dibayar"}


def test_filed_directly_after_the_verdict_nothing_waits_for_the_police(press: Callable[[str], Press]) -> None:
    one = finished(press("a"), awarded=False)
    one.plain["exhibits"] = [each for each in one.plain["exhibits"] if each["kind"] != "police_letter"]
    one.plain["filing_channel"] = "direct"
    assert one.make("permohonan-restitusi-sesudah-putusan")
    one.plain["filing_channel"] = "lpsk"
    with pytest.raises(DocumentError) as caught:
        one.make("permohonan-restitusi-sesudah-putusan")
    assert "documents.gap_exhibit" in [problem.key for problem in caught.value.problems]
