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
_NAME_FIELDS: Final = frozenset({"name", "nickname", "given_by"})


class Mask:
    """Replaces what identifies a victim, or somebody close to her, by her code.

    Free text may hold names too, so the mask works on finished text, not on fields.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        codes: dict[str, str] = {}
        for path, fact, value in vocabulary.values(case):
            if fact.sensitivity not in ("identity", "contact") or not isinstance(value, str):
                continue
            if fact.kind == "passage" and path.startswith("notes."):
                continue
            code = path.split(".")[1] if path.startswith("victims.") else HIDDEN
            for variant in _variants(value, is_name=fact.name in _NAME_FIELDS):
                codes.setdefault(variant.casefold(), code)
        self._codes = codes
        alternatives = "|".join(
            r"\s+".join(re.escape(part) for part in variant.split())
            for variant in sorted(codes, key=len, reverse=True)
        )
        self._pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE) if codes else None

    def text(self, words: str) -> str:
        """The text with codes in place of identities."""
        if self._pattern is None:
            return words
        return self._pattern.sub(
            lambda hit: self._codes.get(" ".join(hit.group().casefold().split()), HIDDEN), words
        )

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
        return self.text(value)


def _variants(value: str, *, is_name: bool) -> set[str]:
    whole = " ".join(value.split())
    found = {whole} if len(whole) >= _PART else set()
    if is_name:
        found |= {part for part in re.findall(r"\w+", whole) if len(part) >= _PART}
    digits = re.sub(r"\D", "", whole)
    if len(digits) >= 8 and not re.search(r"[A-Za-z]", whole):
        found.add(digits)
    return found
