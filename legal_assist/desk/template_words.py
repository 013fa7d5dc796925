"""What each field of a template means: from the catalogue, the facts, and the words of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist import messages
from legal_assist.cases import vocabulary

if TYPE_CHECKING:
    from legal_assist.documents.catalogue import Catalogue

#: Groups whose names the catalogue gives, and the sentence for each.
_GIVEN: Final = {"isi": "fact", "hari": "day", "catatan": "note", "bila": "flag", "dasar": "basis"}


def meaning(name: str, catalogue: Catalogue, lang: str) -> str:
    """What a field means.

    Args:
        name: as the vocabulary lists it (`kerugian.korban[].jumlah`).
        catalogue: names the facts and events behind `isi.`, `hari.` and `catatan.`.
        lang: language.
    """
    parts = name.replace("[]", "").split(".")
    if len(parts) == 2 and parts[0] in _GIVEN:
        return _given(parts[0], parts[1], catalogue, lang)
    said = [_word(parts[:number], lang) for number in range(1, len(parts) + 1)]
    if name.endswith("[]"):
        said[-1] = f"{said[-1]} …"
    return " › ".join(said)


def is_known(name: str) -> bool:
    """Whether every part of a field's name has a word of its own."""
    parts = name.replace("[]", "").split(".")
    given = len(parts) == 2 and parts[0] in _GIVEN
    return given or all(messages.has(f"template_words.word.{part}") for part in parts)


def _given(group: str, name: str, catalogue: Catalogue, lang: str) -> str:
    words = name.replace("_", " ")
    for entry in catalogue.entries:
        if group == "isi" and name in entry.facts:
            words = _fact(entry.facts[name], lang)
            break
        kind = {"hari": entry.dates, "catatan": entry.event_notes}.get(group, {}).get(name)
        if kind is not None:
            words = _event(kind, lang)
            break
    given = {"name": words, "what": words}
    return messages.text(f"template_words.{_GIVEN[group]}", lang, **given)


def _fact(path: str, lang: str) -> str:
    fact = vocabulary.find(path)
    return messages.text(fact.label, lang) if fact and messages.has(fact.label, lang) else path


def _event(kind: str, lang: str) -> str:
    key = vocabulary.facts()["events.kind"].choice_label(kind)
    return messages.text(key, lang) if messages.has(key, lang) else kind


def _word(parts: list[str], lang: str) -> str:
    """The words of one part of a name: its own where it stands, else those it has everywhere."""
    for key in (f"whole.{'_'.join(parts)}", f"word.{parts[-1]}"):
        if messages.has(f"template_words.{key}", lang):
            return messages.text(f"template_words.{key}", lang)
    return parts[-1].replace("_", " ")
