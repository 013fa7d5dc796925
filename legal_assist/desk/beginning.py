"""The first start: whether there is a store yet, and where one would lie."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from legal_assist.store import opening, places

if TYPE_CHECKING:
    from legal_assist.desk.desk import Desk
    from legal_assist.errors import Problem


def is_first(desk: Desk) -> bool:
    """Whether the folder holds no store of any kind yet. Nothing is made by asking."""
    root = desk.workspace.root
    if os.path.lexists(root / "store.json") or opening.is_sealed(root):
        return False
    try:
        with os.scandir(desk.workspace.cases) as found:
            return next(found, None) is None
    except OSError:
        return not os.path.lexists(desk.workspace.cases)


def place_warnings(desk: Desk) -> tuple[Problem, ...]:
    """What speaks against the folder in which the store would lie."""
    return places.warnings(desk.workspace.root)
