"""What the papers say in particular places: parties, readings of the law, routes, sealed covers, return."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from papers import read, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

LPSK = "Lembaga Perlindungan Saksi dan Korban"


@pytest.mark.parametrize(
    ("path", "printed"),
    [
        ("element_act", "Perbuatan: menyusul."),
        ("element_means", "Cara: menyusul."),
        ("element_purpose", "Tujuan: menyusul."),
        ("story_after", "Keadaan sesudah kejadian: menyusul."),
    ],
)
def test_an_answer_in_place_of_an_account_says_what_it_answers(
    path: str, printed: str, press: Callable[[str], Press]
) -> None:
    one = press("a")
    del one.plain[path]
    one.plain["marks"][path] = {"kind": "to_follow"}
    lines = read(one.make("permohonan-restitusi")).splitlines()
    assert printed in lines
    assert "menyusul" not in lines


@pytest.mark.parametrize("letter", "ad")
def test_a_joined_claim_has_plaintiffs_and_defendants(letter: str, press: Callable[[str], Press]) -> None:
    text = read(press(letter).make("permohonan-penggabungan"))
    assert "PENGGUGAT" in text
    assert "TERGUGAT" in text
    assert "emohon" not in text.replace("memohon", "").replace("dimohonkan", "")
    assert "ermohon" not in text


def test_a_joined_claim_under_either_code_asks_by_the_second_one_in_a_sentence_of_its_own(
    press: Callable[[str], Press],
) -> None:
    text = spoken(press("d").make("permohonan-penggabungan"))
    assert "Subsider, apabila Hakim berpendapat bahwa hukum acara lain yang berlaku" in text
    assert "didasarkan pada Pasal 189 ayat (1)" in text
    assert "Subsider" not in spoken(press("a").make("permohonan-penggabungan"))


@pytest.mark.parametrize(
    ("letter", "route"),
    [("a", "perkara gugatan ganti rugi"), ("d", "perkara gugatan ganti kerugian")],
)
def test_what_is_asked_elsewhere_is_named_as_its_code_names_it(
    letter: str, route: str, press: Callable[[str], Press]
) -> None:
    text = spoken(press(letter).make("rincian-kerugian"))
    assert f"dimintakan melalui penggabungan {route} dan tidak termasuk" in text


def test_an_old_trial_cites_neither_the_new_code_nor_law_not_yet_made(press: Callable[[str], Press]) -> None:
    one = press("d")
    for entry_id in ("permohonan-kerahasiaan", "surat-kuasa-khusus", "permohonan-restitusi"):
        assert "Nomor 20 Tahun 2025" not in read(one.make(entry_id))
    letter = spoken(one.make("permohonan-kerahasiaan"))
    assert "Pasal 5 ayat (1) huruf i Undang-Undang Nomor 31 Tahun 2014" in letter
    application = spoken(one.make("permohonan-restitusi"))
    assert "yang berwenang berdasarkan Pasal 12A ayat (1) huruf j" in application
    assert "tindak pidana lain" not in application
    assert "sepanjang tidak bertentangan" not in application


def test_the_older_regulation_applies_only_as_far_as_the_newer_law_leaves_it(
    press: Callable[[str], Press],
) -> None:
    text = spoken(press("a").make("permohonan-restitusi"))
    assert "(sepanjang tidak bertentangan, Pasal 76 Undang-Undang Nomor 3 Tahun 2026);" in text


def test_identity_asked_aloud_is_no_basis_but_the_place_where_it_is_asked(
    press: Callable[[str], Press],
) -> None:
    text = spoken(press("a").make("permohonan-kerahasiaan"))
    assert "yang ditanyakan di persidangan sebagaimana dimaksud dalam Pasal 210 ayat (6)" in text
    assert "untuk memenuhi hak atas kerahasiaan identitas tersebut" in text
    assert "berdasarkan Pasal 144 huruf j dan Pasal 210" not in text


@pytest.mark.parametrize(("letter", "through"), [("a", True), ("b", False), ("c", False), ("d", True)])
def test_at_trial_the_request_goes_through_the_prosecutor(
    letter: str, through: bool, press: Callable[[str], Press]
) -> None:
    text = read(press(letter).make("permohonan-kerahasiaan"))
    assert ("melalui Penuntut Umum pada" in text) == through
    copies = text.partition("Tembusan:")[2]
    assert not (through and "Penuntut Umum" in copies)


@pytest.mark.parametrize(
    ("letter", "readers"),
    [
        ("a", ("Ketua Pengadilan Negeri Tanjungpinang", "Penuntut Umum pada", "Hakim Ketua Sidang", LPSK)),
        ("b", ("Ketua Pengadilan Negeri Tanjungpinang", "Penyidik pada", LPSK)),
        ("c", ("Ketua Pengadilan Negeri Batam", "Penuntut Umum pada", "Penyidik pada", LPSK)),
        (
            "d",
            (
                "Ketua Pengadilan Negeri Tanjung Balai Karimun",
                "Penuntut Umum pada",
                "Hakim Ketua Sidang",
                LPSK,
            ),
        ),
    ],
)
def test_the_sealed_sheet_names_those_who_get_the_letters(
    letter: str, readers: tuple[str, ...], press: Callable[[str], Press]
) -> None:
    line = next(
        x for x in read(press(letter).make("lembar-identitas")).splitlines() if x.startswith("Hanya untuk")
    )
    offices = ("Ketua Pengadilan Negeri", "Penuntut Umum", "Penyidik", "Hakim Ketua Sidang", LPSK)
    assert all(reader in line for reader in readers)
    assert sum(office in line for office in offices) == len(readers)


def test_what_carries_the_identity_lies_in_the_sealed_cover(press: Callable[[str], Press]) -> None:
    one = press("d")
    text = read(one.make("permohonan-restitusi"))
    assert "Korban K1 yang dilegalisasi (dalam sampul tertutup) | P-1" in text
    assert "Surat kuasa khusus para Korban (dalam sampul tertutup) | P-10" in text
    assert "Surat tanda terima laporan polisi | P-3" in text


@pytest.mark.parametrize(
    ("risk", "printed"),
    [
        (
            False,
            "tidak ada bahaya yang lebih besar bagi Korban di daerah asal. Kami mohon petugas Dinas Sosial",
        ),
        (True, "ada risiko bahaya di daerah asal. Kami mohon petugas Dinas Sosial"),
        (None, "Risiko di daerah asal belum dinilai."),
    ],
)
def test_a_wish_to_return_stands_with_the_answer_about_risk_and_who_assesses_it(
    risk: bool | None, printed: str, press: Callable[[str], Press]
) -> None:
    one = press("a")
    one.victim("K2")["risk_at_home"] = risk
    if risk is None:
        del one.victim("K2")["risk_at_home"]
    text = spoken(one.make("permohonan-rehabilitasi", draft=True)[:1])
    assert "ingin dipulangkan ke Kabupaten Cilacap atas kehendak sendiri" in text
    assert printed in text


@pytest.mark.parametrize(("letter", "through"), [("a", True), ("b", False), ("c", True)])
def test_the_social_agency_is_reached_through_the_child_and_womens_service_and_nobody_gets_it_twice(
    letter: str, through: bool, press: Callable[[str], Press]
) -> None:
    text = read(press(letter).make("permohonan-rehabilitasi", draft=True)[:1])
    assert ("melalui Kepala UPTD Perlindungan Perempuan dan Anak" in text) == through
    assert "Tembusan:" not in text


@pytest.mark.parametrize("letter", "ad")
def test_a_citation_for_the_verdict_does_not_stand_behind_how_several_bear_the_sum(
    letter: str, press: Callable[[str], Press]
) -> None:
    (asked,) = (
        line
        for line in read(press(letter).make("permohonan-restitusi")).splitlines()
        if line.startswith("Menetapkan dalam amar")
    )
    cited, _, borne = asked.partition("bahwa para Termohon wajib membayar")
    assert "Pasal 48 ayat (3)" in cited
    assert "Pasal" not in borne


@pytest.mark.parametrize(
    "act",
    [
        "penyitaan harta sebagai jaminan", "pemblokiran", "perlindungan kepada kepolisian",
        "diperiksa dan didengar", "meminta informasi, salinan", "tagihan terhadap Pemberi Kuasa",
        "menarik pernyataan",
    ],
)  # fmt: skip
def test_the_power_of_attorney_names_every_act_an_advocate_signs_for(
    act: str, press: Callable[[str], Press]
) -> None:
    assert act in spoken(press("a").make("surat-kuasa-khusus"))


def test_what_is_asked_for_under_the_earlier_protection_law_names_its_letter(
    press: Callable[[str], Press],
) -> None:
    one = press("d")
    law = "Undang-Undang Nomor 31 Tahun 2014"
    assert f"Pasal 5 ayat (1) huruf f {law}" in spoken(one.make("permintaan-informasi"))
    assert f"Pasal 5 ayat (1) huruf h {law}" in spoken(one.make("permintaan-pemberitahuan-pembebasan"))


def test_a_paper_with_a_stamp_says_which_rule_asks_for_it_or_that_none_was_found(
    press: Callable[[str], Press],
) -> None:
    stamped = [entry for entry in press("a").catalogue.entries if entry.stamp]
    assert len(stamped) > 5
    for entry in stamped:
        said = [note for note in entry.notes if "eterai" in note.text]
        assert said, entry.id
        assert all(note.tells or "belum" in note.text for note in said), entry.id


def test_what_is_an_estimate_is_told_as_such_beside_the_losses_suffered(
    press: Callable[[str], Press],
) -> None:
    one = press("a")
    told = "juga bila biayanya masih akan dikeluarkan"
    assert told in spoken(one.make("permohonan-restitusi"))
    for line in one.plain["losses"]:
        line.pop("estimated", None)
        line.pop("estimate_how", None)
    assert told not in spoken(one.make("permohonan-restitusi"))
