"""The house style: page, styles, numbering, header, footer, and the package they stand in."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import Final

from templates.drafting import ooxml

FONT: Final = "Times New Roman"
_W: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_MIME: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

#: Letters of a template that have to stand above the signatures: about two lines.
_SAID_ABOVE: Final = 150

#: A4; left 4 cm (binding), top 3 cm, right and bottom 2.5 cm.
_SECTION: Final = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
    '<w:footerReference w:type="default" r:id="rId4"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1701" w:right="1418" w:bottom="1418" w:left="2268" w:header="709" w:footer="567" '
    'w:gutter="0"/></w:sectPr>'
)


def _style(
    style_id: str, name: str, para: str = "", text: str = "", *, base: str = "Normal", kind: str = "paragraph"
) -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    default = ' w:default="1"' if not base else ""
    look = (f"<w:pPr>{para}</w:pPr>" if para else "") + (f"<w:rPr>{text}</w:rPr>" if text else "")
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{style_id}"><w:name w:val="{name}"/>{based}'
        f"<w:qFormat/>{look}</w:style>"
    )


def _single(before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'


def _numbered(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


_BODY: Final = '<w:spacing w:before="0" w:after="120" w:line="360" w:lineRule="auto"/><w:jc w:val="both"/>'
_STYLES: Final = "".join(
    (
        _style("Normal", "Normal", _BODY, base=""),
        _style("Rapat", "Rapat", _single() + '<w:jc w:val="left"/>'),
        _style(
            "Sela", "Sela", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>',
            '<w:sz w:val="2"/>',
        ),
        _style("Judul", "Judul", "<w:keepNext/>" + _single(0, 240) + '<w:jc w:val="center"/>', "<w:b/>"),
        _style(
            "Bagian", "Bagian", "<w:keepNext/>" + _single(200, 120) + '<w:jc w:val="left"/>'
            '<w:outlineLvl w:val="0"/>', "<w:b/>",
        ),
        _style("Posita", "Posita", _numbered(1)),
        _style("Petitum", "Petitum", _numbered(2)),
        _style("Dasar", "Dasar Hukum", _numbered(3)),
        _style("Butir", "Butir", _numbered(4)),
        _style("Tembusan", "Tembusan", _numbered(5) + _single() + '<w:jc w:val="left"/>'),
        _style("Sel", "Sel Tabel", _single(20, 20) + '<w:jc w:val="left"/>', '<w:sz w:val="22"/>'),
        _style("Tanda", "Tanda Halaman", _single() + '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="20"/>'),
        _style("Kaki", "Kaki Halaman", _single() + '<w:jc w:val="left"/>', '<w:sz w:val="17"/>'),
        _style(
            "BelumDiisi", "Belum Diisi", "", '<w:b/><w:color w:val="B00000"/><w:shd w:val="clear" '
            'w:color="auto" w:fill="FFF2CC"/>', base="DefaultParagraphFont", kind="character",
        ),
        ('<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'),
        ('<w:style w:type="table" w:default="1" w:styleId="TabelPolos"><w:name w:val="Tabel Polos"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'),
        '<w:style w:type="table" w:styleId="TabelBergaris"><w:name w:val="Tabel Bergaris"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + '</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>",
    )
)  # fmt: skip


def _styles() -> str:
    return (
        f"{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/><w:sz w:val="24"/>'
        '<w:szCs w:val="24"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        f"{_STYLES}</w:styles>"
    )


def _numbering() -> str:
    kinds = {1: "decimal", 2: "decimal", 3: "decimal", 4: "lowerLetter", 5: "decimal"}
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>'
        for number, kind in kinds.items()
    )
    used = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in kinds
    )
    return f"{_HEAD}<w:numbering {_W}>{abstract}{used}</w:numbering>"


_WATERMARK: Final = (
    '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="TandaDraf" o:spid="_x0000_s2049" type="#_x0000_t136" '
    'style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:150pt;rotation:315;z-index:-251658752;'
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    'mso-position-vertical-relative:margin" fillcolor="#d9d9d9" stroked="f">'
    '<v:fill opacity=".5"/>'
    '<v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt" on="t" fitshape="t" '
    'string="DRAF"/>'
    "</v:shape></w:pict></w:r>"
)


def _header() -> str:
    inside = ooxml.p("{{ halaman.tanda }}", "Tanda") + ooxml.when(
        "halaman.draf", ooxml.p(style="Tanda", inner=_WATERMARK)
    )
    return f"{_HEAD}<w:hdr {_W}>{inside}{ooxml.p(style='Tanda')}</w:hdr>"


#: "Page", "of" at the foot, by language.
_PAGES: Final = {"id": ("Halaman ", " dari "), "en": ("Page ", " of ")}


def _footer(lang: str) -> str:
    page, of = _PAGES[lang]
    pages = ooxml.run(page) + ooxml.field("PAGE") + ooxml.run(of) + ooxml.field("NUMPAGES")
    left, right = 6660, ooxml.TEXT_WIDTH - 6660
    line = '<w:tcBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="808080"/></w:tcBorders>'
    grid = ooxml.table(
        (left, right),
        ooxml.row(
            ooxml.cell(ooxml.p("{{ halaman.catatan }}", "Kaki"), width=left, borders=line),
            ooxml.cell(ooxml.p(style="Kaki", align="right", inner=pages), width=right, borders=line),
        ),
    )
    return f"{_HEAD}<w:ftr {_W}>{grid}{ooxml.p(style='Kaki')}</w:ftr>"


def document(*blocks: str, lang: str = "id") -> bytes:
    """A template with these blocks as its body, in the house style.

    The last blocks before the signatures stay with them: nobody signs on a page that says nothing.

    Args:
        blocks: the body.
        lang: language of the words at the foot of each page.

    Returns:
        The bytes of a .docx file; equal blocks give equal bytes.
    """
    blocks = _closed(blocks)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations((("officeDocument", "word/document.xml"),)),
        "word/document.xml": (
            f"{_HEAD}<w:document {_W}><w:body>{''.join(blocks)}{_SECTION}</w:body></w:document>"
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/header1.xml": _header(),
        "word/footer1.xml": _footer(lang),
        "word/settings.xml": (
            f'{_HEAD}<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
            '<w:compat><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
        ),
        "word/_rels/document.xml.rels": _relations(
            (
                ("styles", "styles.xml"),
                ("numbering", "numbering.xml"),
                ("header", "header1.xml"),
                ("footer", "footer1.xml"),
                ("settings", "settings.xml"),
            )
        ),
    }
    return _packed(parts, date(2026, 1, 1))


def _closed(blocks: tuple[str, ...]) -> tuple[str, ...]:
    """From the signatures backwards, blocks stay with them until enough that always prints is among them."""
    found = list(blocks)
    signed = next((place for place, block in enumerate(found) if " in tanda_tangan " in block), 0)
    printed = 0
    # Four at most: a chain longer than a page holds nothing together.
    for place in reversed(range(max(signed - 4, 0), signed)):
        found[place] = ooxml.stays(found[place])
        printed += 0 if "{%p" in found[place] else len(re.sub("<[^>]*>", "", found[place]))
        if printed >= _SAID_ABOVE:
            break
    return tuple(found)


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering", "header1": "header"}
    kinds |= {"footer1": "footer", "settings": "settings"}
    listed = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_MIME}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(targets: tuple[tuple[str, str], ...]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _packed(parts: dict[str, str], day: date) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            package.writestr(info, text.encode(), compresslevel=6)
    return buffer.getvalue()
