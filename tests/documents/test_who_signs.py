"""Nobody who asks goes unsigned, nobody is spoken for without a power, no signed power is made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from papers import read, spoken

from legal_assist.documents import preview
from legal_assist.errors import DocumentError
from legal_assist.reckoning import readiness

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

POWER = {"id": "P-7", "kind": "power_of_attorney", "title": "Surat kuasa khusus ibu Anak Korban K2",
         "victim": "K2", "dated": "2026-11-21"}  # fmt: skip


def signatures(text: str) -> str:
    """The signature block of an application."""
    return text.partition("ini diajukan dengan sebenarnya.")[2].partition("Tembusan:")[0]


def test_a_mother_without_advocate_signs_herself_beside_the_institution(
    press: Callable[[str], Press],
) -> None:
    text = read(press("b").make("permohonan-restitusi", draft=True))
    block = signatures(text)
    assert "Pemohon 1, orang tua/wali Korban," in block
    assert "Orang tua/wali Korban K2 (nama disamarkan)" in block
    assert "Untuk Lembaga Bantuan Hukum Contoh Bahari (rekaan)," in block
    assert "Kuasa Hukum" not in text
    assert "Pemohon 1 menandatangani sendiri surat ini." in text
    assert text.count("METERAI") == 1


def test_a_mother_who_gave_a_power_is_represented_and_the_power_is_named_and_annexed(
    press: Callable[[str], Press],
) -> None:
    one = press("b")
    one.plain["exhibits"].append(POWER)
    text = read(one.make("permohonan-restitusi", draft=True))
    assert "Kuasa Hukum Pemohon 1," in signatures(text)
    assert "Untuk Lembaga Bantuan Hukum Contoh Bahari (rekaan)," in signatures(text)
    assert "Surat Kuasa Khusus tanggal 21 November 2026 (P\N{NON-BREAKING HYPHEN}7)" in text
    assert "Surat kuasa khusus ibu Anak Korban K2 (dalam sampul tertutup) | P-7 | terlampir" in text
    assert "menandatangani sendiri" not in text


def test_a_power_for_one_child_does_not_speak_for_the_other(press: Callable[[str], Press]) -> None:
    one = press("b")
    one.plain["exhibits"].append(POWER)
    first, second = one.make("permohonan-rehabilitasi")
    assert "Kuasa Hukum" not in preview.text(first.data)
    assert "Untuk Lembaga Bantuan Hukum Contoh Bahari (rekaan) yang mendampingi Korban," in preview.text(
        first.data
    )
    assert "Kuasa Hukum Korban," in preview.text(second.data)


def test_an_adult_for_whom_an_institution_writes_without_power_signs_herself(
    press: Callable[[str], Press],
) -> None:
    one = press("a")
    one.plain["applicant"] = "institution"
    block = signatures(read(one.make("permohonan-restitusi", draft=True)))
    assert [f"Pemohon {n}," in block for n in (1, 2, 3, 4)] == [True] * 4
    assert "yang mendampingi Korban," in block


def test_an_institution_says_why_it_asks_and_cites_the_rule_only_once_it_is_accepted(
    press: Callable[[str], Press],
) -> None:
    one = press("b")
    why = "karena orang tua/wali Korban K1 tidak dapat bertindak"
    for entry_id in ("permohonan-restitusi", "permohonan-kerahasiaan"):
        plain = spoken(one.make(entry_id, draft=True))
        assert why in plain
        assert "Pasal 4 ayat (3)" not in plain
        accepted = spoken(one.make(entry_id, draft=True, accepted=("pp-43-2017/4/3",)))
        assert f"{why} (Pasal 4 ayat (3) Peraturan Pemerintah Nomor 43 Tahun 2017)" in accepted


def test_a_power_that_is_not_recorded_is_made_and_annexed_with_the_package(
    press: Callable[[str], Press],
) -> None:
    one = press("a")
    text = read(one.make("permohonan-restitusi"))
    assert "berdasarkan Surat Kuasa Khusus yang dilampirkan" in text
    assert "Surat Kuasa Khusus S.K. (Korban K1) (dalam sampul tertutup) | – | terlampir" in text
    assert len(one.make("surat-kuasa-khusus")) == 4


def test_a_signed_power_in_hand_is_not_made_again_unless_asked_for_by_name(
    press: Callable[[str], Press],
) -> None:
    one = press("d")
    state = readiness.state(one.case, one.book, one.catalogue.entry("surat-kuasa-khusus"), one.as_of)
    assert state.applies is False
    assert state.why_not is not None
    assert state.why_not.key == "documents.why_not.surat_kuasa_khusus_done"
    assert [made.victim for made in one.make("surat-kuasa-khusus")] == ["K1", "K2"]


def test_a_power_is_made_for_those_who_have_not_signed_one(press: Callable[[str], Press]) -> None:
    one = press("d")
    next(e for e in one.plain["exhibits"] if e["id"] == "P-10")["victim"] = "K1"
    assert [made.victim for made in one.make("surat-kuasa-khusus")] == ["K2"]
    text = read(one.make("permohonan-restitusi"))
    assert (
        "Surat Kuasa Khusus tanggal 17 Desember 2025 (P\N{NON-BREAKING HYPHEN}10) dan Surat Kuasa Khusus "
        "yang dilampirkan" in text
    )


def test_a_power_to_nobody_shows_the_gap_and_no_record(press: Callable[[str], Press]) -> None:
    one = press("c")
    one.plain["applicant"] = "advocate"
    text = read(one.make("surat-kuasa-khusus", draft=True))
    assert "Nama lengkap | : | [BELUM DIISI: Advokat penerima kuasa]" in text
    assert "Haswinda" not in text


def test_an_advocate_without_standing_is_a_gap_and_no_code(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.plain["signing_companion"] = "D2"
    text = read(one.make("permohonan-restitusi", draft=True))
    assert "Raisa Kembangrimba" not in text
    assert "| D2" not in text
    with pytest.raises(DocumentError):
        one.make("permohonan-restitusi")


@pytest.mark.parametrize("letter", "abcd")
def test_every_applicant_has_a_signature_or_is_represented(
    letter: str, press: Callable[[str], Press]
) -> None:
    one = press(letter)
    for applicant in ("victim", "advocate", "institution"):
        one.plain["applicant"] = applicant
        block = signatures(read(one.make("permohonan-restitusi", draft=True)))
        asked = [victim for victim in one.case.victims if f"Korban {victim.id}" in block]
        spoken_for = "Kuasa Hukum" in block or "Untuk Lembaga" in block or "BELUM DIISI" in block
        assert len(asked) == len(one.case.victims) or spoken_for
