"""Two states of one case beside each other, and one made of both, place by place."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from legal_assist.cases import editing, importing
from legal_assist.errors import CaseDataError, Problem
from legal_assist.store import differences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from legal_assist.cases.case import Case

Kind = Literal["both", "only_mine", "only_theirs", "order"]
_SHOWN = (str, int)


@dataclass(frozen=True)
class Difference:
    """One place where two states of a case differ.

    Args:
        path: the place, as facts are named (`victims.K1.name`); an entry that only one has is one place.
        kind: what the difference is.
        mine: the stored value as text, where it is one value; unmasked.
        theirs: the other one.
    """

    path: str
    kind: Kind
    mine: str = ""
    theirs: str = ""


def compare(mine: Case, theirs: Case) -> tuple[Difference, ...]:
    """Every place where they differ; none when they are the same."""
    found = []
    plain = _plain(mine)
    for step in _steps(mine, theirs):
        path: list[str] = step["path"]
        has, value = _at(plain, path)
        kind: Kind = "both" if has else "only_theirs"
        if step["op"] == "absent":
            kind = "only_mine"
        elif step["op"] == "order":
            kind = "order"
        theirs_text = _shown(step.get("before")) if kind in ("both", "only_theirs") else ""
        mine_text = _shown(value) if kind in ("both", "only_mine") else ""
        found.append(Difference(".".join(path), kind, mine_text, theirs_text))
    return tuple(found)


def merge(mine: Case, theirs: Case, choices: Mapping[str, str]) -> Case:
    """The stored case with the other's value in every place chosen so.

    Args:
        mine: the stored case.
        theirs: the other state of it.
        choices: ``mine`` or ``theirs`` for the path of every difference.

    Raises:
        CaseDataError: a place has no answer or is no difference, or the parts chosen don't fit together;
            `problems` names each place.
    """
    steps = {".".join(step["path"]): step for step in _steps(mine, theirs)}
    problems = [
        Problem(path, "exchange.merge.unanswered")
        for path in steps
        if choices.get(path) not in ("mine", "theirs")
    ]
    problems += [Problem(path[:80], "exchange.merge.unknown_place") for path in choices if path not in steps]
    if problems:
        raise CaseDataError("exchange.merge.incomplete", problems=tuple(problems), count=len(problems))
    taken = [step for path, step in steps.items() if choices[path] == "theirs"]
    plain: dict[str, Any] = _plain(mine)
    plain = differences.revert(plain, [copy.deepcopy(step) for step in taken if step["op"] != "order"])
    for step in taken:
        if step["op"] == "order":
            _sort(plain, step)
    return importing.from_plain(plain)


def _steps(mine: Case, theirs: Case) -> list[dict[str, Any]]:
    # The order of a list differs by itself when entries do; asked about only when nothing else differs there.
    steps = differences.reverse_steps(_plain(mine), _plain(theirs))
    changed = [step["path"] for step in steps if step["op"] != "order"]
    return [step for step in steps if step["op"] != "order" or not _within(changed, step["path"])]


def _plain(case: Case) -> dict[str, Any]:
    """The case as plain data with its empty lists, so that an entry is a place of its own in every list."""
    plain = importing.to_plain(case)
    plain.setdefault("marks", {})
    for path in editing.PREFIXES:
        group, _, inner = path.partition(".")
        entries = plain.setdefault(group, [])
        for entry in entries if inner else ():
            entry.setdefault(inner, [])
    return plain


def _within(paths: list[list[str]], place: list[str]) -> bool:
    return any(path[: len(place)] == place and len(path) == len(place) + 1 for path in paths)


def _at(plain: Any, path: list[str]) -> tuple[bool, Any]:
    node = plain
    for part in path:
        if isinstance(node, list):
            node = next((entry for entry in node if entry.get("id") == part), None)
            if node is None:
                return False, None
        elif isinstance(node, dict) and part in node:
            node = node[part]
        else:
            return False, None
    return True, node


def _sort(plain: dict[str, Any], step: dict[str, Any]) -> None:
    _has, entries = _at(plain, step["path"])
    wanted: list[str] = step["before"]
    if isinstance(entries, list):
        entries.sort(key=lambda entry: wanted.index(entry["id"]) if entry["id"] in wanted else len(wanted))


def _shown(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    return str(value) if isinstance(value, _SHOWN) else ""
