"""The visible text of a Word file, for the terminal and for comparing documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from legal_assist.documents import package
from legal_assist.documents.package_check import W, parser

if TYPE_CHECKING:
    from collections.abc import Iterator


def text(data: bytes) -> str:
    """The text of a document: headers, body, footers; one line per paragraph, cells parted by `` | ``.

    Args:
        data: bytes of a .docx file.
    """
    found = package.parts(data)
    blocks: list[str] = []
    for kind, title in (("header", "kepala halaman"), ("document", ""), ("footer", "kaki halaman")):
        for name in sorted(found):
            if not (name.startswith(f"word/{kind}") and name.endswith(".xml")):
                continue
            lines = list(_block(etree.fromstring(found[name], parser())))
            if title:
                lines = [f"--- {title} ---", *lines, "---"]
            blocks.append("\n".join(lines))
    return "\n".join(blocks).rstrip() + "\n"


def part_text(blob: bytes) -> str:
    """All text of one XML part, paragraphs on lines of their own; breaks and tabs as such."""
    root = etree.fromstring(blob, parser())
    return "\n".join(paragraph_text(paragraph) for paragraph in root.iter(f"{W}p"))


def paragraph_text(paragraph: etree._Element) -> str:
    """The text of one paragraph; nested paragraphs (text boxes) are left to themselves."""
    out: list[str] = []
    for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"):
        if next(element.iterancestors(f"{W}p")) is not paragraph or element.getparent().tag == f"{W}tabs":
            continue
        if element.tag == f"{W}t":
            out.append(element.text or "")
        elif element.tag == f"{W}tab":
            out.append("\t")
        elif element.tag == f"{W}noBreakHyphen":
            out.append("-")
        elif element.get(f"{W}type") != "page":
            out.append("\n")
    return "".join(out)


def _block(node: etree._Element) -> Iterator[str]:
    for child in node:
        if child.tag == f"{W}p":
            yield paragraph_text(child)
        elif child.tag == f"{W}tbl":
            for row in child.iterchildren(f"{W}tr"):
                yield " | ".join("\n".join(_block(cell)) for cell in row.iterchildren(f"{W}tc"))
        elif child.tag in (f"{W}body", f"{W}sdt", f"{W}sdtContent"):
            yield from _block(child)
