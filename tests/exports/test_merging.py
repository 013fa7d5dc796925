"""Two states of one case: every difference has a place, and what is chosen is exactly what results."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from loss_cases import amount, case, cases

from legal_assist.cases import editing, importing
from legal_assist.desk import merging
from legal_assist.errors import CaseDataError

MINE = case(amount("L1"), amount("L2", what="Visum"), region="Bintan")
THEIRS = case(amount("L1", what="Obat luka"), amount("L3", what="Sewa"), region="Bintan", route="Batam")


def test_each_difference_is_named_once_with_what_stands_on_both_sides() -> None:
    found = {one.path: (one.kind, one.mine, one.theirs) for one in merging.compare(MINE, THEIRS)}

    assert found == {
        "losses.L1.what": ("both", "Obat", "Obat luka"),
        "losses.L2": ("only_mine", "", ""),
        "losses.L3": ("only_theirs", "", ""),
        "route": ("only_theirs", "", "Batam"),
    }


def test_what_is_chosen_is_what_results() -> None:
    choices = {"losses.L1.what": "theirs", "losses.L2": "mine", "losses.L3": "theirs", "route": "mine"}
    merged = merging.merge(MINE, THEIRS, choices)

    assert [(line.id, line.what) for line in merged.losses] == [
        ("L1", "Obat luka"),
        ("L2", "Visum"),
        ("L3", "Sewa"),
    ]
    assert merged.route is None


@settings(max_examples=60, deadline=None)
@given(cases(), cases())
def test_taking_all_of_one_side_gives_that_side(mine: object, theirs: object) -> None:
    differences = merging.compare(mine, theirs)  # type: ignore[arg-type]
    for side, wanted in (("mine", mine), ("theirs", theirs)):
        merged = merging.merge(mine, theirs, {one.path: side for one in differences})  # type: ignore[arg-type]
        left = merging.compare(merged, wanted)  # type: ignore[arg-type]
        assert {one.kind for one in left} <= {"order"}


@settings(max_examples=40, deadline=None)
@given(cases())
def test_a_case_does_not_differ_from_itself(one: object) -> None:
    assert merging.compare(one, one) == ()  # type: ignore[arg-type]


def test_an_order_alone_is_a_difference_that_can_be_taken() -> None:
    other = case(amount("L2", what="Visum"), amount("L1"), region="Bintan")
    (one,) = merging.compare(MINE, other)

    assert (one.path, one.kind) == ("losses", "order")
    assert merging.merge(MINE, other, {"losses": "theirs"}) == other


def test_an_answer_mark_is_a_place_of_its_own() -> None:
    marked = editing.set_mark(MINE, "victims.K1.nik", "to_follow", "minggu depan")
    (one,) = merging.compare(MINE, marked)

    assert one.path == "marks.victims.K1.nik"
    assert merging.merge(MINE, marked, {one.path: "theirs"}) == marked


@pytest.mark.parametrize(
    ("choices", "keys"),
    [
        ({}, ["unanswered"] * 4),
        (
            {"losses.L1.what": "ours", "losses.L2": "mine", "losses.L3": "mine", "route": "mine"},
            ["unanswered"],
        ),
        (
            {
                "losses.L1.what": "mine",
                "losses.L2": "mine",
                "losses.L3": "mine",
                "route": "mine",
                "x": "mine",
            },
            ["unknown_place"],
        ),
    ],
)
def test_without_an_answer_for_every_place_nothing_is_merged(
    choices: dict[str, str], keys: list[str]
) -> None:
    with pytest.raises(CaseDataError, match=r"merge\.incomplete") as caught:
        merging.merge(MINE, THEIRS, choices)

    assert [problem.key.removeprefix("exchange.merge.") for problem in caught.value.problems] == keys


def test_parts_that_dont_fit_together_are_refused() -> None:
    mine = importing.from_plain(importing.to_plain(case()) | {"exhibits": []})
    theirs = case(amount(evidence=["P-1"]))
    choices = {"exhibits.P-1": "mine", "exhibits.P-2": "theirs", "losses.L1": "theirs"}

    with pytest.raises(CaseDataError, match=r"case\.file_faults"):
        merging.merge(mine, theirs, choices)
