"""Word files before they become PDF: what would differ from Word, harm or choke is refused in words."""

from __future__ import annotations

import io
import zipfile

import pytest
from papers import paper, part, with_part

from legal_assist import messages
from legal_assist.documents import office_input, pdf_fonts
from legal_assist.errors import DocumentError

GOOD = paper("Keterangan tertulis.", header="Kepala", table=(("a", "b"),))
RELATIONS = "word/_rels/document.xml.rels"


def related(kind: str, target: str) -> bytes:
    """The good file with one more thing that lies elsewhere."""
    more = (
        f'<Relationship Id="rId99" Target="{target}" TargetMode="External" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
    )
    blob = part(GOOD, RELATIONS).decode().replace("</Relationships>", more)
    return with_part(GOOD, RELATIONS, blob.encode())


def changed(inside: str) -> bytes:
    """The good file with a tracked change in its first paragraph."""
    blob = part(GOOD, "word/document.xml").decode()
    return with_part(
        GOOD, "word/document.xml", blob.replace("<w:body>", f"<w:body><w:p>{inside}</w:p>", 1).encode()
    )


def bomb() -> bytes:
    return with_part(GOOD, "word/media/besar.bmp", b"\0" * (60 * 2**20))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"bukan zip", "not_docx"),
        (b"", "not_docx"),
        (b"PK\x03\x04 terpotong", "broken"),
        (GOOD[: len(GOOD) // 2], "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "locked"),
        (bomb(), "too_large"),
        (with_part(GOOD, "word/vbaProject.bin", b"x"), "macros"),
        (with_part(GOOD, "word/activeX/activeX1.xml", b"<x/>"), "macros"),
        (with_part(GOOD, "word/extra.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "dtd"),
        (with_part(GOOD, "word/extra.xml", "<!DOCTYPE x []><x/>".encode("utf-16")), "dtd"),
        (with_part(GOOD, "word/document.xml", b"<w:document"), "broken"),
        (related("image", "http://127.0.0.1:1/x.png"), "remote"),
        (related("image", "file:///etc/hostname"), "remote"),
        (related("oleObject", "file:///x"), "remote"),
        (related("subDocument", "lain.docx"), "remote"),
        (changed("<w:del><w:r><w:delText>hapus</w:delText></w:r></w:del>"), "changes"),
        (changed("<w:ins><w:r><w:t>baru</w:t></w:r></w:ins>"), "changes"),
    ],
)
def test_what_cannot_be_printed_faithfully_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(DocumentError) as caught:
        office_input.check(data)
    assert caught.value.key == f"pdf.input.{why}"
    for lang in messages.LANGUAGES:
        assert messages.text(caught.value.key, lang)


@pytest.mark.parametrize(
    "data",
    [GOOD, related("hyperlink", "https://contoh.invalid/"), related("attachedTemplate", "file:///C:/n.dotm")],
)
def test_plain_files_and_links_that_only_print_pass(data: bytes) -> None:
    office_input.check(data)


def test_a_zip_that_is_no_word_file_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("isi.txt", "x")
    with pytest.raises(DocumentError) as caught:
        office_input.check(buffer.getvalue())
    assert caught.value.key == "pdf.input.not_docx"


@pytest.mark.parametrize(
    ("wanted", "got", "replaced"),
    [
        (["Times New Roman"], ["TimesNewRomanPS-BoldMT", "TimesNewRomanPSMT"], ()),
        (["Times New Roman"], ["LiberationSerif", "LiberationSerif-Bold"], ()),
        (["Arial", "Calibri", "Cambria"], ["LiberationSans", "Carlito", "Caladea-Bold"], ()),
        (["Bookman Old Style"], ["URWBookman-Light"], ("Bookman Old Style",)),
        (["Tahoma", "Arial"], ["DejaVuSans", "Arial-BoldMT"], ("Tahoma",)),
    ],
)
def test_fonts_of_another_width_are_named(
    wanted: list[str], got: list[str], replaced: tuple[str, ...]
) -> None:
    assert pdf_fonts.replaced(wanted, got) == replaced


def test_the_fonts_a_paper_asks_for_are_those_of_its_text_and_of_the_styles_it_uses() -> None:
    import docx

    document = docx.Document()
    document.styles["Normal"].font.name = "Tahoma"
    document.styles["Quote"].font.name = "Comic Sans MS"  # never used
    document.add_paragraph("biasa").add_run("lain").font.name = "Bookman Old Style"
    buffer = io.BytesIO()
    document.save(buffer)
    found = pdf_fonts.asked(buffer.getvalue())
    assert {"Tahoma", "Bookman Old Style"} <= set(found)
    assert "Comic Sans MS" not in found
