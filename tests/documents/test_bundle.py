"""A bound set: its contents true, its outline and labels right, the same bytes every time, and read again."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from bundle_files import SHEET, WORDS, bound, copy_of, file, jpeg, line, pages, pdf, png, written
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import NameObject, TextStringObject

from legal_assist import messages
from legal_assist.documents import (
    bundle,
    bundle_check,
    bundle_open,
    bundle_paper,
    bundle_pictures,
    pdf_rewrite,
)
from legal_assist.documents.bundle_page import Stamp
from legal_assist.documents.pdf import Converted
from legal_assist.documents.wording import Words
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.documents.bundle_parts import Bound, File

PASSWORD = "kata sandi yang panjang"  # noqa: S105  # an invented one


def spoken(page: object) -> str:
    return " ".join(page.extract_text().split())  # type: ignore[attr-defined]


@settings(max_examples=25)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=45))
def test_the_contents_name_the_page_on_which_each_exhibit_lies(counts: list[int]) -> None:
    files = [file(pdf(count, f"Isi-{n}"), f"P-{n}") for n, count in enumerate(counts, 1)]
    made = bound(*files)
    read = pages(made)
    assert len(read) == made.pages
    front = made.spans[0].cover - 1
    contents = " ".join(spoken(page) for page in read[1:front])
    for number, span in enumerate(made.spans, 1):
        row = re.search(rf"P-{number} Kuitansi biaya perjalanan 1 Juli 2026 ada (\d+)", contents)
        assert row is not None
        assert int(row.group(1)) == span.cover
        assert spoken(read[span.cover - 1]).count(f"P-{number}") == 1
        assert f"Isi-{number} 1" in spoken(read[span.first - 1])
        assert span.last - span.first + 1 == counts[number - 1]
    assert made.spans[-1].last < made.pages  # the source files come last


def test_outline_and_labels_lead_to_every_exhibit_and_every_file() -> None:
    made = bound(file(pdf(2), "P-1"), file(pdf(3), "P-2"), file(pdf(1), "P-2", 2))
    reader = PdfReader(io.BytesIO(made.data))
    found = [one for one in reader.outline if not isinstance(one, list)]
    titles = {one.title: reader.get_destination_page_number(one) for one in found}  # type: ignore[arg-type]
    spans = {span.mark: span for span in made.spans}
    assert titles["P-1 Kuitansi biaya perjalanan".replace("P-1 ", "P-1  ")] == spans["P-1"].cover - 1
    (inner,) = [one for one in reader.outline if isinstance(one, list)]
    assert [reader.get_destination_page_number(one) for one in inner] == [
        spans["P-2"].first - 1, spans["P-2"].first + 2
    ]  # fmt: skip
    labels = reader.page_labels
    assert labels[:2] == ["1", "2"]
    assert labels[spans["P-1"].cover - 1 : spans["P-1"].last] == ["P-1", "P-1/1", "P-1/2"]
    assert labels[spans["P-2"].cover - 1 : spans["P-2"].last] == ["P-2", "P-2/1", "P-2/2", "P-2/3", "P-2/4"]
    assert labels[-1] == str(made.pages)


def test_every_source_stands_in_the_bundle_with_its_digest() -> None:
    files = [file(pdf(1), "P-1"), file(jpeg(), "P-2", kind="jpeg"), file(png(), "P-2", 2, kind="png")]
    made = bound(*files)
    last = spoken(pages(made)[-1]).replace(" ", "")
    for one in files:
        assert one.sha256 in last
        assert one.place in last


def test_binding_twice_gives_the_same_bytes_with_a_title_and_no_other_property() -> None:
    files = [file(pdf(2), "P-1"), file(jpeg(), "P-2", kind="jpeg")]
    first, second = bound(*files), bound(*files)
    assert first.sha256 == second.sha256
    reader = PdfReader(io.BytesIO(first.data))
    assert dict(reader.metadata or {}) == {"/Title": "Berkas Alat Bukti"}
    assert "/Metadata" not in reader.root_object
    assert "/Names" not in reader.root_object


def test_what_is_listed_and_not_bound_says_where_it_is() -> None:
    lines = [
        line("P-1"),
        line("P-2", "Fotokopi KTP (dalam sampul tertutup)", sealed=True),
        line("P-3", "Laporan psikolog", state="menyusul", bound=False),
    ]
    contents = spoken(pages(bound(file(pdf(1)), lines=lines))[1])
    assert "P-2 Fotokopi KTP (dalam sampul tertutup) 1 Juli 2026 ada berkas tertutup" in contents
    assert "P-3 Laporan psikolog 1 Juli 2026 menyusul –" in contents


def test_the_sealed_set_says_so_on_every_page_of_evidence() -> None:
    made = bound(file(pdf(3)), name="sealed")
    span = made.spans[0]
    for page in pages(made)[span.first - 1 : span.last]:
        assert "TERTUTUP · Bukti P-1" in spoken(page)


def test_a_locked_set_opens_with_the_password_alone_and_by_the_strong_cipher() -> None:
    made = bound(file(pdf(1, "Isi")), password=PASSWORD)
    reader = PdfReader(io.BytesIO(made.data))
    assert reader.is_encrypted
    assert not reader.decrypt("")
    assert not reader.decrypt("salah sama sekali")
    assert "Isi 1" in spoken(pages(made, PASSWORD)[3])
    assert reader.trailer["/Encrypt"]["/R"] == 6
    assert reader.trailer["/Encrypt"]["/CF"]["/StdCF"]["/CFM"] == "/AESV3"


@pytest.mark.parametrize(
    "title", ["Surat dari Ngô Thị Hương", "Перевод", "“Kuitansi” – Rp…", "A" * 300, "kata " * 80]
)
def test_titles_in_any_latin_or_cyrillic_letters_are_printed_whole(title: str) -> None:
    made = bound(file(pdf(1)), lines=[line("P-1", title)])
    for page in pages(made)[1:3]:
        assert title.replace(" ", "") in spoken(page).replace(" ", "").replace("P-11Juli", "")


def test_a_title_with_letters_that_cannot_be_printed_is_refused_by_its_mark() -> None:
    with pytest.raises(DocumentError) as caught:
        bound(file(pdf(1)), lines=[line("P-1", "合同 kontrak")])
    (problem,) = caught.value.problems
    assert (problem.path, problem.params["signs"]) == ("P-1", "合同")
    assert "合同" in messages.of_problem(problem, "id")


def test_a_long_statement_of_what_is_proved_goes_on_to_another_page() -> None:
    proves = " ".join(f"Kalimat ke-{n} tentang kerugian." for n in range(400))
    made = bound(file(pdf(1)), lines=[line("P-1", proves=proves)])
    span = made.spans[0]
    assert span.first - span.cover > 1
    text = " ".join(spoken(page) for page in pages(made)[span.cover - 1 : span.first - 1])
    assert all(f"ke-{n} tentang" in text for n in range(400))


def test_pages_counted_otherwise_in_the_case_are_told() -> None:
    made = bound(file(pdf(2)), lines=[line("P-1", recorded=5)])
    assert [(one.key, one.params["recorded"], one.params["count"]) for one in made.notes] == [
        ("bundle.note.miscounted", 5, 2)
    ]
    assert bound(file(pdf(2)), lines=[line("P-1", recorded=2)]).notes == ()


def test_binding_stops_when_asked_and_tells_how_far_it_is() -> None:
    told: list[tuple[str, int, int]] = []
    bound(file(pdf(1), "P-1"), file(pdf(1), "P-2"), step=lambda *one: told.append(one))
    assert told == [("bind", 0, 2), ("bind", 1, 2), ("verify", 0, 1)]
    with pytest.raises(DocumentError) as caught:
        bound(file(pdf(1)), stop=lambda: True)
    assert caught.value.key == "bundle.stopped"


def check(made: Bound, data: bytes, **changed: object) -> None:
    """Check bytes against what the bundle was meant to be."""
    span = made.spans[0]
    stamp = Stamp("Bukti P-1 · 1 dari 1", f"Halaman {span.first} dari {made.pages}")
    reader = PdfReader(io.BytesIO(made.data))
    digests = {span.first: bundle_check.digest(reader.pages[span.first - 1])}
    options = {"pages": made.pages, "spans": made.spans, "stamps": {span.first: stamp}, "digests": digests}
    bundle_check.check(data, words=Words(WORDS), **(options | changed))  # type: ignore[arg-type]


def test_the_check_lets_a_good_bundle_pass_and_finds_each_kind_of_fault() -> None:
    made = bound(file(pdf(1, "Isi")))
    check(made, made.data)
    span = made.spans[0]
    for changed in (
        {"pages": made.pages + 1},
        {"stamps": {span.first: Stamp("Bukti P-9 · 1 dari 1", "Halaman 4 dari 5")}},
        {"digests": {span.first: b"lain"}},
        {"spans": (type(span)("P-1", span.cover - 1, span.first, span.last),)},
    ):
        with pytest.raises(DocumentError) as caught:
            check(made, made.data, **changed)
        assert caught.value.key == "bundle.wrong"
    for broken in (made.data[: len(made.data) // 2], b"", swapped(made), renumbered(made)):
        with pytest.raises(DocumentError) as caught:
            check(made, broken)
        assert caught.value.key == "bundle.wrong"


def swapped(made: Bound) -> bytes:
    """The page of evidence and the list of sources changed round."""
    writer = copy_of(made.data)
    kids = writer.root_object["/Pages"]["/Kids"]  # type: ignore[index]
    kids[3], kids[4] = kids[4], kids[3]
    return written(writer)


def renumbered(made: Bound) -> bytes:
    """A bundle whose outline leads elsewhere."""
    writer = copy_of(made.data)
    item = writer.root_object["/Outlines"]["/First"].get_object()  # type: ignore[index]
    while item is not None:
        destination = item.get("/Dest") or item["/A"]["/D"]
        destination[0] = writer.pages[0].indirect_reference
        following = item.get("/Next")
        item = following.get_object() if following is not None else None
    return written(writer)


@pytest.mark.parametrize("way", range(1, 9))
def test_a_photo_stands_upright_however_the_camera_was_held(way: int) -> None:
    page = PdfReader(io.BytesIO(bundle_pictures.page(file(jpeg((60, 40), way), kind="jpeg")))).pages[0]
    a, b, c, d, e, f = bundle_pictures._UPRIGHT[way]
    stored = Image.open(io.BytesIO(jpeg((60, 40), way)))
    upright = stored.copy()
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(upright)
    wide = upright.width > upright.height
    assert (page.mediabox.width > page.mediabox.height) == wide
    # The middle of the red corner, as stored, must come to lie in the red corner of the upright picture.
    x, y = 1 / 6, 5 / 6
    seen = (a * x + c * y + e, b * x + d * y + f)
    pixel = upright.getpixel((int(seen[0] * upright.width), int((1 - seen[1]) * upright.height)))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 200
    assert pixel[1] < 80


@pytest.mark.parametrize("mode", ["RGBA", "L", "1", "P", "I;16", "LA"])
def test_pictures_of_every_usual_make_become_pages(mode: str) -> None:
    source = png(mode) if mode != "I;16" else deep()
    data = bundle_pictures.page(file(source, kind="png"))
    assert len(PdfReader(io.BytesIO(data)).pages[0].images) == 1


def deep() -> bytes:
    buffer = io.BytesIO()
    Image.new("I;16", (30, 20), 40_000).save(buffer, "PNG")
    return buffer.getvalue()


def test_camera_data_stay_out_and_pixels_stay_as_they_are() -> None:
    source = jpeg(remark="RAHASIAKAMERA")
    assert b"RAHASIAKAMERA" in source
    made = bound(file(source, kind="jpeg"))
    assert b"RAHASIAKAMERA" not in made.data
    assert b"Exif" not in made.data
    inside = made.data[made.data.index(b"\xff\xd8\xff") :]
    scan = source[source.index(b"\xff\xda") : -2]
    assert scan in inside


def test_camera_data_inside_a_pdf_stay_out_too() -> None:
    page = bundle_pictures.page(file(jpeg(), kind="jpeg"))
    writer = copy_of(page)
    photo = jpeg(remark="RAHASIAKAMERA")
    for thing in writer._objects:
        if isinstance(thing, dict) and thing.get("/Subtype") == "/Image":
            thing._data = photo  # type: ignore[attr-defined]
            thing[NameObject("/Metadata")] = TextStringObject("RAHASIAJEJAK")
    source = written(writer)
    assert b"RAHASIAKAMERA" in source
    made = bound(file(source))
    assert b"RAHASIAKAMERA" not in made.data
    assert b"RAHASIAJEJAK" not in made.data


@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_broken_and_oversized_pictures_are_named(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = jpeg((300, 200)) if kind == "jpeg" else png("RGBA", (300, 200))
    for broken in (whole[: len(whole) // 2], whole[:30], b"\xff\xd8\xff\xe0 bukan gambar"):
        with pytest.raises(DocumentError) as caught:
            bundle_pictures.page(file(broken, kind=kind))
        assert caught.value.key == "bundle.source.damaged"
    monkeypatch.setattr(bundle_pictures, "MOST_PIXELS", 1000)
    with pytest.raises(DocumentError) as caught:
        bundle_pictures.page(file(whole, kind=kind))
    assert caught.value.key == "bundle.source.too_large"


def test_word_files_are_printed_and_those_that_cannot_be_are_named() -> None:
    words = [file(b"docx", "P-1", kind="docx"), file(b"docx", "P-2", kind="docx"), file(pdf(1), "P-3")]

    def printing(files: Sequence[File]) -> Sequence[Converted]:
        return [
            Converted("P-1", pdf(2, "Tercetak"), 2, replaced=("Tahoma",)),
            Converted("P-2", None, fault="pdf.input.changes"),
        ][: len(files)]

    with pytest.raises(DocumentError) as caught:
        bundle_open.open_all(words, printing)
    assert [(one.path, one.key) for one in caught.value.problems] == [("P-2", "pdf.input.changes")]
    sources = bundle_open.open_all([words[0], words[2]], printing)
    made = bundle.bind("served", SHEET, [line("P-1"), line("P-3")], sources, WORDS)
    assert "Tercetak 2" in spoken(pages(made)[4])
    assert [(one.key, one.params["fonts"]) for one in made.notes] == [("bundle.note.fonts", "Tahoma")]


def test_without_libreoffice_each_word_file_is_named_with_what_to_do() -> None:
    def printing(_files: Sequence[File]) -> Sequence[Converted]:
        raise DocumentError("pdf.no_program", variable="X")

    with pytest.raises(DocumentError) as caught:
        bundle_open.open_all([file(b"", "P-1", kind="docx"), file(pdf(1), "P-2")], printing)
    assert [one.path for one in caught.value.problems] == ["P-1", "LibreOffice"]
    for problem in caught.value.problems:
        assert "PDF" in messages.of_problem(problem, "id")


def test_a_drawn_page_repeats_the_head_of_its_table_and_keeps_rows_whole() -> None:
    paper = bundle_paper.Paper("", "", lambda drawn: f"h{drawn}")
    paper.new_page()
    rows = [(f"baris{n}", "kata " * 30) for n in range(60)]
    paper.table(("Kepala", "Isi"), rows, (0.3, 0.7))
    read = PdfReader(io.BytesIO(paper.finished())).pages
    assert len(read) > 1
    for page in read:
        text = page.extract_text()
        assert "Kepala" in text
        started = set(re.findall(r"baris\d+", text))
        assert text.count("kata") == 30 * len(started)


def test_a_good_password_is_needed() -> None:
    for bad, key in (("pendek", "pdf.password_short"), ("x" * 128, "pdf.password_long")):
        with pytest.raises(DocumentError) as caught:
            pdf_rewrite.check_password(bad)
        assert caught.value.key == key
