"""Two windows on one case: what could not be saved meets what was, and both are kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from edited_cases import BASE

from legal_assist import messages
from legal_assist.cases import importing
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, conflict, wording
from legal_assist.errors import CaseDataError, ConflictError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from legal_assist.desk import Opened
    from legal_assist.desk.conflict import Conflict


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "store", FixedClock(date(2026, 11, 24)), "pendamping")
    made.unlock()
    made.import_case(importing.write(importing.from_plain(BASE)))
    return made


def collide(
    desk: Desk, theirs: Callable[[Opened], object], mine: Callable[[Opened], object], **options: bool
) -> Conflict:
    """Both windows read the same revision; `theirs` saves first."""
    opened = desk.open("MELATI-01")
    theirs(opened)
    with pytest.raises(ConflictError) as caught:
        mine(opened)
    return conflict.compare(desk, opened, caught.value.mine, **options)


def test_changes_apart_from_each_other_are_merged_and_told(desk: Desk) -> None:
    found = collide(
        desk,
        lambda opened: desk.record(opened, "region", "Batam"),
        lambda opened: desk.record(opened, "victims.K1.birth_date", "01-02-2000"),
    )
    assert found.fields == ()
    assert [(one.path, one.side, one.words) for one in found.taken] == [
        ("region", "theirs", "Batam"),
        ("victims.K1.birth_date", "mine", "1 Februari 2000"),
    ]

    after = conflict.resolve(desk, found, {})
    assert (after.revision, after.case.region) == (3, "Batam")
    assert after.case.victims[0].birth_date == date(2000, 2, 1)
    why = desk.history("MELATI-01")[-1].why
    assert wording.reason(why, "id") == messages.text("conflict.why", "id", base=1, found=2)


def test_the_same_fact_changed_on_both_sides_waits_for_a_choice(desk: Desk) -> None:
    found = collide(
        desk,
        lambda opened: desk.record(opened, "losses.L1.what", "Obat luka"),
        lambda opened: desk.record(opened, "losses.L1.what", "Visum"),
    )
    (field,) = found.fields
    assert (field.path, field.base, field.theirs, field.mine) == (
        "losses.L1.what",
        "Obat",
        "Obat luka",
        "Visum",
    )
    assert field.label == "L1: " + messages.text("facts.loss_line.what.label", "id")

    for choices, wrong in (({}, "unanswered"), ({"losses.L1.what": "ours"}, "unanswered")):
        with pytest.raises(CaseDataError) as caught:
            conflict.resolve(desk, found, choices)
        assert [one.key for one in caught.value.problems] == [f"conflict.{wrong}"]
    with pytest.raises(CaseDataError, match="incomplete"):
        conflict.resolve(desk, found, {"losses.L1.what": "mine", "region": "mine"})
    assert desk.open("MELATI-01").revision == 2

    assert conflict.preview(found, {"losses.L1.what": "mine"}).losses[0].what == "Visum"
    assert conflict.resolve(desk, found, {"losses.L1.what": "mine"}).case.losses[0].what == "Visum"


def test_choosing_what_is_stored_makes_no_new_revision(desk: Desk) -> None:
    found = collide(
        desk,
        lambda opened: desk.record(opened, "region", "Batam"),
        lambda opened: desk.record(opened, "region", "Karimun"),
    )
    assert conflict.resolve(desk, found, {"region": "theirs"}).revision == 2


def test_a_third_save_in_between_is_a_conflict_again(desk: Desk) -> None:
    found = collide(
        desk,
        lambda opened: desk.record(opened, "region", "Batam"),
        lambda opened: desk.record(opened, "route", "Laut"),
    )
    desk.record(desk.open("MELATI-01"), "destination", "Tawau")
    with pytest.raises(ConflictError) as caught:
        conflict.resolve(desk, found, {})

    again = conflict.compare(desk, found.theirs, caught.value.mine)
    case = conflict.resolve(desk, again, {}).case
    assert (case.region, case.route, case.destination) == ("Batam", "Laut", "Tawau")


def test_a_removed_entry_shows_what_would_be_lost(desk: Desk) -> None:
    found = collide(
        desk,
        lambda opened: desk.remove(opened, "losses.L2"),
        lambda opened: desk.record(opened, "losses.L2.what", "Ongkos kapal"),
    )
    (field,) = found.fields
    assert (field.path, field.kind, field.theirs) == ("losses.L2", "entry", "dihapus")
    assert "Ongkos kapal" in field.mine
    assert "100.000" in field.mine
    assert field.label == f"{messages.text('facts.case.losses.label', 'id')} L2"


def test_choices_that_contradict_each_other_are_refused_by_place(desk: Desk) -> None:
    found = collide(
        desk,
        lambda opened: desk.remove(opened, "exhibits.P-2"),
        lambda opened: desk.record(opened, "losses.L1.evidence", "P-1, P-2"),
    )
    choices = {"losses.L1.evidence": "mine", "exhibits.P-2": "theirs"}
    with pytest.raises(CaseDataError, match="does_not_fit") as caught:
        conflict.resolve(desk, found, choices)
    assert [one.path for one in caught.value.problems] == ["losses.L1.evidence"]
    assert desk.open("MELATI-01").revision == 2


def test_masked_texts_hold_no_identity_and_can_be_reworded(desk: Desk) -> None:
    found = collide(
        desk,
        lambda opened: desk.record(opened, "route", "Dengan Sariwulan ke Batam"),
        lambda opened: desk.record_many(
            opened, {"route": "Dengan Juariah", "victims.K1.name": "Zahra Putri"}
        ),
        masked=True,
    )
    shown = str((found.fields, found.taken))
    for name in ("Sariwulan", "Juariah", "Zahra"):
        assert name not in shown
    assert "Zahra Putri" in str(conflict.reworded(found, "en", masked=False).taken)


def test_a_new_entry_of_the_same_code_is_told_with_its_new_code(desk: Desk) -> None:
    found = collide(
        desk,
        lambda opened: desk.add(opened, "victims", {"name": "Ani"}),
        lambda opened: desk.add(opened, "victims", {"name": "Budi"}),
    )
    assert found.renamed == (("victims.K3", "K4"),)
    assert [one.id for one in conflict.resolve(desk, found, {}).case.victims] == ["K1", "K2", "K3", "K4"]


def test_a_reason_that_is_free_text_is_shown_as_it_is() -> None:
    for words in ("atas permintaan; lisan", "a" * 400, "conflict.why;base", "../x.y"):
        assert wording.reason(words, "id") == words
