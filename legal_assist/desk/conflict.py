"""When a save meets what another window saved in between: both held against what was read, and made one.

try:
    after = desk.record(opened, path, text)
except ConflictError as error:
    found = conflict.compare(desk, opened, error.mine)
    after = conflict.resolve(desk, found, {path: "mine", ...})  # one choice for each of found.fields
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from legal_assist.desk import conflict_words, three_way, wording
from legal_assist.desk.conflict_words import Words
from legal_assist.errors import CaseDataError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk
    from legal_assist.desk.opened import Opened
    from legal_assist.desk.three_way import Kind, Side

_SIDES: Final = ("mine", "theirs")


@dataclass(frozen=True)
class FieldConflict:
    """One place where a person has to choose.

    Args:
        path: the fact (`victims.K1.phone`), the entry (`losses.L2`, which one side doesn't have), or the list
            whose order both changed (`losses`).
        kind: ``fact``, ``entry`` or ``order``.
        label: what it is called.
        base: what stood there when both read it, as text to be shown.
        mine: what this window wants to store.
        theirs: what is stored now.
    """

    path: str
    kind: Kind
    label: str
    base: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Taken:
    """A change of one side only, which needs no choice.

    Args:
        path, kind, label: as of a `FieldConflict`.
        side: whose change it is.
        words: what it makes of the place, as text to be shown.
    """

    path: str
    kind: Kind
    label: str
    side: Side
    words: str


@dataclass(frozen=True)
class Conflict:
    """Two changes of one case.

    Args:
        code: the case.
        base: as this window had read it.
        theirs: as it is stored now.
        mine: as this window wants to store it.
        fields: where a person has to choose; empty when the changes are apart from each other.
        taken: what is taken from either side without a choice.
        renamed: path of each new entry of mine whose id the other window gave away first, and its new id.
        merged: both together; in the places of `fields` what is stored stays.
    """

    code: str
    base: Opened
    theirs: Opened
    mine: Case
    fields: tuple[FieldConflict, ...]
    taken: tuple[Taken, ...]
    renamed: tuple[tuple[str, str], ...]
    merged: Case


def compare(desk: Desk, base: Opened, mine: Case, *, lang: str = "id", masked: bool = False) -> Conflict:
    """Hold what could not be saved against what is stored now. Nothing is stored.

    Args:
        desk: the desk.
        base: the case as it was read before it was changed.
        mine: the changed case.
        lang: language of the texts.
        masked: whether the texts show code names instead of identities.

    Raises:
        StoreError: the stored case can't be read; ``store.unknown_case`` when it was deleted meanwhile.
        CaseDataError: ``conflict.other_case``.
    """
    if mine.code != base.case.code:
        raise CaseDataError("conflict.other_case")
    theirs = desk.open(base.case.code)
    merge = three_way.Merge(base.case, theirs.case, mine)
    renamed = tuple((".".join(old), new[-1]) for old, new in merge.renamed)
    bare = Conflict(mine.code, base, theirs, mine, (), (), renamed, merge.result({}))
    return _told(bare, merge, lang, masked=masked)


def reworded(conflict: Conflict, lang: str, *, masked: bool) -> Conflict:
    """The same conflict with texts in another language, masked or not; reads nothing from the store."""
    return _told(conflict, _merge(conflict), lang, masked=masked)


def preview(conflict: Conflict, choices: Mapping[str, str]) -> Case:
    """What `resolve` would store.

    Raises:
        CaseDataError: as `resolve`.
    """
    asked = {one.path for one in conflict.fields}
    problems = [Problem(path, "conflict.unanswered") for path in asked if choices.get(path) not in _SIDES]
    problems += [Problem(path[:80], "conflict.unknown_place") for path in choices if path not in asked]
    if problems:
        problems.sort(key=lambda one: one.path)
        raise CaseDataError("conflict.incomplete", problems=tuple(problems), count=len(problems))
    chosen: dict[tuple[str, ...], Side] = {
        tuple(path.split(".")): "mine" if side == "mine" else "theirs" for path, side in choices.items()
    }
    try:
        return _merge(conflict).result(chosen)
    except CaseDataError as error:
        raise CaseDataError("conflict.does_not_fit", problems=error.problems) from None


def resolve(desk: Desk, conflict: Conflict, choices: Mapping[str, str]) -> Opened:
    """Store both changes as one revision, whose reason names the two revisions.

    Args:
        desk: the desk.
        conflict: as `compare` found it.
        choices: ``mine`` or ``theirs`` by the path of each of its `fields`.

    Returns:
        The case as stored; the stored one itself when nothing is to be changed in it.

    Raises:
        CaseDataError: ``conflict.incomplete`` while a choice is missing or is none; ``conflict.does_not_fit``
            when the parts contradict each other. `problems` names the places; nothing was stored.
        ConflictError: it was saved once more meanwhile; compare again.
    """
    merged = preview(conflict, choices)
    reason = wording.reason_of("conflict.why", base=conflict.base.revision, found=conflict.theirs.revision)
    return desk.keep(conflict.theirs, merged, reason)


def _merge(conflict: Conflict) -> three_way.Merge:
    return three_way.Merge(conflict.base.case, conflict.theirs.case, conflict.mine)


def _told(conflict: Conflict, merge: three_way.Merge, lang: str, *, masked: bool) -> Conflict:
    cases = (conflict.base.case, conflict.theirs.case, conflict.mine)
    words = Words(lang, cases if masked else ())
    fields, taken = [], []
    for place in merge.places:
        path = ".".join(place.path)
        label = conflict_words.label(place.path, place.kind, lang)
        base, mine, theirs = (
            words.at(side, place.path, place.kind, merge.base)
            for side in (merge.base, merge.mine, merge.theirs)
        )
        if place.asked:
            fields.append(FieldConflict(path, place.kind, label, base, mine, theirs))
        elif place.changed == "mine":
            taken.append(Taken(path, place.kind, label, "mine", mine))
        elif place.changed == "theirs":
            taken.append(Taken(path, place.kind, label, "theirs", theirs))
    return replace(conflict, fields=tuple(fields), taken=tuple(taken))
