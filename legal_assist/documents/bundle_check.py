"""The finished bundle read again: every page where the table of contents says, as it was in its source."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any

from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pypdf import PdfReader

    from legal_assist.documents.bundle_page import Stamp
    from legal_assist.documents.bundle_parts import Span
    from legal_assist.documents.wording import Words


def digest(page: Any) -> bytes:
    """What tells a page of evidence from every other: its drawing, packed as it lies in the file."""
    forms = page["/Resources"]["/XObject"]
    drawn = forms.get("/LA0")
    data = drawn.get_object()._data if drawn is not None else b""  # noqa: SLF001  # unpacked it costs far more
    return hashlib.sha256(bytes(data)).digest() + len(forms).to_bytes(4, "big")


def check(
    data: bytes,
    pages: int,
    spans: Sequence[Span],
    stamps: Mapping[int, Stamp],
    digests: Mapping[int, bytes],
    words: Words,
    *,
    password: str | None = None,
) -> None:
    """Compare the bytes that were written with what was meant.

    Args:
        data: the finished PDF.
        pages: how many it must have.
        spans: where each exhibit must lie.
        stamps: what the strip of each page of evidence must say, by page number.
        digests: of each page of evidence as it was bound.
        words: of the papers.
        password: that locks it.

    Raises:
        DocumentError: ``bundle.wrong`` with the page; nothing may be handed out then.
    """
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        _whole(reader, pages, password)
        _evidence(reader, stamps, digests)
        _contents(reader, spans, words)
        _outline(reader, spans)
    except DocumentError:
        raise
    except Exception:  # noqa: BLE001  # a file that can't be read again is handed to nobody
        raise _wrong(0) from None


def _wrong(page: int) -> DocumentError:
    return DocumentError("bundle.wrong", page=page)


def _whole(reader: PdfReader, pages: int, password: str | None) -> None:
    if password is not None and not reader.decrypt(password):
        raise _wrong(0)
    if len(reader.pages) != pages:
        raise _wrong(len(reader.pages))


def _evidence(reader: PdfReader, stamps: Mapping[int, Stamp], digests: Mapping[int, bytes]) -> None:
    for number, stamp in stamps.items():
        page = reader.pages[number - 1]
        contents: Any = page["/Contents"]
        drawn = contents.get_object().get_data().decode("cp1252")
        if f"({stamp.left})" not in drawn or f"({stamp.right})" not in drawn:
            raise _wrong(number)
        if digest(page) != digests[number]:
            raise _wrong(number)


def _contents(reader: PdfReader, spans: Sequence[Span], words: Words) -> None:
    """Each row of the printed table of contents names the page on which its exhibit's cover lies."""
    front = min((span.cover for span in spans), default=len(reader.pages)) - 1
    printed = " ".join(
        " ".join(reader.pages[number].extract_text().split()) for number in range(1, front)
    ).split()
    for span in spans:
        cover = reader.pages[span.cover - 1].extract_text().split()
        folio = words("bundle.folio", page=str(span.cover), whole=str(len(reader.pages))).split()
        if span.mark not in cover or " ".join(folio) not in " ".join(cover):
            raise _wrong(span.cover)
        if span.mark not in printed or str(span.cover) not in printed:
            raise _wrong(2)


def _outline(reader: PdfReader, spans: Sequence[Span]) -> None:
    covers = {span.cover for span in spans}
    for item in reader.outline:
        if not isinstance(item, list):
            number = reader.get_destination_page_number(item)
            covers.discard((number or 0) + 1)
    if covers:
        raise _wrong(min(covers))
