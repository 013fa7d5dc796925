"""Where output is sent: links that lead nowhere, the home sign, names that are taken, what comes too late."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from legal_assist import output_files
from legal_assist.clock import SystemClock
from legal_assist.desk import Desk, papers, samples, sealing
from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.attack.conftest import Outcome

    Cli = Callable[..., Outcome]

SECRET = "empat kata acak panjang"  # noqa: S105


@pytest.fixture
def sealed(cli: Cli, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Cli, str]:
    """The command line on a sealed store with sample (a); its code name."""
    monkeypatch.setenv("LEGAL_ASSIST_NO_KEYRING", "1")
    desk = Desk(store, SystemClock(), "Rina")
    sealing.init(desk, SECRET, sealing.new_recovery_key())
    opened = desk.import_case(samples.sample("a").case_file.read_bytes())
    desk.lock()
    file = tmp_path / "frasa.txt"
    file.write_text(SECRET + "\n", encoding="utf-8")

    def call(*arguments: str, typed: str = "") -> Outcome:
        return cli(*arguments, "--passphrase-file", str(file), typed=typed)

    return call, opened.case.code


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_backup_to_a_link_that_leads_to_itself_is_refused_in_words(
    sealed: tuple[Cli, str], tmp_path: Path
) -> None:
    call, _code = sealed
    (tmp_path / "simpul").symlink_to(tmp_path / "simpul")
    result = call("backup", "--to", str(tmp_path / "simpul"))

    assert result.code == 6, result.err
    assert "simpul" in result.err


def test_a_backup_goes_back_into_a_folder_whose_name_begins_with_the_home_sign(
    sealed: tuple[Cli, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call, _code = sealed
    assert call("backup", "--to", str(tmp_path / "stik")).code == 0
    (backup,) = (tmp_path / "stik").iterdir()
    monkeypatch.chdir(tmp_path)

    assert call("restore", str(backup), "--into", "~nobody-of-this-name/x").code == 0
    assert (tmp_path / "~nobody-of-this-name" / "x" / "store.json").exists()


def test_the_home_sign_means_home_also_where_the_shell_left_it(
    cli: Cli, sample_a: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "rumah"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "rumah"))
    monkeypatch.chdir(tmp_path)

    assert cli("make", sample_a, "kronologi", "--draft", "--out=~/dokumen").code == 0
    assert list((tmp_path / "rumah" / "dokumen").iterdir())
    assert not (tmp_path / "~").exists()


def test_an_erasure_whose_record_has_no_place_is_refused_before_anything_is_gone(
    sealed: tuple[Cli, str], tmp_path: Path
) -> None:
    call, code = sealed
    taken = tmp_path / "berita-acara.md"
    taken.write_text("lama", encoding="utf-8")
    result = call("erase", code, "--reason", "diminta", "--despite", "--yes", "--out", str(taken))

    assert result.code == 5, result.err
    assert taken.read_text(encoding="utf-8") == "lama"
    assert call("case", "show", code).code == 0


def test_an_erasure_says_its_record_and_the_new_key_also_when_the_record_can_not_be_written(
    sealed: tuple[Cli, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call, code = sealed

    def full(*_: object, **__: object) -> None:
        raise DocumentError("workspace.disk_full", place="x")

    monkeypatch.setattr(output_files, "write_atomic", full)
    to = str(tmp_path / "ba.json")
    result = call("erase", code, "--reason", "diminta", "--despite", "--yes", "--out", to, "--json")

    assert result.code == 5
    assert result.err
    said = json.loads(result.out)
    assert said["recovery_key"]
    assert said["case"] == code
    assert call("case", "show", code).code != 0


def test_an_erasure_on_paper_is_shown_when_it_can_not_be_written(
    sealed: tuple[Cli, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call, code = sealed

    def full(*_: object, **__: object) -> None:
        raise DocumentError("workspace.disk_full", place="x")

    monkeypatch.setattr(output_files, "write_atomic", full)
    to = str(tmp_path / "ba.md")
    result = call("erase", code, "--reason", "diminta", "--despite", "--yes", "--out", to)

    assert result.code == 5
    assert code in result.out
    assert "diminta" in result.out


@pytest.mark.parametrize("form", [(), ("--draft",)])
def test_a_paper_that_does_not_apply_is_refused_for_that_reason(
    cli: Cli, sample_a: str, tmp_path: Path, form: tuple[str, ...]
) -> None:
    paper = "permintaan-salinan-putusan"
    result = cli("make", sample_a, paper, *form, "--out", str(tmp_path / "out"), "--json")

    assert result.code == 5
    assert result.json["error"] == "desk.papers_not_applicable"
    assert [problem["path"] for problem in result.json["problems"]] == [paper]
    assert not (tmp_path / "out").exists()


def test_what_stands_in_the_way_names_no_option_that_does_not_exist(
    cli: Cli, sample_a: str, tmp_path: Path
) -> None:
    taken = tmp_path / "perkara.json"
    taken.write_text("lama", encoding="utf-8")
    result = cli("case", "export", sample_a, "--out", str(taken))

    assert result.code == 5
    assert "menimpa" not in result.err
    assert taken.read_text(encoding="utf-8") == "lama"


@pytest.mark.parametrize("writes", range(6))
def test_papers_are_all_written_with_their_receipts_or_none_is(
    cli: Cli, sample_a: str, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    left = [writes]

    def filling_up(folder: Path, stem: str, suffix: str, data: bytes, **how: bool) -> Path:
        if not left[0]:
            raise DocumentError("workspace.disk_full", place=str(folder))
        left[0] -= 1
        return output_files.write_new(folder, stem, suffix, data, **how)

    monkeypatch.setattr(papers, "write_new", filling_up)
    out = tmp_path / "out"
    result = cli("make", sample_a, "kronologi", "lembar-identitas", "--draft", "--out", str(out))

    assert result.code == 5, result.err
    assert not [path for path in (*out.rglob("*"), *(store / "receipts").rglob("*")) if path.is_file()]
