"""`scan` and `scrub`: exit code 5 for what must not leave, covered excerpts, originals untouched."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from legal_assist.desk import samples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Result


def victims(sample: str) -> list[dict[str, str]]:
    plain = json.loads(samples.sample(sample).case_file.read_text(encoding="utf-8"))
    found: list[dict[str, str]] = plain["victims"]
    return found


def test_a_file_with_a_name_exits_with_5_and_never_prints_it(
    cli: Callable[..., Result], sample_a: str, tmp_path: Path
) -> None:
    name = victims("a")[0]["name"]
    path = tmp_path / "tabel.csv"
    path.write_text(f"korban;upah\n{name.upper()};1\n", encoding="utf-8")
    result = cli("scan", sample_a, str(path))
    assert result.code == 5
    assert "K1" in result.out
    assert name.split()[0].lower() not in (result.out + result.err).lower()
    found = cli("scan", sample_a, str(path), "--json")
    assert found.code == 5
    assert found.json["clean"] is False
    assert found.json["files"][0]["hits"][0]["kind"] == "name"
    assert name.split()[0].lower() not in found.out.lower()
    assert name.upper() in cli("scan", sample_a, str(path), "--reveal").out


def test_a_file_name_that_is_a_name_is_covered_too(
    cli: Callable[..., Result], sample_a: str, tmp_path: Path
) -> None:
    name = victims("a")[0]["name"]
    path = tmp_path / f"{name}.txt"
    path.write_text("kosong", encoding="utf-8")
    result = cli("scan", sample_a, str(path))
    assert result.code == 5
    assert name not in result.out


def test_a_folder_of_clean_files_exits_with_0_and_says_the_limit(
    cli: Callable[..., Result], sample_a: str, tmp_path: Path
) -> None:
    folder = tmp_path / "berkas"
    folder.mkdir()
    (folder / "a.txt").write_text("Surat tanpa nama.", encoding="utf-8")
    (folder / "b.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    result = cli("scan", sample_a, str(folder))
    assert result.code == 0, result.out
    assert result.out.count("tidak ditemukan identitas") == 2
    assert "gambar" in result.out


def test_a_file_that_cannot_be_opened_is_named_and_not_clean(
    cli: Callable[..., Result], sample_a: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 rusak")
    result = cli("scan", sample_a, str(path))
    assert result.code == 5
    assert "rusak" in result.out
    assert cli("scan", sample_a, str(tmp_path / "tidak-ada.pdf")).code == 5


def test_papers_the_program_made_are_clean(cli: Callable[..., Result], sample_a: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = cli("make", sample_a, "permohonan-restitusi", "--draft", "--out", str(out))
    assert made.code == 0, made.err
    result = cli("scan", sample_a, str(out))
    assert result.code == 0, result.out


def test_scrub_writes_a_copy_says_what_it_did_and_leaves_the_original(
    cli: Callable[..., Result], tmp_path: Path
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("docProps/core.xml", "<a>Sekarayu</a>")
        package.writestr("word/document.xml", "<a>isi</a>")
    source, copy = tmp_path / "a.docx", tmp_path / "b.docx"
    source.write_bytes(buffer.getvalue())
    result = cli("scrub", str(source), "--out", str(copy))
    assert result.code == 0, result.err
    assert "properti berkas" in result.out
    assert source.read_bytes() == buffer.getvalue()
    assert "docProps/core.xml" not in zipfile.ZipFile(copy).namelist()
    again = cli("scrub", str(source), "--out", str(copy))
    assert again.code == 5


@pytest.mark.parametrize("mark", ["leak:K1:name", "LEAK:k1:NAME"])
def test_a_finding_that_is_somebody_else_is_overridden_with_a_reason_and_stands_in_the_receipt(
    mark: str, cli: Callable[..., Result], sample_a: str, tmp_path: Path
) -> None:
    name = victims("a")[0]["name"]
    assert cli("record", sample_a, "story_during", typed=f"Kemudian {name} datang.").code == 0
    order = ("make", sample_a, "permohonan-restitusi", "--draft", "--out", str(tmp_path / "out"))
    refused = cli(*order)
    assert refused.code == 5
    assert "leak:K1:name" in refused.err
    assert name not in refused.err
    assert cli(*order, "--accept", mark).code == 5  # without a reason
    made = cli(*order, "--accept", mark, "--reason", "orang lain dengan nama sama")
    assert made.code == 0, made.err
    receipt = next((tmp_path / "store" / "receipts").rglob("*.json")).read_text(encoding="utf-8")
    assert "leak:K1:name" in json.loads(receipt)["accepted"]
