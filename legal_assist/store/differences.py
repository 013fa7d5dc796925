"""What to undo to get from a document back to the one before: a reverse JSON diff.

Lists whose entries all have their own `id` are compared entry by entry, so that a path reads like a fact's
path (`victims.K1.birth_date`); other lists are kept whole. Reverting gives an equal document,
key order aside.
"""

from __future__ import annotations

from typing import Any, TypeAlias

#: ``{"path": [...], "op": "set" | "absent" | "order", "before": ...}``
Step: TypeAlias = dict[str, Any]


def reverse_steps(new: Any, old: Any) -> list[Step]:
    """The steps that turn `new` back into `old`; none when they are the same.

    Args:
        new: the document as it is now (plain JSON data).
        old: the document as it was.
    """
    steps: list[Step] = []
    _compare(new, old, [], steps)
    return steps


def revert(document: Any, steps: list[Step]) -> Any:
    """Apply reverse steps to a document that may be changed; returns it (or its replacement).

    Raises:
        KeyError, TypeError, StopIteration: the steps don't belong to this document.
    """
    for step in steps:
        path: list[str] = step["path"]
        if not path and step["op"] == "set":
            return step["before"]
        _undo(_descend(document, path[:-1] if step["op"] != "order" else path), step)
    return document


def described(steps: list[Step]) -> tuple[tuple[str, Any], ...]:
    """Dotted path and earlier value of each step, for showing the history."""
    return tuple((".".join(step["path"]), step.get("before")) for step in steps)


def same(one: Any, other: Any) -> bool:
    """Equality that tells true from 1 and 1 from 1.0, as JSON does."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float):
        return repr(one) == repr(other)
    return bool(one == other)


def _compare(new: Any, old: Any, path: list[str], steps: list[Step]) -> None:
    if isinstance(new, dict) and isinstance(old, dict):
        _compare_keys(new, old, path, steps)
        return
    new_ids, old_ids = _ids(new), _ids(old)
    if new_ids is None or old_ids is None:
        if not same(new, old):
            steps.append({"path": path, "op": "set", "before": old})
        return
    _compare_keys(dict(zip(new_ids, new, strict=True)), dict(zip(old_ids, old, strict=True)), path, steps)
    # What reverting yields without help: the survivors in their present order, the restored ones behind.
    gone = [key for key in old_ids if key not in new_ids]
    if [key for key in new_ids if key in old_ids] + gone != old_ids:
        steps.append({"path": path, "op": "order", "before": old_ids})


def _compare_keys(new: dict[str, Any], old: dict[str, Any], path: list[str], steps: list[Step]) -> None:
    for key, value in new.items():
        if key in old:
            _compare(value, old[key], [*path, key], steps)
        else:
            steps.append({"path": [*path, key], "op": "absent"})
    steps.extend({"path": [*path, key], "op": "set", "before": old[key]} for key in old if key not in new)


def _ids(value: Any) -> list[str] | None:
    if not isinstance(value, list):
        return None
    ids = [entry.get("id") if isinstance(entry, dict) else None for entry in value]
    if all(isinstance(one, str) for one in ids) and len(set(ids)) == len(ids):
        return ids  # type: ignore[return-value]  # all() above has just proved it
    return None


def _descend(node: Any, path: list[str]) -> Any:
    for part in path:
        node = node[_place(node, part)] if isinstance(node, list) else node[part]
    return node


def _place(entries: list[Any], key: str) -> int:
    return next(i for i, entry in enumerate(entries) if entry["id"] == key)


def _undo(holder: Any, step: Step) -> None:
    key = step["path"][-1] if step["path"] else ""
    match step["op"], holder:
        case "order", list():
            holder.sort(key=lambda entry: step["before"].index(entry["id"]))
        case "absent", list():
            del holder[_place(holder, key)]
        case "absent", _:
            del holder[key]
        case _, list():
            if any(entry["id"] == key for entry in holder):
                holder[_place(holder, key)] = step["before"]
            else:
                holder.append(step["before"])
        case _:
            holder[key] = step["before"]
