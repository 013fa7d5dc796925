"""Sealed stores for tests: opened in a millisecond, with an anchor of their own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from legal_assist.clock import FixedClock
from legal_assist.store import keys, migration, recovery
from legal_assist.store.sealed_store import SealedCaseStore

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "empat kata acak panjang"  # noqa: S105  # an invented one
RECOVERY = recovery.new()
CLOCK = FixedClock(date(2026, 3, 2))
WHO = {"operator": "pendamping", "why": "uji"}
CODE = "MERANTI-27"
OTHER = "KERUING-31"


def made(root: Path, secret: str = SECRET) -> None:
    """Seal an empty folder."""
    keys.allow_test_kdf()
    migration.init(root, secret, RECOVERY, clock=CLOCK)


def opened(root: Path, secret: str = SECRET, **options: Any) -> SealedCaseStore:
    """Open it as another window would."""
    kind = options.pop("kind", SealedCaseStore)
    rebuild = options.pop("rebuild", False)
    store: SealedCaseStore = kind(root, clock=CLOCK, **options)
    store.unlock(secret, rebuild=rebuild)
    return store


def case(**facts: Any) -> dict[str, Any]:
    """A case document that need not be invented."""
    return {"invented": False, **facts}


def file_of(store: SealedCaseStore, code: str = CODE) -> Path:
    """Where a case stands."""
    entry = store._open_vault().known(code)
    assert entry is not None
    return store._open_vault().path(entry.file)
