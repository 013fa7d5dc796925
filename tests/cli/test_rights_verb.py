"""`rights`: what was told and decided, and the words to read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Result


def test_every_right_of_a_victim_stands_there_with_what_is_due(
    cli: Callable[..., Result], sample_a: str
) -> None:
    out = cli("rights", sample_a, "--victim", "K1").out
    assert "Restitusi: dijelaskan 16 Juli 2026" in out
    assert "tawarkan sekali lagi" in out
    assert "K2" not in out


@pytest.mark.parametrize(("lang", "word"), [("id", "BACAKAN"), ("en", "READ SLOWLY")])
def test_the_words_of_one_right_are_read_aloud(
    cli: Callable[..., Result], sample_a: str, lang: str, word: str
) -> None:
    out = cli("rights", sample_a, "--victim", "K1", "--right", "restitution", "--lang", lang).out
    assert word in out
    assert "48" in out


def test_as_json_every_right_has_its_state(cli: Callable[..., Result], sample_a: str) -> None:
    found = cli("rights", sample_a, "--json").json["rights"]
    assert {one["victim"] for one in found} == {"K1", "K2", "K3", "K4"}
    assert all(one["due"] for one in found)


def test_what_there_is_not_is_refused(cli: Callable[..., Result], sample_a: str) -> None:
    assert cli("rights", sample_a, "--right", "harta").code == 2
    assert cli("rights", sample_a, "--victim", "K9").code == 2
    empty = str(cli("case", "new", "--invented", "--json").json["code"])
    assert cli("rights", empty).code == 2
