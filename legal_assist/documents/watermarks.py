"""A word behind the text of every page, and the same word in plain letters above it."""

from __future__ import annotations

from typing import Any, Final
from xml.sax.saxutils import quoteattr

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
