"""One page of evidence in a bundle: as it was, with a strip added below it for mark and number.

The page's own drawing becomes a form that nothing outside it can disturb and that shows no more than the page
did; marks upon it (filled form fields, stamps, highlights) are drawn as they look and can't be changed any
more. The strip lies outside the page as it was: no mark ever covers evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject, PdfReader, PdfWriter

#: Height of the strip on a page as wide as A4, in points; it grows and shrinks with the page.
STRIP: Final = 22.0
_WIDTH: Final = 595.28
_SIZE: Final = 8.5
_EDGE: Final = 18.0
_SMALLEST: Final = 0.25
_LARGEST: Final = 8.0
#: What a page carries beside its drawing: nothing of it belongs to the bundle.
_LEFT: Final = (
    "/Annots", "/B", "/AA", "/PieceInfo", "/Metadata", "/Thumb", "/StructParents", "/Tabs", "/LastModified",
    "/Trans", "/Dur", "/PresSteps", "/TemplateInstantiated", "/ID", "/BoxColorInfo", "/SeparationInfo",
)  # fmt: skip
_BOXES: Final = ("/ArtBox", "/TrimBox", "/BleedBox")
#: Flags of a mark that no reader shows.
HIDDEN: Final = 2 | 32
_UNDRAWN: Final = ("/Link", "/Popup")


@dataclass(frozen=True)
class Stamp:
    """What the strip says: at its left and at its right edge."""

    left: str
    right: str


@dataclass(frozen=True)
class _Frame:
    """The visible part of a page, in its own units, and how it is turned."""

    x0: float
    y0: float
    x1: float
    y1: float
    turn: int

    @property
    def wide(self) -> float:
        """Width as the reader sees it."""
        return self.x1 - self.x0 if self.turn in (0, 180) else self.y1 - self.y0

    @property
    def scale(self) -> float:
        """How large the strip's writing is, so that it reads the same on every paper."""
        short = min(self.x1 - self.x0, self.y1 - self.y0)
        return min(max(short / _WIDTH, _SMALLEST), _LARGEST)

    def grown(self, by: float) -> tuple[float, float, float, float]:
        """The page with room below, where below is as the reader sees it."""
        x0, y0, x1, y1 = self.x0, self.y0, self.x1, self.y1
        return {
            0: (x0, y0 - by, x1, y1),
            90: (x0, y0, x1 + by, y1),
            180: (x0, y0, x1, y1 + by),
            270: (x0 - by, y0, x1, y1),
        }[self.turn]

    def upright(self, by: float) -> str:
        """The matrix whose origin is the strip's lower left corner as the reader sees it."""
        x0, y0, x1, y1 = self.grown(by)
        return {
            0: f"1 0 0 1 {x0:.4f} {y0:.4f}",
            90: f"0 1 -1 0 {x1:.4f} {y0:.4f}",
            180: f"-1 0 0 -1 {x1:.4f} {y1:.4f}",
            270: f"0 -1 1 0 {x0:.4f} {y1:.4f}",
        }[self.turn]


def add(writer: PdfWriter, reader: PdfReader, source: PageObject, stamp: Stamp, font: Any) -> PageObject:
    """Add a page of evidence with its strip.

    Args:
        writer: the bundle.
        reader: the source's.
        source: the page; it is not changed.
        stamp: what the strip says.
        font: the strip's font, an object of the bundle.

    Raises:
        ValueError: the page has no size.
    """
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject

    ignored: list[Any] = ["/PieceInfo", "/Metadata", 1, "/Contents"]
    for key in _LEFT:  # of the page alone: deeper down the same letters may name a font
        ignored += [1, key]
    page = writer.add_page(source, ignored)
    for key in (*_LEFT, *_BOXES):
        page.pop(NameObject(key), None)
    frame = _frame(source)
    forms = DictionaryObject()
    body = []
    drawn = _drawing(writer, source, page, frame)
    if drawn is not None:
        forms[NameObject("/LA0")] = writer._add_object(drawn)  # noqa: SLF001  # pypdf has no public way
        body.append("/LA0 Do")
    for number, (mark, matrix) in enumerate(_marks(writer, reader, source), 1):
        forms[NameObject(f"/LA{number}")] = mark
        body.append(f"q {matrix} cm /LA{number} Do Q")
    clip = f"{frame.x0:.4f} {frame.y0:.4f} {frame.x1 - frame.x0:.4f} {frame.y1 - frame.y0:.4f} re W n"
    evidence = f"q {clip}\n" + "\n".join(body) + "\nQ\n" if body else ""
    high = STRIP * frame.scale
    page[NameObject("/Resources")] = DictionaryObject(
        {
            NameObject("/XObject"): forms,
            NameObject("/Font"): DictionaryObject({NameObject("/LAF"): font}),
        }
    )
    page[NameObject("/Contents")] = _stream(writer, evidence, _strip(frame, high, stamp))
    box = ArrayObject(FloatObject(round(edge, 4)) for edge in frame.grown(high))
    page[NameObject("/MediaBox")] = box
    page[NameObject("/CropBox")] = box
    page.pop(NameObject("/Rotate"), None)
    if frame.turn:
        page.rotate(frame.turn)
    return page


