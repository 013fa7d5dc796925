from __future__ import annotations

import io
import zipfile

import pytest
from papers import paper, part, with_part

from legal_assist.documents import package_check
from legal_assist.errors import DocumentError

GOOD = paper("{{ x }}", header="kepala")
RELS = "word/_rels/document.xml.rels"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _relation(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    added = f'<Relationship Id="rId900" Type="{_R}/{kind}" Target="{target}"{mode}/></Relationships>'
    return part(GOOD, RELS).replace(b"</Relationships>", added.encode())


def _body(inside: str) -> bytes:
    return part(GOOD, "word/document.xml").replace(b"<w:body>", f"<w:body>{inside}".encode())


def _run(inside: str) -> str:
    return f"<w:p><w:r>{inside}</w:r></w:p>"


def _bomb() -> bytes:
    return with_part(GOOD, "word/media/image1.bmp", b"\0" * 9_000_000)


def _macro() -> bytes:
    types = part(GOOD, "[Content_Types].xml").replace(
        b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml"
    )
    return with_part(GOOD, "[Content_Types].xml", types)


def _entity(name: str) -> bytes:
    """The file with a part that would read a file of the machine."""
    head, rest = part(GOOD, name).split(b"?>", 1)
    return with_part(GOOD, name, head + b'?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + rest)


def _linked(kind: str, target: str) -> bytes:
    return with_part(GOOD, RELS, _relation(kind, target))


def _laughs() -> bytes:
    """A part of a few lines that would grow to gigabytes."""
    lines = [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)]
    return ('<!DOCTYPE a [<!ENTITY l0 "ha">' + "".join(lines) + "]><a>&l9;</a>").encode()


def _type(kind: str) -> bytes:
    types = part(GOOD, "[Content_Types].xml").replace(_MAIN, kind.encode())
    return with_part(GOOD, "[Content_Types].xml", types)


def _code(code: str) -> bytes:
    return with_part(GOOD, "word/document.xml", _body(f"<w:p><w:fldSimple w:instr=' {code} '/></w:p>"))


_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"

HOSTILE = {
    "no zip": (b"PK not a zip", "not_docx"),
    "bomb": (_bomb(), "bomb"),
    "dtd": (with_part(GOOD, "word/extra.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "dtd"),
    "dtd in utf-16": (with_part(GOOD, "word/extra.xml", '<!DOCTYPE a []><a/>'.encode("utf-16")), "dtd"),
    "broken xml": (with_part(GOOD, "word/extra.xml", b"<a>"), "broken_xml"),
    "picture from the web": (with_part(GOOD, RELS, _relation("image", "http://203.0.113.5/p")), "external"),
    "picture from the disk": (with_part(GOOD, RELS, _relation("image", "file:///secret.png")), "external"),
    "file link": (with_part(GOOD, RELS, _relation("hyperlink", "file:///c:/x.exe")), "external"),
    "remote template": (
        with_part(GOOD, RELS, _relation("attachedTemplate", "http://203.0.113.5/t.dotm")),
        "active_content",
    ),
    "macro part": (with_part(GOOD, "word/vbaProject.bin", b"x"), "active_content"),
    "embedded object": (with_part(GOOD, "word/embeddings/oleObject1.bin", b"x"), "active_content"),
    "comments": (with_part(GOOD, "word/comments.xml", b"<a/>"), "comments"),
    "template content type": (_macro(), "not_docx"),
    "html chunk": (with_part(GOOD, "word/document.xml", _body('<w:altChunk/>')), "active_content"),
    "tracked change": (with_part(GOOD, "word/document.xml", _body("<w:p><w:del/></w:p>")), "tracked"),
    "fetching field": (
        with_part(
            GOOD,
            "word/document.xml",
            _body(
                _run('<w:fldChar w:fldCharType="begin"/>')
                + _run("<w:instrText> INCLUDE</w:instrText>")
                + _run('<w:instrText>PICTURE "http://203.0.113.5" </w:instrText>')
                + _run('<w:fldChar w:fldCharType="end"/>')
            ),
        ),
        "field",
    ),
    "date field": (
        with_part(GOOD, "word/document.xml", _body('<w:p><w:fldSimple w:instr=" DATE "/></w:p>')),
        "field",
    ),
    "entity in the body": (_entity("word/document.xml"), "dtd"),
    "entity in a header": (_entity("word/header1.xml"), "dtd"),
    "entity in the properties": (_entity("docProps/core.xml"), "dtd"),
    "dtd in footnotes": (with_part(GOOD, "word/footnotes.xml", b"<!DOCTYPE a []><a/>"), "dtd"),
    "billion laughs": (with_part(GOOD, "word/extra.xml", _laughs()), "dtd"),
    "document with macros": (_type(_MACRO), "not_docx"),
    "linked object": (_linked("oleObject", "http://203.0.113.5/o"), "active_content"),
    "embedded workbook": (with_part(GOOD, "word/embeddings/sheet.xlsx", b"x"), "active_content"),
    "activex": (with_part(GOOD, "word/activeX/activeX1.xml", b"<a/>"), "active_content"),
    "custom ribbon": (with_part(GOOD, "customUI/customUI14.xml", b"<a/>"), "active_content"),
    "sub-document": (_linked("subDocument", "http://203.0.113.5/d"), "active_content"),
    "html chunk by link": (with_part(GOOD, RELS, _relation("aFChunk", "chunk.html", "")), "active_content"),
    "frames": (_linked("frame", "http://203.0.113.5/f"), "active_content"),
    "mail merge": (_linked("mailMergeSource", "file:///d.csv"), "active_content"),
    **{
        f"field {code.split()[0]}": (_code(code), "field")
        for code in (
            "DDE Excel a", "DDEAUTO Excel a", "INCLUDETEXT a.docx", "INCLUDEPICTURE a.png", "LINK Excel a",
            "IMPORT a", "DATABASE a", "RD a", "MACROBUTTON a b", "AUTOTEXT a", "TIME", "AUTHOR", "USERNAME",
        )
    },
    "outside path": (with_part(GOOD, "../evil.xml", b"<a/>"), "bad_name"),
}  # fmt: skip


def test_a_plain_word_file_passes() -> None:
    package_check.check(GOOD)
    package_check.check(
        with_part(GOOD, "word/document.xml", _body('<w:p><w:fldSimple w:instr=" PAGE "/></w:p>'))
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_package_is_refused_with_what_and_where(name: str) -> None:
    data, what = HOSTILE[name]
    with pytest.raises(DocumentError) as caught:
        package_check.check(data)
    assert f"documents.package.{what}" in [problem.key for problem in caught.value.problems]


def test_a_part_named_twice_is_refused() -> None:
    buffer = io.BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr("word/document.xml", b"<a/>")
    with pytest.raises(DocumentError):
        package_check.check(buffer.getvalue())


@pytest.mark.parametrize(
    "root",
    [
        b"",
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
        part(GOOD, "_rels/.rels").replace(b"word/document.xml", b"word/tidak-ada.xml"),
    ],
    ids=["missing", "empty", "elsewhere"],
)
def test_a_file_that_leads_to_no_body_is_no_word_file(root: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as package:
        kept = {name: package.read(name) for name in package.namelist()} | {"_rels/.rels": root}
    if not root:
        del kept["_rels/.rels"]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, blob in kept.items():
            package.writestr(name, blob)
    with pytest.raises(DocumentError) as refused:
        package_check.check(made.getvalue())
    assert {one.key for one in refused.value.problems} == {"documents.package.not_docx"}
