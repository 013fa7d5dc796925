"""The window is closed, the system ends the program, Ctrl+C at a bad moment: nothing plain is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from openpyxl.worksheet import _writer

from legal_assist.clock import SystemClock
from legal_assist.desk import Desk, private_view
from legal_assist.exports import tables, xlsx_files

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")

_IN_AN_IMPORT = """
import sys, time
from legal_assist.cli import interrupts
sys.path.insert(0, sys.argv[1])
try:
    with interrupts.orderly():
        import half
        begun = time.monotonic()
        time.sleep(20)  # it wakes whoever waits
except KeyboardInterrupt:
    print("whole" if half.DONE else "half", "late" if time.monotonic() - begun > 15 else "soon")
"""
_HALF = """
import os, signal, time
os.kill(os.getpid(), signal.SIGINT)
for _ in range(20):
    time.sleep(0.01)
DONE = True
"""

_AT_THE_FIRST_CASE = """
import os, signal, sys, time
from legal_assist.cases import importing
from legal_assist.cli import interrupts

plain = {"code": "MERANTI-26", "invented": True, "victims": [{"id": "K1"}]}
left = int(sys.argv[1])

def count(frame, event, _what):
    global left
    if event == "call" and os.path.join("pydantic", "_internal") in frame.f_code.co_filename:
        left -= 1
        if not left:
            sys.setprofile(None)
            os.kill(os.getpid(), signal.SIGINT)

try:
    with interrupts.orderly():
        sys.setprofile(count)
        importing.from_plain(plain)
        time.sleep(20)
except KeyboardInterrupt:
    print("whole" if importing.Case.__pydantic_complete__ else "half", left)
"""


def _started(tmp_path: Path, *words: str, **how: object) -> subprocess.Popen[bytes]:
    environment = os.environ | {"TMPDIR": str(tmp_path), "XDG_RUNTIME_DIR": ""}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    return subprocess.Popen(
        [sys.executable, "-m", "legal_assist", *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **how,  # type: ignore[call-overload]
    )


def _until(met: object, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while not met():  # type: ignore[operator]
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.005)


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_program_that_is_told_to_end_wipes_its_plain_copies(tmp_path: Path, name: str) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    # Whoever started the tests may have had it ignored (nohup, a job in the background).
    usual = signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL
    number = getattr(signal, name)
    process = _started(
        temporary, "demo", "--out", str(tmp_path / "out"), preexec_fn=lambda: signal.signal(number, usual)
    )
    _until(lambda: list(temporary.glob("legal-assist-*/cases/*.json")), process)
    process.send_signal(number)
    _out, said = process.communicate(timeout=60)

    assert process.returncode == 130, said.decode()
    assert b"Traceback" not in said
    assert said.strip()
    assert list(temporary.iterdir()) == []


@posix
@pytest.mark.parametrize("calls", [2, 400, 2000])
def test_told_to_end_while_the_first_case_is_read_leaves_no_half_form_of_cases(calls: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _AT_THE_FIRST_CASE, str(calls)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert (done.returncode, done.stdout.strip()) == (0, "whole 0"), done.stderr


@posix
def test_what_was_told_to_be_ignored_stays_ignored(tmp_path: Path) -> None:
    process = _started(tmp_path, "glossary", preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    for _ in range(20):
        process.send_signal(signal.SIGHUP)
        time.sleep(0.01)
    process.communicate(timeout=60)

    assert process.returncode == 0


@posix
def test_an_interrupt_in_the_middle_of_an_import_waits_until_it_is_done(tmp_path: Path) -> None:
    (tmp_path / "half.py").write_text(_HALF, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _IN_AN_IMPORT, str(tmp_path)],
        capture_output=True,
        # Whoever started the tests may have had it ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        timeout=60,
        check=True,
    )

    assert done.stdout == b"whole soon\n"


@posix
def test_plain_copies_of_a_killed_program_go_when_a_store_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(private_view, "_base", lambda: tmp_path)
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = tmp_path / f"legal-assist-{gone.pid}-0123456789ab"
    alive = tmp_path / f"legal-assist-{os.getppid()}-0123456789ab"
    for folder in (left, alive):
        folder.mkdir()
        (folder / "dokumen.pdf").write_bytes(b"nama")
    Desk(tmp_path / "store", SystemClock()).unlock()

    assert not left.exists()
    assert alive.exists()


def test_a_workbook_is_put_together_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> str:
        raise AssertionError("rows were written into a plain temporary file")

    monkeypatch.setattr(_writer, "create_temporary_file", never)
    table = tables.Table("Rugi", ("Korban", "Apa"), (("K1", "tiket"), ("K2", "=1+1")))
    (rows,) = xlsx_files.read(xlsx_files.write([table]))

    assert [row.cells for row in rows] == [("Korban", "Apa"), ("K1", "tiket"), ("K2", "=1+1")]
