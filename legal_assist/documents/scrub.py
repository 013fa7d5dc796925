"""A copy of a file without what it carries beside its content: metadata, comments, earlier versions.

Content stays: what is written on the pages, in cells and in pictures has to be looked at by a person, and the
leak scan helps with the text. What could not be cleaned is said.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from legal_assist.documents import leak_pictures
from legal_assist.errors import DocumentError

_HEAD: Final = 1024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Scrubbed:
    """A cleaned copy.

    Args:
        data: its bytes.
        removed: what was removed and how often; keys of ``scan.removed``.
        kept: what can't be cleaned, each a key of ``scan.kept`` and the part it concerns.
    """

    data: bytes = field(repr=False)
    removed: tuple[tuple[str, int], ...]
    kept: tuple[tuple[str, str], ...]


class Log:
    """What the cleaning of one file removes and leaves."""

    def __init__(self) -> None:
        self.removed: Counter[str] = Counter()
        self.kept: dict[tuple[str, str], None] = {}

    def remove(self, what: str, count: int = 1) -> None:
        """Note something removed."""
        if count:
            self.removed[what] += count

    def keep(self, what: str, part: str = "") -> None:
        """Note something that can't be cleaned."""
        self.kept[(what, part)] = None


def scrub(data: bytes) -> Scrubbed:
    """Clean a copy of a Word, Excel or PowerPoint file, a PDF, a JPEG or a PNG.

    Args:
        data: bytes of the file; its kind is told by them, never by its name.

    Raises:
        DocumentError: ``scan.scrub.kind`` (another kind), ``encrypted``, ``broken``, ``bomb``, ``archive``,
            ``old_format``, ``plain`` (a text file has nothing to clean).
    """
    from legal_assist.documents import leak_plain, scrub_office, scrub_pdf, scrub_pictures

    log = Log()
    picture = leak_pictures.kind(data)
    if data.startswith(b"PK\x03\x04"):
        cleaned = scrub_office.clean(data, log)
    elif b"%PDF-" in data[:_HEAD]:
        cleaned = scrub_pdf.clean(data, log)
    elif picture in ("jpeg", "png"):
        cleaned = scrub_pictures.clean(data, log)
        log.keep("pixels")
    elif data.startswith(_OLE):
        raise DocumentError("scan.scrub.encrypted" if _is_encrypted(data) else "scan.scrub.old_format")
    elif picture is None and leak_plain.decoded(data) is not None:
        raise DocumentError("scan.scrub.plain")
    else:
        raise DocumentError("scan.scrub.kind")
    return Scrubbed(cleaned, tuple(sorted(log.removed.items())), tuple(log.kept))


def _is_encrypted(data: bytes) -> bool:
    return "EncryptedPackage".encode("utf-16-le") in data
