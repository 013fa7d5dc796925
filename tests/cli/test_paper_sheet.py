"""`documents CASE DOCUMENT`: whom a paper reaches, who may sign, copies, stamp duty, annexes, legal basis."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, paper_sheet, samples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_one_document_is_told_in_full(cli: Callable[..., Any], sample_a: str) -> None:
    out = cli("documents", sample_a, "permohonan-restitusi").out
    for line in (
        "Kepada: ketua pengadilan, melalui penuntut umum.",
        "Boleh menandatangani: korban, wali, ahli waris, advokat, lembaga, keluarga.",
        "Tembusan: LPSK, penyidik.",
        "Meterai: Rp10.000 (",
        "- [ada] Fotokopi identitas (K1)",
        "Dasar hukum: ",
    ):
        assert line in out
    assert "rincian-kerugian" not in out


def test_the_list_says_of_each_paper_that_applies_who_receives_a_copy(
    cli: Callable[..., Any], sample_a: str
) -> None:
    rows = cli("documents", sample_a, "--json").json
    out = cli("documents", sample_a).out
    applying = [row for row in rows if row["applies"]]
    assert out.count("Tembusan: ") == sum(bool(row["sheet"]["copies"]) for row in applying) > 3
    assert len(rows) > 50
    assert all(row["sheet"]["addressee"] and row["sheet"]["identity"] for row in rows)


def test_an_annex_that_is_not_there_is_told_as_missing(cli: Callable[..., Any]) -> None:
    code = cli("case", "import", str(samples.sample("b").case_file), "--json").json["code"]
    out = cli("documents", code, "permohonan-restitusi", "--lang", "en").out
    assert "- [missing] " in out
    assert "- [there] " in out


def test_a_document_that_is_none_and_a_document_beside_an_addressee_are_refused(
    cli: Callable[..., Any], sample_a: str
) -> None:
    assert cli("documents", sample_a, "surat-apa-saja").code == 2
    assert cli("documents", sample_a, "kronologi", "--addressee", "lpsk").code == 2


@pytest.mark.parametrize("letter", ["a", "b", "c", "d"])
def test_the_sheet_cites_what_the_finished_paper_cites(letter: str, tmp_path: Path) -> None:
    sample = samples.sample(letter)
    desk = Desk(tmp_path / "store", FixedClock(sample.as_of))
    desk.unlock()
    opened = desk.import_case(sample.case_file.read_bytes())
    ready = [one.id for one in desk.documents(opened.case) if one.applies and not one.gaps]
    for document in ready:
        sheet = paper_sheet.of(desk, opened.case, document)
        assert all(annex.there for annex in sheet.annexes), document
        assert set(sheet.basis) <= set(desk.book.entries)
        for lang in ("id", "en"):
            assert all(paper_sheet.way(sheet, lang))
            assert all(paper_sheet.rest(sheet, desk, lang))


def test_nobody_gets_a_copy_of_what_goes_through_him(tmp_path: Path) -> None:
    sample = samples.sample("a")
    desk = Desk(tmp_path / "store", FixedClock(sample.as_of))
    desk.unlock()
    case = desk.import_case(sample.case_file.read_bytes()).case
    for channel in ("investigator", "prosecutor", "lpsk", "direct"):
        sheet = paper_sheet.of(
            desk, case.model_copy(update={"filing_channel": channel}), "permohonan-restitusi"
        )
        assert sheet.through == ("" if channel == "direct" else channel)
        assert channel not in sheet.copies
    sheet = paper_sheet.of(desk, case.model_copy(update={"filing_channel": None}), "permohonan-restitusi")
    assert "jalur yang belum dipilih" in paper_sheet.way(sheet, "id")[0]
    assert "Tanpa tembusan." in paper_sheet.way(replace(sheet, copies=()), "id")
