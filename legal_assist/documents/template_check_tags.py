"""Each tag of a part looked at by itself and in its nest of loops and branches; every fault at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from legal_assist.documents import language
from legal_assist.documents import template_check_names as names
from legal_assist.documents.template_check_text import Paragraph, Place, Tag, outside, tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

_SINGLE: Final = re.compile(r"(?<!\{)\{\s*([A-Za-z_]\w*(?:\.\w+)*)\s*\}(?!\})")
_FACING: Final = re.compile(r"\{[{%#]|[%}#]\}")
_CLOSING: Final = re.compile(r"\}\}|%\}|#\}")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_MIDDLE: Final = frozenset({"elif", "else"})
_ENDS: Final = {"endif": "if", "endfor": "for"}
_MERGED: Final = "vm"
#: What surrounds a tag of each prefix and vanishes with it.
_HOLDERS: Final = {"p": "p", "tr": "tr", "tc": "tc", "r": "r"}


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a template; a `hint` only deserves a look and does not forbid its use."""

    key: str
    place: Place
    params: dict[str, Any] = field(default_factory=dict)
    hint: bool = False
    element: Any = field(default=None, repr=False, compare=False)


@dataclass
class Nest:
    """An opened ``if`` or ``for`` that waits for its end."""

    keyword: str
    tag: Tag
    variable: str = ""
    items: str = ""
    #: The list it goes through.
    source: str = ""
    #: The nests around it.
    around: tuple[Nest, ...] = ()
    #: Whether it says what to print otherwise.
    otherwise: bool = False


