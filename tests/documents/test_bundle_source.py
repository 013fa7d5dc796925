"""Sources of a bundle: whole ones are opened, every other is named with what is wrong; nothing is skipped."""

from __future__ import annotations

import io
import re
import time
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from bundle_files import copy_of, file, form, layered, locked, pdf, put_mark, written
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from legal_assist import messages
from legal_assist.documents import bundle_open, bundle_pictures, bundle_source
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from legal_assist.documents.bundle_source import Opened

SIXTEEN = pdf(16, "Kuitansi")


def opened(data: bytes) -> Opened:
    return bundle_source.opened(file(data), data)


def refusal(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        opened(data)
    error = caught.value
    assert error.params["place"] == "P-1"
    for lang in messages.LANGUAGES:
        assert "P-1" in messages.of_error(error, lang)
    return error.key.rpartition(".")[2]


def notes(data: bytes) -> set[str]:
    found = opened(data).notes
    for note in found:
        assert "P-1" in messages.of_problem(note, "id")
    return {note.key.rpartition(".")[2] for note in found}


def test_a_whole_file_opens_without_remarks() -> None:
    found = opened(SIXTEEN)
    assert (found.pages, found.notes) == (16, ())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"Ini hanya teks biasa.", "not_pdf"),
        (b"<html><body>Halaman galat</body></html>", "not_pdf"),
        (SIXTEEN[: len(SIXTEEN) // 2], "damaged"),
        (SIXTEEN[:-200], "damaged"),
        (b"%PDF-1.7\n%%EOF\n", "damaged"),
        (locked(SIXTEEN, user="rahasia-panjang"), "password"),
        (locked(SIXTEEN, user="rahasia-panjang", algorithm="RC4-128"), "password"),
        (locked(SIXTEEN, user="rahasia-panjang", algorithm="AES-128"), "password"),
    ],
    ids=[
        "empty", "text", "html", "half", "tail gone", "only a head", "password AES-256", "password RC4",
        "password AES-128",
    ],
)  # fmt: skip
def test_what_cannot_be_bound_is_named(data: bytes, why: str) -> None:
    assert refusal(data) == why


def test_a_broken_pointer_to_the_table_is_repaired_and_told_or_refused() -> None:
    broken = re.sub(rb"startxref\s+\d+", b"startxref\n999999999", SIXTEEN)
    assert "repaired" in notes(broken)


def test_rubbish_before_the_file_is_read_and_told() -> None:
    assert "repaired" in notes(b"x" * 1000 + b"\n" + SIXTEEN)


def test_bytes_overwritten_in_a_drawing_are_found_where_readers_say_nothing() -> None:
    at = SIXTEEN.index(b"stream", len(SIXTEEN) // 3) + 40
    broken = SIXTEEN[:at] + b"\x00" * 60 + SIXTEEN[at + 60 :]
    assert len(PdfReader(io.BytesIO(broken)).pages) == 16  # a usual reader opens it and says nothing
    assert refusal(broken) == "damaged"


def test_a_file_locked_against_changes_opens_and_says_so() -> None:
    for algorithm in ("AES-256", "AES-128", "RC4-128"):
        data = locked(SIXTEEN, user="", owner="pemilik-berkas", algorithm=algorithm)
        assert notes(data) == {"restricted"}


def test_a_file_without_pages_is_refused() -> None:
    assert refusal(written(PdfWriter())) == "no_pages"


def test_more_pages_than_any_exhibit_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle_source, "MOST_PAGES", 15)
    assert refusal(SIXTEEN) == "too_many_pages"


def test_a_drawing_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle_source, "_MOST_UNPACKED", 10**6)
    writer = copy_of(pdf(1))
    packed = zlib.compress(b" " * 5_000_000)
    contents = writer.pages[0]["/Contents"].get_object()
    contents._data = packed  # type: ignore[attr-defined]
    contents[NameObject("/Filter")] = NameObject("/FlateDecode")  # type: ignore[index]
    assert refusal(written(writer)) == "too_large"


def test_a_form_that_only_its_maker_can_show_is_refused() -> None:
    writer = copy_of(pdf(1, "Please wait..."))
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/XFA"): TextStringObject("<xdp/>"), NameObject("/Fields"): ArrayObject()}
    )
    writer.root_object[NameObject("/NeedsRendering")] = BooleanObject(True)
    assert refusal(written(writer)) == "form_unreadable"


