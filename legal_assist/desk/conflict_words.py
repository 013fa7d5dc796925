"""What stands in one place of a case, as text to be shown: a value, an answer mark, an entry, an order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from legal_assist import messages, rupiah, tanggal
from legal_assist.cases import vocabulary
from legal_assist.desk import wording
from legal_assist.desk.masking import Mask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.cases.case import Case
    from legal_assist.desk.spread import Answer, Path, Spread
    from legal_assist.desk.three_way import Kind


class Words:
    """Turns places into text.

    Args:
        lang: language.
        hidden: the cases whose identities are replaced by code names; none shows everything.
    """

    def __init__(self, lang: str, hidden: Iterable[Case]) -> None:
        self._lang = lang
        self._masks = [Mask(case) for case in hidden]

    def at(self, side: Spread, path: Path, kind: Kind, base: Spread) -> str:
        """What one side has in a place.

        Args:
            side: the side.
            path: the place.
            kind: what stands there.
            base: what both began with: tells "removed" from "not there yet".
        """
        if kind == "order":
            return ", ".join(side.orders.get(path, ())) or self._said("nothing")
        if kind == "fact":
            return self.answer(path, side.facts.get(path))
        if path not in side.entries:
            return self._said("removed" if path in base.entries else "absent")
        facts = [(one, answer) for one, answer in side.facts.items() if one[: len(path)] == path]
        parts = [
            self._said("part", label=_within(one, len(path), self._lang), words=self.answer(one, answer))
            for one, answer in facts
            if one != (*path, "id")
        ]
        return "; ".join(parts) or self._said("nothing")

    def answer(self, path: Path, answer: Answer | None) -> str:
        """One answer."""
        place = ".".join(path)
        if answer is not None and answer.mark is not None:
            kind = messages.text(f"facts.marks.{answer.mark['kind']}", self._lang)
            note = answer.mark.get("note", "")
            return f"[{kind}] {self._masked_text(note)}".strip()
        fact = vocabulary.find(place)
        value = answer.value if answer is not None else None
        if value is None and fact is not None and fact.kind in ("choice", "yes_no"):
            value = fact.default
        if value in (None, [], (), {}, ""):
            return self._said("nothing")
        return self._value(place, value)

    def _value(self, place: str, value: Any) -> str:
        if isinstance(value, dict):
            parts = [
                self._said("part", label=_short(f"{place}.{name}", self._lang), words=words)
                for name, part in value.items()
                if (words := self._value(f"{place}.{name}", part))
            ]
            return ", ".join(parts)
        return self._masked(place, _plain(place, value, self._lang))

    def _masked(self, place: str, words: str) -> str:
        for mask in self._masks:
            words = mask.value(place, words)
        return words

    def _masked_text(self, words: str) -> str:
        for mask in self._masks:
            words = mask.text(words)
        return words

    def _said(self, name: str, **params: str) -> str:
        return messages.text(f"conflict.{name}", self._lang, **params)


def label(path: Path, kind: Kind, lang: str) -> str:
    """What a place is called: a fact as everywhere, an entry by its list and code."""
    words = wording.label(".".join(path), lang)
    if kind == "entry":
        listed = wording.label(".".join(path[:-1]), lang)
        return f"{listed} {path[-1]}"
    return words


def _plain(place: str, value: Any, lang: str) -> str:
    fact = vocabulary.find(place)
    kind = fact.kind if fact is not None else "line"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return messages.text("desk.yes" if value else "desk.no", lang)
    match kind:
        case "choice":
            return wording.choice(place, str(value), lang)
        case "date":
            return tanggal.format_long(date.fromisoformat(value), lang)
        case "rupiah":
            return rupiah.format(value)
        case "decimal":
            return rupiah.format_decimal(Decimal(value))
    return str(value)


def _short(place: str, lang: str) -> str:
    """The name of a fact without group and codes."""
    fact = vocabulary.find(place)
    return messages.text(fact.label, lang) if fact is not None and messages.has(fact.label, lang) else place


def _within(path: Path, depth: int, lang: str) -> str:
    """The name of a fact inside an entry, with the codes of entries inside that."""
    codes = [part for part in path[depth:] if vocabulary.is_entry_id(part)]
    return " ".join((*codes, _short(".".join(path), lang)))
