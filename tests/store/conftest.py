"""A fresh store for each test, and the little all of them need."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from legal_assist.clock import FixedClock
from legal_assist.store import CaseStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = date(2026, 3, 2)


@pytest.fixture
def open_store(tmp_path: Path) -> Callable[..., CaseStore]:
    """Opens the test's store once more, as another window would; a class of one's own may be named."""

    def opened(kind: type[CaseStore] = CaseStore, **options: Any) -> CaseStore:
        store = kind(tmp_path / "store", clock=FixedClock(DAY), **options)
        store.unlock()
        return store

    return opened


@pytest.fixture
def store(open_store: Callable[..., CaseStore]) -> CaseStore:
    """An open, empty store."""
    return open_store()
