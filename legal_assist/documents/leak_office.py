"""Zip packages and XML: Word, Excel, OpenDocument, plain archives; part by part, and what lies between."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from lxml import etree

from legal_assist.documents import leak_plain
from legal_assist.documents.leak_pieces import MOST_PARTS, RATIO_FROM, Piece, Stop, Unread
from legal_assist.documents.package_check import W, parser
from legal_assist.zip_faults import BROKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from legal_assist.documents.leak_pieces import Budget, Reading

    #: Reads a part that is a file of its own.
    Inner = Callable[[str, bytes, Budget], Iterator[Reading]]

_PLACES: Final = tuple(
    (re.compile(pattern), place)
    for pattern, place in (
        (r"word/document\d*\.xml$|content\.xml$", "body"),
        (r"word/header", "header"),
        (r"word/footer", "footer"),
        (r"word/(?:foot|end)notes", "notes"),
        (r"(?i)comments|people\.xml|persons?/", "comments"),
        (r"docProps/|meta\.xml$", "properties"),
        (r"customXml/", "custom_xml"),
        (r"word/glossary/", "glossary"),
        (r"(?i)settings", "settings"),
        (r"\.rels$", "links"),
        (r"xl/", "cells"),
        (r"ppt/", "body"),
    )
)
_DULL: Final = re.compile(r"[0-9A-F]{8}|[a-z]{1,9}|[\w.-]{0,4}|https?://schemas\.[\w./-]+", re.ASCII)
_BREAKS: Final = frozenset(f"{W}{name}" for name in ("tab", "br", "cr", "ptab"))
_SHOWN: Final = (f"{W}t", f"{W}p", f"{W}noBreakHyphen", f"{W}sym", *sorted(_BREAKS))
_HIDDEN: Final = (f"{W}delText", f"{W}instrText", f"{W}delInstrText", f"{W}p")
_LINES: Final = ("{*}p", "{*}si", "{*}h", "{*}is", "{*}li")
_DTD: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read(name: str, data: bytes, budget: Budget, inner: Inner) -> Iterator[Reading]:
    """The texts of all members of a zip package, their names, comments, and bytes that no member owns.

    Args:
        name: of the package; begins the names of its parts where it lies in another file.
        data: its bytes.
        budget: what may be unfolded.
        inner: reads a member that is no XML.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        members = package.infolist()
    except BROKEN:
        yield Unread(name, "broken")
        yield Piece(name, "raw", leak_plain.strings(data))
        return
    with package:
        if len(members) > MOST_PARTS:
            yield Unread(name, "too_many", params={"limit": MOST_PARTS})
            return
        strange = [info.comment for info in members] + [info.extra for info in members] + [package.comment]
        yield Piece(name, "part_names", "\n".join(info.filename for info in members))
        yield Piece(name, "zip_comment", leak_plain.strings(b"\n".join(strange)))
        yield Piece(name, "between", leak_plain.strings(_between(data, package, members)))
        shared: list[str] = []
        for info in sorted(members, key=lambda info: info.filename != "xl/sharedStrings.xml"):
            if info.is_dir():
                continue
            part = f"{name}/{info.filename}" if budget.depth else info.filename
            try:
                blob = _member(package, info, part, budget)
            except Stop as end:
                yield end.unread
                continue
            if info.filename.endswith((".xml", ".rels", ".vml")):
                yield from read_xml(part, blob, place(info.filename))
                if info.filename.startswith("xl/"):
                    yield from _cells(part, blob, shared)
            else:
                yield from inner(part, blob, budget)


def _member(package: zipfile.ZipFile, info: zipfile.ZipInfo, part: str, budget: Budget) -> bytes:
    from legal_assist.documents.leak_pieces import stop

    if info.flag_bits & 0x1:
        stop(part, "encrypted")
    budget.take(part, info.file_size, info.compress_size)
    try:
        with package.open(info) as member:
            blob = member.read(info.file_size + 1)
    except BROKEN:
        stop(part, "broken")
    if len(blob) > info.file_size:
        stop(part, "bomb")
    return blob


