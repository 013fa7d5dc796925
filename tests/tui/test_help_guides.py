"""F1 says where the guides are, on every screen and in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import running, wait_for
from textual.widgets import Static

if TYPE_CHECKING:
    from legal_assist.desk import Desk


@pytest.mark.parametrize(("lang", "command"), [("id", "legal-assist guide "), ("en", "guide --lang en")])
async def test_help_names_the_guides(desk: Desk, lang: str, command: str) -> None:
    async with running(desk, lang=lang) as (app, pilot):
        await pilot.press("f1")
        await wait_for(pilot, lambda: app.screen.query("#help-words"))
        words = str(app.screen.query_one("#help-words", Static).render())

        assert command in " ".join(words.split())
        assert "docs/law-data.md" in words
