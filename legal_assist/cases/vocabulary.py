"""The fact vocabulary: one list of every field, from which forms, schema, templates and leak scan derive."""

from __future__ import annotations

import re
import types
import typing
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel

from legal_assist.cases.case import Case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.cases.fields import Kind, Sensitivity


@dataclass(frozen=True)
class FactType:
    """One field of the vocabulary.

    `path` has no entry ids (`victims.birth_date`); `owner` is the model's name in the message ids
    (`victim`), so that one label serves a field wherever its model stands.
    """

    path: str
    name: str
    owner: str
    kind: Kind
    sensitivity: Sensitivity
    required: bool
    choices: tuple[str, ...]
    to: str
    default: Any

    @property
    def label(self) -> str:
        """Message id of the label."""
        return f"facts.{self.owner}.{self.name}.label"

    @property
    def help(self) -> str:
        """Message id of the help text: what to enter, and why it is asked."""
        return f"facts.{self.owner}.{self.name}.help"

    def choice_label(self, value: str) -> str:
        """Message id of one choice."""
        return f"facts.choices.{self.owner}.{self.name}.{value}"


def owner_name(model: type[BaseModel]) -> str:
    """The name of a model in message ids."""
    return owner_name_of(model.__name__)


def owner_name_of(class_name: str) -> str:
    """`PrintedIdentity` → `printed_identity`."""
    letters = [f"_{sign.lower()}" if sign.isupper() else sign for sign in class_name]
    return "".join(letters).lstrip("_")


def _strip(annotation: Any) -> tuple[Any, bool]:
    """Return the annotation without Annotated, None and tuple, and whether it was a tuple."""
    many = False
    while True:
        origin = get_origin(annotation)
        if origin is typing.Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (typing.Union, types.UnionType):
            members = [arg for arg in get_args(annotation) if arg is not type(None)]
            if len(members) != 1:
                return tuple(members), many
            annotation = members[0]
        elif origin is tuple:
            many = True
            annotation = get_args(annotation)[0]
        else:
            return annotation, many


def models_of(annotation: Any) -> tuple[type[BaseModel], ...]:
    """The models an annotation may hold (several for a union)."""
    bare, _many = _strip(annotation)
    candidates = bare if isinstance(bare, tuple) else (bare,)
    return tuple(c for c in candidates if isinstance(c, type) and issubclass(c, BaseModel))


def _walk(model: type[BaseModel], prefix: str) -> Iterator[FactType]:
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        if not isinstance(extra, dict):
            continue
        annotation: Any = info.annotation
        bare, _many = _strip(annotation)
        choices = get_args(bare) if get_origin(bare) is Literal else ()
        path = f"{prefix}{name}"
        yield FactType(
            path=path,
            name=name,
            owner=owner_name(model),
            kind=typing.cast("Kind", extra["kind"]),
            sensitivity=typing.cast("Sensitivity", extra["sensitivity"]),
            required=info.is_required(),
            choices=tuple(str(choice) for choice in choices),
            to=str(extra.get("to", "")),
            default=None if info.is_required() else info.default,
        )
        for inner in models_of(annotation):
            yield from _walk(inner, f"{path}.")


@cache
def facts() -> dict[str, FactType]:
    """Every field by its path without ids. Union members with the same field name share one entry."""
    found: dict[str, FactType] = {}
    for entry in _walk(Case, ""):
        if entry.path == "losses.basis.kind":
            kinds = found[entry.path].choices if entry.path in found else ()
            entry = replace(entry, owner="basis", choices=(*kinds, *entry.choices))
        elif entry.path in found:
            continue
        found[entry.path] = entry
    return found


_ENTRY_ID: Final = re.compile(r"[A-Z]{1,2}-?[1-9][0-9]*")


_LONGEST_ID: Final = 6


@cache
def _list_paths() -> frozenset[str]:
    return frozenset(path for path, entry in facts().items() if entry.kind == "list")


def without_ids(path: str) -> str:
    """`victims.K1.guardian.name` → `victims.guardian.name`. Field names are never capitals, ids always."""
    return ".".join(part for part in path.split(".") if not is_entry_id(part))


def is_entry_id(text: str) -> bool:
    """Whether this has the form of an entry's id (`K1`, `P-3`), and so is no name and no word."""
    return len(text) <= _LONGEST_ID and _ENTRY_ID.fullmatch(text) is not None


def find(path: str) -> FactType | None:
    """The field a path (with entry ids) names, or None."""
    return facts().get(without_ids(path))


def has_entry_ids(path: str) -> bool:
    """Whether the path names one concrete fact, that is, has an id after each list."""
    parts = path.split(".")
    seen: list[str] = []
    index = 0
    while index < len(parts):
        seen.append(parts[index])
        if ".".join(seen) in _list_paths() and index + 1 < len(parts):
            index += 1
        elif ".".join(seen) in _list_paths():
            return False
        index += 1
    return True


def values(case: Case) -> Iterator[tuple[str, FactType, Any]]:
    """Every filled field of a case: its path with ids, its type, and the value."""
    yield from _values(case, "", "")


def _values(model: BaseModel, path: str, bare: str) -> Iterator[tuple[str, FactType, Any]]:
    for name in type(model).model_fields:
        entry = facts().get(f"{bare}{name}")
        value = getattr(model, name)
        if entry is None or value is None or name == "marks":
            continue
        here = f"{path}{name}"
        if isinstance(value, BaseModel):
            yield from _values(value, f"{here}.", f"{bare}{name}.")
        elif entry.kind == "list":
            for item in value:
                yield from _values(item, f"{here}.{item.id}.", f"{bare}{name}.")
        elif value != ():
            yield here, entry, value
