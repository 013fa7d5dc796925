"""A reveal is logged before anything shows, belongs to one case, and isn't shown when it can't be logged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conftest import go_to_pane, open_first_case, open_form, row, running, sees, text_of, told, wait_for

from legal_assist.desk import sealing
from legal_assist.errors import StoreError
from legal_assist.tui import reveal
from legal_assist.tui.screens.dialogs import Pick

if TYPE_CHECKING:
    import pytest

    from legal_assist.desk import Desk, Opened


def full_disk(*_: Any, **__: Any) -> None:
    """The log of reveals can't be written."""
    raise StoreError("store.disk_full", place="X")


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
    async with running(sealed) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "parties")
        monkeypatch.setattr(sealed, "audit_reveal", full_disk)
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


async def test_one_field_is_shown_alone_and_logged_by_its_id_only(sealed: Desk, sealed_case: Opened) -> None:
    opened = sealed.record(sealed_case, "victims.K1.nik", "9971014505900001")
    other = opened.case.victims[0].name or ""
    async with running(sealed) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.nik")
        assert row(app, "nik").locked
        await pilot.press("ctrl+r")
        await sees(app, pilot, "9971014505900001", "1 ISIAN TAMPIL")
        assert not row(app, "nik").locked
        assert row(app, "name").locked
        assert other not in text_of(app)
        acts = [one for one in sealing.sealed(sealed).log() if one["what"] == "revealed"]
        assert [(one["case"], one["where"], one["field"]) for one in acts] == [
            (opened.case.code, "Form", "victims.K1.nik")
        ]
        assert "9971014505900001" not in str(acts)
        await pilot.press("ctrl+r")
        await wait_for(pilot, lambda: "9971014505900001" not in text_of(app))
        assert "ISIAN TAMPIL" not in text_of(app)


async def test_one_field_hides_itself_after_its_time(
    desk: Desk, sample_a: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reveal, "SECONDS", 0.4)
    name = sample_a.case.victims[0].name or ""
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.name")
        await pilot.press("ctrl+r")
        await sees(app, pilot, name)
        await wait_for(pilot, lambda: name not in text_of(app))
        assert row(app, "name").locked


async def test_from_the_parties_one_chosen_field_shows_and_leaving_hides_it(
    desk: Desk, sample_a: Opened
) -> None:
    first = sample_a.case.victims[0]
    async with running(desk, (110, 36)) as (app, pilot):
        await open_first_case(app, pilot)
        await go_to_pane(app, pilot, "parties")
        app.screen.pane.lines.go_to("victims.K1")
        await pilot.press("ctrl+r")
        await wait_for(pilot, lambda: isinstance(app.screen, Pick))
        await sees(app, pilot, "K1", "Nama")
        app.screen.query_one("#pick").go_to("victims.K1.name")
        app.screen.query_one("#pick").action_choose()
        await sees(app, pilot, first.name or "")
        assert not any((one.name or "?") in text_of(app) for one in sample_a.case.victims[1:])
        await pilot.press("f9")
        await wait_for(pilot, lambda: (first.name or "") not in text_of(app))
        await pilot.press("f9")
        await pilot.pause()
        assert (first.name or "") not in text_of(app)
        assert not app.sitting.revealed_fields


async def test_one_field_that_can_not_be_logged_stays_hidden(
    sealed: Desk, sealed_case: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(sealed) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "victims.K1.name")
        monkeypatch.setattr(sealed, "audit_reveal", full_disk)
        await pilot.press("ctrl+r")
        await wait_for(pilot, lambda: "penuh" in told(app))
        assert row(app, "name").locked
        assert (sealed_case.case.victims[0].name or "") not in text_of(app)


async def test_a_field_in_the_open_has_nothing_to_reveal(desk: Desk, sample_a: Opened) -> None:
    async with running(desk) as (app, pilot):
        await open_first_case(app, pilot)
        await open_form(app, pilot, "destination")
        await pilot.press("ctrl+r")
        await wait_for(pilot, lambda: "Tidak ada isian tertutup" in told(app))
        assert not app.sitting.revealed_fields
