"""Paragraphs and tables as WordprocessingML. Texts may hold docxtpl tags; ``**bold**`` marks bold words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

Align = Literal["both", "left", "right", "center"]
#: Width of the text area in twentieths of a point: A4 less the margins of the house style.
TEXT_WIDTH: Final = 8220

_FIELD: Final = (
    '<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r>{look}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    '<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{look}<w:t>1</w:t></w:r>'
    '<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
)


def run(text: str, *, bold: bool = False) -> str:
    """One run of text."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def runs(text: str) -> str:
    """Text with ``**bold**`` words as runs."""
    pieces = re.split(r"\*\*", text)
    return "".join(run(piece, bold=bool(number % 2)) for number, piece in enumerate(pieces) if piece)


def field(code: str) -> str:
    """A field that the word processor computes: PAGE or NUMPAGES."""
    return _FIELD.format(code=code, look="")


def p(
    text: str = "",
    style: str = "",
    *,
    align: Align | None = None,
    keep_next: bool = False,
    new_page: bool = False,
    inner: str = "",
    indent: int = 0,
) -> str:
    """A paragraph; what introduces something by a colon stays on its page.

    Args:
        text: its text.
        style: style id; the body style when empty.
        align: overrides the style's alignment.
        keep_next: stay on the page of the next paragraph.
        new_page: start on a new page.
        inner: ready runs instead of, or after, the text.
        indent: left indent in twips, over the style's.
    """
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    look += "<w:keepNext/>" if keep_next or (len(text) > 1 and text.endswith(":")) else ""
    look += "<w:pageBreakBefore/>" if new_page else ""
    look += f'<w:ind w:left="{indent}"/>' if indent else ""
    look += f'<w:jc w:val="{align}"/>' if align else ""
    look = f"<w:pPr>{look}</w:pPr>" if look else ""
    return f"<w:p>{look}{runs(text)}{inner}</w:p>"


def stays(block: str) -> str:
    """The same block, its last paragraph that prints kept on the page of what follows."""
    for found in reversed(list(re.finditer(r"<w:p>(<w:pPr>)?(.*?)</w:p>", block, re.DOTALL))):
        if "{%p" in found[0]:
            continue
        if "<w:keepNext/>" not in found[0]:
            look = re.sub(r"(<w:pStyle [^>]*/>)?", r"\1<w:keepNext/>", found[2], count=1)
            inner = f"<w:pPr>{look}" if found[1] else f"<w:pPr><w:keepNext/></w:pPr>{found[2]}"
            return f"{block[: found.start()]}<w:p>{inner}</w:p>{block[found.end() :]}"
        break
    return block


def when(condition: str, *blocks: str) -> str:
    """Blocks that stand only when the condition holds."""
    return p(f"{{%p if {condition} %}}") + "".join(blocks) + p("{%p endif %}")


def each(name: str, source: str, *blocks: str) -> str:
    """Blocks repeated for each entry of a list."""
    return p(f"{{%p for {name} in {source} %}}") + "".join(blocks) + p("{%p endfor %}")


def cell(
    *blocks: str, width: int, span: int = 1, fill: str = "", borders: str = "", middle: bool = False
) -> str:
    """A table cell; its blocks end with a paragraph."""
    look = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    look += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    look += borders
    look += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    look += '<w:vAlign w:val="center"/>' if middle else ""
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(blocks) or p()}</w:tc>"


def row(*cells: str, header: bool = False, height: int = 0) -> str:
    """A table row that is not broken over pages; a header row repeats on each page; `height` is the least."""
    look = "<w:cantSplit/>" + (f'<w:trHeight w:val="{height}"/>' if height else "")
    look += "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(cells)}</w:tr>"


def row_tag(tag: str) -> str:
    """A row that is only a docxtpl row tag and vanishes when filled."""
    return f"<w:tr>{cell(p(tag), width=TEXT_WIDTH)}</w:tr>"


def rows_when(condition: str, *rows: str) -> str:
    """Rows that stand only when the condition holds."""
    return row_tag(f"{{%tr if {condition} %}}") + "".join(rows) + row_tag("{%tr endif %}")


def rows_each(name: str, source: str, *rows: str) -> str:
    """Rows repeated for each entry of a list."""
    return row_tag(f"{{%tr for {name} in {source} %}}") + "".join(rows) + row_tag("{%tr endfor %}")


def table(widths: Sequence[int], *rows: str, ruled: bool = False, indent: int = 0) -> str:
    """A table of fixed column widths (twips), with rules or invisible."""
    style = "TabelBergaris" if ruled else "TabelPolos"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
    look += f'<w:tblInd w:w="{indent}" w:type="dxa"/>' if indent else ""
    look += '<w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
