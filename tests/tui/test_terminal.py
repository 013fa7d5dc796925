"""Terminals that show little: ASCII alone, no colours, none at all."""

from __future__ import annotations

import locale
import os
import pty
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from conftest import DAY, running, sees, text_of
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk
from legal_assist.tui import terminal, themes
from legal_assist.tui.plain import plain

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.desk import Opened


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "M", "Cn", "Co"]), max_size=60))
def test_ascii_takes_as_many_cells_as_what_it_stands_for(text: str) -> None:
    shown = terminal.in_ascii(plain(text))
    assert shown.isascii()
    for sign in plain(text):
        assert len(terminal.in_ascii(sign)) == cell_len(sign) or cell_len(sign) == 0


async def test_every_sign_the_screens_draw_with_has_an_ascii_one(desk: Desk, sample_a: Opened) -> None:
    async with running(desk, (120, 40)) as (app, pilot):
        await sees(app, pilot, "MERANTI-26")
        await pilot.press("enter")
        for key in ("9", "g", "escape", "6", "8", "m", "escape"):
            await pilot.press(key)
            await pilot.pause(0.2)
            assert "?" not in terminal.in_ascii(text_of(app).replace("?", "")), text_of(app)


def test_a_locale_without_unicode_gets_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "_asked", False)
    monkeypatch.setattr(locale, "getencoding", lambda: "ISO-8859-1")
    assert terminal.wants_ascii() is (os.name == "posix")
    monkeypatch.setattr(locale, "getencoding", lambda: "UTF-8")
    assert not terminal.wants_ascii()


async def test_who_asks_for_no_colour_gets_none(
    desk: Desk, sample_a: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "MERANTI-26")
        assert app.theme == themes.NO_COLOUR.name
        colours = {
            tuple(part)
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None
            for named in (segment.style.color, segment.style.bgcolor)
            if named is not None
            for part in (named.get_truecolor(),)
            if part is not None
        }
        assert all(r == g == b for r, g, b in colours), colours
        # What the cursor stands on is told by a sign.
        assert "▸" in text_of(app)


def start(tmp_path: Path, *arguments: str, seconds: float = 20.0, **settings: str) -> bytes:
    """What the program writes to a terminal until its list of cases stands; then it is ended by its key."""
    desk = Desk(tmp_path / "baru", FixedClock(DAY))
    desk.unlock()
    if not desk.summaries():
        desk.new_case(invented=True)
    main, own = pty.openpty()
    environment = os.environ | {"COLUMNS": "80", "LINES": "24", "TERM": "xterm-256color"} | settings
    command = [sys.executable, "-m", "legal_assist", "--store", str(tmp_path / "baru"), *arguments]
    running = subprocess.Popen(command, stdin=own, stdout=own, stderr=own, env=environment)
    os.close(own)
    found, end, ended = b"", time.monotonic() + seconds, False
    while time.monotonic() < end:
        if select.select([main], [], [], 0.2)[0]:
            try:
                found += os.read(main, 65536)
            except OSError:  # it ended
                break
        if b"LATIHAN" in found and not ended:
            ended = True
            os.write(main, b"\x11")
    running.wait(timeout=20)
    os.close(main)
    return found


@pytest.mark.skipif(os.name != "posix", reason="a pseudo terminal is wanted")
def test_with_ascii_nothing_else_reaches_the_terminal(tmp_path: Path) -> None:
    assert start(tmp_path, "--ascii").isascii()
    assert not start(tmp_path).isascii()


@pytest.mark.skipif(os.name != "posix", reason="a pseudo terminal is wanted")
def test_a_dumb_terminal_is_told_of_the_plain_commands(tmp_path: Path) -> None:
    found = start(tmp_path, TERM="dumb", seconds=10)
    assert b"legal-assist --help" in found
    assert b"\x1b" not in found
