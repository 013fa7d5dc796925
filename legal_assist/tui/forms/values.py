"""How facts of a case are written on lists: labels, choices and dates in words, identities hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist import messages, rupiah
from legal_assist.cases import editing, typed, vocabulary
from legal_assist.desk import wording
from legal_assist.desk.masking import HIDDEN
from legal_assist.errors import CaseDataError
from legal_assist.tui.forms.pages import HEADLINES

if TYPE_CHECKING:
    from legal_assist.tui.case_session import CaseSession


def stored(session: CaseSession, path: str) -> str:
    """What a form shows for a fact: the text that `typed.read` gives back, empty when nothing is known."""
    try:
        value = editing.get(session.case, path)
    except CaseDataError:
        return ""
    return "" if value is None or value == () else typed.show(value)


def label(path: str, lang: str) -> str:
    """What a fact is called."""
    return wording.label(vocabulary.without_ids(path), lang)


def words(session: CaseSession, path: str, value: Any) -> str:
    """A stored value in words, for lists."""
    fact = vocabulary.find(path)
    lang = session.sitting.lang
    if fact is None or value is None or value == ():
        return ""
    if not session.sitting.shows(path) and fact.sensitivity in ("identity", "contact"):
        return HIDDEN
    if fact.kind == "choice":
        return wording.choice(path, str(value), lang)
    if fact.kind == "rupiah":
        return rupiah.format(value)
    if fact.kind == "integer":
        return str(value)
    return wording.value("text", value, lang)


def entry(session: CaseSession, list_path: str, item: Any) -> str:
    """One entry in one line: its id and what names it."""
    bare = vocabulary.without_ids(list_path)
    names = HEADLINES.get(bare, ())
    parts = []
    for name in names:
        value = getattr(item, name)
        fact = vocabulary.find(f"{bare}.{name}")
        if fact is not None and not fact.required and value == fact.default:
            continue
        shown = words(session, f"{list_path}.{item.id}.{name}", value)
        if shown and fact is not None and fact.kind == "yes_no":
            shown = f"{label(f'{bare}.{name}', session.sitting.lang)}: {shown}"
        if shown:
            # Hidden before it is cut: half a name is not recognised any more.
            parts.append(session.show(" ".join(shown.split()))[:120])
    return f"{item.id:<5} " + " · ".join(parts)


def mark(session: CaseSession, path: str) -> str:
    """The answer that is not a value, in words; empty when there is none."""
    found = session.case.marks.get(path)
    if found is None:
        return ""
    name = messages.text(f"facts.marks.{found.kind}", session.sitting.lang)
    return f"{name}: {session.show(found.note)}" if found.note else name


def answer(session: CaseSession, path: str) -> str:
    """The recorded answer in words: `ya`, `tidak`, a choice, or the answer that is not a value."""
    try:
        value = editing.get(session.case, path)
    except CaseDataError:
        return ""
    return words(session, path, value) or mark(session, path)
