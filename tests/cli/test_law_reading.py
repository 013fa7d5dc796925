"""`law list`, `law wages` and what `law show` says about uses, as typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist.cli import entry

if TYPE_CHECKING:
    from pathlib import Path

CASE = {
    "code": "MELATI-01",
    "invented": True,
    "victims": [{"id": "K1"}],
    "losses": [
        {
            "id": "L1", "victim": "K1", "head": "wealth_income", "what": "Upah yang tidak dibayar",
            "basis": {
                "kind": "wage_gap", "promised": "1", "per": "month", "quantity": "3", "received": "500000"
            },
            "period_from": "2024-03-01", "period_to": "2024-05-31",
        },
        {
            "id": "L2", "victim": "K1", "head": "other", "what": "Ongkos",
            "basis": {"kind": "amount", "amount": "10000"},
        },
        {
            "id": "L3", "victim": "K1", "head": "wealth_income", "what": "Upah dua tahun",
            "basis": {"kind": "wage_gap", "promised": "1", "per": "month", "quantity": "3", "received": "0"},
            "period_from": "2023-12-01", "period_to": "2024-02-29",
        },
    ],
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path, run: Any) -> Path:
    file = tmp_path / "perkara.json"
    file.write_text(json.dumps(CASE), encoding="utf-8")
    root = tmp_path / "simpanan"
    assert run("case", "import", str(file), "--store", str(root)).code == 0
    return root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    class Ran:
        def __init__(self, *argv: str) -> None:
            self.code = entry.main(list(argv))
            self.out, self.err = capsys.readouterr()

        @property
        def data(self) -> Any:
            return json.loads(self.out)

    return Ran


def test_a_right_lists_only_what_governs_on_the_day_when_asked(run: Any) -> None:
    both = run("law", "list", "--right", "protection", "--json").data["provisions"]
    before = run("law", "list", "--right", "protection", "--in-force", "--as-of", "19-5-2026", "--json").data
    ids = {row["id"] for row in before["provisions"]}
    assert "uu-31-2014/29/1/c" in ids
    assert "uu-3-2026/51/1/d" not in ids
    assert "uu-3-2026/51/1/d" in {row["id"] for row in both}


def test_confidence_is_told_with_signs_and_letters(run: Any) -> None:
    rows = run("law", "list", "--instrument", "Perma 1/2022", "--json").data["provisions"]
    signs = {row["id"]: (row["confidence"], row["sure"]) for row in rows}
    assert signs["perma-1-2022/8/5"] == ("V", "###")
    assert signs["perma-1-2022/12/2"] == ("Vp", "##-")
    assert signs["perma-1-2022/8/15"] == ("X", "?--")


def test_without_a_choice_rights_and_instruments_are_listed(run: Any) -> None:
    found = run("law", "list", "--json").data
    assert "restitution" in found["rights"]
    assert found["instruments"]["uu-21-2007"] == "UU 21/2007"


def test_showing_a_provision_says_what_relies_on_it(run: Any) -> None:
    said = run("law", "show", "Pasal 31 ayat (2) UU 21/2007", "--lang", "en").out
    assert "1 years" in said or "Period" in said
    assert run("law", "show", "Pasal 48 ayat (6) UU 21/2007", "--json").data["used_by"]


def test_an_unknown_statute_of_a_list_is_refused(run: Any) -> None:
    assert run("law", "list", "--instrument", "UU 99/1999").code == 4
    assert run("law", "list", "--right", "tidak-ada").code == 2


def test_minimum_wages_are_shown_with_their_source_and_a_caution(run: Any) -> None:
    (row,) = run("law", "wages", "--area", "bintan", "--year", "2024", "--json").data["wages"]
    assert (row["amount_idr"], row["confidence"]) == (3950950, "S1")
    assert "3.950.050" in row["caution"]
    plain = run("law", "wages", "--area", "bintan", "--year", "2024").out
    assert "S1" in plain
    assert row["source"] in plain
    assert "Tidak ada angka" in run("law", "wages", "--area", "bintan", "--year", "2019").out


def test_a_minimum_wage_is_taken_only_when_chosen_and_then_marked_as_an_estimate(
    run: Any, store: Path
) -> None:
    asked = ("law", "wages", "--area", "batam", "--year", "2024", "--case", "MELATI-01", "--loss", "L1",
             "--store", str(store))  # fmt: skip
    before = run("losses", "MELATI-01", "--json", "--store", str(store)).data
    assert run(*asked).code == 0
    assert run("losses", "MELATI-01", "--json", "--store", str(store)).data == before
    assert run(*asked, "--yes").code == 0
    (line,) = [
        x
        for x in run("losses", "MELATI-01", "--json", "--store", str(store)).data["lines"]
        if x["id"] == "L1"
    ]
    assert "13.555.150" in line["amount"] or line["amount_idr"] == 3 * 4_685_050 - 500_000
    assert any("S1" in step and "Batam" in step for step in line["steps"])


@pytest.mark.parametrize(
    ("loss", "more"),
    [("L2", ()), ("L3", ()), ("L9", ()), ("L1", ("--year", "2023"))],
)
def test_a_line_that_cannot_take_it_is_refused_with_a_sentence(
    run: Any, store: Path, loss: str, more: tuple[str, ...]
) -> None:
    asked = ("law", "wages", "--area", "batam", "--year", "2024", "--case", "MELATI-01", "--loss", loss)
    refused = run(*asked, "--yes", "--store", str(store), *more)
    assert refused.code == 2
    assert refused.err


def test_case_and_loss_go_together_and_one_figure_is_chosen(run: Any, store: Path) -> None:
    assert run("law", "wages", "--case", "MELATI-01").code == 2
    many = ("law", "wages", "--case", "MELATI-01", "--loss", "L1", "--yes", "--store", str(store))
    assert run(*many).code == 2
