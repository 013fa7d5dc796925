"""What a question about the governing law is answered with, and the small pieces such answers are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist.reckoning.finding import LawText, Reading, Said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.reckoning.finding import Gap
    from legal_assist.reckoning.kleene import Truth


@dataclass(frozen=True)
class Governing:
    """Which statute governs, in which provisions, and why.

    `governing` is None while rows that lead to different statutes are possible, where no rule was found, and
    where the question does not arise. `alternatives` are the other readings. `open`: whether the way is
    still open. `row` names the row of the legal reference that leads, or all that are possible. `applies`:
    whether the question arises at all; None: not known yet. `heading` is shown where no statute leads and
    that is not for want of a date. `victims` are those the answer is about; none: the case as a whole.
    """

    governing: str | None
    provisions: tuple[str, ...]
    reason: LawText
    alternatives: tuple[Reading[Governing], ...]
    open: bool
    questions: tuple[Gap, ...]
    row: str
    applies: Truth = True
    heading: Said | LawText | None = None
    victims: tuple[str, ...] = ()


def reading(
    governing: str | None, provisions: tuple[str, ...], code: str, reason: LawText, row: str
) -> Reading[Governing]:
    """One way to answer, with its confidence code."""
    value = Governing(governing, provisions, reason, (), open=True, questions=(), row=row)
    return Reading(value, provisions, code, reason)


def joined(*texts: LawText) -> LawText:
    """Several texts as one, in order."""
    return LawText(" ".join(text.id for text in texts), " ".join(text.en for text in texts))


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """The values without repetition, in order."""
    return tuple(dict.fromkeys(values))


def unique_gaps(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """One question per path; the last one said wins, at the place of the first."""
    return tuple({gap.path: gap for gap in gaps}.values())
