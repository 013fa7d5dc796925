"""Word, Excel and PowerPoint files without properties, comments, tracked changes, traces of their making."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from lxml import etree

from legal_assist.documents import leak_pictures, scrub_pictures
from legal_assist.documents.leak_pieces import MOST_BYTES, MOST_PART, MOST_PARTS, MOST_RATIO, RATIO_FROM
from legal_assist.documents.package import place_of
from legal_assist.documents.package_check import W, parser
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.documents.scrub import Log

_DROPPED: Final = (
    (re.compile(r"docProps/"), "properties"),
    (re.compile(r"customXml/"), "custom_xml"),
    (
        re.compile(r"(?i)(?:word|xl|ppt)/(?:comments|threadedComments|persons?|people|commentAuthors)"),
        "comments",
    ),
    (re.compile(r"(?i)xl/drawings/vmlDrawing|xl/printerSettings|(?:word|ppt)/printerSettings"), "settings"),
    (re.compile(r"word/(?:glossary/|webSettings)"), "settings"),
    (re.compile(r"xl/revisions/"), "changes"),
)
_UNCLEAN: Final = re.compile(r"(?i)/embeddings/|vbaProject|activeX|/oleObject|\.bin$")
#: Deleted and moved-away text; the elements around kept text; formats as they were; places of comments.
_GONE: Final = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
_UNWRAPPED: Final = frozenset(f"{W}{name}" for name in ("ins", "moveTo"))
_MARKS: Final = re.compile(
    r"(?:comment(?:RangeStart|RangeEnd|Reference)|annotationRef|\w*Change|moveFrom\w+|moveTo\w+|proofErr|"
    r"cellIns|cellDel|cellMerge|numberingChange)$"
)
_SETTINGS: Final = frozenset(
    f"{W}{name}"
    for name in (
        "rsids", "docVars", "attachedTemplate", "mailMerge", "trackRevisions", "docId",
        "placeholder",  # leads into the glossary, which is left out
    )
)  # fmt: skip
_PARAGRAPH_GONE: Final = f"{W}pPr/{W}rPr/{W}del"
_SHAPE: Final = re.compile(r"\}(?:docPr|cNvPr)$")
_OLD_SHAPE: Final = re.compile(r"\}(?:shape|rect|imagedata|group|oval|line)$")
_OLD_WORDS: Final = ("alt", "title", "{urn:schemas-microsoft-com:office:office}title")
_STAMP: Final = (1980, 1, 1, 0, 0, 0)


def clean(data: bytes, log: Log) -> bytes:
    """The package again, with what was asked for gone; equal input gives equal bytes.

    Raises:
        DocumentError: ``scan.scrub.broken``, ``encrypted``, ``bomb``, ``archive`` (a plain zip).
    """
    found = _members(data)
    if "[Content_Types].xml" not in found:
        raise DocumentError("scan.scrub.archive")
    dropped = {name for name in found if _reason(name)}
    for name in dropped:
        log.remove(_reason(name) or "")
    kept: dict[str, bytes] = {}
    for name, blob in found.items():
        if name in dropped:
            continue
        if _UNCLEAN.search(name):
            log.keep("embedded", name)
        kept[name] = _part(name, blob, dropped, log)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in sorted(kept, key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            package.writestr(info, kept[name], compresslevel=6)
    return buffer.getvalue()


def _members(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _require_sound(package.infolist())
            return {info.filename: package.read(info) for info in package.infolist() if not info.is_dir()}
    except DocumentError:
        raise
    except Exception:  # noqa: BLE001  # zipfile, zlib, bz2 and lzma each have errors of their own
        raise DocumentError("scan.scrub.broken") from None


def _require_sound(members: list[zipfile.ZipInfo]) -> None:
    if any(info.flag_bits & 0x1 for info in members):
        raise DocumentError("scan.scrub.encrypted")
    large = any(
        info.file_size > MOST_PART
        or (info.file_size > RATIO_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1))
        for info in members
    )
    if large or len(members) > MOST_PARTS or sum(info.file_size for info in members) > MOST_BYTES:
        raise DocumentError("scan.scrub.bomb")


def _reason(name: str) -> str | None:
    return next((why for pattern, why in _DROPPED if pattern.match(name)), None)


def _part(name: str, blob: bytes, dropped: set[str], log: Log) -> bytes:
    if leak_pictures.kind(blob) in ("jpeg", "png"):
        log.keep("pixels", name)
        try:
            return scrub_pictures.clean(blob, log)
        except DocumentError:
            log.keep("picture", name)
            return blob
    if leak_pictures.kind(blob) is not None:
        log.keep("picture", name)
        return blob
    if not name.endswith((".xml", ".rels", ".vml")):
        return blob
    try:
        root = etree.fromstring(blob, parser())
    except (etree.XMLSyntaxError, ValueError):
        raise DocumentError("scan.scrub.broken") from None
    if name == "[Content_Types].xml":
        _remove(entry for entry in root if entry.get("PartName", "").lstrip("/") in dropped)
    elif name.endswith(".rels"):
        _relations(root, name, dropped)
    else:
        _markup(root, name, log)
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return text


def _relations(root: etree._Element, name: str, dropped: set[str]) -> None:
    for relation in list(root):
        dead = place_of(relation, name) in dropped
        if dead or relation.get("Type", "").endswith("/attachedTemplate"):
            root.remove(relation)


def _markup(root: etree._Element, name: str, log: Log) -> None:
    comments = [
        one for one in root.iter(etree.Comment, etree.ProcessingInstruction) if one.getparent() is not None
    ]
    log.remove("comments", len(comments))
    _remove(comments)
    for element in list(root.iter(etree.Element)):
        tag = str(element.tag)
        if _SHAPE.search(tag):
            _shape(element, log)
        if tag.startswith(W):
            _word_markup(element, tag, name, log)
        elif tag.endswith("}legacyDrawing"):
            _remove([element])
        elif _OLD_SHAPE.search(tag):
            said = [element.attrib.pop(word, "") for word in _OLD_WORDS]
            log.remove("picture_data", sum(map(bool, said)))
    for paragraph in list(root.iter(f"{W}p")):
        _join_after_deletion(paragraph)


def _word_markup(element: etree._Element, tag: str, name: str, log: Log) -> None:
    for attribute in [one for one in element.attrib if str(one).startswith(f"{W}rsid")]:
        del element.attrib[attribute]
    parent = element.getparent()
    if parent is None:
        return
    if tag in _GONE and parent.tag != f"{W}rPr":
        log.remove("changes")
        _remove([element])
    elif tag in _UNWRAPPED:
        log.remove("changes")
        _unwrap(element)
    elif tag in _SETTINGS or _MARKS.match(tag[len(W) :]):
        log.remove("settings" if tag in _SETTINGS else "changes")
        _remove([element])
    elif tag == f"{W}vanish":
        log.keep("hidden_text", name)


def _shape(element: etree._Element, log: Log) -> None:
    for attribute in ("descr", "title"):
        if element.attrib.pop(attribute, ""):
            log.remove("picture_data")
    if element.get("name"):
        element.set("name", f"Gambar {element.get('id', '')}".strip())


def _join_after_deletion(paragraph: etree._Element) -> None:
    """A paragraph whose mark was deleted and that holds no text any more is gone too."""
    if paragraph.find(_PARAGRAPH_GONE) is None:
        return
    empty = not any(True for _ in paragraph.iter(f"{W}t", f"{W}drawing", f"{W}pict", f"{W}sectPr"))
    siblings = paragraph.getparent()
    if empty and siblings is not None and len(siblings) > 1 and siblings.tag != f"{W}tc":
        _remove([paragraph])
    else:
        _remove(paragraph.findall(_PARAGRAPH_GONE))


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent.tag in (f"{W}rPr", f"{W}trPr"):
        parent.remove(element)
        return
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
    parent.remove(element)


def _remove(elements: Iterable[etree._Element]) -> None:
    for element in list(elements):
        parent = element.getparent()
        if parent is None:
            continue
        if element.tail and element.tail.strip():  # text after it belongs to the parent
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + element.tail
            else:
                parent.text = (parent.text or "") + element.tail
        parent.remove(element)
