"""Code names instead of identities in everything that is shown, until a deliberate reveal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from legal_assist.cases import vocabulary

if TYPE_CHECKING:
    from legal_assist.cases.case import Case

#: What stands in place of a hidden value: always the same length, so that it says nothing.
HIDDEN: Final = "••••••"
#: Shorter name parts are left alone: they would blot out ordinary words.
_PART: Final = 4
_NAME_FIELDS: Final = frozenset({"name", "nickname"})


class Mask:
    """Replaces what identifies a victim, or somebody close to her, by her code.

    Free text may hold names too, so the mask works on finished text, not on fields. Whole values are found in
    any spelling of capitals; single parts of a name only as names are written (with a capital), so that an
    ordinary word that is also a name does not vanish from a sentence of law.
    """

    def __init__(self, case: Case) -> None:
        wholes: dict[str, str] = {}
        parts: dict[str, str] = {}
        for path, fact, value in vocabulary.values(case):
            if fact.sensitivity not in ("identity", "contact") or not isinstance(value, str):
                continue
            if path.startswith("notes."):
                continue
            code = path.split(".")[1] if path.startswith("victims.") else HIDDEN
            is_name = fact.name in _NAME_FIELDS
            if not is_name or " " in value.strip():
                for whole in _wholes(value):
                    wholes.setdefault(whole.casefold(), code)
            if is_name:
                for part in _parts(value):
                    parts.setdefault(part, code)
                    parts.setdefault(part.upper(), code)
        self._wholes, self._parts = wholes, parts
        self._whole_pattern = _pattern(wholes, re.IGNORECASE)
        self._part_pattern = _pattern(parts, re.NOFLAG)
        self._loose_pattern = _pattern(parts, re.IGNORECASE)

    def text(self, words: str) -> str:
        """The text with codes in place of identities."""
        if self._whole_pattern is not None:
            words = self._whole_pattern.sub(
                lambda hit: self._wholes.get(" ".join(hit.group().casefold().split()), HIDDEN), words
            )
        if self._part_pattern is not None:
            words = self._part_pattern.sub(lambda hit: self._parts.get(hit.group(), HIDDEN), words)
        return words

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


def _wholes(value: str) -> set[str]:
    whole = " ".join(value.split())
    found = {whole} if len(whole) >= _PART else set()
    digits = re.sub(r"\D", "", whole)
    if len(digits) >= 8 and not re.search(r"[A-Za-z]", whole):
        found.add(digits)
    return found


def _parts(name: str) -> set[str]:
    return {part for part in re.findall(r"\w+", name) if len(part) >= _PART and part[0].isupper()}


def _pattern(values: dict[str, str], flags: re.RegexFlag) -> re.Pattern[str] | None:
    if not values:
        return None
    longest_first = sorted(values, key=len, reverse=True)
    alternatives = "|".join(r"\s+".join(re.escape(part) for part in one.split()) for one in longest_first)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", flags)
