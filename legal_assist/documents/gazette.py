"""Finding an article in the official text: a PDF whose words may come from a scanner.

Page headers, catchwords at the foot of a page, hyphens at the end of a line and letters read for digits are
tolerated. Nothing is compared by machine: the words are shown to a person, who decides.
"""

from __future__ import annotations

import hashlib
import logging
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from io import BytesIO
from typing import TYPE_CHECKING, Final

from legal_assist.documents.gazette_words import ARTICLE, CARRIERS, DIGITS, HEADERS, SECTION, joined, points
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from legal_assist.law.provisions import Locator

MAX_BYTES: Final = 100 * 1024 * 1024
MAX_PAGES: Final = 2000
#: How alike a line must be to a known page header.
_ALIKE: Final = 0.85
#: Lines at the top and at the bottom of a page that may be headers.
_TOP, _BOTTOM = 4, 3
#: A header stands on this many pages at the least, and on this share of them.
_REPEATED, _SHARE = 3, 0.4
_BARE_NUMBER: Final = re.compile(r"[-–—~.\s]*\d{1,4}[-–—~.\s]*")
_CATCHWORD: Final = re.compile(r".*?(?:\.\s?){3}\.*|.*…")
_SERIAL: Final = re.compile(r"(?:www\.|https?:|jdih\b|SK\s+N[o0]\b).*", re.IGNORECASE)
_STATUTE: Final = re.compile(
    r"\bN[O0]M[O0]R\s*:?\s*([\dOoIl]{1,3})\s*(?:TAHUN|/)\s*([\dOoIl]{4})\b", re.IGNORECASE
)
_TITLE_PAGES: Final = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and the page it stands on, counted from 1."""

    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Gazette:
    """A PDF as text without page headers. `statutes` are the numbers and years it names at its beginning.

    `unread` are pages that hold no text at all: blank, or scanned and never recognised.
    """

    sha256: str
    pages: int
    lines: tuple[Line, ...]
    statutes: tuple[tuple[str, str], ...]
    unread: tuple[int, ...] = ()

    def names(self, number: str, year: str) -> bool | None:
        """Whether its title bears this number and year; None when no title could be read."""
        return self.statutes[0] == (number, year) if self.statutes else None


@dataclass(frozen=True, slots=True)
class Found:
    """One place where the article stands.

    `page` and `last_page` hold the article, `text` its words. `part` are the words of the paragraph, letter
    or point asked for, on `part_page`; empty when it could not be told apart. `sure` is False when its number
    was read only after taking letters for digits.
    """

    page: int
    last_page: int
    text: str
    part: str
    part_page: int
    elucidation: bool
    sure: bool


def read(data: bytes) -> Gazette:
    """The text of a PDF.

    Raises:
        DocumentError: it is too large, no PDF, locked, or holds no text (a scan that was never recognised).
    """
    if len(data) > MAX_BYTES:
        raise DocumentError("overlay.pdf.too_large", limit=MAX_BYTES // (1024 * 1024))
    pages = [_clean(text) for text in _texts(data)]
    if not any(pages):
        raise DocumentError("overlay.pdf.no_text")
    repeated = _repeated(pages)
    lines = tuple(
        Line(number, text)
        for number, page in enumerate(pages, start=1)
        for text in _without_edges(page, repeated)
    )
    head = "\n".join("\n".join(page) for page in pages[:_TITLE_PAGES])
    statutes = tuple((_digits(number), _digits(year)) for number, year in _STATUTE.findall(head))
    unread = tuple(number for number, page in enumerate(pages, start=1) if not page)
    return Gazette(hashlib.sha256(data).hexdigest(), len(pages), lines, statutes, unread)


def page_list(pages: Sequence[int]) -> str:
    """`3, 7-9` from page numbers in order; empty for none."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def find(gazette: Gazette, place: Locator) -> tuple[Found, ...]:
    """Every place where the article stands, the likeliest first.

    Args:
        gazette: the official text.
        place: what is looked for; in the elucidation when it says so, else in the body.
    """
    lines, begins = gazette.lines, _elucidation_begins(gazette.lines)
    found: list[Found] = []
    for index, line in enumerate(lines):
        heading = _heading(lines, index)
        if heading is None or (index > begins) != place.elucidation:
            continue
        literal, guessed = heading
        if place.article not in (literal, guessed):
            continue
        rest = ARTICLE.sub("", line.text, count=1).strip()
        body = [Line(line.page, rest)] if rest else []
        body += _until_next(lines, index + 1)
        part = _part(body, place)
        found.append(
            Found(
                page=line.page,
                last_page=body[-1].page if body else line.page,
                text=joined([each.text for each in body]),
                part=joined([each.text for each in part]),
                part_page=part[0].page if part else line.page,
                elucidation=place.elucidation,
                sure=literal == place.article,
            )
        )
    return tuple(sorted(found, key=lambda one: (not one.sure, not one.text, not one.part)))


