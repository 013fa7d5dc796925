"""The parts of a finished Word file: read strictly, written again with nothing that we did not put there."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from lxml import etree

from legal_assist.documents.package_check import W, parser
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "_rels/.rels"
_DROPPED: Final = ("docProps/", "customXml/", "word/customXml")
_CORE: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
    "<dc:language>id-ID</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>'
)
CORE_NAME: Final = "docProps/core.xml"
_CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {info.filename: package.read(info) for info in package.infolist()}


def check_written(found: dict[str, bytes]) -> None:
    """Parse every XML part strictly, and see that each table cell ends with a paragraph (Word needs that).

    Raises:
        DocumentError: a part is not well formed.
    """
    for name, blob in found.items():
        if not name.endswith((".xml", ".rels")):
            continue
        check_part(name, blob)


def check_part(name: str, blob: bytes) -> etree._Element:
    """Parse one XML part strictly, as `check_written` does, and give it back parsed.

    Raises:
        DocumentError: it is not well formed, a table cell does not end with a paragraph, a table has no row.
    """
    try:
        root = etree.fromstring(blob, parser())
    except etree.XMLSyntaxError:
        raise DocumentError("documents.part_broken", part=name) from None
    for cell in root.iter(f"{W}tc"):
        if len(cell) == 0 or cell[-1].tag != f"{W}p":
            raise DocumentError("documents.cell_empty", part=name)
    for table in root.iter(f"{W}tbl"):
        if table.find(f"{W}tr") is None:
            raise DocumentError("documents.table_empty", part=name)
    return root


def write(found: dict[str, bytes], *, title: str, day: date) -> bytes:
    """Pack parts into a Word file; equal parts give equal bytes.

    Properties are written from nothing: title and day, no author, no program, no thumbnail.

    Args:
        found: parts by name.
        title: title of the document, without names.
        day: stands in the properties and as time of every member.
    """
    kept = {name: blob for name, blob in found.items() if not name.startswith(_DROPPED)}
    kept[CORE_NAME] = core_properties(title, day)
    kept[_TYPES] = _content_types(kept[_TYPES], kept)
    kept |= {name: _without_dropped(name, kept[name]) for name in kept if name.endswith(".rels")}
    kept[_RELATIONS] = _relations(kept[_RELATIONS])
    order = sorted(kept, key=lambda name: (name != _TYPES, name != _RELATIONS, name))
    stamp = member_time(day)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in order:
            info = zipfile.ZipInfo(name, stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            package.writestr(info, kept[name], compresslevel=6)
    return buffer.getvalue()


def core_properties(title: str, day: date) -> bytes:
    """The properties of a document, written from nothing: title and day, no author, no program."""
    return _CORE.format(title=escape(title), day=day.isoformat()).encode()


def member_time(day: date) -> tuple[int, int, int, int, int, int]:
    """The time of every member of a package; a ZIP can only say years from 1980 to 2107."""
    return (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0)


def _content_types(blob: bytes, kept: Iterable[str]) -> bytes:
    root = etree.fromstring(blob, parser())
    pictures = {name.rpartition(".")[2].lower() for name in kept}
    for entry in list(root):
        name = (entry.get("PartName") or "").lstrip("/")
        extension = (entry.get("Extension") or "").lower()
        # The thumbnail's kind goes with it, unless a letterhead's picture is of the same kind.
        if name.startswith(_DROPPED) or (extension in ("jpeg", "jpg") and extension not in pictures):
            root.remove(entry)
    namespace = root.tag.removesuffix("Types")
    etree.SubElement(root, f"{namespace}Override", PartName=f"/{CORE_NAME}", ContentType=_CORE_TYPE)
    return _serialised(root)


def place_of(relation: etree._Element, name: str) -> str:
    """The part a relation of the file `name` leads to; empty where it leads out of the package."""
    target: str = relation.get("Target", "")
    if relation.get("TargetMode") == "External":
        return ""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(f"{posixpath.dirname(posixpath.dirname(name))}/{target}").lstrip("/")


def _without_dropped(name: str, blob: bytes) -> bytes:
    """Relations without those to dropped parts: Word calls a file damaged whose relation leads nowhere."""
    root = etree.fromstring(blob, parser())
    gone = [relation for relation in root if place_of(relation, name).startswith(_DROPPED)]
    for relation in gone:
        root.remove(relation)
    return _serialised(root) if gone else blob


def _relations(blob: bytes) -> bytes:
    root = etree.fromstring(blob, parser())
    namespace = root.tag.removesuffix("Relationships")
    taken = {relation.get("Id") for relation in root}
    free = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    etree.SubElement(root, f"{namespace}Relationship", Id=free, Type=_CORE_RELATION, Target=CORE_NAME)
    return _serialised(root)


def _serialised(root: etree._Element) -> bytes:
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return text