def _frame(page: PageObject) -> _Frame:
    media, crop = page.mediabox, page.cropbox
    x0, x1 = sorted((float(crop.left), float(crop.right)))
    y0, y1 = sorted((float(crop.bottom), float(crop.top)))
    mx0, mx1 = sorted((float(media.left), float(media.right)))
    my0, my1 = sorted((float(media.bottom), float(media.top)))
    # Readers show what lies in both; a crop that lies wholly outside is ignored.
    inside = (max(x0, mx0), max(y0, my0), min(x1, mx1), min(y1, my1))
    if inside[2] - inside[0] <= 0 or inside[3] - inside[1] <= 0:
        inside = (mx0, my0, mx1, my1)
    if inside[2] - inside[0] < 1 or inside[3] - inside[1] < 1:
        raise ValueError("no size")
    turn = int(page.get("/Rotate", 0) or 0) % 360
    return _Frame(*inside, turn if turn in (0, 90, 180, 270) else 0)


def _drawing(writer: PdfWriter, source: PageObject, page: PageObject, frame: _Frame) -> Any:
    """The page's own drawing as a form of its own, cut to what the page showed; None for an empty page."""
    from pypdf.generic import (
        ArrayObject,
        DecodedStreamObject,
        DictionaryObject,
        EncodedStreamObject,
        FloatObject,
        NameObject,
        StreamObject,
    )

    contents = source.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    if isinstance(contents, ArrayObject) and len(contents) == 1:
        contents = contents[0].get_object()
    if isinstance(contents, StreamObject) and contents.get("/Filter") in (None, "/FlateDecode"):
        # The packed bytes as they are; a new object, since several pages may share one drawing.
        form: Any = DecodedStreamObject() if contents.get("/Filter") is None else EncodedStreamObject()
        form._data = contents._data  # noqa: SLF001
        for key in ("/Filter", "/DecodeParms"):
            if key in contents:
                form[NameObject(key)] = contents[key].clone(writer)
    else:
        whole = source.get_contents()
        if whole is None:
            return None
        plain = DecodedStreamObject()
        plain.set_data(whole.get_data())
        form = plain.flate_encode()
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(
        FloatObject(round(edge, 4)) for edge in (frame.x0, frame.y0, frame.x1, frame.y1)
    )
    form[NameObject("/Resources")] = page.get("/Resources", DictionaryObject())
    return form


def _marks(writer: PdfWriter, reader: PdfReader, source: PageObject) -> Iterator[tuple[Any, str]]:
    """What is drawn upon the page, as it looks, each with the matrix that puts it into its place."""
    from pypdf.generic import NameObject, StreamObject

    for mark in found.get_object() if (found := source.get("/Annots")) is not None else ():
        mark = mark.get_object()
        if mark.get("/Subtype") in _UNDRAWN or int(mark.get("/F", 0) or 0) & HIDDEN or _off(mark, reader):
            continue
        looks = appearance(mark)
        rect = mark.get("/Rect")
        if looks is None or rect is None:
            continue
        matrix = _placed(looks, [float(edge) for edge in rect.get_object()])
        if matrix:
            copied = looks.clone(writer)
            if isinstance(copied, StreamObject):
                copied[NameObject("/Type")] = NameObject("/XObject")
                copied[NameObject("/Subtype")] = NameObject("/Form")
                yield copied.indirect_reference, matrix


