"""Whether a template can be filled without docxtpl's repairs, told from its parsed form once and for all.

Read in the order in which it renders, with the elements open at each point: a branch that is left as it was
entered can't break the XML, whatever it holds; a value whose innermost open element is `w:t` is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from jinja2 import nodes
from lxml import etree

from legal_assist.documents.package_check import W, parser

if TYPE_CHECKING:
    from collections.abc import Iterable

_TAG: Final = re.compile(r"<(/?)([\w:.-]+)([^<>]*?)(/?)>")
_TABLES: Final = frozenset(("w:tbl", "w:tr", "w:tc", "w:tblGrid"))
#: What may not come or go with a branch, unless all that stands around it does: docxtpl counts it again.
_COUNTED: Final = {"w:tc": "w:tr", "w:gridCol": "w:tblGrid"}


class NeedsDocxtplError(Exception):
    """Why a template is left to docxtpl, in a word for developers."""


@dataclass
class Shape:
    """What is known of a part after it was read.

    Args:
        nested: paragraphs stand inside paragraphs (text boxes).
        breaks: line breaks or tabs stand in the template's own text, as signs and not as elements.
    """

    nested: bool = False
    breaks: bool = False
    flat: list[str] = field(default_factory=list)


#: An open element, and how deep in branches it was opened.
_Open = tuple[str, int]


def shape(tree: nodes.Template) -> Shape:
    """Read one part.

    Args:
        tree: as `language.check` gives it.

    Raises:
        NeedsDocxtplError: a branch changes what is open around it, the cells of a row or the columns of a
            table; a value stands elsewhere than in text; drawings are repeated; rows differ in width.
    """
    found = Shape()
    if _read(tree.body, (), 0, found):
        raise NeedsDocxtplError("unfinished")
    _tables("".join(found.flat))
    return found


def _read(
    body: Iterable[nodes.Node], opened: tuple[_Open, ...], depth: int, found: Shape
) -> tuple[_Open, ...]:
    for node in body:
        if isinstance(node, nodes.Output):
            for piece in node.nodes:
                if isinstance(piece, nodes.TemplateData):
                    opened = _text(piece.data, opened, depth, found)
                elif not opened or opened[-1][0] != "w:t" or "w:p" not in _names(opened):
                    raise NeedsDocxtplError("value outside text")
        elif isinstance(node, nodes.For):
            for branch in (node.body, node.else_):
                _same(_read(branch, opened, depth + 1, found), opened)
        elif isinstance(node, nodes.If):
            for branch in (node.body, *(other.body for other in node.elif_), node.else_):
                _same(_read(branch, opened, depth + 1, found), opened)
        else:
            raise NeedsDocxtplError(type(node).__name__)
    return opened


def _text(data: str, opened: tuple[_Open, ...], depth: int, found: Shape) -> tuple[_Open, ...]:
    """What is open after a stretch of the template's own text."""
    if not found.flat and data.startswith("<?xml"):
        data = data.partition("?>")[2]
    if "<!" in data or "<?" in data:
        raise NeedsDocxtplError("comment")
    tags = _TAG.findall(data)
    if data.count("<") != len(tags):
        raise NeedsDocxtplError("branch inside a tag")
    found.breaks = found.breaks or "\n" in data or "\t" in data
    found.flat.append(data)
    stack = list(opened)
    for closing, name, _attributes, empty in tags:
        if closing:
            _close(name, stack, depth)
        else:
            _open(name, stack, depth, found)
        if empty:
            stack.pop()
    return tuple(stack)


def _open(name: str, stack: list[_Open], depth: int, found: Shape) -> None:
    around = _COUNTED.get(name)
    if around and max((at for one, at in stack if one == around), default=depth) < depth:
        raise NeedsDocxtplError("branch changes columns")
    if name == "wp:docPr" and depth:
        raise NeedsDocxtplError("drawing in a branch")
    found.nested = found.nested or (name == "w:p" and "w:p" in _names(tuple(stack)))
    stack.append((name, depth))


def _close(name: str, stack: list[_Open], depth: int) -> None:
    if not stack or stack[-1][0] != name:
        raise NeedsDocxtplError("crossed elements")
    if stack.pop()[1] < depth and name in _TABLES:
        raise NeedsDocxtplError("branch across cells")


def _names(opened: tuple[_Open, ...]) -> tuple[str, ...]:
    return tuple(name for name, _depth in opened)


def _same(left: tuple[_Open, ...], entered: tuple[_Open, ...]) -> None:
    if _names(left) != _names(entered):
        raise NeedsDocxtplError("branch across elements")


def _tables(flat: str) -> None:
    """Every row as wide as its table's grid, so that no choice of rows makes docxtpl mend the grid."""
    try:
        root = etree.fromstring(flat.encode(), parser())
    except etree.XMLSyntaxError:
        raise NeedsDocxtplError("broken") from None
    for table in root.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        own = {_width(row) for row in table.iterfind(f"{W}tr")}
        inner = {_width(row) for row in table.iter(f"{W}tr")}
        if own != {columns} or max(inner) > columns:
            raise NeedsDocxtplError("uneven table")


def _width(row: etree._Element) -> int:
    spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iterfind(f"{W}tc")]
    return sum(1 if span is None else int(span.get(f"{W}val", "1")) for span in spans)
