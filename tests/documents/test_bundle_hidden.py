"""What hides in an exhibit stays out of the bundle; whole files of every kind keep their pages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from bundle_files import bound, copy_of, file, locked, pdf, turned, written
from leak_seeds import NAME
from leak_seeds_pdf import PDF
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

from legal_assist.documents import bundle_source, scanning
from legal_assist.documents.leak_matcher import Matcher
from legal_assist.documents.leak_values import Protected
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable

SEARCH = Matcher([Protected("K1", "name", NAME)])
#: These stand in the drawing of a page: they are evidence, and the leak scan blocks the served set for them.
DRAWN = {
    "page", "letters set apart", "letters by number", "actual text", "invisible text",
    "text under a black box", "white text", "outside the visible page",
}  # fmt: skip


@pytest.mark.parametrize("place", PDF)
def test_a_name_beside_the_drawing_is_left_behind_and_one_in_it_is_found(place: str) -> None:
    source = PDF[place](NAME)
    assert scanning.check_bytes("bukti.pdf", source, SEARCH).blocking
    try:
        data = bound(file(source)).data
    except DocumentError as error:
        refused = [error.key, *(problem.key for problem in error.problems)]
        assert any(key.startswith("bundle.") for key in refused)
        assert place not in DRAWN
        return
    assert bool(scanning.check_bytes("jilid.pdf", data, SEARCH).blocking) is (place in DRAWN)


def _packed(data: bytes) -> bytes:
    """The same file with every drawing packed."""
    writer = copy_of(data)
    for page in writer.pages:
        page.compress_content_streams()
    return written(writer)


def _saved_over(data: bytes) -> bytes:
    """The same file saved a second time behind the first."""
    writer = PdfWriter(io.BytesIO(data), incremental=True)
    writer.add_metadata({"/Title": "lagi"})
    return written(writer)


def _inherited(data: bytes) -> bytes:
    """The size and the turn of the pages stand in the tree above them."""
    writer = copy_of(data)
    tree = writer.root_object["/Pages"].get_object()
    assert isinstance(tree, DictionaryObject)
    for page in writer.pages:
        tree[NameObject("/MediaBox")] = page.pop(NameObject("/MediaBox"))
    tree[NameObject("/Rotate")] = NumberObject(90)
    return written(writer)


def _deep(data: bytes) -> bytes:
    """A tree of pages with a branch of its own for each page."""
    writer = copy_of(data)
    tree = writer.root_object["/Pages"].get_object()
    assert isinstance(tree, DictionaryObject)
    branches = ArrayObject()
    for leaf in list(tree["/Kids"]):  # type: ignore[call-overload]
        inner = DictionaryObject(
            {NameObject("/Type"): NameObject("/Pages"), NameObject("/Count"): NumberObject(1),
             NameObject("/Kids"): ArrayObject([leaf]), NameObject("/Parent"): tree.indirect_reference}
        )  # fmt: skip
        reference = writer._add_object(inner)
        leaf.get_object()[NameObject("/Parent")] = reference
        branches.append(reference)
    tree[NameObject("/Kids")] = branches
    return written(writer)


def _version(data: bytes, number: bytes) -> bytes:
    return data.replace(data[:8], b"%PDF-" + number, 1)


SEVEN = pdf(7, "Kuitansi")
WHOLE: dict[str, Callable[[], bytes]] = {
    "plain": lambda: SEVEN,
    "written by another program": lambda: written(copy_of(SEVEN)),
    "packed drawings": lambda: _packed(SEVEN),
    "saved over": lambda: _saved_over(SEVEN),
    "sizes in the tree": lambda: _inherited(SEVEN),
    "a deep tree": lambda: _deep(SEVEN),
    "turned": lambda: turned(SEVEN, turn=270),
    "cropped": lambda: turned(SEVEN, crop=(50, 50, 400, 600)),
    "other units": lambda: turned(SEVEN, unit=2),
    "old version": lambda: _version(SEVEN, b"1.2"),
    "new version": lambda: _version(SEVEN, b"2.0"),
    "rubbish behind": lambda: SEVEN + b"\n\0\0\0\0",
    **{
        f"locked against changes, {cipher}": lambda cipher=cipher: locked(  # type: ignore[misc]
            SEVEN, user="", owner="pemilik-berkas", algorithm=cipher
        )
        for cipher in ("AES-256", "AES-256-R5", "AES-128", "RC4-128", "RC4-40")
    },
}


@pytest.mark.parametrize("kind", WHOLE)
def test_a_whole_file_of_every_kind_is_bound_with_all_its_pages(kind: str) -> None:
    data = WHOLE[kind]()
    assert len(PdfReader(io.BytesIO(data)).pages) == 7
    made = bound(file(data))
    (span,) = made.spans
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(made.data)).pages]
    assert len(texts) == made.pages
    assert [
        number for number in range(1, 8) if sum(f"Kuitansi {number}" in text for text in texts) != 1
    ] == []
    assert span


@pytest.mark.parametrize("cipher", ["AES-256", "AES-256-R5", "AES-128", "RC4-128", "RC4-40"])
def test_a_file_that_wants_a_password_is_named_whatever_its_cipher(cipher: str) -> None:
    data = locked(SEVEN, user="rahasia-panjang", algorithm=cipher)
    with pytest.raises(DocumentError) as caught:
        bundle_source.opened(file(data), data)
    assert caught.value.key == "bundle.source.password"
