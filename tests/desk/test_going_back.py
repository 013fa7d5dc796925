"""An earlier revision comes back as a new one; what stood there until then stays in the history."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist.__main__ import run
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, going_back, samples
from legal_assist.errors import ConflictError, StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.desk import Opened

CODE = "MERANTI-26"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "store", FixedClock(date(2026, 11, 2)))
    desk.unlock()
    return desk


@pytest.fixture
def third(desk: Desk) -> Opened:
    """Revision 3: the region changed, then a note was added."""
    opened = desk.import_case(samples.sample("a").case_file.read_bytes())
    opened = desk.record(opened, "region", "Batam")
    return desk.add(opened, "notes", {"text": "catatan baru"})[0]


def test_the_first_revision_comes_back_and_the_later_ones_stay_readable(desk: Desk, third: Opened) -> None:
    first = going_back.look(desk, third, 1)
    assert "region" in first.places
    assert len(first.places) == 2

    after = going_back.go_back(desk, third, first)

    assert after.revision == 4
    assert desk.open(CODE).case == first.case
    changes = desk.history(CODE)
    assert [one.revision for one in changes] == [1, 2, 3, 4]
    assert changes[-1].why.startswith("going_back.why")
    assert going_back.go_back(desk, after, going_back.look(desk, after, 3)).case == third.case
    assert desk.undo(desk.open(CODE)).case == first.case


def test_the_present_revision_changes_nothing(desk: Desk, third: Opened) -> None:
    same = going_back.look(desk, third, 3)
    assert same.places == ()
    assert going_back.go_back(desk, third, same) is third


def test_a_revision_that_never_was_is_refused(desk: Desk, third: Opened) -> None:
    for number in (0, 4, -1):
        with pytest.raises(StoreError, match=r"store\.unknown_revision"):
            going_back.look(desk, third, number)


def test_what_another_window_saved_is_not_written_over(desk: Desk, third: Opened) -> None:
    first = going_back.look(desk, third, 1)
    desk.record(third, "destination", "dari jendela lain")
    with pytest.raises(ConflictError):
        going_back.go_back(desk, third, first)
    assert desk.open(CODE).case.destination == "dari jendela lain"


def test_on_the_command_line_the_number_is_typed_again(
    desk: Desk, third: Opened, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def call(*arguments: str, typed: str = "") -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        capsys.readouterr()
        code = run([*arguments, "--store", str(desk.workspace.root)])
        return code, capsys.readouterr().out

    names = third.case.victims[0].name or "?"
    code, out = call("case", "history", CODE.lower())
    assert (code, len(out.splitlines())) == (0, 3)
    assert names not in out
    assert call("case", "go-back", CODE, "1", typed="2\n")[0] == 2
    assert desk.open(CODE).revision == 3
    code, out = call("case", "go-back", CODE, "1", typed="1\n")
    assert (code, desk.open(CODE).revision) == (0, 4)
    assert "revisi 4" in out
    rows: Any = json.loads(call("case", "history", CODE, "--json")[1])["revisions"]
    assert rows[-1]["why"] == "kembali ke revisi 1"
