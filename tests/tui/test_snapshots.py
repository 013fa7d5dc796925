"""What the main places look like, at two sizes. Updated on purpose only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import DAY, go_to_pane, open_first_case, open_form, wait_for

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk
from legal_assist.store import StoredSummary
from legal_assist.tui.app import LegalAssist

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from legal_assist.desk import Opened

SMALL, LARGE = (80, 24), (120, 40)
PROGRESS = {"safety": [3, 8], "restitution": [5, 14]}


@pytest.fixture
def few_cases(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that does not change with the law data."""
    soon = [["2026-11-06", "contoh", "Serahkan berkas kepada penuntut umum", "Hand the papers over"]]
    facts = {"invented": True, "victims": 4, "progress": PROGRESS}
    rows = (
        StoredSummary(
            "JATI-18", 7, "2026-10-30T09:15:00+07:00", facts | {"stage": "trial", "deadlines": soon}
        ),
        StoredSummary("MELATI-10", 0, "", {}, "store.damage.cut"),
        StoredSummary("ULIN-33", 2, "2026-11-01T16:40:00+07:00", facts | {"stage": "investigation"}),
    )
    monkeypatch.setattr(desk, "summaries", lambda: rows)


@pytest.fixture
def small_case(desk: Desk) -> Opened:
    """A case with two victims, a defendant and a companion."""
    opened = desk.new_case(invented=True, code="ULIN-33")
    opened = desk.record(opened, "stage", "investigation")
    opened, _ = desk.add(opened, "victims", {"name": "Sari Rekaan", "sex": "female", "safe_now": "ya"})
    opened = desk.record(opened, "victims.K1.birth_date", "14 Maret 2008")
    opened, _ = desk.add(opened, "victims", {"threatened": "ya"})
    opened, _ = desk.add(opened, "defendants", {"name": "Tuan [Contoh]", "detained": "ya"})
    opened, _ = desk.add(opened, "companions", {"name": "Raisa Rekaan", "capacity": "paralegal"})
    return opened


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
def test_the_list_of_cases(desk: Desk, few_cases: None, snap_compare: Any, size: tuple[int, int]) -> None:
    async def before(pilot: Pilot[Any]) -> None:
        await wait_for(pilot, lambda: pilot.app.screen.query_one("#cases").rows)

    assert snap_compare(LegalAssist(desk, "id"), terminal_size=size, run_before=before)


def test_an_empty_store(desk: Desk, snap_compare: Any) -> None:
    assert snap_compare(LegalAssist(desk, "id"), terminal_size=SMALL)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
def test_the_parties_of_a_case(
    desk: Desk, small_case: Opened, snap_compare: Any, size: tuple[int, int]
) -> None:
    async def before(pilot: Pilot[Any]) -> None:
        await open_first_case(pilot.app, pilot)  # type: ignore[arg-type]
        await go_to_pane(pilot.app, pilot, "parties")  # type: ignore[arg-type]

    assert snap_compare(LegalAssist(desk, "id"), terminal_size=size, run_before=before)


def test_the_identity_page_of_a_victim(desk: Desk, small_case: Opened, snap_compare: Any) -> None:
    async def before(pilot: Pilot[Any]) -> None:
        await open_first_case(pilot.app, pilot)  # type: ignore[arg-type]
        await open_form(pilot.app, pilot, "victims.K1.sex")  # type: ignore[arg-type]

    assert snap_compare(LegalAssist(desk, "en"), terminal_size=SMALL, run_before=before)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
def test_a_case_that_leaves(desk: Desk, few_cases: None, snap_compare: Any, size: tuple[int, int]) -> None:
    async def before(pilot: Pilot[Any]) -> None:
        await wait_for(pilot, lambda: pilot.app.screen.query_one("#cases").rows)
        await pilot.press("e")
        await wait_for(pilot, lambda: pilot.app.screen.query("#sealed"))

    assert snap_compare(LegalAssist(desk, "id"), terminal_size=size, run_before=before)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
def test_a_first_start(tmp_path: Path, snap_compare: Any, size: tuple[int, int]) -> None:
    async def before(pilot: Pilot[Any]) -> None:
        await wait_for(pilot, lambda: pilot.app.screen.query("#begin"))

    assert snap_compare(
        LegalAssist(Desk(tmp_path / "none", FixedClock(DAY)), "en"), terminal_size=size, run_before=before
    )


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
def test_help_over_a_box(desk: Desk, few_cases: None, snap_compare: Any, size: tuple[int, int]) -> None:
    async def before(pilot: Pilot[Any]) -> None:
        await wait_for(pilot, lambda: pilot.app.screen.query_one("#cases").rows)
        await pilot.press("k")
        await wait_for(pilot, lambda: pilot.app.screen.query("#answer"))
        await pilot.press("f1")
        await wait_for(pilot, lambda: pilot.app.screen.query("#help-words"))

    assert snap_compare(LegalAssist(desk, "id"), terminal_size=size, run_before=before)
