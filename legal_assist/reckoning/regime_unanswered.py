"""The answer to a question about the governing law that does not arise, or of which that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.law import confidence
from legal_assist.reckoning.finding import Finding, LawText, Said
from legal_assist.reckoning.governing import Governing, unique, unique_gaps
from legal_assist.reckoning.regime_rows import as_reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from legal_assist.cases.people import Victim
    from legal_assist.law.rules import Regime, Subject
    from legal_assist.reckoning.finding import Gap


def finding_id(asked: Subject, victim: Victim | None) -> str:
    """The id of the answer, with the victim if it is about one."""
    return f"regime.{asked.id}" + (f".{victim.id}" if victim is not None else "")


def not_applicable(asked: Subject, as_of: date, victim: Victim | None) -> Finding[Governing]:
    """The question does not arise, and why; an answer about facts alone, so without a confidence code."""
    reason = LawText(asked.not_applicable or "", asked.not_applicable_en or "")
    value = Governing(
        None, (), reason, (), open=True, questions=(), row="", applies=False,
        heading=Said("regimes.heading.not_applicable"),
        victims=(victim.id,) if victim is not None else (),
    )  # fmt: skip
    return Finding(id=finding_id(asked, victim), value=value, as_of=as_of, steps=(reason,), confidence="")


def not_known(
    asked: Subject, possible: Sequence[Regime], gaps: Sequence[Gap], as_of: date, victim: Victim | None
) -> Finding[Governing]:
    """Whether the question arises is not known: what would hold then, and what to ask."""
    reason = LawText(asked.not_known or "", asked.not_known_en or "")
    readings = tuple(as_reading(row) for row in possible)
    asks = unique_gaps(gaps)
    value = Governing(
        None, (), reason, readings, open=True, questions=asks,
        row=", ".join(unique(row.row for row in possible)), applies=None,
        heading=Said("regimes.heading.not_known"),
        victims=(victim.id,) if victim is not None else (),
    )  # fmt: skip
    weakest = confidence.weakest([one.confidence for one in readings] or ["V"])
    return Finding(
        id=finding_id(asked, victim), value=value, as_of=as_of, steps=(reason,), confidence=weakest, gaps=asks
    )
