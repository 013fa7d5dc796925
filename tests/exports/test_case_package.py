"""A case with its attachments as a ZIP: whole, without names, and nothing hostile is taken."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_assist.errors import CaseDataError
from legal_assist.exports import case_package
from legal_assist.exports.case_package import Enclosed

CASE = b'{"code": "MELATI-01", "invented": true}'
ONE = b"%PDF-1.7 satu"
NAME = f"attachments/{hashlib.sha256(ONE).hexdigest()}"


def packed(*entries: tuple[Any, bytes], deflate: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED) as file:
        for name, data in entries:
            file.writestr(name, data)
    return out.getvalue()


def special(name: str, kind: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (kind | 0o777) << 16
    return entry


def refused(data: bytes) -> str:
    with pytest.raises(CaseDataError) as caught:
        case_package.read(data)
    return caught.value.key.removeprefix("exchange.package.")


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=50), st.lists(st.binary(max_size=50), max_size=4))
def test_what_is_packed_is_read_again(case: bytes, attachments: list[bytes]) -> None:
    found = case_package.read(case_package.write(case, [Enclosed("P-1", one) for one in attachments]))

    assert found.case == case
    assert found.attachments == {hashlib.sha256(data).hexdigest(): data for data in attachments}


def test_the_same_case_gives_the_same_bytes_and_tells_no_moment() -> None:
    one, two = Enclosed("P-1", ONE), Enclosed("P-2", b"dua")
    data = case_package.write(CASE, [one, two, one])

    assert data == case_package.write(CASE, [two, one])
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_packs_very_well_is_still_taken_back() -> None:
    long = b"a" * 5_000_000

    assert (
        case_package.read(case_package.write(CASE, [Enclosed("P-1", long)])).attachments.popitem()[1] == long
    )


@pytest.mark.parametrize(
    "name",
    [
        "../case.json", "/etc/passwd", "attachments/../../x", "C:\\x", "..\\case.json", "x.txt", "CASE.JSON",
        "attachments/kartu tanda penduduk.pdf", NAME.upper(), f"{NAME}/", f"{NAME}.pdf", f"./{NAME}",
        "attachments/" + "a" * 63, "folder/", "case.json/",
    ],
)  # fmt: skip
def test_a_name_that_packages_dont_use_is_refused(name: str) -> None:
    assert refused(packed(("case.json", CASE), (name, b"x"))) == "bad_name"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFCHR])
@pytest.mark.parametrize("name", ["case.json", NAME])
def test_a_link_a_folder_or_a_device_under_a_good_name_is_refused(name: str, kind: int) -> None:
    assert refused(packed((special(name, kind), b"/etc/passwd"))) == "bad_name"


def test_a_name_with_a_hidden_end_is_refused() -> None:
    data = packed(("case.json", CASE), ("manifest.jsonXevil", b"{}")).replace(b"jsonXevil", b"json\0evil")

    assert refused(data) == "bad_name"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["case.json", NAME])
def test_a_name_that_stands_there_twice_is_refused(name: str) -> None:
    assert refused(packed(("case.json", CASE), (name, ONE), (name, ONE))) == "entry_twice"


def test_a_package_without_a_case_or_with_a_changed_or_missing_attachment_is_refused() -> None:
    whole = case_package.write(CASE, [Enclosed("P-1", ONE)])
    with zipfile.ZipFile(io.BytesIO(whole)) as file:
        manifest = file.read("manifest.json")

    assert refused(packed((NAME, ONE))) == "no_case"
    assert refused(packed(("case.json", CASE), (NAME, b"lain"))) == "altered"
    assert refused(packed(("case.json", CASE), ("manifest.json", manifest))) == "altered"
    assert case_package.read(packed(("case.json", CASE), (NAME, ONE), ("attachments/", b""))).case == CASE


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{}", b'{"version": 1}', b"[" * 99_999, b"\xff"])
def test_a_manifest_that_says_nothing_is_refused(manifest: bytes) -> None:
    assert refused(packed(("case.json", CASE), ("manifest.json", manifest))) == "not_a_zip"


def test_an_attachment_keeps_the_exhibits_it_belongs_to() -> None:
    enclosed = [Enclosed("P-2", ONE), Enclosed("P-1", ONE), Enclosed("", b"dua")]
    found = case_package.read(case_package.write(CASE, enclosed))

    assert [exhibit for _name, exhibit in found.belongs] == ["P-1", "P-2"]
    assert set(found.attachments.values()) == {ONE, b"dua"}


@pytest.mark.parametrize("exhibit", ["../P-1", "P-0", "K1", "P-1\n", "P-12345", "x" * 500])
def test_an_exhibit_that_is_no_exhibits_code_is_refused(exhibit: str) -> None:
    row = {"sha256": hashlib.sha256(ONE).hexdigest(), "exhibit": exhibit}
    manifest = json.dumps({"version": 1, "attachments": [row]}).encode()

    assert refused(packed(("case.json", CASE), (NAME, ONE), ("manifest.json", manifest))) == "altered"


def test_a_package_of_a_newer_program_is_refused() -> None:
    manifest = json.dumps({"version": 2, "attachments": []}).encode()

    assert refused(packed(("case.json", CASE), ("manifest.json", manifest))) == "newer"


def test_what_swells_when_unpacked_is_refused_before_it_is_unpacked() -> None:
    bomb = b"\0" * 50_000_000
    name = f"attachments/{hashlib.sha256(bomb).hexdigest()}"

    assert refused(packed(("case.json", CASE), (name, bomb), deflate=True)) == "ratio"
    many = [(f"attachments/{number:064x}", b"") for number in range(case_package.MAX_ENTRIES)]
    assert refused(packed(("case.json", CASE), *many)) == "too_large"


def test_a_size_that_is_a_lie_is_noticed() -> None:
    data = bytearray(packed(("case.json", CASE)))
    place = data.rindex(b"PK\x01\x02") + 24
    data[place : place + 4] = (5).to_bytes(4, "little")

    assert refused(bytes(data)) == "not_a_zip"


def test_a_package_beyond_the_bound_is_neither_written_nor_read(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = case_package.write(CASE, [Enclosed("P-1", ONE)])
    monkeypatch.setattr(case_package, "MAX_TOTAL", 20)

    assert refused(whole) == "too_large"
    with pytest.raises(CaseDataError, match=r"too_large"):
        case_package.write(CASE)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_package_ends_in_a_sentence_or_is_the_same(data: st.DataObject) -> None:
    whole = bytearray(case_package.write(CASE, [Enclosed("P-1", ONE)]))
    for _ in range(data.draw(st.integers(1, 3))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del whole[data.draw(st.integers(0, len(whole) - 1)) :]
    try:
        found = case_package.read(bytes(whole))
    except CaseDataError:
        return
    assert found.case == CASE
