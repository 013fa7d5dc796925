"""No coded paper of any generated case holds its victim's name, number, phone or address.

Whoever typed it wherever: the paper is refused, or what was typed is not in it. Looked up with nothing but
capitals folded, so that the scan does not judge itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from identities import NIK_FORMS, PHONE_FORMS, SPELLINGS
from test_free_text import put
from test_leak_spellings import PEOPLE_OF_A_CASE

from legal_assist.cases import vocabulary
from legal_assist.documents import package, preview
from legal_assist.errors import CaseDataError, DocumentError
from legal_assist.reckoning import identity, readiness

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Press

    from legal_assist.cases.case import Case
    from legal_assist.documents.catalogue import Entry

#: Value (place in the generated tuple) and form in which somebody types it.
FORMS = [
    *((0, form) for form in SPELLINGS.values()),
    *((1, form) for form in NIK_FORMS.values()),
    *((2, form) for form in PHONE_FORMS.values()),
    (3, str),
    (3, str.upper),
]


def disguised(one: Press, people: list[tuple[str, str, str, str]]) -> None:
    """Give the victims of a sample these identities, and their guardians the rest of them."""
    for number, victim in enumerate(one.plain["victims"]):
        become(one, f"victims.{victim['id']}", victim, people[number])
        for known in ("nickname", "printed", "safe_contact"):
            victim.pop(known, None)
        if "guardian" in victim:
            become(one, f"victims.{victim['id']}.guardian", victim["guardian"], people[-1 - number])


def become(one: Press, path: str, person: dict[str, Any], values: tuple[str, str, str, str]) -> None:
    """Give one person another name, number, phone and address."""
    for field, value in zip(("name", "nik", "phone", "address"), values, strict=True):
        person[field] = value
        one.plain.get("marks", {}).pop(f"{path}.{field}", None)


def public_texts(case: Case) -> list[str]:
    """Fields in which something that does not belong there may be typed."""
    kinds = ("line", "passage")
    return [
        path
        for path, fact, _value in vocabulary.values(case)
        if fact.kind in kinds and fact.sensitivity == "public" and fact.name not in ("id", "code", "currency")
    ]


def kept_values(case: Case, entry: Entry, one: Press) -> list[str]:
    """What a paper must not show, however it is written."""
    found: list[str | None] = []
    for victim in case.victims:
        if entry.identity == "none" or identity.kept(case, one.as_of, victim, frozenset()):
            people: list[Any] = [victim, *([victim.guardian] if victim.guardian else [])]
            found += [
                getattr(who, field, None) for who in people for field in ("name", "nik", "phone", "address")
            ]
    return [value for value in found if value]


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    letter=st.sampled_from("abcd"),
    people=PEOPLE_OF_A_CASE,
    typed=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 3), st.sampled_from(FORMS)), max_size=2),
    number=st.integers(0, 10**6),
    draft=st.booleans(),
)
def test_no_coded_paper_of_any_generated_case_holds_an_identity(
    letter: str,
    people: list[tuple[str, str, str, str]],
    typed: list[tuple[int, int, tuple[int, Callable[[str], str]]]],
    number: int,
    draft: bool,
    press: Callable[[str], Press],
) -> None:
    one = press(letter)
    disguised(one, people)
    paths, spelled = public_texts(one.case), []
    for place, who, (value, form) in typed:
        whose = who % len(one.plain["victims"])
        spelled.append(form(people[whose][value]))
        put(one.plain, paths[place % len(paths)], f"Surat untuk {spelled[-1]} dikirim.".replace("\n", " "))
    try:
        case = one.case
    except CaseDataError:
        assume(False)  # invisible signs, or a citation by a name alone
        return
    closed = [
        entry
        for entry in one.catalogue.entries
        if entry.identity != "open" and readiness.state(case, one.book, entry, one.as_of).applies
    ]
    entry = closed[number % len(closed)]
    try:
        made = one.make(entry.id, draft=draft)
    except DocumentError as error:
        # Where nothing was typed that doesn't belong there, nothing may be refused for a leak.
        if error.key == "documents.leak" and not typed:
            raise
        return
    secret = [value.casefold() for value in kept_values(case, entry, one)]
    for paper in made:
        parts = package.parts(paper.data).items()
        texts = [f"{name}\n{blob.decode('utf-8', 'replace')}" for name, blob in parts]
        whole = "\n".join([paper.file_name, *texts, preview.text(paper.data)]).casefold()
        assert [value for value in secret if value in whole] == []
