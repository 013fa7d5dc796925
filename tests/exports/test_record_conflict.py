"""`record` while another window saves: merged when the changes are apart, told place by place when not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from loss_cases import NAME, amount, case

from legal_assist.cases import importing
from legal_assist.cli import record_verb
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def other(tmp_path: Path) -> Desk:
    """The other window."""
    desk = Desk(tmp_path / "store", FixedClock(date(2026, 11, 24)))
    desk.unlock()
    desk.import_case(importing.write(case(amount(), route=f"Dengan {NAME} ke Batam")))
    return desk


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Any]], None]:
    """Lets the other window save while the command waits for its text."""

    def arrange(act: Callable[[], Any]) -> None:
        read = record_verb.inputs.text

        def text() -> str:
            act()
            return read()

        monkeypatch.setattr(record_verb.inputs, "text", text)

    return arrange


def test_changes_apart_from_each_other_are_both_kept(cli: Any, other: Desk, meanwhile: Any) -> None:
    meanwhile(lambda: other.record(other.open("MELATI-01"), "region", "Karimun"))
    result = cli("record", "MELATI-01", "destination", typed="Tawau")

    assert (result.code, "revisi 3" in result.out) == (0, True)
    assert "Kedua perubahan digabung" in result.err
    stored = other.open("MELATI-01").case
    assert (stored.region, stored.destination) == ("Karimun", "Tawau")


def test_the_same_fact_is_told_with_both_texts_without_names_and_nothing_changes(
    cli: Any, other: Desk, meanwhile: Any
) -> None:
    meanwhile(lambda: other.record(other.open("MELATI-01"), "route", f"Tanpa {NAME}"))
    result = cli("record", "MELATI-01", "route", "--json", typed="Lewat laut")

    assert (result.code, result.json["error"]) == (6, "conflict.differs")
    (problem,) = result.json["problems"]
    assert problem["path"] == "route"
    assert "Lewat laut" in problem["message"]
    assert "Tanpa K1" in problem["message"]
    assert NAME not in result.out + result.err
    assert other.open("MELATI-01").case.route == f"Tanpa {NAME}"


def test_a_new_entry_gets_another_code_and_says_so(cli: Any, other: Desk, meanwhile: Any) -> None:
    meanwhile(lambda: other.add(other.open("MELATI-01"), "victims", {"name": "Ani"}))
    result = cli("record", "MELATI-01", "victims", "--add", "--json", typed="name = Budi")

    assert result.json["added"] == "K4"
    assert "K3" in result.err
    assert "K4" in result.err
    assert [victim.name for victim in other.open("MELATI-01").case.victims[2:]] == ["Ani", "Budi"]


def test_a_case_deleted_meanwhile_is_said(cli: Any, other: Desk, meanwhile: Any) -> None:
    meanwhile(lambda: other.delete_case("MELATI-01", expected_revision=1))
    assert cli("record", "MELATI-01", "region", "--json", typed="Batam").json["error"] == "store.unknown_case"
