"""`pdf FILE...` and `make --pdf`: what a shell sees, with a LibreOffice and without one."""

from __future__ import annotations

import io
import json
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from bundle_files import pdf as plain_pdf
from papers import paper
from pypdf import PdfReader
from test_pdf_convert import COPY, office

from legal_assist.__main__ import run
from legal_assist.desk import converting, samples
from legal_assist.documents import office_program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Call = Callable[..., tuple[int, str, str]]

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CODE = "MERANTI-26"


class _Input(io.TextIOWrapper):
    def isatty(self) -> bool:
        return False


@pytest.fixture
def call(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run a command on an open store."""

    def made(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", _Input(io.BytesIO(b"")))
        capfd.readouterr()
        code = run([*arguments, "--store", str(tmp_path / "store"), "--as-of", "2026-11-24"])
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return code, out, err

    return made


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without LibreOffice."""
    monkeypatch.setattr(office_program, "find", lambda: None)


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str = COPY) -> None:
    program = office(folder, body)
    monkeypatch.setattr(office_program, "find", lambda: program)
    monkeypatch.setattr(office_program, "version", lambda _program, _work: "LibreOffice 0")


def sample_a(call: Call) -> None:
    assert call("case", "import", str(samples.sample("a").case_file))[0] == 0


def test_without_libreoffice_the_papers_are_made_and_the_way_to_a_pdf_is_told(
    call: Call, nobody: None, tmp_path: Path
) -> None:
    sample_a(call)
    out = tmp_path / "out"
    code, said, err = call("make", CODE, "daftar-alat-bukti", "--out", str(out), "--pdf")
    assert code == 5
    assert [one.suffix for one in out.iterdir()] == [".docx"]
    assert "LibreOffice" in err
    assert "1 dokumen selesai" in said
    code, said, _ = call("make", CODE, "daftar-alat-bukti", "--out", str(out), "--pdf", "--json")
    found = json.loads(said)
    assert found["pdf"][0]["fault"] == "pdf.not_made"
    assert found["files"]
    assert not converting.available()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script of this system")
def test_a_pdf_lies_beside_each_paper_with_a_receipt_of_its_own(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch)
    sample_a(call)
    out = tmp_path / "out"
    code, said, _ = call("make", CODE, "daftar-alat-bukti", "kronologi", "--out", str(out), "--pdf")
    assert code == 0
    assert sorted(one.suffix for one in out.iterdir()) == [".docx", ".docx", ".pdf", ".pdf"]
    assert said.count(".pdf (2 halaman)") == 2
    receipts = list((tmp_path / "store" / "receipts" / CODE).glob("*-pdf.json"))
    assert len(receipts) == 2
    kept = json.loads(receipts[0].read_text(encoding="utf-8"))
    assert kept["converter"] == "LibreOffice 0"
    assert len(kept["sha256"]) == len(kept["source_sha256"]) == 64


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script of this system")
def test_a_pdf_in_which_a_kept_name_stands_is_not_written(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch)
    plain = json.loads(samples.sample("a").case_file.read_text(encoding="utf-8"))
    name = plain["victims"][0]["name"]
    (tmp_path / "jadi.pdf").write_bytes(plain_pdf(1, f"Sisa dari {name}"))
    sample_a(call)
    out = tmp_path / "out"
    office_made = tmp_path / "jadi.pdf"
    office_made.write_bytes(plain_pdf(1, f"Sisa dari {name}"))
    code, said, _ = call("make", CODE, "daftar-alat-bukti", "--out", str(out), "--pdf")
    assert code == 5
    assert [one.suffix for one in out.iterdir()] == [".docx"]
    assert "identitas" in said
    assert name not in said


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script of this system")
def test_files_from_anywhere_are_converted_beside_themselves_and_never_over_another(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch)
    place = tmp_path / "surat"
    place.mkdir()
    (place / "a.docx").write_bytes(paper("Isi"))
    (place / "a.pdf").write_bytes(b"sudah ada")
    (place / "b.docx").write_bytes(b"bukan docx")
    code, said, _ = call("pdf", str(place / "a.docx"), str(place / "b.docx"))
    assert code == 5
    assert (place / "a.pdf").read_bytes() == b"sudah ada"
    assert (place / "a-2.pdf").exists()
    assert "Tanpa PDF: b.docx" in said
    assert ("scan PERKARA" in said) == (" halaman" in said or "a.pdf" in said)
    assert "scan" in said  # whoever hands it in is told that nobody looked through it
    assert call("pdf", str(place / "tidak-ada.docx"))[0] == 5
    assert call("pdf", str(place))[0] == 5


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script of this system")
def test_a_password_comes_from_a_file_and_locks_or_nothing_is_made(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch)
    (tmp_path / "a.docx").write_bytes(paper("Isi"))
    secret = tmp_path / "sandi.txt"
    secret.write_text("kata sandi yang panjang\n", encoding="utf-8")
    code, _, _ = call("pdf", str(tmp_path / "a.docx"), "--pdf-password-file", str(secret))
    assert code == 0
    reader = PdfReader(tmp_path / "a.pdf")
    assert not reader.decrypt("")
    assert reader.decrypt("kata sandi yang panjang")
    for short in ("", "pendek"):
        secret.write_text(short + "\n", encoding="utf-8")
        code, _, err = call("pdf", str(tmp_path / "a.docx"), "--pdf-password-file", str(secret))
        assert code in (2, 5)
        assert err
    assert not (tmp_path / "a-2.pdf").exists()
    assert call("pdf", str(tmp_path / "a.docx"), "--archive", "--pdf-password-file", str(secret))[0] == 2


@pytest.mark.real
@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_every_paper_of_a_sample_becomes_a_pdf_that_passes_the_leak_scan(call: Call, tmp_path: Path) -> None:
    sample_a(call)
    out = tmp_path / "out"
    wanted = ("daftar-alat-bukti", "kronologi", "rincian-kerugian", "lembar-identitas")
    code, said, err = call("make", CODE, *wanted, "--out", str(out), "--pdf", "--json")
    assert code == 0, err
    found = json.loads(said)["pdf"]
    assert len(found) == len(list(out.glob("*.docx")))
    assert all(one["path"] and one["pages"] for one in found)
    assert all(one["replaced_fonts"] == [] for one in found)
