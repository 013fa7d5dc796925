"""Citations as people write them, and as the program prints them: tolerant in, canonical out.

A citation always carries the number of its statute. A nickname that more than one code bears is refused.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final, Literal

from legal_assist import messages
from legal_assist.errors import LawBookError
from legal_assist.law import statutes
from legal_assist.law.provisions import Locator, is_instrument_id, read_locator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.law.lawbook import LawBook

Style = Literal["short", "long"]

_PLACE: Final = re.compile(
    r"(?P<elucidation>(?i:penjelasan|penj\.?)\s*(?:(?i:atas|dari)\s+)?)?"
    r"(?:(?:(?i:pasal|psl\.?|ps\.?|article|arts?\.?)\s*)?(?P<article>\d+(?:\s?[A-Z]{1,2}(?!\w)|[a-z](?!\w))?|(?<=\s)[IVX]+|\b[IVX]+\b)"
    r"|(?i:lampiran)\s*(?P<annex>[IVX]+))"
    r"\s*(?:(?:(?i:ayat|ay\.?)\s*\(?\s*(?P<paragraph>\d+[a-z]?)\s*\)?|\(\s*(?P<bare_paragraph>\d+[a-z]?)\s*\)))?"
    r"\s*(?:(?i:huruf|hrf\.?)\s*(?P<letter>[A-Za-z]{1,2})\b|(?P<bare_letter>[a-z]{1,2})\b)?"
    r"\s*(?:(?P<point_word>(?i:angka|butir|nomor|no\.?))\s*(?P<point>\d+))?"
    r"\s*(?P<after>\(?(?i:penjelasan|penj\.?)\)?)?"
)
_CHAIN: Final = re.compile(r"\s*(?:;|,?\s+\b(?i:jo\.|jo|juncto|junctis|jis\.|jis)(?=\s))\s*")


def format(  # noqa: A001  read as `citations.format`
    provision_id: str, book: LawBook, style: Style = "short", lang: str = "id"
) -> str:
    """The canonical citation of a provision, or of a whole instrument.

    Args:
        provision_id: a provision or instrument of the book.
        book: the law book.
        style: ``short`` names the instrument by number and year, ``long`` by its full name.
        lang: ``id`` or ``en``.

    Raises:
        LawBookError: the book does not hold it.
    """
    if provision_id in book.instruments:
        return _name(provision_id, book, style, lang)
    entry = book.provision(provision_id)
    return format_place(entry.locator, entry.instrument, book, style, lang)


def format_place(
    place: Locator, instrument_id: str, book: LawBook, style: Style = "short", lang: str = "id"
) -> str:
    """The citation of a place in an instrument, whether or not the book holds an entry for it."""
    name = _name(instrument_id, book, style, lang)
    return messages.text("law.cite.whole", lang, place=_words(place, lang), instrument=name)


def format_group(ids: Iterable[str], book: LawBook, style: Style = "short", lang: str = "id") -> str:
    """Several provisions as one phrase: instruments in the order given, articles in their own order.

    Raises:
        LawBookError: the book does not hold one of them.
    """
    by_instrument: dict[str, list[Locator]] = {}
    for item in dict.fromkeys(ids):
        if item in book.instruments:
            by_instrument.setdefault(item, [])
        else:
            entry = book.provision(item)
            by_instrument.setdefault(entry.instrument, []).append(entry.locator)
    phrases: list[str] = []
    for instrument_id, places in by_instrument.items():
        name = _name(instrument_id, book, style, lang)
        if not places:
            phrases.append(name)
            continue
        places.sort(key=_natural)
        runs: dict[tuple[object, ...], list[Locator]] = {}
        for number, place in enumerate(places):
            runs.setdefault(_run_key(place, number), []).append(place)
        listed = _join([_run(places, lang) for places in runs.values()], lang)
        phrases.append(messages.text("law.cite.whole", lang, place=listed, instrument=name))
    return "; ".join(phrases)


def _natural(place: Locator) -> tuple[object, ...]:
    """Articles, paragraphs, letters and points as a reader expects them: 2 before 10, 7 before 7A."""

    def split(part: str | None) -> tuple[int, str]:
        digits = "".join(itertools.takewhile(str.isdigit, part or ""))
        return int(digits or 0), (part or "")[len(digits) :]

    annex = place.article.startswith("lampiran")
    return (
        annex,
        split(place.article),
        split(place.paragraph),
        place.letter or "",
        split(place.point),
        place.elucidation,
    )


def parse(text: str, book: LawBook) -> str:
    """Read one citation and return its id, which the book need not hold.

    Args:
        text: a citation as people write it, or an id.
        book: the law book; it knows the names of statutes.

    Raises:
        LawBookError: unreadable, no statute named, a statute the book does not hold, two statutes, or a
            nickname that more than one code bears.
    """
    cleaned = _clean(text)
    prefix, _, path = cleaned.partition("/")
    if is_instrument_id(prefix) and (not path or read_locator(path)):
        return book.instrument(prefix).id + (f"/{path}" if path else "")
    named = statutes.split(cleaned, book)
    if not named.rest and named.instrument:
        return named.instrument
    place = _read_place(named.rest, text)
    if named.instrument:
        return f"{named.instrument}/{place.path()}"
    if named.candidates:
        options = {
            lang: _join([_option(place, item, book, lang) for item in named.candidates], lang, word="or")
            for lang in messages.LANGUAGES
        }
        raise LawBookError(
            "law.which_statute", asked=cleaned, options=options["id"], options_en=options["en"]
        )
    raise LawBookError("law.no_statute", asked=cleaned)


def is_chain(text: str) -> bool:
    """Whether a text joins several citations, by "jo." or semicolons."""
    return len([part for part in _CHAIN.split(_clean(text)) if part]) > 1


def parse_chain(text: str, book: LawBook) -> tuple[str, ...]:
    """Read a chain of citations joined by "jo." (or semicolons).

    A member without a statute takes the one named after it, or else before it; a member that is only a
    statute amending the one before it moves that member to the amending statute.

    Raises:
        LawBookError: as `parse`, for the first member at fault.
    """
    members = [part for part in _CHAIN.split(_clean(text)) if part]
    named = [statutes.split(part, book) for part in members]
    result: list[str] = []
    for number, (part, found) in enumerate(zip(members, named, strict=True)):
        if found.instrument or found.candidates:
            identity = parse(part, book)
            if result and identity in book.instruments and _moves(result[-1], identity, book):
                result[-1] = f"{identity}/{result[-1].partition('/')[2]}"
                continue
            result.append(identity)
            continue
        later = (other.instrument for other in named[number + 1 :] if other.instrument)
        earlier = (other.instrument for other in reversed(named[:number]) if other.instrument)
        instrument = next(later, None) or next(earlier, None)
        if instrument is None:
            raise LawBookError("law.no_statute", asked=part)
        result.append(f"{instrument}/{_read_place(found.rest, part).path()}")
    return tuple(result)


def _option(place: Locator, instrument_id: str, book: LawBook, lang: str) -> str:
    """One statute a nickname could mean, with what it says there, so that a person can tell them apart."""
    cited = format_place(place, instrument_id, book, lang=lang)
    entry = book.entries.get(f"{instrument_id}/{place.path()}")
    if entry is None:
        return cited
    return f"{cited} ({(entry.summary if lang == 'id' else entry.summary_en).rstrip('.')})"


def _moves(cited: str, amending: str, book: LawBook) -> bool:
    base, _, path = cited.partition("/")
    return bool(path) and book.instrument(amending).amends == base


def _clean(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split()).strip(" .,;")


def _read_place(rest: str, asked: str) -> Locator:
    found = _PLACE.fullmatch(rest.strip(" .,"))
    if found is None:
        raise LawBookError("law.citation_unreadable", asked=_clean(asked))
    annex = found["annex"]
    letter = found["letter"] or found["bare_letter"]
    return Locator(
        article=f"lampiran-{annex}" if annex else found["article"].replace(" ", "").upper(),
        paragraph=found["paragraph"] or found["bare_paragraph"],
        letter=letter.lower() if letter else None,
        point=found["point"],
        elucidation=bool(found["elucidation"] or found["after"]),
        point_word="nomor" if annex else "angka",
    )


def _name(instrument_id: str, book: LawBook, style: Style, lang: str) -> str:
    found = book.instrument(instrument_id)
    if style == "long":
        return found.full if lang == "id" else found.title_en
    return found.short if lang == "id" else found.short_en


def _article(place: Locator, lang: str) -> str:
    kind, _, number = place.article.rpartition("-")
    return messages.text("law.cite.annex" if kind else "law.cite.article", lang, n=number)


def _below(place: Locator, lang: str) -> list[str]:
    """The words below the article, one per level."""
    words = []
    if place.paragraph:
        words.append(messages.text("law.cite.paragraph", lang, n=place.paragraph))
    if place.letter:
        words.append(messages.text("law.cite.letter", lang, n=place.letter))
    if place.point:
        key = "law.cite.point" if place.point_word == "angka" else "law.cite.annex_point"
        words.append(messages.text(key, lang, n=place.point))
    return words


def _words(place: Locator, lang: str) -> str:
    words = " ".join([_article(place, lang), *_below(place, lang)])
    return messages.text("law.cite.elucidation", lang, place=words) if place.elucidation else words


def _run_key(place: Locator, number: int) -> tuple[object, ...]:
    """Places with the same key differ only in their last level, so that the rest is said once."""
    below = _below(place, "id")
    if not below:
        return ("alone", number)
    above = (place.paragraph if place.letter or place.point else None, place.letter if place.point else None)
    return (place.article, place.elucidation, len(below), *above)


def _run(places: list[Locator], lang: str) -> str:
    if len(places) == 1:
        return _words(places[0], lang)
    first = places[0]
    shared = " ".join([_article(first, lang), *_below(first, lang)[:-1]])
    words = f"{shared} {_join([_below(place, lang)[-1] for place in places], lang)}"
    return messages.text("law.cite.elucidation", lang, place=words) if first.elucidation else words


def _join(items: list[str], lang: str, *, word: str = "and") -> str:
    joiner = messages.text(f"law.cite.{word}", lang)
    if len(items) < 3:
        return f" {joiner} ".join(items)
    return f"{', '.join(items[:-1])}, {joiner} {items[-1]}"
