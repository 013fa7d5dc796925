"""The questions that screens of a case ask: choices, other answers, conflicts, what was not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from legal_assist import messages
from legal_assist.cases.case import MarkKind
from legal_assist.tui.line_list import Row
from legal_assist.tui.screens.dialogs import Ask, Choice, Pick

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.place import Place

_MARKS: Final[tuple[MarkKind, ...]] = get_args(MarkKind)
_NOTED: Final = ("held_by_other", "to_follow")


async def pick(
    place: Place[Any], words: str, rows: Sequence[Row], chosen: str = "", *, several: bool = False
) -> tuple[str, ...] | None:
    """Choose from a list; None when nothing was decided."""
    now = tuple(part for part in chosen.replace(",", " ").split() if part)
    return await place.app.push_screen_wait(Pick(place.sitting, words, rows, chosen=now, several=several))


async def ask(
    place: Place[Any], words: str, value: str = "", *, refuse: Callable[[str], str] | None = None
) -> str | None:
    """One line of text; None when nothing was decided. `refuse` as of `Ask`."""
    return await place.app.push_screen_wait(Ask(place.sitting, words, value, refuse=refuse))


async def reason(place: Place[Any], words: str) -> str:
    """Why something is accepted; empty, and said so, when no reason is given."""
    given = (await ask(place, words) or "").strip()
    if not given:
        place.app.notify(place.sitting.t("making.no_reason"), severity="warning")
    return given


async def other_answer(
    place: Place[Any], label: str, path: str, session: CaseSession
) -> tuple[MarkKind | None, str] | None:
    """Which answer that is not a value, with a note where one helps; None when nothing was decided."""
    t, lang = place.sitting.t, place.sitting.lang
    rows = [Row(kind, messages.text(f"facts.marks.{kind}", lang)) for kind in _MARKS]
    now = session.case.marks.get(path)
    if now is not None:
        rows.append(Row("none", t("mark.take_away")))
    picked = await pick(place, t("mark.question", field=label), rows, now.kind if now else "")
    if not picked:
        return None
    kind = next((each for each in _MARKS if each == picked[0]), None)
    if kind not in _NOTED:
        return kind, ""
    note = await place.app.push_screen_wait(
        Ask(place.sitting, t(f"mark.note.{kind}"), now.note or "" if now else "")
    )
    return None if note is None else (kind, note)


async def about_unsaved(place: Place[Any], *, new: bool) -> str:
    """Something typed is not stored: `stay`, `keep` sealed, `drop`, or for a new entry `save`."""
    t = place.sitting.t
    buttons = [("stay", t("unsaved.stay"))]
    if new:
        buttons.insert(0, ("save", t("unsaved.save")))
    buttons += [("keep", place.sitting.s("draft.keep")), ("drop", t("unsaved.drop"))]
    words = t("unsaved.new" if new else "unsaved.words")
    answer = await place.app.push_screen_wait(Choice(place.sitting, words, buttons))
    return answer or "stay"


async def may_remove(place: Place[Any], words: str) -> bool:
    """Whether an entry shall go."""
    t = place.sitting.t
    buttons = [("stay", t("remove.stay")), ("go", t("remove.go"))]
    asked = t("remove.words", entry=words)
    return await place.app.push_screen_wait(Choice(place.sitting, asked, buttons)) == "go"


async def may_change(place: Place[Any], label: str, old: str, new: str) -> bool:
    """Whether an answer on which much hangs shall become another one."""
    t = place.sitting.t
    buttons = [("stay", t("change.stay", old=old)), ("go", t("change.go", new=new))]
    words = t("change.words", field=label, old=old, new=new)
    return await place.app.push_screen_wait(Choice(place.sitting, words, buttons)) == "go"
