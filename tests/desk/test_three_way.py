"""Two changes of one case become one, and neither loses a word without being asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from edited_cases import base, edited
from hypothesis import given, settings

from legal_assist.cases import editing, importing
from legal_assist.desk import spread
from legal_assist.desk.three_way import Merge
from legal_assist.errors import CaseDataError

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.desk.spread import Path, Spread
    from legal_assist.desk.three_way import Side

PLAIN = settings(max_examples=150, deadline=None)


def all_of(merge: Merge, side: Side) -> dict[Path, Side]:
    return {place.path: side for place in merge.asked}


def changed(side: Spread, before: Spread) -> set[Path]:
    """What one side did, told without the code under test: facts that differ from what it had read."""
    return {path for path in {*side.facts, *before.facts} if side.facts.get(path) != before.facts.get(path)}


@PLAIN
@given(edited())
def test_spreading_out_and_putting_together_loses_nothing(case: Case) -> None:
    found = spread.of(case)
    assert spread.together(found.facts, found.orders) == case


@PLAIN
@given(edited(), edited())
def test_no_change_of_either_side_is_dropped_without_a_question(theirs: Case, mine: Case) -> None:
    before = spread.of(base())
    merge = Merge(base(), theirs, mine)
    merged = spread.of(merge.result({}))
    asked = {place.path for place in merge.asked}

    def is_asked(path: Path) -> bool:
        return any(path[: len(one)] == one for one in asked)

    for side in (merge.theirs, merge.mine):
        for path in changed(side, before):
            if not is_asked(path):
                assert merged.facts.get(path) == side.facts.get(path), path


@PLAIN
@given(edited(), edited())
def test_what_is_chosen_is_what_results_on_both_sides(theirs: Case, mine: Case) -> None:
    merge = Merge(base(), theirs, mine)
    for side, wanted in (("theirs", merge.theirs), ("mine", merge.mine)):
        merged = spread.of(merge.result(all_of(merge, side)))  # type: ignore[arg-type]
        for place in merge.asked:
            if place.kind == "fact":
                assert merged.facts.get(place.path) == wanted.facts.get(place.path)
            elif place.kind == "entry":
                assert merged.content(place.path) == wanted.content(place.path)


@PLAIN
@given(edited())
def test_a_case_merged_with_itself_stays_as_it_is(one: Case) -> None:
    merge = Merge(base(), one, one)
    assert merge.asked == ()
    assert merge.renamed == ()
    assert merge.result({}) == one


@PLAIN
@given(edited())
def test_a_change_of_one_side_alone_is_taken_as_it_is(one: Case) -> None:
    for merge in (Merge(base(), one, base()), Merge(base(), base(), one)):
        assert merge.asked == ()
        assert merge.result({}) == one


@PLAIN
@given(edited(), edited())
def test_every_new_entry_of_both_sides_is_there_afterwards(theirs: Case, mine: Case) -> None:
    merge = Merge(base(), theirs, mine)
    merged = spread.of(merge.result(all_of(merge, "mine")))
    asked = {place.path for place in merge.asked}
    for side in (merge.theirs, merge.mine):
        for entry in side.entries:
            fresh = entry not in spread.of(base()).entries
            if fresh and not any(entry[: len(one)] == one for one in asked):
                assert entry in merged.entries


def test_new_entries_of_the_same_code_get_two_codes_and_references_follow() -> None:
    theirs, _ = editing.add_entry(base(), "victims", {"name": "Ani"})
    mine, _ = editing.add_entry(base(), "victims", {"name": "Budi"})
    texts = {"victim": "K3", "head": "care", "what": "Visum", "basis.kind": "amount", "basis.amount": "5"}
    mine, _ = editing.add_entry(mine, "losses", texts)
    mine = editing.set_mark(mine, "victims.K3.nik", "to_follow")
    merge = Merge(base(), theirs, mine)
    merged = merge.result({})

    assert merge.renamed == ((("victims", "K3"), ("victims", "K4")),)
    assert merge.asked == ()
    assert [victim.name for victim in merged.victims[2:]] == ["Ani", "Budi"]
    assert merged.losses[-1].victim == "K4"
    assert merged.marks["victims.K4.nik"].kind == "to_follow"


def test_lines_alike_that_refer_to_different_new_victims_stay_two_lines() -> None:
    texts = {"victim": "K3", "head": "care", "what": "Visum", "basis.kind": "amount", "basis.amount": "5"}
    sides = []
    for name in ("Ani", "Budi"):
        case, _ = editing.add_entry(base(), "victims", {"name": name})
        sides.append(editing.add_entry(case, "losses", texts)[0])
    merged = Merge(base(), *sides).result({})

    assert [(line.id, line.victim) for line in merged.losses[2:]] == [("L3", "K3"), ("L4", "K4")]


def test_an_entry_removed_here_and_changed_there_is_a_question() -> None:
    theirs = editing.remove_entry(base(), "losses.L2")
    mine = editing.set_value(base(), "losses.L2.what", "Ongkos kapal")
    merge = Merge(base(), theirs, mine)

    assert [(place.path, place.kind) for place in merge.asked] == [(("losses", "L2"), "entry")]
    assert [line.id for line in merge.result({}).losses] == ["L1"]
    assert merge.result(all_of(merge, "mine")).losses[1].what == "Ongkos kapal"


def test_an_entry_removed_here_and_used_there_is_a_question() -> None:
    theirs = editing.remove_entry(base(), "exhibits.P-2")
    mine = editing.set_value(base(), "losses.L1.evidence", ("P-1", "P-2"))
    merge = Merge(base(), theirs, mine)

    assert {place.path for place in merge.asked} == {("exhibits", "P-2"), ("losses", "L1", "evidence")}
    assert merge.result(all_of(merge, "mine")) == mine
    assert merge.result({}) == theirs
    with pytest.raises(CaseDataError):
        merge.result({("losses", "L1", "evidence"): "mine", ("exhibits", "P-2"): "theirs"})


def test_dates_that_contradict_each_other_only_together_are_a_question() -> None:
    theirs = editing.set_value(base(), "losses.L2.period_from", "2026-01-20")
    mine = editing.set_value(base(), "losses.L2.period_to", "2026-01-10")
    merge = Merge(base(), theirs, mine)

    assert {place.path[-1] for place in merge.asked} == {"period_from", "period_to"}


def test_a_value_here_and_an_answer_mark_there_are_one_question() -> None:
    theirs = editing.set_value(base(), "victims.K1.phone", "0812-0000-0000")
    mine = editing.set_mark(base(), "victims.K1.phone", "declined")
    merge = Merge(base(), theirs, mine)

    assert [place.path for place in merge.asked] == [("victims", "K1", "phone")]
    assert merge.result(all_of(merge, "mine")).marks["victims.K1.phone"].kind == "declined"


def test_the_parts_of_a_basis_are_never_mixed() -> None:
    wages = {"kind": "wage_gap", "promised": "5", "per": "day", "quantity": "2", "received": "1"}
    theirs = editing.set_group(base(), "losses.L1.basis", wages)
    mine = editing.set_group(base(), "losses.L1.basis", {"kind": "amount", "amount": "7"})
    merge = Merge(base(), theirs, mine)

    assert [place.path for place in merge.asked] == [("losses", "L1", "basis")]


def test_an_emptied_group_is_kept_apart_from_none() -> None:
    plain = importing.to_plain(base())
    plain["victims"][1]["guardian"] = {}
    mine = importing.from_plain(plain)
    theirs = editing.set_value(base(), "victims.K2.guardian.name", "Ibu Juariah")

    merged = Merge(base(), theirs, mine).result({})
    assert merged.victims[1].guardian is not None
    assert merged.victims[1].guardian.name == "Ibu Juariah"
