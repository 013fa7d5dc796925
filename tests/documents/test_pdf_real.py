"""The real LibreOffice: nothing fetched, nothing embedded, nobody named; archive files and locked files."""

from __future__ import annotations

import io
import shutil
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import docx
import pytest
from bundle_files import png
from docx.opc.constants import RELATIONSHIP_TYPE
from papers import paper, part, with_part
from pypdf import PdfReader

from legal_assist.documents import office_input, office_program, pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PASSWORD = "kata sandi yang panjang"  # noqa: S105
pytestmark = [
    pytest.mark.real,
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server of our own that notes every request."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(2000)
            seen.append(self.raw_requestline.decode("latin-1"))
            self.close_connection = True

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", seen
    server.shutdown()
    server.server_close()


def linked(target: str) -> bytes:
    """A paper that shows a picture which lies elsewhere."""
    document = docx.Document()
    document.add_paragraph("Surat dengan gambar tertaut")
    document.add_picture(io.BytesIO(png()))
    relation = document.part.relate_to(target, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    for blip in document.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"):
        names = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
        del blip.attrib[f"{names}embed"]
        blip.set(f"{names}link", relation)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def program() -> office_program.Program:
    found = office_program.find()
    assert found is not None
    return found


def test_nothing_is_fetched_and_no_local_file_is_embedded(
    asked: tuple[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check refuses such files; here it is switched off, so that the profile alone has to hold."""
    address, seen = asked
    local = tmp_path / "rahasia.png"
    local.write_bytes(png())
    monkeypatch.setattr(office_input, "check", lambda _data: None)
    sources = [
        pdf.Source("jauh", linked(f"{address}/lihat.png"), "Judul"),
        pdf.Source("lokal", linked(local.as_uri()), "Judul"),
    ]
    work = tmp_path / "kerja"
    work.mkdir()
    found = pdf.convert(sources, work, program())
    assert seen == []
    for one in found:
        assert one.data is not None
        page = PdfReader(io.BytesIO(one.data)).pages[0]
        assert "Surat dengan gambar tertaut" in page.extract_text()
        assert len(page.images) == 0


def test_who_made_the_word_file_is_not_in_the_pdf(tmp_path: Path) -> None:
    core = part(paper("Isi"), "docProps/core.xml").decode()
    named = core.replace("python-docx", "Erik Penulis", 1)
    assert named != core
    source = with_part(paper("Isi"), "docProps/core.xml", named.encode())
    (found,) = pdf.convert([pdf.Source("a", source, "Permohonan")], tmp_path, program())
    assert found.data is not None
    assert dict(PdfReader(io.BytesIO(found.data)).metadata or {}) == {"/Title": "Permohonan"}
    assert b"Penulis" not in found.data
    assert b"LibreOffice" not in found.data


def test_a_good_file_beside_a_bad_one_an_archive_and_a_locked_one(tmp_path: Path) -> None:
    bad = with_part(paper("x"), "word/document.xml", b"<w:document/>")
    work = tmp_path / "a"
    work.mkdir()
    found = pdf.convert(
        [pdf.Source("baik", paper("Isi baik"), "J"), pdf.Source("buruk", bad, "J")], work, program()
    )
    assert found[0].data is not None
    assert "Isi baik" in PdfReader(io.BytesIO(found[0].data)).pages[0].extract_text()
    for folder, options in (("b", {"archive": True}), ("c", {"password": PASSWORD})):
        work = tmp_path / folder
        work.mkdir()
        (one,) = pdf.convert([pdf.Source("a", paper("Isi"), "J")], work, program(), **options)  # type: ignore[arg-type]
        assert one.data is not None
        reader = PdfReader(io.BytesIO(one.data))
        if "archive" in options:
            assert b"<pdfaid:part>2</pdfaid:part>" in one.data
            assert "/OutputIntents" in reader.root_object
            assert not reader.is_encrypted
            fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]  # type: ignore[index]
            assert fonts
            assert all("FontFile2" in str(font) or embedded(font) for font in fonts)
        else:
            assert not reader.decrypt("")
            assert reader.decrypt(PASSWORD)


def embedded(font: object) -> bool:
    """Whether a font travels with the file."""
    inner = font.get("/DescendantFonts")  # type: ignore[attr-defined]
    holder = inner[0].get_object() if inner is not None else font
    return "/FontFile2" in holder["/FontDescriptor"].get_object()


def test_two_calls_at_once_do_not_meet(tmp_path: Path) -> None:
    found: list[pdf.Converted] = []

    def one(number: int) -> None:
        work = tmp_path / str(number)
        work.mkdir()
        found.extend(pdf.convert([pdf.Source("a", paper(f"Isi {number}"), "J")], work, program()))

    both = [threading.Thread(target=one, args=(number,)) for number in (1, 2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert [converted.fault for converted in found] == [None, None]


def test_the_fonts_of_our_papers_keep_their_widths(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.add_paragraph("Isi").add_run(" lain").font.name = "Huruf Yang Tidak Ada"
    buffer = io.BytesIO()
    document.save(buffer)
    (found,) = pdf.convert([pdf.Source("a", buffer.getvalue(), "J")], tmp_path, program())
    assert found.replaced == ("Huruf Yang Tidak Ada",)
    assert office_program.version(program(), tmp_path).startswith("LibreOffice")
