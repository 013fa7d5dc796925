"""The rule data: sound against the words a case knows, and every fault reported at once."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from legal_assist import messages
from legal_assist.errors import LawBookError
from legal_assist.law import lawbook, rules
from legal_assist.reckoning.rule_words import words

if TYPE_CHECKING:
    from pathlib import Path

WORDS = vars(words())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped rule files that a test may spoil."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("regimes.toml", "deadlines.toml", "loss_heads.toml"):
        shutil.copy(rules.DATA_DIR / name, folder / name)
    shutil.copytree(rules.DATA_DIR / "checklists", folder / "checklists")
    return folder


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(folder: Path) -> dict[str, str]:
    with pytest.raises(LawBookError) as caught:
        rules.load(folder, **WORDS)
    for lang in messages.LANGUAGES:
        assert messages.of_error(caught.value, lang)
        for problem in caught.value.problems:
            assert messages.of_problem(problem, lang)
    return {problem.path: problem.key.rpartition(".")[2] for problem in caught.value.problems}


def test_the_shipped_rules_only_use_words_that_a_case_knows() -> None:
    assert rules.load(**WORDS).deadlines


def test_every_provision_the_rules_cite_is_in_the_law_book() -> None:
    book = lawbook.load()
    book.check_citations(book.rules.cited())


def test_the_figures_facts_are_derived_with_are_those_of_the_book() -> None:
    assert rules.limits() == rules.load().limits


def test_all_faults_of_all_files_are_reported_at_once(data: Path) -> None:
    replace(data / "regimes.toml", 'event = "act_from"', 'event = "act_form"')
    replace(data / "regimes.toml", "child_age = 18", "child_age = -1")
    replace(data / "deadlines.toml", 'recipient = "lpsk"', 'receiver = "lpsk"')
    replace(data / "deadlines.toml", 'confidence = "Vp"', 'confidence = "certain"')
    (data / "loss_heads.toml").unlink()
    (data / "checklists" / "extra.toml").write_text("[[item]\n", encoding="utf-8")
    found = faults(data)
    assert found["regimes.toml: limits.child_age"] == "wrong_kind"
    assert found["loss_heads.toml"] == "missing_file"
    assert found["checklists/extra.toml"] == "not_toml"
    assert "unknown_key" in {key for path, key in found.items() if path.startswith("deadlines.toml")}
    assert "confidence" in {key for path, key in found.items() if path.startswith("deadlines.toml")}


def test_a_misspelt_word_is_named_with_its_place(data: Path) -> None:
    replace(data / "regimes.toml", 'event = "act_from"', 'event = "act_form"')
    replace(data / "deadlines.toml", 'limit_event = "requisitoir_read"', 'limit_event = "requisitoir"')
    replace(data / "deadlines.toml", 'application = "joined_claim"', 'application = "joinedclaim"')
    replace(data / "regimes.toml", 'fact = "any_child"', 'fact = "some_child"')
    found = faults(data)
    assert set(found.values()) == {"unknown_word"}
    assert len(found) == 4
    assert "deadlines.toml: restitution-before-requisitoir.limit_event" in found


def test_only_the_event_bound_joined_claim_may_be_called_closed(data: Path) -> None:
    replace(data / "deadlines.toml", 'passed = "ask_advocate"', 'passed = "closed"')
    assert faults(data) == {"deadlines.toml: restitution-before-requisitoir": "closed"}
    closed = {alias for rule in rules.load().deadlines if rule.passed == "closed" for alias in rule.alias}
    assert closed == {"D03", "D38"}


def test_two_rules_of_one_name_are_refused(data: Path) -> None:
    replace(data / "deadlines.toml", 'id = "emergency-aid-given"', 'id = "rehabilitation-given"')
    assert faults(data) == {"deadlines.toml: rehabilitation-given": "twice"}


@pytest.mark.parametrize(
    ("term", "key"),
    [
        ('{ event = "final", fact = "paid" }', "one_subject"),
        ("{ equals = false }", "one_subject"),
        ('{ fact = "paid", before = 2026-01-02 }', "days_without_event"),
        ('{ explained = "safety", decision = "wants" }', "decision_alone"),
    ],
)
def test_a_term_says_exactly_one_thing(data: Path, term: str, key: str) -> None:
    replace(data / "deadlines.toml", '{ fact = "lpsk_route" }', term)
    assert set(faults(data).values()) == {key}


def test_a_reading_has_a_length_and_a_unit_or_neither(data: Path) -> None:
    replace(data / "deadlines.toml", 'count = 21, unit = "working"', "count = 21")
    assert set(faults(data).values()) == {"count_and_unit"}


def test_a_note_in_one_language_only_is_refused(data: Path) -> None:
    text = (data / "deadlines.toml").read_text(encoding="utf-8")
    start = text.index(', note_en = "The safe count')
    end = text.index(" }", start)
    (data / "deadlines.toml").write_text(text[:start] + text[end:], encoding="utf-8")
    assert set(faults(data).values()) == {"both_languages"}
