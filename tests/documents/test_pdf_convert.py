"""A converter that fails in every way it can: each file has its result, and no process stays behind."""

from __future__ import annotations

import io
import os
import sys
import time
from typing import TYPE_CHECKING

import pytest
from bundle_files import copy_of, pdf, written
from papers import paper, with_part
from pypdf import PdfReader

from legal_assist.documents import office_program, pdf_rewrite
from legal_assist.documents import pdf as converting
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.documents.office_program import Program
    from legal_assist.documents.pdf import Converted

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script of this system")

PASSWORD = "kata sandi yang panjang"  # noqa: S105
#: Reads the names of the files from its arguments as the real one does, and makes what `MAKE` tells it to.
SCRIPT = """#!{python}
import os, pathlib, subprocess, sys, time
words = sys.argv[1:]
out = pathlib.Path(words[words.index("--outdir") + 1])
files = [pathlib.Path(word) for word in words if word.endswith(".docx")]
here = pathlib.Path({here!r})
with (here / "calls").open("a") as log:
    log.write(" ".join(file.name for file in files) + "\\n")
(here / "environment").write_text(repr(dict(os.environ)))
{body}
"""


def office(folder: Path, body: str) -> Program:
    """A stand-in for LibreOffice."""
    path = folder / "soffice"
    path.write_text(SCRIPT.format(python=sys.executable, here=str(folder), body=body), encoding="utf-8")
    path.chmod(0o755)
    (folder / "jadi.pdf").write_bytes(pdf(2, "Jadi"))
    return office_program.Program(path)


COPY = "for file in files: (out / (file.stem + '.pdf')).write_bytes((here / 'jadi.pdf').read_bytes())"


def source(name: str, text: str = "Isi") -> converting.Source:
    return converting.Source(name, paper(text), "Judul")


def convert(folder: Path, body: str, *sources: converting.Source, **options: object) -> tuple[Converted, ...]:
    work = folder / "kerja"
    work.mkdir(exist_ok=True)
    return converting.convert(sources, work, office(folder, body), **options)  # type: ignore[arg-type]


def calls(folder: Path) -> list[str]:
    return (folder / "calls").read_text().splitlines()


def test_a_batch_is_one_call_and_every_file_has_its_pdf(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    found = convert(tmp_path, COPY, source("a"), source("b"), on_done=lambda *one: told.append(one))
    assert [(one.name, one.pages, one.fault) for one in found] == [("a", 2, None), ("b", 2, None)]
    assert len(calls(tmp_path)) == 1
    assert told == [(2, 2)]
    assert list((tmp_path / "kerja" / "out").iterdir()) == []  # nothing lies about
    assert list((tmp_path / "kerja").glob("*.docx")) == []


def test_success_without_output_is_a_failure(tmp_path: Path) -> None:
    (found,) = convert(tmp_path, "sys.exit(0)", source("a"))
    assert (found.data, found.fault) == (None, "pdf.no_output")


@pytest.mark.parametrize("made", [b"", b"%PDF-1.7 terpotong", b"<html>galat</html>", pdf(3)[:-300]])
def test_output_that_is_no_whole_pdf_is_a_failure(tmp_path: Path, made: bytes) -> None:
    body = f"for file in files: (out / (file.stem + '.pdf')).write_bytes({made!r})"
    (found,) = convert(tmp_path, body, source("a"))
    assert (found.data, found.fault) == (None, "pdf.no_output")


def test_a_file_that_brings_the_program_down_costs_no_other_its_pdf(tmp_path: Path) -> None:
    body = (
        "from zipfile import ZipFile\n"
        "if any(b'RUNTUH' in ZipFile(file).read('word/document.xml') for file in files): sys.exit(0)\n" + COPY
    )
    found = convert(tmp_path, body, source("a"), source("b", "RUNTUH"), source("c"))
    assert [one.fault for one in found] == [None, "pdf.no_output", None]
    assert len(calls(tmp_path)) == 4  # together once, then each alone


def test_a_call_that_hangs_ends_in_time_with_everything_it_started(tmp_path: Path) -> None:
    body = (
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "(here / 'child').write_text(str(child.pid))\ntime.sleep(60)"
    )
    start = time.monotonic()
    (found,) = convert(tmp_path, body, source("a"), limit=4)
    assert time.monotonic() - start < 25
    assert (found.data, found.fault) == (None, "pdf.too_slow")
    assert gone(int((tmp_path / "child").read_text()))


def gone(process: int) -> bool:
    """Whether a process has ended; one that nobody has asked about yet counts as ended."""
    for _ in range(50):
        try:
            os.kill(process, 0)
            with open(f"/proc/{process}/stat", encoding="ascii") as state:  # noqa: PTH123
                if state.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False


def test_the_work_can_be_stopped_in_the_middle(tmp_path: Path) -> None:
    end = time.monotonic() + 0.5
    found = convert(tmp_path, "time.sleep(60)", source("a"), source("b"), stop=lambda: time.monotonic() > end)
    assert [one.fault for one in found] == ["pdf.stopped", "pdf.stopped"]


def test_the_program_sees_no_names_of_ours_and_no_settings_of_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAL_USE_VCLPLUGIN", "gtk3")
    monkeypatch.setenv("KUNCI_RAHASIA", "x")
    convert(tmp_path, COPY, converting.Source("Surat Sari Rekaan.docx", paper("x"), "Judul"))
    environment = (tmp_path / "environment").read_text()
    assert "KUNCI_RAHASIA" not in environment
    assert "SAL_USE_VCLPLUGIN" not in environment
    assert "127.0.0.1:9" in environment
    assert calls(tmp_path) == ["d0000.docx"]


def test_a_file_that_may_not_be_printed_never_reaches_the_program(tmp_path: Path) -> None:
    bad = converting.Source("b", with_part(paper("x"), "word/vbaProject.bin", b"x"), "Judul")
    found = convert(tmp_path, COPY, source("a"), bad)
    assert [one.fault for one in found] == [None, "pdf.input.macros"]
    assert calls(tmp_path) == ["d0000.docx"]


def test_many_files_go_in_several_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "_BATCH", 2)
    found = convert(tmp_path, COPY, *(source(str(n)) for n in range(5)))
    assert [one.name for one in found] == ["0", "1", "2", "3", "4"]
    assert len(calls(tmp_path)) == 3


