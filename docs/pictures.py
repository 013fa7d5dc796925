"""Make the pictures of the README from the program itself: `python docs/pictures.py` (needs Chromium).

Opens sample A on its own day in a throw-away store, exports each screen as SVG without web fonts, and has
a headless Chromium turn it into PNG.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, samples
from legal_assist.tui.app import LegalAssist

IMAGES = Path(__file__).parent / "images"
#: Picture → the keys that lead there from the open case; None stays on the list of cases.
PICTURES: dict[str, str | None] = {
    "case-list": None,
    "next-steps": "1",
    "checklist": "2",
    "losses": "6",
    "deadlines": "8",
    "documents": "9",
}


async def _screens(lang: str, size: tuple[int, int]) -> dict[str, str]:
    chosen = samples.sample("a")
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), FixedClock(chosen.as_of))
        desk.unlock()
        desk.import_case(chosen.case_file.read_bytes())
        app = LegalAssist(desk, lang)
        async with app.run_test(size=size) as pilot:
            await pilot.pause(1.0)
            for name, key in PICTURES.items():
                if key is not None:
                    if name == "next-steps":
                        await pilot.press("enter")
                        await pilot.pause(1.5)
                    await pilot.press(key)
                    await pilot.pause(1.0)
                found[name] = app.export_screenshot(title="legal_assist")
    return found


def _png(svg: str, target: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is needed.")
    svg = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    width, height = (int(float(part)) + 1 for part in box.groups()) if box else (1200, 800)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(f"<body style='margin:0'>{svg}</body>", encoding="utf-8")
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


def main() -> None:
    """Write every picture, Indonesian at 100 columns."""
    IMAGES.mkdir(exist_ok=True)
    for name, svg in asyncio.run(_screens("id", (100, 30))).items():
        _png(svg, IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
