"""A fresh store for each test, and the little all of them need."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import sealed_world

from legal_assist.clock import FixedClock
from legal_assist.store import CaseStore, choosing, keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from legal_assist.store.sealed_store import SealedCaseStore

DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tests may open stores in a millisecond, nothing else may; and no test touches the system's keyring."""
    monkeypatch.setenv(choosing.NO_KEYRING, "1")
    keys.allow_test_kdf()
    yield
    keys.allow_test_kdf(False)


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


@pytest.fixture
def again(tmp_path: Path) -> Callable[..., SealedCaseStore]:
    """Opens the test's sealed store once more, as another window would."""

    def opened(secret: str = sealed_world.SECRET, **options: Any) -> SealedCaseStore:
        return sealed_world.opened(tmp_path / "sealed", secret, **options)

    return opened


@pytest.fixture
def sealed(tmp_path: Path, again: Callable[..., SealedCaseStore]) -> SealedCaseStore:
    """An unlocked, empty sealed store."""
    sealed_world.made(tmp_path / "sealed")
    return again()
