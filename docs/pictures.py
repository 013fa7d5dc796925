"""Make the pictures of README and guides from the program itself: `python docs/pictures.py` (needs Chromium).

Every picture shows an invented sample on its own day, in a throw-away store. Each screen is exported as SVG
without web fonts; headless Chromium turns it into PNG, and few colours keep the files small. `--text` prints
the screens instead, to read them where no picture can be looked at.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, samples
from legal_assist.desk.classroom import Classroom
from legal_assist.tui.app import LegalAssist
from legal_assist.tui.training_app import TrainingApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

IMAGES = Path(__file__).parent / "images"
SMALL, WIDE = (80, 24), (120, 40)
LANGUAGES = ("id", "en")


@dataclass(frozen=True)
class Picture:
    """One picture.

    Args:
        name: its file is `<name>-<language>.png`.
        room: `start` (no store yet), `list`, `case`, `empty` (a new case) or `training`.
        keys: what is pressed from there.
        wait: a class name of the screen to wait for after the last key; empty: only until nothing moves.
        size: columns and lines.
    """

    name: str
    room: str
    keys: tuple[str, ...] = ()
    wait: str = ""
    size: tuple[int, int] = SMALL


PICTURES = (
    Picture("first-start", "start"),
    Picture("case-list", "list", size=WIDE),
    Picture("next-steps", "case", size=WIDE),
    Picture("interview", "empty", ("g", "down", "down", "enter"), "Interview"),
    Picture("checklist", "case", ("2",)),
    Picture("loss-form", "case", ("6", "enter"), "Form", WIDE),
    Picture("losses", "case", ("6",)),
    Picture("month", "case", ("8", "m"), "MonthView"),
    Picture("documents", "case", ("9",), size=WIDE),
    Picture("right-sheet", "case", ("section:rights", "down", "down", "down", "enter"), "RightSheet"),
    Picture("hearings", "case", ("section:hearing",)),
    Picture("hearing-sheet", "case", ("section:hearing", "enter", "enter"), "MeetingSheet", WIDE),
    Picture("lessons", "training"),
    Picture("lesson", "training", ("enter",), "LessonScreen"),
)


async def _quiet(app: LegalAssist, pilot: Any) -> None:
    """Until nothing is being computed or drawn any more."""
    await pilot.pause(0.2)
    async with asyncio.timeout(60):
        while any(work.is_running for work in app.workers if work.group != "ask") or app.sitting.is_writing:
            await pilot.pause(0.05)
    await pilot.pause(0.3)


async def _until(pilot: Any, met: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not met():
            await pilot.pause(0.05)


@asynccontextmanager
async def _opened(picture: Picture, lang: str, folder: Path) -> AsyncIterator[tuple[LegalAssist, Any]]:
    chosen = samples.sample("a")
    if picture.room == "training":
        room = Classroom(folder, "")
        room.desk.unlock()
        app: LegalAssist = TrainingApp(room, lang)
    else:
        desk = Desk(folder, FixedClock(chosen.as_of))
        if picture.room != "start":
            desk.unlock()
            if picture.room == "empty":
                empty = desk.new_case(invented=True, code="MELATI-10")
                desk.add(empty, "victims", {})
            else:
                desk.import_case(chosen.case_file.read_bytes())
        app = LegalAssist(desk, lang)
    async with app.run_test(size=picture.size, notifications=False) as pilot:
        await _quiet(app, pilot)
        yield app, pilot


def _name(app: LegalAssist) -> str:
    return type(app.screen).__name__


def _text(app: LegalAssist) -> str:
    lines = app.screen._compositor.render_strips()  # noqa: SLF001 - the only way to read a screen
    return "\n".join("".join(part.text for part in line).rstrip() for line in lines)


async def _screen(picture: Picture, lang: str, *, as_text: bool) -> str:
    with tempfile.TemporaryDirectory() as folder:
        async with _opened(picture, lang, Path(folder)) as (app, pilot):
            if picture.room in ("case", "empty"):
                await pilot.press("enter")
                await _until(pilot, lambda: _name(app) == "CaseFile" and app.screen.pane is not None)  # type: ignore[attr-defined]
                await _quiet(app, pilot)
            for key in picture.keys:
                if key.startswith("section:"):
                    app.screen.go_to(key.removeprefix("section:"))  # type: ignore[attr-defined]
                else:
                    await pilot.press(key)
                await _quiet(app, pilot)
            if picture.wait:
                try:
                    await _until(pilot, lambda: _name(app) == picture.wait)
                except TimeoutError:
                    sys.exit(f"{picture.name}: {_name(app)} instead of {picture.wait}\n{_text(app)}")
                await _quiet(app, pilot)
            if as_text:
                return _text(app)
            return app.export_screenshot(title="legal_assist")


def _png(svg: str, target: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is needed.")
    svg = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    width, height = (int(float(part)) + 1 for part in box.groups()) if box else (1200, 800)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(f"<meta charset='utf-8'><body style='margin:0'>{svg}</body>", encoding="utf-8")
        subprocess.run(  # noqa: S603
            [
                chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--no-first-run",
                f"--user-data-dir={folder}/profile", f"--window-size={width},{height}",
                f"--screenshot={target}", page.as_uri(),
            ],
            check=True,
            capture_output=True,
        )  # fmt: skip
    with Image.open(target) as drawn:
        few = drawn.convert("RGB").quantize(colors=24, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


def main() -> None:
    """Write the pictures that were named, or all, in both languages."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("names", nargs="*", help="only these pictures")
    words.add_argument("--text", action="store_true", help="print the screens, write nothing")
    words.add_argument("--lang", action="append", choices=LANGUAGES)
    chosen = words.parse_args()
    os.environ["LEGAL_ASSIST_NO_KEYRING"] = "1"
    IMAGES.mkdir(exist_ok=True)
    for picture in PICTURES:
        if chosen.names and picture.name not in chosen.names:
            continue
        for lang in chosen.lang or LANGUAGES:
            told = asyncio.run(_screen(picture, lang, as_text=chosen.text))
            if chosen.text:
                sys.stdout.write(f"== {picture.name} {lang}\n{told}\n\n")
            else:
                _png(told, IMAGES / f"{picture.name}-{lang}.png")


if __name__ == "__main__":
    main()
