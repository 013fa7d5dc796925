"""Numbers, addresses and dates in a text, however their signs are grouped."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from legal_assist import messages, tanggal
from legal_assist.documents import leak_folding as folding
from legal_assist.documents import leak_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Span = tuple[int, int]

_BETWEEN: Final = frozenset(" \t\n.-/_\u2010\u2011\u2012\u2013\u2014\u2212\u00a0")
_IN_PHONES: Final = _BETWEEN | frozenset("()")
_ADDRESS_WORDS: Final = leak_words.of("address")
_COUNTED: Final = leak_words.of("counted")
#: What stands between two sentences or two lines of a list.
_ENDS: Final = re.compile(r"[.;:!?\n]")
_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+")
_POSTCODE: Final = 5
#: Longer than any country code with its trunk digits.
_LONGEST_PREFIX: Final = 9


class Signs:
    """The digits (or letters and digits) of a lowered text without anything between them."""

    def __init__(self, low: str, keep: str) -> None:
        self._low = low
        self._kept = re.compile(f"[{keep}]")
        self._joined = re.sub(f"[^{keep}]+", "", low)
        self._at: list[int] | None = None

    def find(
        self, wanted: str, gap: int, between: frozenset[str], before: Callable[[str], bool] | None = None
    ) -> Iterator[Span]:
        """Where the signs stand with at most `gap` signs between two of them, not inside a longer number.

        Args:
            wanted: the signs.
            gap: how many signs may stand between two.
            between: which ones.
            before: judges the signs that touch the first one on its left; none are allowed when None.
        """
        place = self._joined.find(wanted)
        while place >= 0:
            if self._at is None:
                self._at = [found.start() for found in self._kept.finditer(self._low)]
            at = self._at[place : place + len(wanted)]
            gaps = (self._low[one + 1 : other] for one, other in pairwise(at))
            if all(len(some) <= gap and between.issuperset(some) for some in gaps) and self._free(at, before):
                yield at[0], at[-1] + 1
            place = self._joined.find(wanted, place + 1)

    def _free(self, at: list[int], before: Callable[[str], bool] | None) -> bool:
        if self._kept.match(self._low, at[-1] + 1):
            return False
        start = at[0]
        while start and at[0] - start < _LONGEST_PREFIX and self._kept.match(self._low, start - 1):
            start -= 1
        touching = self._low[start : at[0]]
        return not touching or (before is not None and before(touching))


class Nik:
    """A population number: sixteen digits, up to two signs between them."""

    def __init__(self, value: str) -> None:
        self._wanted = _digits(value)

    def find(self, digits: Signs) -> Iterator[Span]:
        """Where it stands."""
        yield from digits.find(self._wanted, 2, _BETWEEN)
        # A spreadsheet that took it for a number keeps fifteen digits and writes a nought for the last one.
        if not self._wanted.endswith("0"):
            yield from digits.find(f"{self._wanted[:-1]}0", 2, _BETWEEN)


class Phone:
    """A phone number: its national digits, whatever trunk or country code stands before them."""

    def __init__(self, value: str) -> None:
        country, national = _phone(value)
        self._wanted = national
        self._before = {"0", country, f"00{country}", f"0{country}", f"{country}0", f"00{country}0"}

    def find(self, digits: Signs) -> Iterator[Span]:
        """Where it stands."""
        if len(self._wanted) < 7:
            return iter(())
        return digits.find(self._wanted, 3, _IN_PHONES, self._before.__contains__)


class Passport:
    """A passport or other number made of letters and digits."""

    def __init__(self, value: str) -> None:
        self._wanted = re.sub(r"[\W_]+", "", folding.lowered(folding.clean(value)))

    def find(self, signs: Signs) -> Iterator[Span]:
        """Where it stands."""
        if len(self._wanted) < 5 or not any(sign.isdigit() for sign in self._wanted):
            return iter(())
        return signs.find(self._wanted, 2, _BETWEEN)


class Tokens:
    """The words and numbers of a lowered text without the words an address may lack."""

    def __init__(self, low: str) -> None:
        self._low = low
        self.line = f" {' '.join(_address_words(low))} "

    def find(self, wanted: str) -> Iterator[Span]:
        """Where a sequence of words stands."""
        padded = f" {wanted} "
        at = self.line.find(padded)
        if at < 0:
            return
        spans = [found.span() for found in _TOKEN.finditer(self._low) if _kept(found.group()) is not None]
        while at >= 0:
            first = self.line.count(" ", 0, at)
            found = spans[first : first + wanted.count(" ") + 1]
            if len(found) != 2 or self._is_place(*found):
                yield found[0][0], found[-1][1]
            at = self.line.find(padded, at + 1)

    def _is_place(self, name: Span, number: Span) -> bool:
        """Whether a name and a number belong together: not across the end of a sentence, and not a count."""
        between = self._low[name[1] : number[0]]
        if any(_kept(word) is None for word in _TOKEN.findall(between)):
            return True
        after = _TOKEN.match(self._low, number[1] + 1)
        return not _ENDS.search(between) and (after is None or after.group() not in _COUNTED)


def address_pieces(address: str) -> tuple[str, ...]:
    """The parts of an address that lead to a door: the whole, and every piece with a name and a number."""
    pieces = [_address_words(folding.lowered(folding.clean(part))) for part in re.split(r"[,\n;]", address)]
    pieces = [piece for piece in pieces if piece]
    whole = [word for piece in pieces for word in piece]
    found = [whole] if len(whole) > 2 else []
    found += [piece for piece in pieces if _leads(piece)]
    for one, other in pairwise(pieces):
        if not _leads(one) and not _leads(other) and len(one) + len(other) > 2 and _leads(one + other):
            found.append(one + other)
    return tuple(dict.fromkeys(" ".join(piece) for piece in found))


def written_dates(iso: str) -> tuple[str, ...]:
    """A date in the forms in which people write it, as `Tokens` reads them."""
    day = date.fromisoformat(iso)
    texts = [f"{day.day} {day.month} {day.year}", f"{day.year} {day.month} {day.day}"]
    texts += [tanggal.format_long(day, lang).lower() for lang in messages.LANGUAGES]
    return tuple(dict.fromkeys(" ".join(_address_words(text)) for text in texts))


def _leads(piece: list[str]) -> bool:
    numbered = any(word.isdigit() for word in piece)
    return len(piece) > 1 and numbered and any(len(word) > 2 and word.isalpha() for word in piece)


def _address_words(low: str) -> list[str]:
    return [kept for word in _TOKEN.findall(low) if (kept := _kept(word)) is not None]


def _kept(word: str) -> str | None:
    if word.isdigit():
        bare = word.lstrip("0") or "0"
        return None if len(word) == _POSTCODE else bare
    return None if word in _ADDRESS_WORDS else word


def _digits(text: str) -> str:
    return re.sub(r"\D", "", folding.clean(text))


def _phone(value: str) -> tuple[str, str]:
    """Country code and national digits."""
    digits = _digits(value)
    if re.match(r"\s*(?:\+|00)", value) and not digits.removeprefix("00").startswith("62"):
        import phonenumbers

        try:
            read = phonenumbers.parse(f"+{digits.removeprefix('00')}", None)
        except phonenumbers.NumberParseException:
            return "62", digits
        return str(read.country_code), str(read.national_number)
    return "62", re.sub(r"^(?:0062|62|0)+", "", digits)
