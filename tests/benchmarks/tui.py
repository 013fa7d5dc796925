"""What the screens cost: ``python tests/benchmarks/tui.py [CASES]``; ends with 1 when a limit is passed.

The list of 10,000 cases of a sealed store: from the ready key to the drawn list, and from a key in the filter
to the drawn answer. Forms: from the key that opens one to its first drawn page. Typing: processor time of one
key in a field of a form.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from store import CLOCK, SECRET, built

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, samples
from legal_assist.store import keys
from legal_assist.tui.app import LegalAssist
from legal_assist.tui.case_session import CaseSession
from legal_assist.tui.forms.draft import Draft
from legal_assist.tui.line_list import LineList
from legal_assist.tui.screens.case_list import CaseList
from legal_assist.tui.screens.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

#: Seconds; of typing, processor seconds of one key.
LIMITS: Final = {"list": 1.0, "filter": 0.060, "form": 0.4, "typing": 0.030}
TYPED: Final = "penuntutan"
FORMS: Final = ("", "victims.K1", "losses.L1", "exhibits.P-1")


async def until(pilot: Pilot[Any], met: Callable[[], object]) -> None:
    """Let the program run until a condition holds, looking as often as it can."""
    del pilot
    async with asyncio.timeout(60):
        while not met():  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0)


async def drawn(app: LegalAssist) -> None:
    """Until the screen has nothing left to lay out or to paint."""
    done = asyncio.Event()
    app.screen.call_after_refresh(done.set)
    await done.wait()


async def list_and_filter(root: Path, count: int) -> dict[str, list[float]]:
    """The list of so many cases of a sealed store, and the answers of its filter."""
    found: dict[str, list[float]] = {"list": [], "filter": []}
    desk = Desk(root, CLOCK)
    start, cpu = time.perf_counter(), time.process_time()
    desk.unlock(SECRET)  # with the light key of tests: what is left is what comes after the key
    app = LegalAssist(desk, "id")
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        await until(pilot, lambda: isinstance(app.screen, CaseList) and app.screen.query("#cases"))
        screen = app.screen
        await until(pilot, lambda: len(screen.query_one("#cases", LineList).rows) == count)
        await drawn(app)
        found["list"].append(time.perf_counter() - start)
        print(f"list: {(time.process_time() - cpu) * 1000:.0f} ms of processor time")
        await pilot.press("slash")
        field = screen.query_one("#filter")
        for sign in TYPED:
            before = field.value  # type: ignore[attr-defined]
            start = time.perf_counter()
            app.post_message(_key(sign))
            await until(pilot, lambda before=before: field.value != before)  # type: ignore[attr-defined,misc]
            await drawn(app)
            found["filter"].append(time.perf_counter() - start)
    return found


def _key(sign: str) -> Any:
    from textual import events

    return events.Key(sign, sign)


async def forms_and_typing(desk: Desk) -> dict[str, list[float]]:
    """Opening forms of sample (a), and typing into one."""
    found: dict[str, list[float]] = {"form": [], "typing": []}
    app = LegalAssist(desk, "id")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, CaseList))
        session = CaseSession(app.sitting, desk.open("MERANTI-26"))
        for path in FORMS * 3:
            list_path, _, entry = path.rpartition(".")
            start = time.perf_counter()
            form = Form(Draft(session, list_path, entry or None))
            await app.push_screen(form)
            await until(pilot, lambda form=form: form.rows())  # type: ignore[misc]
            await drawn(app)
            found["form"].append(time.perf_counter() - start)
            await pilot.pause()
            app.pop_screen()
            await pilot.pause()
        await app.push_screen(form := Form(Draft(session, "", None), "court.name"))
        await until(pilot, form.rows)
        await pilot.pause()
        for sign in "abcdefghijklmnopqrstuvwxyz" * 2:
            start = time.process_time()
            app.post_message(_key(sign))
            await asyncio.sleep(0.02)
            await drawn(app)
            found["typing"].append(time.process_time() - start)
        form.draft.forget()
    return found


def main(count: int) -> int:
    """Measure, print, judge by the medians."""
    os.environ |= {"TEXTUAL_ANIMATIONS": "none", "LEGAL_ASSIST_NO_KEYRING": "1"}
    chosen = samples.sample("a")
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "contoh", FixedClock(date(2026, 11, 2)))
        desk.unlock()
        desk.import_case(chosen.case_file.read_bytes())
        found |= asyncio.run(forms_and_typing(desk))
        keys.allow_test_kdf()
        built(Path(folder) / "tersegel", count).lock()
        found |= asyncio.run(list_and_filter(Path(folder) / "tersegel", count))
    late = 0
    for name, limit in LIMITS.items():
        median, worst = statistics.median(found[name]), max(found[name])
        late += median > limit
        print(
            f"{name:<8} median {median * 1000:6.0f} ms, worst {worst * 1000:6.0f} ms,"
            f" limit {limit * 1000:.0f} ms{'  TOO SLOW' if median > limit else ''}"
        )
    return int(late > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
