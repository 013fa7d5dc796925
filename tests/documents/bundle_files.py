"""Source files for bundles: good, odd and broken PDFs, filled forms, pictures. All invented."""

from __future__ import annotations

import hashlib
import io
import random
from typing import TYPE_CHECKING, Any

from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

from legal_assist.documents import bundle, bundle_open
from legal_assist.documents.bundle_parts import File, Line, Sheet
from legal_assist.documents.catalogue import load
from legal_assist.workspace import templates_dir

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.documents.bundle_parts import Bound

A4 = (595.0, 842.0)
WORDS = load(templates_dir()).words
SHEET = Sheet(
    heading="Berkas Alat Bukti",
    called="Perkara Pidana Nomor 1/Pid.Sus/2026/PN Rekaan",
    addressed=("Ketua Pengadilan Negeri Rekaan",),
    marks="CONTOH",
    notice="RAHASIA. Identitas korban wajib dirahasiakan.",
    place="Rekaan, 24 November 2026",
)


def pdf(pages: int = 1, text: str = "Isi", size: tuple[float, float] = A4) -> bytes:
    """A plain PDF whose every page says its text and number."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    for number in range(1, pages + 1):
        canvas.drawString(40, size[1] - 60, f"{text} {number}")
        canvas.rect(1, 1, size[0] - 2, size[1] - 2)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def written(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def copy_of(data: bytes) -> PdfWriter:
    return PdfWriter(clone_from=io.BytesIO(data))


def turned(data: bytes, turn: int = 0, crop: Sequence[float] = (), unit: float = 0) -> bytes:
    """The same pages turned, cropped, or measured in other units."""
    writer = copy_of(data)
    for page in writer.pages:
        if turn:
            page.rotate(turn)
        if crop:
            page[NameObject("/CropBox")] = ArrayObject(FloatObject(edge) for edge in crop)
        if unit:
            page[NameObject("/UserUnit")] = FloatObject(unit)
    return written(writer)


def locked(data: bytes, *, user: str, owner: str | None = None, algorithm: str = "AES-256") -> bytes:
    writer = copy_of(data)
    writer.encrypt(user, owner, algorithm=algorithm)
    return written(writer)


def form(value: str, name: str = "nama", *, looks: bool = True) -> bytes:
    """A form with one filled field, as office programs write it."""
    writer = copy_of(pdf(1, "Formulir"))
    field = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/T"): TextStringObject(name),
            NameObject("/V"): TextStringObject(value),
            NameObject("/F"): NumberObject(4),
            NameObject("/Rect"): ArrayObject(FloatObject(edge) for edge in (40, 600, 340, 630)),
        }
    )
    if looks:
        field[NameObject("/AP")] = DictionaryObject({NameObject("/N"): appearance(writer, value)})
    put_mark(writer, field)
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([writer.pages[0]["/Annots"][0]])}  # type: ignore[index]
    )
    return written(writer)


def appearance(writer: PdfWriter, text: str, wide: float = 300) -> Any:
    """What a mark shows: a text in Helvetica."""
    look = DecodedStreamObject()
    look.set_data(f"BT /Helv 12 Tf 2 8 Td ({text}) Tj ET".encode("latin-1"))
    look[NameObject("/Type")] = NameObject("/XObject")
    look[NameObject("/Subtype")] = NameObject("/Form")
    look[NameObject("/BBox")] = ArrayObject(FloatObject(edge) for edge in (0, 0, wide, 30))
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    look[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/Helv"): font})}
    )
    return writer._add_object(look)


def put_mark(writer: PdfWriter, mark: DictionaryObject, page: int = 0) -> None:
    target = writer.pages[page]
    marks = target.get("/Annots", ArrayObject())
    marks.append(writer._add_object(mark))  # type: ignore[attr-defined]
    target[NameObject("/Annots")] = marks


def layered(*, off: bool) -> bytes:
    """A page with a layer that is switched on or off, named after somebody."""
    writer = copy_of(pdf(1, "Dasar"))
    layer = writer._add_object(
        DictionaryObject(
            {NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("Sari Rekaan")}
        )
    )
    page = writer.pages[0]
    resources: Any = page["/Resources"]
    resources[NameObject("/Properties")] = DictionaryObject({NameObject("/L0"): layer})
    drawn = DecodedStreamObject()
    drawn.set_data(b"/OC /L0 BDC 0 0 0 rg 100 100 300 300 re f EMC")
    page[NameObject("/Contents")] = ArrayObject([page.raw_get("/Contents"), writer._add_object(drawn)])
    settings = {NameObject("/ON"): ArrayObject(), NameObject("/OFF"): ArrayObject()}
    settings[NameObject("/OFF" if off else "/ON")].append(layer)
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): ArrayObject([layer]), NameObject("/D"): DictionaryObject(settings)}
    )
    return written(writer)


def jpeg(size: tuple[int, int] = (60, 40), way: int = 1, *, mode: str = "RGB", remark: str = "") -> bytes:
    """A photo whose upper left corner, as it is stored, is red, with what a camera writes beside it."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 3, size[1] // 3))
    exif = Image.Exif()
    exif[0x0112] = way
    if remark:
        exif[0x010E] = remark
    buffer = io.BytesIO()
    image.convert(mode).save(buffer, "JPEG", exif=exif, quality=95)
    return buffer.getvalue()


def png(mode: str = "RGBA", size: tuple[int, int] = (60, 40)) -> bytes:
    image = Image.new("RGBA", size, (255, 0, 0, 128))
    buffer = io.BytesIO()
    (image if mode == "RGBA" else image.convert("L").convert(mode)).save(buffer, "PNG")
    return buffer.getvalue()


def noise(wide: int, high: int, seed: int = 1) -> bytes:
    """A picture that can't be packed, like a scan."""
    dots = random.Random(seed).randbytes(wide * high)  # noqa: S311  # noise, not a secret
    image = Image.frombytes("L", (wide, high), dots)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=80)
    return buffer.getvalue()


def file(data: bytes, exhibit: str = "P-1", number: int = 1, kind: Any = "pdf") -> File:
    return File(exhibit, number, kind, data, hashlib.sha256(data).hexdigest())


def line(mark: str, title: str = "Kuitansi biaya perjalanan", **more: Any) -> Line:
    found = {"dated": "1 Juli 2026", "proves": "Biaya.", "state": "ada", "sealed": False, "bound": True}
    return Line(mark, title, **(found | more))


def bound(*files: File, lines: Sequence[Line] = (), sheet: Sheet = SHEET, **options: Any) -> Bound:
    """Bind files under plain lines."""
    sources = bundle_open.open_all(files, lambda _words: [])
    listed = lines or [line(mark) for mark in sources]
    return bundle.bind(options.pop("name", "served"), sheet, listed, sources, WORDS, **options)


def pages(made: Bound, password: str = "") -> list[Any]:
    reader = PdfReader(io.BytesIO(made.data))
    if password:
        assert reader.decrypt(password)
    return list(reader.pages)
