"""What a new entry begins with, because the case leaves no other answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.cases import vocabulary

if TYPE_CHECKING:
    from legal_assist.cases.case import Case


def of_new(case: Case, list_path: str) -> dict[str, str]:
    """Texts of a new entry: whom it is about, where the case has a single victim. They can be changed.

    Args:
        case: the case.
        list_path: the list that gets the entry (`losses`, `exhibits`).
    """
    if len(case.victims) != 1:
        return {}
    bare = vocabulary.without_ids(list_path)
    return {
        path.removeprefix(f"{bare}."): case.victims[0].id
        for path, fact in vocabulary.facts().items()
        if path.rpartition(".")[0] == bare and fact.kind == "ref" and fact.to == "victims"
    }
