"""Which store a path lies in, and which part of it is meant for papers: told by names, nothing is read.

Known below the store itself, so that the one door of all output can keep plain files out of it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

#: The file that marks the folder of a store, and the folder of its cases.
MARKER: Final = "store.json"
CASES: Final = "cases"
#: The folders inside it that are meant for what people write and receive: papers, lessons, the training room.
OUTPUT: Final = "dokumen"
LESSONS: Final = "lessons"
TRAINING: Final = "training"


def around(path: Path) -> Path | None:
    """The store whose own part a path lies in; None outside of any store, and in the parts meant for papers.

    Args:
        path: a file or folder; it need not exist. Links are followed.
    """
    try:
        here = path.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself; nothing is written there either
        return None
    for root in (here, *here.parents):
        if _is_store(root):
            parts = here.relative_to(root).parts
            return None if parts and parts[0] in (OUTPUT, LESSONS, TRAINING) else root
    return None


def _is_store(folder: Path) -> bool:
    # These two never raise, whatever a typed name is; those of a `Path` do for one that is too long.
    return os.path.isfile(folder / MARKER) and os.path.isdir(folder / CASES)  # noqa: PTH112, PTH113
