"""Findings in words: citations with their confidence, gaps, and where a gap is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.desk import wording
from legal_assist.reckoning.finding import Said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.reckoning.finding import Gap, LawText
    from legal_assist.tui.sitting import Sitting

_CHOICE = "facts.choices."


def say(sitting: Sitting, said: Said | LawText) -> str:
    """A sentence of a finding."""
    return wording.say(said, sitting.lang)


def cite(sitting: Sitting, provision_ids: Iterable[str]) -> str:
    """A citation; what is less than read whole carries its code."""
    return wording.cite(tuple(provision_ids), sitting.desk.book, sitting.lang)


def basis(sitting: Sitting, provision_ids: Iterable[str], code: str = "") -> str:
    """Citation and confidence in one line; empty without provisions."""
    ids = tuple(provision_ids)
    if not ids:
        return ""
    line = f"{sitting.t('said.basis')}: {cite(sitting, ids)}"
    if code:
        line += f"\n{sitting.t('confidence.label')}: {code} ({sitting.t(f'confidence.{code}')})"
    return line


def gap(sitting: Sitting, one: Gap) -> str:
    """A gap: which fact, and what it is needed for."""
    if one.said.key == "documents.gap":  # its sentence names the path, for the command line
        return sitting.t("said.missing", label=wording.label(one.path, sitting.lang))
    words = say(sitting, one.said)
    name = wording.label(one.path, sitting.lang)
    return words if name == one.path or name in words else f"{name}: {words}"


def preset(one: Gap, victim: str | None = None) -> dict[str, str]:
    """What a new entry for this gap begins with: the kind of event, paper or right that is missing."""
    found: dict[str, str] = {}
    head, _, rest = one.path.partition(".")
    if head == "events" and rest:
        found["kind"] = rest
    for value in one.said.params.values():
        if isinstance(value, Said) and value.key.startswith(_CHOICE):
            _owner, field, choice = value.key.removeprefix(_CHOICE).split(".", 2)
            found.setdefault(field, choice)
    if head == "exhibits" and victim is not None:
        found["victim"] = victim
    return found
