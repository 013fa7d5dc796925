"""A cleaned copy holds its content and nothing beside it; what can't be cleaned is said."""

from __future__ import annotations

import io
import zipfile

import pytest
from leak_seeds import DOCX, NAME, camera_jpeg, jpeg, png, text_png
from leak_seeds_pdf import PDF
from papers import paper, part, with_part
from pypdf import PdfReader

from legal_assist.documents import preview, scanning, scrub
from legal_assist.documents.leak_matcher import Matcher
from legal_assist.documents.leak_values import Protected
from legal_assist.errors import DocumentError

SEARCH = Matcher([Protected("K1", "name", NAME)])
#: What stays because it is content, or because it can't be opened; each is said instead.
CONTENT = {
    "body", "text moved here", "split runs", "two table cells", "header of the first page",
    "footer of even pages", "footnote", "endnote", "hidden text", "white text", "text box", "drawn text",
    "bookmark", "field code", "link target", "content control title", "content control tag",
    "embedded workbook", "embedded object", "name of a part", "part nobody links", "an archive in an archive",
}  # fmt: skip
PDF_CONTENT = {
    "page", "letters set apart", "letters by number", "actual text", "invisible text",
    "text under a black box", "white text", "outside the visible page",
}  # fmt: skip


@pytest.mark.parametrize("place", [place for place in DOCX if place not in CONTENT])
def test_metadata_comments_and_revisions_of_a_word_file_are_gone(place: str) -> None:
    done = scrub.scrub(DOCX[place](NAME))
    assert not scanning.check_bytes("a.docx", done.data, SEARCH).hits, place
    assert "Surat tanpa nama" in preview.text(done.data)


@pytest.mark.parametrize("place", [place for place in PDF if place not in PDF_CONTENT])
def test_everything_beside_the_pages_of_a_pdf_is_gone(place: str) -> None:
    done = scrub.scrub(PDF[place](NAME))
    assert not scanning.check_bytes("a.pdf", done.data, SEARCH).hits, place
    assert len(PdfReader(io.BytesIO(done.data)).pages) == 1


def test_inserted_text_is_kept_and_deleted_text_is_gone() -> None:
    changed = (
        '<w:p><w:r><w:t>satu </w:t></w:r><w:ins w:author="x"><w:r><w:t>dua </w:t></w:r></w:ins>'
        "<w:del><w:r><w:delText>tiga</w:delText></w:r></w:del>"
        "<w:moveTo><w:r><w:t>empat</w:t></w:r></w:moveTo></w:p>"
    )
    data = paper("x")
    document = part(data, "word/document.xml").decode().replace("<w:sectPr", changed + "<w:sectPr", 1)
    done = scrub.scrub(with_part(data, "word/document.xml", document.encode()))
    assert "satu dua empat" in preview.text(done.data)
    assert b"tiga" not in part(done.data, "word/document.xml")
    assert ("changes", 3) in done.removed


def test_every_part_a_cleaned_word_file_speaks_of_is_there() -> None:
    with zipfile.ZipFile(io.BytesIO(scrub.scrub(DOCX["comment text"](NAME)).data)) as package:
        names = set(package.namelist())
        types = package.read("[Content_Types].xml").decode()
        rels = package.read("_rels/.rels").decode() + package.read("word/_rels/document.xml.rels").decode()
    assert not [name for name in names if name.startswith(("docProps/", "customXml/"))]
    for gone in ("docProps/", "customXml/", "comments.xml"):
        assert gone not in types
        assert gone not in rels


def test_the_same_file_gives_the_same_copy() -> None:
    data = DOCX["dc:creator"](NAME)
    assert scrub.scrub(data).data == scrub.scrub(data).data


@pytest.mark.parametrize(
    "data", [camera_jpeg(NAME), text_png(NAME), png() + NAME.encode(), jpeg((0xFE, b"x"))]
)
def test_pictures_lose_their_data_and_keep_their_pixels(data: bytes) -> None:
    done = scrub.scrub(data)
    assert not scanning.check_bytes("a", done.data, SEARCH).hits
    assert done.data == (png() if data.startswith(b"\x89PNG") else jpeg())
    assert ("pixels", "") in done.kept
    assert dict(done.removed)["picture_data"] >= 1


def test_what_cannot_be_cleaned_is_said() -> None:
    assert ("embedded", "word/embeddings/oleObject1.bin") in scrub.scrub(DOCX["embedded object"](NAME)).kept
    assert ("hidden_text", "word/document.xml") in scrub.scrub(DOCX["hidden text"](NAME)).kept
    said = dict(scrub.scrub(PDF["outside the visible page"](NAME)).kept)
    assert {"cropped", "covered_text", "pixels"} <= set(said)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"teks biasa\n", "plain"),
        (b"GIF89a" + b"\0" * 20, "kind"),
        (b"%PDF-1.7 rusak", "broken"),
        (b"PK\x03\x04 rusak", "broken"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 20, "old_format"),
    ],
)
def test_what_is_not_cleaned_is_refused_with_its_reason(data: bytes, why: str) -> None:
    with pytest.raises(DocumentError) as caught:
        scrub.scrub(data)
    assert caught.value.key == f"scan.scrub.{why}"
