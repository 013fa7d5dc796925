"""Changing a case: each function takes a case and gives a new, validated one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from legal_assist.cases import importing, typed, vocabulary
from legal_assist.errors import CaseDataError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time
    from decimal import Decimal

    from legal_assist.cases.case import Case, MarkKind

    Value = str | int | bool | date | time | Decimal | tuple[str, ...]

PREFIXES: Final = {
    "victims": "K", "defendants": "T", "companions": "D", "events": "E", "losses": "L", "shares": "B",
    "pasted_totals": "J", "exhibits": "P-", "notes": "N", "victims.printed": "I", "victims.heirs": "W",
    "victims.explained": "H", "victims.decisions": "S", "victims.consents": "C", "losses.deductions": "R",
}  # fmt: skip


def set_typed(case: Case, path: str, text: str) -> Case:
    """Set a fact from what a person typed (dates and amounts the Indonesian way).

    Raises:
        CaseDataError: the path is unknown, or the text can't be read as this kind of fact.
    """
    fact = _fact(path)
    return set_value(case, path, typed.read(fact, text))


def set_value(case: Case, path: str, value: Any) -> Case:
    """Set a fact. An answer-mark on the same path is taken away; nothing else changes.

    Raises:
        CaseDataError: the path is unknown or names a list, or the value is not acceptable.
    """
    fact = _fact(path)
    if (
        fact.kind in ("list", "group")
        or fact.name in ("id", "schema_version")
        or path in ("code", "invented")
    ):
        raise CaseDataError("case.not_settable", path=path)
    plain = importing.to_plain(case)
    node, name = _descend(plain, path, create=True)
    node[name] = typed.to_plain(value)
    plain.get("marks", {}).pop(path, None)
    return _build(plain)


def set_group(case: Case, path: str, texts: Mapping[str, str]) -> Case:
    """Replace a group of facts that belong together (an exchange rate, the basis of a loss).

    Args:
        case: the case.
        path: the group, e.g. ``losses.L1.basis``.
        texts: typed text by field name; empty texts are left out.

    Raises:
        CaseDataError: as for `set_value`.
    """
    fact = _fact(path)
    if fact.kind != "group" or path == "marks":
        raise CaseDataError("case.not_settable", path=path)
    plain = importing.to_plain(case)
    node, name = _descend(plain, path, create=True)
    node[name] = _entry(path, texts)
    return _build(plain)


def clear(case: Case, path: str) -> Case:
    """Take a value, or an answer-mark, away: an explicit act, never the effect of a blank field.

    Raises:
        CaseDataError: the path is unknown, or the fact is required.
    """
    fact = _fact(path)
    if fact.required or fact.kind == "list" or path == "marks":
        raise CaseDataError("case.not_clearable", path=path)
    plain = importing.to_plain(case)
    node, name = _descend(plain, path, create=False)
    node.pop(name, None)
    plain.get("marks", {}).pop(path, None)
    return _build(plain)


def add_entry(case: Case, list_path: str, texts: Mapping[str, str]) -> tuple[Case, str]:
    """Add an entry to a list, from typed texts by (dotted) field name.

    Returns:
        The new case and the id of the new entry.

    Raises:
        CaseDataError: unknown list, or a text that can't be read; problems name each field.
    """
    fact = _fact(list_path)
    if fact.kind != "list":
        raise CaseDataError("case.not_a_list", path=list_path)
    entry_id = next_id(case, list_path)
    plain = importing.to_plain(case)
    node, name = _descend(plain, list_path, create=True)
    node.setdefault(name, []).append({"id": entry_id, **_entry(list_path, texts)})
    return _build(plain), entry_id


def remove_entry(case: Case, path: str) -> Case:
    """Remove one entry, e.g. ``losses.L3``; its marks go with it. References to it are refused first.

    Raises:
        CaseDataError: there is no such entry, or something still refers to it.
    """
    list_path, _, entry_id = path.rpartition(".")
    fact = vocabulary.find(list_path) if list_path else None
    if fact is None or fact.kind != "list":
        raise CaseDataError("case.no_such_entry", path=path)
    plain = importing.to_plain(case)
    node, name = _descend(plain, list_path, create=False)
    entries = node.get(name, [])
    kept = [entry for entry in entries if entry["id"] != entry_id]
    if len(kept) == len(entries):
        raise CaseDataError("case.no_such_entry", path=path)
    node[name] = kept
    marks = plain.get("marks", {})
    for marked in [key for key in marks if key == path or key.startswith(f"{path}.")]:
        del marks[marked]
    return _build(plain)


def set_mark(case: Case, path: str, kind: MarkKind | None, note: str = "") -> Case:
    """Record an answer that is not a value, or take it away (`kind` None).

    A stored value is never lost to a mark: it has to be cleared first.

    Raises:
        CaseDataError: unknown path, or the fact has a value.
    """
    fact = _fact(path)
    if fact.kind in ("group", "list"):
        raise CaseDataError("case.not_settable", path=path)
    plain = importing.to_plain(case)
    marks = plain.setdefault("marks", {})
    if kind is None:
        marks.pop(path, None)
    else:
        node, name = _descend(plain, path, create=False)
        if node.get(name) is not None:
            raise CaseDataError("case.mark_over_value", path=path)
        marks[path] = {"kind": kind} | ({"note": note} if note.strip() else {})
    return _build(plain)


def next_id(case: Case, list_path: str) -> str:
    """The id a new entry of this list gets: one above the highest in use."""
    prefix = PREFIXES[vocabulary.without_ids(list_path)]
    entries = entries_at(case, list_path)
    numbers = [int(e.id.removeprefix(prefix)) for e in entries if e.id.removeprefix(prefix).isdigit()]
    return f"{prefix}{max(numbers, default=0) + 1}"


def entries_at(case: Case, list_path: str) -> tuple[Any, ...]:
    """The entries of a list.

    Raises:
        CaseDataError: there is no such list.
    """
    node = get(case, list_path)
    if not isinstance(node, tuple):
        raise CaseDataError("case.not_a_list", path=list_path)
    return node


def get(case: Case, path: str) -> Any:
    """The value at a path; None where nothing is known.

    Raises:
        CaseDataError: there is no such field or entry.
    """
    node: Any = case
    for part in path.split("."):
        if isinstance(node, tuple):
            node = next((entry for entry in node if entry.id == part), None)
            if node is None:
                raise CaseDataError("case.no_such_entry", path=path)
        elif node is None:
            return None
        else:
            if part not in type(node).model_fields:
                raise CaseDataError("case.unknown_path", path=path)
            node = getattr(node, part)
    return node


def _fact(path: str) -> vocabulary.FactType:
    fact = vocabulary.find(path)
    if fact is None:
        raise CaseDataError("case.unknown_path", path=path[:80])
    return fact


def _field(path: str) -> vocabulary.FactType:
    fact = vocabulary.find(path)
    if fact is None or fact.kind in ("list", "group") or fact.name == "id":
        raise CaseDataError("case.unknown_field")
    return fact


def _entry(base: str, texts: Mapping[str, str]) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, text in texts.items():
        if not text.strip():
            continue
        try:
            fact = _field(f"{base}.{name}")
            node = entry
            *groups, last = name.split(".")
            for group in groups:
                node = node.setdefault(group, {})
            node[last] = typed.to_plain(typed.read(fact, text))
        except CaseDataError as error:
            problems.append(Problem(f"{base}.{name[:40]}", error.key, error.params))
    if problems:
        raise CaseDataError("case.file_faults", problems=tuple(problems), count=len(problems))
    return entry


def _descend(plain: dict[str, Any], path: str, *, create: bool) -> tuple[dict[str, Any], str]:
    node: Any = plain
    *parts, last = path.split(".")
    for part in parts:
        if isinstance(node, list):
            node = next((entry for entry in node if entry["id"] == part), None)
            if node is None:
                raise CaseDataError("case.no_such_entry", path=path)
        elif isinstance(node, dict):
            if part not in node:
                is_list = part in {key.rpartition(".")[2] for key in PREFIXES}
                if is_list:
                    raise CaseDataError("case.no_such_entry", path=path)
                if not create:
                    return {}, last
                node[part] = {}
            node = node[part]
    if not isinstance(node, dict):
        raise CaseDataError("case.unknown_path", path=path)
    return node, last


def _build(plain: dict[str, Any]) -> Case:
    return importing.from_plain(plain)
