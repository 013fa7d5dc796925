"""The door through which every text enters: cleaned, or refused with a sentence."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

SHORT: Final = 200
LONG: Final = 20_000

_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SEPARATORS: Final = frozenset("\u2028\u2029")
_INVISIBLE: Final = frozenset("\ufeff\u2060\u200b\u00ad")


def refuse(key: str, **params: object) -> PydanticCustomError:
    """A pydantic error that carries one of our message ids instead of an English sentence."""
    return PydanticCustomError("legal_assist", "{key}", {"key": key, "params": params})


def _check(sign: str, *, lines: bool) -> None:
    point = ord(sign)
    code = f"U+{point:04X}"
    if sign == "\n":
        if not lines:
            raise refuse("case.text_line_break")
        return
    if sign in _BIDI:
        raise refuse("case.text_direction", code=code)
    if 0xD800 <= point <= 0xDFFF:
        raise refuse("case.text_surrogate", code=code)
    if point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF:
        raise refuse("case.text_nonchar", code=code)
    if sign in _INVISIBLE:
        raise refuse("case.text_invisible", code=code)
    if sign in _SEPARATORS or (sign != "\t" and unicodedata.category(sign) == "Cc"):
        raise refuse("case.text_control", code=code)


def clean(value: str, *, lines: bool) -> str:
    """Return text in composed form, without trailing blanks.

    Args:
        value: the text as typed, pasted or imported.
        lines: whether line breaks are allowed.

    Raises:
        PydanticCustomError: control characters, lone surrogates, text-direction overrides or non-characters.
    """
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    # Nothing that is refused counts as printable; most texts need no look at each sign.
    if not (text.replace("\n", "") if lines else text).isprintable():
        for sign in text:
            _check(sign, lines=lines)
    text = unicodedata.normalize("NFC", text)
    if lines:
        return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    return re.sub(r"[ \t]+", " ", text).strip()


def _require_text(value: object) -> object:
    if not isinstance(value, str):
        raise refuse("case.not_text")
    return value


def _line(value: str) -> str:
    text = clean(value, lines=False)
    if not text:
        raise refuse("case.text_empty")
    if len(text) > SHORT:
        raise refuse("case.text_long", limit=SHORT)
    return text


def _passage(value: str) -> str:
    text = clean(value, lines=True)
    if not text.strip():
        raise refuse("case.text_empty")
    if len(text) > LONG:
        raise refuse("case.text_long", limit=LONG)
    return text


#: One line of text, at most 200 characters, never empty.
Line = Annotated[str, BeforeValidator(_require_text), StringConstraints(strict=True), AfterValidator(_line)]
#: Running text with line breaks, at most 20,000 characters, never empty.
Passage = Annotated[
    str, BeforeValidator(_require_text), StringConstraints(strict=True), AfterValidator(_passage)
]
