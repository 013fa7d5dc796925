"""Tables and cells of a template that could come out empty, or lose a person, once it is filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist.documents.package_check import W
from legal_assist.documents.template_check_tags import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from legal_assist.documents.template_check_names import Schema
    from legal_assist.documents.template_check_tags import Nest
    from legal_assist.documents.template_check_text import Paragraph, Tag

_FAULT: Final = "templates.fault."


def faults(lines: Sequence[Paragraph], closed: Sequence[tuple[Nest, Tag]], schema: Schema) -> Iterator[Fault]:
    """Faults of tables and cells.

    Args:
        lines: the paragraphs of the part.
        closed: its loops and branches, each with the tag that ends it.
        schema: knows which lists may be empty.
    """
    yield from _rows(closed, schema)
    yield from _swallowed(closed)
    yield from _cells(closed)
    yield from _blank_lines(lines, closed)


def _between(first: etree._Element, last: etree._Element) -> list[etree._Element]:
    """The elements that stand between two of one parent."""
    parent = first.getparent()
    children = list(parent)
    return children[children.index(first) + 1 : children.index(last)]


def _rows(closed: Sequence[tuple[Nest, Tag]], schema: Schema) -> Iterator[Fault]:
    """A table all of whose rows hang on loops and branches may come out without a row.

    Only a hint: a table in a branch of its own is left out as a whole, and filling refuses what is left.
    """
    taken: dict[etree._Element, set[etree._Element]] = {}
    where: dict[etree._Element, Paragraph] = {}
    sure: set[etree._Element] = set()
    for nest, end in closed:
        first, last = nest.tag.paragraph.around("tr"), end.paragraph.around("tr")
        if nest.tag.prefix != "tr" or end.prefix != "tr" or first is None or last is None:
            continue
        if first.getparent() is not last.getparent():
            continue
        table = next(first.iterancestors(f"{W}tbl"))
        taken.setdefault(table, set()).update((first, last, *_between(first, last)))
        where.setdefault(table, nest.tag.paragraph)
        guarded = any(one.keyword == "if" for one in nest.around)
        if guarded or nest.otherwise or (nest.keyword == "for" and not schema.may_be_empty(nest.source)):
            sure.add(table)
    for table, rows in taken.items():
        fixed = [row for row in table.iterchildren(f"{W}tr") if row not in rows]
        if table not in sure and not fixed:
            line = where[table]
            params = {"tag": line.text}
            yield Fault(f"{_FAULT}table_may_empty", line.place, params, hint=True, element=line.element)


def _swallowed(closed: Sequence[tuple[Nest, Tag]]) -> Iterator[Fault]:
    """A loop around a loop with nothing of its own: an entry without inner entries vanishes unseen."""
    for nest, end in closed:
        first, last = nest.tag.paragraph.around("tr"), end.paragraph.around("tr")
        if nest.keyword != "for" or nest.tag.prefix != "tr" or first is None or last is None:
            continue
        inside = set(_between(first, last)) if first.getparent() is last.getparent() else set()
        for inner, inner_end in closed:
            one, two = inner.tag.paragraph.around("tr"), inner_end.paragraph.around("tr")
            if inner.keyword != "for" or inner is nest or one not in inside or two not in inside:
                continue
            if one is None or two is None or one.getparent() is not two.getparent():
                continue
            own = inside - {one, two, *_between(one, two)}
            if not own:
                line = inner.tag.paragraph
                params = {"tag": inner.tag.raw, "outer": nest.tag.raw}
                yield Fault(f"{_FAULT}swallowed", line.place, params, element=line.element)


def _cells(closed: Sequence[tuple[Nest, Tag]]) -> Iterator[Fault]:
    """A cell whose every paragraph hangs on ``{%p`` may come out without one: Word calls that damaged."""
    taken: set[etree._Element] = set()
    tagged: dict[etree._Element, Paragraph] = {}
    for nest, end in closed:
        first, last = nest.tag.paragraph.element, end.paragraph.element
        if nest.tag.prefix == end.prefix == "p" and first.getparent() is last.getparent():
            taken.update((first, last, *_between(first, last)))
            cell = nest.tag.paragraph.around("tc")
            if cell is not None:
                tagged.setdefault(cell, nest.tag.paragraph)
    for cell, line in tagged.items():
        if not [one for one in cell.iterchildren(f"{W}p") if one not in taken]:
            yield Fault(f"{_FAULT}cell_may_empty", line.place, {"tag": line.text}, element=line.element)


def _blank_lines(lines: Sequence[Paragraph], closed: Sequence[tuple[Nest, Tag]]) -> Iterator[Fault]:
    """A whole paragraph inside ``{% if %}`` leaves a blank line when the condition is not met."""
    whole = {
        id(nest.tag.paragraph): (nest, end)
        for nest, end in closed
        if not (nest.tag.prefix or nest.otherwise or nest.keyword == "for")
        and nest.tag.paragraph is end.paragraph
    }
    for line in lines:
        nest_end = whole.get(id(line))
        if nest_end is None or line.place.table:
            continue
        nest, end = nest_end
        if not line.text[: nest.tag.start].strip() and not line.text[end.end :].strip():
            params = {"tag": nest.tag.raw}
            yield Fault(f"{_FAULT}blank_line", line.place, params, hint=True, element=line.element)
