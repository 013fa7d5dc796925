"""The door of a sealed store: a passphrase opens it, a wrong one says so, and nothing typed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import DAY, running, sees, wait_for
from textual.widgets import Input

from legal_assist.clock import FixedClock
from legal_assist.desk import Desk
from legal_assist.store import keys, migration, recovery
from legal_assist.tui.screens.case_list import CaseList
from legal_assist.tui.screens.unlock import Unlock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = "bakau jati meranti ulin"  # noqa: S105 - of a store that lives as long as this test


@pytest.fixture
def sealed(tmp_path: Path) -> Iterator[Desk]:
    keys.allow_test_kdf()
    clock = FixedClock(DAY)
    migration.init(tmp_path / "sealed", SECRET, recovery.new(), clock=clock)
    desk = Desk(tmp_path / "sealed", clock)
    desk.unlock(SECRET)
    desk.lock()
    yield desk
    keys.allow_test_kdf(False)


async def test_a_passphrase_opens_and_a_wrong_one_stays_outside(sealed: Desk) -> None:
    async with running(sealed) as (app, pilot):
        await wait_for(pilot, lambda: isinstance(app.screen, Unlock))
        field = app.screen.query_one(Input)
        assert field.password
        field.value = "salah"
        await pilot.press("enter")
        await wait_for(pilot, lambda: not field.value)
        assert isinstance(app.screen, Unlock)
        field.value = SECRET
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, CaseList))
        await sees(app, pilot, "Perkara")