def _texts(data: bytes) -> Iterator[str]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    # What pypdf finds odd it would print, with pieces of the file; what matters is told in our own words.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    logging.getLogger("pypdf").propagate = False
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError("overlay.pdf.locked")
        if len(reader.pages) > MAX_PAGES:
            raise DocumentError("overlay.pdf.too_many_pages", limit=MAX_PAGES)
        for page in reader.pages:
            yield page.extract_text() or ""
    # A damaged PDF fails inside pypdf in many ways of its own; none of them is a fault of ours.
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        raise DocumentError("overlay.pdf.unreadable") from None


def _clean(text: str) -> list[str]:
    """The lines of a page: ligatures taken apart, soft hyphens and control signs gone."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    lines = [" ".join(line.split()) for line in plain.splitlines()]
    return ["".join(s for s in line if unicodedata.category(s) != "Cc") for line in lines if line]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold()


def _repeated(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """What stands at the edge of many pages, whatever its number."""
    counted: Counter[str] = Counter()
    for page in pages:
        counted.update({_shape(text) for text in (*page[:_TOP], *page[-_BOTTOM:])})
    least = max(_REPEATED, round(len(pages) * _SHARE))
    return frozenset(
        shape
        for shape, times in counted.items()
        if times >= least
        and not shape.startswith("(")
        and not shape.endswith((".", ";", ",", ":"))
        and not ARTICLE.match(shape.replace("#", "1"))
    )


def _without_edges(page: Sequence[str], repeated: frozenset[str]) -> list[str]:
    """A page without what stands above and below its text. What the text itself repeats stays."""
    kept = [text for text in page if not _SERIAL.fullmatch(text)]
    for _line in range(_TOP):
        if kept and _is_header(kept[0], repeated):
            del kept[0]
    for _line in range(_BOTTOM):
        # A page ends with the first words of the next: "(2) Restitusi . . ."
        if kept and (_is_header(kept[-1], repeated) or _CATCHWORD.fullmatch(kept[-1])):
            del kept[-1]
    return kept


def _is_header(text: str, repeated: frozenset[str]) -> bool:
    if _BARE_NUMBER.fullmatch(text) or _shape(text) in repeated:
        return True
    upper = text.upper()
    return any(SequenceMatcher(None, upper, known).ratio() >= _ALIKE for known in HEADERS)


def _digits(text: str) -> str:
    return text.translate(DIGITS).lstrip("0")


def _heading(lines: Sequence[Line], index: int) -> tuple[str, str] | None:
    """The number of an article heading: as it is written, and with letters taken for digits."""
    hit = ARTICLE.match(lines[index].text)
    if hit is None:
        return None
    before = lines[index - 1].text.casefold().rstrip() if index else ""
    if before.endswith(",") or before.split(" ")[-1] in CARRIERS:
        return None  # a reference whose line happens to break before it
    number, suffix = hit["number"].replace(" ", ""), hit["suffix"] or ""
    literal = number + suffix
    guessed = _digits(number) + suffix
    return literal, guessed


def _until_next(lines: Sequence[Line], index: int) -> list[Line]:
    body: list[Line] = []
    for place in range(index, len(lines)):
        if _heading(lines, place) is not None or SECTION.match(lines[place].text):
            break
        body.append(lines[place])
    return body


def _elucidation_begins(lines: Sequence[Line]) -> int:
    """The index from which the elucidation runs; the number of lines when there is none."""
    for index, line in enumerate(lines):
        text = line.text.upper().replace(" ", "")
        if "PASALDEMIPASAL" in text:
            return index
    return len(lines)


def _part(body: list[Line], place: Locator) -> list[Line]:
    """The lines of the paragraph, letter or point; empty when the article has none, or it can't be found."""
    part = body
    for mark, wanted in (
        (r"(?:Ayat\s*)?\(\s*([\dlIOo]{1,3}[a-z]?)\s*\)", place.paragraph),
        (r"(?:Huruf\s+)?([a-z]{1,2})(?:[.)]\s|$)", place.letter),
        (r"(?:Angka\s+)?(\d{1,3})(?:[.)]\s|$)", place.point),
    ):
        if wanted is not None:
            part = _narrowed(part, re.compile(mark), wanted)
    return part if part is not body else []


def _narrowed(body: list[Line], mark: re.Pattern[str], wanted: str) -> list[Line]:
    kept: list[Line] = []
    for place, line in enumerate(body):
        hit = mark.match(line.text)
        if hit is not None and not (place and points(body[place - 1].text)):
            if kept:
                return kept
            if wanted in (hit[1], _digits(hit[1])):
                kept = [line]
        elif kept:
            kept.append(line)
    return kept
