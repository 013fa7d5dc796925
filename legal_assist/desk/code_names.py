"""Code names for new cases: a plant and a number, chosen at random so that they say nothing."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from legal_assist.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Collection

WORDS: Final = (
    "AKASIA", "ANGGREK", "BAKAU", "BAMBU", "BAYUR", "BERINGIN", "CEMARA", "CENDANA", "CEMPAKA", "DADAP",
    "DAMAR", "EBONI", "FLAMBOYAN", "GAHARU", "JATI", "KAMBOJA", "KAPUR", "KEMUNING", "KENANGA", "KERUING",
    "KETAPANG", "LAMTORO", "MAHONI", "MATOA", "MELATI", "MERANTI", "MERBAU", "NIPAH", "NYATOH", "PINUS",
    "PULAI", "RAMIN", "ROTAN", "SAGU", "SENGON", "SERUNI", "SUNGKAI", "TANJUNG", "TERATAI", "ULIN",
    "WARU",
)  # fmt: skip
_TRIES: Final = 200


def new_code(taken: Collection[str]) -> str:
    """A code name that no case has.

    Raises:
        StoreError: no free name was found (thousands of cases).
    """
    for attempt in range(_TRIES):
        top = 100 if attempt < _TRIES // 2 else 10_000
        code = f"{secrets.choice(WORDS)}-{secrets.randbelow(top - 10) + 10}"
        if code not in taken:
            return code
    raise StoreError("desk.no_code_name")
