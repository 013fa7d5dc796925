"""A reveal is logged before anything shows, belongs to one case, and isn't shown when it can't be logged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conftest import go_to_pane, open_first_case, running, sees, text_of, told, wait_for

from legal_assist.desk import sealing
from legal_assist.errors import StoreError

if TYPE_CHECKING:
    import pytest

    from legal_assist.desk import Desk, Opened


async def test_a_reveal_is_in_the_log_with_its_case(sealed: Desk, sealed_case: Opened) -> None:
    name = sealed_case.case.victims[0].name or ""
    async with running(sealed) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "parties")
        await pilot.press("f4")
        await sees(app, pilot, name)
        acts = [one for one in sealing.sealed(sealed).log() if one["what"] == "revealed"]
        assert [(one["case"], one["where"]) for one in acts] == [(sealed_case.case.code, "CaseFile")]
        await pilot.press("f4")
        await wait_for(pilot, lambda: name not in text_of(app))


async def test_what_can_not_be_logged_is_not_shown(
    sealed: Desk, sealed_case: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise StoreError("store.disk_full", place="X")

    async with running(sealed) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "parties")
        monkeypatch.setattr(sealed, "audit_reveal", full)
        await pilot.press("f4")
        await wait_for(pilot, lambda: "penuh" in told(app))
        assert not app.sitting.revealed
        assert (sealed_case.case.victims[0].name or "") not in text_of(app)


async def test_a_reveal_ends_where_the_case_is_left(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await pilot.press("f4")
        await wait_for(pilot, lambda: app.sitting.revealed)
        await pilot.press("escape")
        await wait_for(pilot, lambda: not app.sitting.revealed)
        await pilot.press("f4")
        await wait_for(pilot, lambda: "hanya ditampilkan di dalam" in told(app))
        assert not app.sitting.revealed


async def test_who_hides_before_the_log_is_written_sees_nothing(
    desk: Desk, sample_a: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    go_on = threading.Event()
    monkeypatch.setattr(desk, "audit_reveal", lambda *_: go_on.wait(10))
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await pilot.press("f4", "f9")
        go_on.set()
        await wait_for(pilot, lambda: not any(worker.group == "reveal" for worker in app.workers))
        assert not app.sitting.revealed
        await pilot.press("f9")
