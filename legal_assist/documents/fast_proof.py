"""Proof that a filled part holds every text that was put into it, each at its own place and in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from legal_assist.documents.package_check import W
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHOWN: Final = (f"{W}t", f"{W}br", f"{W}tab")
_BREAK: Final = {f"{W}br": "\n", f"{W}tab": "\t"}


def prove(root: etree._Element, inserted: Iterable[str]) -> None:
    """Find each text after the one before it, in the order in which they were inserted.

    Only for parts of which `fast_structure` knows that every value stands in text.

    Args:
        root: the part, read strictly from the bytes that will be written.
        inserted: the texts.

    Raises:
        DocumentError: one is missing, or not what it was.
    """
    wanted = list(inserted)
    if not wanted:
        return
    if any("\n" in text or "\t" in text for text in wanted):
        whole = "".join(_BREAK.get(one.tag, one.text or "") for one in root.iter(*_SHOWN))
    else:
        whole = str(etree.tostring(root, method="text", encoding="unicode"))
    at = 0
    for text in wanted:
        place = whole.find(text, at)
        if place < 0:
            raise DocumentError("documents.text_lost")
        at = place + len(text)
