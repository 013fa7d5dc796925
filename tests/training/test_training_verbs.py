"""`train` line by line and `lesson ...`, as a person or a script meets them."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from legal_assist.__main__ import run
from legal_assist.training import reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What a person types, line by line; then the input ends."""

    def lines(*said: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(said) + "\n"))

    return lines


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_lesson_is_read_line_by_line_to_its_end(
    lang: str, typed: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = reading.read(min(reading.SHIPPED.glob("*.toml")))[0]
    assert lesson is not None
    typed("w", "t", "2", "j", "o", "x", *[""] * len(lesson.steps))
    assert run(["train", lesson.id, "--plain", "--lang", lang]) == 0
    out = capsys.readouterr().out
    assert out.startswith("LATIHAN")
    for step in lesson.steps:
        assert step.words("say", lang) in out
    assert lesson.steps[0].wrong.words("consequence", lang) in out
    assert lesson.steps[1].wrong.words("consequence", lang) not in out
    assert lesson.steps[0].check.words("answer", lang) in out
    assert f"$ legal-assist next {lesson.code}" in out


def test_a_terminal_that_can_t_draw_gets_the_lesson_line_by_line(
    typed: Callable[..., None], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    typed("q")
    assert run(["train", "1"]) == 0
    assert "Langkah 1" in capsys.readouterr().out
    assert run(["train"]) == 0
    assert "temu-pertama" in capsys.readouterr().out


def test_without_a_terminal_the_screen_says_what_to_do_instead(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["train"]) == 2
    assert "--plain" in capsys.readouterr().err


def test_progress_is_kept_between_two_readings_and_reset_asks(
    typed: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    typed("", "", "q")
    run(["train", "1", "--plain"])
    run(["lesson", "list", "--json"])
    out = capsys.readouterr().out
    first = json.loads(out[out.index("[\n") :])[0]
    assert first["seen"] == 2
    typed("r", "tidak", "r", "YA", "q")
    run(["train", "1", "--plain"])
    capsys.readouterr()
    run(["lesson", "list", "--json"])
    assert json.loads(capsys.readouterr().out)[0]["seen"] == 0


def test_a_good_file_is_called_good_and_a_faulty_one_ends_with_the_code_of_the_law_data(
    changed: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["lesson", "check", str(min(reading.SHIPPED.glob("*.toml")))]) == 0
    assert "baik" in capsys.readouterr().out
    bad = changed(('goal_en = "', 'goal_xx = "'))
    assert run(["lesson", "check", str(bad)]) == 4
    told = capsys.readouterr().err
    assert "ubahan.toml: goal_en" in told
    assert "ubahan.toml: goal_xx" in told


def test_the_sheets_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for extra in ((), ("--answers",)):
        path = tmp_path / f"{len(extra)}.docx"
        assert run(["lesson", "handout", "1", "--out", str(path), *extra]) == 0
        assert path.read_bytes().startswith(b"PK")
    assert run(["lesson", "handout", "nol", "--out", str(tmp_path / "x.docx")]) == 2
    assert "temu-pertama" in capsys.readouterr().err


def test_a_copied_lesson_is_a_good_beginning_for_one_s_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "saya.toml"
    assert run(["lesson", "copy", "5", "--out", str(path)]) == 0
    assert "lesson check" in capsys.readouterr().out
    assert run(["lesson", "check", str(path)]) == 0
    assert run(["lesson", "copy", "5", "--out", str(path)]) == 5
