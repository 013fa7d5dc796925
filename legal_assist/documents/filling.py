"""Filling a template: docxtpl's tags through a strict, sandboxed engine, with proof that no word is lost."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from jinja2.exceptions import TemplateError, UndefinedError
from lxml import etree

from legal_assist.documents import gap_style, language, package, preview
from legal_assist.documents.package_check import parser
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_PLAIN = (str, int, bool)


def fill(
    template: bytes, context: dict[str, Any], *, title: str, day: date, gaps: Iterable[str] = ()
) -> bytes:
    """Render one document.

    Args:
        template: bytes of a template that passed `package_check`.
        context: plain dicts, lists, texts, whole numbers and truth values; nothing else.
        title: title for the document properties, without names.
        day: day for the properties and the time stamps.
        gaps: texts that stand for missing facts; they get the character style of a gap.

    Returns:
        The bytes of the document; equal input gives equal bytes.

    Raises:
        DocumentError: the template is not acceptable, names an unknown field or prints a value that is none,
            or a text did not arrive in the document as it was given.
    """
    _require_plain(context, "")
    engine = _engine(template)
    env = language.Environment()
    engine.render(context, jinja_env=env, autoescape=True)
    buffer = io.BytesIO()
    engine.save(buffer)
    found = package.parts(buffer.getvalue())
    package.check_written(found)
    _prove(found, env.inserted)
    marked = gap_style.apply(found, tuple(gaps))
    return package.write(marked, title=title, day=day)


def template_names(template: bytes) -> frozenset[str]:
    """Every dotted name that a template reads, for comparison with the vocabulary.

    Raises:
        DocumentError: a tag is broken or forbidden.
    """
    engine = _engine(template)
    engine.init_docx()
    env = language.Environment()
    sources = [("word/document.xml", engine.get_xml())]
    for uri in (engine.HEADER_URI, engine.FOOTER_URI):
        sources += [
            (str(part.partname), engine.get_part_xml(part)) for _, part in engine.get_headers_footers(uri)
        ]
    found: set[str] = set()
    for part, xml in sources:
        found |= language.names(language.check(engine.patch_xml(xml), part, env))
    return frozenset(found)


def _engine(template: bytes) -> Any:
    """docxtpl with its forgiving steps replaced. Built here so that importing this module stays cheap."""
    from docxtpl import DocxTemplate

    class Strict(DocxTemplate):  # type: ignore[misc,unused-ignore]
        def render_xml_part(
            self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None
        ) -> str:
            name = str(part.partname).lstrip("/")
            source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
            language.check(source, name, jinja_env)
            try:
                text = jinja_env.from_string(source).render(context)
            except UndefinedError as error:
                raise DocumentError("documents.unknown_name", part=name, detail=error.message or "") from None
            except TemplateError as error:
                raise DocumentError(
                    "documents.not_printable", part=name, detail=error.message or ""
                ) from None
            # docxtpl would now turn `{_{` of a value into `{{`; a text stays as it was given.
            return str(self.resolve_listing(re.sub(r"\n<w:p([ >])", r"<w:p\1", text)))

        def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
            """Properties are written from nothing after rendering."""

        def fix_tables(self, xml: str) -> etree._Element:
            """docxtpl parses with recovery here, which loses text in silence."""
            try:
                return etree.fromstring(xml.encode(), parser())
            except etree.XMLSyntaxError:
                raise DocumentError("documents.part_broken", part="word/document.xml") from None

    return Strict(io.BytesIO(template))


def _require_plain(value: Any, path: str) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _require_plain(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for inner in value:
            _require_plain(inner, path)
    elif type(value) not in _PLAIN:
        raise DocumentError("documents.not_plain", name=path, kind=type(value).__name__)


def _prove(found: dict[str, bytes], inserted: list[str]) -> None:
    """Look every inserted text up in the result."""
    whole = "\n".join(
        preview.part_text(blob)
        for name, blob in found.items()
        if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", name)
    )
    if any(text not in whole for text in set(inserted)):
        raise DocumentError("documents.text_lost")
