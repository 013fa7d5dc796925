"""The sentences about facts and case files: one for each, in both languages, and no law in them."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, get_args

import pytest
from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from legal_assist import cases, messages
from legal_assist.cases import editing, importing, vocabulary
from legal_assist.cases.case import MarkKind
from legal_assist.cases.fields import Kind, Sensitivity
from legal_assist.cases.text import clean
from legal_assist.errors import CaseDataError

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(cases.__file__).parent
LABEL_WIDTH = 40
SAFETY = ("safe_now", "alone_now", "threatened", "hurt", "pregnant", "phone_watched", "family_threatened")
WHO_READS = {"id": r"[Dd]ibaca|membaca|untuk kantor Anda", "en": r"\breads?\b|[Ff]or your office"}
MAY_WAIT = {"id": r"menyusul|nanti|belum tahu", "en": r"later|may follow|may wait|not known"}
CITATION = re.compile(
    r"\b(Pasal|UU|PP|Perma|Permen\w*|KUHAP|KUHP)\b|\bpasal \d|\bundang-undang nomor"
    r"|\b(Law|Act) (No\b|\d)|\b[Aa]rt(icle)?s?\.? \d"
)


BAD_FILES = [
    b"",
    b"\xff\xfe",
    b"{",
    b"[]",
    b'{"a": NaN}',
    b'{"a": 1, "a": 2}',
    b'{"schema_version": 9}',
    b"[" * 50,
    b'{"code": "melati", "invented": "ya", "stage": "later", "wrong": 1, "victims": 3, "court": 4}',
    b'{"code": "MELATI-01", "invented": true, "losses": [{"id": "L1", "basis": {"amount": "1"}}]}',
    b'{"code": "MELATI-01", "invented": true, "route": 5, "events": [{"id": "E1", "date": "31-12-2026"}]}',
    b'{"code": "MELATI-01", "invented": true, "signing_companion": "D1", "filing_place": "a\\nb"}',
]


def leaves(node: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in node.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def placeholders(sentence: str) -> frozenset[str]:
    return frozenset(
        name for _text, name, _spec, _conversion in Formatter().parse(sentence) if name is not None
    )


def sentence_of(key: str, lang: str) -> str:
    name, _, rest = key.partition(".")
    return dict(leaves(messages.topic(name, lang)))[rest]


def wanted_fact_keys() -> set[str]:
    wanted: set[str] = set()
    for entry in vocabulary.facts().values():
        wanted |= {entry.label, entry.help} | {entry.choice_label(value) for value in entry.choices}
        wanted.add(f"facts.owners.{entry.owner}")
    wanted |= {f"facts.lists.{path.rpartition('.')[2]}" for path in editing.PREFIXES}
    wanted |= {f"facts.sensitivity.{value}" for value in get_args(Sensitivity)}
    wanted |= {f"facts.marks.{value}" for value in get_args(MarkKind)}
    wanted |= {f"facts.kinds.{value}" for value in get_args(Kind)}
    return wanted


def uses() -> Iterator[tuple[str, frozenset[str] | None]]:
    """Every `case.*` id in the package and the names of the values given with it (None: not seen there)."""
    for source in sorted(CASES.glob("*.py")):
        nodes = list(ast.walk(ast.parse(source.read_text(encoding="utf-8"))))
        calls = [node for node in nodes if isinstance(node, ast.Call) and names_an_error(node.func)]
        in_calls = {arg: given_names(call) for call in calls for arg in call.args if is_id(arg)}
        for node in nodes:
            if isinstance(node, ast.expr) and is_id(node):
                yield text_of(node), in_calls.get(node)


def names_an_error(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id in ("refuse", "CaseDataError", "Problem")


def given_names(call: ast.Call) -> frozenset[str]:
    keywords = {word.arg for word in call.keywords if word.arg is not None and word.arg != "problems"}
    tables = [arg for arg in call.args if isinstance(arg, ast.Dict)]
    return frozenset(keywords | {text_of(key) for table in tables for key in table.keys if key is not None})


def text_of(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def is_id(node: ast.AST) -> bool:
    return re.fullmatch(r"case\.[a-z_0-9]+", text_of(node)) is not None


def test_the_code_uses_the_ids_this_test_looks_for() -> None:
    found = {key for key, _names in uses()}

    assert {"case.not_a_date", "case.file_faults", "case.missing", "case.unknown_path"} <= found
    assert len(found) > 40


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_every_fact_choice_and_list_has_its_sentence_and_nothing_else_has(lang: str) -> None:
    assert {f"facts.{key}" for key, _text in leaves(messages.topic("facts", lang))} == wanted_fact_keys()


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_every_case_id_in_the_code_has_a_sentence_and_no_sentence_is_left_over(lang: str) -> None:
    assert {f"case.{key}" for key, _text in leaves(messages.topic("case", lang))} == {
        key for key, _names in uses()
    }


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_a_sentence_asks_exactly_for_the_values_that_every_place_gives(lang: str) -> None:
    loose = {key for key, names in uses() if names is None}
    given: dict[str, frozenset[str]] = {}
    for key, names in uses():
        if names is not None:
            given[key] = given.get(key, names) & names

    for key, names in given.items():
        asked = placeholders(sentence_of(key, lang))
        assert asked <= names if key in loose else asked == names, key


@pytest.mark.parametrize("lang", messages.LANGUAGES)
@pytest.mark.parametrize("kind", sorted({*importing._TYPES, "never heard of"}))
def test_every_fault_pydantic_may_report_can_be_told_in_words(kind: str, lang: str) -> None:
    fault = InitErrorDetails(type=PydanticCustomError(kind, "x"), loc=("stage",), input=0)
    error = importing.as_case_error(ValidationError.from_exception_data("Case", [fault]))

    assert [messages.of_problem(problem, lang) for problem in error.problems if problem.path == "stage"]


@pytest.mark.parametrize("lang", messages.LANGUAGES)
@pytest.mark.parametrize("sign", ["\x1b", "\u2028", "\u202e", "\u200b", "\ud800", "\ufffe", "\n"])
def test_a_sign_that_is_refused_is_named_by_its_code(sign: str, lang: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        clean(f"a{sign}b", lines=False)

    context = caught.value.context or {}
    sentence = messages.text(context["key"], lang, **context["params"])
    assert sign == "\n" or f"U+{ord(sign):04X}" in sentence
    assert sign not in sentence


@pytest.mark.parametrize("name", ["facts", "case"])
def test_both_languages_ask_for_the_same_values(name: str) -> None:
    indonesian = {key: placeholders(text) for key, text in leaves(messages.topic(name, "id"))}
    english = {key: placeholders(text) for key, text in leaves(messages.topic(name, "en"))}

    assert indonesian == english


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_labels_fit_eighty_columns_beside_their_values(lang: str) -> None:
    labels = {key: text for key, text in leaves(messages.topic("facts", lang)) if not key.endswith(".help")}

    assert {key: text for key, text in labels.items() if len(text) > LABEL_WIDTH or "\n" in text} == {}


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_choices_of_one_field_can_be_told_apart(lang: str) -> None:
    for entry in vocabulary.facts().values():
        labels = [messages.text(entry.choice_label(value), lang) for value in entry.choices]
        assert len(set(labels)) == len(labels), entry.path


@pytest.mark.parametrize("lang", messages.LANGUAGES)
def test_a_sensitive_question_says_who_reads_the_answer_and_that_it_may_wait(lang: str) -> None:
    for entry in vocabulary.facts().values():
        if entry.sensitivity == "public" and not (entry.owner == "victim" and entry.name in SAFETY):
            continue
        sentence = messages.text(entry.help, lang)
        assert re.search(WHO_READS[lang], sentence), entry.path
        assert re.search(MAY_WAIT[lang], sentence), entry.path


@pytest.mark.parametrize("lang", messages.LANGUAGES)
@pytest.mark.parametrize("name", ["facts", "case"])
def test_no_statute_or_article_stands_in_the_sentences(name: str, lang: str) -> None:
    assert {key: text for key, text in leaves(messages.topic(name, lang)) if CITATION.search(text)} == {}


@pytest.mark.parametrize("lang", messages.LANGUAGES)
@pytest.mark.parametrize("data", BAD_FILES)
def test_a_refused_file_can_be_told_in_words(data: bytes, lang: str) -> None:
    with pytest.raises(CaseDataError) as caught:
        importing.read(data)

    assert messages.of_error(caught.value, lang)
    assert all(messages.of_problem(problem, lang) for problem in caught.value.problems)
