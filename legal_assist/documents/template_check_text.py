"""The paragraphs of a template with the place of each, as people find it in Word, and the tags in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from lxml import etree

from legal_assist.documents.package_check import W, parser

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Parts in which tags are filled.
FILLED: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CONTAINERS: Final = frozenset(f"{W}{name}" for name in ("hyperlink", "smartTag", "sdt", "fldSimple"))
_OPEN: Final = re.compile(r"\{\{|\{%|\{#")
_ENDS: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_KINDS: Final[dict[str, Literal["print", "statement", "comment"]]] = {
    "{{": "print",
    "{%": "statement",
    "{#": "comment",
}
_PREFIX: Final = re.compile(r"(p|tr|tc|r)\s")
_QUOTES: Final = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@dataclass(frozen=True)
class Place:
    """Where a paragraph stands. Numbers count from 1; table, row and column are 0 outside of tables."""

    part: str
    table: int
    row: int
    column: int
    paragraph: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: its place, its element, and for each sign of its text the piece it stands in."""

    place: Place
    element: etree._Element = field(repr=False)
    pieces: tuple[etree._Element, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """The text, tabs and breaks as blanks."""
        return self.place.text

    def around(self, name: str) -> etree._Element | None:
        """The nearest element of this name (``tc``, ``tr``, ``tbl``) around the paragraph."""
        return next(self.element.iterancestors(f"{W}{name}"), None)


@dataclass(frozen=True)
class Tag:
    """One tag: ``{{ print }}``, ``{% statement %}`` or ``{# comment #}``; `prefix` as in ``{%tr``."""

    paragraph: Paragraph
    kind: Literal["print", "statement", "comment"]
    prefix: str
    body: str
    start: int
    end: int

    @property
    def raw(self) -> str:
        """As it was typed."""
        return self.paragraph.text[self.start : self.end]

    @property
    def keyword(self) -> str:
        """First word of a statement."""
        words = self.body.split(None, 1)
        return words[0] if words else ""

    @property
    def rest(self) -> str:
        """What follows the first word."""
        words = self.body.split(None, 1)
        return words[1] if len(words) > 1 else ""

    @property
    def is_straddling(self) -> bool:
        """Whether it begins inside a link, a content control or a field and ends outside, or the reverse."""
        pieces = self.paragraph.pieces[self.start : self.end]
        return any(_container(one) is not _container(two) for one, two in pairwise(pieces) if one is not two)


def paragraphs(part: str, blob: bytes) -> tuple[Paragraph, ...]:
    """Every paragraph of a part in order; the second copies of text boxes (for old Word) are left out.

    Args:
        part: its name.
        blob: well-formed XML.
    """
    root = etree.fromstring(blob, parser())
    tables = {table: number for number, table in enumerate(root.iter(f"{W}tbl"), start=1)}
    counted: dict[etree._Element | None, int] = {}
    found = []
    for element in in_order(root):
        cell = next(element.iterancestors(f"{W}tc"), None)
        counted[cell] = counted.get(cell, 0) + 1
        text, pieces = _text(element)
        place = Place(part, *_grid(cell, tables), counted[cell], text)
        found.append(Paragraph(place, element, pieces))
    return tuple(found)


def in_order(root: etree._Element) -> list[etree._Element]:
    """The paragraphs that `paragraphs` tells of, in the same order."""
    return [one for one in root.iter(f"{W}p") if next(one.iterancestors(_FALLBACK), None) is None]


def _grid(cell: etree._Element | None, tables: dict[etree._Element, int]) -> tuple[int, int, int]:
    if cell is None:
        return 0, 0, 0
    row = next(cell.iterancestors(f"{W}tr"))
    table = next(row.iterancestors(f"{W}tbl"))
    rows = [one for one in table.iter(f"{W}tr") if next(one.iterancestors(f"{W}tbl")) is table]
    cells = [one for one in row.iter(f"{W}tc") if next(one.iterancestors(f"{W}tr")) is row]
    return tables[table], rows.index(row) + 1, cells.index(cell) + 1


def _text(paragraph: etree._Element) -> tuple[str, tuple[etree._Element, ...]]:
    text: list[str] = []
    pieces: list[etree._Element] = []
    for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"):
        if next(element.iterancestors(f"{W}p")) is not paragraph or element.getparent().tag == f"{W}tabs":
            continue
        signs = element.text or "" if element.tag == f"{W}t" else " "
        signs = "-" if element.tag == f"{W}noBreakHyphen" else signs
        text.append(signs)
        pieces += [element] * len(signs)
    return "".join(text), tuple(pieces)


def _container(piece: etree._Element) -> etree._Element | None:
    for above in piece.iterancestors():
        if above.tag in _CONTAINERS:
            return above
        if above.tag == f"{W}p":
            return None
    return None


def tags(paragraph: Paragraph) -> Iterator[Tag | tuple[str, int]]:
    """The tags of a paragraph, in order; one that does not end in it as ``("unclosed", start)``."""
    text, at = paragraph.text, 0
    while found := _OPEN.search(text, at):
        following = _OPEN.search(text, found.end())
        limit = len(text) if following is None else following.start()
        end = text.find(_ENDS[found[0]], found.end(), limit)
        if end < 0:
            yield "unclosed", found.start()
            at = limit if following is not None else found.end()
            continue
        inner = text[found.end() : end]
        prefix = _PREFIX.match(inner)
        body = inner[prefix.end() :] if prefix else inner
        body = body.strip().removeprefix("-").removesuffix("-").strip().translate(_QUOTES)
        yield Tag(paragraph, _KINDS[found[0]], prefix[1] if prefix else "", body, found.start(), end + 2)
        at = end + 2


def outside(paragraph: Paragraph) -> str:
    """The text of a paragraph with blanks in place of its tags."""
    text = paragraph.text
    for tag in tags(paragraph):
        if isinstance(tag, Tag):
            text = text[: tag.start] + " " * (tag.end - tag.start) + text[tag.end :]
        else:
            text = text[: tag[1]] + "  " + text[tag[1] + 2 :]
    return text
