"""Gives the texts that stand for missing facts their own character style, so that nobody overlooks them."""

from __future__ import annotations

import copy
import re
from typing import Final

from lxml import etree

from legal_assist.documents.package_check import W, parser

STYLE: Final = "BelumDiisi"
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def apply(found: dict[str, bytes], gaps: tuple[str, ...]) -> dict[str, bytes]:
    """Return the parts with each gap text in a run of its own, in the gap style.

    Args:
        found: parts by name.
        gaps: the exact texts.
    """
    if not gaps:
        return found
    longest_first = sorted(set(gaps), key=len, reverse=True)
    pattern = re.compile("(" + "|".join(re.escape(text) for text in longest_first) + ")")
    changed = dict(found)
    for name, blob in found.items():
        if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
            root = etree.fromstring(blob, parser())
            for run in list(root.iter(f"{W}r")):
                _split(run, pattern)
            changed[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return changed


def _split(run: etree._Element, pattern: re.Pattern[str]) -> None:
    if not any(pattern.search(text.text or "") for text in run.iter(f"{W}t")):
        return
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
