"""docxtpl with its forgiving steps replaced: what it can't render as given, it refuses.

The rules of the tags stay docxtpl's own. This is the reference for `fast_filling`, and the way of every
template that the fast one leaves to it.
"""

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from jinja2.exceptions import TemplateError, UndefinedError
from lxml import etree

from legal_assist.documents import language
from legal_assist.documents.package_check import W, parser
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY: Final = "word/document.xml"
_FOOTNOTES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def open_template(template: bytes) -> Any:
    """docxtpl on the bytes of a template. Built here so that importing this module stays cheap."""
    from docxtpl import DocxTemplate

    class Strict(DocxTemplate):  # type: ignore[misc,unused-ignore]
        def render_xml_part(
            self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None
        ) -> str:
            name = _name(part)
            source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
            language.check(source, name, jinja_env)
            with faults_of(name):
                text = jinja_env.from_string(source).render(context)
            # docxtpl would now turn `{_{` of a value into `{{`; a text stays as it was given.
            return str(self.resolve_listing(re.sub(r"\n<w:p([ >])", r"<w:p\1", text)))

        def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
            """Properties are written from nothing after rendering."""

        def render_footnotes(self, context: dict[str, Any], jinja_env: Any = None) -> None:
            """Once, where docxtpl renders once per section: the second time, values would be read as tags."""
            for part in footnotes(self):
                xml = self.render_xml_part(self.patch_xml(_text_of(part)), part, context, jinja_env)
                part._blob = encoded(xml)  # noqa: SLF001  # python-docx has no other way in

        def fix_tables(self, xml: str) -> Any:
            """docxtpl parses with recovery here, which loses text in silence: strictly first."""
            try:
                tree = etree.fromstring(encoded(xml), parser())
            except etree.XMLSyntaxError:
                raise DocumentError("documents.part_broken", part=BODY) from None
            whole = all(_has_grid(table) for table in tree.iter(f"{W}tbl"))
            return super().fix_tables(xml) if whole else tree

    return Strict(io.BytesIO(template))


def sources(engine: Any) -> Iterator[tuple[str, str]]:
    """Every part that may hold tags: its name and its XML with the tags joined, in the order of rendering.

    Args:
        engine: from `open_template`.
    """
    engine.init_docx()
    yield BODY, engine.patch_xml(engine.get_xml())
    for uri in (engine.HEADER_URI, engine.FOOTER_URI):
        for _, part in engine.get_headers_footers(uri):
            yield _name(part), engine.patch_xml(engine.get_part_xml(part))
    for part in footnotes(engine):
        yield _name(part), engine.patch_xml(_text_of(part))


def footnotes(engine: Any) -> list[Any]:
    """The parts of footnotes, each once."""
    parts = engine.docx.part.package.parts
    return [part for part in dict.fromkeys(parts) if part.content_type == _FOOTNOTES]


@contextmanager
def faults_of(name: str) -> Iterator[None]:
    """Say what a template may not do while it runs.

    Args:
        name: of the part.

    Raises:
        DocumentError: it names something unknown, or prints what is no text and no number.
    """
    try:
        yield
    except UndefinedError as error:
        raise DocumentError("documents.unknown_name", part=name, detail=error.message or "") from None
    except TemplateError as error:
        raise DocumentError("documents.not_printable", part=name, detail=error.message or "") from None


def encoded(xml: str) -> bytes:
    """UTF-8.

    Raises:
        DocumentError: half a character (a lone surrogate) stands in it, which no file can hold.
    """
    try:
        return xml.encode()
    except UnicodeEncodeError:
        raise DocumentError("documents.text_lost") from None


def _name(part: Any) -> str:
    return str(part.partname).lstrip("/")


def _text_of(part: Any) -> str:
    text: str = part.blob.decode("utf-8-sig")
    return text


def _has_grid(table: etree._Element) -> bool:
    """Whether docxtpl can reckon with a table: it has columns, and each says how wide it is."""
    widths = [column.get(f"{W}w", "") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    return bool(widths) and all(re.fullmatch(r"\d+(\.\d+)?", width) for width in widths)
