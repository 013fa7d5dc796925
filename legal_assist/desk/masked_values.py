"""What is hidden in running text, taken from the facts of a case: whole values, parts of names, numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from legal_assist import messages, tanggal
from legal_assist.cases import vocabulary
from legal_assist.documents import leak_folding as folding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.cases.case import Case
    from legal_assist.cases.vocabulary import FactType

#: What stands in place of a hidden value: always the same length, so that it says nothing.
HIDDEN: Final = "••••••"
#: A shorter value is no value that could be found again in a text.
_SHORTEST: Final = 4
#: Fewer digits are no number that leads to a person.
DIGITS: Final = 8
#: How many words make a rule of contact that nobody else would write alike.
_RULE: Final = 4
#: Short words that stand in names and everywhere else.
_PARTICLES: Final = frozenset({"al", "bin", "bt", "bte", "de", "el", "ibu", "nn", "ny", "pak", "tn", "van"})
NUMBER: Final = re.compile(rf"\+?[0-9](?:[\s.\-()\u2010-\u2013]{{0,3}}[0-9]){{{DIGITS - 1},}}")
_NAME_FIELDS: Final = frozenset({"name", "nickname"})
#: Fields that are hidden themselves and not in every sentence: offices are in the same district.
_OWN_FIELD_ONLY: Final = frozenset({"home_district"})


@dataclass
class Values:
    """What is looked for, each with the code that takes its place.

    Args:
        wholes: whole values in lower case, as all values in the plain letters of `leak_folding.clean`.
        parts: single parts of names, as names are written.
        numbers: the digits of telephone and other numbers.
        births: places of birth in lower case; courts and offices stand in the same towns.
    """

    wholes: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    births: dict[str, str] = field(default_factory=dict)


def of(case: Case) -> Values:
    """The values of a case: of victims and of those close to them."""
    found = Values()
    for path, fact, value in vocabulary.values(case):
        if fact.sensitivity not in ("identity", "contact") or path.startswith("notes."):
            continue
        if fact.name in _OWN_FIELD_ONLY:
            continue
        code = path.split(".")[1] if path.startswith("victims.") else HIDDEN
        if isinstance(value, date):
            found.wholes |= dict.fromkeys((each.casefold() for each in _written(value)), code)
        elif isinstance(value, str):
            _add(found, fact, folding.clean(value), code)
    return found


def _add(found: Values, fact: FactType, value: str, code: str) -> None:
    told = [value, *NUMBER.findall(value)] if fact.sensitivity == "contact" else [value]
    for number in told:
        known = digits(number)
        if len(known) >= DIGITS and not re.search(r"[A-Za-z]", number):
            found.numbers.setdefault(known, code)
    is_name = fact.name in _NAME_FIELDS
    if fact.name == "birth_place":
        found.births.setdefault(low(value), code)
    elif not is_name or " " in value.strip():
        for whole in _wholes(fact, value, is_name=is_name):
            found.wholes.setdefault(whole, code)
    if is_name:
        for part in _parts(value):
            found.parts.setdefault(part, code)
            found.parts.setdefault(part.upper(), code)


def _wholes(fact: FactType, value: str, *, is_name: bool) -> Iterator[str]:
    """The values that nobody writes by chance: no single ordinary word, no town alone."""
    whole = low(value)
    words, numbered = whole.split(), bool(re.search(r"[0-9@]", whole))
    if fact.name == "address":
        yield from (each for each in map(low, re.split(r"[,;\n]", value)) if _is_door(each))
        # A district alone is no address: courts and offices stand there too.
        enough = numbered or len([word for word in words if word.strip(".,") not in _address_words()]) > 2
    elif fact.name == "safe_contact":
        yield from re.findall(r"[\w.+\-]+@[\w\-]+\.[\w.\-]+", whole)
        enough = numbered or len(words) >= _RULE
    else:
        enough = is_name or numbered or len(words) > 1
    if enough and len(whole) >= _SHORTEST:
        yield whole


def _address_words() -> frozenset[str]:
    from legal_assist.documents import leak_words

    return leak_words.of("address")


def _is_door(piece: str) -> bool:
    """Whether a piece of an address has a name and a number, and so leads to a door."""
    words = piece.split()
    return len(words) > 2 and any(word.isdigit() for word in words) and any(len(w) > 4 for w in words)


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


def low(text: str) -> str:
    """In small letters, with single blanks."""
    return " ".join(text.casefold().split())


def digits(text: str) -> str:
    """Only the digits, a phone number in its national form."""
    found = re.sub(r"[^0-9]", "", text)
    return f"0{found[2:]}" if text.lstrip().startswith("+62") else found
