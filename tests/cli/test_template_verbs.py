"""`template ...` and `papers`: exit codes, both languages, JSON, and nothing said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Result


def broken(path: Path) -> None:
    """Put faults into a template."""
    document = docx.Document(str(path))
    document.add_paragraph("{{ korban_ini.nma }} {tanggal}")
    document.save(str(path))


def test_a_shipped_template_is_copied_and_passes(cli: Callable[..., Result], tmp_path: Path) -> None:
    made = cli("template", "new", "rincian-kerugian", "--out", str(tmp_path / "t"), "--json")
    assert made.code == 0
    (path,) = made.json["files"]
    checked = cli("template", "check", path, "--json")
    assert checked.code == 0
    assert checked.json["templates"][0]["passes"] is True
    assert checked.json["templates"][0]["faults"] == []
    again = cli("template", "new", "rincian-kerugian", "--out", str(tmp_path / "t"))
    assert again.code == 5


def test_a_faulty_template_exits_with_5_and_names_each_fault(
    cli: Callable[..., Result], tmp_path: Path
) -> None:
    cli("template", "new", "rincian-kerugian", "--out", str(tmp_path))
    path = tmp_path / "rincian-kerugian.docx"
    broken(path)
    found = cli("template", "check", str(path), "--comments", str(tmp_path / "salinan.docx"))
    assert found.code == 5
    assert "2 kesalahan" in found.out
    assert 'maksudnya "korban_ini.nama"?' in found.out
    assert (tmp_path / "salinan.docx").exists()
    english = cli("template", "check", str(path), "--lang", "en", "--json")
    assert [one["fault"].rpartition(".")[2] for one in english.json["templates"][0]["faults"]] == [
        "single_braces", "unknown_near",
    ]  # fmt: skip
    assert cli("template", "use", str(path)).code == 5
    assert cli("template", "list", "--json").json["templates"] == []


def test_several_files_are_checked_at_once_and_comments_want_one(
    cli: Callable[..., Result], tmp_path: Path
) -> None:
    for document in ("rincian-kerugian", "daftar-alat-bukti"):
        cli("template", "new", document, "--out", str(tmp_path))
    files = sorted(map(str, tmp_path.glob("*.docx")))
    broken(tmp_path / "rincian-kerugian.docx")
    found = cli("template", "check", *files)
    assert found.code == 5
    assert "daftar-alat-bukti.docx: lulus" in found.out
    assert cli("template", "check", *files, "--comments", str(tmp_path / "x.docx")).code == 2


def test_a_template_is_used_listed_and_dropped(cli: Callable[..., Result], tmp_path: Path) -> None:
    cli("template", "new", "rincian-kerugian", "--out", str(tmp_path))
    path = str(tmp_path / "rincian-kerugian.docx")
    assert cli("template", "use", path, "--operator", "Sari").code == 0
    (one,) = cli("template", "list", "--json").json["templates"]
    assert (one["state"], one["accepted_by"]) == ("used", "Sari")
    assert cli("template", "check").code == 0  # those of the office's folder
    assert cli("template", "drop", "rincian-kerugian").code == 0
    assert cli("template", "drop", "rincian-kerugian").code == 2


def test_every_field_has_a_meaning_and_most_an_example(cli: Callable[..., Result]) -> None:
    found = cli("template", "vocabulary", "--json").json["fields"]
    assert len(found) > 300
    assert [one["field"] for one in found if not one["meaning"].strip()] == []
    texts = [one for one in found if one["kind"] == "text"]
    assert len([one for one in texts if one["example"]]) > len(texts) / 2
    one = cli("template", "vocabulary", "rincian-kerugian", "--lang", "en")
    assert "korban_ini.terbilang" in one.out
    assert "amount in words" in one.out
    assert cli("template", "vocabulary", "tidak-ada").code == 5


def test_made_papers_are_listed_and_wiped_after_the_code_name(
    cli: Callable[..., Result], sample_a: str, tmp_path: Path
) -> None:
    out = tmp_path / "keluar"
    assert "Belum ada dokumen" in cli("papers", sample_a).out
    cli("make", sample_a, "rincian-kerugian", "--draft", "--out", str(out))
    cli("record", sample_a, "losses.L2", "--remove")
    listed = cli("papers", sample_a, "--json").json["papers"]
    assert [one["victim"] for one in listed if one["stale"]] == ["K1"]
    assert "TIDAK SESUAI LAGI" in cli("papers", sample_a).out
    refused = cli("papers", sample_a, "--wipe", typed="bukan\n")
    assert refused.code == 2
    assert len(list(out.glob("*.docx"))) == 4
    wiped = cli("papers", sample_a, "--wipe", typed=f"{sample_a.lower()}\n")
    assert wiped.code == 0
    assert list(out.glob("*.docx")) == []
    assert {one["state"] for one in cli("papers", sample_a, "--json").json["papers"]} == {"wiped"}
    assert cli("papers", sample_a, "--wipe", "--yes-wipe", sample_a, "--json").json["wiped"] == []
