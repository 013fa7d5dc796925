# ruff: noqa: E501  # a piece of markup reads better on one line
"""Word files that hold one name in one place each: everywhere an identity was found to hide in them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from papers import paper, part, with_part

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "Sekarayu Wiratmaja"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SAFE = "Surat tanpa nama siapa pun di dalamnya."


def _body(inner: str) -> Callable[[str], bytes]:
    def build(name: str) -> bytes:
        data = paper(_SAFE)
        document = part(data, "word/document.xml").decode()
        made = document.replace("<w:sectPr", inner.replace("NAME", name) + "<w:sectPr", 1)
        return with_part(data, "word/document.xml", made.encode())

    return build


def _added(place: str, inner: str) -> Callable[[str], bytes]:
    return lambda name: with_part(paper(_SAFE), place, inner.replace("NAME", name).encode())


def _core(tag: str) -> Callable[[str], bytes]:
    spaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    return _added("docProps/core.xml", f"<cp:coreProperties {spaces}><{tag}>NAME</{tag}></cp:coreProperties>")


def _app(tag: str, value: str = "NAME") -> Callable[[str], bytes]:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return _added("docProps/app.xml", f'<Properties xmlns="{space}"><{tag}>{value}</{tag}></Properties>')


def _word(tag: str, inner: str) -> str:
    return f"<w:{tag} {W}>{inner}</w:{tag}>"


def _run(text: str = "NAME", look: str = "") -> str:
    return f"<w:p><w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}<w:t>{text}</w:t></w:r></w:p>"


def _binary(place: str, blob: Callable[[str], bytes]) -> Callable[[str], bytes]:
    return lambda name: with_part(paper(_SAFE), place, blob(name))


def _sheet(name: str) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    first, last = name.split()
    for column, text in enumerate(("x", last, "y", first), 1):  # the shared texts lie far apart
        book.active.cell(2, column, text)
    book.active.cell(1, 1, last)
    book.active.cell(1, 2, first)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _chunk(name: bytes, blob: bytes) -> bytes:
    return struct.pack(">I", len(blob)) + name + blob + struct.pack(">I", zlib.crc32(name + blob))


def png(*extra: bytes) -> bytes:
    """A picture of one grey dot, with more chunks."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    dot = _chunk(b"IDAT", zlib.compress(b"\x00\x80"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + dot + _chunk(b"IEND", b"")


def text_png(name: str) -> bytes:
    packed = b"Author\x00\x01\x00\x00\x00" + zlib.compress(name.encode())
    return png(_chunk(b"iTXt", packed))


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    """A JPEG as a scanner of segments sees it; its picture is rubbish."""
    marked = b"".join(
        bytes((0xFF, mark)) + struct.pack(">H", len(blob) + 2) + blob for mark, blob in segments
    )
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x12\x34\xff\x00\x56\x78" * 20
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00" + marked + scan + b"\xff\xd9"
    )


