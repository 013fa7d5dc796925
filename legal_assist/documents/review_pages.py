"""One checklist as a page that a trainer or a lawyer can review: Markdown or DOCX, nothing left out.

The content is built once as lines of four kinds; both forms are drawn from it.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from legal_assist import messages, tanggal
from legal_assist.cases import vocabulary
from legal_assist.law import citations, confidence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from docx.document import Document

    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.rules import ChecklistItem

Kind = Literal["title", "heading", "text", "point", "write"]
FORMATS: Final = (".md", ".docx")
#: Length of a line to write on, in signs.
_WRITE: Final = 40
#: Signs that mean something in Markdown where they stand in running text.
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>#|~])")
_RIGHT: Final = "reckoning_case.right"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `label` stands in bold before the text; `write` is a line to write on."""

    kind: Kind
    text: str
    label: str = ""


def lines(book: LawBook, right: str, as_of: date, lang: str) -> tuple[Line, ...]:
    """The content of the page.

    Args:
        book: the law book.
        right: whose checklist.
        as_of: the day for which it is told what is in force.
        lang: ``id`` or ``en``.
    """
    return tuple(_lines(book, right, as_of, lang))


def markdown(content: tuple[Line, ...]) -> bytes:
    """The page as Markdown, UTF-8."""
    found: list[str] = []
    for line in content:
        text, bold = (_MARKDOWN.sub(r"\\\1", words) for words in (line.text, line.label))
        label = f"**{bold}:** " if bold else ""
        start = {"title": "# ", "heading": "\n## ", "point": "- ", "text": "", "write": ""}[line.kind]
        end = " " + "\\_" * _WRITE if line.kind == "write" else ""
        if found and line.kind != "point" and found[-1].startswith("- "):
            found.append("")
        found.append(f"{start}{label}{text}{end}".rstrip() + ("" if line.kind == "point" else "\n"))
    return ("\n".join(found).rstrip() + "\n").encode("utf-8")


def docx(content: tuple[Line, ...], as_of: date, *, watermark: str = "") -> bytes:
    """The page as DOCX, in the house's page and fonts, without an author; equal pages are equal files.

    Args:
        content: what stands on it.
        as_of: the day in its properties.
        watermark: a word that stands behind the text, and above it, on every page.
    """
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    from legal_assist.documents import package, watermarks

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.top_margin = Cm(4), Cm(3)
    section.right_margin, section.bottom_margin = Cm(2.5), Cm(2.5)
    for name, size in (("Normal", 11), ("Title", 16), ("Heading 1", 12), ("List Bullet", 11)):
        style = document.styles[name]
        style.font.name, style.font.size = "Times New Roman", Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in list(fonts.attrib):
            if kind.endswith("Theme"):
                del fonts.attrib[kind]
        fonts.set(qn("w:eastAsia"), "Times New Roman")
    for line in content:
        _draw(document, line)
    if watermark:
        watermarks.put(section.header, watermark)
    out = io.BytesIO()
    document.save(out)
    return package.write(package.parts(out.getvalue()), title=content[0].text, day=as_of)


def _draw(document: Document, line: Line) -> None:
    styles = {"title": "Title", "heading": "Heading 1", "point": "List Bullet"}
    paragraph = document.add_paragraph(style=styles.get(line.kind, "Normal"))
    if line.kind in ("heading", "text"):
        paragraph.paragraph_format.keep_with_next = line.kind == "heading"
    if line.label:
        paragraph.add_run(f"{line.label}: ").bold = True
    paragraph.add_run(line.text)
    if line.kind == "write":
        paragraph.add_run(" " + "_" * _WRITE)


def _lines(book: LawBook, right: str, as_of: date, lang: str) -> Iterator[Line]:
    def t(key: str, **values: Any) -> str:
        return messages.text(f"exports.page.{key}", lang, **values)

    items = [item for item in book.rules.items if item.right == right]
    name = messages.text(f"{_RIGHT}.{right}", lang) if messages.has(f"{_RIGHT}.{right}", lang) else right
    yield Line("title", t("title", right=name))
    day = tanggal.format_long(as_of, lang)
    reviewed = tanggal.format_long(book.preface.reviewed, lang)
    yield Line("text", t("about", day=day, version=book.version, reviewed=reviewed, n=len(items)))
    yield Line("text", book.preface.notice_en if lang == "en" else book.preface.notice)
    yield Line("text", t("how"))
    for kind in ("reviewer", "reviewed_on"):
        yield Line("write", "", t(kind))
    used = {book.entries[one].confidence for item in items for one in item.basis}
    yield Line("heading", t("codes"))
    for code in (one for one in confidence.CODES if one in used):
        yield Line("point", messages.text(f"law.confidence.{code}", lang), code)
    for number, item in enumerate(items, start=1):
        yield from _item(book, item, number, as_of, lang)


def _item(book: LawBook, item: ChecklistItem, number: int, as_of: date, lang: str) -> Iterator[Line]:
    def t(key: str, **values: Any) -> str:
        return messages.text(f"exports.page.{key}", lang, **values)

    def words(name: str) -> str:
        return str(getattr(item, f"{name}_en" if lang == "en" else name) or "")

    yield Line("heading", f"{number}. {words('question')}")
    yield Line("text", f"{item.id}; {t(f'subject.{item.subject}')}", t("id"))
    yield Line("text", words("why"), t("why"))
    if item.not_law:
        yield Line("text", t("not_law"), t("basis"))
    elif item.basis:
        yield Line("text", t("weakest", code=_code(book, item)), t("basis"))
    for provision_id in item.basis:
        yield Line("point", _basis(book, provision_id, as_of, lang))
    needs = [_need(need, lang) for need in item.needs]
    asked = [_asked(who, lang) for who in item.ask]
    event = f"facts.choices.event.kind.{item.before_event}"
    before = messages.text(event, lang) if item.before_event else ""
    standing = t("standing") if item.standing else ""
    for label, text in (("before", before), ("kind", standing)):
        if text:
            yield Line("text", text, t(label))
    for label, text in (
        ("needs", "; ".join(needs)),
        ("ask", ", ".join(asked)),
        ("refused", words("refused")),
        ("consequence", words("consequence")),
    ):
        yield Line("text", text or t("none"), t(label))
    yield Line("write", t("verdict"), t("review"))


def _code(book: LawBook, item: ChecklistItem) -> str:
    return item.confidence or confidence.weakest(book.provision(one).confidence for one in item.basis)


def _basis(book: LawBook, provision_id: str, as_of: date, lang: str) -> str:
    entry = book.provision(provision_id)
    status = messages.text(f"law.status.{book.in_force(provision_id, as_of).status}", lang)
    mark = book.office.marks.get(provision_id)
    office = [messages.text(f"overlay.mark.{kind}", lang) for kind in mark.kinds] if mark else []
    grade = ", ".join([entry.confidence, status, *office])
    summary = entry.summary_en if lang == "en" else entry.summary
    return f"{citations.format(provision_id, book, lang=lang)} [{grade}]: {summary}"


def _need(need: str, lang: str) -> str:
    prefix, _, kind = need.partition(":")
    if prefix == "exhibit":
        return messages.text(f"facts.choices.exhibit.kind.{kind}", lang)
    fact = vocabulary.find(need)
    return messages.text(fact.label, lang) if fact is not None and messages.has(fact.label, lang) else need


def _asked(who: str, lang: str) -> str:
    key = f"reckoning_case.ask.{who}"
    return messages.text(key, lang) if messages.has(key, lang) else who
