"""Older forms of the case file are brought forward step by step; what has no way forward is refused."""

from __future__ import annotations

from typing import Any

import pytest

from legal_assist.cases import importing, migrations
from legal_assist.cases.case import SCHEMA_VERSION
from legal_assist.cases.migrations import Step, migrate
from legal_assist.errors import CaseDataError


def rename(plain: dict[str, Any]) -> dict[str, Any]:
    plain["court"] = {"name": plain.pop("court_name")}
    return plain


def split(plain: dict[str, Any]) -> dict[str, Any]:
    for victim in plain["victims"]:
        victim["sex"] = {"p": "female", "l": "male"}[victim.pop("kelamin")]
    return plain


STEPS = (Step("court-as-group", 1, rename), Step("sex-in-words", 2, split))
OLD = {"schema_version": 1, "court_name": "PN Contoh", "victims": [{"id": "K1", "kelamin": "p"}]}


def test_every_shipped_form_has_exactly_one_step_that_leads_on() -> None:
    assert migrations.faults(present=SCHEMA_VERSION) == ()
    assert migrations.faults(STEPS, present=3) == ()


@pytest.mark.parametrize("steps", [STEPS[:1], STEPS[1:], STEPS[::-1], (STEPS[0], STEPS[0])])
def test_a_missing_doubled_or_misplaced_step_is_found(steps: tuple[Step, ...]) -> None:
    assert migrations.faults(steps, present=3)


def test_an_old_file_passes_through_every_step_in_order() -> None:
    new = migrate(OLD, 3, STEPS)

    assert new == {
        "schema_version": 3,
        "court": {"name": "PN Contoh"},
        "victims": [{"id": "K1", "sex": "female"}],
    }


def test_a_file_in_between_passes_through_the_rest_only() -> None:
    between = migrate(OLD, 2, STEPS[:1])

    assert between["schema_version"] == 2
    assert migrate(between, 3, STEPS) == migrate(OLD, 3, STEPS)


def test_the_file_that_was_read_is_not_changed() -> None:
    before = repr(OLD)

    migrate(OLD, 3, STEPS)

    assert repr(OLD) == before


def test_a_file_of_the_present_form_is_left_alone() -> None:
    plain = {"schema_version": 3, "court": {}}

    assert migrate(plain, 3, STEPS) is plain


def test_a_newer_file_is_refused_and_a_gap_is_named() -> None:
    with pytest.raises(CaseDataError, match=r"case\.file_newer"):
        migrate({"schema_version": 4}, 3, STEPS)
    with pytest.raises(CaseDataError, match=r"case\.file_too_old"):
        migrate(OLD, 3, STEPS[1:])


def test_a_file_that_does_not_have_the_form_it_claims_is_refused_with_a_sentence() -> None:
    with pytest.raises(CaseDataError, match=r"case\.file_step_failed") as caught:
        migrate({"schema_version": 1, "victims": 3}, 3, STEPS)

    assert caught.value.params == {"found": 1, "step": "court-as-group"}


@pytest.mark.parametrize("version", [True, 0, -1, "1", 1.0, None, [2]])
def test_what_is_no_version_is_left_to_the_check_of_the_facts(version: Any) -> None:
    plain = {"schema_version": version, "code": "MELATI-01", "invented": True}

    assert migrate(plain, 3, STEPS) is plain
    with pytest.raises(CaseDataError, match=r"case\.file_faults"):
        importing.from_plain(plain)


def test_the_case_file_reader_refuses_a_newer_form() -> None:
    with pytest.raises(CaseDataError, match=r"case\.file_newer"):
        importing.read(b'{"schema_version": 2, "code": "MELATI-01", "invented": true}')
