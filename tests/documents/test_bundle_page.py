"""A page of evidence in a bundle: nothing of it covered, lost or brought to light; its strip is readable."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from bundle_files import (
    A4,
    appearance,
    bound,
    copy_of,
    file,
    form,
    layered,
    pages,
    pdf,
    put_mark,
    turned,
    written,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from legal_assist.documents import bundle_page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PDFTOPPM = shutil.which("pdftoppm")
#: Cover, contents, cover of the exhibit.
FIRST = 3


def evidence(data: bytes, at: int = FIRST) -> object:
    return pages(bound(file(data)))[at]


@settings(max_examples=120)
@given(
    x=st.floats(-2000, 2000),
    y=st.floats(-2000, 2000),
    wide=st.floats(20, 5000),
    high=st.floats(20, 5000),
    turn=st.sampled_from([0, 90, 180, 270]),
)
def test_the_strip_lies_below_the_page_as_the_reader_sees_it(
    x: float, y: float, wide: float, high: float, turn: int
) -> None:
    frame = bundle_page._Frame(x, y, x + wide, y + high, turn)
    by = bundle_page.STRIP * frame.scale
    x0, y0, x1, y1 = frame.grown(by)
    a, b, c, d, e, f = map(float, frame.upright(by).split())

    def put(u: float, v: float) -> tuple[float, float]:
        return (a * u + c * v + e, b * u + d * v + f)

    def seen(px: float, py: float) -> tuple[float, float]:
        """Where a reader sees a point of the grown page: from its lower left corner."""
        return {
            0: (px - x0, py - y0), 90: (py - y0, x1 - px), 180: (x1 - px, y1 - py), 270: (y1 - py, px - x0)
        }[turn]  # fmt: skip

    for u, v in ((0.0, 0.0), (frame.wide, 0.0), (0.0, by), (frame.wide, by)):
        assert seen(*put(u, v)) == pytest.approx((u, v), abs=0.01)
    old = [seen(px, py)[1] for px in (frame.x0, frame.x1) for py in (frame.y0, frame.y1)]
    assert min(old) == pytest.approx(by, abs=0.01)  # the page as it was begins where the strip ends


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [(), (100, 200, 400, 700)])
def test_every_page_says_its_mark_and_number(turn: int, crop: Sequence[float]) -> None:
    made = bound(file(turned(pdf(2, "Isi"), turn, crop)))
    for number, page in enumerate(pages(made)[FIRST : FIRST + 2], 1):
        text = page.extract_text()
        assert f"Bukti P-1 · {number} dari 2" in text
        assert f"Halaman {FIRST + number} dari {made.pages}" in text
        assert f"Isi {number}" in text
        assert page.rotation == turn


@pytest.mark.real
@pytest.mark.skipif(PDFTOPPM is None, reason="pdftoppm is not installed")
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [(), (100, 200, 400, 700)])
def test_the_evidence_looks_as_it_did_to_the_last_pixel(
    turn: int, crop: Sequence[float], tmp_path: Path
) -> None:
    source = turned(pdf(1, "Isi yang harus tetap"), turn, crop)
    before = picture(source, 1, tmp_path)
    after = picture(bound(file(source)).data, FIRST + 1, tmp_path)
    assert after.width == before.width
    strip = after.height - before.height
    assert strip > 10
    kept = after.crop((0, 0, before.width, before.height - 2))  # the line lies on the border
    assert ImageChops.difference(kept, before.crop((0, 0, before.width, before.height - 2))).getbbox() is None
    assert after.crop((0, before.height + 3, after.width, after.height)).getextrema()[0] < 90  # letters


def picture(data: bytes, page: int, folder: Path) -> Image.Image:
    """A page as a reader shows it, in grey, at 72 dots an inch."""
    assert PDFTOPPM is not None
    path = folder / "seen.pdf"
    path.write_bytes(data)
    command = [PDFTOPPM, "-r", "72", "-gray", "-cropbox", "-f", str(page), "-l", str(page), str(path)]
    made = subprocess.run(command, check=True, capture_output=True)
    return Image.open(io.BytesIO(made.stdout)).convert("L")


@pytest.mark.real
@pytest.mark.skipif(PDFTOPPM is None, reason="pdftoppm is not installed")
def test_what_lay_outside_the_visible_part_stays_outside(tmp_path: Path) -> None:
    """The strip grows into the area that was cropped away; nothing of it comes to light."""
    writer = copy_of(pdf(1))
    drawn = DecodedStreamObject()
    drawn.set_data(b"0 g 0 0 595 842 re f 1 g 100 200 300 500 re f")  # black outside, white inside
    writer.pages[0][NameObject("/Contents")] = writer._add_object(drawn)
    source = turned(written(writer), 0, (100, 200, 400, 700))
    after = picture(bound(file(source)).data, FIRST + 1, tmp_path)
    strip = after.crop((0, 502, 300, after.height))
    assert strip.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)) > 180  # white with a few letters


def test_a_crop_that_lies_outside_the_paper_is_ignored() -> None:
    page = evidence(turned(pdf(1), 0, (5000, 5000, 6000, 6000)))
    assert float(page.mediabox.width) == A4[0]  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [(60, 60), (200, 1400), (3000, 2000), (10_000, 12_000)])
def test_the_strip_fits_every_paper(size: tuple[float, float]) -> None:
    page = evidence(pdf(1, "x", size))
    grown = float(page.mediabox.height) - size[1]  # type: ignore[attr-defined]
    assert 4 < grown < 200
    assert "Bukti P-1" in page.extract_text()  # type: ignore[attr-defined]


def test_a_turn_that_no_reader_knows_counts_as_none() -> None:
    writer = copy_of(pdf(1))
    writer.pages[0][NameObject("/Rotate")] = NumberObject(45)
    assert evidence(written(writer)).rotation == 0  # type: ignore[attr-defined]


def test_a_page_whose_drawing_leaves_its_state_open_disturbs_nothing() -> None:
    writer = copy_of(pdf(1))
    drawn = DecodedStreamObject()
    drawn.set_data(b"q q 0.1 0 0 0.1 300 300 cm 1 0 0 RG BT /F1 12 Tf (terbuka) Tj")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(drawn)
    page = evidence(written(writer))
    own = page["/Contents"].get_object().get_data()  # type: ignore[index]
    assert own.count(b"q ") == own.count(b"Q")  # the strip's own stream is balanced
    assert b"/LA0 Do" in own  # and the page's drawing is a form of its own
    assert "Bukti P-1" in page.extract_text()  # type: ignore[attr-defined]


def test_pages_that_share_one_drawing_each_keep_their_own_resources() -> None:
    writer = copy_of(pdf(2, "Isi"))
    first, second = writer.pages
    second[NameObject("/Contents")] = first.raw_get("/Contents")
    made = bound(file(written(writer)))
    forms = [page["/Resources"]["/XObject"]["/LA0"].get_object() for page in pages(made)[FIRST : FIRST + 2]]
    assert forms[0].indirect_reference != forms[1].indirect_reference
    assert forms[0].get_data() == forms[1].get_data()


def test_a_drawing_in_several_pieces_and_an_empty_page_are_bound() -> None:
    writer = copy_of(pdf(2, "Isi"))
    piece = DecodedStreamObject()
    piece.set_data(b"0 0 10 10 re f")
    first, second = writer.pages
    first[NameObject("/Contents")] = ArrayObject([first.raw_get("/Contents"), writer._add_object(piece)])
    del second[NameObject("/Contents")]
    made = pages(bound(file(written(writer))))
    assert "Isi 1" in made[FIRST].extract_text()
    assert "Bukti P-1 · 2 dari 2" in made[FIRST + 1].extract_text()


def test_two_forms_with_fields_of_one_name_each_keep_what_was_filled_in() -> None:
    made = bound(file(form("KORBAN-01"), "P-1"), file(form("KORBAN-02"), "P-2"), file(form("K3"), "P-2", 2))
    texts = [page.extract_text() for page in pages(made)]
    spans = {span.mark: span for span in made.spans}
    assert "KORBAN-01" in texts[spans["P-1"].first - 1]
    assert "KORBAN-02" not in texts[spans["P-1"].first - 1]
    assert "KORBAN-02" in texts[spans["P-2"].first - 1]
    assert "K3" in texts[spans["P-2"].last - 1]
    reader = PdfReader(io.BytesIO(made.data))
    assert not reader.get_fields()  # nothing can be filled in or changed any more
    assert all("/Annots" not in page for page in reader.pages)


def test_marks_upon_a_page_are_drawn_where_they_were_and_hidden_ones_are_not() -> None:
    writer = copy_of(pdf(1))
    for text, flags, kind in (
        ("TERLIHAT", 4, "/Stamp"), ("TERSEMBUNYI", 2, "/Stamp"), ("TIDAK-TAMPIL", 32, "/FreeText"),
        ("TAUTAN", 4, "/Link"),
    ):  # fmt: skip
        look = appearance(writer, text)
        put_mark(
            writer,
            DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/Annot"),
                    NameObject("/Subtype"): NameObject(kind),
                    NameObject("/F"): NumberObject(flags),
                    NameObject("/Rect"): ArrayObject(FloatObject(n) for n in (100, 300, 250, 315)),
                    NameObject("/AP"): DictionaryObject({NameObject("/N"): look}),
                }
            ),
        )
    page = evidence(written(writer))
    text = page.extract_text()  # type: ignore[attr-defined]
    assert "TERLIHAT" in text
    assert not {"TERSEMBUNYI", "TIDAK-TAMPIL", "TAUTAN"} & set(text.split())
    assert b"q 0.500000 0 0 0.500000 100.0000 300.0000 cm /LA1 Do Q" in (
        page["/Contents"].get_object().get_data()  # type: ignore[index]
    )


@pytest.mark.real
@pytest.mark.skipif(PDFTOPPM is None, reason="pdftoppm is not installed")
@pytest.mark.parametrize("off", [True, False])
def test_a_layer_that_was_switched_off_stays_off(off: bool, tmp_path: Path) -> None:
    source = layered(off=off)
    made = bound(file(pdf(1), "P-1"), file(source, "P-2"))
    number = next(span.first for span in made.spans if span.mark == "P-2")
    seen = picture(made.data, number, tmp_path).getpixel((250, 842 - 250))
    assert seen == (255 if off else 0)
    assert seen == picture(source, 1, tmp_path).getpixel((250, 842 - 250))
    assert b"Sari Rekaan" not in made.data


def test_a_page_without_size_is_refused_by_its_number() -> None:
    from legal_assist.errors import DocumentError

    writer = copy_of(pdf(3))
    empty = ArrayObject(FloatObject(0) for _ in range(4))
    for key in ("/MediaBox", "/CropBox"):
        writer.pages[1][NameObject(key)] = empty
    with pytest.raises(DocumentError) as caught:
        bound(file(written(writer)))
    assert (caught.value.key, caught.value.params) == (
        "bundle.source.page_size", {"place": "P-1", "page": 2}
    )  # fmt: skip


def test_what_a_file_carries_beside_its_pages_is_left_behind() -> None:
    writer = copy_of(pdf(1))
    page = writer.pages[0]
    page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/X"): TextStringObject("RAHASIAJEJAK")})
    page[NameObject("/AA")] = DictionaryObject(
        {
            NameObject("/O"): DictionaryObject(
                {NameObject("/JS"): TextStringObject("app.alert('RAHASIAJEJAK')")}
            )
        }
    )
    writer.add_metadata({"/Author": "RAHASIAJEJAK", "/Title": "RAHASIAJEJAK"})
    writer.add_outline_item(title="RAHASIAJEJAK", page_number=0)
    writer.add_attachment("RAHASIAJEJAK.txt", b"RAHASIAJEJAK")
    writer.add_named_destination("RAHASIAJEJAK", 0)
    source = written(writer)
    assert source.count(b"RAHASIAJEJAK") > 4
    assert b"RAHASIAJEJAK" not in bound(file(source)).data
