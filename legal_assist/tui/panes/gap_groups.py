"""Many gaps at once, put together by where they are filled in, the group most documents wait for first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from legal_assist.cases import vocabulary
from legal_assist.tui.forms import form_words, pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.reckoning.finding import Gap
    from legal_assist.reckoning.readiness import DocumentState
    from legal_assist.tui.sitting import Sitting

#: Up to so many gaps are listed one by one.
FEW: Final = 8


@dataclass(frozen=True)
class Group:
    """Gaps that are filled in at one place; `waiting` documents need at least one of them."""

    name: str
    gaps: tuple[Gap, ...]
    waiting: int


def groups(sitting: Sitting, gaps: Sequence[Gap], documents: Sequence[DocumentState]) -> tuple[Group, ...]:
    """The groups, those first that most documents wait for; among equals the larger ones first.

    Args:
        sitting: for the language.
        gaps: what one document lacks.
        documents: the state of all documents; those that surely don't apply are not counted.
    """
    found: dict[str, list[Gap]] = {}
    for gap in gaps:
        found.setdefault(_place(sitting, gap.path), []).append(gap)
    wanted = [{gap.path for gap in one.gaps} for one in documents if one.applies is not False]
    made = [
        Group(name, tuple(own), sum(bool(paths & {gap.path for gap in own}) for paths in wanted))
        for name, own in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.waiting, -len(one.gaps))))


def line(sitting: Sitting, group: Group) -> str:
    """`K1 Identitas: 5 isian, ditunggu 6 dokumen`."""
    return sitting.t("documents.group", name=group.name, n=len(group.gaps), waiting=group.waiting)


def _place(sitting: Sitting, path: str) -> str:
    """The victim and page, the list, or the page of the case on which a gap is filled in."""
    parts = path.split(".")
    lists = [name for name in (parts[0],) if (fact := vocabulary.find(name)) and fact.kind == "list"]
    if not lists:
        page = pages.pages_of("")[pages.page_with("", vocabulary.without_ids(path))]
        return form_words.page_name(sitting, page)
    codes = [part for part in parts if vocabulary.is_entry_id(part)]
    field = vocabulary.without_ids(path).removeprefix(lists[0]).lstrip(".")
    own = pages.own_fields(lists[0])
    title = form_words.list_title(sitting, lists[0])
    if lists[0] == "victims" and field in own:
        title = form_words.page_name(sitting, pages.pages_of("victims")[pages.page_with("victims", field)])
    return " ".join((*codes[:1], title)) if lists[0] == "victims" else title


__all__ = ["FEW", "Group", "groups", "line"]
