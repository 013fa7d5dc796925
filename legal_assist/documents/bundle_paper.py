"""Drawing on A4 for a bundle: text that wraps, rows that stay whole, a head and a foot on every page."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDE: Final = 595.28
HIGH: Final = 841.89
LEFT: Final = 64.0
RIGHT: Final = WIDE - 56.0
TOP: Final = HIGH - 62.0
BOTTOM: Final = 74.0
PLAIN: Final = "LegalAssistSerif"
BOLD: Final = "LegalAssistSerif-Bold"
_LEADING: Final = 1.32
_FONTS: Final = Path(__file__).parent / "fonts"
_FILES: Final = {PLAIN: "DejaVuSerifCondensed.ttf", BOLD: "DejaVuSerifCondensed-Bold.ttf"}
_GREY: Final = 0.35


@cache
def fonts() -> dict[str, Any]:
    """The two fonts of the drawn pages, ready for use; shipped, so that every computer draws the same."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    found = {}
    for name, file in _FILES.items():
        found[name] = TTFont(name, str(_FONTS / file))
        pdfmetrics.registerFont(found[name])
    return found


def unprintable(text: str) -> str:
    """The letters of a text that the fonts don't have; a paper with holes in it is never printed."""
    glyphs = fonts()[PLAIN].face.charToGlyph
    return "".join(dict.fromkeys(sign for sign in text if not sign.isspace() and ord(sign) not in glyphs))


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """A text in lines that fit; a word wider than a line is cut where it must be."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if _width(longer, font, size) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            while _width(word, font, size) > width:
                cut = max(1, next(n for n in range(len(word), 0, -1) if _width(word[:n], font, size) <= width
                                  or n == 1))  # fmt: skip
                lines.append(word[:cut])
                word = word[cut:]
            line = word
        lines.append(line)
    return lines


def _width(text: str, font: str, size: float) -> float:
    return float(fonts()[font].stringWidth(text, size))


class Paper:
    """Draws pages one after the other. `y` is where the next line begins.

    Args:
        marks: above every page; empty for none.
        notice: at the foot of every page.
        folio: what a page's foot says of its number; given how many pages were drawn before it.
    """

    def __init__(self, marks: str, notice: str, folio: Callable[[int], str]) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        fonts()
        rl_config.useA85 = 0
        self._buffer = io.BytesIO()
        self._canvas = Canvas(self._buffer, pagesize=(WIDE, HIGH), pageCompression=1, invariant=1)
        self._marks = marks
        self._notice = notice
        self._folio = folio
        self._open = False
        self.pages = 0
        self.y = TOP

    def new_page(self) -> None:
        """Begin the next page."""
        self._end_page()
        self._open = True
        self.y = TOP
        canvas = self._canvas
        if self._marks:
            canvas.setFont(BOLD, 9)
            canvas.drawCentredString(WIDE / 2, HIGH - 40, self._marks)
        canvas.setLineWidth(0.4)
        canvas.line(LEFT, 58, RIGHT, 58)
        canvas.setFillGray(_GREY)
        folio = self._folio(self.pages)
        canvas.setFont(BOLD, 8.5)
        canvas.drawRightString(RIGHT, 44, folio)
        canvas.setFont(PLAIN, 7.5)
        room = RIGHT - LEFT - _width(folio, BOLD, 8.5) - 18
        for number, line in enumerate(wrapped(self._notice, PLAIN, 7.5, room)[:3]):
            canvas.drawString(LEFT, 45 - 9.5 * number, line)
        canvas.setFillGray(0)
        self.pages += 1

    def room(self, needed: float) -> bool:
        """Whether so many points are left above the foot."""
        return self.y - needed >= BOTTOM

    def text(
        self, text: str, size: float = 11, *, bold: bool = False, centred: bool = False, after: float = 0
    ) -> None:
        """Write a text over the whole width; it goes on to the next page when it must."""
        font = BOLD if bold else PLAIN
        step = size * _LEADING
        for line in wrapped(text, font, size, RIGHT - LEFT):
            if not self.room(step):
                self.new_page()
            self.y -= step
            self._line(line, font, size, LEFT, RIGHT - LEFT, centred=centred)
        self.y -= after

    def down(self, by: float) -> None:
        """Leave room."""
        self.y -= by

    def rule(self, thick: float = 0.6) -> None:
        """A line over the whole width."""
        self._canvas.setLineWidth(thick)
        self._canvas.line(LEFT, self.y, RIGHT, self.y)

    def boxed(self, text: str, size: float) -> None:
        """A text in the middle of the page in a frame."""
        half = _width(text, BOLD, size) / 2 + size * 0.55
        self.y -= size * 1.75
        self._canvas.setLineWidth(1.4)
        self._canvas.rect(WIDE / 2 - half, self.y, 2 * half, size * 1.55)
        self._canvas.setFont(BOLD, size)
        self._canvas.drawCentredString(WIDE / 2, self.y + size * 0.42, text)

    def pair(self, label: str, text: str, size: float = 11) -> None:
        """A label with what it says beside it; long texts go on to the next page."""
        indent = 132.0
        step = size * _LEADING
        for number, line in enumerate(wrapped(text, PLAIN, size, RIGHT - LEFT - indent)):
            if not self.room(step):
                self.new_page()
            self.y -= step
            if number == 0:
                self._line(label, BOLD, size, LEFT, indent)
            self._line(line, PLAIN, size, LEFT + indent, 0)
        self.y -= 5

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        right: frozenset[int] = frozenset(),
        size: float = 9.5,
    ) -> None:
        """Rows that stay whole, under a head that every page repeats.

        Args:
            head: titles of the columns.
            rows: their texts.
            widths: of the columns, as parts of the whole.
            right: columns set to the right.
            size: of the letters.
        """
        whole = RIGHT - LEFT
        places = [LEFT + whole * sum(widths[:n]) for n in range(len(widths))]
        rooms = [whole * width - 9 for width in widths]

        def cells(texts: Sequence[str], font: str) -> list[list[str]]:
            return [wrapped(text, font, size, room) for text, room in zip(texts, rooms, strict=True)]

        def draw(lines: list[list[str]], font: str, high: float) -> None:
            for column, (place, room) in enumerate(zip(places, rooms, strict=True)):
                for number, line in enumerate(lines[column]):
                    self.y_of_line = self.y - size * (1 + _LEADING * number) - 2
                    self._at(line, font, size, place + 4, room, to_right=column in right)
            self.y -= high
            self.rule(0.3)

        titles = cells(head, BOLD)
        head_high = self._height(titles, size)

        def draw_head() -> None:
            self.rule(0.9)
            draw(titles, BOLD, head_high)

        draw_head()
        for row in rows:
            lines = cells(row, PLAIN)
            high = self._height(lines, size)
            if not self.room(high):
                self.new_page()
                draw_head()
            draw(lines, PLAIN, high)

    def finished(self) -> bytes:
        """The PDF of all pages."""
        self._end_page()
        self._canvas.save()
        return self._buffer.getvalue()

    @staticmethod
    def _height(lines: list[list[str]], size: float) -> float:
        return max(len(cell) for cell in lines) * size * _LEADING + 7

    def _line(
        self, line: str, font: str, size: float, place: float, room: float, *, centred: bool = False
    ) -> None:
        self._canvas.setFont(font, size)
        if centred:
            self._canvas.drawCentredString(place + room / 2, self.y, line)
        else:
            self._canvas.drawString(place, self.y, line)

    def _at(self, line: str, font: str, size: float, place: float, room: float, *, to_right: bool) -> None:
        self._canvas.setFont(font, size)
        if to_right:
            self._canvas.drawRightString(place + room, self.y_of_line, line)
        else:
            self._canvas.drawString(place, self.y_of_line, line)

    def _end_page(self) -> None:
        if self._open:
            self._canvas.showPage()
        self._open = False
