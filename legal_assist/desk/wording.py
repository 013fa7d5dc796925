"""From findings to text: one place that turns message ids and values into a sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from legal_assist import messages, rupiah, tanggal
from legal_assist.cases import vocabulary
from legal_assist.reckoning.finding import LawText, Said

if TYPE_CHECKING:
    from legal_assist.law.lawbook import LawBook

#: Whole numbers under these names are counts, not money.
_COUNTS: Final = ("count", "days", "hours", "parts", "number", "day", "months", "years", "of", "n")


def say(said: Said | LawText, lang: str) -> str:
    """The sentence in one language, with its values written out."""
    if isinstance(said, LawText):
        return said.in_(lang)
    return messages.text(said.key, lang, **{name: value(name, v, lang) for name, v in said.params.items()})


def value(name: str, item: Any, lang: str) -> str:
    """One value inside a sentence: dates in words, whole numbers as rupiah unless the name is a count's."""
    if isinstance(item, Said | LawText):
        return say(item, lang)
    if isinstance(item, bool):
        return messages.text("desk.yes" if item else "desk.no", lang)
    if isinstance(item, date):
        return tanggal.format_long(item, lang)
    if isinstance(item, Decimal):
        return rupiah.format_decimal(item)
    if isinstance(item, int):
        return str(item) if name.rsplit("_", maxsplit=1)[-1] in _COUNTS else rupiah.format(item)
    if isinstance(item, tuple | list):
        return ", ".join(value(name, part, lang) for part in item)
    return str(item)


def label(path: str, lang: str) -> str:
    """What a fact is called, with the codes of the entries it stands in: `K1: Tanggal lahir`."""
    fact = vocabulary.find(path)
    if fact is None:
        return path
    bare = vocabulary.without_ids(path).split(".")
    codes = [part for part in path.split(".") if part not in bare]
    words = messages.text(fact.label, lang) if messages.has(fact.label, lang) else fact.name
    return f"{' '.join(codes)}: {words}" if codes else words


def cite(provision_ids: tuple[str, ...], book: LawBook, lang: str) -> str:
    """Provision ids as one canonical citation; what is less than read whole carries its code: `... [Vp]`."""
    from legal_assist.law import citations, confidence

    codes = {each: book.provision(each).confidence for each in provision_ids}
    sure = tuple(each for each, code in codes.items() if confidence.may_print(code, accepted=False))
    said = [citations.format_group(sure, book, lang=lang)] if sure else []
    said += [
        f"{citations.format(each, book, lang=lang)} [{code}]"
        for each, code in codes.items()
        if each not in sure
    ]
    return "; ".join(said)


def choice(path: str, chosen: str, lang: str) -> str:
    """The label of a chosen value."""
    fact = vocabulary.find(path)
    if fact is None:
        return chosen
    key = fact.choice_label(chosen)
    return messages.text(key, lang) if messages.has(key, lang) else chosen
