"""Files made to choke a reader are read in the time their size allows."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from leak_seeds import NAME
from leak_seeds_pdf import pdf

from legal_assist.documents import scanning
from legal_assist.documents.leak_matcher import Matcher
from legal_assist.documents.leak_values import Protected

SEARCH = Matcher([Protected("K1", "name", NAME), Protected("K1", "nik", "9901015403980001")])
SIZE = 200_000


def packed(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pdf("(" * SIZE),
        pdf("[" * SIZE),
        pdf("[(" * (SIZE // 2)),
        pdf("\\(" * (SIZE // 2)),
        pdf("<" * SIZE),
        b"%PDF-1.4\n" + b"stream\n" * (SIZE // 7),
        b"%PDF-1.4\n" + b"1 0 obj\n" * (SIZE // 8),
        packed(b"<!--" * (SIZE // 4)),
        packed(b"<a>" * (SIZE // 3)),
        b"<br" * (SIZE // 3),
        b"<!--" * (SIZE // 4),
        b"&#" * (SIZE // 2),
        b"{\\rtf" + b"\\" * SIZE,
        b"99" * (SIZE // 2),
        b"9901015403980001" * (SIZE // 16),
        b"\x89PNG\r\n\x1a\n" + b"\x00" * SIZE,
        b"\xff\xd8\xff" + b"\xff" * SIZE,
        b"GIF89a" + b"\x21\xfe\xff" * (SIZE // 3),
    ],
)
def test_a_hostile_file_is_read_in_the_time_its_size_allows(data: bytes) -> None:
    start = time.process_time()
    scanning.check_bytes("a", data, SEARCH)
    assert time.process_time() - start < 4


def test_a_table_with_a_name_ten_thousand_times_is_found_soon() -> None:
    start = time.process_time()
    found = scanning.check_bytes("a.csv", f"{NAME};hadir\n".encode() * 10_000, SEARCH)
    assert found.blocking
    assert time.process_time() - start < 4


def test_a_name_between_nested_brackets_of_a_pdf_is_found() -> None:
    assert scanning.check_bytes("a.pdf", pdf(more=(f"<< /X ({NAME} (alias)) >>",)), SEARCH).blocking
