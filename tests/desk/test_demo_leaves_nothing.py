"""The demo's store is thrown away, also the one of a demo that was killed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

import pytest

from legal_assist.desk import private_view

if TYPE_CHECKING:
    from pathlib import Path

DEMO = [sys.executable, "-m", "legal_assist", "demo", "--out"]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only place for temporary files, for this process and those it starts."""
    place = tmp_path / "tmp"
    place.mkdir(mode=0o700)
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return place


@pytest.mark.skipif(os.name == "nt", reason="a killed program is told by its age there")
def test_the_store_of_a_killed_demo_goes_with_the_next_start(temporary: Path, tmp_path: Path) -> None:
    demo = subprocess.Popen([*DEMO, str(tmp_path / "out")], stdout=subprocess.DEVNULL)
    try:
        for _ in range(600):
            if list(temporary.glob("*/cases/*.json")) or demo.poll() is not None:
                break
            time.sleep(0.05)
        assert demo.poll() is None, "the demo was over before it could be killed"
    finally:
        demo.kill()
        demo.wait()
    assert list(temporary.glob("*/cases/*.json")), "nothing was left, so nothing is tested"

    with private_view.folder() as fresh:
        assert [*temporary.iterdir()] == [fresh]

    assert [*temporary.iterdir()] == []
