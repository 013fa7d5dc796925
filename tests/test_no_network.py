"""A working day makes no name look-up and no connection off the machine, LibreOffice included.

The day runs in a process of its own: in a network namespace that holds nothing but itself where the system
allows that, and with every way to a socket trapped in any case.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DAY = '''
import asyncio, socket, sys
from pathlib import Path

def trapped(name):
    def trap(*given, **named):
        raise SystemExit(f"TRAPPED {name} {given!r}")
    return trap

for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr", "getnameinfo", "getfqdn",
             "create_connection"):
    setattr(socket, name, trapped(name))

class Quiet(socket.socket):
    """Sockets of one machine alone (event loops make pairs of them) and nothing else."""

    def _look(self, what, address):
        if self.family != socket.AF_UNIX:
            raise SystemExit(f"TRAPPED {what} {address!r}")

    def connect(self, address):
        self._look("connect", address)
        return super().connect(address)

    def connect_ex(self, address):
        self._look("connect_ex", address)
        return super().connect_ex(address)

    def sendto(self, *given):
        self._look("sendto", given[-1])
        return super().sendto(*given)

    def bind(self, address):
        self._look("bind", address)
        return super().bind(address)

socket.socket = Quiet

from legal_assist.__main__ import run
from legal_assist.desk import samples

root, out, pdf = sys.argv[1], Path(sys.argv[2]), sys.argv[3] == "pdf"
sample = samples.sample("a")

def verb(*arguments):
    code = run([*arguments, "--store", root, "--as-of", "2026-11-24"])
    if code:
        raise SystemExit(f"{arguments}: {code}")

verb("case", "import", str(sample.case_file))
for words in (("case", "list"), ("case", "show", "MERANTI-26"), ("next", "MERANTI-26"),
              ("checklist", "MERANTI-26"), ("losses", "MERANTI-26"), ("deadlines", "MERANTI-26"),
              ("documents", "MERANTI-26"), ("regime", "MERANTI-26"), ("rights", "MERANTI-26"),
              ("hearing", "MERANTI-26"),
              ("search", "MERANTI"), ("law", "check"), ("glossary",)):
    verb(*words)
verb("make", "MERANTI-26", "all", "--draft", "--out", str(out))
papers = sorted(out.rglob("*.docx"))
verb("scan", "MERANTI-26", str(papers[0]))
if pdf:
    verb("pdf", str(papers[0]), "--out", str(out / "pdf"))

async def screens():
    from legal_assist.clock import FixedClock
    from legal_assist.desk import Desk
    from legal_assist.tui.app import LegalAssist
    from datetime import date

    app = LegalAssist(Desk(Path(root), FixedClock(date(2026, 11, 24))), "id")
    async with app.run_test(size=(100, 30)) as pilot:
        for key in ("enter", *"1234567890", "f5", "down", "enter", "escape", "f1", "escape", "ctrl+f",
                    *"meranti", "enter", "escape", "f9", "f9", "ctrl+l", "enter"):
            await pilot.press(key)
            await pilot.pause(0.05)
        assert not app.faults, app.faults

asyncio.run(screens())
print("A QUIET DAY")
'''


def day(
    tmp_path: Path, *, before: tuple[str, ...] = (), pdf: bool = False
) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "LEGAL_ASSIST_HOME": str(tmp_path / "home"),
        "LEGAL_ASSIST_NO_KEYRING": "1",
        "TEXTUAL_ANIMATIONS": "none",
        "PYTHONPATH": str(Path(__file__).parents[1]),
    }
    script = tmp_path / "day.py"
    script.write_text(DAY, encoding="utf-8")
    places = [str(tmp_path / "store"), str(tmp_path / "out"), "pdf" if pdf else "-"]
    return subprocess.run(
        [*before, sys.executable, str(script), *places],
        capture_output=True,
        text=True,
        timeout=300,
        env=environment,
        check=False,
    )


@pytest.mark.slow
def test_a_whole_day_asks_for_no_name_and_no_connection(tmp_path: Path) -> None:
    done = day(tmp_path)
    assert done.returncode == 0, done.stdout[-800:] + done.stderr[-2000:]
    assert "TRAPPED" not in done.stdout + done.stderr
    assert done.stdout.rstrip().endswith("A QUIET DAY")


def test_the_trap_would_be_sprung(tmp_path: Path) -> None:
    script = tmp_path / "trap.py"
    head = DAY.split("from legal_assist.__main__", maxsplit=1)[0]
    for act in ("socket.getaddrinfo('a.test', 80)", "socket.socket().connect(('127.0.0.1', 9))"):
        script.write_text(f"{head}\n{act}\n", encoding="utf-8")
        done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
        assert "TRAPPED" in done.stderr


@pytest.mark.slow
def test_the_same_day_with_libreoffice_where_there_is_no_network_at_all(tmp_path: Path) -> None:
    """In an empty namespace a look-up or a connection fails at once, and the papers come out all the same."""
    unshare = shutil.which("unshare")
    if (
        unshare is None
        or subprocess.run([unshare, "-rn", "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("this system gives no network namespace")  # nothing that could be installed
    if shutil.which("soffice") is None:
        assert not os.environ.get("REQUIRE_REAL"), "LibreOffice is missing"
        pytest.skip("no LibreOffice here")
    trace = shutil.which("strace")
    watch = (trace, "-f", "-qq", "-e", "trace=connect,sendto", "-o", str(tmp_path / "calls")) if trace else ()
    done = day(tmp_path, before=(unshare, "-rn", *watch), pdf=True)
    assert done.returncode == 0, done.stdout[-800:] + done.stderr[-2000:]
    assert list((tmp_path / "out").rglob("*.pdf"))
    if trace:
        calls = (tmp_path / "calls").read_text(encoding="utf-8", errors="replace")
        assert "AF_INET" not in calls, [line for line in calls.splitlines() if "AF_INET" in line][:5]
