"""Sentences of findings: sums of other currencies read as banks write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from legal_assist.desk import wording
from legal_assist.reckoning import words


@pytest.mark.parametrize(
    ("value", "currency", "text"),
    [
        ("25.5", "SGD", "SGD 25,50"),
        ("800", "MYR", "MYR 800,00"),
        ("1250000", None, "Rp1.250.000"),
        ("0.5", None, "Rp0,50"),
    ],
)
def test_a_step_of_a_loss_writes_its_sum_with_cents(value: str, currency: str | None, text: str) -> None:
    assert wording.value("amount", words.money(Decimal(value), currency), "id") == text
