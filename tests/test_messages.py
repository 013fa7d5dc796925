"""The catalogues as a whole: both languages say the same things, and nothing is empty."""

from __future__ import annotations

import tomllib
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist import messages

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(messages.__file__).parent
TOPICS = sorted({file.stem for lang in messages.LANGUAGES for file in (FOLDER / lang).glob("*.toml")})


def leaves(node: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in node.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def sentences(topic: str, lang: str) -> dict[str, Any]:
    return dict(leaves(tomllib.loads((FOLDER / lang / f"{topic}.toml").read_text(encoding="utf-8"))))


def parts(sentence: str) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (name, spec, conversion)
        for _text, name, spec, conversion in Formatter().parse(sentence)
        if name is not None
    ]


def value_names(sentence: str) -> set[str]:
    """The values a sentence asks for; `options_en` is the English text of `options`, as in the law data."""
    return {name.removesuffix("_en") for name, _spec, _conversion in parts(sentence) if name is not None}


def test_there_are_catalogues_to_check() -> None:
    assert {"case", "facts"} <= set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_the_same_keys_in_every_language(topic: str) -> None:
    first, *others = messages.LANGUAGES
    for other in others:
        assert set(sentences(topic, other)) == set(sentences(topic, first))


@pytest.mark.parametrize("topic", TOPICS)
def test_a_sentence_asks_for_the_same_values_in_every_language(topic: str) -> None:
    first, *others = messages.LANGUAGES
    expected = {key: value_names(text) for key, text in sentences(topic, first).items()}
    for other in others:
        assert {key: value_names(text) for key, text in sentences(topic, other).items()} == expected


@pytest.mark.parametrize("lang", messages.LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_no_entry_is_empty(topic: str, lang: str) -> None:
    for key, text in sentences(topic, lang).items():
        assert isinstance(text, str), key
        assert text.strip(), key


@pytest.mark.parametrize("lang", messages.LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_values_are_named_plainly_without_attribute_access_or_format_codes(topic: str, lang: str) -> None:
    """This test ensures that a value put into a sentence can never be run as code."""
    for key, text in sentences(topic, lang).items():
        for name, spec, conversion in parts(text):
            assert name is not None
            assert name.isidentifier(), key
            assert not spec, key
            assert conversion is None, key


@pytest.mark.parametrize("lang", messages.LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_sentence_is_found_by_its_id(topic: str, lang: str) -> None:
    for key, text in sentences(topic, lang).items():
        values = {name: name for name, _s, _c in parts(text) if name is not None}
        assert messages.has(f"{topic}.{key}", lang), key
        assert messages.text(f"{topic}.{key}", lang, **values), key
