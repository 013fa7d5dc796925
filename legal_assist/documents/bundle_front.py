"""The drawn pages of a bundle: cover, table of contents, a cover for each exhibit, the source files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from legal_assist.documents.bundle_paper import HIGH, Paper, unprintable
from legal_assist.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from legal_assist.documents.bundle_parts import Line, Sheet, Span
    from legal_assist.documents.bundle_source import Opened
    from legal_assist.documents.wording import Words

_CONTENTS: Final = (0.09, 0.39, 0.20, 0.20, 0.12)
_SOURCES: Final = (0.14, 0.22, 0.12, 0.52)


@dataclass(frozen=True)
class Drawn:
    """The drawn pages as one PDF, and how many each piece has.

    Args:
        data: the PDF: cover, contents, covers of the exhibits in their order, source files.
        contents: pages of the table of contents; the cover before it is one page.
        covers: pages of the cover of each exhibit, by mark.
        sources: pages of the list of source files.
    """

    data: bytes
    contents: int
    covers: Mapping[str, int]
    sources: int

    @property
    def front(self) -> int:
        """Pages before the first exhibit."""
        return 1 + self.contents


def problems(sheet: Sheet, lines: Sequence[Line]) -> list[Problem]:
    """Texts with letters that the fonts of the drawn pages don't have."""
    found = []
    for place, texts in [
        ("cover", (sheet.called, *sheet.addressed, sheet.place, sheet.notice)),
        *((one.mark, (one.title, one.dated, one.proves, one.state)) for one in lines),
    ]:
        signs = unprintable("".join(texts))
        if signs:
            found.append(Problem(place, "bundle.unprintable", {"place": place, "signs": signs[:20]}))
    return found


def draw(
    sheet: Sheet,
    lines: Sequence[Line],
    sources: Mapping[str, Sequence[Opened]],
    spans: Mapping[str, Span],
    pages: int,
    words: Words,
    *,
    numbers: Sequence[int] = (),
) -> Drawn:
    """Draw all of them. Drawn twice: once to count, then with the numbers that came of it.

    Args:
        sheet: what the set is.
        lines: every exhibit listed.
        sources: the opened files of each exhibit that is bound, in order.
        spans: where each exhibit lies; empty while counting.
        pages: of the whole set.
        words: of the papers.
        numbers: the number of each drawn page in the set; empty while counting.
    """

    def folio(drawn: int) -> str:
        number = str(numbers[drawn]) if numbers else "0"
        return words("bundle.folio", page=number, whole=str(pages))

    paper = Paper(sheet.marks, sheet.notice, folio)
    _cover(paper, sheet, len(sources), pages, words)
    paper.new_page()
    _contents(paper, lines, spans, words)
    contents = paper.pages - 1
    covers = {}
    for line in lines:
        if line.mark in sources:
            before = paper.pages
            paper.new_page()
            _exhibit(paper, line, spans.get(line.mark), words)
            covers[line.mark] = paper.pages - before
    before = paper.pages
    paper.new_page()
    _sources(paper, sources, words)
    return Drawn(paper.finished(), contents, covers, paper.pages - before)


def _cover(paper: Paper, sheet: Sheet, exhibits: int, pages: int, words: Words) -> None:
    paper.new_page()
    paper.y = HIGH * 0.70
    paper.text(sheet.heading.upper(), 22, bold=True, centred=True, after=20)
    paper.text(sheet.called, 13, centred=True, after=6)
    for who in sheet.addressed:
        paper.text(words("bundle.addressed", who=who), 12, centred=True, after=4)
    paper.down(18)
    paper.text(
        words("bundle.extent", exhibits=str(exhibits), pages=str(pages)),
        12,
        bold=True,
        centred=True,
        after=18,
    )
    if sheet.note:
        paper.text(sheet.note, 11, centred=True, after=18)
    paper.y = min(paper.y, HIGH * 0.26)
    paper.text(sheet.place, 11, centred=True)


def _contents(paper: Paper, lines: Sequence[Line], spans: Mapping[str, Span], words: Words) -> None:
    paper.text(words("bundle.contents").upper(), 14, bold=True, centred=True, after=14)
    head = [words(f"bundle.{name}") for name in ("mark", "title", "dated", "state", "page")]
    rows = [
        (line.mark, line.title, line.dated, line.state, _where(line, spans.get(line.mark), words))
        for line in lines
    ]
    paper.table(head, rows, _CONTENTS, right=frozenset({4}))


def _where(line: Line, span: Span | None, words: Words) -> str:
    if span is not None:
        return str(span.cover)
    if line.sealed and line.bound:
        return words("bundle.in_sealed")
    return words("bundle.not_bound")


def _exhibit(paper: Paper, line: Line, span: Span | None, words: Words) -> None:
    paper.y = HIGH * 0.78
    paper.boxed(line.mark, 46)
    paper.down(34)
    paper.text(line.title, 15, bold=True, centred=True, after=26)
    paper.pair(words("bundle.dated"), line.dated)
    paper.pair(words("bundle.state"), line.state)
    first, last = (span.first, span.last) if span is not None else (0, 0)
    if first == last:
        extent = words("bundle.pages_one", first=str(first))
    else:
        extent = words("bundle.pages", count=str(last - first + 1), first=str(first), last=str(last))
    paper.pair(words("bundle.extent_exhibit"), extent)
    paper.pair(words("bundle.proves"), line.proves)


def _sources(paper: Paper, sources: Mapping[str, Sequence[Opened]], words: Words) -> None:
    paper.text(words("bundle.sources").upper(), 14, bold=True, centred=True, after=8)
    paper.text(words("bundle.sources_note"), 9.5, after=10)
    head = [words(f"bundle.{name}") for name in ("file", "kind", "page", "digest")]
    rows = [
        (one.file.place, words(f"bundle.kind_{one.file.kind}"), str(one.pages), one.file.sha256)
        for files in sources.values()
        for one in files
    ]
    paper.table(head, rows, _SOURCES, right=frozenset({2}), size=8.5)
