"""What must not be seen, and what must not be printed."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from conftest import go_to_pane, open_first_case, open_form, row, running, sees, text_of, told, wait_for
from textual.widgets import Static

from legal_assist.tui import reveal
from legal_assist.tui.screens.blank import Blank
from legal_assist.tui.screens.case_file import PANES, CaseFile
from legal_assist.tui.screens.form import Form

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.desk import Desk, Opened

MARKER = "Zulaikhamarker"


def secrets_of(opened: Opened) -> list[str]:
    """What names the victims of a case."""
    found = []
    for victim in opened.case.victims:
        found += [victim.name or "", victim.nik or "", victim.phone or "", victim.passport or ""]
    return [value for value in found if value]


async def test_no_pane_shows_an_identity_before_the_reveal(desk: Desk, sample_a: Opened) -> None:
    async with running(desk, (140, 60)) as (app, pilot):
        await open_first_case(app, pilot)
        for name in PANES:
            await go_to_pane(app, pilot, name)
            for each in app.screen.pane.lines.rows:
                if each.key:
                    app.screen.pane._tell(each)
                    detail = app.screen.pane.query(".detail-words")
                    words = each.text + (str(detail.only_one(Static).content) if detail else "")
                    assert not [secret for secret in secrets_of(sample_a) if secret in words], each.key


async def test_a_reveal_ends_by_itself(desk: Desk, sample_a: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reveal, "SECONDS", 3)
    name = sample_a.case.victims[0].name or ""
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "parties")
        await pilot.press("f4")
        await sees(app, pilot, name, "IDENTITAS TAMPIL")
        await wait_for(pilot, lambda: name not in text_of(app))
        assert "IDENTITAS TAMPIL" not in text_of(app)


async def test_the_quick_exit_shows_nothing_and_lets_nothing_through(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "destination")
        row(app, "destination").editor.focus()
        await pilot.press("f4", "f9")
        assert isinstance(app.screen, Blank)
        assert not text_of(app).strip()
        assert not app.sitting.revealed
        app.notify("Perkara MERANTI-26")
        await pilot.press("f1", "f4", "f5", "ctrl+p", "escape", "enter", "x", "ctrl+l")
        await pilot.click(offset=(10, 10))
        await pilot.pause()
        assert isinstance(app.screen, Blank)
        assert not text_of(app).strip()
        await pilot.press("f9")
        assert isinstance(app.screen, Form)
        assert row(app, "destination").editor.answer == "Johor, Malaysia"


async def test_the_quick_exit_covers_a_dialog_too(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "MERANTI-26")
        await pilot.press("x")
        await sees(app, pilot, "Ketik kode")
        await pilot.press("f9")
        assert not text_of(app).strip()
        await pilot.press("f9")
        await sees(app, pilot, "Ketik kode")


async def test_an_error_beside_the_screen_is_one_neutral_sentence(
    desk: Desk, sample_a: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        nama_korban = MARKER
        raise ValueError(nama_korban)

    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        monkeypatch.setattr(type(desk), "losses", broken)
        app.screen.go_to("losses")
        await wait_for(pilot, lambda: "tidak terduga" in told(app))
        assert "ValueError" in told(app)
        assert MARKER not in told(app) + text_of(app)
        assert isinstance(app.screen, CaseFile)
        assert len(app.faults) == 1
        app.faults.clear()


async def test_a_case_with_markup_everywhere_is_shown_letter_by_letter(
    desk: Desk, empty_case: Opened
) -> None:
    text = "[/] [b]tebal[/b] [@click=app.quit]x[/]"
    opened, _ = desk.add(empty_case, "victims", {})
    opened, _ = desk.add(opened, "defendants", {"name": text})
    opened, _ = desk.add(opened, "companions", {"name": text, "capacity": "paralegal"})
    opened, _ = desk.add(opened, "exhibits", {"title": text, "kind": "other"})
    opened, _ = desk.add(opened, "events", {"kind": "other", "date": "1-2-2026", "note": text})
    opened, _ = desk.add(
        opened,
        "losses",
        {"victim": "K1", "head": "other", "what": text, "basis.kind": "amount", "basis.amount": "1000"},
    )
    desk.add(opened, "notes", {"text": text})
    async with running(desk, (120, 40)) as (app, pilot):
        await open_first_case(app, pilot)
        for name in PANES:
            await go_to_pane(app, pilot, name)
            for each in app.screen.pane.lines.rows:
                if each.key:
                    app.screen.pane._tell(each)
            if name in ("parties", "exhibits", "losses"):
                await sees(app, pilot, "[b]tebal[/b]")


_CRASH = """
import sys
from datetime import date
from pathlib import Path
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk
from legal_assist.tui import app
from legal_assist.tui.screens.case_list import CaseList

def action_refresh_list(self):
    nama_korban = "Zulaikha" + "marker"
    raise RuntimeError(nama_korban)

CaseList.action_refresh_list = action_refresh_list
Desk(Path(sys.argv[1]), FixedClock(date(2026, 11, 2))).unlock()
sys.exit(app.open_screen(Path(sys.argv[1]), FixedClock(date(2026, 11, 2)), "id"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("locale", ["C.UTF-8", "C"])
def test_a_crash_prints_one_sentence_and_no_local_variable(tmp_path: Path, locale: str) -> None:
    """The bytes that reach a real terminal are searched, under a plain locale too."""
    main, side = pty.openpty()
    coerce = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"} if locale == "C" else {}
    process = subprocess.Popen(
        [sys.executable, "-c", _CRASH, str(tmp_path / "store")],
        stdin=side,
        stdout=side,
        stderr=side,
        env={
            **os.environ,
            "TERM": "xterm-256color",
            "COLUMNS": "100",
            "LINES": "30",
            "LC_ALL": locale,
            **coerce,
        },
        close_fds=True,
    )
    os.close(side)
    seen = _read(main, lambda seen: b"Belum ada perkara" in seen)
    assert b"\\u2" not in seen, "escapes instead of letters"
    os.write(main, b"r")
    seen += _read(main, lambda _: process.poll() is not None)
    assert process.wait(10) == 1
    os.close(main)
    text = seen.decode("utf-8", "replace")
    assert "tidak terduga" in text
    assert MARKER not in text
    assert "Traceback" not in text


def _read(handle: int, enough: Any, seconds: float = 25.0) -> bytes:
    seen = b""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not enough(seen):
        ready, _, _ = select.select([handle], [], [], 0.1)
        if ready:
            try:
                seen += os.read(handle, 65536)
            except OSError:
                break
    while select.select([handle], [], [], 0.2)[0]:
        try:
            more = os.read(handle, 65536)
        except OSError:
            break
        if not more:
            break
        seen += more
    return seen
