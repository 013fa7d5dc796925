"""The built wheel, alone in a clean environment outside the checkout, does the main job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.real
@pytest.mark.slow
def test_the_wheel_installed_alone_runs_the_demo(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path / "dist"), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr[-2000:]
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.startswith("legal_assist/_templates/") and name.endswith(".docx") for name in names)
    assert any(name.startswith("legal_assist/_samples/") and name.endswith("case.json") for name in names)
    assert any(name.startswith("legal_assist/law/data/instruments/") for name in names)
    assert any(name.startswith("legal_assist/training/data/lessons/") for name in names)
    assert "legal_assist/tui/projector/page/projector.html" in names

    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [
            str(scripts / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            str(wheel),
        ],
        check=True,
        capture_output=True,
    )
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    result = subprocess.run(
        [str(scripts / "legal-assist"), "demo", "--out", str(tmp_path / "out"), "--json"],
        cwd=tmp_path,
        env=environment | {"HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stderr
    files = json.loads(result.stdout)["files"]
    assert len(files) >= 8
    assert not [file for file in files if file["draft"]]
    assert all(Path(file["path"]).is_file() or (tmp_path / file["path"]).is_file() for file in files)
