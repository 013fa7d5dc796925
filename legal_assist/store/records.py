"""What the store hands out: plain frozen records. Knows no disk and no TinyDB."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

Document: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class StoredSummary:
    """One line of the list of cases.

    `damage` is the message id of what is wrong when the case file can't be read; then `revision`, `saved_at`
    and `summary` are the last known ones (0, empty, empty when nothing is known).
    """

    code: str
    revision: int
    saved_at: str
    summary: Document
    damage: str | None = None


@dataclass(frozen=True)
class Stored:
    """A case as it stands on disk. `document` is a copy; changing it changes nothing."""

    code: str
    revision: int
    saved_at: str
    document: Document


@dataclass(frozen=True)
class Draft:
    """Text that was being typed and is not saved yet.

    Args:
        code: the case.
        form: short id of the form it was typed in.
        texts: what stood in each field.
        saved_at: moment (ISO) of the last pause.
        revision: the revision of the case that the window had open.
    """

    code: str
    form: str
    texts: dict[str, str]
    saved_at: str
    revision: int


@dataclass(frozen=True)
class Change:
    """One saved revision: when, who (a label, not a proof), why, and what stood there before.

    `changes` are pairs of dotted path and earlier value; the value is None where there was nothing.
    """

    revision: int
    saved_at: str
    operator: str
    why: str
    changes: tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Damage:
    """One thing that is wrong in the store's folder.

    Args:
        file: name inside the store, e.g. ``cases/MERANTI-27.json``.
        code: the case it belongs to, where the name tells.
        reason: message id of what is wrong (``store.damage.*``; param `file`).
        remedy: message id of what to do (``store.remedy.*``; param `file`).
    """

    file: str
    code: str | None
    reason: str
    remedy: str
