"""A text in the plain letters in which it is searched, beside each sign as it was written.

Knows no case: it is handed places and what takes their place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.documents import leak_folding as folding

if TYPE_CHECKING:
    from collections.abc import Iterable

    #: From where to where in the plain text, and what takes the place.
    Place = tuple[int, int, str]


class Searched:
    """One text whose places are replaced one search after the other; all else stays as it was typed.

    Args:
        words: the text as it was written, with accents, invisible signs and letters of other scripts.
    """

    def __init__(self, words: str) -> None:
        self.plain = folding.clean(words)
        self._written: list[str] | None = None if self.plain == words else _written(words)

    def cover(self, places: Iterable[Place]) -> None:
        """Replace places, in the order of their beginnings; two that overlap under one code become one."""
        plain: list[str] = []
        written: list[str] = []
        at, last = 0, ""
        for start, end, code in places:
            if end <= at:
                continue
            if start < at and code == last:
                at = end
                continue
            last, kept = code, slice(at, max(at, start))
            plain += [self.plain[kept], code]
            if self._written is not None:
                written += [*self._written[kept], *code]
            at = end
        if not plain:
            return
        self.plain = "".join([*plain, self.plain[at:]])
        if self._written is not None:
            self._written = written + self._written[at:]

    def words(self) -> str:
        """The text as it stands now."""
        return self.plain if self._written is None else "".join(self._written)


def _written(words: str) -> list[str]:
    """For each letter of the plain text what was written there; one without letters joins the one before."""
    found: list[str] = []
    before = ""
    for sign in words:
        letters = folding.clean(sign)
        if letters:
            found += [before + sign, *[""] * (len(letters) - 1)]
            before = ""
        elif found:
            found[-1] += sign
        else:
            before += sign
    return found
