"""Whether a Word file may become a PDF as it is: nothing that runs, fetches, chokes or shows too much."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from lxml import etree

from legal_assist.documents.package_check import W, parser
from legal_assist.errors import DocumentError
from legal_assist.zip_faults import BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Limits of what is unpacked: parts, bytes in all, bytes unpacked for each packed one.
MOST_PARTS: Final = 5_000
MOST_BYTES: Final = 512 * 2**20
MOST_RATIO: Final = 400
_SMALL: Final = 2**20
_MOST_XML: Final = 64 * 2**20
_DTD: Final = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)
_CHANGES: Final = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


def check(data: bytes) -> None:
    """Refuse a file whose PDF would not show what Word shows, or that could harm the converter.

    Text deleted under track changes is printed in a PDF; a picture that is only linked is missing there.

    Args:
        data: the bytes of a .docx file.

    Raises:
        DocumentError: ``pdf.input.not_docx``, ``broken``, ``locked`` (a password), ``too_large``, ``macros``,
            ``dtd``, ``remote``, ``changes``.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # an old Word file, or a new one with a password
        raise DocumentError("pdf.input.locked")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _sizes(package)
            _parts(package)
    except (etree.XMLSyntaxError, *BROKEN):
        raise DocumentError("pdf.input.broken" if data.startswith(b"PK") else "pdf.input.not_docx") from None


def _sizes(package: zipfile.ZipFile) -> None:
    entries = package.infolist()
    whole = sum(one.file_size for one in entries)
    bomb = any(one.file_size > _SMALL and one.file_size > MOST_RATIO * one.compress_size for one in entries)
    if bomb or whole > MOST_BYTES or len(entries) > MOST_PARTS:
        raise DocumentError("pdf.input.too_large")


def _parts(package: zipfile.ZipFile) -> None:
    names = package.namelist()
    if not {"[Content_Types].xml", "word/document.xml"} <= set(names):
        raise DocumentError("pdf.input.not_docx")
    if any("vbaproject" in name.lower() or "activex" in name.lower() for name in names):
        raise DocumentError("pdf.input.macros")
    for name in names:
        if name.endswith((".xml", ".rels")):
            _part(package.read(name), name)
        else:
            _readable(package, name)


def _readable(package: zipfile.ZipFile, name: str) -> None:
    """Read a part to its end: the archive's checksum tells a damaged one."""
    with package.open(name) as part:
        while part.read(2**20):
            pass


def _part(blob: bytes, name: str) -> None:
    if any(word in blob for word in _DTD):
        raise DocumentError("pdf.input.dtd")
    if len(blob) > _MOST_XML:
        raise DocumentError("pdf.input.too_large")
    root = etree.fromstring(blob, parser())
    if name.endswith(".rels"):
        _remote(root)
    elif name.startswith("word/") and next(root.iter(*_CHANGES), None) is not None:
        raise DocumentError("pdf.input.changes")


def _remote(relations: Iterable[etree._Element]) -> None:
    """A link is only text to a reader of the PDF; everything else that lies elsewhere would be missing."""
    for one in relations:
        link = one.get("Type", "").endswith(("/hyperlink", "/attachedTemplate"))
        if one.get("TargetMode") == "External" and not link:
            raise DocumentError("pdf.input.remote")
