"""File names that every system accepts."""

from __future__ import annotations

import unicodedata
from typing import Final

_FORBIDDEN: Final = frozenset('<>:"/\\|?*')
_RESERVED: Final = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    + [f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"]
)
_STEM_BYTES: Final = 120


def is_reserved(stem: str) -> bool:
    """Whether Windows keeps this name (before its first dot) for a device."""
    return stem.split(".", 1)[0].strip().upper() in _RESERVED


def safe_stem(text: str) -> str:
    """A file name without suffix that Windows, Linux and macOS accept, as close to `text` as possible.

    Never empty, at most 120 bytes in UTF-8; characters that no file name may hold become hyphens.
    """
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(
        "-" if sign in _FORBIDDEN or (unicodedata.category(sign)[0] in "CZ" and sign != " ") else sign
        for sign in composed
    )
    kept = kept.encode("utf-8")[:_STEM_BYTES].decode("utf-8", "ignore").strip(" .")
    if is_reserved(kept):
        head, dot, tail = kept.partition(".")
        kept = f"{head.rstrip()}_{dot}{tail}"
    return kept or "berkas"
