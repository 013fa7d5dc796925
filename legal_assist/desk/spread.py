"""A case spread out: every fact under its path, every list as its ids. So that states can be compared."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from legal_assist.cases import editing, importing, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from legal_assist.cases.case import Case

#: Field names and entry ids: ``("victims", "K1", "name")``.
Path: TypeAlias = tuple[str, ...]
#: Groups whose parts mean nothing without each other.
_ONE_FACT: Final = frozenset({"losses.basis", "losses.rate"})


@dataclass(frozen=True)
class Answer:
    """What is known of one fact.

    Args:
        value: the stored value, as plain JSON data.
        mark: the answer that is not a value, with its note.
    """

    value: Any = None
    mark: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Spread:
    """A case spread out. What isn't known has no entry here.

    Args:
        facts: answers by path; the `id` of each entry is one of them.
        orders: ids by the path of their list.
    """

    facts: dict[Path, Answer]
    orders: dict[Path, tuple[str, ...]]

    @cached_property
    def entries(self) -> dict[Path, None]:
        """Paths of all entries, outer ones first; a dict for its order."""
        found = [(*path, one) for path, ids in self.orders.items() for one in ids]
        return dict.fromkeys(sorted(found, key=len))

    def content(self, entry: Path) -> tuple[dict[Path, Answer], dict[Path, tuple[str, ...]]]:
        """Facts and lists of one entry, by their path inside it."""
        cut = len(entry)
        facts = {path[cut:]: answer for path, answer in self.facts.items() if path[:cut] == entry}
        return facts, {path[cut:]: ids for path, ids in self.orders.items() if path[:cut] == entry}


def of(case: Case) -> Spread:
    """Spread a case out."""
    plain = importing.to_plain(case)
    marks = plain.pop("marks", {})
    found = Spread({}, {})
    _walk(plain, (), found)
    for path, mark in marks.items():
        found.facts[tuple(path.split("."))] = Answer(mark=mark)
    return found


def together(facts: Mapping[Path, Answer], orders: Mapping[Path, tuple[str, ...]]) -> Case:
    """A case out of its facts; those of entries that no list names are left out.

    Raises:
        CaseDataError: they don't fit together.
    """
    plain: dict[str, Any] = {}
    nodes: dict[Path, dict[str, Any]] = {(): plain}

    def node(path: Path) -> dict[str, Any]:
        if path not in nodes:
            nodes[path] = node(path[:-1]).setdefault(path[-1], {})
        return nodes[path]

    named: set[Path] = set()
    for path in sorted(orders, key=len):
        if not _has_its_entries(path, named):
            continue
        entries: list[dict[str, Any]] = [{"id": one} for one in orders[path]]
        node(path[:-1])[path[-1]] = entries
        nodes |= {(*path, entry["id"]): entry for entry in entries}
        named |= {(*path, entry["id"]) for entry in entries}
    marks: dict[str, Any] = {}
    for path in sorted(facts, key=len):
        answer = facts[path]
        if not _has_its_entries(path, named):
            continue
        if answer.mark is not None:
            marks[".".join(path)] = dict(answer.mark)
        elif answer.value == {}:
            node(path)
        else:
            node(path[:-1])[path[-1]] = copy.deepcopy(answer.value)
    return importing.from_plain(plain | {"marks": marks})


def renamed(base: Spread, theirs: Spread, mine: Spread) -> tuple[Spread, tuple[tuple[Path, Path], ...]]:
    """Give new ids to new entries of mine whose id the other side gave to an entry of other content.

    References and answer marks follow. An entry that merely refers to such a one may become different by
    that, so it goes on until nothing is left.

    Returns:
        Mine, and the pairs of old and new path.
    """
    told: list[tuple[Path, Path]] = []
    while True:
        fresh: dict[Path, str] = {}
        for path, ids in mine.orders.items():
            if is_under(path, set(fresh)):
                continue
            known = {*base.orders.get(path, ()), *theirs.orders.get(path, ()), *ids}
            for one in ids:
                entry = (*path, one)
                if entry in base.entries or entry not in theirs.entries:
                    continue
                if mine.content(entry) != theirs.content(entry):
                    fresh[entry] = _next(path, known)
                    known.add(fresh[entry])
        if not fresh:
            return mine, tuple(told)
        told += [(entry, (*entry[:-1], new)) for entry, new in fresh.items()]
        mine = _with_ids(mine, fresh)


def is_under(path: Path, entries: AbstractSet[Path]) -> bool:
    """Whether a place belongs to one of these entries, or is one of them."""
    return any(path[:end] in entries for end in range(2, len(path) + 1))


@lru_cache(maxsize=4096)
def is_list(path: Path) -> bool:
    """Whether a list of entries stands there."""
    return not vocabulary.is_entry_id(path[-1]) and vocabulary.without_ids(".".join(path)) in editing.PREFIXES


def _walk(node: dict[str, Any], here: Path, found: Spread) -> None:
    for name, value in node.items():
        path = (*here, name)
        if isinstance(value, dict) and value and vocabulary.without_ids(".".join(path)) not in _ONE_FACT:
            _walk(value, path, found)
        elif isinstance(value, list) and is_list(path):
            found.orders[path] = tuple(entry["id"] for entry in value)
            for entry in value:
                _walk(entry, (*path, entry["id"]), found)
        else:
            found.facts[path] = Answer(value)


def _has_its_entries(path: Path, named: set[Path]) -> bool:
    """Whether every entry on the way to a place is there."""
    return all(path[: end + 1] in named for end in range(1, len(path)) if is_list(path[:end]))


def _next(path: Path, known: Iterable[str]) -> str:
    prefix = editing.PREFIXES[vocabulary.without_ids(".".join(path))]
    numbers = [int(one.removeprefix(prefix)) for one in known if one.removeprefix(prefix).isdigit()]
    return f"{prefix}{max(numbers, default=0) + 1}"


def _with_ids(side: Spread, fresh: Mapping[Path, str]) -> Spread:
    #: Ids tell their list by their letters, so a reference needs no more than the id.
    ids = {entry[1]: new for entry, new in fresh.items() if len(entry) == 2}

    def moved(path: Path) -> Path:
        for end in range(2, len(path) + 1):
            if path[:end] in fresh:
                return (*path[: end - 1], fresh[path[:end]], *path[end:])
        return path

    def answer(path: Path, old: Answer) -> Answer:
        if path[-1] == "id" and path[:-1] in fresh:
            return Answer(fresh[path[:-1]])
        fact = vocabulary.find(".".join(path))
        if fact is not None and fact.kind == "ref" and old.mark is None:
            return Answer(ids.get(old.value, old.value))
        if fact is not None and fact.kind == "refs" and old.mark is None:
            return Answer([ids.get(one, one) for one in old.value])
        return old

    facts = {moved(path): answer(path, old) for path, old in side.facts.items()}
    orders = {
        moved(path): tuple(fresh.get((*path, one), one) for one in found)
        for path, found in side.orders.items()
    }
    return Spread(facts, orders)
