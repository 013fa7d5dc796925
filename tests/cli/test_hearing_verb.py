"""`hearing`: the sheet of the nearest meeting, large type, what was held, what there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from legal_assist.cases import importing
from legal_assist.desk import large_type, samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Result


@pytest.fixture
def children(cli: Callable[..., Result]) -> str:
    """Sample (b) in the store; its code name."""
    return str(cli("case", "import", str(samples.sample("b").case_file), "--json").json["code"])


def test_the_nearest_meeting_is_told_whole_with_words_letters_and_basis(
    cli: Callable[..., Result], children: str
) -> None:
    out = cli("hearing", children, "--victim", "K1", as_of="2026-11-10").out
    assert "3 hari lagi" in out
    for part in ("Siapa duduk di mana", "Kata-kata untuk meminta", "Yang dibawa", "Yang dicatat sesudahnya"):
        assert part in out
    assert "Surat: Permohonan Kerahasiaan Identitas" in out
    assert "Pasal 45 ayat (1) UU 21/2007" in out


def test_no_name_stands_in_it(cli: Callable[..., Result], children: str) -> None:
    case = importing.read(samples.sample("b").case_file.read_bytes())
    names = [one.name for one in case.victims if one.name]
    out = cli("hearing", children, as_of="2026-11-10").out
    assert names
    assert not [name for name in names if name in out]


def test_english_is_complete(cli: Callable[..., Result], children: str) -> None:
    out = cli("hearing", children, "--lang", "en", as_of="2026-11-10").out
    assert "Who sits where" in out
    assert "Katakan" not in out


def test_what_was_held_is_recorded_and_told_what_to_record_too(
    cli: Callable[..., Result], children: str
) -> None:
    early = cli("hearing", children, "E12", "--held", as_of="2026-11-10")
    assert early.code == 2
    done = cli("hearing", children, "E12", "--held", as_of="2026-11-27")
    assert done.code == 0
    assert "26 November 2026" in done.out
    found = cli("hearing", children, "--json", as_of="2026-11-27").json["meetings"]
    assert {one["id"]: one["when"] for one in found}["E12"] == "held"


@pytest.mark.parametrize("arguments", [("E99",), ("E6", "--victim", "K9"), ("\x1b[31m",), ("[/]",)])
def test_what_there_is_not_is_refused_with_what_there_is(
    cli: Callable[..., Result], children: str, arguments: tuple[str, ...]
) -> None:
    refused = cli("hearing", children, *arguments)
    assert refused.code == 2
    assert "E6" in refused.err or "K1" in refused.err
    assert "Traceback" not in refused.err
    assert "\x1b" not in refused.err


def test_a_case_without_any_says_what_to_do(cli: Callable[..., Result]) -> None:
    code = str(cli("case", "new", "--invented", "--json").json["code"])
    refused = cli("hearing", code)
    assert refused.code == 2
    assert "Peristiwa" in refused.err


def test_large_type_is_large_and_fits(cli: Callable[..., Result], children: str) -> None:
    out = cli("hearing", children, "--large", as_of="2026-11-10").out
    assert len(out.splitlines()) > 20
    for width in (20, 40, 80, 120):
        drawn = large_type.large("BOLEH MINTA DIULANG", width)
        assert max(len(line) for line in drawn.splitlines()) <= width
