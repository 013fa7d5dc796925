"""Files that are none: pipes, devices and folders where a file of ours should be; tables without end."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from legal_assist import durable_files
from legal_assist.law import overlay

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.attack.conftest import Outcome

    Cli = Callable[..., Outcome]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pipes and devices in folders there")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.mkdir()


STRANGE = pytest.mark.parametrize("strange", [pipe, endless, folder], ids=lambda one: one.__name__)


@STRANGE
def test_a_file_that_is_none_is_never_read(tmp_path: Path, strange: Callable[[Path], None]) -> None:
    strange(tmp_path / "a")
    with pytest.raises(OSError):  # noqa: PT011
        durable_files.read_file(tmp_path / "a")


@STRANGE
@pytest.mark.parametrize("name", ["law-overlay.toml", "settings.json"])
def test_what_stands_beside_the_store_never_stops_the_work(
    cli: Cli, sample_a: str, store: Path, name: str, strange: Callable[[Path], None]
) -> None:
    strange(store / name)
    result = cli("next", sample_a)

    assert result.code == 0, result.err
    assert (name in result.err) == (name == "law-overlay.toml")


@STRANGE
def test_a_strange_mark_of_the_store_is_named(
    cli: Cli, sample_a: str, store: Path, strange: Callable[[Path], None]
) -> None:
    (store / "store.json").unlink()
    strange(store / "store.json")
    result = cli("case", "show", sample_a)

    assert result.code in (0, 6), result.err
    assert "Error" not in result.err


def test_an_overlay_of_tables_in_tables_without_end_is_left_out() -> None:
    (problem,) = overlay.read("a = " + "{b = " * 3000).problems

    assert problem.path.startswith(overlay.FILE_NAME)


def test_an_overlay_of_faults_without_end_is_told_in_a_few_lines(
    cli: Cli, sample_a: str, store: Path
) -> None:
    (store / overlay.FILE_NAME).write_text("[[override]]\n" * 400, encoding="utf-8")
    result = cli("next", sample_a)

    assert result.code == 0
    assert len(result.err.splitlines()) < 30
    assert "law check" in result.err.splitlines()[-1]
