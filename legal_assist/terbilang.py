"""Indonesian number words, written from figures and read back.

One recursive rule throughout: a thousands group of exactly one is "seribu", also after millions ("satu juta
seribu"). Other programs write "satu juta satu ribu" there; `read` understands both.
"""

from __future__ import annotations

import re
from typing import Final

from legal_assist.errors import CaseDataError

MAXIMUM: Final = 10**15
"""Largest figure that has words here: satu kuadriliun."""

_DIGITS: Final = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SMALL: Final = ("nol", *_DIGITS, "sepuluh", "sebelas")
_SCALES: Final = (
    (10**15, "kuadriliun"),
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (1000, "ribu"),
)
_SCALE_OF: Final = {word: size for size, word in _SCALES} | {"milyar": 10**9, "trilyun": 10**12}
_DIGIT_OF: Final = {word: digit for digit, word in enumerate(_DIGITS, start=1)}
_ONE_OF: Final = {"seribu": "ribu", "sejuta": "juta", "semiliar": "miliar", "semilyar": "miliar"}
_WORDS: Final = (*_SMALL, "belas", "puluh", "seratus", "ratus", "rupiah", "minus", *_SCALE_OF, *_ONE_OF)
# Longest first, so that "seribu" is not read as something shorter; papers also print "duapuluh" in one word.
_WORD = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))
_CHUNK = re.compile(f"(?:{_WORD.pattern})+")


def words(n: int) -> str:
    """Write a whole number in Indonesian words, e.g. 1001000: `satu juta seribu`.

    Raises:
        CaseDataError: `money.words.too_large`: beyond `MAXIMUM` in either direction.
    """
    if abs(n) > MAXIMUM:
        raise CaseDataError("money.words.too_large", maximum=f"{MAXIMUM:,}".replace(",", "."))
    return f"minus {_positive(-n)}" if n < 0 else _positive(n)


def rupiah_words(n: int) -> str:
    """Write an amount of whole rupiah in words: `lima ratus ribu rupiah`."""
    return f"{words(n)} rupiah"


def read(text: str) -> int | None:
    """Read Indonesian number words, to compare words on a paper with its figure.

    Case, commas, brackets, hyphens and "rupiah" at the end don't matter; "satu ribu" and "seribu", "milyar"
    and "miliar", "duapuluh" and "dua puluh" are the same.

    Returns:
        The figure, or None when the text is anything else than one whole number in words.
    """
    chunks = re.sub(r"[,.()\"#\-]", " ", text.casefold()).split()
    if not all(_CHUNK.fullmatch(chunk) for chunk in chunks):
        return None
    found = [word for chunk in chunks for word in _WORD.findall(chunk)]
    if found[-1:] == ["rupiah"]:
        found.pop()
    negative = found[:1] == ["minus"]
    if negative:
        found.pop(0)
    value = 0 if found == ["nol"] and not negative else _read_positive(found)
    return -value if value is not None and negative else value


def _positive(n: int) -> str:
    if n < 12:
        return _SMALL[n]
    if n < 20:
        return f"{_SMALL[n - 10]} belas"
    if n < 100:
        return _joined(f"{_SMALL[n // 10]} puluh", n % 10)
    if n < 1000:
        return _joined("seratus" if n < 200 else f"{_SMALL[n // 100]} ratus", n % 100)
    if n < 2000:
        return _joined("seribu", n % 1000)
    size, word = next((size, word) for size, word in _SCALES if n >= size)
    return _joined(f"{_positive(n // size)} {word}", n % size)


def _joined(head: str, rest: int) -> str:
    return f"{head} {_positive(rest)}" if rest else head


def _read_positive(found: list[str]) -> int | None:
    total = 0
    limit = MAXIMUM * 1000
    group: list[str] = []
    for word in found:
        size = _SCALE_OF.get(_ONE_OF.get(word, word))
        if size is None:
            group.append(word)
            continue
        count = (None if group else 1) if word in _ONE_OF else _read_group(group)
        if count is None or size >= limit:
            return None
        total += count * size
        limit = size
        group = []
    if group:
        last = _read_group(group)
        if last is None:
            return None
        total += last
    return total if 0 < total <= MAXIMUM else None


def _read_group(group: list[str]) -> int | None:
    """Read 1 to 999; None when the words don't form such a number."""
    value, rest = 0, list(group)
    if rest[:1] == ["seratus"]:
        value, rest = 100, rest[1:]
    elif rest[1:2] == ["ratus"] and rest[0] in _DIGIT_OF:
        value, rest = _DIGIT_OF[rest[0]] * 100, rest[2:]
    largest = 19
    if rest[1:2] == ["puluh"] and rest[0] in _DIGIT_OF and rest[0] != "satu":
        value, rest = value + _DIGIT_OF[rest[0]] * 10, rest[2:]
        largest = 9  # "dua puluh sebelas" is no number
    if not rest:
        return value or None
    ones = _read_ones(rest)
    return None if ones is None or ones > largest else value + ones


def _read_ones(rest: list[str]) -> int | None:
    if len(rest) == 1 and rest[0] in _SMALL[1:]:
        return _SMALL.index(rest[0])
    if len(rest) == 2 and rest[1] == "belas" and _DIGIT_OF.get(rest[0], 0) > 1:
        return _DIGIT_OF[rest[0]] + 10
    return None
