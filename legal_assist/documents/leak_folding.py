"""Text as the leak scan compares it: one spelling for what readers take for the same name.

`clean` keeps letters where they stand, so that a place found in it can be shown; `sound` is the coarser key
under which old and new spelling meet.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Letters of other scripts, and special Latin ones, that look like a plain letter.
_LOOKALIKES: Final = dict(
    zip(
        "авекмнорстухіјѕԁһӏԛԝгАВЕКМНОРСТУХІЈЅЗαορνυικτΑΒΕΖΗΙΚΜΝΟΡΤΥΧıłøđɑɡŁØĐ",
        "abekmhopctyxijsdhlqwrABEKMHOPCTYXIJSZaopvuiktABEZHIKMNOPTYXilodagLOD",
        strict=True,
    )
)
_APOSTROPHES: Final = "’‘ʼʻ`´ʹʾʿ＇′"
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_BREAKS: Final = "\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029"


class _Plain(dict[int, str]):
    """One sign in its plain form, worked out once per sign."""

    def __missing__(self, point: int) -> str:
        sign = chr(point)
        if sign in _APOSTROPHES:
            plain = "'"
        elif sign in _BREAKS:
            plain = "\n"
        else:
            plain = "".join(map(_bare, unicodedata.normalize("NFKD", sign)))
        self[point] = plain
        return plain


def _bare(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category == "Nd":
        return str(unicodedata.digit(sign))
    return _LOOKALIKES.get(sign, sign)


_PLAIN: Final = _Plain()


def clean(text: str) -> str:
    """The text without marks, invisible signs and look-alike letters; capitals stay as they are."""
    if text.isascii():
        return text.replace("`", "'")
    return text.translate(_PLAIN)


def lowered(cleaned: str) -> str:
    """Small letters, sign by sign in the same places."""
    low = cleaned.lower()
    return low if len(low) == len(cleaned) else "".join(sign.lower()[:1] for sign in cleaned)


def words(low: str) -> list[str]:
    """The words of a lowered text: letters only; digits, signs and underscores part them."""
    if "'" not in low:
        return _WORD.findall(low)
    return [found.replace("'", "") for found in _WORD.findall(low)]


def word_spans(low: str) -> list[tuple[int, int]]:
    """Where each of `words` stands."""
    return [found.span() for found in _WORD.finditer(low)]


def parts(name: str) -> list[str]:
    """The words of one name or value, folded."""
    return words(lowered(clean(name)))


#: One name in its many spellings, short forms included.
_MUHAMMAD: Final = re.compile(r"m[ou]c?h|m[ou]hd|m[ou]c?ham+[ae]d")
_SOUNDS: Final = (
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("sj", "s"),
    ("sy", "s"),
    ("kh", "h"),
    ("y", "i"),
    ("v", "f"),
    ("z", "s"),
)
_DOUBLE: Final = re.compile(r"(.)\1+")


def sound(word: str) -> str:
    """The key under which old and new spellings of a folded word meet (`soekarno`, `sukarno`)."""
    if word[0] == "m" and _MUHAMMAD.fullmatch(word):
        return "muhamad"
    for old, new in _SOUNDS:
        if old in word:
            word = word.replace(old, new)
    return _DOUBLE.sub(r"\1", word)


def old_sound(word: str) -> str:
    """The same for a word in which `j` may be the old sign for `y` (`Soepijah`, `Supiyah`)."""
    return (
        sound(word.replace("dj", "\0").replace("j", "y").replace("\0", "dj")) if "j" in word else sound(word)
    )


def swapped(word: str) -> Iterator[str]:
    """The word with each pair of neighbouring letters exchanged."""
    for i in range(len(word) - 1):
        if word[i] != word[i + 1]:
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def shortened(word: str) -> Iterator[str]:
    """The word with each letter left out."""
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]


def patterned(word: str) -> Iterator[str]:
    """The word with each letter replaced by a question mark."""
    for i in range(len(word)):
        yield f"{word[:i]}?{word[i + 1 :]}"
