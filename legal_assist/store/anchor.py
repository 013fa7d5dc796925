"""A record outside the folder of how far the store had come: only it can show that a whole folder is old."""

from __future__ import annotations

import importlib
import json
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

from legal_assist.store.audit import Position
from legal_assist.store.envelope import EnvelopeError

if TYPE_CHECKING:
    from legal_assist.store.audit import AuditLog

_SERVICE: Final = "legal-assist store"

#: What comparing tells; ends a message id ``store.anchor.*``.
Verdict = Literal["agrees", "rolled_back", "none", "unavailable"]


class Anchor(Protocol):
    """A place outside the store's folder."""

    @property
    def is_available(self) -> bool:
        """Whether it can keep anything."""
        ...

    def get(self, store: str) -> Position | None:
        """The last record for this store; None when there is none. Never raises."""
        ...

    def put(self, store: str, position: Position) -> None:
        """Keep a record. Never raises: the store works without it."""
        ...


class NoAnchor:
    """No place at all."""

    is_available = False

    def get(self, store: str) -> Position | None:  # noqa: ARG002
        """Nothing."""
        return None

    def put(self, store: str, position: Position) -> None:
        """Nothing."""


class MemoryAnchor:
    """A place that lasts as long as the program; for tests and as a model."""

    is_available = True

    def __init__(self) -> None:
        self.kept: dict[str, Position] = {}

    def get(self, store: str) -> Position | None:
        """The last record."""
        return self.kept.get(store)

    def put(self, store: str, position: Position) -> None:
        """Keep a record."""
        self.kept[store] = position


class KeyringAnchor:
    """The system's keyring, where the optional package `keyring` and a backend for it are there."""

    @property
    def is_available(self) -> bool:
        """Whether there is a usable keyring."""
        try:
            return float(_keyring().get_keyring().priority) > 0
        except Exception:  # noqa: BLE001  # backends raise what they like; without one we go on
            return False

    def get(self, store: str) -> Position | None:
        """The last record."""
        try:
            count, last = json.loads(_keyring().get_password(_SERVICE, store) or "null")
            return Position(int(count), str(last))
        except Exception:  # noqa: BLE001
            return None

    def put(self, store: str, position: Position) -> None:
        """Keep a record."""
        try:
            _keyring().set_password(_SERVICE, store, json.dumps(position.to_plain()))
        except Exception:  # noqa: BLE001
            return


def _keyring() -> Any:
    return importlib.import_module("keyring")  # optional, and slow to import


def compare(anchor: Anchor, store: str, log: AuditLog) -> Verdict:
    """Whether the store has come at least as far as the anchor remembers, and by the same way."""
    if not anchor.is_available:
        return "unavailable"
    kept = anchor.get(store)
    if kept is None:
        return "none"
    try:
        return "agrees" if log.hash_at(kept.count) == kept.hash else "rolled_back"
    except (EnvelopeError, OSError):
        return "rolled_back"
