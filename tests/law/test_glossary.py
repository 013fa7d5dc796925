"""The glossary: found by any of its words in either language, in alphabetical order."""

from __future__ import annotations

import pytest

from legal_assist.law import glossary, lawbook

TERMS = lawbook.load().glossary


def test_all_terms_come_in_alphabetical_order_of_the_language() -> None:
    for lang in ("id", "en"):
        names = [one.term_in(lang).casefold() for one in glossary.find(TERMS, "", lang)]
        assert names == sorted(names)
        assert len(names) == len(TERMS)


@pytest.mark.parametrize(
    ("words", "wanted"), [("requisitoir", "requisitoir"), ("ruang KHUSUS", "rpk"), ("P-21", "p19-p21")]
)
def test_a_term_is_found_by_its_words(words: str, wanted: str) -> None:
    assert wanted in [one.id for one in glossary.find(TERMS, words, "id")]


def test_nothing_is_found_for_words_that_stand_nowhere() -> None:
    assert glossary.find(TERMS, "kuda terbang", "id") == ()
