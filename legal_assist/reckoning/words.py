"""Small pieces that sentences of findings are made of.

In `Said.params` an `int` is whole rupiah, a `Decimal` a plain number (a count, a quantity), a `date` a day, a
`Said` a part that has words of its own; a `str` is shown as it is.
"""

from __future__ import annotations

from decimal import Decimal

from legal_assist.reckoning.finding import Said


def count(number: int) -> Decimal:
    """A count (of days, of victims), so that it is not taken for rupiah."""
    return Decimal(number)


def unit(code: str) -> Said:
    """The word for a unit of time or quantity of the case models."""
    return Said(f"reckoning_case.unit.{code}")


def money(value: Decimal, currency: str | None) -> int | Said:
    """A sum before rounding: whole rupiah as `int`, anything else with its currency and decimals."""
    if currency is not None:
        return Said("reckoning_case.money.foreign", {"currency": currency, "amount": value})
    if value == value.to_integral_value():
        return int(value)
    return Said("reckoning_case.money.rupiah_fraction", {"amount": value})
