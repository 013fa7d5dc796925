"""Whether a Word file is safe to use as a template: checked on zip and XML before anything reads it."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from lxml import etree

from legal_assist.errors import DocumentError, Problem
from legal_assist.zip_faults import BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PARTS: Final = 500
MAX_PART: Final = 8 * 1024 * 1024
MAX_TOTAL: Final = 64 * 1024 * 1024
MAX_RATIO: Final = 200
#: Fields that compute nothing but page and reference numbers; all others can fetch, run or change on opening.
FIELDS: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "SEQ", "REF", "PAGEREF", "TOC"})

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_BODY: Final = "word/document.xml"
#: What leads from the file to its body; Word and python-docx follow nothing else.
_ROOT: Final = "_rels/.rels"
_LEADS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_NEEDED: Final = frozenset({"[Content_Types].xml", _ROOT, _BODY})
_BAD_PART: Final = re.compile(
    r"vbaProject|vbaData|activeX|/embeddings/|customUI|externalLink|/afchunk",
    re.IGNORECASE,
)
_COMMENTS: Final = re.compile(r"comments\w*\.xml$|people\.xml$", re.IGNORECASE)
_BAD_RELATION: Final = re.compile(
    r"/(attachedTemplate|oleObject|aFChunk|subDocument|frame|mailMerge\w*|vbaProject|control|package|"
    r"recipientData|transform)$",
    re.IGNORECASE,
)
_BAD_ELEMENT: Final = frozenset(
    f"{W}{name}"
    for name in (
        "altChunk", "subDoc", "object", "control", "mailMerge", "frameset", "attachedTemplate", "docVars",
    )
)  # fmt: skip
_TRACKED: Final = frozenset(
    f"{W}{name}"
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange",
        "tcPrChange", "sectPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
    )
)  # fmt: skip
_DTD: Final = tuple(
    word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)


def parser() -> etree.XMLParser:
    """The only XML parser of this package: strict, no DTD, no entities, no network."""
    return etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=False)


def check(data: bytes) -> None:
    """Refuse a template package that could harm whoever renders, converts or opens it.

    Args:
        data: the bytes of a .docx file.

    Raises:
        DocumentError: with one problem per fault found (part and what is wrong with it).
    """
    problems = tuple(_problems(data))
    if problems:
        raise DocumentError("documents.package_unsafe", problems=problems, count=len(problems))


def _problem(part: str, what: str, **params: str | int) -> Problem:
    return Problem(part, f"documents.package.{what}", {"part": part, **params})


def _problems(data: bytes) -> Iterator[Problem]:
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN:
        yield _problem("-", "not_docx")
        return
    with package:
        sizes = list(_sizes(package))
        yield from sizes
        if sizes:
            return  # a bomb is not unpacked to look further
        for info in package.infolist():
            try:
                blob = package.read(info)
            except BROKEN:
                yield _problem(info.filename, "unreadable")
                continue
            yield from _part(info.filename, blob)


def _sizes(package: zipfile.ZipFile) -> Iterator[Problem]:
    entries = package.infolist()
    seen: set[str] = set()
    if len(entries) > MAX_PARTS:
        yield _problem("-", "too_many", limit=MAX_PARTS)
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        yield _problem("-", "too_large", limit=MAX_TOTAL // 2**20)
    for entry in entries:
        name = entry.filename
        if entry.file_size > MAX_PART:
            yield _problem(name, "too_large", limit=MAX_PART // 2**20)
        if entry.file_size > 4096 and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            yield _problem(name, "bomb")
        if name in seen or name.startswith("/") or ".." in name.split("/") or "\\" in name:
            yield _problem(name, "bad_name")
        if entry.flag_bits & 0x1:
            yield _problem(name, "unreadable")
        seen.add(name)
    if not seen.issuperset(_NEEDED):
        yield _problem("-", "not_docx")


def _part(name: str, blob: bytes) -> Iterator[Problem]:
    if _COMMENTS.search(name):
        yield _problem(name, "comments")
        return
    if _BAD_PART.search(name):
        yield _problem(name, "active_content")
        return
    if not name.endswith((".xml", ".rels", ".vml")):
        return
    if any(word in blob for word in _DTD):
        yield _problem(name, "dtd")
        return
    try:
        root = etree.fromstring(blob, parser())
    except etree.XMLSyntaxError:
        yield _problem(name, "broken_xml")
        return
    if name == "[Content_Types].xml":
        yield from _content_types(root, name)
    elif name.endswith(".rels"):
        yield from _relations(root, name)
    else:
        yield from _elements(root, name)


def _content_types(root: etree._Element, name: str) -> Iterator[Problem]:
    kinds = {entry.get("PartName"): entry.get("ContentType", "") for entry in root}
    if kinds.get("/word/document.xml") != _MAIN:
        yield _problem(name, "not_docx")
    if any("macro" in kind.lower() or "vba" in kind.lower() for kind in kinds.values()):
        yield _problem(name, "active_content")


def _relations(root: etree._Element, name: str) -> Iterator[Problem]:
    if name == _ROOT:
        led = [one.get("Target", "").lstrip("/") for one in root if one.get("Type", "") == _LEADS]
        if led != [_BODY]:
            yield _problem(name, "not_docx")
    for relation in root:
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        external = relation.get("TargetMode") == "External"
        if _BAD_RELATION.search(kind):
            yield _problem(name, "active_content")
        elif external:
            web = kind.endswith("/hyperlink") and target.lower().startswith(
                ("http://", "https://", "mailto:")
            )
            if not web:
                yield _problem(name, "external")


def _elements(root: etree._Element, name: str) -> Iterator[Problem]:
    code, tracked = "", False
    for element in root.iter(etree.Element):
        tag = element.tag
        if tag in _TRACKED:
            if not tracked:  # one sentence a part is enough: they are accepted all at once
                yield _problem(name, "tracked")
            tracked = True
        elif tag in _BAD_ELEMENT:
            yield _problem(name, "active_content")
        elif tag == f"{W}instrText":
            code += element.text or ""
        elif tag == f"{W}fldChar" and element.get(f"{W}fldCharType") in ("separate", "end"):
            yield from _field(name, code)
            code = ""
        elif tag == f"{W}fldSimple":
            yield from _field(name, element.get(f"{W}instr", ""))


def _field(name: str, code: str) -> Iterator[Problem]:
    words = code.split()
    if words and words[0].upper() not in FIELDS:
        yield _problem(name, "field")
