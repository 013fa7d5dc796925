"""A training room in a folder that is thrown away, and help for writing faulty lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from legal_assist.desk.classroom import Classroom
from legal_assist.training import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's own store stays out of it."""
    monkeypatch.setenv("LEGAL_ASSIST_HOME", str(tmp_path / "home"))


@pytest.fixture
def room() -> Classroom:
    """A training room nobody was in yet."""
    return Classroom(None)


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """The first shipped lesson with pieces of its text replaced, as a file of its own."""

    def write(*pairs: tuple[str, str], name: str = "ubahan.toml") -> Path:
        text = min(reading.SHIPPED.glob("*.toml")).read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write
