"""How official texts look on paper: headings, page headers, and words joined again over line ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A heading stands alone on its line, or before its first paragraph. Scanners read 1 for l, I for l, 0 for O.
ARTICLE: Final = re.compile(
    r"[“\"]?\s*(?i:P[a4@]s[a4@][l1I|])\s*[:.]?\s*"
    r"(?P<number>[IVX]+(?![\dA-Za-z])|\d[\dOoIl ]{0,4}(?<! )|[OoIl]{1,3}(?=\s*(?:$|\())|[Il][\dOoIl]{1,3})"
    r"\s?(?P<suffix>[A-Z]{1,2})?\s*(?:$|(?=\(\s*[1lI]\s*\)))"
)
#: What ends an article besides the next one.
SECTION: Final = re.compile(r"(?:BAB\s+[IVXL]+\b|Bagian\s+Ke\w+|Paragraf\s+\d|PENJELASAN\s*$|Disahkan di\b)")
HEADERS: Final = ("PRESIDEN", "REPUBLIK INDONESIA", "PRESIDEN REPUBLIK INDONESIA")
#: After these words a number of an article is a reference, not a heading.
CARRIERS: Final = frozenset(
    {
        "dalam",
        "dan",
        "atau",
        "dengan",
        "dari",
        "pada",
        "jo.",
        "jo",
        "juncto",
        "dimaksud",
        "ketentuan",
        "antara",
    }
)
#: After these words a number in brackets, or a letter, belongs to a reference.
POINTERS: Final = frozenset({"ayat", "huruf", "angka", "nomor", *CARRIERS}) - {"dimaksud", "ketentuan"}
DIGITS: Final = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", " ": ""})

_BROKEN: Final = re.compile(r"(\w+)-$")
_OPENS: Final = re.compile(
    r"\(\s*[\dlI]{1,3}[a-z]?\s*\)|[a-z]{1,2}[.)]\s|\d{1,3}[.)]\s|(?:Ayat|Huruf|Angka)\s"
)


def points(before: str) -> bool:
    """Whether a line ends so that the number after it is part of a reference."""
    return before.casefold().rstrip().split(" ")[-1] in POINTERS


def joined(lines: Sequence[str]) -> str:
    """Lines as running text: one line per paragraph, letter or point; a word cut by a hyphen made whole.

    A doubled word ("undang-undang") keeps its hyphen.
    """
    found: list[str] = []
    for line in lines:
        if not found or (_OPENS.match(line) and not points(found[-1])):
            found.append(line)
            continue
        cut = _BROKEN.search(found[-1])
        if cut is not None and line[:1].islower():
            doubled = line.casefold().startswith(cut[1].casefold())
            found[-1] = found[-1] + line if doubled else found[-1][:-1] + line
        else:
            found[-1] = f"{found[-1]} {line}"
    return "\n".join(found)
