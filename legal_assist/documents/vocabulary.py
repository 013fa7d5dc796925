"""The names a template may use, listed from real contexts so that the list can't fall behind the code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from legal_assist.documents.catalogue import Entry

Kind = Literal["text", "yes_no", "list", "group"]


@dataclass(frozen=True)
class Name:
    """One name: dotted (`kerugian.korban[].jumlah`), its kind, and a text it had in an invented case."""

    name: str
    kind: Kind
    example: str
    #: Of a list: it had no entries in one of the cases.
    may_be_empty: bool = False


def vocabulary(contexts: Iterable[dict[str, Any]]) -> tuple[Name, ...]:
    """Every name in these contexts, sorted. ``[]`` marks the entry of a list, named freely in a loop.

    Args:
        contexts: as `making.context` gives them.
    """
    found: dict[str, Name] = {}
    for context in contexts:
        for one in _walk(context, ""):
            known = found.get(one.name)
            if known is None or not known.example:
                empty = one.may_be_empty or (known is not None and known.may_be_empty)
                found[one.name] = replace(one, may_be_empty=empty)
            elif one.may_be_empty:
                found[one.name] = replace(known, may_be_empty=True)
    return tuple(found[name] for name in sorted(found))


def declared(entry: Entry) -> tuple[Name, ...]:
    """The names that a catalogue entry itself gives its template, whether or not a case fills them."""
    found = [Name(f"isi.{name}", "text", "") for name in entry.facts]
    found += [Name(f"bila.{name}", "yes_no", "") for name in entry.flags]
    found += [Name(f"hari.{name}", "text", "") for name in entry.dates]
    found += [Name(f"catatan.{name}", "text", "") for name in entry.event_notes]
    found += [Name(f"dasar.{rule.use}", "text", "") for rule in entry.basis]
    return tuple(found)


def _walk(value: Any, path: str) -> Iterator[Name]:
    if isinstance(value, dict):
        if path:
            yield Name(path, "group", "")
        for key, inner in value.items():
            yield from _walk(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        yield Name(path, "list", "", may_be_empty=not value)
        for inner in value:
            yield from _walk(inner, f"{path}[]")
    elif isinstance(value, bool):
        yield Name(path, "yes_no", "")
    else:
        yield Name(path, "text", str(value))
