"""The guided interview: only what is needed, safety first, what hurts late, nothing twice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist.cases import editing, importing
from legal_assist.documents import catalogue as catalogues
from legal_assist.documents import goals
from legal_assist.law import lawbook
from legal_assist.reckoning import effects, interview
from legal_assist.workspace import templates_dir

if TYPE_CHECKING:
    from legal_assist.cases.case import Case

DAY = date(2026, 11, 24)
BOOK = lawbook.load()
CATALOGUE = catalogues.load(templates_dir())
GOALS = {one.id: one for one in goals.load(templates_dir(), CATALOGUE)}


def case(**facts: Any) -> Case:
    """A case with two victims of whom nothing is known."""
    plain = {"code": "MERANTI-26", "invented": True, "victims": [{"id": "K1"}, {"id": "K2"}]}
    return importing.from_plain(plain | facts)


def groups(one: Case, goal: str = "restitusi", **options: Any) -> tuple[interview.Group, ...]:
    return interview.groups(one, BOOK, CATALOGUE.entries, GOALS[goal], DAY, **options)


def asked(found: tuple[interview.Group, ...]) -> list[interview.Question]:
    return [one for group in found for one in group.questions]


def test_safety_is_asked_first_and_suffering_last() -> None:
    found = groups(case())
    assert found[0].theme == "safety"
    themes = [group.theme for group in found]
    assert themes.index("story") > themes.index("identity") > themes.index("filing")


@pytest.mark.parametrize("goal", GOALS)
def test_no_group_holds_more_than_twelve_and_nothing_is_asked_twice(goal: str) -> None:
    found = groups(case(), goal)
    assert found
    assert all(1 <= len(group.questions) <= interview.MOST for group in found)
    ids = [one.id for one in asked(found)]
    assert len(ids) == len(set(ids))


def test_what_is_answered_is_not_asked_again() -> None:
    before = {one.path for one in asked(groups(case()))}
    assert "police_report_number" in before
    after = editing.set_typed(case(), "police_report_number", "LP/B/99/XI/2026")
    assert "police_report_number" not in {one.path for one in asked(groups(after))}
    marked = editing.set_mark(case(), "police_report_number", "unknown")
    assert "police_report_number" not in {one.path for one in asked(groups(marked))}


def test_an_alarming_answer_is_not_asked_again() -> None:
    after = editing.set_typed(case(), "victims.K1.pressured", "ya")
    assert "victims.K1.pressured" not in {one.path for one in asked(groups(after))}


def test_only_the_chosen_victims_are_asked_about() -> None:
    found = asked(groups(case(), victims=frozenset({"K2"})))
    assert {one.victim for one in found} == {None, "K2"}


def test_what_was_left_out_is_not_asked_in_this_sitting() -> None:
    first = asked(groups(case()))[0]
    assert first.id not in {one.id for one in asked(groups(case(), left=frozenset({first.id})))}


def test_a_question_says_who_will_read_the_answer() -> None:
    story = next(one for one in asked(groups(case())) if one.path == "story_during")
    assert "defendant" in story.readers
    assert "permohonan-restitusi" in story.documents


def test_a_case_without_victims_begins_with_them() -> None:
    found = asked(groups(importing.from_plain({"code": "MERANTI-26", "invented": True})))
    assert [one.path for one in found] == ["victims"]


def test_a_change_shows_its_sums_and_papers_before_it_is_saved() -> None:
    before = case()
    loss = {"victim": "K1", "head": "care", "what": "Obat", "basis.kind": "amount", "basis.amount": "250.000"}
    after, _ = editing.add_entry(before, "losses", loss)
    found = effects.effects(before, after, BOOK, CATALOGUE.entries, DAY)
    assert effects.SumChange("K1", 0, 250_000) in found.sums
    assert effects.SumChange(None, 0, 250_000) in found.sums
    assert "permohonan-restitusi" in {one.document for one in found.papers}
    assert effects.effects(before, before, BOOK, CATALOGUE.entries, DAY).nothing


def test_a_change_shows_the_dates_it_moves() -> None:
    before = case(events=[{"id": "E1", "kind": "final", "date": "2026-11-02"}])
    after = case(events=[{"id": "E1", "kind": "final", "date": "2026-11-12"}])
    found = effects.effects(before, after, BOOK, CATALOGUE.entries, DAY)
    assert found.dates
    assert all(one.before is None or one.after is None or one.before < one.after for one in found.dates)


def test_who_reads_an_identity_does_not_name_the_other_side_while_papers_keep_it_back() -> None:
    def readers(confidential: bool) -> set[str]:
        decision = {"id": "S1", "right": "confidentiality", "on": "2026-11-01"}
        decision["decision"] = "wants" if confidential else "declines"
        woman = {"id": "K1", "confidential": confidential, "birth_date": "1998-03-14"}
        one = case(victims=[woman | {"decisions": [decision]}])
        return {
            reader
            for question in asked(groups(one))
            if question.path in ("victims.K1.name", "victims.K1.address")
            for reader in question.readers
        }

    assert "defendant" not in readers(True)
    assert "defendant" in readers(False)
    assert "court" in readers(True) or "court_chief" in readers(True)