class PartCheck:
    """Goes through the tags of one part.

    Args:
        schema: the names the template may read.
        env: only its parser is used.
    """

    def __init__(self, schema: names.Schema, env: language.Environment) -> None:
        self._schema = schema
        self._env = env
        self._nests: list[Nest] = []
        #: Closed nests with the tag that ended each, for whoever looks at tables.
        self.closed: list[tuple[Nest, Tag]] = []
        #: Full names that were read.
        self.read: set[str] = set()

    def faults(self, paragraphs: Sequence[Paragraph]) -> Iterator[Fault]:
        """Every fault of the part, in the order of its text."""
        before = ""
        for paragraph in paragraphs:
            # Signs of a tag that face each other over a paragraph's end are taken for one tag.
            if _FACING.fullmatch(before[-1:] + paragraph.text[:1]):
                yield _fault("facing", paragraph, tag=before[-1:] + paragraph.text[:1])
            before = paragraph.text or before
            yield from self._loose(paragraph)
            for tag in tags(paragraph):
                if isinstance(tag, Tag):
                    yield from self._tag(tag)
                else:
                    text = paragraph.text[tag[1] : tag[1] + 40]
                    yield _fault("unclosed", paragraph, tag=text)
        for nest in self._nests:
            yield _fault("not_closed", nest.tag.paragraph, tag=nest.tag.raw, end=f"end{nest.keyword}")
        self._nests.clear()

    def _loose(self, paragraph: Paragraph) -> Iterator[Fault]:
        rest = outside(paragraph)
        for found in _SINGLE.finditer(rest):
            yield _fault("single_braces", paragraph, tag=found[0], name=found[1])
        for found in _CLOSING.finditer(rest):
            yield _fault("unopened", paragraph, tag=found[0])

    def _tag(self, tag: Tag) -> Iterator[Fault]:
        paragraph = tag.paragraph
        if _INVISIBLE.search(tag.raw):
            yield _fault("invisible", paragraph, tag=_INVISIBLE.sub("", tag.raw))
            return
        if tag.is_straddling:
            yield _fault("straddles", paragraph, tag=tag.raw)
        if tag.kind == "comment":
            return
        if tag.kind == "print":
            if tag.prefix:
                yield _fault("print_prefix", paragraph, tag=tag.raw, prefix=tag.prefix)
            elif not tag.body:
                yield _fault("empty", paragraph, tag=tag.raw)
            else:
                yield from self._print(tag)
            return
        yield from self._place(tag)
        yield from self._statement(tag)

    # --- what a tag says -------------------------------------------------------------------------

    def _parsed(self, tag: Tag, source: str) -> Iterator[Fault | nodes.Template]:
        try:
            tree = self._env.parse(source)
        except TemplateSyntaxError:
            yield _fault("syntax", tag.paragraph, tag=tag.raw)
            return
        bad = tuple(dict.fromkeys(language.faults(tree)))
        for one in bad:
            yield _fault("forbidden", tag.paragraph, tag=tag.raw, what=one)
        if not bad:
            yield tree

    def _print(self, tag: Tag) -> Iterator[Fault]:
        for one in self._parsed(tag, "{{ " + tag.body + " }}"):
            if isinstance(one, Fault):
                yield one
                continue
            yield from self._names(tag, one)
            output = one.body[0] if one.body else None
            for value in output.nodes if isinstance(output, nodes.Output) else ():
                yield from self._printable(tag, value)

    def _printable(self, tag: Tag, value: nodes.Node) -> Iterator[Fault]:
        if isinstance(value, nodes.CondExpr):
            yield from self._printable(tag, value.expr1)
            if value.expr2 is None:
                yield _fault("no_else", tag.paragraph, tag=tag.raw)
            else:
                yield from self._printable(tag, value.expr2)
            return
        path = self._schema.resolve(value, self._scopes())
        kind = self._schema.kind(path) if isinstance(path, str) else "text"
        if kind in ("list", "group", "yes_no"):
            yield _fault(f"print_{kind}", tag.paragraph, tag=tag.raw, name=str(path).replace("[]", ""))

    def _names(self, tag: Tag, tree: nodes.Node) -> Iterator[Fault]:
        for chain in names.chains(tree):
            found = self._schema.resolve(chain, self._scopes())
            if isinstance(found, str):
                self.read.add(found)
            elif found is not None:
                key = "unknown_name"
                if found.elsewhere:
                    key = "other_document"
                elif found.near:
                    key = "unknown_near"
                where = ", ".join(found.elsewhere[:3])
                yield _fault(
                    key, tag.paragraph, tag=tag.raw, name=found.name, near=found.near, documents=where
                )

    def _scopes(self) -> dict[str, str]:
        return {nest.variable: nest.items for nest in self._nests if nest.variable}

    # --- what a tag opens and closes -------------------------------------------------------------

    def _statement(self, tag: Tag) -> Iterator[Fault]:
        word = tag.keyword
        if word in _ENDS:
            yield from self._end(tag, _ENDS[word])
        elif word == "if":
            yield from self._condition(tag)
            self._nests.append(Nest("if", tag, around=tuple(self._nests)))
            yield from self._deep(tag)
        elif word == "for":
            yield from self._loop(tag)
            yield from self._deep(tag)
        elif word in _MIDDLE:
            top = self._nests[-1] if self._nests else None
            if top is None or (word == "elif" and top.keyword != "if"):
                yield _fault("middle_alone", tag.paragraph, tag=tag.raw)
            else:
                yield from self._same_place(top.tag, tag)
                top.otherwise = top.otherwise or word == "else"
                if word == "elif":
                    yield from self._condition(tag)
        elif word == _MERGED and not tag.prefix:
            yield from self._merged(tag)
        elif word in _HOLDERS and not tag.prefix:
            yield _fault("space_before_prefix", tag.paragraph, tag=tag.raw, prefix=word)
        else:
            yield _fault("forbidden", tag.paragraph, tag=tag.raw, what=word or tag.raw)

    def _merged(self, tag: Tag) -> Iterator[Fault]:
        """``{% vm %}``: the copies of a cell that a loop makes become one."""
        if tag.paragraph.around("tc") is None:
            yield _fault("no_table", tag.paragraph, tag=tag.raw)
        elif tag.rest or all(nest.keyword != "for" for nest in self._nests):
            yield _fault("middle_alone", tag.paragraph, tag=tag.raw)

    def _deep(self, tag: Tag) -> Iterator[Fault]:
        if len(self._nests) == language.MAX_NESTS + 1:
            yield _fault("too_deep", tag.paragraph, tag=tag.raw, limit=str(language.MAX_NESTS))

    def _condition(self, tag: Tag) -> Iterator[Fault]:
        for one in self._parsed(tag, "{% if " + tag.rest + " %}{% endif %}"):
            if isinstance(one, Fault):
                yield one
            else:
                yield from self._names(tag, one)

    def _loop(self, tag: Tag) -> Iterator[Fault]:
        nest = Nest("for", tag)
        for one in self._parsed(tag, "{% for " + tag.rest + " %}{% endfor %}"):
            if isinstance(one, Fault):
                yield one
                words = tag.rest.split()
                nest.variable, nest.items = (words[0] if words else ""), names.ANYTHING
                continue
            loop = one.body[0]
            if not isinstance(loop, nodes.For):  # pragma: no cover - the source above is a loop
                continue
            yield from self._names(tag, loop.iter)
            path = self._schema.resolve(loop.iter, self._scopes())
            kind = self._schema.kind(path) if isinstance(path, str) else None
            if kind not in (None, "list"):
                yield _fault("not_list", tag.paragraph, tag=tag.raw, name=str(path).replace("[]", ""))
            nest.variable = loop.target.name if isinstance(loop.target, nodes.Name) else ""
            nest.source = path if isinstance(path, str) else names.ANYTHING
            nest.items = self._schema.item(nest.source)
            if loop.test is not None:
                self._nests.append(nest)
                yield from self._names(tag, loop.test)
                self._nests.pop()
        nest.around = tuple(self._nests)
        self._nests.append(nest)

    def _end(self, tag: Tag, keyword: str) -> Iterator[Fault]:
        if all(nest.keyword != keyword for nest in self._nests):
            yield _fault("end_alone", tag.paragraph, tag=tag.raw, start=keyword)
            return
        while self._nests[-1].keyword != keyword:
            nest = self._nests.pop()
            yield _fault("not_closed", nest.tag.paragraph, tag=nest.tag.raw, end=f"end{nest.keyword}")
        nest = self._nests.pop()
        self.closed.append((nest, tag))
        yield from self._same_place(nest.tag, tag)

    # --- where a tag stands ----------------------------------------------------------------------

    def _same_place(self, first: Tag, second: Tag) -> Iterator[Fault]:
        if first.prefix != second.prefix:
            yield _fault("other_prefix", second.paragraph, tag=second.raw, first=first.raw)
            return
        one, two = _holder(first), _holder(second)
        if one is not None and two is not None and one.getparent() is not two.getparent():
            yield _fault("other_place", second.paragraph, tag=second.raw, first=first.raw)

    def _place(self, tag: Tag) -> Iterator[Fault]:
        """A tag with a prefix takes what stands around it away: nothing else may stand there."""
        if tag.prefix and re.search(r"[}%]", tag.raw[2:-2]):
            yield _fault("percent", tag.paragraph, tag=tag.raw)
        if tag.prefix == "p":
            others = tag.paragraph.text.replace(tag.raw, "", 1).strip()
            if others or tag.paragraph.text.count(tag.raw) > 1:
                yield _fault("not_alone_p", tag.paragraph, tag=tag.raw)
        elif tag.prefix in ("tr", "tc"):
            holder = _holder(tag)
            if holder is None:
                yield _fault("no_table", tag.paragraph, tag=tag.raw)
            elif _all_text(holder).replace(tag.raw, "", 1).strip():
                yield _fault(f"not_alone_{tag.prefix}", tag.paragraph, tag=tag.raw)
        elif tag.prefix == "r":
            runs = {id(_run(piece)) for piece in tag.paragraph.pieces[tag.start : tag.end]}
            same = (i for i, p in enumerate(tag.paragraph.pieces) if id(_run(p)) in runs)
            if any(not tag.start <= i < tag.end and tag.paragraph.text[i].strip() for i in same):
                yield _fault("not_alone_r", tag.paragraph, tag=tag.raw)


def _fault(key: str, paragraph: Paragraph, /, **params: str) -> Fault:
    return Fault(f"templates.fault.{key}", paragraph.place, params, element=paragraph.element)


def _holder(tag: Tag) -> etree._Element | None:
    """The element that a tag takes away (its paragraph, row or cell), else its paragraph."""
    if tag.prefix in ("tr", "tc"):
        return tag.paragraph.around(tag.prefix)
    return tag.paragraph.element


def _run(piece: etree._Element) -> etree._Element:
    return piece.getparent()


def _all_text(holder: etree._Element) -> str:
    return "".join(text for text in holder.itertext() if text.strip())
