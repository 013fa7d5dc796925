"""ZIP files that are broken inside: every reader of one refuses it in words, whatever Python makes of it."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
from typing import TYPE_CHECKING

import pytest

from legal_assist import workspace
from legal_assist.cases.case import Case
from legal_assist.documents import office_input, package_check, scanning, scrub
from legal_assist.errors import LegalAssistError
from legal_assist.exports import case_package, tables, xlsx_files
from legal_assist.store import attachment_types

if TYPE_CHECKING:
    from collections.abc import Callable


def word_file(method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(workspace.templates_dir() / "kronologi.docx") as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, old.read(info), compress_type=method)
    return out.getvalue()


def offset(data: bytes, by: int) -> bytes:
    """The first entry of the list of contents points elsewhere."""
    at = data.index(b"PK\x01\x02") + 42
    (old,) = struct.unpack_from("<I", data, at)
    return data[:at] + struct.pack("<I", (old + by) % 2**32) + data[at + 4 :]


def list_moved(data: bytes, by: int) -> bytes:
    """The end of the file says the list of contents lies elsewhere."""
    at = data.rindex(b"PK\x05\x06") + 16
    (old,) = struct.unpack_from("<I", data, at)
    return data[:at] + struct.pack("<I", (old + by) % 2**32) + data[at + 4 :]


def garbled(data: bytes) -> bytes:
    """The packed bytes of the part with the text are noise; sizes and names are right."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        info = package.getinfo("word/document.xml")
    start = info.header_offset + 30 + len(info.filename)
    return (
        data[:start] + b"\xff\x07" * (info.compress_size // 2) + data[start + info.compress_size // 2 * 2 :]
    )


def method(data: bytes, number: int) -> bytes:
    """Every part claims another way of packing."""
    out = bytearray(data)
    for mark, place in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        at = out.find(mark)
        while at >= 0:
            struct.pack_into("<H", out, at + place, number)
            at = out.find(mark, at + 4)
    return bytes(out)


DEFLATED = word_file()
BROKEN = {
    "entry before the file": list_moved(DEFLATED, 60),
    "entry elsewhere": offset(DEFLATED, 17),
    "entry behind the end": offset(DEFLATED, 2**31),
    "noise": garbled(DEFLATED),
    "bzip2": method(DEFLATED, 12),
    "lzma": method(DEFLATED, 14),
    "unknown packing": method(DEFLATED, 99),
    "noise in lzma": garbled(word_file(zipfile.ZIP_LZMA)),
    "noise in bzip2": garbled(word_file(zipfile.ZIP_BZIP2)),
    "half": DEFLATED[: len(DEFLATED) // 2],
    "only the end": DEFLATED[-22:],
}
NOBODY = scanning.matcher(Case(code="MERANTI-27", invented=True), ())
READERS: dict[str, Callable[[bytes], object]] = {
    "template": package_check.check,
    "pdf input": office_input.check,
    "sheet": xlsx_files.read,
    "package": case_package.read,
    "scrub": scrub.scrub,
    "scan": lambda data: scanning.check_bytes("a.docx", data, NOBODY),
    "attachment": lambda data: attachment_types.look(io.BytesIO(data), len(data)),
}


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("reader", READERS)
def test_a_broken_package_is_refused_in_words(reader: str, what: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile's own, about names
        try:
            found = READERS[reader](BROKEN[what])
        except LegalAssistError:
            return
    # A scan never raises: it names what it could not read. Attaching reads the list of parts only.
    assert reader == "attachment" or (reader == "scan" and (found.unread or found.hits))  # type: ignore[attr-defined]


@pytest.mark.parametrize("reader", ["template", "pdf input", "scrub", "scan", "attachment"])
def test_the_whole_file_passes_the_same_readers(reader: str) -> None:
    found = READERS[reader](DEFLATED)
    assert reader != "scan" or found.clean  # type: ignore[attr-defined]


def test_what_openpyxl_remarks_about_a_workbook_stays_off_the_terminal() -> None:
    made = xlsx_files.write([tables.Table("Rugi", ("Korban",), (("K1",),))])
    plain = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(plain, "w") as new:
        for name in old.namelist():
            blob = re.sub(rb"<(cellStyles|cellStyleXfs).*</\1>", b"", old.read(name))
            new.writestr(name, blob)
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        assert xlsx_files.read(plain.getvalue())
    assert said == []
