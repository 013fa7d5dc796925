"""What the rows of a decision table say together: one leads, all are shown, or nothing is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist.reckoning.finding import LawText, Said
from legal_assist.reckoning.governing import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.law.rules import Regime, Undecided
    from legal_assist.reckoning.finding import Reading
    from legal_assist.reckoning.governing import Governing


@dataclass(frozen=True)
class Base:
    """The answer of the rows alone, before anything comes on top of it."""

    governing: str | None
    provisions: tuple[str, ...]
    reason: LawText
    alternatives: tuple[Reading[Governing], ...]
    codes: tuple[str, ...]
    rows: tuple[str, ...]
    #: The row that leads; None while several are possible.
    lead: Regime | None = None
    heading: Said | None = None


def base(words: Undecided, possible: Sequence[Regime], certain: Sequence[Regime]) -> Base:
    """What the rows that may hold say together.

    Where all name the same statute, the first row that certainly holds leads and the others are readings
    beside it; none certain: only what all have in common is stated. Where they name different statutes, none
    is chosen and every row is shown. A row for which no rule was found chooses nothing.

    Args:
        words: what is said while nothing is chosen.
        possible: rows that hold or may hold.
        certain: those of them that hold.
    """
    statutes = {row.governing for row in possible}
    own = [one for row in possible for one in _alternatives(row)]
    lead = certain[0] if certain else possible[0] if len(possible) == 1 else None
    if lead is not None and len(statutes) == 1:
        others = [as_reading(row) for row in possible if row is not lead]
        return Base(
            lead.governing,
            lead.provisions,
            LawText(lead.reason, lead.reason_en),
            (*others, *own),
            (lead.confidence,),
            (lead.row,),
            lead,
            Said("regimes.heading.unsettled") if lead.unsettled else None,
        )
    shown = (*(as_reading(row) for row in possible), *own)
    codes = tuple(row.confidence for row in possible)
    rows = tuple(row.row for row in possible)
    if len(statutes) == 1:
        common = [one for one in possible[0].provisions if all(one in row.provisions for row in possible)]
        agree = LawText(words.agree, words.agree_en)
        return Base(possible[0].governing, tuple(common), agree, shown, codes, rows)
    return Base(None, (), LawText(words.differ, words.differ_en), shown, codes, rows)


def as_reading(row: Regime) -> Reading[Governing]:
    """A row as one way to answer."""
    return reading(row.governing, row.provisions, row.confidence, LawText(row.reason, row.reason_en), row.row)


def _alternatives(row: Regime) -> list[Reading[Governing]]:
    return [
        reading(one.governing, one.provisions, one.confidence, LawText(one.reason, one.reason_en), row.row)
        for one in row.alternatives
    ]