def appearance(mark: Any) -> Any:
    """What a mark looks like now: a stream, or None when it has no looks of its own."""
    from pypdf.generic import StreamObject

    looks = mark.get("/AP")
    normal = looks.get_object().get("/N") if looks is not None else None
    normal = normal.get_object() if normal is not None else None
    if normal is not None and not isinstance(normal, StreamObject):
        state = mark.get("/AS")
        normal = normal.get(state) if state is not None else None
        normal = normal.get_object() if normal is not None else None
    return normal if isinstance(normal, StreamObject) else None


def _off(mark: Any, reader: PdfReader) -> bool:
    """Whether the mark lies on a layer that is switched off."""
    layer = mark.get("/OC")
    layers = reader.root_object.get("/OCProperties")
    if layer is None or layers is None:
        return False
    settings = layers.get_object().get("/D", {}).get_object()
    off = settings.get("/OFF")
    hidden = {one.get_object().indirect_reference for one in off.get_object()} if off is not None else set()
    return layer.get_object().indirect_reference in hidden


def _placed(looks: Any, rect: list[float]) -> str:
    """The matrix that fits a mark's looks into its rectangle; empty when either has no size."""
    box = looks.get("/BBox")
    if box is None:
        return ""
    x0, y0, x1, y1 = (float(edge) for edge in box.get_object())
    matrix = looks.get("/Matrix")
    a, b, c, d, e, f = (
        [float(one) for one in matrix.get_object()] if matrix is not None else (1, 0, 0, 1, 0, 0)
    )
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    low, high = min(y for _, y in corners), max(y for _, y in corners)
    to_left, to_right = sorted((rect[0], rect[2]))
    to_low, to_high = sorted((rect[1], rect[3]))
    if right - left <= 0 or high - low <= 0:
        return ""
    wide, tall = (to_right - to_left) / (right - left), (to_high - to_low) / (high - low)
    return f"{wide:.6f} 0 0 {tall:.6f} {to_left - left * wide:.4f} {to_low - low * tall:.4f}"


def _strip(frame: _Frame, high: float, stamp: Stamp) -> str:
    """The strip: white, a hair line above, mark left, number right."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    size = _SIZE * frame.scale
    edge = _EDGE * frame.scale
    room = frame.wide - 2 * edge
    needed = sum(stringWidth(text, "Helvetica-Bold", size) for text in (stamp.left, stamp.right)) + 2 * edge
    if needed > room:  # a page much higher than wide, or very narrow
        edge, room = edge / 3, frame.wide - 2 * edge / 3
        size *= min(1.0, room / needed)
    right = frame.wide - edge - stringWidth(stamp.right, "Helvetica-Bold", size)
    base = (high - size) / 2 + size * 0.14
    return (
        f"q {frame.upright(high)} cm 1 g 0 0 {frame.wide:.4f} {high:.4f} re f "
        f"0.6 G {0.5 * frame.scale:.4f} w 0 {high:.4f} m {frame.wide:.4f} {high:.4f} l S "
        f"0 g BT /LAF {size:.4f} Tf 1 0 0 1 {edge:.4f} {base:.4f} Tm ({_text(stamp.left)}) Tj "
        f"1 0 0 1 {right:.4f} {base:.4f} Tm ({_text(stamp.right)}) Tj ET Q"
    )


def _text(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _stream(writer: PdfWriter, *parts: str) -> Any:
    from pypdf.generic import DecodedStreamObject

    stream = DecodedStreamObject()
    stream.set_data("".join(parts).encode("cp1252"))
    return writer._add_object(stream)  # noqa: SLF001  # pypdf has no public way


def font(writer: PdfWriter) -> Any:
    """The strip's font: one every reader has, since the strip holds only marks and numbers."""
    from pypdf.generic import DictionaryObject, NameObject

    return writer._add_object(  # noqa: SLF001
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica-Bold"),
                NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
            }
        )
    )
