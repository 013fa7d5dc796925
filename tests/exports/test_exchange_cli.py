"""Tables, sheets, packages and search as a person or a script uses them."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist.desk import samples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Cli = Callable[..., Any]

SECRETS = ("Sariwulan", "Kertapati", "9901015403980001")
HEAD = "Korban;Kelompok kerugian;Kerugian apa;Jumlah menurut bukti\n"


@pytest.fixture
def sample_a(cli: Cli) -> str:
    """Sample (a) in the store; its code name."""
    return str(cli("case", "import", str(samples.sample("a").case_file), "--json").json["code"])


def revision(cli: Cli, code: str) -> int:
    return int(cli("case", "show", code, "--json").json["revision"])


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize("table", ["losses", "evidence"])
def test_a_table_is_written_with_code_names_and_never_over_another(
    cli: Cli, sample_a: str, tmp_path: Path, table: str, suffix: str
) -> None:
    out = tmp_path / f"tabel.{suffix}"

    assert cli("export-table", sample_a, table, "--out", str(out)).code == 0
    data = out.read_bytes()
    if suffix == "xlsx":
        with zipfile.ZipFile(out) as file:
            data = b"".join(file.read(name) for name in file.namelist())
    assert b"K1" in data
    assert not any(secret.encode() in data for secret in SECRETS)
    assert cli("export-table", sample_a, table, "--out", str(out)).code == 5


def test_totals_of_the_table_are_the_ledgers(cli: Cli, sample_a: str, tmp_path: Path) -> None:
    out = tmp_path / "tabel.csv"
    cli("export-table", sample_a, "losses", "--out", str(out))
    rows = [line.split(";") for line in out.read_text(encoding="utf-8-sig").splitlines() if "JUMLAH" in line]
    ledger = cli("losses", sample_a, "--json").json

    totals = {row[1]: int(next(cell for cell in row[2:] if cell)) for row in rows}
    assert totals == {v["code"]: v["total_idr"] for v in ledger["victims"]} | {
        "semua korban": ledger["total_idr"]
    }


def test_another_suffix_is_refused(cli: Cli, sample_a: str, tmp_path: Path) -> None:
    assert cli("export-table", sample_a, "losses", "--out", str(tmp_path / "x.ods")).code == 2


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_empty_sheet_is_taken_as_a_sheet_with_no_rows(
    cli: Cli, sample_a: str, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"kosong.{suffix}"

    assert cli("export-table", sample_a, "losses", "--template", "--out", str(out)).code == 0
    assert cli("import-losses", sample_a, str(out), "--json").json == {
        "stored_revision": None,
        "rows": [],
        "ignored_columns": [],
    }
    assert cli("export-table", sample_a, "evidence", "--template", "--out", str(out) + "x.csv").code == 2


def test_clean_rows_are_stored_at_once_as_one_revision(cli: Cli, sample_a: str) -> None:
    before = revision(cli, sample_a)
    total = cli("losses", sample_a, "--json").json["total_idr"]
    result = cli("import-losses", sample_a, "-", typed=f"{HEAD}K1;care;Obat;5000\nK2;care;Visum;7000\n")

    assert result.code == 0
    assert revision(cli, sample_a) == before + 1
    assert cli("losses", sample_a, "--json").json["total_idr"] == total + 12_000


def test_with_a_doubtful_row_nothing_is_stored_until_it_is_confirmed(cli: Cli, sample_a: str) -> None:
    sheet = f"{HEAD}K1;care;Obat;5000\nK2;care;Visum;sekitar 3 juta\n"
    before = revision(cli, sample_a)

    first = cli("import-losses", sample_a, "-", typed=sheet)
    assert first.code == 3
    assert "Baris 3: perlu jawaban" in first.out
    assert revision(cli, sample_a) == before

    assert cli("import-losses", sample_a, "-", "--dry-run", "--yes", typed=sheet).code == 0
    assert revision(cli, sample_a) == before

    confirmed = cli("import-losses", sample_a, "-", "--yes", "--json", typed=sheet)
    assert confirmed.code == 0
    assert confirmed.json["stored_revision"] == before + 1
    assert [row["status"] for row in confirmed.json["rows"]] == ["new", "answer"]


def test_a_changed_line_is_asked_about_and_can_be_undone(cli: Cli, sample_a: str) -> None:
    sheet = "Kode;Korban;Kelompok kerugian;Kerugian apa\nL1;;;Upah yang belum dibayar\n"
    before = revision(cli, sample_a)

    assert cli("import-losses", sample_a, "-", typed=sheet).code == 3
    assert revision(cli, sample_a) == before
    assert cli("import-losses", sample_a, "-", "--yes", typed=sheet).code == 0
    assert "Upah yang belum dibayar" in cli("losses", sample_a).out


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_sheet_that_is_none_is_refused_with_a_sentence(cli: Cli, sample_a: str, lang: str) -> None:
    result = cli("import-losses", sample_a, "-", "--lang", lang, typed="apa saja\n")

    assert result.code == 3
    assert "template" in result.err


def test_a_package_goes_out_and_comes_back_and_twice_is_once(cli: Cli, sample_a: str, tmp_path: Path) -> None:
    out = tmp_path / "paket.zip"
    case = cli("case", "export", sample_a).out

    assert cli("case", "export", sample_a, "--package", str(out)).code == 0
    assert cli("case", "import", str(out), "--json").json["unchanged"]
    assert cli("case", "delete", sample_a, "--yes").code == 0
    assert cli("case", "import", str(out), "--json").json == {
        "code": sample_a,
        "revision": 1,
        "unchanged": False,
        "attachments": 0,
        "attachments_left": 0,
    }
    assert cli("case", "export", sample_a).out == case
    assert cli("case", "export", sample_a, "--package", str(out)).code == 5
    assert cli("case", "export", sample_a, "--package", "a.zip", "--out", "b.json").code == 2


def test_a_differing_case_is_refused_shown_and_merged_place_by_place(
    cli: Cli, sample_a: str, tmp_path: Path
) -> None:
    theirs = json.loads(cli("case", "export", sample_a).out)
    theirs["route"] = "Lewat darat"
    theirs["victims"][0]["name"] = "Sariwulan Kertapatih"
    file = tmp_path / "lain.json"
    file.write_text(json.dumps(theirs), encoding="utf-8")
    before = revision(cli, sample_a)

    assert cli("case", "import", str(file)).code == 6
    shown = cli("case", "import", str(file), "--merge")
    assert shown.code == 0
    assert "victims.K1.name" in shown.out
    assert "Lewat darat" in shown.out
    assert not any(secret in shown.out for secret in SECRETS)
    assert cli("case", "import", str(file), "--merge-take", typed="route = theirs\n").code == 3
    assert cli("case", "import", str(file), "--merge-take", typed="route = ya\n").code == 2
    assert revision(cli, sample_a) == before

    choices = "route = theirs\nvictims.K1.name = mine\n"
    assert cli("case", "import", str(file), "--merge-take", typed=choices).code == 0
    merged = json.loads(cli("case", "export", sample_a).out)
    assert (merged["route"], merged["victims"][0]["name"]) == ("Lewat darat", "Sariwulan Kertapati")
    assert revision(cli, sample_a) == before + 1
    assert len(cli("case", "list", "--json").json["cases"]) == 1


def test_search_prints_code_names_only(cli: Cli, sample_a: str) -> None:
    result = cli("search", "Sariwullan")

    assert result.code == 0
    assert sample_a in result.out
    assert not any(secret in result.out + result.err for secret in SECRETS)
    assert cli("search", "-", "--json", typed="sari wulan\n").json["hits"][0]["paths"] == ["victims.K1.name"]


def test_search_for_nothing_found_says_so(cli: Cli, sample_a: str) -> None:
    assert "Tidak ditemukan" in cli("search", "Wxyz", "--all-text").out
    assert cli("search", "a").code == 2
