"""Citations in running text that name a code by a nickname which more than one statute bears."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from legal_assist.errors import LawBookError
from legal_assist.law import citations

if TYPE_CHECKING:
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.preface import Nickname

#: An article and what may stand between its number and the name of its statute.
_ARTICLE: Final = (
    r"\b(?:pasal|psl\.?|ps\.?|article|arts?\.?)\s*\d+\s?[A-Z]{0,2}\b"
    r"(?:\s*(?:(?:ayat|paragraph)\s*)?\(?\d+\)?|\s*(?:huruf|letter)\s+[a-z]{1,2}\b|\s*(?:angka|butir)\s+\d+|[\s,]+)*"
)


def find(text: str, book: LawBook) -> tuple[LawBookError, ...]:
    """The refusals the parser gives for such citations in a text, each with the statutes it could mean.

    Args:
        text: what a person wrote; other citations in it are left alone.
        book: the law book, which knows the nicknames.
    """
    found: dict[str, LawBookError] = {}
    for hit in _pattern(book.preface.nicknames).finditer(" ".join(text.split())):
        try:
            citations.parse(hit[0], book)
        except LawBookError as error:
            found.setdefault(hit[0].casefold(), error)
    return tuple(found.values())


@cache
def _pattern(nicknames: tuple[Nickname, ...]) -> re.Pattern[str]:
    shared = [item.name for item in nicknames if len(item.instruments) > 1]
    longer = [item.name for item in nicknames if any(item.name.startswith(f"{name} ") for name in shared)]
    if not shared:
        return re.compile(r"(?!)")
    # A longer name ("KUHAP lama") says which statute is meant, and so does a number after the name.
    after = "|".join(
        re.escape(name[len(short) + 1 :]) for name in longer for short in shared if name.startswith(short)
    )
    names = "|".join(
        r"\s+".join(map(re.escape, name.split())) for name in sorted(shared, key=len, reverse=True)
    )
    kept = rf"(?!\s+(?:{after})\b)" if after else ""
    return re.compile(
        rf"{_ARTICLE}(?:{names})\b{kept}(?!\s*\(?\s*(?:UU|Undang-Undang)\s*(?:No|Nomor|\d))", re.IGNORECASE
    )
