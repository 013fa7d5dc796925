"""A case as it was read from the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legal_assist.cases.case import Case


@dataclass(frozen=True)
class Opened:
    """A case as it was read: saving says "it was this revision when I read it"."""

    case: Case
    revision: int
    saved_at: str
