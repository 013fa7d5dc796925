"""From the path of a fact to the screen where it is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from legal_assist.cases import editing, vocabulary
from legal_assist.errors import CaseDataError

if TYPE_CHECKING:
    from legal_assist.cases.case import Case


@dataclass(frozen=True)
class Target:
    """Where a path leads: a field of an entry, or a list (`field` empty, `entry` None)."""

    list_path: str
    entry: str | None = None
    field: str = ""


def target(case: Case, path: str) -> Target | None:
    """Find the entry and the field that a path names; None when there is no such place in this case.

    A path without ids (`victims.birth_date`) leads to the only entry of its list, else to the list.
    """
    parts = path.split(".")
    list_path, entry, rest = "", None, list(parts)
    while rest:
        here = ".".join(part for part in (list_path, entry, rest[0]) if part)
        fact = vocabulary.find(here)
        if fact is None:
            return None
        if fact.kind != "list":
            field = ".".join(rest)
            whole = vocabulary.find(".".join(part for part in (list_path, entry, field) if part))
            return None if whole is None else Target(list_path, entry, field)
        list_path, entry, rest = here, None, rest[1:]
        entries = _entries(case, list_path)
        if not rest:
            return Target(list_path)
        if any(each.id == rest[0] for each in entries):
            entry, rest = rest[0], rest[1:]
            if not rest:
                return Target(list_path, entry)
        elif len(entries) == 1 and vocabulary.find(f"{here}.{'.'.join(rest)}") is not None:
            entry = entries[0].id
        else:
            return Target(list_path)
    return None


def _entries(case: Case, list_path: str) -> tuple[Any, ...]:
    try:
        return editing.entries_at(case, list_path)
    except CaseDataError:
        return ()
