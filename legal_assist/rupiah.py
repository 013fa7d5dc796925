"""Money and decimal numbers as people in Indonesia write them: the only reader and writer of both.

Reading is strict on purpose: court files hold amounts such as `161304.000` or `49.7000.000`, and an amount
read wrongly changes what a victim is owed. What is not one exact, well-formed figure is refused, with the
reason.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from legal_assist.errors import CaseDataError

MAXIMUM: Final = 10**15
"""Largest amount and largest whole part of a number that is read."""

_WHOLE = r"(?P<whole>0|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]*)"
_AMOUNT = re.compile(rf"(?:rp\.?[ \u00a0]*)?{_WHOLE}(?:,(?P<sen>-|[0-9]{{2}}))?", re.IGNORECASE)
_NUMBER = re.compile(rf"{_WHOLE}(?:,(?P<fraction>[0-9]{{1,10}}))?")
_LONGEST: Final = 40

_GUESS_SIGN = re.compile(r"[±~≈≤≥<>?]|\+\s*/?\s*[-−–]|\+\s*$")
_GUESS_WORD = re.compile(
    r"\b(?:sekitar|kira|kurang|lebih|hampir|antara|sampai|hingga|s\.?\s?/?\s?d|perkiraan|diperkirakan|estimasi|"
    r"taksiran|ditaksir|minimal|maksimal|paling|rata|\w*(?:puluh|ratus|ribu|juta|jut|miliar|milyar)an|"
    r"about|around|approx\w*|circa|ca|roughly|nearly|almost|between|estimated?)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"[0-9][^0-9]*[-−–—][^0-9]*[0-9]")
_FOREIGN = re.compile(
    r"[$€£¥₱฿₫₩]|(?:\b|(?<=[0-9]))(?:RM|MYR|SGD|USD|HKD|TWD|SAR|THB|BND|NT|AED|EUR)(?:\b|(?=[0-9]))"
)
_NEGATIVE = re.compile(r"(?:rp\.?\s*)?[-−–(]\s*(?:rp\.?\s*)?[0-9]", re.IGNORECASE)
_SCALE_WORD = re.compile(
    r"(?:\b|(?<=[0-9]))(?:se)?(?:rb|ribu|jt|juta|m|mlr|miliar|milyar|t|triliun|trilyun|k|ratus|puluh|belas)\b",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"\s*rp\.?\s*", re.IGNORECASE)
_ENGLISH_GROUPS = re.compile(r"[0-9]{1,3}(?:(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|,[0-9]{3}\.[0-9]+|,[0-9]{3})")
_ENGLISH_POINT = re.compile(r"[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})")
_CENTS = re.compile(r"[0-9][0-9.]*,(?=[0-9]*[1-9])[0-9]+")
# "3,650" in an exchange rate is 3.65 here and 3650 in English; our own writer never ends in such a zero.
_TWO_READINGS = re.compile(r"[1-9][0-9]{0,2},[0-9]{2}0")


def parse(text: str) -> int:
    """Read an amount typed the Indonesian way.

    Args:
        text: `1500000` or `1.500.000`, with or without `Rp` before and `,-` or `,00` behind.

    Returns:
        Whole rupiah, from 0 to `MAXIMUM`.

    Raises:
        CaseDataError: `money.amount.*`: malformed, ambiguous, approximate, with sen, negative or too large.
    """
    typed = text.strip()
    found = _AMOUNT.fullmatch(typed) if len(typed) <= _LONGEST else None
    if found is None:
        raise CaseDataError(f"money.amount.{_fault(typed, 'amount')}")
    if found["sen"] not in (None, "-", "00"):
        raise CaseDataError("money.amount.sen")
    return _whole(found["whole"], "amount")


def parse_decimal(text: str) -> Decimal:
    """Read a quantity or an exchange rate typed the Indonesian way: comma for decimals, dots for thousands.

    Args:
        text: `12`, `2,5` or `3.650,25`; at most ten decimals, no currency sign.

    Returns:
        The exact number, 0 or more.

    Raises:
        CaseDataError: `money.number.*`; `1.5` is refused, and so is `3,650`, which is 3650 in English.
    """
    typed = text.strip()
    found = _NUMBER.fullmatch(typed) if len(typed) <= _LONGEST else None
    if found is None:
        raise CaseDataError(f"money.number.{_fault(typed, 'number')}")
    if _TWO_READINGS.fullmatch(typed):
        raise CaseDataError("money.number.two_readings")
    whole = _whole(found["whole"], "number")
    return Decimal(f"{whole}.{found['fraction']}") if found["fraction"] else Decimal(whole)


def number(amount: int) -> str:
    """Write a whole number with dots between thousands: `1.234.567`."""
    return f"{amount:,}".replace(",", ".")


def format(amount: int) -> str:  # noqa: A001 - read as `rupiah.format`, the word every caller looks for
    """Write whole rupiah with the currency sign and dots; below zero the minus stands before the sign."""
    return f"{'-' if amount < 0 else ''}Rp{number(abs(amount))}"


def format_decimal(value: Decimal) -> str:
    """Write a decimal number the Indonesian way, exactly and without trailing zeros: `3.650,25`.

    Raises:
        ValueError: the value is not a finite number (a fault of the caller).
    """
    if not value.is_finite():
        raise ValueError("not a finite number")
    whole, _, fraction = f"{value.copy_abs():f}".partition(".")
    fraction = fraction.rstrip("0")
    sign = "-" if value < 0 else ""
    return f"{sign}{number(int(whole))}{',' if fraction else ''}{fraction}"


def format_cents(value: Decimal) -> str:
    """Write a sum of a currency with cents, with at least two decimals, as banks do: `862,50`; `25,00`.

    Raises:
        ValueError: the value is not a finite number (a fault of the caller).
    """
    whole, _, cents = format_decimal(value).partition(",")
    return f"{whole},{cents:0<2}"


def round_half_up(value: Decimal) -> int:
    """Round to whole rupiah; exactly half goes away from zero (2,5 to 3), as people round by hand."""
    return int(value.to_integral_value(rounding=ROUND_HALF_UP))


def _whole(digits: str, kind: Literal["amount", "number"]) -> int:
    value = int(digits.replace(".", ""))
    if value > MAXIMUM:
        raise CaseDataError(f"money.{kind}.too_large", maximum=number(MAXIMUM))
    return value


def _fault(typed: str, kind: Literal["amount", "number"]) -> str:
    """Name what is wrong with a text that is not an amount or number; the most telling reason first."""
    figures = _PREFIX.sub("", typed, count=1) if kind == "amount" else typed
    checks: tuple[tuple[str, bool], ...] = (
        ("empty", not figures),
        ("too_long", len(typed) > _LONGEST),
        ("unusual_digits", any(sign.isnumeric() and not sign.isascii() for sign in typed)),
        ("approximate", any(p.search(typed) for p in (_GUESS_SIGN, _GUESS_WORD, _RANGE))),
        ("foreign", bool(_FOREIGN.search(typed))),
        ("negative", bool(_NEGATIVE.match(typed))),
        ("scale_word", bool(_SCALE_WORD.search(figures))),
        ("letters", any(sign.isalpha() for sign in figures)),
        ("english_groups", bool(_ENGLISH_GROUPS.fullmatch(figures))),
        ("english_point", bool(_ENGLISH_POINT.fullmatch(figures))),
        ("sen", kind == "amount" and bool(_CENTS.fullmatch(figures))),
    )
    return next((name for name, holds in checks if holds), "malformed")
