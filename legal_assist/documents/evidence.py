"""PDF evidence: how many pages it has, or in one word why it can't be read. Nothing is changed or drawn."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from typing import BinaryIO

#: More pages than any exhibit has; a crafted file may claim as many as it likes.
MOST_PAGES: Final = 20_000


def page_count(source: bytes | Path | BinaryIO) -> int:
    """The number of pages of a PDF.

    Args:
        source: the file's bytes, its path, or an open binary stream.

    Raises:
        DocumentError: ``keeping.evidence.empty``, ``not_pdf``, ``encrypted`` (a password is needed),
            ``damaged``, ``no_pages``, ``too_many_pages``, ``unreadable`` (the system refused).
    """
    try:
        if isinstance(source, Path):
            with source.open("rb") as stream:
                return _count(stream)
        return _count(BytesIO(source) if isinstance(source, bytes) else source)
    except OSError:
        raise DocumentError("keeping.evidence.unreadable") from None


def _count(stream: BinaryIO) -> int:
    start = stream.read(1024)
    if not start:
        raise DocumentError("keeping.evidence.empty")
    if b"%PDF-" not in start:
        raise DocumentError("keeping.evidence.not_pdf")
    stream.seek(0)
    found = _pages(stream)
    if found < 1:
        raise DocumentError("keeping.evidence.no_pages")
    if found > MOST_PAGES:
        raise DocumentError("keeping.evidence.too_many_pages")
    return found


def _pages(stream: BinaryIO) -> int:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    # pypdf writes what it repairs to its log, with pieces of the file.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    logging.getLogger("pypdf").propagate = False
    try:
        reader = PdfReader(stream)
        # Many forms are locked against changes only: the empty password opens them, as any viewer does.
        pages = None if reader.is_encrypted and not reader.decrypt("") else len(reader.pages)
    except (FileNotDecryptedError, DependencyError):
        pages = None
    except Exception:  # noqa: BLE001  # whatever a broken file makes the reader do, it is broken
        raise DocumentError("keeping.evidence.damaged") from None
    if pages is None:
        raise DocumentError("keeping.evidence.encrypted")
    return pages
