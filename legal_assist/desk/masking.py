"""Code names instead of identities in everything that is shown, until a deliberate reveal."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from legal_assist.cases import vocabulary
from legal_assist.desk import masked_values
from legal_assist.desk.masked_values import HIDDEN, NUMBER, digits, low
from legal_assist.desk.own_words import own_words
from legal_assist.desk.searched_text import Searched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from legal_assist.cases.case import Case
    from legal_assist.desk.searched_text import Place
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
    any spelling that the leak scan knows; accents, invisible signs and letters of other scripts hide none.
    Single parts of a name are found as names are written (with a capital), and in small letters unless the
    program says that word itself: an ordinary word that is a name does not vanish from a sentence of law.
    Numbers are found however their digits are grouped, birthdays in the usual forms, a place of birth
    only where it is told as one.

    Args:
        case: whose identities are hidden.
        exact: only what is written alike, accents aside: for what leaves after the leak scan asked about each
            other spelling, and for what comes back and is held against it.
    """

    def __init__(self, case: Case, *, exact: bool = False) -> None:
        self._case, self._exact = case, exact
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
        return self._covered(words, self._is_own_word, single=False)

    def account(self, words: str) -> str:
        """What somebody typed at length, with codes in place of protected values; every other word stays.

        Looked through as papers are before they leave: near spellings, initials and joined names count too.
        What stands beside a part of a name and resembles another part of it goes too: never half a name.
        """
        covered = self._covered(words, self._is_ordinary, single=True)
        return words if covered == words else _TWICE.sub(r"\1", covered)

    def _covered(self, words: str, stays: Callable[[str], bool], *, single: bool) -> str:
        """The text with codes; `stays` keeps a part of a name, `single` finds names of one word anyhow."""
        searched = Searched(words)
        searched.cover(self._wholes_in(searched.plain, single=single))
        self._cover_parts(searched, stays)
        if self._part_pattern is not None:
            searched.cover(
                (*hit.span(), self._parts.get(hit.group(), HIDDEN))
                for hit in self._part_pattern.finditer(searched.plain)
            )
        return searched.words()

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

    def _is_ordinary(self, part: str) -> bool:
        return part.islower() and part in self._ordinary

    def _is_own_word(self, part: str) -> bool:
        """Whether a part of a name in small letters may be a word of the sentence that holds it."""
        return part.islower() and (part in self._ordinary or part in own_words())

    def _wholes_in(self, plain: str, *, single: bool) -> list[Place]:
        """Whole values: as they are stored, in whatever spelling the leak scan knows, and birth places."""
        found: list[Place] = []
        if not self._exact:
            found += (
                (hit.start, hit.end, hit.protected.code)
                for hit in self._matcher.certain(plain)
                if single or hit.form != "word"
            )
        if self._birth_pattern is not None:
            found += map(self._birth, self._birth_pattern.finditer(plain))
        if self._whole_pattern is not None:
            found += (
                (*hit.span(), self._wholes.get(low(hit.group()), HIDDEN))
                for hit in self._whole_pattern.finditer(plain)
            )
        if self._numbers:
            found += self._numbers_in(plain)
        return sorted(found, key=lambda place: (place[0], -place[1]))

    def _cover_parts(self, searched: Searched, stays: Callable[[str], bool]) -> None:
        """Single parts of names in any writing, but for those of which `stays` says otherwise."""
        if self._loose_pattern is None:
            return
        places = []
        for hit in self._loose_pattern.finditer(searched.plain):
            part = hit.group()
            if not stays(part):
                code = self._parts.get(part.upper(), HIDDEN)
                span = hit.span() if self._exact else self._around(searched.plain, hit, code)
                places.append((*span, code))
        searched.cover(places)

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
        found, own = word.casefold(), part.casefold()
        others = {name.casefold() for name, whose in self._parts.items() if whose == code} - {own}
        return any(SequenceMatcher(None, found, other).ratio() >= _ALIKE for other in others)

    def _birth(self, hit: re.Match[str]) -> Place:
        kind = "told" if hit["told"] else "dated"
        return *hit.span(kind), self._births.get(low(hit[kind]), HIDDEN)

    def _numbers_in(self, plain: str) -> Iterator[Place]:
        for hit in NUMBER.finditer(plain):
            found = digits(hit.group())
            code = next((code for known, code in self._numbers.items() if known in found), None)
            if code is not None:
                yield *hit.span(), code

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
        return self._covered(value, lambda _part: False, single=True)


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
