"""All protected values of a case as one search, and texts shown with every one of them covered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from legal_assist.documents import leak_folding as folding
from legal_assist.documents import leak_numbers as numbers
from legal_assist.documents.leak_names import Names, Text
from legal_assist.documents.leak_values import name_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from legal_assist.documents.leak_values import Protected

#: Forms that are only worth a look: other people bear the name, other things happened that day.
NOTED: Final = frozenset({"part", "date"})
#: What a covered word looks like when it isn't known whose it is.
COVERED: Final = "•••"
_AROUND: Final = 40
#: Of so many hits in one text the rest is not looked at singly.
_MANY: Final = 60
#: Best first: of several hits over the same words the first tells most.
_ORDER: Final = (
    "full",
    "number",
    "address",
    "spelled",
    "glued",
    "initials",
    "partial",
    "word",
    "date",
    "part",
)


@dataclass(frozen=True)
class Match:
    """One protected value in a text: whose, in which form, from where to where in the cleaned text."""

    protected: Protected
    form: str
    start: int
    end: int

    @property
    def noted(self) -> bool:
        """Whether it is only worth a look and blocks nothing."""
        return self.form in NOTED


class Matcher:
    """Looks for all values at once; build it once and use it for many texts.

    Args:
        guarded: what must not appear.
        public: names that papers print anyway (`leak_values.public_names`).
    """

    def __init__(self, guarded: Iterable[Protected], public: Sequence[str] = ()) -> None:
        self.guarded = tuple(dict.fromkeys(guarded))
        self._names = Names([one for one in self.guarded if one.kind == "name"], public)
        self._niks = [(one, numbers.Nik(one.value)) for one in self.guarded if one.kind == "nik"]
        self._phones = [(one, numbers.Phone(one.value)) for one in self.guarded if one.kind == "phone"]
        self._passports = [
            (one, numbers.Passport(one.value)) for one in self.guarded if one.kind == "passport"
        ]
        self._emails = [(one, one.value.lower()) for one in self.guarded if one.kind == "email"]
        self._lines = [
            (one, "address", line)
            for one in self.guarded
            if one.kind == "address"
            for line in numbers.address_pieces(one.value)
        ]
        self._lines += [
            (one, "date", line)
            for one in self.guarded
            if one.kind == "birth_date"
            for line in numbers.written_dates(one.value)
        ]
        self._parts = {
            word
            for one in self.guarded
            if one.kind == "name"
            for word in name_parts(one.value)
            if len(word) > 2
        }

    def find(self, text: str) -> list[Match]:
        """Every protected value in a text, best form first, each stretch of text once per value."""
        return self._find(Text(folding.clean(text)))

    def _find(self, text: Text) -> list[Match]:
        found = [
            Match(hit.protected, hit.form, text.spans[hit.first][0], text.spans[hit.last][1])
            for hit in self._names.find(text)
        ]
        found += self._numbers(text.low)
        found.sort(key=lambda one: (_ORDER.index(one.form), one.start, -one.end))
        kept: list[Match] = []
        for one in found:
            if len(kept) > _MANY or not any(
                one.protected.code == other.protected.code
                and one.protected.kind == other.protected.kind
                and other.start <= one.start
                and one.end <= other.end
                for other in kept
            ):
                kept.append(one)
        return kept

    def _numbers(self, low: str) -> Iterator[Match]:
        if self._niks or self._phones:
            digits = numbers.Signs(low, "0-9")
            for one, nik in self._niks:
                yield from (Match(one, "number", *span) for span in nik.find(digits))
            for one, phone in self._phones:
                yield from (Match(one, "number", *span) for span in phone.find(digits))
        if self._passports:
            signs = numbers.Signs(low, "a-z0-9")
            for one, passport in self._passports:
                yield from (Match(one, "number", *span) for span in passport.find(signs))
        for one, wanted in self._emails:
            for hit in re.finditer(re.escape(wanted), low):
                yield Match(one, "number", *hit.span())
        if self._lines:
            tokens = numbers.Tokens(low)
            for one, form, line in self._lines:
                yield from (Match(one, form, *span) for span in tokens.find(line))

    def excerpts(self, text: str) -> list[tuple[Match, str, str]]:
        """Every match with the words around it: as they stand, and with everything protected covered."""
        cut = Text(folding.clean(text))
        found = self._find(cut)
        first = sorted(found, key=lambda one: one.noted)[:_MANY]  # a table may hold a name ten thousand times
        return [(one, *self._excerpt(cut.cleaned, one, found)) for one in first]

    def covered(self, text: str) -> str:
        """A text with its protected values replaced by codes and single parts of names covered."""
        cut = Text(folding.clean(text))
        return self._cover(cut.cleaned, 0, len(cut.cleaned), self._find(cut))

    def certain(self, cleaned: str) -> list[Match]:
        """What is more than worth a look.

        Args:
            cleaned: a text as `leak_folding.clean` gives it.
        """
        return [one for one in self._find(Text(cleaned)) if not one.noted]

    def _excerpt(self, cleaned: str, one: Match, found: list[Match]) -> tuple[str, str]:
        start, end = max(0, one.start - _AROUND), min(len(cleaned), one.end + _AROUND)
        shown = " ".join(cleaned[start:end].split())
        covered = " ".join(self._cover(cleaned, start, end, found).split())
        before, after = "…" * (start > 0), "…" * (end < len(cleaned))
        return f"{before}{shown}{after}", f"{before}{covered}{after}"

    def _cover(self, cleaned: str, start: int, end: int, found: list[Match]) -> str:
        """The stretch from `start` to `end`; a value that is cut by its edge is covered too."""
        out: list[str] = []
        at = start
        for one in sorted(found, key=lambda one: (one.start, -one.end)):
            if one.end <= at or one.start >= end:
                continue
            out.append(self._bare(cleaned[at : max(at, one.start)]))
            out.append(f"[{one.protected.code}]")
            at = one.end
        out.append(self._bare(cleaned[at:end]))
        return "".join(out)

    def _bare(self, text: str) -> str:
        """Single parts of names covered, in any writing, also where the stretch cuts them."""
        return re.sub(r"[^\W\d_]+", lambda hit: COVERED if self._is_part(hit.group()) else hit.group(), text)

    def _is_part(self, word: str) -> bool:
        low = word.lower()
        if low in self._parts:
            return True
        return len(low) > 3 and any(low in part or (len(part) > 3 and part in low) for part in self._parts)
