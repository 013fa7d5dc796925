"""Requests to the police: protection of whoever is threatened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from moments import applies, event, notes
from papers import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

PROTECTION = "permohonan-perlindungan-polisi"


def test_the_police_are_asked_only_where_a_threat_is_on_record(press: Callable[[str], Press]) -> None:
    one = press("a")
    for victim in one.plain["victims"]:
        victim |= {"threatened": False, "family_threatened": False}
    assert applies(one, PROTECTION) is False
    one.victim("K1")["threatened"] = True
    assert applies(one, PROTECTION) is True


def test_the_police_letter_names_the_threat_and_no_place(press: Callable[[str], Press]) -> None:
    one = press("a")
    for other in one.plain["victims"]:
        other |= {"threatened": False, "family_threatened": False}
    victim = one.victim("K1")
    victim |= {"threatened": True, "family_threatened": False, "safe_now": False}
    event(one, "threat", "2026-11-20", concerns=["K1"], note="Pesan ancaman diterima di telepon.")
    text = spoken(one.make(PROTECTION))
    assert "Pasal 47 Undang-Undang Nomor 21 Tahun 2007" in text
    assert "20 November 2026: Pesan ancaman diterima di telepon." in text
    assert "segera dilindungi dari ancaman" in text
    assert "beserta keluarganya" not in text
    assert victim["name"] not in text
    assert victim["address"] not in text
    assert "Foto rumah penampungan" not in text


def test_the_family_is_named_where_it_is_threatened(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.victim("K1")["family_threatened"] = True
    text = spoken(one.make(PROTECTION))
    assert "Keluarga Korban mendapat ancaman" in text
    assert "beserta keluarganya" in text
    assert "Pasal 44 ayat (2)" in text


def test_the_letter_goes_to_the_chief_of_the_force_and_not_to_the_investigator(
    press: Callable[[str], Press],
) -> None:
    one = press("b")
    text = spoken(one.make(PROTECTION))
    assert "Yth. Kepala Kepolisian Resor Kota Tanjungpinang (rekaan) di Tanjungpinang" in text
    assert "Yth. Penyidik" not in text
    one.plain["investigator"]["name"] = "Direktorat Reserse Kriminal Umum Kepolisian Daerah Rekaan"
    assert "Yth. Kepala Kepolisian Daerah Rekaan" in spoken(one.make(PROTECTION))
    one.plain["investigator"] = {}
    assert "Yth. Kepala Kepolisian Resor setempat" in spoken(one.make(PROTECTION))


@pytest.mark.parametrize("decision", ["declines", "not_now"])
def test_who_wants_nothing_from_the_agency_can_still_ask_the_police(
    decision: str, press: Callable[[str], Press]
) -> None:
    one = press("a")
    one.victim("K1")["threatened"] = True
    made = {"id": "S98", "right": "protection", "decision": decision, "on": "2026-11-20"}
    one.victim("K1")["decisions"].append(made)
    assert "K1" in {paper.victim for paper in one.make(PROTECTION)}
    assert applies(one, "permohonan-lpsk-pelindungan") is False
    assert "juga bagi korban yang tidak menginginkan pelindungan LPSK" in notes(one, PROTECTION)


@pytest.mark.parametrize("letter", "ab")
def test_the_police_protect_by_the_word_of_their_own_law(letter: str, press: Callable[[str], Press]) -> None:
    text = spoken(press(letter).make(PROTECTION)).casefold()
    assert "perlindungan" in text
    assert "pelindungan" not in text


NOTICE = "pemberitahuan-kerahasiaan"
WRITTEN = "permintaan-identitas-tertulis"


@pytest.mark.parametrize("letter", "abcd")
def test_the_notice_binds_its_reader_and_says_neither_who_nor_in_which_case(
    letter: str, press: Callable[[str], Press]
) -> None:
    one = press(letter)
    for made in one.make(NOTICE):
        text = spoken((made,))
        assert "dilarang berdasarkan Pasal 24 Undang-Undang Nomor 21 Tahun 2007" in text
        assert "juga kepada media massa" in text
        assert "SUDAH MEMBACA DAN MENERIMA" in text
        assert "penjara" not in text, "no penalty is printed"
        for victim in one.plain["victims"]:
            assert victim["name"] not in text
        for number in ("police_report_number", "court_case_number"):
            assert not one.plain.get(number) or one.plain[number] not in text


def test_the_notice_about_a_child_names_the_rule_for_children(press: Callable[[str], Press]) -> None:
    assert "Pasal 19 Undang-Undang Nomor 11 Tahun 2012" in spoken(press("b").make(NOTICE)).split("kaki")[0]
    assert "Pasal 19 Undang" not in spoken(press("c").make(NOTICE)).split("kaki")[0]


def test_the_court_is_asked_to_take_the_identity_in_writing_before_she_is_heard(
    press: Callable[[str], Press],
) -> None:
    one = press("a")
    assert applies(one, WRITTEN) is False, "everybody has been heard"
    one.victim("K1")["heard_in_court"] = False
    (made,) = one.make(WRITTEN)
    text = spoken((made,))
    assert "Yth. Hakim Ketua Sidang Perkara Pidana Nomor 214/Pid.Sus/2026/PN Tpg" in text
    assert "melalui Penuntut Umum" in text
    assert "Pasal 210 ayat (6) Undang-Undang Nomor 20 Tahun 2025" in text
    assert "tidak ditanyakan atau dibacakan di sidang" in text
    assert one.victim("K1")["name"] not in text
    assert "Pasal 59" not in text
    one.victim("K1")["sexual_exploitation"] = True
    assert "Pasal 59 ayat (2) dan ayat (3) Undang-Undang Nomor 12 Tahun 2022" in spoken(one.make(WRITTEN))


def test_under_the_old_code_the_request_cites_nothing_of_the_new(press: Callable[[str], Press]) -> None:
    one = press("d")
    for victim in one.plain["victims"]:
        victim["heard_in_court"] = False
    text = spoken(one.make(WRITTEN))
    assert "Undang-Undang Nomor 20 Tahun 2025" not in text
    assert "Pasal 44 ayat (1) Undang-Undang Nomor 21 Tahun 2007" in text
