"""An earlier revision of a case, brought back as a new one: what stands there now stays in the history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist.desk import merging, wording

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.desk.desk import Desk, Opened


@dataclass(frozen=True)
class Earlier:
    """A case as it was.

    Args:
        revision: its number.
        case: what it held.
        places: paths that differ from the case as it is now; empty when nothing would change.
    """

    revision: int
    case: Case
    places: tuple[str, ...]


def look(desk: Desk, opened: Opened, revision: int) -> Earlier:
    """See what going back would change; nothing is stored.

    Raises:
        StoreError: ``store.unknown_revision``, or the case can't be read.
        CaseDataError: what was stored then can't be read as a case any more.
    """
    case = desk.earlier(opened.case.code, revision)
    return Earlier(revision, case, tuple(one.path for one in merging.compare(opened.case, case)))


def go_back(desk: Desk, opened: Opened, earlier: Earlier) -> Opened:
    """Store an earlier state as a new revision; attachments stay as they are.

    Raises:
        ConflictError: another window saved in between; nothing is overwritten.
    """
    why = wording.reason_of("going_back.why", revision=earlier.revision)
    return desk.keep(opened, earlier.case, why)