def _between(data: bytes, package: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> bytes:
    """Bytes of the file that belong to no member and no directory: before, between, deleted entries."""
    out: list[bytes] = []
    at = 0
    for info in sorted(members, key=lambda info: info.header_offset):
        head = data[info.header_offset : info.header_offset + 30]
        start = (
            info.header_offset
            + 30
            + int.from_bytes(head[26:28], "little")
            + int.from_bytes(head[28:30], "little")
        )
        if info.header_offset > at:
            out.append(data[at : info.header_offset])
        out.append(data[info.header_offset + 30 : start])  # the name as written before the member itself
        at = max(at, start + info.compress_size)
    directory = int(getattr(package, "start_dir", len(data)))
    if directory > at:
        out.append(data[at:directory])
    return b"\n".join(_entries(b"\n".join(out)))


def _entries(data: bytes) -> Iterator[bytes]:
    """Bytes between members, with entries that no directory lists unpacked."""
    pieces = data.split(b"PK\x03\x04")
    yield pieces[0]
    for piece in pieces[1:]:
        name, extra = int.from_bytes(piece[22:24], "little"), int.from_bytes(piece[24:26], "little")
        content = piece[26 + name + extra :]
        yield piece[26 : 26 + name]
        yield content
        if piece[4:6] == b"\x08\x00":
            try:
                yield zlib.decompressobj(-15).decompress(content, RATIO_FROM)
            except zlib.error:
                continue


def place(part: str) -> str:
    """What a part of a package is to a reader: a key of ``scan.place``."""
    return next((key for pattern, key in _PLACES if pattern.search(part)), "other")


def read_xml(part: str, blob: bytes, where: str) -> Iterator[Reading]:
    """The texts of one XML part: what is shown, deleted text and field codes, attributes, comments.

    Args:
        part: its name.
        blob: its bytes.
        where: its place for a reader.
    """
    dtd = _DTD.search(blob) is not None
    try:
        root = None if dtd else etree.fromstring(blob, parser())
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        if blob.strip():
            yield Unread(part, "dtd" if dtd else "broken")
        for text in leak_plain.readings(leak_plain.decoded(blob) or blob.decode("utf-8", "replace")):
            yield Piece(part, where, text)
        return
    each = dict.fromkeys(_ATTRIBUTES(root))  # styles repeat few values a thousand times
    beside = dict.fromkeys(value for value in each if not _DULL.fullmatch(value))
    beside |= dict.fromkeys(
        one.text or "" for one in root.getroottree().xpath("//comment() | //processing-instruction()")
    )
    if beside:
        text = unquote("\n".join(beside))
        yield Piece(part, where if where in ("links", "properties") else "attributes", text)
    if root.find(f".//{W}p") is not None:
        yield Piece(part, where, _stream(root, _SHOWN))
        hidden = _stream(root, _HIDDEN).strip()
        if hidden:
            yield Piece(part, "hidden", hidden)
        rest = "\n".join(_OTHER_TEXT(root))
    else:
        rest = "\n".join(root.itertext())
    lines = "\n".join(
        "".join(found.itertext()) for found in root.iter(*_LINES) if not found.tag.startswith(W)
    )
    if rest.strip() or lines:
        yield Piece(part, where, f"{rest}\n{lines}")


_ATTRIBUTES: Final = etree.XPath("//@*", smart_strings=False)
#: Texts outside Word's own runs: drawings, formulas, data bound to the document.
_OTHER_TEXT: Final = etree.XPath(
    "//text()[not(parent::w:t or parent::w:delText or parent::w:instrText or parent::w:delInstrText)]",
    namespaces={"w": W.strip("{}")},
    smart_strings=False,
)


def _stream(root: etree._Element, tags: tuple[str, ...]) -> str:
    """Text in reading order: runs joined, a line per paragraph."""
    out: list[str] = []
    for element in root.iter(*tags):
        tag = element.tag
        if tag == f"{W}p":
            out.append("\n")
        elif tag in _BREAKS:
            out.append(" ")
        elif tag == f"{W}noBreakHyphen":
            out.append("-")
        elif tag == f"{W}sym":
            out.append(_symbol(element.get(f"{W}char", "")))
        else:
            out.append(element.text or "")
    return "".join(out)


def _symbol(code: str) -> str:
    """A letter set as a symbol; symbol fonts put plain letters into the private area."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    return chr(point - 0xF000 if 0xF000 <= point < 0xF100 else point)


def _cells(part: str, blob: bytes, shared: list[str]) -> Iterator[Reading]:
    """The rows of a sheet as lines: a name may stand in two cells whose texts lie apart in the file."""
    try:
        root = etree.fromstring(blob, parser())
    except (etree.XMLSyntaxError, ValueError):
        return  # named by `read_xml`
    if part.endswith("sharedStrings.xml"):
        shared.extend("".join(text.itertext()) for text in root.iter("{*}si"))
        return
    lines = []
    for row in root.iter("{*}row"):
        cells = []
        for cell in row.iter("{*}c"):
            value = "".join(cell.itertext())
            if cell.get("t") == "s" and value.isdigit() and int(value) < len(shared):
                value = shared[int(value)]
            cells.append(value)
        lines.append("\t".join(cells))
    if lines:
        yield Piece(part, "cells", "\n".join(lines))
