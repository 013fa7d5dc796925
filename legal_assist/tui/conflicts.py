"""When another window saved meanwhile: what changed apart is merged, where both changed the user chooses."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from legal_assist.cases import editing
from legal_assist.desk import conflict
from legal_assist.errors import CaseDataError, ConflictError
from legal_assist.tui.plain import plain
from legal_assist.tui.screens.comparing import Compared, Comparing, Told

if TYPE_CHECKING:
    from legal_assist.desk.conflict import Conflict
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.place import Place
    from legal_assist.tui.sitting import Sitting


async def settle(place: Place[Any], session: CaseSession, error: ConflictError) -> Conflict | None:
    """Make one case of both changes.

    Returns:
        What was merged, once it is stored; None when nothing was saved.

    Raises:
        LegalAssistError: the stored case can't be read, or what was chosen does not fit together.
    """
    sitting = place.sitting
    while True:
        if error.mine is None:
            await session.reload()
            place.app.notify(sitting.s("compare.reloaded"), severity="warning")
            return None
        found = await asyncio.to_thread(conflict.compare, sitting.desk, session.opened, error.mine)
        choices: dict[str, str] | None = {}
        if found.fields:
            screen = Comparing(sitting, found.code, partial(_told, sitting, found))
            choices = await place.app.push_screen_wait(screen)
        if choices is None:
            place.app.notify(sitting.s("compare.gave_up"), severity="warning")
            return None
        try:
            await session.change(partial(_resolve, sitting, found, choices))
        except ConflictError as again:  # saved once more while the user was choosing
            error = again
            error.mine = found.mine
            continue
        if not found.fields:
            lines = _by_itself(sitting, conflict.reworded(found, sitting.lang, masked=not sitting.revealed))
            place.app.notify("\n".join([sitting.s("compare.merged"), *lines]), timeout=15)
        return found


def _resolve(sitting: Sitting, found: Conflict, choices: dict[str, str], _opened: object) -> Any:
    return conflict.resolve(sitting.desk, found, choices)


def new_entry(found: Conflict, list_path: str) -> str | None:
    """The id of the entry that this window added, as it is called after the merge."""
    before = {one.id for one in _entries(found.base.case, list_path)}
    for one in _entries(found.mine, list_path):
        if one.id not in before:
            return str(dict(found.renamed).get(f"{list_path}.{one.id}", one.id))
    return None


def _entries(case: Any, list_path: str) -> tuple[Any, ...]:
    try:
        return editing.entries_at(case, list_path)
    except CaseDataError:
        return ()


def _told(sitting: Sitting, found: Conflict) -> Told:
    shown = conflict.reworded(found, sitting.lang, masked=not sitting.revealed)
    s = sitting.s
    places = tuple(
        Compared(
            one.path,
            one.label,
            (
                s("compare.before", words=one.base),
                s("compare.mine", words=one.mine),
                s("compare.theirs", words=one.theirs),
            ),
        )
        for one in shown.fields
    )
    return Told(
        s("compare.title", code=found.code), s("compare.lead"), places, tuple(_by_itself(sitting, shown))
    )


def _by_itself(sitting: Sitting, shown: Conflict) -> list[str]:
    s = sitting.s
    lines = [s(f"compare.from_{one.side}", label=one.label, words=one.words) for one in shown.taken]
    lines += [s("compare.renamed", old=old.rpartition(".")[2], new=new) for old, new in shown.renamed]
    return [plain(line) for line in lines]
