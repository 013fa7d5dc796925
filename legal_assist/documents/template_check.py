"""Template check for lawyers: every fault of a Word template at once, each with its place and its cure.

Nothing of the template is run: package safety first, then own reading of the tags, each parsed by itself.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from legal_assist import messages
from legal_assist.documents import language, package, package_check
from legal_assist.documents import template_check_tables as tables
from legal_assist.documents.package_check import W, parser
from legal_assist.documents.template_check_tags import Fault, PartCheck
from legal_assist.documents.template_check_text import FILLED, Place, outside, paragraphs
from legal_assist.errors import DocumentError, Problem
from legal_assist.law import bare_citations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from legal_assist.documents.template_check_names import Schema
    from legal_assist.documents.template_check_text import Paragraph
    from legal_assist.law.lawbook import LawBook

#: Parts that are thrown away when a document is written.
_THROWN: Final = ("docProps/", "customXml/", "word/customXml")
#: An article by number in the template's own words.
_CITED: Final = re.compile(r"\b(?:pasal|articles?)\s+\d+[a-z]?", re.IGNORECASE)
#: The beginning of a tag and a little of what follows.
_TAG: Final = re.compile(r"\{[{%#].{0,38}", re.DOTALL)
_GAP_STYLE: Final = "BelumDiisi"


@dataclass(frozen=True)
class Report:
    """What the check of one template found.

    Args:
        name: file name.
        sha256: of the bytes that were checked.
        unsafe: faults of the package; the rest was not looked at then.
        faults: faults and hints, in the order of the document.
        read: full names it reads.
    """

    name: str
    sha256: str
    unsafe: tuple[Problem, ...] = ()
    faults: tuple[Fault, ...] = field(default=(), repr=False)
    read: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def passes(self) -> bool:
        """Whether documents may be made from it."""
        return not self.unsafe and all(fault.hint for fault in self.faults)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What forbids its use, as problems with sentences."""
        return (*self.unsafe, *(problem(self.name, one) for one in self.faults if not one.hint))

    @property
    def hints(self) -> tuple[Problem, ...]:
        """What deserves a look."""
        return tuple(problem(self.name, one) for one in self.faults if one.hint)


def check(
    name: str,
    data: bytes,
    schema: Schema,
    book: LawBook,
    *,
    required: Iterable[str] = (),
    usual: Iterable[str] = (),
) -> Report:
    """Check one template.

    Args:
        name: its file name, for the sentences.
        data: its bytes.
        schema: the names its document gives.
        book: knows which citations are ambiguous.
        required: names it has to print, or its drafts would look like finals.
        usual: names the shipped template reads; what is missing is a hint.
    """
    sha = hashlib.sha256(data).hexdigest()
    try:
        package_check.check(data)
    except DocumentError as error:
        return Report(name, sha, unsafe=tuple(_of_package(name, one) for one in error.problems))
    found: list[Fault] = []
    read: set[str] = set()
    parts = package.parts(data)
    for part in sorted(parts, key=lambda one: (one != "word/document.xml", one)):
        if FILLED.fullmatch(part):
            lines = paragraphs(part, parts[part])
            one = PartCheck(schema, language.Environment())
            found += one.faults(lines)
            found += tables.faults(lines, one.closed, schema)
            found += _hidden(lines)
            found += _law(lines, book)
            found += _beside_text(part, parts[part])
            read |= one.read
        elif part.endswith(".xml") and not part.startswith(_THROWN):
            found += _unfilled(part, parts[part])
    found += _lacking(required, usual, read)
    if _GAP_STYLE.encode() not in parts.get("word/styles.xml", b""):
        found.append(_whole("no_gap_style", hint=True, style=_GAP_STYLE))
    return Report(name, sha, faults=tuple(found), read=frozenset(read))


def problem(name: str, fault: Fault) -> Problem:
    """A fault as a problem whose sentence says where, what, and the text around."""
    params: dict[str, str] = {key: str(value) for key, value in fault.params.items()}
    for lang, ending in (("id", ""), ("en", "_en")):
        params[f"where{ending}"] = where(fault.place, lang)
    text = " ".join(fault.place.text.split())
    params["text"] = text if len(text) <= 90 else f"{text[:88]} …"
    return Problem(name, fault.key, params)


def where(place: Place, lang: str) -> str:
    """A place in words: part, table, row, column, paragraph."""
    kind = next(
        (one for one in ("header", "footer", "footnotes") if place.part.startswith(f"word/{one}")), ""
    )
    if not kind and place.part != "word/document.xml":
        return place.part or messages.text("templates.where.whole", lang)
    words = [messages.text(f"templates.where.{kind or 'body'}", lang)]
    if place.table:
        numbers = {"table": place.table, "row": place.row, "column": place.column}
        words.append(messages.text("templates.where.cell", lang, **numbers))
    words.append(messages.text("templates.where.paragraph", lang, paragraph=place.paragraph))
    return ", ".join(words)


def _of_package(name: str, found: Problem) -> Problem:
    """A fault of the package; one of the file as a whole is told by its name."""
    part = found.params.get("part")
    return Problem(name, found.key, {**found.params, "part": name if part == "-" else part})


def _whole(key: str, /, *, hint: bool = False, part: str = "", **params: str) -> Fault:
    return Fault(f"templates.fault.{key}", Place(part, 0, 0, 0, 0, ""), params, hint)


def _hidden(lines: Iterable[Paragraph]) -> Iterator[Fault]:
    """Hidden text goes out with the document although nobody sees it."""
    for line in lines:
        runs = {id(piece.getparent()): piece.getparent() for piece in line.pieces}.values()
        for run in runs:
            mark = run.find(f"{W}rPr/{W}vanish")
            if mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off"):
                yield Fault("templates.fault.hidden_text", line.place, element=line.element)
                break


def _law(lines: Iterable[Paragraph], book: LawBook) -> Iterator[Fault]:
    """A statute named by a nickname that two of them bear can't be printed; written law follows no date."""
    for line in lines:
        for error in bare_citations.find(line.text, book):
            asked = {"citation": str(error.params.get("asked", ""))}
            yield Fault("templates.fault.bare_citation", line.place, asked, element=line.element)
        fixed = _CITED.search(outside(line))
        if fixed is not None:
            params = {"citation": fixed[0]}
            yield Fault("templates.fault.fixed_law", line.place, params, hint=True, element=line.element)


def _beside_text(part: str, blob: bytes) -> Iterator[Fault]:
    """A tag outside the text of a paragraph is run with the part, but nobody sees it in Word."""
    for node in etree.fromstring(blob, parser()).iter():
        is_text = node.tag == f"{W}t"
        for text in ("" if is_text else node.text, node.tail, *node.attrib.values()):
            found = _TAG.search(str(text or ""))
            if found is not None:
                yield _whole("no_text", part=part, tag=found[0])
                return


def _unfilled(part: str, blob: bytes) -> Iterator[Fault]:
    text = "".join(str(one) for one in etree.fromstring(blob, parser()).itertext())
    for sign in ("{{", "{%"):
        at = text.find(sign)
        if at >= 0:
            yield _whole("not_filled", part=part, tag=text[at : at + 40])
            return


def _lacking(required: Iterable[str], usual: Iterable[str], read: set[str]) -> Iterator[Fault]:
    must = set(required) - read
    for name in sorted(must):
        yield _whole("must_print", name=name)
    lost = sorted(set(usual) - read - must)
    if lost:
        yield _whole("no_longer_printed", hint=True, names=", ".join(lost).replace("[]", ""))
