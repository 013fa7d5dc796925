"""Spreadsheets out: nothing in them runs. In: nothing is taken that isn't exact, nothing is unbounded."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from loss_cases import NASTY

from legal_assist.errors import CaseDataError
from legal_assist.exports import csv_files, tables, xlsx_files
from legal_assist.exports.tables import Odd, Table

RUNS = ("=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠A1")


def table(*cells: Any) -> Table:
    return Table("Lembar", ("Isi",), tuple((cell,) for cell in cells))


def workbook(*cells: Any) -> bytes:
    book = openpyxl.Workbook()
    for cell in cells:
        book.active.append([cell])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def first(data: bytes) -> Any:
    return [row.cells[0] for row in xlsx_files.read(data)[0]]


@pytest.mark.parametrize("text", RUNS)
def test_what_a_spreadsheet_would_run_is_quoted_in_csv_and_comes_back(text: str) -> None:
    data = csv_files.write(table(text))
    cell = data.decode("utf-8-sig").split("\r\n", 1)[1].lstrip('"')

    assert cell.startswith("'")
    assert csv_files.read(data)[1].cells[0] == text


@pytest.mark.parametrize("text", [each for each in RUNS if "\r" not in each])
def test_what_a_spreadsheet_would_run_is_marked_text_in_xlsx_and_comes_back(text: str) -> None:
    data = xlsx_files.write([table(text)])
    cell = openpyxl.load_workbook(io.BytesIO(data)).active["A2"]

    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value == text
    assert first(data)[1] == text


@given(st.sampled_from(NASTY) | st.text("'=+-@ ax", max_size=6))
def test_quoting_is_undone_exactly(text: str) -> None:
    assert tables.unquoted(tables.quoted(text)) == text
    assert tables.unquoted(tables.requoted(text)) == text
    assert not tables.is_dangerous(tables.quoted(text))


def test_titles_of_columns_are_made_harmless_too() -> None:
    assert b"'=cmd" in csv_files.write(Table("x", ("=cmd",), ()))


def test_indonesian_spreadsheets_find_columns_and_letters() -> None:
    data = csv_files.write(Table("x", ("Kode", "Jumlah"), (("L1", Decimal("3.125")), ("é", 5))))

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").splitlines() == ["Kode;Jumlah", "L1;3,1250", "é;5"]
    assert b"sep=" not in data


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_any_of_the_three_separators_is_read(sign: str) -> None:
    assert csv_files.read(f"a{sign}b\n1{sign}2\n".encode())[1].cells == ("1", "2")


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"\xff\xfea\x00;\x00", "not_utf8"),
        ("Kode;Uraian\nL1;caf\xe9".encode("cp1252"), "not_utf8"),
        (b"a\x00b", "not_utf8"),
        (b'a;b\n"x;y\n', "broken"),
        (b'a\n"x"y\n', "broken"),
        (b"a" * (tables.MAX_BYTES + 1), "too_large"),
        (b"a\n" * (tables.MAX_ROWS + 1), "too_many"),
        (b";" * 200, "too_many"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "no_workbook"),
    ],
)
def test_a_csv_that_cant_be_read_for_certain_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(CaseDataError, match=rf"^exchange\.sheet\.{key}$"):
        csv_files.read(data)


def test_an_enormous_cell_is_named_and_not_taken() -> None:
    assert csv_files.read(b"a\n" + b"x" * 40_000)[1].cells == (Odd("exchange.cell.too_long"),)


def test_cells_of_a_workbook_are_taken_as_far_as_they_are_exact() -> None:
    cells = [1500000, 1500000.0, date(2026, 1, 5), datetime(2026, 1, 5), True, "1.500.000"]  # noqa: DTZ001

    assert first(workbook(*cells)) == ["1500000", "1500000", "05-01-2026", "05-01-2026", "ya", "1.500.000"]


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        (3650.25, "fraction"),
        (0.1, "fraction"),
        (1e300, "fraction"),
        (2**60, "fraction"),
        (datetime(2026, 1, 5, 9, 30), "moment"),  # noqa: DTZ001
        (time(9, 30), "moment"),
        ("=1+1", "formula"),
        ("#REF!", "fault"),
    ],
)
def test_what_is_not_exact_is_named(cell: Any, key: str) -> None:
    assert first(workbook(cell)) == [Odd(f"exchange.cell.{key}")]


def packed(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"PK", b"PK\x03\x04" + b"x" * 90, packed(a=b"b"), workbook("a")[:-300]],
    # A packed file holds the second it was made; test names must not change.
    ids=["two letters", "a head only", "another package", "cut off"],
)
def test_a_damaged_workbook_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(CaseDataError, match=r"^exchange\.sheet\.no_workbook$"):
        xlsx_files.read(data)


def test_a_workbook_that_unpacks_into_too_much_is_refused_before_it_is_unpacked() -> None:
    bomb = packed(**{f"a{number}": b"\0" * 8_000_000 for number in range(9)})

    assert len(bomb) < tables.MAX_BYTES
    with pytest.raises(CaseDataError, match=r"unpacks_too_large"):
        xlsx_files.read(bomb)


def test_a_row_far_below_does_not_keep_the_program_busy() -> None:
    book = openpyxl.Workbook()
    book.active.cell(1_000_000, 1, "jauh")
    out = io.BytesIO()
    book.save(out)

    with pytest.raises(CaseDataError, match=r"too_many"):
        xlsx_files.read(out.getvalue())


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_a_workbook_with_entities_of_its_own_is_refused(code: str) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook("a"))) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            is_text = entry.filename == "xl/worksheets/sheet1.xml"
            new.writestr(entry.filename, text.encode(code) if is_text else old.read(entry))

    with pytest.raises(CaseDataError, match=r"^exchange\.sheet\.no_workbook$"):
        xlsx_files.read(out.getvalue())
