"""Names in a text, whatever was done to them: case, order, line ends, old spelling, short forms, one slip.

A name of two or more parts is found as a whole; one part of it alone is only worth a look (`part`), because
other people bear it too. A name of one word is found as that exact word (`word`).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise, permutations
from typing import TYPE_CHECKING, Final, Literal

from legal_assist.documents import leak_folding as folding
from legal_assist.documents import leak_words
from legal_assist.documents.leak_values import name_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from legal_assist.documents.leak_values import Protected

Form = Literal["full", "spelled", "partial", "initials", "glued", "word", "part"]

_FREQUENT: Final = leak_words.of("frequent")
_ORDINARY: Final = leak_words.of("ordinary")


@dataclass(frozen=True)
class NameHit:
    """A name found: which, in which form, from which word to which (both included)."""

    protected: Protected
    form: Form
    first: int
    last: int


@dataclass(frozen=True)
class _Name:
    protected: Protected
    parts: tuple[str, ...]
    glued: tuple[str, ...]


class Text:
    """A cleaned text cut into words, once for all names."""

    def __init__(self, cleaned: str) -> None:
        self.cleaned = cleaned
        self.low = folding.lowered(cleaned)
        self.words = folding.words(self.low)
        self.squash = "".join(self.words)
        self._spans: list[tuple[int, int]] | None = None
        self._starts: list[int] | None = None

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands in the cleaned text."""
        if self._spans is None:
            self._spans = folding.word_spans(self.low)
        return self._spans

    @property
    def starts(self) -> list[int]:
        """Where each word begins in `squash`."""
        if self._starts is None:
            self._starts = [0, *accumulate(map(len, self.words))]
        return self._starts

    def capital(self, index: int) -> bool:
        """Whether a word is written as a name is."""
        return self.cleaned[self.spans[index][0]].isupper()