def test_a_filled_field_without_looks_is_refused_since_print_would_lose_it() -> None:
    assert refusal(form("Sudah dibayar", looks=False)) == "field_unseen"
    assert opened(form("", looks=False)).pages == 1
    assert opened(form("Sudah dibayar")).pages == 1


def test_files_inside_a_file_are_named() -> None:
    writer = copy_of(pdf(1))
    writer.add_attachment("rincian.csv", b"a,b\n")
    assert notes(written(writer)) == {"carries_files"}


def test_an_electronic_signature_and_layers_are_named() -> None:
    writer = copy_of(pdf(1))
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/SigFlags"): NumberObject(3), NameObject("/Fields"): ArrayObject()}
    )
    assert notes(written(writer)) == {"signed"}
    assert notes(layered(off=True)) == {"layers"}


def test_remarks_that_print_nothing_are_counted() -> None:
    writer = copy_of(pdf(1))
    for _ in range(2):
        put_mark(
            writer,
            DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/Annot"),
                    NameObject("/Subtype"): NameObject("/Text"),
                    NameObject("/Contents"): TextStringObject("Periksa jumlahnya"),
                    NameObject("/Rect"): ArrayObject(FloatObject(n) for n in (10, 10, 30, 30)),
                }
            ),
        )
    found = opened(written(writer)).notes
    assert [(one.key, one.params["count"]) for one in found] == [("bundle.note.comments", 2)]


def test_pages_that_are_only_pictures_are_counted() -> None:
    from bundle_files import jpeg

    page = bundle_pictures.page(file(jpeg(), kind="jpeg"))
    whole = PdfWriter()
    for data in (page, pdf(2), page):
        whole.append(io.BytesIO(data))
    found = opened(written(whole)).notes
    assert [(one.key, one.params["count"]) for one in found] == [("bundle.note.pictures", 2)]


def test_every_bad_file_of_a_bundle_is_named_at_once() -> None:
    files = [file(b"", "P-1"), file(pdf(1), "P-2"), file(SIXTEEN[:900], "P-3"), file(b"GIF89a", "P-4", 2)]
    with pytest.raises(DocumentError) as caught:
        bundle_open.open_all(files, lambda _words: [])
    assert caught.value.key == "bundle.not_ready"
    assert [problem.path for problem in caught.value.problems] == ["P-1", "P-3", "P-4/2"]


@settings(max_examples=60)
@given(st.data())
def test_no_damage_makes_it_fail_in_another_way_or_lose_pages(data: Any) -> None:
    """Whatever bytes are cut or overwritten: all sixteen pages, or a refusal that names the file."""
    start = data.draw(st.integers(0, len(SIXTEEN) - 1))
    length = data.draw(st.integers(1, 400))
    other = data.draw(st.sampled_from([b"", b"\x00", b"\xff", b"]"]))
    broken = SIXTEEN[:start] + other * length + SIXTEEN[start + length :]
    try:
        found = opened(broken)
    except DocumentError:  # any other error fails the test
        pass
    else:
        assert found.pages == 16


def test_forms_that_draw_each_other_are_looked_into_once() -> None:
    """A file made to choke its reader: each of thirty forms draws the next one twice, the last the first."""
    writer = copy_of(pdf(1))
    page = writer.pages[0]
    forms = []
    for _ in range(30):
        form = DecodedStreamObject()
        form.set_data(b"/A Do /B Do")
        form[NameObject("/Subtype")] = NameObject("/Form")
        forms.append(writer._add_object(form))
    for form, following in zip(forms, [*forms[1:], forms[0]], strict=True):
        names = DictionaryObject({NameObject("/A"): following, NameObject("/B"): following})
        form.get_object()[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): names})
    page[NameObject("/Resources")] = forms[-1].get_object()["/Resources"]
    plain = DecodedStreamObject()
    plain.set_data(b"/A Do")
    page[NameObject("/Contents")] = writer._add_object(plain)
    start = time.process_time()
    assert notes(written(writer)) == {"pictures"}
    assert time.process_time() - start < 2
