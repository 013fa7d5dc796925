"""One case out of three: as both sides read it, as one side stored it, as the other wants to store it.

What only one side changed is taken. What both changed differently is a place where a person chooses, and so
is whatever would not fit together otherwise. An entry (a victim, a loss) is told by its id; a basis or an
exchange rate counts as one fact, since its parts mean nothing without each other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from legal_assist.desk import spread
from legal_assist.errors import CaseDataError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from legal_assist.cases.case import Case
    from legal_assist.desk.spread import Path
    from legal_assist.errors import Problem

Side = Literal["mine", "theirs"]
Kind = Literal["fact", "entry", "order"]
#: Who changed it: one of them, both alike, or both differently.
Changed = Literal["mine", "theirs", "alike", "both"]

_K = TypeVar("_K")
_V = TypeVar("_V")

_MINE: Final = "mine"
_THEIRS: Final = "theirs"


@dataclass(frozen=True)
class Place:
    """One place of a case that somebody changed.

    Args:
        path: the fact, the entry, or the list whose order changed.
        kind: which of them it is. An entry is a place of its own when one side doesn't have it.
        changed: by whom.
        asked: whether a person has to choose.
    """

    path: Path
    kind: Kind
    changed: Changed
    asked: bool


class Merge:
    """Holds the three states against each other.

    Args:
        base: the case as both read it.
        theirs: the case as it is stored now.
        mine: the case as this side wants to store it.
    """

    def __init__(self, base: Case, theirs: Case, mine: Case) -> None:
        self.base = spread.of(base)
        self.theirs = spread.of(theirs)
        #: Pairs of old and new path of entries of mine whose id the other side has given to another entry.
        self.mine, self.renamed = spread.renamed(self.base, self.theirs, spread.of(mine))
        found = [*self._entries()]
        whole = {place.path for place in found}
        found += self._facts(whole)
        found += self._orders(whole)
        self._places = {(place.path, place.kind): place for place in found}
        self._whole = whole
        self._ask_until_it_fits()

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place that somebody changed, in the order of the case."""
        return tuple(self._places.values())

    @property
    def asked(self) -> tuple[Place, ...]:
        """The places where a person has to choose."""
        return tuple(place for place in self.places if place.asked)

    def result(self, choices: Mapping[Path, Side]) -> Case:
        """The one case. Where nothing was chosen, what is stored stays.

        Raises:
            CaseDataError: the parts chosen don't fit together; `problems` names where.
        """
        facts = dict(self.theirs.facts)
        orders = dict(self.theirs.orders)
        for place in self.places:
            if self._side(place, choices) == _THEIRS:
                continue
            if place.kind == "fact":
                _put(facts, self.mine.facts, place.path)
            elif place.kind == "entry":
                _put_all(facts, self.mine.facts, place.path)
                _put_all(orders, self.mine.orders, place.path)
        there = {path for path in facts if path[-1] == "id"}
        for path in {*self.theirs.orders, *self.mine.orders}:
            if not spread.is_under(path, self._whole):
                ids = tuple(one for one in self._order(path, choices) if (*path, one, "id") in there)
                orders[path] = ids
        return spread.together(facts, orders)

    # --- what differs ---

    def _entries(self) -> Iterator[Place]:
        """Entries that not all three have, the outermost only."""
        seen: set[Path] = set()
        for path in dict.fromkeys((*self.theirs.entries, *self.mine.entries, *self.base.entries)):
            before, stored, wanted = (path in one.entries for one in (self.base, self.theirs, self.mine))
            if (before and stored and wanted) or spread.is_under(path, seen):
                continue
            seen.add(path)
            if stored == wanted:  # added alike or removed by both
                yield Place(path, "entry", "alike", False)
            elif before:  # one side removed it: harmless unless the other went on working with it
                keeper = self.theirs if stored else self.mine
                worked_on = keeper.content(path) != self.base.content(path)
                remover: Changed = "mine" if stored else "theirs"
                yield Place(path, "entry", "both" if worked_on else remover, worked_on)
            else:
                yield Place(path, "entry", "theirs" if stored else "mine", False)

    def _facts(self, whole: set[Path]) -> Iterator[Place]:
        for path in dict.fromkeys((*self.theirs.facts, *self.mine.facts, *self.base.facts)):
            if spread.is_under(path, whole):
                continue
            changed = _changed(*(one.facts.get(path) for one in (self.base, self.theirs, self.mine)))
            if changed is not None:
                yield Place(path, "fact", changed, changed == "both")

    def _orders(self, whole: set[Path]) -> Iterator[Place]:
        for path in dict.fromkeys((*self.theirs.orders, *self.mine.orders)):
            if spread.is_under(path, whole):
                continue
            before, stored, wanted = (one.orders.get(path, ()) for one in (self.base, self.theirs, self.mine))
            shared = set(before) & set(stored) & set(wanted)
            orders = (tuple(one for one in ids if one in shared) for ids in (before, stored, wanted))
            changed = _changed(*orders)
            if changed is not None:
                yield Place(path, "order", changed, changed == "both")

    # --- what results ---

    def _side(self, place: Place, choices: Mapping[Path, Side]) -> Side:
        if place.asked:
            return choices.get(place.path, _THEIRS)
        return _MINE if place.changed == "mine" else _THEIRS

    def _order(self, path: Path, choices: Mapping[Path, Side]) -> tuple[str, ...]:
        """Ids of both sides: in the order of one of them, what only the other has behind."""
        stored, wanted = self.theirs.orders.get(path, ()), self.mine.orders.get(path, ())
        place = self._places.get((path, "order"))
        if place is not None:
            first = self._side(place, choices)
        else:  # nobody moved anything; who added or removed nothing has no say in where the new ones stand
            first = _MINE if stored == self.base.orders.get(path, ()) else _THEIRS
        return tuple(dict.fromkeys((*wanted, *stored) if first == _MINE else (*stored, *wanted)))

    # --- what does not fit ---

    def _ask_until_it_fits(self) -> None:
        """Turn changes of one side into questions where the parts would contradict each other.

        In the end everything may be a question; each side's whole state is known to fit.
        """
        while True:
            for side in (_THEIRS, _MINE):
                problems = self._misfit(side)
                if problems is not None:
                    break
            else:
                return
            related = [one for one in self._silent() if any(_concerns(one.path, each) for each in problems)]
            silent = related or [*self._silent()]
            if not silent:
                raise CaseDataError("case.file_faults", problems=problems, count=len(problems))
            for place in silent:
                self._places[place.path, place.kind] = replace(place, asked=True)

    def _misfit(self, side: str) -> tuple[Problem, ...] | None:
        """What is wrong when every question is answered with one side; None when nothing is."""
        chosen: Side = "mine" if side == _MINE else "theirs"
        try:
            self.result({place.path: chosen for place in self.asked})
        except CaseDataError as error:
            return error.problems
        return None

    def _silent(self) -> Iterator[Place]:
        return (one for one in self.places if not one.asked and one.changed in ("mine", "theirs"))


def _changed(before: object, stored: object, wanted: object) -> Changed | None:
    if stored == wanted:
        return "alike" if stored != before else None
    if wanted == before:
        return "theirs"
    return "mine" if stored == before else "both"


def _put(into: dict[_K, _V], source: Mapping[_K, _V], key: _K) -> None:
    if key in source:
        into[key] = source[key]
    else:
        into.pop(key, None)


def _put_all(into: dict[Path, _V], source: Mapping[Path, _V], start: Path) -> None:
    for path in [path for path in into if path[: len(start)] == start]:
        del into[path]
    into.update({path: value for path, value in source.items() if path[: len(start)] == start})


def _concerns(path: Path, problem: Problem) -> bool:
    """Whether a change may have to do with what is wrong: the same entry, or the entry that is missed."""
    parts = tuple(problem.path.removeprefix("marks.").split("."))
    if spread.is_list(parts[:1]):
        parts = parts[:2]
    missed = problem.params.get("id")
    near = path[: len(parts)] == parts or parts[: len(path)] == path
    return near or (missed is not None and missed in path[1:2])