class Names:
    """All names of a case, ready to be looked for.

    Args:
        names: values of kind ``name``.
        public: names that papers print; single parts and near spellings inside them are not reported.
    """

    def __init__(self, names: Iterable[Protected], public: Sequence[str] = ()) -> None:
        self._names: list[_Name] = []
        self._single: dict[str, Protected] = {}
        self._exact: dict[str, list[tuple[int, int]]] = {}
        self._swapped: dict[str, list[tuple[int, int]]] = {}
        self._sound: dict[str, list[tuple[int, int]]] = {}
        self._near: dict[str, list[tuple[int, int]]] = {}
        self._seen: dict[str, tuple[tuple[int, int, bool], ...]] = {}
        known: set[tuple[str, tuple[str, ...]]] = set()
        for one in names:
            found = name_parts(one.value)
            if (one.code, found) in known:
                continue
            known.add((one.code, found))
            if len(found) == 1:
                self._single.setdefault(found[0], one)
            elif found:
                self._add(one, found)
        self._public = sorted({p for p in map(tuple, map(folding.parts, public)) if p}, key=len, reverse=True)
        self._public_first = {parts[0] for parts in self._public}

    def _add(self, one: Protected, found: tuple[str, ...]) -> None:
        index = len(self._names)
        self._names.append(_Name(one, found, tuple(_glued(found))))
        for place, word in enumerate(found):
            at = (index, place)
            key = folding.sound(word)
            self._exact.setdefault(word, []).append(at)
            for heard in {key, folding.old_sound(word)}:
                self._sound.setdefault(heard, []).append(at)
            for other in folding.swapped(word) if len(word) > 2 else ():
                self._swapped.setdefault(other, []).append(at)
            if len(key) > 4:
                for other in (*folding.patterned(key), *folding.shortened(key)):
                    self._near.setdefault(other, []).append(at)

    def _matches(self, word: str) -> tuple[tuple[int, int, bool], ...]:
        """Which parts of which names a word may be, and whether only by one slip."""
        if word in self._seen:
            return self._seen[word]
        found: dict[tuple[int, int], bool] = dict.fromkeys(self._exact.get(word, ()), False)
        if len(word) > 1:
            key = folding.sound(word)
            for heard in (key, folding.old_sound(word)):
                for at in self._sound.get(heard, ()):
                    found.setdefault(at, False)
            for at in self._swapped.get(word, ()):
                found.setdefault(at, True)
            if len(key) > 3:
                for at in self._slips(key):
                    found.setdefault(at, True)
        result = tuple((name, part, slip) for (name, part), slip in found.items())
        self._seen[word] = result
        return result

    def _slips(self, key: str) -> Iterator[tuple[int, int]]:
        yield from self._near.get(key, ())  # a letter left out
        if len(key) > 4:
            for pattern in folding.patterned(key):
                yield from self._near.get(pattern, ())  # another letter
        if len(key) > 5:
            for shorter in folding.shortened(key):
                yield from self._sound.get(shorter, ())  # a letter too many

    def find(self, text: Text) -> list[NameHit]:
        """Every name in a text; a single part only where it isn't inside a whole name."""
        places: dict[int, list[tuple[int, int, bool]]] = {}
        alone: list[tuple[int, int, int]] = []
        interesting = {word for word in set(text.words) if self._matches(word)}
        for index, word in enumerate(text.words):
            if word not in interesting:
                continue
            for name, part, slip in self._seen[word]:
                places.setdefault(name, []).append((index, part, slip))
                if not slip and word == self._names[name].parts[part]:
                    alone.append((index, name, part))
        covered = self._covered(text)
        hits = [
            hit
            for name, found in places.items()
            for hit in self._whole(self._names[name], found, text)
            if hit.form == "full" or not covered.issuperset(range(hit.first, hit.last + 1))
        ]
        hits += self._squashed(text)
        hits += self._words(text, covered)
        taken = covered.union(*(range(hit.first, hit.last + 1) for hit in hits))
        for index, name, part in alone:
            word = self._names[name].parts[part]
            if (
                index not in taken
                and len(word) > 3
                and folding.sound(word) not in _FREQUENT
                and text.capital(index)
            ):
                hits.append(NameHit(self._names[name].protected, "part", index, index))
        return hits

    def _covered(self, text: Text) -> set[int]:
        """Words that stand inside a name which papers print."""
        found: set[int] = set()
        if not self._public_first.intersection(text.words):
            return found
        for index, word in enumerate(text.words):
            if word in self._public_first:
                for parts in self._public:
                    if parts[0] == word and tuple(text.words[index : index + len(parts)]) == parts:
                        found.update(range(index, index + len(parts)))
                        break
        return found

    def _whole(self, name: _Name, found: list[tuple[int, int, bool]], text: Text) -> Iterator[NameHit]:
        need = len(name.parts)
        for start, (first, _part, _slip) in enumerate(found):
            chosen: dict[int, int] = {}
            slips = 0
            for index, part, slip in found[start:]:
                if index > first + need:
                    break
                if part in chosen or index in chosen.values() or (slip and slips):
                    continue
                chosen[part] = index
                slips += slip
            if len(chosen) == need and first in chosen.values():
                last = max(chosen.values())
                exact = all(text.words[index] == name.parts[part] for part, index in chosen.items())
                yield NameHit(name.protected, "full" if exact else "spelled", first, last)
        if need > 2:
            yield from self._two_of(name, found)
        for index, part, slip in found:
            if not slip and len(name.parts[part]) > 2:
                yield from _abbreviated(name, index, part, text.words)

    def _two_of(self, name: _Name, found: list[tuple[int, int, bool]]) -> Iterator[NameHit]:
        sure = [(index, part) for index, part, slip in found if not slip and len(name.parts[part]) > 2]
        for (first, before), (last, after) in pairwise(sure):
            if 0 < last - first < 3 and before < after:
                both = {folding.sound(name.parts[before]), folding.sound(name.parts[after])}
                if not both <= _FREQUENT:
                    yield NameHit(name.protected, "partial", first, last)

    def _squashed(self, text: Text) -> Iterator[NameHit]:
        """Names whose letters follow each other without their blanks, or with other ones."""
        for name in self._names:
            for glued in name.glued:
                at = text.squash.find(glued)
                while at >= 0:
                    first = bisect_right(text.starts, at) - 1
                    end = at + len(glued)
                    last = bisect_right(text.starts, end - 1) - 1
                    edges = text.starts[first] == at and text.starts[last + 1] == end
                    if (first == last and (edges or len(glued) > 7)) or (first != last and edges):
                        yield NameHit(name.protected, "glued", first, last)
                    at = text.squash.find(glued, at + 1)

    def _words(self, text: Text, covered: set[int]) -> Iterator[NameHit]:
        if not self._single.keys() & set(text.words):
            return
        for index, word in enumerate(text.words):
            one = self._single.get(word)
            if one is None or index in covered:
                continue
            if text.capital(index) or (len(word) > 3 and word not in _ORDINARY):
                yield NameHit(one, "word", index, index)


def _abbreviated(name: _Name, index: int, part: int, words: list[str]) -> Iterator[NameHit]:
    """`B. Santoso`, `Budi S.`, `Santoso, B.`, `SN Aminah`: one part whole, the others by initials."""
    letters = [word[0] for word in name.parts]
    need = len(letters)
    start = index - part
    window = words[start : start + need] if start >= 0 else []
    if len(window) == need:
        whole = [
            word in (full, letter) for word, full, letter in zip(window, name.parts, letters, strict=True)
        ]
        if all(whole) and any(len(word) == 1 for word in window):
            yield NameHit(name.protected, "initials", start, start + need - 1)
    if part == need - 1 and words[index + 1 : index + need] == letters[:-1]:
        yield NameHit(name.protected, "initials", index, index + need - 1)
    if part == need - 1 > 1 and index and words[index - 1] == "".join(letters[:-1]):
        yield NameHit(name.protected, "initials", index - 1, index)


def _glued(parts: tuple[str, ...]) -> Iterator[str]:
    orders: Iterable[tuple[str, ...]] = permutations(parts)
    if len(parts) > 3:
        orders = (parts, parts[::-1], (parts[-1], *parts[:-1]))
    seen = set()
    for order in orders:
        glued = "".join(order)
        if len(glued) > 4 and glued not in seen:
            seen.add(glued)
            yield glued
