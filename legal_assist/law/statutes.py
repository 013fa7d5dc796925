"""Which statute a typed citation names: by kind, number and year, or by a nickname."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from legal_assist.errors import LawBookError

if TYPE_CHECKING:
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.preface import Kind, Nickname

_TITLE: Final = re.compile(r"\s*,?\s*(?i:tentang)\b.*?(?=\b(?i:pasal|psl|ps|penjelasan|penj|lampiran)\b|$)")


@dataclass(frozen=True, slots=True)
class Named:
    """What a citation says about its statute.

    ``instrument`` is its id; ``candidates`` are the instruments a refused nickname could mean; ``rest`` is
    the text without the statute.
    """

    instrument: str | None
    candidates: tuple[str, ...]
    rest: str


def split(text: str, book: LawBook) -> Named:
    """Take the statute out of a citation.

    Raises:
        LawBookError: the book does not hold the statute, or two statutes are named.
    """
    kinds = book.preface.kinds
    pattern = _numbered(kinds)
    found = pattern.search(text)
    if found is None:
        return _by_nickname(text, book)
    instrument = _identify(found, kinds, book)
    rest = text[: found.start()] + " \0 " + _TITLE.sub(" ", text[found.end() :], count=1)
    if pattern.search(rest):
        raise LawBookError("law.two_statutes", asked=text)
    nickname = _nicknames(book.preface.nicknames)
    if nickname is not None:
        for match in nickname.finditer(rest):
            if instrument not in _meaning(match[0], book).instruments:
                raise LawBookError("law.two_statutes", asked=text)
        rest = nickname.sub(" ", rest)
    rest = re.sub(r"\(\s*\0?\s*\)", " ", rest).replace("\0", " ")
    return Named(instrument, (), " ".join(rest.split()))


def _by_nickname(text: str, book: LawBook) -> Named:
    pattern = _nicknames(book.preface.nicknames)
    found = pattern.search(text) if pattern else None
    if found is None:
        return Named(None, (), text)
    meaning = _meaning(found[0], book)
    rest = " ".join((text[: found.start()] + " " + text[found.end() :]).split())
    if meaning.refused or len(meaning.instruments) > 1:
        return Named(None, meaning.instruments, rest)
    return Named(meaning.instruments[0], (), rest)


def _identify(found: re.Match[str], kinds: tuple[Kind, ...], book: LawBook) -> str:
    written = " ".join(found["kind"].split()).casefold()
    kind = next(kind for kind in kinds if written in {name.casefold() for name in kind.names})
    identity = f"{kind.id}-{int(found['number'])}-{found['year']}"
    if identity not in book.instruments:
        raise LawBookError("law.unknown_instrument", asked=" ".join(found[0].split()))
    return identity


def _meaning(written: str, book: LawBook) -> Nickname:
    wanted = " ".join(written.split()).casefold()
    return next(item for item in book.preface.nicknames if item.name.casefold() == wanted)


@cache
def _numbered(kinds: tuple[Kind, ...]) -> re.Pattern[str]:
    names = sorted((name for kind in kinds for name in kind.names), key=len, reverse=True)
    return re.compile(
        rf"\b(?P<kind>{_any_of(names)})\s*(?:R\.?I\.?\b|Republik\s+Indonesia)?\s*(?:No\.?|Nomor)?\s*"
        r"(?P<number>\d+)\s*(?:/|Tahun|Th\.?|Thn\.?)\s*(?P<year>\d{4})\b",
        re.IGNORECASE,
    )


@cache
def _nicknames(nicknames: tuple[Nickname, ...]) -> re.Pattern[str] | None:
    if not nicknames:
        return None
    names = sorted((item.name for item in nicknames), key=len, reverse=True)
    return re.compile(rf"\b(?:{_any_of(names)})\b", re.IGNORECASE)


def _any_of(names: list[str]) -> str:
    return "|".join(r"\s+".join(re.escape(word) for word in name.split()) for name in names)
