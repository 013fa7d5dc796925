"""Each sample gives what was derived for it by hand from the legal reference, unseen by the program."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist.cases import importing
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk
from legal_assist.workspace import samples_dir

if TYPE_CHECKING:
    from legal_assist.cases.case import Case

SAMPLES = sorted(folder.name for folder in samples_dir().iterdir() if (folder / "expected.json").is_file())


@cache
def expected(name: str) -> dict[str, Any]:
    return json.loads((samples_dir() / name / "expected.json").read_text(encoding="utf-8"))


@cache
def weighed(name: str) -> tuple[Desk, Case]:
    desk = Desk(None, FixedClock(date.fromisoformat(expected(name)["as_of"])))
    return desk, importing.read((samples_dir() / name / "case.json").read_bytes())


def part(name: str, key: str) -> Any:
    if key not in expected(name):
        pytest.fail(f"{name}: expected.json says nothing about {key}")
    return expected(name)[key]


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("subject", ["joined_claim", "restitution"])
def test_the_governing_law(name: str, subject: str) -> None:
    wanted = part(name, "regime")[subject]
    desk, case = weighed(name)
    found = desk.regime(case)[subject].value

    assert found.governing == wanted["governing"]
    assert found.open is wanted["open"]
    if "row" in wanted:
        assert found.row == wanted["row"]
    assert {reading.value.governing for reading in found.alternatives} == set(wanted.get("alternatives", []))
    assert set(wanted.get("provisions_include", [])) <= set(found.provisions)
    assert not set(wanted.get("provisions_exclude", [])) & set(found.provisions)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_losses(name: str) -> None:
    wanted = part(name, "losses")
    desk, case = weighed(name)
    ledger = desk.losses(case).value

    assert {line.id: line.amount for line in ledger.lines} == wanted["lines"]
    assert {v.victim: v.total for v in ledger.victims} == wanted["victims"]
    assert {h.head: h.total for h in ledger.heads if h.total} == {
        k: v for k, v in wanted["heads"].items() if v
    }
    assert (ledger.total, ledger.restitution, ledger.joined) == (
        wanted["total_idr"],
        wanted["restitution_idr"],
        wanted["joined_idr"],
    )
    # Where nothing was decided the derivation says null; the ledger says why (one payer, none, or undecided).
    assert (ledger.liability if ledger.liability in ("joint", "shares") else None) == wanted["liability"]
    assert {s.defendant: s.amount for s in ledger.shares} == wanted.get("shares", {})
    assert set(wanted.get("warned_lines", [])) <= {line.id for line in ledger.lines if line.warnings}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_deadlines(name: str) -> None:
    wanted = part(name, "deadlines")
    desk, case = weighed(name)
    lines = desk.deadlines(case)

    missing = []
    for row in wanted:
        if row.get("optional"):
            continue
        matches = [
            line
            for line in lines
            if row["row"] in line.alias
            and line.victim in (row["victim"], None, *row.get("applies_to", []))
            and (line.date.isoformat() if line.date else None) == row["date"]
            and line.limit_event == row["limit_event"]
            and line.state == row["state"]
        ]
        counted = row.get("counted_days")
        if counted:
            matches = [m for m in matches if [day.isoformat() for day in m.counted] == counted]
        if not matches:
            missing.append((row["row"], row["victim"], row["date"], row["state"]))
    assert missing == []
    known = {row["row"] for row in [*wanted, *expected(name).get("deadlines_if_shown", [])]}
    # A limit bound to an event has no anchor of its own and may always be shown; a norm of the article tables
    # has no row.
    dated = [line for line in lines if line.date is not None and line.alias]
    unexpected = {line.alias for line in dated if not set(line.alias) & known}
    assert unexpected == set()


@pytest.mark.parametrize("name", SAMPLES)
def test_the_checklist(name: str) -> None:
    desk, case = weighed(name)
    found = {(state.item.id, state.subject): state.state for state in desk.checklist(case)}
    wrong = {
        (row["item"], row["subject"]): (row["state"], found.get((row["item"], row["subject"])))
        for row in part(name, "checklist_expectations")
        if "item" in row and found.get((row["item"], row["subject"])) != row["state"]
    }

    assert sum("item" in row for row in part(name, "checklist_expectations")) >= 20
    assert wrong == {}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_next_steps(name: str) -> None:
    wanted = part(name, "next_steps")
    desk, case = weighed(name)
    found = desk.next_steps(case)

    for index, step in enumerate(wanted):
        if step.get("optional") and index >= len(found):
            continue
        rank = [step, *step.get("alternatives", [])]
        assert (found[index].kind, found[index].victim) in {(s["kind"], s["victim"]) for s in rank}, index


@pytest.mark.parametrize("name", SAMPLES)
def test_which_documents_apply(name: str) -> None:
    desk, case = weighed(name)
    found: dict[str, bool] = {}
    for state in desk.documents(case):
        # Two templates of one document: each code of procedure has its own wording.
        family = "permohonan-penggabungan" if state.id.startswith("permohonan-penggabungan") else state.id
        found[family] = found.get(family, False) or bool(state.applies)

    assert {key: found.get(key) for key in part(name, "documents")} == part(name, "documents")
