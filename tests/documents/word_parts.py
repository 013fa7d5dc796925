"""Word files with what plain paragraphs don't have: runs, loops over rows, drawings, footnotes, sections."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import docx
from docx.enum.section import WD_SECTION
from lxml import etree
from papers import part, with_part
from PIL import Image

from legal_assist.documents import package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTNOTES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes xmlns:w="{W}"><w:footnote w:id="1"><w:p><w:r><w:t>catatan %s kaki</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


@cache
def _empty() -> bytes:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return with_part(buffer.getvalue(), "word/styles.xml", f'<w:styles xmlns:w="{W}"/>'.encode())


def body(*inner: str) -> bytes:
    """A Word file with this XML in its body, and no styles to speak of."""
    data = _empty()
    xml = part(data, "word/document.xml").decode()
    return with_part(data, "word/document.xml", xml.replace("<w:body>", "<w:body>" + "".join(inner)).encode())


def p(text: str, *, run: str = "", inner: str = "") -> str:
    """A paragraph of one run."""
    return f'<w:p>{inner}<w:r>{run}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def row(*cells: str, span: int = 1) -> str:
    """A table row."""
    width = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span > 1 else ""
    return "<w:tr>" + "".join(f"<w:tc>{width}{one}</w:tc>" for one in cells) + "</w:tr>"


def table(columns: int, *rows: str) -> str:
    """A table whose grid has so many columns."""
    grid = '<w:gridCol w:w="1000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def with_footnotes(data: bytes, tag: str) -> bytes:
    """The same file with a footnote that holds a tag."""
    types = part(data, "[Content_Types].xml").decode()
    types = types.replace(
        "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{_KIND}"/></Types>'
    )
    links = part(data, "word/_rels/document.xml.rels").decode()
    link = f'<Relationship Id="rId990" Type="{_RELATION}" Target="footnotes.xml"/></Relationships>'
    for name, text in (
        ("[Content_Types].xml", types),
        ("word/_rels/document.xml.rels", links.replace("</Relationships>", link)),
        ("word/footnotes.xml", _FOOTNOTES % tag),
    ):
        data = with_part(data, name, text.encode())
    return data


def with_sections(*texts: str) -> bytes:
    """A document of several sections, each with a header and footer of its own."""
    document = docx.Document()
    for number, text in enumerate(texts):
        section = document.sections[0] if number == 0 else document.add_section(WD_SECTION.NEW_PAGE)
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        section.header.paragraphs[0].text = f"kepala {number} {text}"
        section.footer.paragraphs[0].text = f"kaki {number} {text}"
        document.add_paragraph(text)
    picture = io.BytesIO()
    Image.new("RGB", (3, 3)).save(picture, "PNG")
    document.add_picture(picture)
    document.add_picture(picture)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word_like(data: bytes) -> bytes:
    """The same paper as Word would have saved it after spell checking: runs split inside the tags, revision
    numbers, language marks."""
    xml = part(data, "word/document.xml").decode()

    def split(found: re.Match[str]) -> str:
        properties, text = found[1] or "", found[2]
        if "{" not in text:
            return found[0]
        pieces = re.split(r"(?<=\{)(?=[{%])|(?<=[{%] )|(?= [%}]\})|(?<=\.)(?=[a-z_]+ )", text)
        runs = [
            f'<w:r w:rsidRPr="00C1D2E{number % 10}">{properties}<w:t xml:space="preserve">{one}</w:t></w:r>'
            for number, one in enumerate(pieces)
        ]
        return '<w:proofErr w:type="spellStart"/>'.join(runs)

    xml = re.sub(r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: [^>]*)?>([^<]*)</w:t></w:r>", split, xml)
    xml = xml.replace("<w:p>", '<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3">')
    return with_part(data, "word/document.xml", xml.encode())


def canonical(data: bytes) -> dict[str, bytes]:
    """The parts of a file in their one canonical form, in the order in which they lie."""
    return {
        name: etree.tostring(etree.fromstring(blob), method="c14n")
        if name.endswith((".xml", ".rels"))
        else blob
        for name, blob in package.parts(data).items()
    }


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP of these members as the standard library writes it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        for name, blob in members.items():
            info = zipfile.ZipInfo(name, (2026, 11, 24, 13, 5, 8))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            out.writestr(info, blob, compresslevel=6)
    return buffer.getvalue()
