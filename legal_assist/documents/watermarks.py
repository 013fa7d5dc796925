"""A word behind the text of every page, and the same word in plain letters above it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from legal_assist.documents.package_check import W, parser

if TYPE_CHECKING:
    from legal_assist.documents.making import Made

#: Word's own form of a watermark: text drawn along a line, behind the page. LibreOffice draws it too.
_SHAPE: Final = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
    "<w:rPr><w:noProof/></w:rPr><w:pict>"
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="watermark" o:spid="_x0000_s2049" type="#_x0000_t136" '
    'style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:105pt;rotation:315;'
    "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" '
    'fillcolor="silver" stroked="f"><v:fill opacity=".5"/>'
    '<v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt" string={word}/>'
    "</v:shape></w:pict></w:r>"
)


def put(header: Any, word: str) -> None:
    """Put a word into a page header, so that every page bears it.

    Args:
        header: the header of a python-docx section.
        word: the word; any text, it is escaped here.
    """
    from docx.oxml import parse_xml

    header.is_linked_to_previous = False
    paragraph = header.paragraphs[0]
    paragraph.add_run(word).bold = True
    paragraph._p.append(parse_xml(_SHAPE.format(word=quoteattr(word))))  # noqa: SLF001  no public way


def on(made: Made, word: str) -> Made:
    """A finished document with a word on every page: in its headers, and behind the text if nothing is yet.

    Args:
        made: the document as it was rendered.
        word: the word; any text, it is escaped here.

    Returns:
        The same document with other bytes; its receipt names their hash.
    """
    data = stamped(made.data, word)
    return replace(made, data=data, receipt={**made.receipt, "sha256": hashlib.sha256(data).hexdigest()})


def stamped(data: bytes, word: str) -> bytes:
    """A Word file with a word in every header; equal files stay equal."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for info in before.infolist():
            blob = before.read(info)
            if info.filename.startswith("word/header"):
                blob = _with_word(blob, word)
            after.writestr(info, blob, compresslevel=6)
    return out.getvalue()


def _with_word(blob: bytes, word: str) -> bytes:
    root = etree.fromstring(blob, parser())
    first = root.find(f"{W}p")
    if first is None:
        first = etree.SubElement(root, f"{W}p")
    run = etree.SubElement(first, f"{W}r")
    etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}b")
    said = etree.SubElement(run, f"{W}t")
    said.text = f" · {word}" if len(first) > 1 else word
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    if (
        root.find(".//{urn:schemas-microsoft-com:vml}textpath[@string]") is None
    ):  # a draft says so there already
        first.append(etree.fromstring(_SHAPE.format(word=quoteattr(word)).encode(), parser()))
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return text
