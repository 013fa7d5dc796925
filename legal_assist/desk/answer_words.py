"""What was answered to a question, in words: a value, an answer that is none, the length of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist import messages, rupiah
from legal_assist.cases import editing, vocabulary
from legal_assist.desk import wording
from legal_assist.errors import CaseDataError

if TYPE_CHECKING:
    from legal_assist.cases.case import Case


def told(case: Case, path: str, lang: str) -> str:
    """The answer in words; empty when there is none.

    Args:
        case: the case.
        path: a field, group or list, with the ids of its entries.
        lang: ``id`` or ``en``.
    """
    try:
        value = editing.get(case, path)
    except CaseDataError:
        return ""
    fact = vocabulary.find(path)
    if value is None or value == () or fact is None:
        return _marked(case, path, lang)
    if fact.kind in ("list", "group"):
        if isinstance(value, tuple):
            return messages.text("interview.entries", lang, n=len(value))
        return messages.text("interview.answered", lang)
    return _words(path, fact.kind, value, lang)


def _words(path: str, kind: str, value: Any, lang: str) -> str:
    if kind == "choice":
        return wording.choice(path, str(value), lang)
    if kind == "rupiah":
        return rupiah.format(value)
    if kind == "integer":
        return str(value)
    return " ".join(wording.value("text", value, lang).split())


def _marked(case: Case, path: str, lang: str) -> str:
    found = case.marks.get(path)
    if found is None:
        return ""
    name = messages.text(f"facts.marks.{found.kind}", lang)
    return f"{name}: {found.note}" if found.note else name
