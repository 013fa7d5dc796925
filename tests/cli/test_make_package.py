"""`make CASE all`: what can be made is made; what can't be is listed with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist.desk import samples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_whole_package_is_made_with_success(cli: Callable[..., Any], sample_a: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = cli("make", sample_a, "all", "--out", str(out), "--json")
    assert done.code == 0, done.err
    assert "not_made" not in done.json
    assert len(done.json["files"]) == len(list(out.iterdir())) > 50


def test_what_lacks_facts_is_listed_and_the_rest_is_made(cli: Callable[..., Any], tmp_path: Path) -> None:
    code = cli("case", "import", str(samples.sample("d").case_file), "--json").json["code"]
    out = tmp_path / "out"
    done = cli("make", code, "all", "--out", str(out), "--json")
    assert done.code == 5
    made = {one["document"] for one in done.json["files"]}
    (refused,) = done.json["not_made"]
    assert refused["document"] == "permohonan-pemblokiran"
    assert refused["problems"][0]["path"] == "defendants.T2.assets"
    assert "permohonan-pemblokiran" not in made
    assert len(list(out.iterdir())) == len(done.json["files"]) > 20
    applying = {one["id"] for one in cli("documents", code, "--json").json if one["applies"]}
    assert made == applying - {"permohonan-pemblokiran"}


def test_one_paper_that_would_leak_holds_back_no_other(
    cli: Callable[..., Any], sample_a: str, tmp_path: Path
) -> None:
    shown = cli("case", "show", sample_a, "--reveal", "--json").json
    name = next(row["value"] for row in shown["facts"] if row["path"] == "victims.K1.name")
    stored = cli("record", sample_a, "losses.L1.what", typed=f"biaya berobat {name}")
    assert stored.code == 0, stored.err
    out = tmp_path / "out"
    done = cli("make", sample_a, "all", "--out", str(out))
    assert done.code == 5
    assert "Tidak dibuat" in done.out
    assert "rincian-kerugian: Dokumen Rincian Kerugian Korban tidak dibuat" in done.out
    assert name not in done.out
    files = [one.name for one in out.iterdir()]
    assert not [one for one in files if one.startswith("rincian-kerugian")]
    assert [one for one in files if one.startswith("surat-kuasa-khusus")]


def test_documents_asked_for_by_name_come_all_or_none(cli: Callable[..., Any], tmp_path: Path) -> None:
    code = cli("case", "import", str(samples.sample("d").case_file), "--json").json["code"]
    out = tmp_path / "out"
    done = cli("make", code, "permohonan-pemblokiran", "rincian-kerugian", "--out", str(out))
    assert done.code == 5
    assert not out.exists()