def camera_jpeg(name: str) -> bytes:
    """Camera data as a computer writes an author: sixteen bits a letter."""
    author = name.encode("utf-16-le") + b"\x00\x00"
    entry = struct.pack("<HHII", 0x9C9D, 1, len(author), 26)
    return jpeg((0xE1, b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00" + entry + b"\x00" * 4 + author))


def _zip_comment(name: str) -> bytes:
    buffer = io.BytesIO(paper(_SAFE))
    with zipfile.ZipFile(buffer, "a") as package:
        package.comment = name.encode()
    return buffer.getvalue()


def _leftover(name: str) -> bytes:
    """A part whose entry in the directory is gone while its bytes are still there."""
    data = paper(_SAFE)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("lama.txt", name)
    return buffer.getvalue()[: -(46 + 22 + len("lama.txt"))] + data


def _place_jpeg(name: str) -> bytes:
    """Camera data whose part about the place names somebody, as some phones write how it was found."""
    method = b"ASCII\x00\x00\x00" + name.encode()
    outer = struct.pack("<HHII", 0x8825, 4, 1, 26)
    inner = struct.pack("<H", 1) + struct.pack("<HHII", 0x001B, 7, len(method), 44) + b"\x00" * 4
    head = b"II*\x00\x08\x00\x00\x00\x01\x00" + outer + b"\x00" * 4
    return jpeg((0xE1, b"Exif\x00\x00" + head + inner + method))


_PICTURE = '<w:p><w:r><w:drawing><wp:docPr xmlns:wp="urn:wp" id="1" {}/></w:drawing></w:r></w:p>'
_FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "mailto:Sekar</w:instrText>'
    '</w:r><w:r><w:instrText>ayu.Wiratmaja@contoh.invalid" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)

DOCX: dict[str, Callable[[str], bytes]] = {
    "body": _body(_run()),
    "split runs": _body("<w:p><w:r><w:t>Seka</w:t></w:r><w:r><w:t>rayu Wirat</w:t></w:r><w:r><w:t>maja</w:t></w:r></w:p>"),
    "two table cells": _body(f"<w:tbl><w:tr><w:tc>{_run('Sekarayu')}</w:tc><w:tc>{_run('Wiratmaja')}</w:tc></w:tr></w:tbl>"),
    **{tag: _core(tag) for tag in (
        "dc:creator", "cp:lastModifiedBy", "dc:title", "dc:subject", "cp:keywords", "dc:description",
    )},
    **{tag: _app(tag) for tag in ("Company", "Manager")},
    "template path": _app("Template", "C:\\Users\\sekarayu.wiratmaja\\Normal.dotm"),
    "hyperlink base": _app("HyperlinkBase", "file:///home/sekarayu_wiratmaja/"),
    "custom property": _added(
        "docProps/custom.xml", '<Properties xmlns="urn:c"><property name="Klien"><lpwstr>NAME</lpwstr></property></Properties>'
    ),
    "custom property name": _added("docProps/custom.xml", '<Properties xmlns="urn:c"><property name="NAME"/></Properties>'),
    "comment text": _added("word/comments.xml", _word("comments", f'<w:comment w:id="0">{_run()}</w:comment>')),
    "comment author": _added("word/comments.xml", _word("comments", '<w:comment w:id="0" w:author="NAME"/>')),
    "comment initials": _added("word/comments.xml", _word("comments", '<w:comment w:id="0" w:initials="SekarayuWiratmaja"/>')),
    "person": _added("word/people.xml", _word("people", '<w:person w:author="NAME"/>')),
    "person's account": _added("word/people.xml", _word("people", '<w:presenceInfo w:userId="sekarayu.wiratmaja@x"/>')),
    "author of a change": _body('<w:p><w:ins w:author="NAME"><w:r><w:t>baru</w:t></w:r></w:ins></w:p>'),
    "deleted text": _body("<w:p><w:del><w:r><w:delText>Sekarayu </w:delText></w:r><w:r><w:delText>Wiratmaja</w:delText></w:r></w:del></w:p>"),
    "moved text": _body("<w:p><w:moveFrom><w:r><w:t>NAME</w:t></w:r></w:moveFrom></w:p>"),
    "text moved here": _body('<w:p><w:moveTo><w:r><w:t>NAME</w:t></w:r></w:moveTo></w:p>'),
    "header of the first page": _added("word/header2.xml", _word("hdr", _run())),
    "footer of even pages": _added("word/footer3.xml", _word("ftr", _run())),
    "footnote": _added("word/footnotes.xml", _word("footnotes", f"<w:footnote>{_run()}</w:footnote>")),
    "endnote": _added("word/endnotes.xml", _word("endnotes", f"<w:endnote>{_run()}</w:endnote>")),
    "hidden text": _body(_run(look="<w:vanish/>")),
    "white text": _body(_run(look='<w:color w:val="FFFFFF"/>')),
    "text box": _body(f"<w:p><w:r><w:pict><w:txbxContent>{_run()}</w:txbxContent></w:pict></w:r></w:p>"),
    "drawn text": _body(
        '<w:p><w:r><w:drawing><a:p xmlns:a="urn:a"><a:r><a:t>Sekar</a:t></a:r><a:r><a:t>ayu Wiratmaja</a:t></a:r></a:p></w:drawing></w:r></w:p>'
    ),
    "glossary": _added("word/glossary/document.xml", _word("glossaryDocument", _run())),
    "alt text": _body(_PICTURE.format('descr="Foto NAME"')),
    "picture title": _body(_PICTURE.format('title="NAME"')),
    "picture's old file name": _body(_PICTURE.format('name="sekarayu_wiratmaja.jpg"')),
    "alt text of an old drawing": _body('<w:p><w:r><w:pict><v:shape xmlns:v="urn:v" alt="NAME"/></w:pict></w:r></w:p>'),
    "bookmark": _body('<w:p><w:bookmarkStart w:id="9" w:name="Sekarayu_Wiratmaja"/></w:p>'),
    "field code": _body(_FIELD),
    "link target": _added(
        "word/_rels/comments.xml.rels",
        '<Relationships xmlns="urn:r"><Relationship Id="r1" Target="mailto:Sekarayu%20Wiratmaja@x" TargetMode="External"/></Relationships>',
    ),
    "content control title": _body('<w:sdt><w:sdtPr><w:alias w:val="NAME"/></w:sdtPr><w:sdtContent/></w:sdt>'),
    "content control tag": _body('<w:sdt><w:sdtPr><w:tag w:val="sekarayu-wiratmaja"/></w:sdtPr><w:sdtContent/></w:sdt>'),
    "content control placeholder": _body('<w:sdt><w:sdtPr><w:placeholder><w:docPart w:val="NAME"/></w:placeholder></w:sdtPr><w:sdtContent/></w:sdt>'),
    "bound data": _added("customXml/item1.xml", "<klien><nama>NAME</nama></klien>"),
    "bound data in an attribute": _added("customXml/item1.xml", '<klien nama="NAME"/>'),
    "XML comment": _added("customXml/item1.xml", "<klien><!-- NAME --></klien>"),
    "document variable": _added("word/settings.xml", _word("settings", '<w:docVars><w:docVar w:name="k" w:val="NAME"/></w:docVars>')),
    "mail merge query": _added("word/settings.xml", _word("settings", '<w:mailMerge><w:query w:val="SELECT * WHERE n=\'NAME\'"/></w:mailMerge>')),
    "attached template": _added(
        "word/_rels/settings.xml.rels",
        '<Relationships xmlns="urn:r"><Relationship Id="r1" Type="urn:x/attachedTemplate" Target="file:///C:/Users/Sekarayu%20Wiratmaja/a.dotx"/></Relationships>',
    ),
    "embedded workbook": _binary("word/embeddings/Microsoft_Excel.xlsx", _sheet),
    "embedded object": _binary("word/embeddings/oleObject1.bin", lambda name: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x01\x02\x03" + name.encode("utf-16-le")),
    "camera data": _binary("word/media/image1.jpeg", camera_jpeg),
    "place in camera data": _binary("word/media/image1.jpeg", _place_jpeg),
    "picture text": _binary("word/media/image1.png", text_png),
    "behind a picture's end": _binary("word/media/image1.png", lambda name: png() + name.encode()),
    "comment in a JPEG": _binary("docProps/thumbnail.jpeg", lambda name: jpeg((0xFE, name.encode()))),
    "name of a part": _binary("word/media/sekarayu_wiratmaja.png", lambda _name: png()),
    "part nobody links": _binary("word/sisa.txt", str.encode),
    "archive comment": _zip_comment,
    "deleted part": _leftover,
    "UTF-16 part": _binary("customXml/item1.xml", lambda name: f'<?xml version="1.0" encoding="UTF-16"?><k>{name}</k>'.encode("utf-16")),
    "an archive in an archive": _binary("word/embeddings/a.zip", lambda name: _zipped(_zipped(name.encode()))),
}  # fmt: skip


def _zipped(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("isi.bin", data)
    return buffer.getvalue()
