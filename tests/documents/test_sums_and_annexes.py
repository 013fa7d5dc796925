"""Sums that agree with the screen, annexes counted only when attached, citations that were left out."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from papers import read, spoken

from legal_assist import rupiah
from legal_assist.documents import amounts
from legal_assist.errors import DocumentError
from legal_assist.reckoning import losses

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press


@pytest.mark.parametrize("letter", "ad")
def test_the_application_and_the_joined_claim_make_up_the_total_on_the_screen(
    letter: str, press: Callable[[str], Press]
) -> None:
    one = press(letter)
    ledger = losses.ledger(one.case, one.book, one.as_of).value
    whole, own, joined = (rupiah.format(n) for n in (ledger.total, ledger.restitution, ledger.joined))
    text = spoken(one.make("permohonan-restitusi"))
    assert f"seluruhnya {whole}, terdiri atas {own} sebagai Restitusi" in text
    assert f"dan {joined} melalui penggabungan perkara gugatan" in text
    assert joined in spoken(one.make("permohonan-penggabungan"))


def test_without_a_joined_claim_nothing_is_said_of_one(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.plain["losses"] = [line for line in one.plain["losses"] if line.get("channel") != "joined_claim"]
    assert "terdiri atas" not in spoken(one.make("permohonan-restitusi"))


@pytest.mark.parametrize(
    ("value", "currency", "printed"),
    [
        ("862.5", "MYR", "MYR 862,50"),
        ("1700", "MYR", "MYR 1.700,00"),
        ("26.675", "USD", "USD 26,675"),
        ("0", "USD", "USD 0,00"),
        ("3650.5", None, "Rp3.650,50"),
        ("3650", None, "Rp3.650"),
    ],
)
def test_money_has_two_decimals_where_it_has_any_and_is_not_broken_from_its_currency(
    value: str, currency: str | None, printed: str
) -> None:
    assert amounts.money(Decimal(value), currency) == printed.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize("letter", "abcd")
@pytest.mark.parametrize("entry_id", ["permohonan-restitusi", "permohonan-kerahasiaan"])
def test_only_what_is_attached_is_counted(letter: str, entry_id: str, press: Callable[[str], Press]) -> None:
    text = read(press(letter).make(entry_id, draft=True))
    found = re.search(r"^Lampiran \| : \| (\d+)", text, flags=re.MULTILINE)
    assert found
    rows = re.findall(
        r"^\d+\. \| .* \| (?:P-\d+|–) \| (.*)$", text.partition("DAFTAR LAMPIRAN")[2], re.MULTILINE
    )
    assert int(found[1]) == sum(row.startswith("terlampir") for row in rows)


@pytest.mark.parametrize("status", ["to_follow", "held_by_other", "unavailable"])
def test_an_annex_that_is_not_there_is_listed_and_not_counted(
    status: str, press: Callable[[str], Press]
) -> None:
    one = press("d")
    letter = next(e for e in one.plain["exhibits"] if e["kind"] == "police_letter")
    letter["status"] = status
    text = read(one.make("permohonan-restitusi", draft=True))
    assert "Lampiran | : | 12 (dua belas) berkas" in text
    assert letter["title"] in text


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Merekrut dan mengirim", "Perbuatan: Merekrut dan mengirim."),
        ("Terdakwa merekrut Korban.", "Perbuatan: Terdakwa merekrut Korban."),
        ("Merekrut\nMengirim", "Perbuatan: Merekrut."),
    ],
)
def test_an_element_reads_well_as_catchword_and_as_sentence(
    written: str, printed: str, press: Callable[[str], Press]
) -> None:
    one = press("a")
    one.plain["element_act"] = written
    for entry_id in ("permohonan-restitusi", "permohonan-penggabungan"):
        assert printed in read(one.make(entry_id)).splitlines()


def test_a_missing_element_is_a_visible_gap_behind_its_lead_in(press: Callable[[str], Press]) -> None:
    one = press("a")
    del one.plain["element_act"]
    text = read(one.make("permohonan-penggabungan", draft=True))
    assert re.search(r"^Perbuatan: \[BELUM DIISI: [^\]]+\]$", text, flags=re.MULTILINE)


def test_a_paper_tells_which_citations_it_left_out_and_which_acceptances_had_no_use(
    press: Callable[[str], Press],
) -> None:
    one = press("a")
    wanted, useless = "uu-21-2007/52/1", "uu-8-1981/98/1"
    plain = one.make("permohonan-rehabilitasi")[0]
    assert wanted in plain.left_out
    assert plain.receipt["not_accepted"] == sorted(plain.left_out)
    made = one.make("permohonan-rehabilitasi", accepted=(wanted, useless))[0]
    assert wanted not in made.left_out
    assert made.unused == (useless,)
    assert made.receipt["accepted"] == [wanted]
    assert made.receipt["unused_acceptances"] == [useless]


def test_suffering_is_told_only_where_it_is_asked_for(press: Callable[[str], Press]) -> None:
    one = press("a")
    one.plain["exhibits"] = [e for e in one.plain["exhibits"] if e["kind"] != "suffering_statement"]
    for victim in one.plain["victims"]:
        victim.pop("suffering", None)
    one.plain["losses"] = [x for x in one.plain["losses"] if x["head"] != "suffering" or x["victim"] == "K2"]
    for line in one.plain["losses"]:
        line.pop("evidence", None)
    with pytest.raises(DocumentError) as caught:
        one.make("rincian-kerugian")
    assert [problem.path for problem in caught.value.problems] == ["victims.K2.suffering"]


def test_the_list_of_evidence_speaks_of_what_is_missing_only_where_something_is(
    press: Callable[[str], Press],
) -> None:
    one = press("d")
    text = spoken(one.make("daftar-alat-bukti"))
    assert "berjumlah 8 (delapan). Karimun" in text
    one.plain["exhibits"][-1]["status"] = "to_follow"
    text = spoken(one.make("daftar-alat-bukti", draft=True))
    assert "(delapan). Yang menyusul akan disampaikan segera setelah diperoleh. Karimun" in text
    one.plain["exhibits"][-1]["status"] = "held_by_other"
    text = spoken(one.make("daftar-alat-bukti", draft=True))
    assert "(delapan). Yang dipegang pihak lain dimohonkan untuk dihadirkan." in text


def test_the_mark_of_an_exhibit_is_not_broken_by_the_end_of_a_line(press: Callable[[str], Press]) -> None:
    assert "(bukti P\N{NON-BREAKING HYPHEN}2)" in read(press("c").make("permohonan-restitusi", draft=True))
