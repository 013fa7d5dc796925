"""The currencies a loss is stated in: rupiah unless another one is chosen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from legal_assist.tui.forms.choosing import ChoiceEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.tui.sitting import Sitting

#: The field it is stored in; a loss in rupiah has none.
FIELD: Final = "rate.currency"
HOME: Final = "IDR"
#: Chosen when the currency is not on the list and its code is typed.
OTHER: Final = "other"
LISTED: Final = (
    HOME, "MYR", "SGD", "USD", "THB", "PHP", "KHR", "MMK", "VND", "HKD", "TWD", "SAR", "KRW", "JPY", "EUR",
    "AED",
)  # fmt: skip


def words(sitting: Sitting, code: str) -> str:
    """`MYR · ringgit Malaysia · RM`; only the code of one that is not listed."""
    if code == OTHER or code in LISTED:
        return sitting.t(f"currency.{code}")
    return code


def read(sitting: Sitting, typed: str) -> str | None:
    """The code of a currency that was typed: a code, or a name or sign of a listed one; None if neither."""
    text = typed.strip().casefold()
    found = []
    for code in LISTED:
        names = [name.strip().casefold() for name in words(sitting, code).split("·")]
        if text in names:
            return code
        if text == names[1].split()[0]:
            found.append(code)
    if len(found) == 1:  # `dolar` alone names several
        return found[0]
    return typed.strip().upper() if re.fullmatch(r"[A-Za-z]{3}", typed.strip()) else None


class CurrencyEditor(ChoiceEditor):
    """The currency; no answer means rupiah.

    Args:
        text: the stored code, empty for rupiah.
        label: makes the words of a code.
    """

    def __init__(self, text: str, label: Callable[[str], str]) -> None:
        super().__init__(text or HOME, label, lambda: (*LISTED, OTHER), several=False)

    @property
    def answer(self) -> str:
        """The code of a foreign currency; empty for rupiah."""
        return "" if self._text == HOME else self._text

    def put(self, text: str) -> None:
        """Show a currency."""
        super().put(text or HOME)