def test_a_program_that_cannot_be_started_says_so(tmp_path: Path) -> None:
    program = tmp_path / "rusak"
    program.write_bytes(b"bukan program")
    with pytest.raises(DocumentError) as caught:
        converting.convert([source("a")], tmp_path, office_program.Program(program))
    assert caught.value.key == "pdf.no_start"


def test_archive_and_password_exclude_each_other(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        convert(tmp_path, COPY, source("a"), archive=True, password=PASSWORD)
    assert caught.value.key == "pdf.archive_locked"


def test_properties_are_made_anew_and_the_bytes_are_the_same_every_time() -> None:
    writer = copy_of(pdf(1))
    writer.add_metadata({"/Author": "Eric Penulis", "/Keywords": "x", "/Creator": "Writer", "/Title": "Lama"})
    writer.add_attachment("a.txt", b"x")
    raw = written(writer)
    first, second = pdf_rewrite.rewritten(raw, "Permohonan"), pdf_rewrite.rewritten(raw, "Permohonan")
    assert first == second
    reader = PdfReader(io.BytesIO(first))
    assert dict(reader.metadata or {}) == {"/Title": "Permohonan"}
    assert not reader.attachments
    assert b"Penulis" not in first
    assert b"ReportLab" not in first


def test_a_locked_pdf_is_locked_with_the_strong_cipher_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf_rewrite.rewritten(pdf(1, "Isi"), "Judul", password=PASSWORD)
    reader = PdfReader(io.BytesIO(data))
    assert reader.trailer["/Encrypt"]["/R"] == 6
    assert not reader.decrypt("")
    assert reader.decrypt(PASSWORD)
    assert "Isi 1" in reader.pages[0].extract_text()
    from pypdf import PdfWriter

    seen = []
    monkeypatch.setattr(PdfWriter, "encrypt", lambda _self, **how: seen.append(how))
    pdf_rewrite.rewritten(pdf(1), "Judul", password=PASSWORD)
    assert [how["algorithm"] for how in seen] == ["AES-256"]  # the library's own default is a broken cipher


def test_a_title_with_signs_of_markup_stays_a_title() -> None:
    data = pdf_rewrite.rewritten(pdf(1), "Surat <A> & B", archive=True)
    reader = PdfReader(io.BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Surat <A> & B"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "Surat <A> & B"}
