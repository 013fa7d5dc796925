"""A change gives a new, checked case; blank and marks never erase a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_assist.cases import editing, importing, typed, vocabulary
from legal_assist.errors import CaseDataError

if TYPE_CHECKING:
    from legal_assist.cases.case import Case


@pytest.fixture
def case() -> Case:
    return importing.from_plain({"code": "MERANTI-26", "invented": True})


def test_typed_values_are_read_the_indonesian_way(case: Case) -> None:
    case, victim = editing.add_entry(case, "victims", {"sex": "female"})
    case = editing.set_typed(case, f"victims.{victim}.birth_date", "24 Nopember 2001")
    case = editing.set_typed(case, f"victims.{victim}.safe_now", "ya")

    assert editing.get(case, "victims.K1.birth_date").isoformat() == "2001-11-24"
    assert editing.get(case, "victims.K1.safe_now") is True


def test_an_entry_with_a_nested_basis_is_added_from_dotted_names(case: Case) -> None:
    case, _ = editing.add_entry(case, "victims", {})
    case, loss = editing.add_entry(
        case,
        "losses",
        {
            "victim": "K1",
            "head": "wealth_income",
            "what": "Upah yang dijanjikan",
            "basis.kind": "wage_gap",
            "basis.promised": "1.500",
            "basis.per": "month",
            "basis.quantity": "5,5",
            "basis.received": "0",
            "rate.currency": "MYR",
            "rate.idr_per_unit": "3.650,25",
            "rate.on": "1-7-2026",
            "rate.source": "rekaan",
        },
    )

    line = case.losses[0]
    assert loss == "L1"
    assert str(line.basis.quantity) == "5.5"  # type: ignore[union-attr]
    assert line.rate is not None
    assert str(line.rate.idr_per_unit) == "3650.25"


def test_a_mark_needs_an_empty_fact_and_a_value_takes_the_mark_away(case: Case) -> None:
    case = editing.set_mark(case, "court.name", "to_follow")
    case = editing.set_typed(case, "court.name", "Pengadilan Negeri Contoh")

    assert "court.name" not in case.marks
    with pytest.raises(CaseDataError, match="mark_over_value"):
        editing.set_mark(case, "court.name", "unknown")
    assert editing.clear(case, "court.name").court.name is None


def test_ids_go_up_and_removed_entries_take_their_marks_along(case: Case) -> None:
    for _ in range(3):
        case, last = editing.add_entry(case, "victims", {})
    case = editing.set_mark(case, "victims.K2.nik", "unknown")
    case = editing.remove_entry(case, "victims.K2")
    case, new = editing.add_entry(case, "victims", {})

    assert (last, new) == ("K3", "K4")
    assert case.marks == {}


def test_what_is_still_referred_to_is_not_removed(case: Case) -> None:
    case, _ = editing.add_entry(case, "victims", {})
    case, _ = editing.add_entry(
        case, "exhibits", {"title": "Paspor", "kind": "travel_document", "victim": "K1"}
    )

    with pytest.raises(CaseDataError) as caught:
        editing.remove_entry(case, "victims.K1")

    assert [p.path for p in caught.value.problems] == ["exhibits.P-1.victim"]


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "victims",
        "victims.K1",
        "nope",
        "court",
        "marks",
        "code",
        "victims.K1.id",
        "a.b.c.d",
        "court.name.x",
    ],
)
def test_paths_that_name_no_fact_are_refused_with_a_sentence(case: Case, path: str) -> None:
    with pytest.raises(CaseDataError):
        editing.set_typed(case, path, "x")


def test_a_nested_group_is_created_by_its_first_fact(case: Case) -> None:
    case, _ = editing.add_entry(case, "victims", {})
    case = editing.set_typed(case, "victims.K1.guardian.fit", "tidak")

    guardian = case.victims[0].guardian
    assert guardian is not None
    assert guardian.fit is False


def test_every_fact_can_be_found_by_its_path_and_has_a_kind() -> None:
    for path, fact in vocabulary.facts().items():
        assert vocabulary.find(path) is fact
        assert fact.kind == "choice" or not fact.choices or fact.name == "schema_version"


@given(st.text(max_size=60))
def test_any_typed_text_is_stored_to_the_letter_or_refused(text: str) -> None:
    start = importing.from_plain({"code": "MERANTI-26", "invented": True})
    try:
        case = editing.set_typed(start, "story_before", text)
    except CaseDataError as error:
        keys = {error.key, *(problem.key for problem in error.problems)}
        case = None
    if case is None:
        assert all(key.startswith("case.") for key in keys)
        return
    again = importing.read(importing.write(case))
    assert again == case
    assert typed.show(again.story_before) == again.story_before
