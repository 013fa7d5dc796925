"""The checklist and loss-head data: complete, cited, in both languages, and true to the day."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from legal_assist import messages
from legal_assist.cases import vocabulary
from legal_assist.cases.case import Case
from legal_assist.law import confidence, lawbook, rules
from legal_assist.law.rule_terms import walk
from legal_assist.reckoning import derived, item_basis, progress

if TYPE_CHECKING:
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.rules import ChecklistItem

RIGHTS = ("safety", "confidentiality", "restitution", "rehabilitation", "joined_claim")


@pytest.fixture(scope="module")
def book() -> LawBook:
    return lawbook.load()


@pytest.fixture(scope="module")
def items(book: LawBook) -> tuple[ChecklistItem, ...]:
    return tuple(item for item in book.rules.items if item.right in RIGHTS)


def test_each_of_the_first_five_lists_has_its_own_files_and_only_its_right() -> None:
    for right in RIGHTS:
        paths = sorted((rules.DATA_DIR / "checklists").glob(f"{right}*.toml"))
        found = [table for path in paths for table in tomllib.loads(path.read_text(encoding="utf-8"))["item"]]
        assert len(found) >= 8
        assert {table["right"] for table in found} == {right}


def test_every_basis_is_in_the_book(book: LawBook, items: tuple[ChecklistItem, ...]) -> None:
    book.check_citations((item.id, cited) for item in items for cited in item.basis)
    book.check_citations((head.id, cited) for head in book.rules.loss_heads for cited in head.provisions)


def test_conditions_name_only_facts_a_case_has(items: tuple[ChecklistItem, ...]) -> None:
    known = set(derived.FACTS) | set(vocabulary.facts())
    for item in items:
        for term in walk((*item.applies, *item.met, *item.alarm)):
            assert term.fact is None or term.fact in known, (item.id, term.fact)
            assert term.filled is None or term.filled in vocabulary.facts(), (item.id, term.filled)


def test_needs_name_single_facts_or_kinds_of_paper(items: tuple[ChecklistItem, ...]) -> None:
    kinds = vocabulary.facts()["exhibits.kind"].choices
    for item in items:
        for need in item.needs:
            prefix, _, kind = need.partition(":")
            if prefix == "exhibit":
                assert kind in kinds, (item.id, need)
            else:
                assert vocabulary.facts()[need].kind not in ("list", "group"), (item.id, need)


def test_whom_to_ask_has_a_name_in_both_languages(items: tuple[ChecklistItem, ...]) -> None:
    for code in {code for item in items for code in item.ask}:
        for lang in messages.LANGUAGES:
            assert messages.has(f"reckoning_case.ask.{code}", lang), code


def test_every_alarm_of_safety_has_a_sentence_that_says_what_to_do(items: tuple[ChecklistItem, ...]) -> None:
    alarming = [item for item in items if item.alarm]
    assert len(alarming) >= 12
    for item in alarming:
        for lang in messages.LANGUAGES:
            assert messages.has(f"reckoning_case.alarm.{item.id.replace('-', '_')}", lang), item.id


def test_every_item_says_what_is_lost_and_who_to_ask(items: tuple[ChecklistItem, ...]) -> None:
    for item in items:
        assert item.consequence, item.id
        assert item.ask or item.id == "restitution-explained", item.id
        assert item.question.endswith("?"), item.id
        assert item.question_en.endswith("?"), item.id


def test_the_words_are_plain_and_name_no_article(items: tuple[ChecklistItem, ...]) -> None:
    for item in items:
        for text in (
            item.question, item.why, item.refused, item.consequence,
            item.question_en, item.why_en, item.refused_en, item.consequence_en,
        ):  # fmt: skip
            if text is None:
                continue
            assert not re.search(r"\b(Pasal|Article|Art\.|UU|Law|Perma|PP) \d", text), (item.id, text)
            assert "inkracht" not in text.casefold()
            assert "kami" not in text.split()


def test_the_report_duty_is_told_first_of_all(items: tuple[ChecklistItem, ...]) -> None:
    first = next(item for item in items if item.right == "safety")
    assert first.id == "safety-report-duty-told"
    assert "24 jam" in first.question
    assert first.basis == ("pp-9-2008/14/5",)


def test_health_advice_is_marked_as_not_law(items: tuple[ChecklistItem, ...]) -> None:
    advice = {item.id: item for item in items}
    for name in ("safety-hurt", "safety-pregnant"):
        assert advice[name].not_law
        assert advice[name].basis == ()
        assert "bukan hukum" in advice[name].why


def test_no_article_that_was_not_verified_is_hidden_as_certain(
    book: LawBook, items: tuple[ChecklistItem, ...]
) -> None:
    for item in items:
        if item.confidence in ("V", "V2"):
            for cited in item.basis:
                assert confidence.may_print(book.provision(cited).confidence, accepted=False), (
                    item.id,
                    cited,
                )


@pytest.mark.parametrize(
    ("day", "event"),
    [
        (date(2026, 11, 24), {"id": "E1", "kind": "act_from", "date": "2026-03-01"}),
        (date(2026, 1, 15), {"id": "E1", "kind": "identity_checked", "date": "2025-12-03"}),
    ],
)
def test_every_item_of_law_has_a_basis_in_force_under_either_code(
    book: LawBook, items: tuple[ChecklistItem, ...], day: date, event: dict[str, str]
) -> None:
    case = Case.model_validate({"code": "MELATI-01", "invented": True, "events": [event]})
    code = item_basis.code_of(case, book, day)
    for item in items:
        shown = item_basis.in_force(item.basis, book, day, code)
        if not item.not_law:
            assert shown, (item.id, day)


def test_an_old_trial_is_never_shown_the_new_code_nor_a_new_one_the_old(book: LawBook) -> None:
    event = {"id": "E1", "kind": "identity_checked", "date": "2025-12-03"}
    plain = {"code": "MELATI-01", "invented": True, "victims": [{"id": "K1"}], "joined_claim_advised": True}
    old = Case.model_validate(plain | {"events": [event]})
    new = Case.model_validate(plain | {"events": [event | {"date": "2026-02-03"}]})
    day = date(2026, 2, 20)
    for case, shown, hidden in ((old, "uu-8-1981/", "uu-20-2025/"), (new, "uu-20-2025/", "uu-8-1981/")):
        cited = {
            item
            for state in progress.checklist(case, book, day, "joined_claim")
            if state.item.id != "joined-claim-code"
            for item in state.basis
        }
        assert any(item.startswith(shown) for item in cited)
        assert not any(item.startswith(hidden) for item in cited)


def test_the_law_on_protection_is_that_of_the_day(book: LawBook) -> None:
    case = Case.model_validate({"code": "MELATI-01", "invented": True, "victims": [{"id": "K1"}]})
    for day, yes, no in (
        (date(2026, 5, 19), "uu-31-2014/", "uu-3-2026/"),
        (date(2026, 5, 20), "uu-3-2026/", "uu-31-2014/"),
    ):
        cited = {item for state in progress.checklist(case, book, day) for item in state.basis}
        assert any(item.startswith(yes) for item in cited), day
        assert not any(item.startswith(no) for item in cited), day


def test_only_costs_already_paid_can_be_joined(book: LawBook) -> None:
    heads = {head.id: head for head in book.rules.loss_heads}
    assert list(heads) == ["wealth_income", "suffering", "care", "other", "not_itemised"]
    assert not heads["suffering"].joined_claim
    assert not heads["not_itemised"].joined_claim
    assert heads["other"].joined_claim
    assert "uu-21-2007/48/2/d" in heads["other"].provisions
