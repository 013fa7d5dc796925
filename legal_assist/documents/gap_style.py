"""Gives the texts that stand for missing facts their own character style, so that nobody overlooks them."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from legal_assist.documents.package_check import W, parser

if TYPE_CHECKING:
    from collections.abc import Iterable

STYLE: Final = "BelumDiisi"
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_PARTS: Final = re.compile(r"word/(document|header\d*|footer\d*)\.xml")


class Style:
    """Marks gaps in one document.

    Args:
        gaps: the exact texts.
    """

    def __init__(self, gaps: Iterable[str]) -> None:
        longest_first = sorted(set(gaps), key=len, reverse=True)
        self._pattern = (
            re.compile("(" + "|".join(re.escape(text) for text in longest_first) + ")")
            if longest_first
            else None
        )

    def found(self, text: str) -> bool:
        """Whether a text holds a gap."""
        return self._pattern is not None and self._pattern.search(text) is not None

    def mark(self, name: str, root: etree._Element) -> bytes | None:
        """Put each gap text of a part into a run of its own, in the gap style.

        Args:
            name: of the part; gaps in footnotes stay as they are.
            root: the part; changed in place.

        Returns:
            The part's new bytes, or None when there is nothing to mark.
        """
        if self._pattern is None or not _PARTS.fullmatch(name):
            return None
        found = [text for text in root.iter(f"{W}t") if self._pattern.search(text.text or "")]
        if not found:
            return None
        for run in dict.fromkeys(text.getparent() for text in found):
            if run.tag == f"{W}r":
                _split(run, self._pattern)
        marked: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return marked


def apply(found: dict[str, bytes], gaps: tuple[str, ...]) -> dict[str, bytes]:
    """Return the parts with each gap text in a run of its own, in the gap style.

    Args:
        found: parts by name.
        gaps: the exact texts.
    """
    style = Style(gaps)
    changed = dict(found)
    for name, blob in found.items() if gaps else ():
        if _PARTS.fullmatch(name):
            changed[name] = style.mark(name, etree.fromstring(blob, parser())) or blob
    return changed


def _split(run: etree._Element, pattern: re.Pattern[str]) -> None:
    parent = run.getparent()
    properties = run.find(f"{W}rPr")
    place = parent.index(run)
    for child in run:
        if child is properties:
            continue
        pieces = pattern.split(child.text or "") if child.tag == f"{W}t" else [None]
        for number, piece in enumerate(pieces):
            if piece == "":
                continue
            fresh = etree.Element(f"{W}r")
            if properties is not None:
                fresh.append(copy.deepcopy(properties))
            if piece is None:
                fresh.append(copy.deepcopy(child))
            else:
                if number % 2:
                    _style(fresh)
                text = etree.SubElement(fresh, f"{W}t")
                text.text = piece
                text.set(_XML_SPACE, "preserve")
            parent.insert(place, fresh)
            place += 1
    parent.remove(run)


def _style(run: etree._Element) -> None:
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.SubElement(run, f"{W}rPr")
    for old in properties.findall(f"{W}rStyle"):
        properties.remove(old)
    style = etree.Element(f"{W}rStyle")
    style.set(f"{W}val", STYLE)
    properties.insert(0, style)
