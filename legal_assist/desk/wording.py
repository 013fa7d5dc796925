"""From findings to text: one place that turns message ids and values into a sentence."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from legal_assist import messages, rupiah, tanggal
from legal_assist.cases import vocabulary
from legal_assist.reckoning.finding import LawText, Said

if TYPE_CHECKING:
    from datetime import time

    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.office import Mark

#: Sentences that are a sum with decimals.
_MONEY: Final = "reckoning_case.money."
#: Whole numbers under these names are counts, not money.
_COUNTS: Final = ("count", "days", "hours", "parts", "number", "day", "months", "years", "of", "n")


def say(said: Said | LawText, lang: str) -> str:
    """The sentence in one language, with its values written out."""
    if isinstance(said, LawText):
        return said.in_(lang)
    if said.key.startswith(_MONEY):
        amount = rupiah.format_cents(said.params["amount"])
        return messages.text(said.key, lang, **{**said.params, "amount": amount})
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


def moment(day: date, at: time, lang: str) -> str:
    """`2 November 2026 pukul 12.00`."""
    said = {"day": tanggal.format_long(day, lang), "time": tanggal.format_time(at)}
    return messages.text("desk.moment", lang, **said)


def when(stamp: str, lang: str) -> str:
    """A day or a moment as a store keeps it (ISO), in the words of everywhere else.

    Args:
        stamp: `2026-11-02`, or `2026-11-02T12:00:00+07:00`; what is neither stays as it is.
        lang: ``id`` or ``en``.
    """
    try:
        at = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    return moment(at.date(), at.time(), lang) if "T" in stamp else tanggal.format_long(at.date(), lang)


def label(path: str, lang: str) -> str:
    """What a fact is called, with its group and the codes of its entries: `K1: Tanggal lahir`.

    A field that several groups share carries its group: `Pengadilan: Nama kantor`.
    """
    fact = vocabulary.find(path)
    if fact is None:
        return path
    bare = vocabulary.without_ids(path).split(".")
    codes = [part for part in path.split(".") if part not in bare]
    words = messages.text(fact.label, lang) if messages.has(fact.label, lang) else fact.name
    group = vocabulary.find(".".join(path.split(".")[:-1]))
    if group is not None and group.kind == "group" and messages.has(group.label, lang):
        words = f"{messages.text(group.label, lang)}: {words}"
    return f"{' '.join(codes)}: {words}" if codes else words


def cite(provision_ids: tuple[str, ...], book: LawBook, lang: str) -> str:
    """Provision ids as one canonical citation.

    What is less than read whole carries its code: `... [Vp]`; what the office corrected or confirmed says so.
    """
    from legal_assist.law import citations, confidence

    codes = {each: book.provision(each).confidence for each in provision_ids}
    sure = tuple(
        each
        for each, code in codes.items()
        if confidence.may_print(code, accepted=False) and each not in book.office.marks
    )
    said = [citations.format_group(sure, book, lang=lang)] if sure else []
    said += [
        f"{citations.format(each, book, lang=lang)} [{_grade(each, code, book, lang)}]"
        for each, code in codes.items()
        if each not in sure
    ]
    return "; ".join(said)


def basis(provision_ids: tuple[str, ...], book: LawBook, lang: str, *, not_law: bool) -> str:
    """`Dasar: Pasal 48 ...`, or that it is advice and no law; empty where there is nothing to cite."""
    cited = messages.text("law.not_law", lang) if not_law else cite(provision_ids, book, lang)
    return messages.text("law.basis", lang, basis=cited) if cited else ""


def _grade(provision_id: str, code: str, book: LawBook, lang: str) -> str:
    mark = book.office.marks.get(provision_id)
    return f"{code}, {marks(mark, lang)}" if mark is not None else code


def marks(mark: Mark, lang: str) -> str:
    """What the office did with a provision, in a word or two."""
    return ", ".join(messages.text(f"overlay.mark.{kind}", lang) for kind in mark.kinds)


def reason_of(key: str, **numbers: int) -> str:
    """A reason for the history that carries numbers: readable later in either language by `reason`."""
    return ";".join((key, *(f"{name}={number}" for name, number in numbers.items())))


def reason(why: str, lang: str) -> str:
    """Why a revision was made, as the history keeps it: a message id, one with numbers, or free text."""
    key, *numbers = why.split(";")
    try:
        return messages.text(key, lang, **dict(part.split("=", 1) for part in numbers))
    except (KeyError, TypeError, ValueError, OSError):
        return why


def choice(path: str, chosen: str, lang: str) -> str:
    """The label of a chosen value."""
    fact = vocabulary.find(path)
    if fact is None:
        return chosen
    key = fact.choice_label(chosen)
    return messages.text(key, lang) if messages.has(key, lang) else chosen
