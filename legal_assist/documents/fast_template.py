"""A template compiled once and filled many times: docxtpl's rules, without its work on every letter.

Filling in the values is about one per cent of what docxtpl does for a letter; the rest is opening, joining
tags, compiling, parsing and packing what is the same each time. All that is done here when a template is
first used, and kept in memory only: a compiled template is code, and code is never read from a folder.
"""

from __future__ import annotations

import copy
import io
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Template, nodes
from lxml import etree

from legal_assist.documents import docxtpl_engine, fast_structure, fast_zip, language, package, package_check
from legal_assist.documents.docxtpl_engine import BODY
from legal_assist.documents.package_check import W

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: More than there are shipped templates, so that making all papers of many cases compiles each once.
_KEPT: Final = 200
_DRAWING: Final = re.compile(r'(<wp:docPr\b[^<>]*?\bid=")[^"]*(")')
#: docxtpl numbers the drawings of a body from here on.
_FIRST_DRAWING: Final = 1001
_DECLARED: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_BLANK: Final = re.compile(r">[ \t\r\n]+<")
_SIGNS: Final = re.compile(r"[\n\t\a\f]")
_MARK: Final = "isi-badan"
#: Every package is packed with its own day; the first packing only prepares the parts.
_ANY_DAY: Final = date(2000, 1, 1)


@dataclass(frozen=True)
class Filled:
    """One part, filled: its bytes, and the texts that were put into it, in their order."""

    name: str
    blob: bytes
    inserted: list[str]


@dataclass(frozen=True)
class _Part:
    name: str
    before: str
    after: str
    filled: Template
    #: The whole part, and not single paragraphs, goes through docxtpl's step for line breaks.
    whole: bool
    #: python-docx drops white space between elements when it reads this part back.
    read_back: bool


class Compiled:
    """A template ready to be filled; safe to use from several threads."""

    def __init__(
        self, parts: tuple[_Part, ...], fixed: tuple[fast_zip.Member, ...], env: language.Environment
    ) -> None:
        from docxtpl import DocxTemplate

        self._parts = parts
        self._fixed = fixed
        self._env = env
        self._lock = Lock()
        self._resolve: Callable[[Any, str], str] = DocxTemplate.resolve_listing

    def fill(self, context: dict[str, Any]) -> Iterator[Filled]:
        """Fill every part that docxtpl would.

        Args:
            context: plain values.

        Raises:
            DocumentError: an unknown name, a value that can't be printed, half a character.
        """
        for part in self._parts:
            with self._lock, docxtpl_engine.faults_of(part.name):
                inserted: list[str] = []
                self._env.inserted = inserted
                text = part.filled.render(context)
            if "\n" in text or "\t" in text or "\a" in text or "\f" in text:
                text = self._resolve(None, text) if part.whole else self._broken_lines(text)
            if part.read_back and _BLANK.search(text):
                text = _read_back(text)
            yield Filled(part.name, docxtpl_engine.encoded(part.before + text + part.after), inserted)

    def pack(self, parts: dict[str, bytes], *, title: str, day: date) -> bytes:
        """The finished package.

        Args:
            parts: the filled parts by name.
            title: for the properties.
            day: for the properties and the time stamps.
        """
        fresh = parts | {package.CORE_NAME: package.core_properties(title, day)}
        return fast_zip.pack(
            (fast_zip.member(one.name, fresh[one.name]) if one.name in fresh else one for one in self._fixed),
            package.member_time(day),
        )

    def _broken_lines(self, text: str) -> str:
        """docxtpl's step for line breaks and tabs, for the paragraphs that hold one."""
        out: list[str] = []
        at = 0
        for found in _SIGNS.finditer(text):
            place = found.start()
            if place < at:
                continue
            start = _paragraph(text, at, place)
            end = text.find("</w:p>", place) + len("</w:p>")
            out += (text[at:start], self._resolve(None, text[start:end]))
            at = end
        return "".join((*out, text[at:]))


def _paragraph(text: str, at: int, place: int) -> int:
    """Where the paragraph around a place begins."""
    start = text.rfind("<w:p", at, place)
    while start >= 0 and text[start + 4] not in " >":
        start = text.rfind("<w:p", at, start)
    return max(start, at)


def _read_back(text: str) -> str:
    """The part as python-docx keeps it: without white space between elements."""
    from docx.oxml.parser import parse_xml

    read: str = etree.tostring(parse_xml(text), encoding="unicode")
    return read


@lru_cache(maxsize=_KEPT)
def compiled(template: bytes) -> Compiled | None:
    """The template compiled, or None where docxtpl has to fill it.

    Args:
        template: the bytes of a .docx file; equal bytes are checked and compiled once in this process.

    Raises:
        DocumentError: the package is not safe, or a tag is broken or forbidden.
    """
    package_check.check(template)
    engine = docxtpl_engine.open_template(template)
    env = language.Environment()
    checked = [(name, xml, language.check(xml, name, env)) for name, xml in docxtpl_engine.sources(engine)]
    try:
        parts = tuple(_part(engine, env, name, xml, tree) for name, xml, tree in checked)
    except fast_structure.NeedsDocxtplError:
        return None
    buffer = io.BytesIO()
    engine.docx.save(buffer)
    found = package.parts(buffer.getvalue())
    filled = {part.name for part in parts}
    package.check_written({name: blob for name, blob in found.items() if name not in filled})
    written = package.write(found, title="", day=_ANY_DAY)
    return Compiled(parts, fast_zip.members(written), env)


def _part(engine: Any, env: language.Environment, name: str, xml: str, tree: nodes.Template) -> _Part:
    shape = fast_structure.shape(tree)
    before, after = "", ""
    footnotes = xml.startswith("<?xml")
    if name == BODY:
        before, after = _shell(engine)
        _declare_once(engine, tree)
        _number_drawings(tree)
    elif not footnotes:
        before = _DECLARED
    filled = Template.from_code(env, env.compile(tree), env.make_globals(None))
    return _Part(name, before, after, filled, shape.nested or shape.breaks, name != BODY and not footnotes)


def _shell(engine: Any) -> tuple[str, str]:
    """What stands before and after the body in its part."""
    root = copy.deepcopy(engine.docx.element)
    mark = etree.Element(f"{W}body")
    mark.text = _MARK
    root.replace(root.body, mark)
    before, _, after = etree.tostring(root, encoding="unicode").partition(f"<w:body>{_MARK}</w:body>")
    return f"{_DECLARED}{before}", after


def _declare_once(engine: Any, tree: nodes.Template) -> None:
    """Take from the body the schemas that the element around it declares already."""
    root, start = engine.docx.element, next(tree.find_all(nodes.TemplateData))
    if not root.body.attrib and root.body.nsmap == root.nsmap:
        start.data = re.sub(r"^<w:body\b[^>]*>", "<w:body>", start.data)


def _number_drawings(tree: nodes.Template) -> None:
    """Number drawings in the template's own text as docxtpl numbers them after filling."""
    numbers = count(_FIRST_DRAWING)
    for piece in tree.find_all(nodes.TemplateData):
        if re.search(r"<(?!wp:)(?:[\w.-]+:)?docPr\b", piece.data):
            raise fast_structure.NeedsDocxtplError("drawing by another name")
        piece.data = _DRAWING.sub(lambda found: f"{found[1]}{next(numbers)}{found[2]}", piece.data)
