"""A copy of a template with each fault as a Word comment at its paragraph. The copy itself is no template."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from lxml import etree

from legal_assist import messages
from legal_assist.documents import package
from legal_assist.documents.package_check import W, parser
from legal_assist.documents.template_check import problem
from legal_assist.documents.template_check_text import in_order, paragraphs

if TYPE_CHECKING:
    from legal_assist.documents.template_check import Report

_BODY: Final = "word/document.xml"
_COMMENTS: Final = "word/comments.xml"
_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_AUTHOR: Final = "legal-assist"
#: Time stamps of a ZIP file begin here: the copy says nothing about when it was made.
_STAMP: Final = (1980, 1, 1, 0, 0, 0)


def write(data: bytes, report: Report, lang: str) -> bytes:
    """The copy.

    Word knows no comments in headers and footers: what stands there is told at the first paragraph of the
    body, as is what concerns the whole template.

    Args:
        data: the bytes that were checked; a safe package.
        report: of the same bytes.
        lang: language of the comments.
    """
    parts = package.parts(data)
    root = etree.fromstring(parts[_BODY], parser())
    places = [one.place for one in paragraphs(_BODY, parts[_BODY])]
    own = dict(zip(places, in_order(root), strict=True))
    first = next(iter(own.values()))
    comments = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
    for number, fault in enumerate(report.faults):
        said = messages.of_problem(problem(report.name, fault), lang)
        if fault.hint:
            said = f"{messages.text('templates.hint_mark', lang)}: {said}"
        comments.append(_comment(number, said))
        _anchor(own.get(fault.place, first), number)
    parts[_BODY] = _serialised(root)
    parts[_COMMENTS] = _serialised(comments)
    parts[_TYPES] = _with(parts[_TYPES], "Types", "Override", PartName=f"/{_COMMENTS}", ContentType=_TYPE)
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    parts[_RELATIONS] = _with(
        parts.get(_RELATIONS, empty), "Relationships", "Relationship",
        Id="rIdTemplateFaults", Type=_RELATION, Target="comments.xml",
    )  # fmt: skip
    return _packed(parts)


def _comment(number: int, text: str) -> etree._Element:
    comment = etree.Element(f"{W}comment")
    comment.set(f"{W}id", str(number))
    comment.set(f"{W}author", _AUTHOR)
    comment.set(f"{W}initials", "LA")
    run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
    return comment


def _anchor(paragraph: etree._Element, number: int) -> None:
    """Put the comment around the whole paragraph."""
    start, end = etree.Element(f"{W}commentRangeStart"), etree.Element(f"{W}commentRangeEnd")
    for mark in (start, end):
        mark.set(f"{W}id", str(number))
    properties = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(end)
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}commentReference").set(f"{W}id", str(number))


def _with(blob: bytes, holder: str, name: str, **attributes: str) -> bytes:
    root = etree.fromstring(blob, parser())
    etree.SubElement(root, f"{root.tag.removesuffix(holder)}{name}", **attributes)
    return _serialised(root)


def _serialised(root: etree._Element) -> bytes:
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return text


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name in sorted(parts, key=lambda one: (one != _TYPES, one)):
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, parts[name])
    return buffer.getvalue()
