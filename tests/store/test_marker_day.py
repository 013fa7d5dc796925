"""After a day of work, crashes included, a confidential fact stands sealed or in papers made on purpose."""

from __future__ import annotations

import base64
import gzip
import io
import json
import os
import random
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path
from typing import Any

import marker_day
import pytest
from marker_day import DIGITS, SECRET, WORD, found_in, is_marked

from legal_assist.cases import importing, vocabulary
from legal_assist.desk import samples
from legal_assist.store import choosing

FULL = bool(os.environ.get("FULL_DISASTER"))
TOP = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills and homes of their own need POSIX")


class Machine:
    """A computer of its own: home, temporary folder, store; everything said on it is kept.

    Args:
        root: its disk. `source` and `papers` are what a person put there; all else is hunted through.
        sealed: whether its store is sealed.
    """

    def __init__(self, root: Path, *, sealed: bool) -> None:
        self.root, self.store = root, root / "store"
        self.source, self.papers = root / "source", root / "papers"
        self.looked_at = [root / name for name in ("home", "tmp", "cwd", "store", "stick", "run")]
        for folder in (*self.looked_at, self.source, self.papers):
            folder.mkdir(parents=True)
        (self.source / "frasa.txt").write_text(SECRET + "\n", encoding="utf-8")
        self.said = b""
        home = root / "home"
        self.env = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(TOP),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(home),
            "TMPDIR": str(root / "tmp"),
            "XDG_RUNTIME_DIR": str(root / "run"),
            **{f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")},
            choosing.NO_KEYRING: "1",
            "LANG": "C.UTF-8",
        }
        self.options = ["--store", str(self.store), "--as-of", "2026-11-24", "--operator", "Rina"]
        if sealed:
            self.options += ["--passphrase-file", str(self.source / "frasa.txt")]
            self.cli("store", "init")

    def started(self, *words: str, **env: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-X", "utf8", marker_day.__file__, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=self.root / "cwd",
            env=self.env | env,
        )

    def cli(self, *words: str, typed: str = "", code: int = 0, **env: str) -> bytes:
        process = self.started("cli", *words, *self.options, **env)
        said, _ = process.communicate(typed.encode(), timeout=120)
        assert process.returncode == code, (words, said.decode())
        self.said += said
        return said

    def killed(self, task: str, code: str, seconds: float) -> None:
        """Work without end, cut off."""
        process = self.started(task, str(self.store), code)
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n", process.communicate(timeout=60)
        time.sleep(seconds)
        process.kill()
        self.said += process.communicate(timeout=60)[0]


def the_case(**more: Any) -> dict[str, Any]:
    plain = json.loads(samples.sample("a").case_file.read_text(encoding="utf-8"))
    return marker_day.marked(plain | {"marks": {}} | more)


def test_the_case_bears_a_mark_in_every_confidential_field() -> None:
    case = importing.read(json.dumps(the_case()).encode())
    text = importing.write(case).decode()
    for fact in vocabulary.facts().values():
        if fact.sensitivity in ("identity", "contact", "health") and fact.kind in ("line", "passage"):
            assert f"{WORD} {fact.path}" in text
    assert text.count(DIGITS) >= 3


def test_a_day_of_work_leaves_marks_in_made_papers_only(tmp_path: Path) -> None:
    machine = Machine(tmp_path, sealed=True)
    chance = random.Random(8)  # noqa: S311  # moments, not secrets
    machine.source.joinpath("perkara.json").write_text(json.dumps(the_case()), encoding="utf-8")
    picture = machine.source / f"{WORD}.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + WORD.encode() * 20_000)

    imported = machine.cli("case", "import", str(machine.source / "perkara.json"), "--json")
    code = json.loads(imported)["code"]
    for words in (
        ("case", "list"),
        ("case", "show", code),
        ("next", code),
        ("losses", code),
        ("documents", code),
        ("checklist", code, "--json"),
        ("search", "kapal", "--all-text"),
        ("attach", code, "P-1", str(picture)),
        ("attachments", code),
    ):
        machine.cli(*words)
    machine.cli("record", code, "victims.K1.nickname", typed=f"{WORD} lagi")
    machine.cli("record", code, "victims.K1.birth_date", typed=WORD, code=3)
    machine.cli("next", code, code=1, BREAK="1")
    for _turn in range(12 if FULL else 2):
        for task in ("save", "attach", "type"):
            machine.killed(task, code, chance.uniform(0.01, 0.3))
    machine.cli(
        "make", code, "lembar-identitas", "permohonan-restitusi", "--draft", "--out", str(machine.papers)
    )
    machine.cli("case", "access-export", code, "K1", "--out", str(machine.papers / "milik"))
    machine.cli("backup", "--to", str(machine.root / "stick"))
    machine.cli("store", "rotate")
    machine.cli("store", "compact")
    machine.cli("store", "verify")

    assert found_in(*machine.looked_at) == []
    assert not is_marked(machine.said)
    assert found_in(machine.papers), "no paper bears a name: the hunt would find nothing anywhere"
    left = {path.parent.name for path in machine.store.rglob("*.sealed")}
    assert left == {"store", "cases", "attachments", "drafts"}, "the day left nothing sealed to be looked at"


def test_without_the_seal_the_same_hunt_finds_the_marks(tmp_path: Path) -> None:
    """The companion: the same work in an open store."""
    machine = Machine(tmp_path, sealed=False)
    path = machine.source / "perkara.json"
    path.write_text(json.dumps(the_case(invented=True, code="MERANTI-27")), encoding="utf-8")
    machine.cli("case", "import", str(path))

    assert found_in(*machine.looked_at) == ["cases/MERANTI-27.json"]


def test_a_reveal_is_found_in_what_was_said(tmp_path: Path) -> None:
    machine = Machine(tmp_path, sealed=True)
    path = machine.source / "perkara.json"
    path.write_text(json.dumps(the_case(code="MERANTI-27")), encoding="utf-8")
    machine.cli("case", "import", str(path))
    machine.cli("case", "show", "MERANTI-27", "--reveal")

    assert is_marked(machine.said)


def zipped(raw: bytes) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("a.xml", raw)
    return into.getvalue()


@pytest.mark.parametrize("mark", marker_day.MARKS)
@pytest.mark.parametrize("before", [b"", b"a", b"ab"], ids=len)
@pytest.mark.parametrize(
    "packed",
    [
        bytes,
        bytes.upper,
        lambda raw: raw.decode().encode("utf-16"),
        base64.b64encode,
        lambda raw: raw.hex().encode(),
        zlib.compress,
        gzip.compress,
        zipped,
        lambda raw: zipped(zipped(raw)),
        lambda raw: b"PDF" + zlib.compress(raw) + b"end",
    ],
    ids=["plain", "capitals", "utf-16", "base64", "hex", "zlib", "gzip", "zip", "zip in zip", "inside"],
)
def test_the_hunt_finds_a_mark_however_it_is_written(mark: str, before: bytes, packed: Any) -> None:
    raw = b"other text " + before + mark.encode() + b" and more"

    assert is_marked(packed(raw))
    assert not is_marked(packed(b"other text and nothing else"))
