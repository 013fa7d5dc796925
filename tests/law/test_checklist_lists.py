"""The lists beside the main five: complete, cited, in both languages, plain, and true to the day."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import pytest

from legal_assist import messages
from legal_assist.cases import vocabulary
from legal_assist.cases.case import Case
from legal_assist.cases.people import Right
from legal_assist.law import confidence, lawbook, rules
from legal_assist.law.rule_terms import walk
from legal_assist.reckoning import derived, item_basis, progress

if TYPE_CHECKING:
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.rules import ChecklistItem

LISTS = {
    "first_meeting", "protection", "foreign", "children", "sexual_exploitation", "coerced", "examination",
    "hearing", "after_verdict", "unpaid", "legal_aid", "services", "state_compensation", "office_duties",
}  # fmt: skip
#: Only under these conditions may an item rest on law that was not in force before.
GATES = {"new_code_may_apply", "examination_under_new_code", "protection_law_current"}


@pytest.fixture(scope="module")
def book() -> LawBook:
    return lawbook.load()


@pytest.fixture(scope="module")
def items(book: LawBook) -> tuple[ChecklistItem, ...]:
    return tuple(item for item in book.rules.items if item.right not in progress.MAIN)


def test_each_list_has_a_file_of_its_name_and_a_label() -> None:
    folder = rules.DATA_DIR / "checklists"
    for name in LISTS:
        tables = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))["item"]
        assert {table["right"] for table in tables} == {name}
        assert len(tables) >= 6, name
    for name in progress.RIGHTS:
        for lang in messages.LANGUAGES:
            assert messages.has(progress.right_label_key(name), lang), name


def test_no_item_stands_in_a_list_that_is_not_shown(book: LawBook) -> None:
    assert {item.right for item in book.rules.items} <= set(progress.RIGHTS)
    assert {item.right for item in book.rules.items} == LISTS | set(progress.MAIN)


def test_every_basis_is_in_the_book_and_sure_enough_or_said_to_be_less(
    book: LawBook, items: tuple[ChecklistItem, ...]
) -> None:
    book.check_citations((item.id, cited) for item in items for cited in item.basis)
    for item in items:
        assert item.confidence not in ("V", "V2"), item.id
        if item.confidence is not None:
            assert confidence.is_known(item.confidence), item.id


def test_the_words_are_plain_and_name_no_article(items: tuple[ChecklistItem, ...]) -> None:
    for item in items:
        for text in (
            item.question, item.why, item.refused, item.consequence,
            item.question_en, item.why_en, item.refused_en, item.consequence_en,
        ):  # fmt: skip
            if text is not None:
                assert not re.search(r"\b(Pasal|Article|Art\.|UU|Law|Perma|PP) \d", text), (item.id, text)
                assert "inkracht" not in text.casefold(), item.id
                assert "kami" not in text.casefold().split(), item.id


def test_every_item_asks_tells_why_whom_and_what_is_lost(items: tuple[ChecklistItem, ...]) -> None:
    for item in items:
        assert item.question.endswith("?"), item.id
        assert item.question_en.endswith("?"), item.id
        assert item.ask, item.id
        assert item.consequence, item.id
        for code in item.ask:
            for lang in messages.LANGUAGES:
                assert messages.has(f"reckoning_case.ask.{code}", lang), (item.id, code)


def test_an_item_is_settled_by_facts_or_said_to_stand(items: tuple[ChecklistItem, ...]) -> None:
    for item in items:
        assert bool(item.met) is not item.standing, item.id


def test_conditions_name_only_what_a_case_knows(items: tuple[ChecklistItem, ...]) -> None:
    facts, known = vocabulary.facts(), set(derived.FACTS)
    for item in items:
        for term in walk((*item.applies, *item.met, *item.alarm)):
            if term.fact is not None and term.fact not in known:
                assert facts[term.fact].kind == "yes_no", (item.id, term.fact)
            assert term.filled is None or term.filled in facts, (item.id, term.filled)
            for right in (term.explained, term.decided):
                assert right is None or right in get_args(Right), (item.id, right)
            assert term.consented is None or term.consented in facts["victims.consents.purpose"].choices
        for need in item.needs:
            prefix, _, kind = need.partition(":")
            if prefix == "exhibit":
                assert kind in facts["exhibits.kind"].choices, (item.id, need)
            else:
                assert facts[need].kind not in ("list", "group"), (item.id, need)


@pytest.mark.parametrize(
    ("day", "event"),
    [
        (date(2026, 11, 24), {"id": "E1", "kind": "act_from", "date": "2026-03-01"}),
        (date(2026, 1, 15), {"id": "E1", "kind": "identity_checked", "date": "2025-12-03"}),
        (date(2026, 4, 1), {"id": "E1", "kind": "act_from", "date": "2026-03-01"}),
    ],
)
def test_every_item_of_law_has_a_basis_in_force_or_waits_for_its_law(
    book: LawBook, items: tuple[ChecklistItem, ...], day: date, event: dict[str, str]
) -> None:
    case = Case.model_validate({"code": "MELATI-01", "invented": True, "events": [event]})
    code = item_basis.code_of(case, book, day)
    for item in items:
        if not item.not_law and not item_basis.in_force(item.basis, book, day, code):
            gates = {term.fact for term in item.applies} & GATES
            assert gates, (item.id, day)
            assert any(derived.FACTS[str(gate)](case, day, None) is False for gate in gates), item.id


def _item(items: tuple[ChecklistItem, ...], name: str) -> ChecklistItem:
    return next(item for item in items if item.id == name)


def test_the_first_meeting_begins_with_the_duty_to_report(items: tuple[ChecklistItem, ...]) -> None:
    own = [item for item in items if item.right == "first_meeting"]
    assert own[0].id == "first-meeting-report-duty"
    assert "24 jam" in own[0].question
    assert own[0].basis == ("pp-9-2008/14/5",)
    asked = {need for item in own for need in item.needs}
    assert {"element_act", "element_means", "element_purpose"} <= asked
    assert not {need for need in asked if need.startswith("story")}


@pytest.mark.parametrize(
    "name",
    [
        "first-meeting-health",
        "examination-medical-report",
        "examination-woman",
        "examination-read-before-signing",
    ],
)
def test_advice_carries_no_article(items: tuple[ChecklistItem, ...], name: str) -> None:
    assert _item(items, name).not_law
    assert _item(items, name).basis == ()


@pytest.mark.parametrize(
    ("name", "basis"),
    [
        ("examination-room", "uu-21-2007/45/1"),
        ("examination-sexual-room", "uu-12-2022/53/1"),
        ("examination-sexual-readiness", "uu-12-2022/54/1"),
        ("examination-language", "uu-20-2025/144/d"),
        ("examination-breaks", "uu-20-2025/144/c"),
        ("examination-not-against-herself", "uu-20-2025/143/g"),
        ("examination-copy", "uu-21-2007/36/2"),
        ("examination-loss-in-minutes", "uu-21-2007/48/1/penjelasan"),
        ("examination-legal-aid", "uu-20-2025/154/4"),
        ("examination-pressure-after", "uu-20-2025/144/y"),
        ("hearing-companion", "uu-21-2007/35"),
        ("hearing-identity-written", "uu-20-2025/210/6"),
        ("hearing-without-accused", "uu-21-2007/37/1"),
        ("hearing-remote", "uu-21-2007/34"),
        ("hearing-closed-morals", "uu-20-2025/202/2"),
        ("sexual-closed-trial", "uu-12-2022/58"),
        ("hearing-objections", "uu-20-2025/215"),
        ("hearing-no-coaching", "uu-21-2007/20"),
        ("hearing-impact-statement", "uu-20-2025/144/x"),
        ("child-hearing", "uu-21-2007/39/1"),
        ("child-recorded", "uu-21-2007/40/1"),
        ("coerced-advocate-only", "uu-21-2007/18"),
        ("coerced-debt", "uu-21-2007/27"),
        ("foreign-no-immigration-measures", "uu-6-2011/86"),
        ("compensation-explained", "uu-3-2026/23/1"),
        ("office-breach", "uu-27-2022/46/1"),
    ],
)
def test_rows_of_the_reference_stand_on_their_provision(
    items: tuple[ChecklistItem, ...], name: str, basis: str
) -> None:
    assert basis in _item(items, name).basis


def test_objections_are_for_prosecutor_advocate_and_judge_only(items: tuple[ChecklistItem, ...]) -> None:
    item = _item(items, "hearing-objections")
    assert "penuntut umum, advokat, atau hakim" in item.why
    assert "bukan pendamping" in item.why
    assert set(item.ask) == {"prosecutor", "advocate"}


def test_what_was_read_in_one_secondary_source_is_marked(items: tuple[ChecklistItem, ...]) -> None:
    names = ("services-complaint", "services-outreach", "services-case-management", "services-no-mediation")
    assert {_item(items, name).confidence for name in names} == {"S1"}
    assert "tidak dapat dimediasi" in _item(items, "services-no-mediation").question


def test_the_missing_procedure_of_compensation_is_an_open_question(items: tuple[ChecklistItem, ...]) -> None:
    for name in ("compensation-procedure", "compensation-endowment"):
        assert confidence.is_open_question(str(_item(items, name).confidence))


def test_a_painful_or_rare_list_is_never_asked_into_being(items: tuple[ChecklistItem, ...]) -> None:
    """While it is not known whether such a list applies only its first question may show."""
    first = {"foreign-nationality", "child-age-known", "child-at-the-act", "sexual-from-papers"}
    for item in items:
        if item.right in ("foreign", "children", "sexual_exploitation", "coerced") and item.id not in first:
            assert item.applies_unknown == "skip", item.id


def _all_text(item: Any) -> str:
    return " ".join(filter(None, (item.question, item.why, item.refused, item.consequence)))


def test_no_item_asks_the_victim_for_a_waiver_or_a_story(items: tuple[ChecklistItem, ...]) -> None:
    for item in items:
        text = _all_text(item).casefold()
        assert "pelepasan hak" not in text, item.id
        assert "ceritakan kembali" not in text, item.id
