"""Code names instead of identities in everything that is shown, until a deliberate reveal."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from legal_assist import messages, tanggal
from legal_assist.cases import vocabulary

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.cases.vocabulary import FactType

#: What stands in place of a hidden value: always the same length, so that it says nothing.
HIDDEN: Final = "••••••"
#: Shorter name parts are masked only where they are written as a name: "Ani", never "ani".
_PART: Final = 4
#: Fewer digits are no number that leads to a person.
_DIGITS: Final = 8
#: Short words that stand in names and everywhere else.
_PARTICLES: Final = frozenset({"al", "bin", "bt", "bte", "de", "el", "ibu", "nn", "ny", "pak", "tn", "van"})
_NUMBER: Final = re.compile(rf"\+?[0-9](?:[\s.\-()\u2010-\u2013]{{0,3}}[0-9]){{{_DIGITS - 1},}}")
_NAME_FIELDS: Final = frozenset({"name", "nickname"})


def _names_somebody(path: str, fact: FactType) -> bool:
    # A home district is also where offices are: hidden in its own field, not in every sentence.
    kept = path.startswith("notes.") or fact.name == "home_district"
    return fact.sensitivity in ("identity", "contact") and not kept


class Mask:
    """Replaces what identifies a victim, or somebody close to her, by her code.

    Free text may hold names too, so the mask works on finished text, not on fields. Whole values are found in
    any spelling of capitals; single parts of a name only as names are written (with a capital), so that an
    ordinary word that is also a name does not vanish from a sentence of law. Numbers are found however their
    digits are grouped, birthdays in the usual forms.
    """

    def __init__(self, case: Case) -> None:
        wholes: dict[str, str] = {}
        parts: dict[str, str] = {}
        numbers: dict[str, str] = {}
        for path, fact, value in vocabulary.values(case):
            if not _names_somebody(path, fact):
                continue
            code = path.split(".")[1] if path.startswith("victims.") else HIDDEN
            if isinstance(value, date):
                wholes |= dict.fromkeys((each.casefold() for each in _written(value)), code)
            if not isinstance(value, str):
                continue
            digits = _digits(value)
            if len(digits) >= _DIGITS and not re.search(r"[A-Za-z]", value):
                numbers.setdefault(digits, code)
            is_name = fact.name in _NAME_FIELDS
            if not is_name or " " in value.strip():
                for whole in _wholes(value):
                    wholes.setdefault(whole.casefold(), code)
            if is_name:
                for part in _parts(value):
                    parts.setdefault(part, code)
                    parts.setdefault(part.upper(), code)
        self._wholes, self._parts, self._numbers = wholes, parts, numbers
        self._whole_pattern = _pattern(wholes, re.IGNORECASE)
        self._part_pattern = _pattern(parts, re.NOFLAG)
        self._loose_pattern = _pattern({p: c for p, c in parts.items() if len(p) >= _PART}, re.IGNORECASE)

    def text(self, words: str) -> str:
        """The text with codes in place of identities."""
        if self._whole_pattern is not None:
            words = self._whole_pattern.sub(
                lambda hit: self._wholes.get(" ".join(hit.group().casefold().split()), HIDDEN), words
            )
        if self._part_pattern is not None:
            words = self._part_pattern.sub(lambda hit: self._parts.get(hit.group(), HIDDEN), words)
        return _NUMBER.sub(self._number, words) if self._numbers else words

    def _number(self, hit: re.Match[str]) -> str:
        digits = _digits(hit.group())
        return next((code for known, code in self._numbers.items() if known in digits), hit.group())

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
    return {whole} if len(whole) >= _PART else set()


def _parts(name: str) -> set[str]:
    return {
        part
        for part in re.findall(r"\w+", name)
        if len(part) > 1 and part[0].isupper() and part.casefold() not in _PARTICLES
    }


def _written(day: date) -> set[str]:
    """A birthday in the forms in which people write it into a text."""
    figures = {f"{day.day:02}{sign}{day.month:02}{sign}{day.year}" for sign in "-/."}
    return figures | {day.isoformat()} | {tanggal.format_long(day, lang) for lang in messages.LANGUAGES}


def _digits(text: str) -> str:
    """Only the digits, a phone number in its national form."""
    digits = re.sub(r"[^0-9]", "", text)
    return f"0{digits[2:]}" if text.lstrip().startswith("+62") else digits


def _pattern(values: dict[str, str], flags: re.RegexFlag) -> re.Pattern[str] | None:
    if not values:
        return None
    longest_first = sorted(values, key=len, reverse=True)
    alternatives = "|".join(r"\s+".join(re.escape(part) for part in one.split()) for one in longest_first)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", flags)
