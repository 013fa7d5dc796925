"""Making papers: folder, acceptance of citations of lesser confidence, progress, and what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from legal_assist.errors import LegalAssistError
from legal_assist.output_files import require_outside
from legal_assist.tui.crash import TOAST
from legal_assist.tui.panes import said
from legal_assist.tui.screens import case_questions as questions
from legal_assist.tui.screens import leak_overrides, opening
from legal_assist.tui.screens.dialogs import Ask, Choice, Tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.desk.papers import MadeFile
    from legal_assist.reckoning.finding import Gap
    from legal_assist.reckoning.readiness import DocumentState
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.place import Place


async def make(
    place: Place[Any], session: CaseSession, states: tuple[DocumentState, ...], *, draft: bool | None
) -> tuple[MadeFile, ...]:
    """Make papers into a folder the user names.

    Args:
        place: the screen that asks.
        session: the case.
        states: which documents.
        draft: True drafts, False finals, None finals of what is complete and drafts of the rest.

    Returns:
        What was written; empty when the user gave up or nothing could be made.
    """
    t, desk = place.sitting.t, place.sitting.desk
    default = str(desk.workspace.output / session.case.code)
    folder = await place.app.push_screen_wait(Ask(place.sitting, t("making.folder"), default))
    if folder is None or not folder.strip():
        return ()
    out = opening.folder_of(folder)
    try:
        require_outside(out)  # before anything is asked for nothing
    except LegalAssistError as error:
        await place.app.push_screen_wait(Tell(place.sitting, place.sitting.fault(error)))
        return ()
    named, why_named = (frozenset[str](), "") if draft else await _name_openly(place, states)
    cited, why_cited = await _accept(place, states)
    accepted, reason = named | cited, "; ".join(dict.fromkeys(filter(None, (why_named, why_cited))))
    opened = session.opened
    made: list[MadeFile] = []
    settled: dict[str, str] = {}
    faults: dict[str, None] = {}  # several papers often lack the same
    for number, state in enumerate(states, start=1):
        wanted = {*state.unprintable, *map(_acceptance, state.acceptances)}
        as_draft = bool(state.unanswered) or not wanted <= accepted if draft is None else draft
        use = accepted & wanted
        place.app.clear_notifications()
        place.app.notify(t("making.progress", number=number, n=len(states)), timeout=2)

        make_one = partial(desk.make, opened, (state.id,), out, draft=as_draft)
        try:
            made += await _one(place, session, make_one, use, reason if use else "", settled)
        except LegalAssistError as error:
            faults[place.sitting.fault(error)] = None
    if made:
        place.app.clear_notifications()
        place.app.notify(t("making.done", n=len(made), folder=str(out)), timeout=10)
    words = "\n\n".join(faults)
    if "\n" in words or len(words) > TOAST:
        await place.app.push_screen_wait(Tell(place.sitting, words))
    elif words:
        place.app.notify(words, severity="error", timeout=15)
    return tuple(made)


async def _one(
    place: Place[Any],
    session: CaseSession,
    job: Callable[..., Any],
    accepted: frozenset[str],
    reason: str,
    settled: dict[str, str],
) -> tuple[MadeFile, ...]:
    """Make one document; what the leak scan holds back may be accepted, with a reason for each finding."""
    make: Callable[..., tuple[MadeFile, ...]] = job
    try:
        return tuple(await place.sitting.write(partial(make, accepted=accepted, reason=reason)))
    except LegalAssistError as error:
        others, why = await leak_overrides.ask(place, session, error, settled)
        if not others:
            raise
        both = "; ".join(filter(None, (reason, why)))
        again = partial(make, accepted=accepted | others, reason=both)
    return tuple(await place.sitting.write(again))


def _acceptance(gap: Gap) -> str:
    return str(gap.said.params["acceptance"])


async def _name_openly(place: Place[Any], states: tuple[DocumentState, ...]) -> tuple[frozenset[str], str]:
    """Ask whether a victim in danger may be named in papers that reach the other side; it needs a reason."""
    wanted = {_acceptance(gap): gap for state in states for gap in state.acceptances}
    if not wanted:
        return frozenset(), ""
    t = place.sitting.t
    listed = "\n\n".join(said.say(place.sitting, gap.said) for gap in wanted.values())
    buttons = [("no", t("making.name_no")), ("yes", t("making.name_yes"))]
    words = t("making.name", what=listed)
    if await place.app.push_screen_wait(Choice(place.sitting, words, buttons)) != "yes":
        return frozenset(), ""
    return await _with_reason(place, frozenset(wanted), t("making.name_reason"))


async def _with_reason(place: Place[Any], wanted: frozenset[str], words: str) -> tuple[frozenset[str], str]:
    """What is accepted, once a reason is given."""
    reason = await questions.reason(place, words)
    return (wanted, reason) if reason else (frozenset(), "")


async def _accept(place: Place[Any], states: tuple[DocumentState, ...]) -> tuple[frozenset[str], str]:
    """Ask whether citations of lesser confidence may be printed; they need a reason."""
    wanted = tuple(dict.fromkeys(each for state in states for each in state.unprintable))
    if not wanted:
        return frozenset(), ""
    t, book = place.sitting.t, place.sitting.desk.book
    listed = []
    for each in wanted:
        code = book.provision(each).confidence
        listed.append(f"- {said.cite(place.sitting, (each,))}: {code}, {t(f'confidence.{code}')}")
    words = t("making.accept", what="\n".join(listed))
    buttons = [("no", t("making.accept_no")), ("yes", t("making.accept_yes"))]
    if await place.app.push_screen_wait(Choice(place.sitting, words, buttons)) != "yes":
        return frozenset(), ""
    return await _with_reason(place, frozenset(wanted), t("making.reason"))
