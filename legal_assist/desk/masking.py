"""Code names instead of identities in everything that is shown, until a deliberate reveal."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from legal_assist.cases import vocabulary
from legal_assist.desk import masked_values
from legal_assist.desk.masked_values import HIDDEN, NUMBER, digits

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.documents.leak_matcher import Matcher

__all__ = ["HIDDEN", "Mask"]

#: Shorter name parts are masked only where they are written as a name: "Ani", never "ani".
_PART: Final = 4
#: How alike a word must be to another part of a name, to be taken for it beside the first.
_ALIKE: Final = 0.55
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)\s+\Z")
_WORD_AFTER: Final = re.compile(r"\s+([^\W\d_]+)")
_TWICE: Final = re.compile(r"\b(K[0-9]+)(?:\s+\1\b)+")
#: Words before a place that make it a place of birth.
_BORN: Final = r"(?:lahir(?:\s+di)?|kelahiran|born(?:\s+(?:in|at))?)[\s:,]+"


class Mask:
    """Replaces what identifies a victim, or somebody close to her, by her code.

    Free text may hold names too, so the mask works on finished text, not on fields. Whole values are found in
    any spelling of capitals; single parts of a name only as names are written (with a capital), so that an
    ordinary word that is also a name does not vanish from a sentence of law. Numbers are found however their
    digits are grouped, birthdays in the usual forms, a place of birth only where it is told as one.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        values = masked_values.of(case)
        self._wholes, self._parts, self._numbers = values.wholes, values.parts, values.numbers
        self._births = values.births
        self._whole_pattern = _pattern(values.wholes, re.IGNORECASE)
        self._part_pattern = _pattern(values.parts, re.NOFLAG)
        self._loose_pattern = _pattern(
            {p: c for p, c in values.parts.items() if len(p) >= _PART}, re.IGNORECASE
        )
        self._birth_pattern = _birth_pattern(values.births)

    def text(self, words: str) -> str:
        """The text with codes in place of identities."""
        if self._birth_pattern is not None:
            words = self._birth_pattern.sub(self._birth, words)
        if self._whole_pattern is not None:
            words = self._whole_pattern.sub(
                lambda hit: self._wholes.get(" ".join(hit.group().casefold().split()), HIDDEN), words
            )
        if self._part_pattern is not None:
            words = self._part_pattern.sub(lambda hit: self._parts.get(hit.group(), HIDDEN), words)
        return NUMBER.sub(self._number, words) if self._numbers else words

    def account(self, words: str) -> str:
        """What somebody typed at length, with codes in place of protected values; every other word stays.

        Looked through as papers are before they leave: near spellings, initials and joined names count too.
        What stands beside a part of a name and resembles another part of it goes too: never half a name.
        """
        covered = self.text(self._without_parts(self._matcher.coded(words)))
        return words if covered == words else _TWICE.sub(r"\1", covered)

    @cached_property
    def _matcher(self) -> Matcher:
        from legal_assist.documents import leak_values
        from legal_assist.documents.leak_matcher import Matcher

        case = self._case
        return Matcher(leak_values.protected(case, case.victims), leak_values.public_names(case))

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        from legal_assist.documents import leak_words

        return leak_words.of("ordinary")

    def _without_parts(self, words: str) -> str:
        """Single parts of names in any writing, but for ordinary words in small letters."""
        if self._loose_pattern is None:
            return words
        out, at = [], 0
        for hit in self._loose_pattern.finditer(words):
            part = hit.group()
            if hit.start() < at or (part.islower() and part in self._ordinary):
                continue
            code = self._parts.get(part.upper(), HIDDEN)
            start, end = self._around(words, hit, code)
            out += [words[at : max(at, start)], code]
            at = end
        return "".join([*out, words[at:]])

    def _around(self, words: str, hit: re.Match[str], code: str) -> tuple[int, int]:
        start, end = hit.span()
        before, after = _WORD_BEFORE.search(words, max(0, start - 60), start), _WORD_AFTER.match(words, end)
        if before is not None and self._is_like(before[1], hit.group(), code):
            start = before.start(1)
        if after is not None and self._is_like(after[1], hit.group(), code):
            end = after.end(1)
        return start, end

    def _is_like(self, word: str, part: str, code: str) -> bool:
        """Whether a word resembles another part of the names under this code."""
        low, own = word.casefold(), part.casefold()
        others = {name.casefold() for name, whose in self._parts.items() if whose == code} - {own}
        return any(SequenceMatcher(None, low, other).ratio() >= _ALIKE for other in others)

    def _birth(self, hit: re.Match[str]) -> str:
        place = hit["told"] or hit["dated"]
        return hit.group().replace(place, self._births.get(" ".join(place.casefold().split()), HIDDEN))

    def _number(self, hit: re.Match[str]) -> str:
        found = digits(hit.group())
        return next((code for known, code in self._numbers.items() if known in found), hit.group())

    def deep(self, plain: Any) -> Any:
        """The same for every text inside plain JSON data; keys stay."""
        if isinstance(plain, str):
            return self.text(plain)
        if isinstance(plain, dict):
            return {key: self.deep(part) for key, part in plain.items()}
        if isinstance(plain, list | tuple):
            return [self.deep(part) for part in plain]
        return plain

    def value(self, path: str, value: str) -> str:
        """What may be shown for one fact: hidden when the fact itself identifies or exposes somebody."""
        fact = vocabulary.find(path)
        if fact is None or fact.sensitivity != "public":
            return HIDDEN
        # What a person typed may hold a name without its capital; here no sentence of law can suffer.
        if self._loose_pattern is not None:
            value = self._loose_pattern.sub(lambda hit: self._parts.get(hit.group().upper(), HIDDEN), value)
        return self.text(value)


def _pattern(values: dict[str, str], flags: re.RegexFlag) -> re.Pattern[str] | None:
    if not values:
        return None
    return re.compile(rf"(?<!\w)(?:{_any_of(values)})(?!\w)", flags)


def _birth_pattern(births: dict[str, str]) -> re.Pattern[str] | None:
    if not births:
        return None
    places = _any_of(births)
    return re.compile(
        rf"(?<!\w)(?:{_BORN}(?P<told>{places})(?!\w)|(?P<dated>{places})(?=\s*,\s*[0-9]))", re.IGNORECASE
    )


def _any_of(values: dict[str, str]) -> str:
    longest_first = sorted(values, key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(part) for part in one.split()) for one in longest_first)
