"""What every computed answer is made of: value, steps, citations, as-of day, confidence, readings, gaps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from datetime import date

T = TypeVar("T")


@dataclass(frozen=True)
class Said:
    """A sentence by its message id; the front end looks it up in the user's language.

    `params` may hold other `Said`, dates and whole rupiah; `desk.wording` turns them into text.
    """

    key: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class LawText:
    """Words that come from the law data themselves, in both languages."""

    id: str
    en: str

    def in_(self, lang: str) -> str:
        """The words in one language."""
        return self.en if lang == "en" else self.id


@dataclass(frozen=True)
class Gap:
    """A fact or paper that is missing: the path to fill, or the kind of exhibit, and why it matters."""

    path: str
    said: Said


@dataclass(frozen=True)
class Reading(Generic[T]):
    """One way to read the law where practitioners or rules differ."""

    value: T
    citations: tuple[str, ...]
    confidence: str
    reason: LawText
    primary: bool = False


@dataclass(frozen=True)
class Finding(Generic[T]):
    """A computed answer that explains itself.

    `citations` are provision ids of the law book; `confidence` is the weakest code that the answer rests on.
    """

    id: str
    value: T
    as_of: date
    steps: tuple[Said | LawText, ...] = ()
    citations: tuple[str, ...] = ()
    confidence: str = "V"
    readings: tuple[Reading[T], ...] = ()
    gaps: tuple[Gap, ...] = ()
