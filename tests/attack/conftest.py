"""The command line as a hostile or unlucky world meets it: in this process, or as a process of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist.__main__ import run
from legal_assist.desk import samples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class _Input(io.TextIOWrapper):
    def isatty(self) -> bool:
        return False


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def cli(
    store: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Outcome]:
    """`cli("next", "MERANTI-26", typed="...")`: fast, in this process."""

    def call(*arguments: str, typed: str | bytes = "") -> Outcome:
        data = typed if isinstance(typed, bytes) else typed.encode("utf-8", "surrogateescape")
        monkeypatch.setattr(sys, "stdin", _Input(io.BytesIO(data)))
        capfd.readouterr()
        code = run([*arguments, "--store", str(store), "--as-of", "2026-11-24"])
        sys.stdout.flush()
        return Outcome(code, *capfd.readouterr())

    return call


@pytest.fixture
def process(store: Path) -> Callable[..., Outcome]:
    """`process("case", "list", env={...})`: slower, a process of its own, started through a shell line.

    `line` is a shell line in which `$APP` stands for the program with its store.
    """

    def call(line: str, *, cwd: Path | None = None, **env: str) -> Outcome:
        app = f'"{sys.executable}" -m legal_assist --store "{store}"'
        done = subprocess.run(
            ["bash", "-c", line.replace("$APP", app)],
            capture_output=True,
            cwd=cwd,
            timeout=60,
            env=os.environ | env,
            check=False,
        )
        return Outcome(
            done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        )

    return call


@pytest.fixture
def sample_a(cli: Callable[..., Outcome]) -> str:
    """Sample (a) in the store; its code name."""
    result = cli("case", "import", str(samples.sample("a").case_file), "--json")
    assert result.code == 0, result.err
    return str(result.json["code"])


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, to see that nothing changed."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def snapshot(store: Path) -> Callable[[], dict[str, bytes]]:
    return lambda: bytes_of(store)
