"""What an evidence bundle shall be like, and what was made. Plain values for both front ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from legal_assist.errors import DocumentError

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.documents.bundle_parts import Bound, Step, Stop
    from legal_assist.errors import Problem

#: What the name of the sealed set ends with.
SEALED_ENDING: Final = "-tertutup"


@dataclass(frozen=True)
class Order:
    """What a bundle shall be like.

    Args:
        out: the file to serve; the sealed set stands beside it, with `SEALED_ENDING` in its name.
        sealed: exhibits for the sealed set beside those whose kind always carries an identity.
        without: exhibits that stay out on purpose.
        accepted: findings of the leak scan that are somebody else's (``leak:K1:name``).
        reason: why; needed with `accepted`, kept in the log and the receipt.
        password: locks the sealed set with AES-256.
        step: told how far the work is.
        stop: True ends the work; nothing is written then.
    """

    out: Path
    sealed: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    reason: str = ""
    password: str | None = None
    step: Step | None = None
    stop: Stop | None = None


@dataclass(frozen=True)
class Written:
    """One set on disk."""

    path: Path
    bound: Bound


@dataclass(frozen=True)
class Bundled:
    """What was made.

    Args:
        served: the set to serve.
        sealed: the set for the sealed cover; None where no identity is kept.
        listed_only: exhibits that are listed and not bound: they follow, or lie with somebody else.
        left_out: exhibits with files that no paper for the court cites.
        noted: what the leak scan found worth a look.
    """

    served: Written
    sealed: Written | None
    listed_only: tuple[str, ...]
    left_out: tuple[str, ...]
    noted: tuple[Problem, ...]

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What to know before it goes out, of both sets."""
        sets = (self.served, self.sealed)
        return tuple(one for found in sets if found is not None for one in found.bound.notes)


def sealed_path(out: Path) -> Path:
    """Where the sealed set goes."""
    return out.with_name(f"{out.stem}{SEALED_ENDING}{out.suffix}")


def tell(order: Order, what: str, done: int, whole: int) -> None:
    """Say how far the work is, and end it where that was asked.

    Raises:
        DocumentError: ``bundle.stopped``.
    """
    if order.stop is not None and order.stop():
        raise DocumentError("bundle.stopped")
    if order.step is not None:
        order.step(what, done, whole)
