"""Full disks, closed streams, folders that are gone, other code pages, a kill at the worst moment."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from legal_assist import durable_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.attack.conftest import Outcome

    Cli = Callable[..., Outcome]
    Process = Callable[..., Outcome]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs bash and /dev")

_DIE_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from legal_assist import durable_files, output_files
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
output_files.write_new(Path(sys.argv[1]), "surat", ".docx", b"Zqmarka" * 1000)
"""


def test_output_that_cannot_be_written_is_told_and_is_no_success(process: Process, sample_a: str) -> None:
    for verb in ("case list", "schema", f"case export {sample_a}"):
        result = process(f"$APP {verb} > /dev/full")
        assert result.code == 5, verb
        assert "Traceback" not in result.err
        assert "Exception ignored" not in result.err


def test_a_reader_that_goes_away_is_no_fault(process: Process, sample_a: str) -> None:
    result = process(f"$APP checklist {sample_a} | true; echo ${{PIPESTATUS[0]}}")
    assert (result.out.strip(), result.err) == ("0", "")


def test_closed_streams_are_endured(process: Process, sample_a: str) -> None:
    assert process("$APP case list >&-").code == 0
    assert process("$APP case list >&- 2>&-").code == 0
    for line, code in {
        f"$APP record {sample_a} region <&-": 3,
        "$APP case import - <&-": 3,
        f"$APP case delete {sample_a} <&-": 2,
        "$APP <&-": 2,
    }.items():
        result = process(line)
        assert result.code == code, (line, result.err)
        assert "AttributeError" not in result.err


def test_a_folder_that_is_gone_and_an_empty_name_are_refused(process: Process, tmp_path: Path) -> None:
    gone = f'mkdir "{tmp_path}/gone"; cd "{tmp_path}/gone"; rmdir "{tmp_path}/gone"; '
    program = f'"{sys.executable}" -m legal_assist'
    assert process(f"{gone} PYTHONPATH={os.getcwd()} {program} --store here case list").code == 6  # noqa: PTH109
    assert process(f"{program} --store '' case list").code == 2
    assert process(f"{program} --store '~nobody-of-this-name/x' case list").code == 6
    assert process("$APP --as-of '' case list").code == 2
    assert process("$APP make X all --out ''").code == 2


def test_an_export_target_that_is_no_file_name_is_refused(cli: Cli, sample_a: str, tmp_path: Path) -> None:
    for target in (".", "/", "..", str(tmp_path), "x" * 300):
        assert cli("case", "export", sample_a, "--out", target).code == 5, target


def test_a_system_without_utf8_loses_no_letter(process: Process, sample_a: str, tmp_path: Path) -> None:
    narrow = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252", "PYTHONCOERCECLOCALE": "0"}
    line = f'printf "Kepulauan é😀" | $APP --operator "Ñuñez" record {sample_a} region'
    assert process(line, **narrow).code == 0
    assert "Kepulauan é😀" in process(f"$APP case show {sample_a}", **narrow).out
    assert "Ñuñez" in (tmp_path / "store" / "cases" / f"{sample_a}.json").read_text(encoding="utf-8")
    result = process(f'$APP case export {sample_a} --out "{tmp_path}/keluaran-ö.json" --json', **narrow)
    assert json.loads(result.out)["path"].endswith("keluaran-ö.json")
    assert (tmp_path / "keluaran-ö.json").exists()


def test_a_day_at_the_edge_of_the_calendar_is_reckoned(cli: Cli, sample_a: str) -> None:
    for day in ("01-01-1900", "31-12-2200"):
        for verb in ("next", "losses", "regime", "deadlines", "documents", "checklist"):
            assert cli(verb, sample_a, "--as-of", day).code == 0, (verb, day)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no nameless files")
def test_a_kill_while_a_paper_is_written_leaves_nothing_of_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = subprocess.run([sys.executable, "-c", _DIE_WHILE_WRITING, str(out)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert not out.exists() or list(out.iterdir()) == []


def test_only_old_unfinished_files_of_our_own_are_removed(tmp_path: Path) -> None:
    old = time.time() - 2 * 3600
    names = (".surat.docx.0123456789ab.tmp", ".surat.docx.0123456789ac.tmp", ".lain.tmp", "surat.tmp")
    for name in names:
        (tmp_path / name).write_bytes(b"x")
        if not name.endswith("ac.tmp"):
            os.utime(tmp_path / name, (old, old))
    durable_files.remove_unfinished(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(names[1:])
    durable_files.remove_unfinished(tmp_path / "no-such-folder")


def test_kills_during_records_lose_nothing_that_was_confirmed(
    cli: Cli, sample_a: str, store: Path, tmp_path: Path
) -> None:
    confirmed = revision = 0
    for number in range(8):
        worker = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "legal_assist",
                "--store",
                str(store),
                "record",
                sample_a,
                "region",
                "--json",
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert worker.stdin is not None
        worker.stdin.write(f"wilayah {number}".encode())
        worker.stdin.close()
        time.sleep(0.15 + 0.1 * number)
        worker.kill()
        assert worker.stdout is not None
        said = worker.stdout.read()
        worker.stdout.close()
        worker.wait()
        if b'"revision"' in said:
            confirmed, revision = number, json.loads(said)["revision"]
    shown = cli("case", "show", sample_a, "--json").json
    value = next(fact["value"] for fact in shown["facts"] if fact["path"] == "region")
    assert shown["revision"] >= revision
    assert not revision or int(value.split()[-1]) >= confirmed
    assert not list(store.rglob("*.tmp"))
