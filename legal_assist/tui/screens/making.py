"""Making papers: folder, acceptance of citations of lesser confidence, progress, and what came of it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from legal_assist.desk import papers
from legal_assist.errors import LegalAssistError
from legal_assist.output_files import require_outside
from legal_assist.tui.crash import TOAST
from legal_assist.tui.panes import said
from legal_assist.tui.screens import case_questions as questions
from legal_assist.tui.screens import leak_overrides, typed_files
from legal_assist.tui.screens.dialogs import Ask, Choice, Tell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from legal_assist.desk import Opened
    from legal_assist.desk.papers import MadeFile
    from legal_assist.reckoning.finding import Gap
    from legal_assist.reckoning.readiness import DocumentState
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.place import Place


async def make(
    place: Place[Any], session: CaseSession, states: tuple[DocumentState, ...], *, draft: bool | None
) -> tuple[MadeFile, ...]:
    """Make papers; a folder is asked for only once there is something to write.

    Args:
        place: the screen that asks.
        session: the case.
        states: which documents.
        draft: True drafts, False finals, None finals of what is complete and drafts of the rest.

    Returns:
        What was written; empty when the user gave up or nothing could be made.
    """
    t, opened = place.sitting.t, session.opened
    faults: dict[str, list[str]] = {}  # several papers often lack the same
    packages = await _prepared(place, session, opened, states, draft, faults)
    made: list[MadeFile] = []
    if packages:
        out = await _folder(place, session)
        if out is None:
            return ()
        try:
            for package in packages:
                write = partial(papers.write, place.sitting.desk, opened, package, out)
                made += await place.sitting.write(write)
        except LegalAssistError as error:
            faults[place.sitting.fault(error)] = []
        if made:
            place.app.clear_notifications()
            place.app.notify(t("making.done", n=len(made), folder=str(out)), timeout=10)
    await _tell(place, faults, several=len(states) > 1)
    return tuple(made)


async def _folder(place: Place[Any], session: CaseSession) -> Path | None:
    """Where the papers shall lie, asked again where they may not; None when the user gave up."""
    asked = str(place.sitting.desk.workspace.output / session.case.code)
    while True:
        words = place.sitting.t("making.folder")
        typed = await place.app.push_screen_wait(Ask(place.sitting, words, asked))
        if typed is None or not typed.strip():
            return None
        out = typed_files.path_of(typed).absolute()
        try:
            require_outside(out)
        except LegalAssistError as error:
            await place.app.push_screen_wait(Tell(place.sitting, place.sitting.fault(error)))
            asked = typed
        else:
            return out


async def _prepared(
    place: Place[Any],
    session: CaseSession,
    opened: Opened,
    states: tuple[DocumentState, ...],
    draft: bool | None,
    faults: dict[str, list[str]],
) -> list[papers.Prepared]:
    """Every document that can be made, in memory; why the others can't goes into `faults`, by title."""
    titles = place.sitting.desk.catalogue.titles(place.sitting.lang)
    hopeless = [one for one in states if draft is False and one.unanswered]
    asked = tuple(one for one in states if one not in hopeless)
    named, why_named = (frozenset[str](), "") if draft else await _name_openly(place, asked)
    cited, why_cited = await _accept(place, asked)
    accepted, reason = named | cited, "; ".join(dict.fromkeys(filter(None, (why_named, why_cited))))
    packages: list[papers.Prepared] = []
    settled: dict[str, str] = {}
    for number, state in enumerate(states, start=1):
        wanted = {*state.unprintable, *map(_acceptance, state.acceptances)}
        as_draft = bool(state.unanswered) or not wanted <= accepted if draft is None else draft
        use = accepted & wanted
        place.app.clear_notifications()
        words = place.sitting.t("making.progress", number=number, n=len(states))
        place.app.notify(words, timeout=2)
        make_one = partial(papers.prepare, place.sitting.desk, opened, (state.id,), draft=as_draft)
        try:
            packages.append(await _one(place, session, make_one, use, reason if use else "", settled))
        except LegalAssistError as error:
            faults.setdefault(place.sitting.fault(error), []).append(titles[state.id])
    place.app.clear_notifications()
    return packages


async def _tell(place: Place[Any], faults: dict[str, list[str]], *, several: bool) -> None:
    """What was not made and why; of several papers each by its title."""
    said = []
    for fault, titles in faults.items():
        named = place.sitting.t("making.not_made", what="; ".join(titles)) if several and titles else ""
        said.append("\n".join(filter(None, (named, fault))))
    words = "\n\n".join(said)
    if "\n" in words or len(words) > TOAST:
        await place.app.push_screen_wait(Tell(place.sitting, words))
    elif words:
        place.app.notify(words, severity="error", timeout=15)


async def _one(
    place: Place[Any],
    session: CaseSession,
    make: Callable[..., papers.Prepared],
    accepted: frozenset[str],
    reason: str,
    settled: dict[str, str],
) -> papers.Prepared:
    """Prepare one document; what the leak scan holds back may be accepted, with a reason for each finding."""
    try:
        return await _whole(make, accepted, reason)
    except LegalAssistError as error:
        others, why = await leak_overrides.ask(place, session, error, settled)
        if not others:
            raise
    both = "; ".join(filter(None, (reason, why)))
    return await _whole(make, accepted | others, both)


async def _whole(
    make: Callable[..., papers.Prepared], accepted: frozenset[str], reason: str
) -> papers.Prepared:
    package = await asyncio.to_thread(partial(make, accepted=accepted, reason=reason))
    package.require_whole()
    return package


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
