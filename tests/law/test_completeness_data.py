"""The completeness lists: sound, cited, in both languages, the union of the rules they name."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, get_args

import pytest

from legal_assist import messages
from legal_assist.cases import vocabulary
from legal_assist.cli.parser import ADDRESSEES
from legal_assist.errors import LawBookError
from legal_assist.law import completeness, lawbook
from legal_assist.law.rule_terms import walk
from legal_assist.law.rules import DATA_DIR
from legal_assist.reckoning import derived

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.law.completeness import Completeness


@pytest.fixture(scope="module")
def lists() -> Completeness:
    return lawbook.load().completeness


def test_every_addressee_has_a_title_and_pieces(lists: Completeness) -> None:
    assert tuple(one.id for one in lists.addressees) == get_args(completeness.AddresseeId) == ADDRESSEES
    for addressee in ADDRESSEES:
        assert len(lists.of(addressee)) >= 4, addressee


def test_every_source_is_in_the_book(lists: Completeness) -> None:
    lawbook.load().check_citations(lists.cited())


def test_pieces_name_only_what_a_case_knows(lists: Completeness) -> None:
    facts, known = vocabulary.facts(), set(derived.FACTS)
    for piece in lists.pieces:
        assert piece.application in facts["events.application"].choices, piece.id
        for options in piece.filled:
            for path in options.split("|"):
                assert facts[path].kind not in ("list", "group"), (piece.id, path)
        assert set(piece.exhibits) <= set(facts["exhibits.kind"].choices), piece.id
        assert not piece.certified or piece.exhibits, piece.id
        assert not piece.answered or piece.met, piece.id
    for where, condition in lists.conditions():
        for term in walk(condition):
            assert term.fact is None or term.fact in known or facts[term.fact].kind == "yes_no", where
            assert term.event is None or term.event in facts["events.kind"].choices, where
            assert term.filed is None or term.filed in facts["events.application"].choices, where
            assert term.filled is None or term.filled in facts, where


def test_states_and_parts_have_words() -> None:
    for lang in messages.LANGUAGES:
        for state in ("met", "missing", "answered", "check"):
            assert messages.has(f"reckoning_case.piece_state.{state}", lang)
        for part in ("content", "annex", "form"):
            assert messages.has(f"reckoning_case.piece_part.{part}", lang)


def test_the_court_list_is_the_union_of_the_three_rules(lists: Completeness) -> None:
    cited = {
        one
        for piece in lists.of("court")
        for one in (*piece.sources, *(each for source in piece.also for each in source.ids))
    }
    assert {f"perma-1-2022/5/1/{letter}" for letter in "abcdef"} <= cited
    assert {f"perma-1-2022/5/2/{letter}" for letter in "abcdefgh"} <= cited
    assert {f"pp-7-2018/21/2/{letter}" for letter in "abcde"} <= cited
    assert {f"pp-7-2018/21/3/{letter}" for letter in "abcdefgh"} <= cited
    assert {"pp-43-2017/7/1", "pp-43-2017/7/2", "pp-43-2017/7/2/a", "pp-43-2017/5/1"} <= cited
    assert {"perma-1-2022/5/3", "perma-1-2022/5/4"} <= cited


@pytest.mark.parametrize(
    ("addressee", "source"),
    [
        ("prosecutor", "perma-1-2022/8/10"),
        ("investigator", "uu-3-2026/20/4"),
        ("investigator", "uu-21-2007/32"),
        ("lpsk", "pp-7-2018/38/1"),
        ("lpsk", "pp-7-2018/38/2"),
        ("lpsk", "uu-3-2026/49/1"),
        ("health_social", "uu-21-2007/51/2/penjelasan"),
        ("health_social", "uu-21-2007/53"),
        ("local_government", "pp-9-2008/19/1"),
    ],
)
def test_the_other_lists_stand_on_their_rules(lists: Completeness, addressee: str, source: str) -> None:
    assert source in {one for piece in lists.of(addressee) for one in piece.sources}


def test_what_only_follows_from_the_law_is_marked(lists: Completeness) -> None:
    for piece in lists.pieces:
        if piece.application == "protection":
            assert piece.confidence == "I", piece.id


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copy(DATA_DIR / "completeness.toml", tmp_path / "completeness.toml")
    return tmp_path


def _spoil(data: Path, old: str, new: str) -> None:
    path = data / "completeness.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('filled = ["applicant"]', 'filed = ["applicant"]', "unknown_key"),
        ('sources = ["perma-1-2022/12/2"]', "sources = []", "no_basis"),
        ('confidence = "I"', 'confidence = "sure"', "confidence"),
        ('id = "restitution-offence"', 'id = "restitution-applicant"', "twice"),
        ('addressee = ["prosecutor"]', 'addressee = ["police"]', "wrong_kind"),
        ('note_en = "Not awaited', 'notes = "Not awaited', "unknown_key"),
        ("[[piece]]", "[[piece]", "not_toml"),
        ("[[piece]]", "[[thing]]", "unknown_key"),
    ],
)
def test_each_fault_is_named_with_its_place(data: Path, old: str, new: str, key: str) -> None:
    _spoil(data, old, new)
    with pytest.raises(LawBookError) as caught:
        completeness.load(data)
    assert key in {problem.key.rpartition(".")[2] for problem in caught.value.problems}
    for problem in caught.value.problems:
        assert problem.path.startswith("completeness.toml")
        for lang in messages.LANGUAGES:
            assert messages.of_problem(problem, lang)


def test_all_faults_are_reported_at_once(data: Path) -> None:
    _spoil(data, 'filled = ["applicant"]', 'filed = ["applicant"]')
    _spoil(data, 'confidence = "I"', 'confidence = "sure"')
    with pytest.raises(LawBookError) as caught:
        completeness.load(data)
    assert len(caught.value.problems) >= 2


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LawBookError) as caught:
        completeness.load(tmp_path)
    assert [problem.key.rpartition(".")[2] for problem in caught.value.problems] == ["missing_file"]
