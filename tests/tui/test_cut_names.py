"""Long texts are cut on lists only after identities were hidden: half a name would not be recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from legal_assist.tui.case_session import CaseSession
from legal_assist.tui.forms import values
from legal_assist.tui.panes.history import HistoryPane
from legal_assist.tui.sitting import Sitting

if TYPE_CHECKING:
    from legal_assist.desk import Desk, Opened


def reaching(name: str, length: int) -> str:
    """A text in which all but the last two letters of a name fit into so many characters."""
    kept = len(name) - 2
    return f"{'.' * (length - 1 - kept)} {name} pergi"


@pytest.fixture
def name(sample_a: Opened) -> str:
    """Of the first victim."""
    return sample_a.case.victims[0].name or "?"


def test_an_entry_in_a_list_shows_no_part_of_a_name(desk: Desk, sample_a: Opened, name: str) -> None:
    opened = desk.record(sample_a, "exhibits.P-1.title", reaching(name, 120))
    session = CaseSession(Sitting(desk, "id"), opened)
    told = session.show(values.entry(session, "exhibits", opened.case.exhibits[0]))
    assert "....." in told
    assert not [part for part in name.split() if part[:4] in told]


def test_the_history_shows_no_part_of_a_name(desk: Desk, sample_a: Opened, name: str) -> None:
    opened = desk.record(sample_a, "story_before", reaching(name, 200))
    opened = desk.record(opened, "story_before", "Lain.")
    pane = HistoryPane(CaseSession(Sitting(desk, "id"), opened))
    told = pane.spoken(pane.rows()[0])
    assert "....." in told
    assert not [part for part in name.split() if part[:4] in told]
