"""Filling a template: docxtpl's tags through a strict, sandboxed engine, with proof that no word is lost.

One seam, two ways: `fast_template` for every template that needs none of docxtpl's repairs, docxtpl itself
for the rest. Both give the same document and refuse the same things.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from legal_assist.documents import (
    docxtpl_engine,
    fast_proof,
    fast_template,
    gap_style,
    language,
    package,
    preview,
)
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_PLAIN = (str, int, bool)


def prepare(template: bytes) -> None:
    """Check a template's package and tags, once for equal bytes in this process.

    Raises:
        DocumentError: the package is not safe, or a tag is broken or forbidden.
    """
    fast_template.compiled(template)


def fill(
    template: bytes, context: dict[str, Any], *, title: str, day: date, gaps: Iterable[str] = ()
) -> bytes:
    """Render one document.

    Args:
        template: bytes of a template.
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
    compiled = fast_template.compiled(template)
    if compiled is None:
        return by_docxtpl(template, context, title=title, day=day, gaps=gaps)
    _require_plain(context, "")
    style = gap_style.Style(gaps)
    written = {part.name: fast_proof.proven(part, style) for part in compiled.fill(context)}
    return compiled.pack(written, title=title, day=day)


def by_docxtpl(
    template: bytes, context: dict[str, Any], *, title: str, day: date, gaps: Iterable[str] = ()
) -> bytes:
    """The same through docxtpl, whatever the template needs. As `fill`."""
    _require_plain(context, "")
    engine = docxtpl_engine.open_template(template)
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
    env = language.Environment()
    found: set[str] = set()
    for part, xml in docxtpl_engine.sources(docxtpl_engine.open_template(template)):
        found |= language.names(language.check(xml, part, env))
    return frozenset(found)


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
