"""Every word of every free-text field, in every paper that prints it, through docxtpl and the fast way alike.

Which paper prints which field is found out by marking all fields at once, so that no list falls behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import Press
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from test_free_text import FIELDS, HOSTILE, put
from word_parts import canonical

from legal_assist.cases import vocabulary
from legal_assist.documents import filling, leaks, preview, scanning
from legal_assist.errors import CaseDataError
from legal_assist.reckoning import readiness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.documents.catalogue import Catalogue
    from legal_assist.law.lawbook import LawBook

#: Lines whose form the door prescribes; no free text.
FORMED = frozenset(("id", "code", "currency"))
#: A sample and a document, and the free-text fields that this paper prints.
Printed = dict[tuple[str, str], tuple[str, ...]]
Setting = tuple["LawBook", "Catalogue", Printed]
TEXT = st.text(
    st.characters(codec="utf-8") | st.sampled_from("{}%_#&<>]\"'\t\n [/]"), min_size=1, max_size=60
)


def opened(book: LawBook, catalogue: Catalogue, letter: str) -> Press:
    """A sample in which every victim is named."""
    one = Press(book, catalogue, letter)
    one.named_openly(*(victim["id"] for victim in one.plain["victims"]))
    return one


def free(one: Press) -> Iterator[str]:
    """The free-text fields of a case, also those still empty that need no entry of their own."""
    filled = {path: fact for path, fact, _value in vocabulary.values(one.case)}
    yield from (
        path for path, fact in filled.items() if fact.kind in ("line", "passage") and fact.name not in FORMED
    )
    for path, fact in vocabulary.facts().items():
        if fact.kind not in ("line", "passage") or fact.name in FORMED or path in filled:
            continue
        if "." not in path:
            yield path
        elif path.startswith("victims.") and path.count(".") == 1:
            here = (f"victims.{victim['id']}.{fact.name}" for victim in one.plain["victims"])
            yield from (path for path in here if path not in filled)


def fill_in(one: Press, path: str, value: str) -> None:
    """Answer a field that may have been marked as not known."""
    put(one.plain, path, value)
    one.plain.get("marks", {}).pop(path, None)


def make(one: Press, document: str) -> list[bytes]:
    """The drafts of a document; what its victims are called is no leak here."""
    accepted = tuple(leaks.override(v["id"], kind) for v in one.plain["victims"] for kind in scanning.KINDS)
    return [made.data for made in one.make(document, draft=True, accepted=accepted)]


@pytest.fixture(scope="module")
def setting(book: LawBook, catalogue: Catalogue) -> Setting:
    printed: Printed = {}
    for letter in "abcd":
        one = opened(book, catalogue, letter)
        marks = {path: f"Zq{number}x" for number, path in enumerate(free(one))}
        for path, mark in marks.items():
            fill_in(one, path, mark)
        for entry in catalogue.entries:
            if readiness.state(one.case, book, entry, one.as_of).applies:
                text = "\n".join(map(preview.text, make(one, entry.id)))
                printed[letter, entry.id] = tuple(path for path, mark in marks.items() if mark in text)
    return book, catalogue, {key: paths for key, paths in printed.items() if paths}


def typed(one: Press, paths: tuple[str, ...], raw: str) -> dict[str, str]:
    """Type a text into fields, each behind a number of its own; gives back what the door takes of it."""
    case = one.case
    before = {path: readiness.value_at(case, path) for path in paths}
    kept = dict(enumerate(paths, start=1))
    for number, path in kept.items():
        fact = vocabulary.find(path)
        assert fact is not None
        fill_in(one, path, f"{number}: {raw if fact.kind == 'passage' else raw.replace(chr(10), ' ')}")
    try:
        case = one.case
    except CaseDataError as error:
        refused = {problem.path for problem in error.problems}
        kept = {number: path for number, path in kept.items() if path not in refused}
        assume(kept and refused <= set(paths))
        for path in refused:
            put(one.plain, path, before[path])
        case = one.case
    return {path: readiness.value_at(case, path) for path in kept.values()}


def both_ways(one: Press, document: str) -> tuple[list[bytes], list[bytes]]:
    """The papers as the program makes them, and with every template left to docxtpl."""
    quick = make(one, document)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filling, "fill", filling.by_docxtpl)
        return quick, make(one, document)


def check(setting: Setting, key: tuple[str, str], raw: str) -> set[str]:
    """Type a text into every field that a paper prints, and look each line of each field up in it."""
    book, catalogue, printed = setting
    one = opened(book, catalogue, key[0])
    values = typed(one, printed[key], raw)
    quick, slow = both_ways(one, key[1])
    assert list(map(canonical, quick)) == list(map(canonical, slow))
    text = "\n".join(map(preview.text, quick))
    lines = {path: [line for line in value.split("\n") if line.strip()] for path, value in values.items()}
    assert {
        path: lost for path, some in lines.items() if (lost := [one for one in some if one not in text])
    } == {}
    return set(values)


def test_hostile_strings_stand_word_for_word_in_every_field_that_any_paper_prints(setting: Setting) -> None:
    looked: set[str] = set()
    for key, paths in setting[2].items():
        wanted = {vocabulary.without_ids(path) for path in paths}
        if wanted <= looked:
            continue
        for half in (" ".join(HOSTILE[::2]), " ".join(HOSTILE[1::2])):
            looked |= {vocabulary.without_ids(path) for path in check(setting, key, half[:190])}
    assert {vocabulary.without_ids(path) for path in FIELDS} <= looked
    assert len(looked) > 50


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data(), raw=TEXT)
def test_any_text_the_door_takes_stands_in_every_paper_that_prints_it(
    data: Any, raw: str, setting: Setting
) -> None:
    check(setting, data.draw(st.sampled_from(sorted(setting[2]))), raw)


def without(value: Any, words: str) -> Any:
    """A context in which every text that holds these words is empty."""
    if isinstance(value, dict):
        return {name: without(inner, words) for name, inner in value.items()}
    if isinstance(value, list):
        return [without(inner, words) for inner in value]
    return "" if isinstance(value, str) and words in value else value


def test_a_field_that_only_one_way_prints_is_noticed(
    setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill = filling.fill
    monkeypatch.setattr(
        filling,
        "by_docxtpl",
        lambda template, context, **about: fill(template, without(context, "2: "), **about),
    )
    with pytest.raises(AssertionError):
        check(setting, ("a", "kronologi"), "Melati")
