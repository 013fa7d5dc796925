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
