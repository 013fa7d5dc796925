"""Text as it may reach a terminal."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from legal_assist.tui.plain import fit, plain, wrap


@settings(max_examples=150)
@given(st.text(max_size=80))
def test_nothing_but_letters_and_line_breaks_gets_through(text: str) -> None:
    assert all(sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs") for sign in plain(text))


@settings(max_examples=150)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60), st.integers(1, 40))
def test_a_fitted_line_has_exactly_its_width(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


@settings(max_examples=150)
@given(st.text("ab c\n漢[]", max_size=120), st.integers(8, 40), st.integers(0, 6))
def test_wrapped_lines_are_narrow_enough_and_lose_no_letter(text: str, width: int, hanging: int) -> None:
    lines = wrap(text, width, hanging)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_columns_keep_standing_below_each_other() -> None:
    assert wrap("L1      Rp1.000  upah", 40) == ["L1      Rp1.000  upah"]


def test_later_lines_hang() -> None:
    assert wrap("[ ] satu dua tiga", 12, 4) == ["[ ] satu dua", "    tiga"]
