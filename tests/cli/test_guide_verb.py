"""The guide and the samples are at hand without a network and without a checkout."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Result


@pytest.mark.parametrize(("lang", "title"), [("id", "# Panduan"), ("en", "# Guide")])
def test_the_guide_is_printed_in_either_language_without_its_pictures(
    cli: Callable[..., Result], lang: str, title: str
) -> None:
    told = cli("guide", "--lang", lang)

    assert told.code == 0
    assert told.out.startswith(title)
    assert "![" not in told.out
    assert "\n\n\n" not in told.out


def test_one_chapter_is_found_by_a_word_of_its_title(cli: Callable[..., Result]) -> None:
    told = cli("guide", "PENDAMPING")

    assert told.out.startswith("## Satu jam pertama pendamping")
    assert "## Satu jam pertama pelatih" not in told.out


def test_a_chapter_that_does_not_exist_names_those_that_do(cli: Callable[..., Result]) -> None:
    told = cli("guide", "nosuch")

    assert told.code == 2
    assert "Satu jam pertama pelatih" in told.err


def test_a_sample_goes_into_the_store_once_and_says_its_day(cli: Callable[..., Result]) -> None:
    assert "a-empat-perempuan" in cli("sample").out

    taken = cli("sample", "a")

    assert taken.code == 0
    assert "--as-of 24-11-2026" in taken.out
    assert "MERANTI-26" in cli("case", "list").out
    assert cli("sample", "a").code != 0


def test_a_sample_is_told_as_data_too(cli: Callable[..., Result]) -> None:
    assert json.loads(cli("sample", "d", "--json").out)["as_of"] == "2026-01-15"
