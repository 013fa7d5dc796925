"""The recovery key: 160 random bits as nine groups of four signs, to be written down by hand.

Letters that look like digits are not used; the last group finds a slip of the pen.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

from legal_assist.errors import StoreError
from legal_assist.store.keys import Key

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BYTES: Final = 20
_SIGNS: Final = _BYTES * 8 // 5
_CHECK: Final = 4
_GROUP: Final = 4
_READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new() -> str:
    """A fresh recovery key as a person writes it down."""
    return _written(secrets.token_bytes(_BYTES))


def looks_like_one(text: str) -> bool:
    """Whether this has the form of a recovery key, right or mistyped."""
    signs = _signs(text)
    return len(signs) == _SIGNS + _CHECK and set(signs) <= set(_ALPHABET)


def read(text: str) -> bytes:
    """The key's bytes from what a person typed; hyphens, blanks and small letters don't matter.

    Raises:
        StoreError: ``store.recovery_key_typo``.
    """
    if not looks_like_one(text):
        raise StoreError("store.recovery_key_typo")
    signs = _signs(text)
    number = 0
    for sign in signs[:_SIGNS]:
        number = number * 32 + _ALPHABET.index(sign)
    raw = number.to_bytes(_BYTES, "big")
    if _signs(_written(raw)) != signs:
        raise StoreError("store.recovery_key_typo")
    return raw


def slot_key(text: str, salt: bytes) -> Key:
    """The key that opens the recovery slot. The key is random, so no slow derivation is needed.

    Raises:
        StoreError: as `read`.
    """
    return Key(read(text).ljust(32, b"\0")).derived("recovery slot", salt)


def _signs(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign not in " -\t\n\r").translate(_READ_AS)


def _written(raw: bytes) -> str:
    signs = _base32(int.from_bytes(raw, "big"), _SIGNS)
    check = int.from_bytes(hashlib.sha256(b"legal-assist recovery key|" + raw).digest()[:4], "big") >> 12
    signs += _base32(check, _CHECK)
    return "-".join(signs[i : i + _GROUP] for i in range(0, len(signs), _GROUP))


def _base32(number: int, length: int) -> str:
    signs = ""
    for _ in range(length):
        number, rest = divmod(number, 32)
        signs = _ALPHABET[rest] + signs
    return signs
