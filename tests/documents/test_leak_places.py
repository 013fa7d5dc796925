"""Every place in which an identity was found to hide is looked into, and what can't be read is named."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile

import pytest
from leak_seeds import DOCX, NAME, camera_jpeg, jpeg, png, text_png
from leak_seeds_pdf import PDF, pdf
from papers import paper, with_part
from pypdf import PdfReader, PdfWriter

from legal_assist.documents import scanning
from legal_assist.documents.leak_matcher import Matcher
from legal_assist.documents.leak_values import Protected

SEARCH = Matcher([Protected("K1", "name", NAME), Protected("K1", "nik", "9901015403980001")])


def scan(name: str, data: bytes) -> scanning.Scan:
    return scanning.check_bytes(name, data, SEARCH)


def zipped(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize("place", DOCX)
def test_every_place_of_a_word_file_is_looked_into(place: str) -> None:
    found = scan("surat.docx", DOCX[place](NAME))
    assert [hit.code for hit in found.blocking], place
    assert not scan("surat.docx", paper("Surat tanpa nama.")).hits


@pytest.mark.parametrize("place", PDF)
def test_every_place_of_a_pdf_is_looked_into(place: str) -> None:
    found = scan("bukti.pdf", PDF[place](NAME))
    assert found.blocking, place
    assert not found.closed
    assert not scan("bukti.pdf", pdf()).hits


def test_the_excerpt_and_the_part_never_show_the_name_and_the_shown_text_does() -> None:
    data = zipped("word/media/sekarayu_wiratmaja.txt", f"Kemudian {NAME.upper()} pergi".encode())
    found = scan("sekarayu wiratmaja.zip", data)
    assert found.blocking
    for hit in found.hits:
        assert "sekarayu" not in (hit.excerpt + hit.part + repr(hit)).lower()
        assert "[K1]" in hit.excerpt
    assert any(NAME.upper() in hit.shown for hit in found.hits)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("sekarayu-wiratmaja.docx", b""),
        ("a.csv", f"nama;NIK\n{NAME};9901.0154.0398.0001\n".encode()),
        ("a.csv", f"nama,kota\r\n{NAME},x\r\n".encode("utf-16")),
        ("a.ics", b"BEGIN:VCALENDAR\r\nSUMMARY:Sidang Sekara\r\n yu Wirat\r\n maja\r\nEND:VCALENDAR\r\n"),
        ("a.txt", f"Catatan {NAME}".encode("cp1252")),
        ("a.html", b"<p>Sekar&#97;yu<br>Wiratmaja</p>"),
        ("a.html", b"<b>Sekarayu Wirat</b>maja"),
        ("a.json", b'{"n": "Sekar\\u0061yu Wiratmaja"}'),
        ("a.rtf", b"{\\rtf1 Sekar\\'61yu {\\b Wiratmaja}}"),
        ("a.svg", f"<?xml version='1.0'?><svg><text>{NAME}</text></svg>".encode()),
        ("a.eml", b"Subject: =?utf-8?b?U2VrYXJheXUgV2lyYXRtYWph?=\nContent-Type: text/plain\n\nhalo\n"),
        ("a.txt.gz", gzip.compress(NAME.encode())),
        ("a.jpg", camera_jpeg(NAME)),
        ("a.png", text_png(NAME)),
        ("a.jpg", jpeg() + NAME.encode()),
    ],
)
def test_texts_calendars_tables_and_pictures_are_read_as_what_they_are(name: str, data: bytes) -> None:
    assert scan(name, data).blocking


def test_a_workbook_whose_name_parts_stand_in_two_cells_is_found_and_numbers_too() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Wiratmaja", "lain", "Sekarayu"])
    book.active.append(["Sekarayu", "Wiratmaja", 9901015403980001])
    buffer = io.BytesIO()
    book.save(buffer)
    assert {hit.kind for hit in scan("a.xlsx", buffer.getvalue()).blocking} == {"name", "nik"}


def encrypted_pdf(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PDF["author"](NAME))))
    writer.encrypt(password, owner_password="x" * 9, algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def locked_zip() -> bytes:
    data = bytearray(zipped("a.txt", NAME.encode()))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.pdf", encrypted_pdf("rahasia"), "encrypted"),
        ("a.pdf", pdf()[:200], "broken"),
        ("a.zip", locked_zip(), "encrypted"),
        ("a.zip", zipped("a.txt", b"x")[:30], "broken"),
        ("a.docx", zipped("word/document.xml", b"\0" * (40 * 2**20)), "bomb"),
        ("a.docx", with_part(paper("x"), "word/document.xml", b"<a><b></a>"), "broken"),
        ("a.docx", with_part(paper("x"), "word/x.xml", b"<!DOCTYPE a><a/>"), "dtd"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + b"\0" * 40, "archive"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ],
)
def test_what_cannot_be_read_is_named_and_never_clean(name: str, data: bytes, why: str) -> None:
    found = scan(name, data)
    assert why in [one.why for one in found.closed]
    assert not found.clean


def test_archives_in_archives_end_somewhere() -> None:
    data = NAME.encode()
    for _ in range(12):
        data = zipped("a.zip", data)
    assert [one.why for one in scan("a.zip", data).closed] == ["too_deep"]


def test_a_pdf_locked_only_against_changes_is_read() -> None:
    assert scan("a.pdf", encrypted_pdf("")).blocking


def test_words_in_pictures_are_said_to_be_unread_without_making_the_file_unclean() -> None:
    found = scan("a.png", png())
    assert [(one.why, one.closed) for one in found.unread] == [("pixels", False)]
    assert found.clean


def test_a_tar_is_read_member_by_member() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(NAME)
        archive.addfile(info, io.BytesIO(NAME.encode()))
    assert scan("a.tar", buffer.getvalue()).blocking
