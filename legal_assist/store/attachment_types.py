"""Which kinds of file are taken as evidence, told by their content and never by their name."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from legal_assist.errors import DocumentError, StoreError
from legal_assist.zip_faults import BROKEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO, TypeAlias

Kind = Literal["pdf", "png", "jpeg", "docx"]

if TYPE_CHECKING:
    #: Counts the pages of a PDF; raises `DocumentError` when it can't be read.
    Counting: TypeAlias = Callable[[BinaryIO], int]

#: Largest file that is taken, in bytes.
LARGEST: Final = 100 * 1024 * 1024
SUFFIXES: Final[dict[Kind, str]] = {"pdf": ".pdf", "png": ".png", "jpeg": ".jpg", "docx": ".docx"}

_BEGINNING: Final = 1024
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_ZIP: Final = b"PK\x03\x04"
_MOST_PARTS: Final = 5000


@dataclass(frozen=True)
class Looked:
    """What a file is.

    Args:
        kind: told by its content.
        pages: how many pages it has; None when that can't be known.
        fault: message id of why a PDF can't be read, when it can't.
    """

    kind: Kind
    pages: int | None
    fault: str | None = None


def look(source: BinaryIO, count_pages: Counting) -> Looked:
    """Say what a file is; the stream stands at its beginning again afterwards.

    Args:
        source: the open file; it can be moved about in.
        count_pages: counts the pages of a PDF.

    Raises:
        StoreError: ``keeping.attach.empty``, ``too_big``, ``type`` (none of the four kinds).
    """
    size = source.seek(0, 2)
    source.seek(0)
    if size == 0:
        raise StoreError("keeping.attach.empty")
    if size > LARGEST:
        raise StoreError("keeping.attach.too_big", mib=LARGEST // (1024 * 1024))
    kind = _kind(source)
    if kind is None:
        raise StoreError("keeping.attach.type")
    pages, fault = None, None
    if kind == "pdf":
        source.seek(0)
        try:
            pages = count_pages(source)
        except DocumentError as error:
            fault = error.key
    elif kind in ("png", "jpeg"):
        pages = 1
    source.seek(0)
    return Looked(kind, pages, fault)


def _kind(source: BinaryIO) -> Kind | None:
    start = source.read(_BEGINNING)
    if start.startswith(_PNG):
        return "png"
    if start.startswith(_JPEG):
        return "jpeg"
    if start.startswith(_ZIP):
        return "docx" if _is_docx(source) else None
    # Readers accept a little rubbish before the mark; so do scanners that write it.
    return "pdf" if b"%PDF-" in start else None


def _is_docx(source: BinaryIO) -> bool:
    """Reads the list of parts only; nothing is unpacked."""
    try:
        with zipfile.ZipFile(source) as parts:
            names = parts.namelist()
    except BROKEN:
        return False
    return len(names) <= _MOST_PARTS and {"[Content_Types].xml", "word/document.xml"} <= set(names)
