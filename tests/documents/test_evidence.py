"""PDF evidence: counted, or its fault named; made with pypdf here, broken by hand."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfWriter

from legal_assist.documents import evidence
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from pathlib import Path


def pdf(pages: int, password: str | None = None) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=200, height=200)
    if password is not None:
        writer.encrypt(password, "owner" if password == "" else None, algorithm="AES-256")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


@pytest.mark.parametrize("pages", [1, 2, 37])
def test_pages_are_counted_from_bytes_path_and_stream(tmp_path: Path, pages: int) -> None:
    data = pdf(pages)
    path = tmp_path / "surat.pdf"
    path.write_bytes(data)

    assert evidence.page_count(data) == pages
    assert evidence.page_count(path) == pages
    assert evidence.page_count(io.BytesIO(data)) == pages


def test_a_pdf_locked_only_against_changes_is_counted() -> None:
    assert evidence.page_count(pdf(3, password="")) == 3


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "empty"),
        (b"hello", "not_pdf"),
        (b"\x89PNG\r\n\x1a\n", "not_pdf"),
        (b"%PDF-1.7", "damaged"),
        (b"%PDF-1.7\n" + b"\x00" * 5000, "damaged"),
        (pdf(2, password="rahasia"), "encrypted"),  # noqa: S106
        (pdf(0), "no_pages"),
    ],
    # An encrypted file has other bytes each time, and test names must not change.
    ids=["nothing", "text", "picture", "header only", "header and zeros", "encrypted", "no pages"],
)
def test_a_pdf_that_can_not_be_read_is_named(data: bytes, fault: str) -> None:
    with pytest.raises(DocumentError) as caught:
        evidence.page_count(data)

    assert caught.value.key == f"keeping.evidence.{fault}"


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="unreadable"):
        evidence.page_count(tmp_path / "tidak-ada.pdf")


def test_a_cut_pdf_is_counted_right_or_named_but_never_counted_wrong() -> None:
    data = pdf(3)
    for end in range(0, len(data), 7):
        try:
            found = evidence.page_count(data[:end])
        except DocumentError:
            continue
        assert found == 3


def test_more_pages_than_can_be_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "MOST_PAGES", 2)

    with pytest.raises(DocumentError, match="too_many_pages"):
        evidence.page_count(pdf(3))
