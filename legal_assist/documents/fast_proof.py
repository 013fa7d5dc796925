"""Proof that a filled part is sound and holds every text put into it, each in its place, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from legal_assist.documents import package
from legal_assist.documents.package_check import W
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from legal_assist.documents.fast_template import Filled
    from legal_assist.documents.gap_style import Style

_SHOWN: Final = (f"{W}t", f"{W}br", f"{W}tab")
_BREAK: Final = {f"{W}br": "\n", f"{W}tab": "\t"}


def proven(part: Filled, style: Style) -> bytes:
    """The bytes of a part as they will be written, once it is known to be whole.

    Only for parts of which `fast_structure` knows that every value stands in text.

    Args:
        part: as it was filled.
        style: marks the gaps in it.

    Raises:
        DocumentError: the part is not well formed, a cell or a table is empty, or a text is missing or not
            what it was.
    """
    breaks = any("\n" in text or "\t" in text for text in part.inserted)
    whole = None if breaks else _text_of_plain(part.blob)
    if whole is not None and not style.found(whole):
        _in_order(part.inserted, whole)
        return part.blob
    root = package.check_part(part.name, part.blob)
    _in_order(part.inserted, "".join(_BREAK.get(one.tag, one.text or "") for one in root.iter(*_SHOWN)))
    return style.mark(part.name, root) or part.blob


def _text_of_plain(blob: bytes) -> str | None:
    """All text of a part, parsed strictly without building a tree; None when it takes a tree to judge it."""
    cells = blob.count(b"</w:tc>")
    if not (
        cells == blob.count(b"</w:p></w:tc>") == blob.count(b"<w:tc>") + blob.count(b"<w:tc ")
        and blob.count(b"</w:tbl>") == blob.count(b"</w:tr></w:tbl>")
    ):
        return None
    texts: list[str] = []
    reader = expat.ParserCreate()
    reader.buffer_text = True
    reader.CharacterDataHandler = texts.append
    try:
        reader.Parse(blob, True)
    except expat.ExpatError:
        return None  # said by the strict parser of the package, which names the part
    return "".join(texts)


def _in_order(inserted: list[str], whole: str) -> None:
    at = 0
    for text in inserted:
        place = whole.find(text, at)
        if place < 0:
            raise DocumentError("documents.text_lost")
        at = place + len(text)
