"""Small invented cases and a law book of a few lines, for tests of the reckoning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from legal_assist import messages, rupiah, tanggal
from legal_assist.cases.case import Case
from legal_assist.reckoning.finding import LawText, Said

AS_OF = date(2026, 11, 24)


def case(**facts: Any) -> Case:
    """A case with two victims, unless others are given."""
    plain: dict[str, Any] = {"code": "MELATI-01", "invented": True, "victims": [{"id": "K1"}, {"id": "K2"}]}
    return Case.model_validate(plain | facts)


def line(number: int, **facts: Any) -> dict[str, Any]:
    """A loss line of one million rupiah with a receipt, unless told otherwise."""
    plain: dict[str, Any] = {
        "id": f"L{number}",
        "victim": "K1",
        "head": "other",
        "what": f"pos {number}",
        "basis": {"kind": "amount", "amount": "1000000"},
    }
    return plain | facts


def amount(value: int) -> dict[str, Any]:
    """A basis that is a sum."""
    return {"kind": "amount", "amount": str(value)}


def wage(promised: str, quantity: str, received: str = "0", per: str = "month") -> dict[str, Any]:
    """A basis of wages promised and not paid."""
    return {"kind": "wage_gap", "promised": promised, "per": per, "quantity": quantity, "received": received}


def rate(currency: str, value: str, on: str = "2026-03-02") -> dict[str, Any]:
    """An exchange rate."""
    return {"currency": currency, "idr_per_unit": value, "on": on, "source": "kurs tengah bank sentral"}


def exhibit(number: int, kind: str = "receipt", **facts: Any) -> dict[str, Any]:
    """A paper in hand."""
    return {"id": f"P-{number}", "title": f"bukti {number}", "kind": kind} | facts


@dataclass
class SmallBook:
    """Only the loss heads, so that money tests don't depend on the law data."""

    rules: Any

    def in_force(self, _provision: str, _day: date) -> Any:
        """Everything is in force."""
        return SimpleNamespace(status="in_force")

    def provision(self, _provision: str) -> Any:
        """Everything was read whole."""
        return SimpleNamespace(confidence="V")


_WORDS = {f"{name}{tail}": "..." for name in ("evidence", "accepted", "refused") for tail in ("", "_en")}


def small_book() -> Any:
    """A book with the five heads, of which three may go to the joined claim."""
    allowed = {"wealth_income": True, "suffering": False, "care": True, "other": True, "not_itemised": False}
    heads = [
        SimpleNamespace(id=key, joined_claim=value, provisions=(f"head/{key}",), **_WORDS)
        for key, value in allowed.items()
    ]
    return SmallBook(SimpleNamespace(loss_heads=heads))


def told(said: Said | LawText, lang: str = "id") -> str:
    """A sentence as a person reads it."""
    if isinstance(said, LawText):
        return said.in_(lang)
    return messages.text(said.key, lang, **{name: _part(value, lang) for name, value in said.params.items()})


def _part(value: Any, lang: str) -> str:
    if isinstance(value, Said | LawText):
        return told(value, lang)
    if isinstance(value, Decimal):
        return rupiah.format_decimal(value)
    if isinstance(value, date):
        return tanggal.format_long(value, lang)
    if isinstance(value, int):
        return rupiah.format(value)
    return str(value)


def keys(saids: Any) -> list[str]:
    """The last part of each message id."""
    return [said.key.rpartition(".")[2] for said in saids]
