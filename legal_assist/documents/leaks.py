"""A look at the finished bytes: no protected name, number or address in a paper that speaks in codes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cases import vocabulary
from legal_assist.documents import preview
from legal_assist.errors import DocumentError, Problem
from legal_assist.reckoning import readiness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim


@dataclass(frozen=True)
class Protected:
    """One value that must not appear; `code` is the victim it belongs to."""

    code: str
    kind: str
    value: str


def protected(case: Case, victims: Iterable[Victim]) -> tuple[Protected, ...]:
    """Names of two or more parts, numbers and addresses of victims, guardians and heirs.

    What is also a defendant's (a parent may be the suspect) has to be printed and can't be protected here.
    """
    public = {tuple(_tokens(text)) for one in case.defendants for text in (one.name, one.address) if text}
    return tuple(
        found for victim in victims for found in _of(victim) if tuple(_tokens(found.value)) not in public
    )


def _of(victim: Victim) -> Iterator[Protected]:
    people: list[Any] = [victim, *victim.heirs]
    if victim.guardian is not None:
        people.append(victim.guardian)
    for person in people:
        for kind in ("name", "nik", "phone", "address", "passport"):
            value = getattr(person, kind, None)
            if value and (kind != "name" or len(_tokens(value)) > 1):
                yield Protected(victim.id, kind, value)
    for printed in victim.printed:
        if printed.name and len(_tokens(printed.name)) > 1:
            yield Protected(victim.id, "name", printed.name)


def check(found: dict[str, bytes], guarded: tuple[Protected, ...], case: Case, **titles: str) -> None:
    """Refuse a document in which a protected value appears, in any part.

    Args:
        found: parts of the document by name.
        guarded: what must not appear.
        case: to say in which facts the value was typed.
        titles: of the document, in both languages, for the sentence.

    Raises:
        DocumentError: says in words where each value stands and in which facts it was typed; never the value.
    """
    places: dict[Protected, dict[str, None]] = {}
    for name, blob in found.items():
        if not name.endswith((".xml", ".rels")):
            continue
        text = _Read(blob.decode("utf-8", "replace") + "\n" + preview.part_text(blob))
        for one in guarded:
            if _stands_in(one, text):
                places.setdefault(one, {})[_place(name)] = None
    if places:
        problems = [*_printed(places), *_typed(case, tuple(places))]
        raise DocumentError("documents.leak", problems=tuple(problems), count=len(problems), **titles)


def together(errors: Sequence[DocumentError]) -> DocumentError:
    """The leaks of several papers of one document as one error, each place once."""
    seen: dict[tuple[str, str, str], Problem] = {}
    for problem in (problem for error in errors for problem in error.problems):
        seen.setdefault((problem.path, problem.key, repr(sorted(problem.params.items()))), problem)
    titles = {name: errors[0].params[name] for name in ("title", "title_en")}
    return DocumentError("documents.leak", problems=tuple(seen.values()), count=len(seen), **titles)


def _place(part: str) -> str:
    """Where in the paper a part stands, as a key of the catalogue."""
    for begins, place in (("word/document", "body"), ("word/header", "header"), ("word/footer", "footer")):
        if part.startswith(begins):
            return place
    return "properties" if part.startswith("docProps/") else "other"


def _about(one: Protected) -> dict[str, str]:
    kinds = {lang: messages.text(f"documents.leak_kind.{one.kind}", lang) for lang in messages.LANGUAGES}
    return {"code": one.code, "kind": kinds["id"], "kind_en": kinds["en"]}


def _printed(places: dict[Protected, dict[str, None]]) -> Iterator[Problem]:
    for one, keys in places.items():
        named = {
            lang: ", ".join(messages.text(f"documents.leak_place.{key}", lang) for key in keys)
            for lang in messages.LANGUAGES
        }
        params = _about(one) | {"place": named["id"], "place_en": named["en"]}
        yield Problem(f"victims.{one.code}", "documents.leak_part", params)


def _typed(case: Case, guarded: tuple[Protected, ...]) -> Iterator[Problem]:
    for path, fact, value in vocabulary.values(case):
        if fact.sensitivity in ("identity", "contact") or not isinstance(value, str):
            continue
        text = _Read(value)
        for one in guarded:
            if _stands_in(one, text):
                labels = {lang: readiness.label(path, lang) for lang in messages.LANGUAGES}
                params = _about(one) | {"label": labels["id"], "label_en": labels["en"]}
                yield Problem(path, "documents.leak_fact", params)


class _Read:
    """A text read once, for many values to be looked up in: its digits, and its words set off by blanks."""

    def __init__(self, text: str) -> None:
        self.digits = re.sub(r"(?<=\d)[\s.\-–/()]{1,2}(?=\d)", "", text)
        self.words = f" {' '.join(_tokens(text))} "


def appears(one: Protected, text: str) -> bool:
    """Whether a value stands in a text, whatever its case, spacing or order of names."""
    return _stands_in(one, _Read(text))


def _stands_in(one: Protected, text: _Read) -> bool:
    if one.kind in ("nik", "phone"):
        wanted = re.sub(r"\D", "", one.value)
        if one.kind == "phone":
            wanted = re.sub(r"^(?:0062|62|0)", "", wanted)
        return len(wanted) > 5 and wanted in text.digits
    padded = text.words
    tokens = _tokens(one.value)
    if one.kind == "name":
        return any(f" {' '.join(order)} " in padded for order in (tokens, tokens[::-1]))
    if one.kind == "passport":
        return " ".join(tokens) in padded
    pieces = [tokens, *(_tokens(part) for part in re.split(r"[,\n;]", one.value))]
    return any(
        f" {' '.join(piece)} " in padded
        for piece in pieces
        if len(piece) > 2 and (piece is tokens or any(token.isdigit() for token in piece))
    )


def _tokens(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return re.findall(r"\w+", bare.casefold())
