"""Runs the command line in this process and gives back what a shell would see."""

from __future__ import annotations

import io
import json
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
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class _Input(io.TextIOWrapper):
    def isatty(self) -> bool:
        return False


Run = "Callable[..., Result]"


@pytest.fixture
def cli(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """Call `cli("next", "MERANTI-26", typed="...")`; every call works on one store."""

    def call(*arguments: str, typed: str = "", as_of: str = "2026-11-24") -> Result:
        monkeypatch.setattr(sys, "stdin", _Input(io.BytesIO(typed.encode("utf-8", "surrogateescape"))))
        capfd.readouterr()
        try:
            code = run([*arguments, "--store", str(tmp_path / "store"), "--as-of", as_of])
        except SystemExit as stop:
            code = int(stop.code or 0)
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return Result(code, out, err)

    return call


@pytest.fixture
def sample_a(cli: Callable[..., Result]) -> str:
    """Sample (a) in the store; its code name."""
    chosen = samples.sample("a")
    result = cli("case", "import", str(chosen.case_file), "--json")
    assert result.code == 0, result.err
    return str(result.json["code"])
