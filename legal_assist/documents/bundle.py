"""Binding one set of evidence: count, draw, bind, write, and read it all again before anybody gets it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from legal_assist.documents import (
    bundle_check,
    bundle_clean,
    bundle_front,
    bundle_layers,
    bundle_page,
    pdf_rewrite,
)
from legal_assist.documents.bundle_page import Stamp
from legal_assist.documents.bundle_parts import Bound, Span
from legal_assist.documents.bundle_source import Watch, refused
from legal_assist.documents.wording import Words
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pypdf import PdfWriter

    from legal_assist.documents.bundle_front import Drawn
    from legal_assist.documents.bundle_parts import Line, SetName, Sheet, Step, Stop
    from legal_assist.documents.bundle_source import Opened
    from legal_assist.errors import Problem


def bind(
    name: SetName,
    sheet: Sheet,
    lines: Sequence[Line],
    sources: Mapping[str, Sequence[Opened]],
    tables: dict[str, Any],
    *,
    password: str | None = None,
    step: Step | None = None,
    stop: Stop | None = None,
) -> Bound:
    """Bind one set.

    Args:
        name: which of the two.
        sheet: what its drawn pages say.
        lines: every exhibit it lists, in order.
        sources: the opened files of each exhibit that is bound, by mark, in order.
        tables: the words of the papers (`Catalogue.words`).
        password: locks the set with AES-256; None leaves it open.
        step: told how far the work is.
        stop: True ends it.

    Returns:
        The finished set, read again and found to be as its table of contents says.

    Raises:
        DocumentError: ``bundle.unprintable``; ``bundle.source.*`` (a page that can't be bound);
            ``bundle.wrong`` (what was written isn't what was meant); ``bundle.stopped``.
    """
    problems = bundle_front.problems(sheet, lines)
    if problems:
        raise DocumentError("bundle.not_ready", problems=tuple(problems), count=len(problems))
    words = Words(tables)
    counted = bundle_front.draw(sheet, lines, sources, {}, 0, words)
    layout = _Layout.of(lines, sources, counted)
    drawn = bundle_front.draw(
        sheet, lines, sources, layout.spans, layout.pages, words, numbers=layout.drawn_numbers
    )
    work = _Work(name, sheet, layout, words, step, stop)
    with Watch():
        writer, digests = work.bound(lines, sources, drawn)
        bundle_clean.clean(writer)
        pdf_rewrite.bare(writer, sheet.heading, layout.fingerprint(sources))
        if password is not None:
            pdf_rewrite.lock(writer, password)
        data = pdf_rewrite.written(writer)
        work.tell("verify", 0, 1)
        bundle_check.check(
            data, layout.pages, tuple(layout.spans.values()), work.stamps, digests, words, password=password
        )
    notes = [note for files in sources.values() for one in files for note in one.notes]
    notes += _miscounted(lines, sources)
    digest = hashlib.sha256(data).hexdigest()
    return Bound(name, data, layout.pages, tuple(layout.spans.values()), tuple(notes), digest)


@dataclass(frozen=True)
class _Layout:
    """Which page is which; pages count from 1."""

    spans: dict[str, Span]
    pages: int
    drawn_numbers: tuple[int, ...]

    @classmethod
    def of(cls, lines: Sequence[Line], sources: Mapping[str, Sequence[Opened]], drawn: Drawn) -> _Layout:
        at = drawn.front + 1
        numbers = list(range(1, at))
        spans = {}
        for line in lines:
            if line.mark not in sources:
                continue
            first = at + drawn.covers[line.mark]
            count = sum(one.pages for one in sources[line.mark])
            numbers += range(at, first)
            spans[line.mark] = Span(line.mark, at, first, first + count - 1)
            at = first + count
        numbers += range(at, at + drawn.sources)
        return cls(spans, at + drawn.sources - 1, tuple(numbers))

    def fingerprint(self, sources: Mapping[str, Sequence[Opened]]) -> bytes:
        """The file's id: from what is bound, not from the time."""
        digest = hashlib.sha256(repr(sorted(self.spans.items())).encode())
        for files in sources.values():
            for one in files:
                digest.update(one.file.sha256.encode())
        return digest.digest()[:16]


class _Work:
    """Puts the pages together."""

    def __init__(
        self, name: SetName, sheet: Sheet, layout: _Layout, words: Words, step: Step | None, stop: Stop | None
    ) -> None:
        self.name = name
        self.sheet = sheet
        self.layout = layout
        self.words = words
        self.step = step
        self.stop = stop
        #: What the strip of each page of evidence says, by page number.
        self.stamps: dict[int, Stamp] = {}

    def tell(self, what: str, done: int, whole: int) -> None:
        """Say how far it is, and end the work where that was asked."""
        if self.stop is not None and self.stop():
            raise DocumentError("bundle.stopped")
        if self.step is not None:
            self.step(what, done, whole)

    def bound(
        self, lines: Sequence[Line], sources: Mapping[str, Sequence[Opened]], drawn: Drawn
    ) -> tuple[PdfWriter, dict[int, bytes]]:
        """The writer with every page, and the digest of each page of evidence as it lies in its source."""
        from pypdf import PdfWriter

        writer = PdfWriter()
        writer.pdf_header = pdf_rewrite.HEADER
        pages = pdf_rewrite.opened(drawn.data)
        waiting = iter(pages.pages)
        for _ in range(drawn.front):
            writer.add_page(next(waiting))
        font = bundle_page.font(writer)
        digests: dict[int, bytes] = {}
        bound = [line for line in lines if line.mark in sources]
        for number, line in enumerate(bound):
            self.tell("bind", number, len(bound))
            for _ in range(drawn.covers[line.mark]):
                writer.add_page(next(waiting))
            digests |= self._exhibit(writer, line, sources[line.mark], font)
        for page in waiting:
            writer.add_page(page)
        self._finish(writer, bound, sources, drawn)
        return writer, digests

    def _exhibit(self, writer: PdfWriter, line: Line, files: Sequence[Opened], font: Any) -> dict[int, bytes]:
        span = self.layout.spans[line.mark]
        count = span.last - span.first + 1
        digests = {}
        at = span.first
        for one in files:
            for page in one.reader.pages:
                stamp = self._stamp(line.mark, at - span.first + 1, count, at)
                try:
                    added = bundle_page.add(writer, one.reader, page, stamp, font)
                except ValueError:
                    raise refused(one.file, "page_size", page=at - span.first + 1) from None
                except Exception:  # noqa: BLE001  # whatever a broken page makes the writer do, it is broken
                    raise refused(one.file, "damaged") from None
                self.stamps[at] = stamp
                digests[at] = bundle_check.digest(added)
                at += 1
            bundle_layers.carry(writer, one.reader)
        return digests

    def _stamp(self, mark: str, page: int, pages: int, at: int) -> Stamp:
        key = "bundle.stamp_sealed" if self.name == "sealed" else "bundle.stamp"
        left = self.words(key, mark=mark, page=str(page), pages=str(pages))
        return Stamp(left, self.words("bundle.folio", page=str(at), whole=str(self.layout.pages)))

    def _finish(
        self, writer: PdfWriter, bound: Sequence[Line], sources: Mapping[str, Sequence[Opened]], drawn: Drawn
    ) -> None:
        """Outline, page labels, and how the file opens."""
        from pypdf.constants import PageLabelStyle
        from pypdf.generic import BooleanObject, DictionaryObject, NameObject

        words, layout = self.words, self.layout
        writer.add_outline_item(title=self.sheet.heading, page_number=0)
        writer.add_outline_item(title=words("bundle.contents"), page_number=1)
        writer.set_page_label(0, drawn.front - 1, style=PageLabelStyle.DECIMAL)
        for line in bound:
            span = layout.spans[line.mark]
            title = words("bundle.outline", mark=line.mark, title=line.title)
            parent = writer.add_outline_item(title=title, page_number=span.cover - 1, is_open=False)
            at = span.first
            for one in sources[line.mark] if len(sources[line.mark]) > 1 else ():
                name = words("bundle.outline_file", number=str(one.file.number))
                writer.add_outline_item(title=name, page_number=at - 1, parent=parent)
                at += one.pages
            writer.set_page_label(span.cover - 1, span.first - 2, prefix=line.mark)
            writer.set_page_label(
                span.first - 1, span.last - 1, style=PageLabelStyle.DECIMAL, prefix=f"{line.mark}/"
            )
        last = layout.pages - drawn.sources
        writer.set_page_label(last, layout.pages - 1, style=PageLabelStyle.DECIMAL, start=last + 1)
        writer.add_outline_item(title=words("bundle.sources"), page_number=last)
        writer.page_mode = "/UseOutlines"
        writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(
            {NameObject("/DisplayDocTitle"): BooleanObject(True)}
        )


def _miscounted(lines: Sequence[Line], sources: Mapping[str, Sequence[Opened]]) -> list[Problem]:
    """Exhibits whose pages the case counts otherwise: the list of evidence prints that number."""
    from legal_assist.errors import Problem

    found = []
    for line in lines:
        if line.mark not in sources or line.recorded is None:
            continue
        count = sum(one.pages for one in sources[line.mark])
        if count != line.recorded:
            params = {"place": line.mark, "recorded": line.recorded, "count": count}
            found.append(Problem(line.mark, "bundle.note.miscounted", params))
    return found
