"""Invented cases made of dated events, and the shipped law book, for tests of regimes and deadlines."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from legal_assist.cases.case import Case
from legal_assist.law import lawbook
from legal_assist.reckoning.deadlines import DeadlineLine, deadlines

if TYPE_CHECKING:
    from legal_assist.law.lawbook import LawBook


@cache
def book() -> LawBook:
    """The law book as it is shipped."""
    return lawbook.load()


def case(*events: tuple[Any, ...], victims: Any = None, **facts: Any) -> Case:
    """A case with events given as (kind, day) or (kind, day, more fields); adults unless told otherwise."""
    plain: dict[str, Any] = {
        "code": "MELATI-01",
        "invented": True,
        "victims": victims or [adult("K1")],
        "defendants": [{"id": "T1"}, {"id": "T2"}],
        "events": [
            {"id": f"E{number}", "kind": kind, "date": day, **(more[0] if more else {})}
            for number, (kind, day, *more) in enumerate(events, start=1)
        ],
    }
    return Case.model_validate(plain | facts)


def adult(code: str, **facts: Any) -> dict[str, Any]:
    """A grown-up victim who was not exploited sexually."""
    return {"id": code, "birth_date": "1998-04-05", "sexual_exploitation": False} | facts


def child(code: str, **facts: Any) -> dict[str, Any]:
    """A victim of fourteen years."""
    return {"id": code, "birth_date": "2012-04-05", "sexual_exploitation": False} | facts


def lines(found: Case, as_of: str, **wanted: Any) -> list[DeadlineLine]:
    """Deadline lines whose fields have the wanted values."""
    return [
        line
        for line in deadlines(found, book(), date.fromisoformat(as_of))
        if all(getattr(line, name) == value for name, value in wanted.items())
    ]


def only(found: Case, as_of: str, **wanted: Any) -> DeadlineLine:
    """The one line that has the wanted values."""
    hits = lines(found, as_of, **wanted)
    assert len(hits) == 1, [(line.rule, line.reading, line.date) for line in hits]
    return hits[0]
