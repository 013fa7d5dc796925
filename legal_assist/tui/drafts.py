"""What was typed and is not stored: sealed as a draft, and offered again when the store is open."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from legal_assist.cases import vocabulary
from legal_assist.desk import drafting
from legal_assist.errors import LegalAssistError, StoreError
from legal_assist.tui.forms import form_words, pages, question_draft, values
from legal_assist.tui.forms.draft import CASE, NEW, Draft
from legal_assist.tui.screens.dialogs import Choice, Tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import App

    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.place import Place
    from legal_assist.tui.sitting import Sitting


def draft_of(session: CaseSession, kept: drafting.Draft) -> Draft:
    """The form's draft with the kept texts in it; texts of fields that no longer exist are left out."""
    draft: Draft
    if kept.form == question_draft.KEPT_AS:
        known = {name for name in kept.texts if vocabulary.find(name) is not None and session.has_field(name)}
        draft = question_draft.QuestionDraft(session, [name for name in kept.texts if name in known])
    else:
        list_path, _, entry = kept.form.rpartition(".")
        draft = Draft(session, list_path, None if entry in (NEW, CASE) else entry)
        draft.texts.clear()  # what a new entry began with was kept too, unless it was taken away
        known = set(pages.own_fields(draft.bare))
    for name, text in kept.texts.items():
        if name in known:
            draft.put(name, text)
    if not draft.is_new:
        for name in list(draft.texts):
            draft.check(name)
    return draft


def sealing_places(places: Iterable[Place[Any]]) -> list[Any]:
    """The forms among some screens."""
    return [place for place in places if hasattr(place, "seal_draft")]


async def keep_all(sitting: Sitting, places: Iterable[Place[Any]]) -> tuple[str, ...]:
    """Seal what stands unsaved in every form; gives the code names of the cases it belongs to.

    Raises:
        StoreError: it could not be sealed; nothing was dropped.
    """
    codes = []
    for form in sealing_places(places):
        try:
            if await form.seal_draft():
                codes.append(form.case_code)
        except StoreError as error:
            raise StoreError("tui_store.draft.not_kept", why=sitting.fault(error)) from error
    return tuple(dict.fromkeys(codes))


def keep_in_crash(places: Iterable[Place[Any]]) -> bool:
    """Seal what can be sealed while the program ends; says whether anything was."""
    kept = False
    for form in sealing_places(places):
        with suppress(Exception):  # the program is ending because of another error, which is the one to tell
            kept = form.seal_now() or kept
    return kept


# --- offering ------------------------------------------------------------------------------------


async def offer(app: App[Any], sitting: Sitting, codes: Iterable[str]) -> None:
    """After unlocking: ask about the texts that wait in these cases, and lead to the one that is wanted."""
    for code in codes:
        for kept in await asyncio.to_thread(drafting.found, sitting.desk, code):
            opened = await asyncio.to_thread(sitting.desk.open, code)
            from legal_assist.tui.case_session import CaseSession
            from legal_assist.tui.screens.case_file import CaseFile

            session = CaseSession(sitting, opened)
            if await ask_about(app, session, kept) == "go_on":
                await app.push_screen(CaseFile(session))
                await open_form(app, session, kept)
                return


async def offer_in_case(app: App[Any], session: CaseSession) -> None:
    """A case was opened: ask about the texts that wait in it."""
    for kept in await asyncio.to_thread(drafting.found, session.sitting.desk, session.case.code):
        if await ask_about(app, session, kept) == "go_on":
            await open_form(app, session, kept)
            return


async def ask_about(app: App[Any], session: CaseSession, kept: drafting.Draft, *, here: bool = False) -> str:
    """Ask what shall become of one kept text; `drop` is carried out at once.

    Args:
        app: the program.
        session: the case.
        kept: the text.
        here: whether its form is open: then it can't wait any longer.
    """
    sitting = session.sitting
    s = sitting.s
    draft = draft_of(session, kept)
    at = sitting.moment(kept.saved_at)
    lines = [s("draft.found", place=place_words(sitting, draft), code=kept.code, at=at)]
    if draft.is_gone:
        lines.append(s("draft.place_gone"))
        first = ("look", s("draft.look"))
    else:
        if kept.revision != session.opened.revision:
            lines.append(s("draft.changed"))
        first = ("go_on", s("draft.go_on"))
    buttons = [first, *([] if here else [("later", s("draft.later"))]), ("drop", s("draft.drop"))]
    while True:
        answer = await app.push_screen_wait(Choice(sitting, "\n\n".join(lines), buttons))
        if answer != "look":
            break
        await app.push_screen_wait(Tell(sitting, _readable(session, draft, kept)))
    if answer == "drop":
        await sitting.write(lambda: drafting.drop(sitting.desk, kept.code, kept.form))
        app.notify(s("draft.dropped"))
    return answer or "later"


async def open_form(app: App[Any], session: CaseSession, kept: drafting.Draft) -> None:
    """Open the form in which a text was typed, with the text in it."""
    from legal_assist.tui.screens.form import Form

    draft = draft_of(session, kept)
    if draft.texts:
        await app.push_screen(Form(draft, next(iter(draft.texts)), restored=True))
    else:  # everything that was typed is stored meanwhile
        with suppress(LegalAssistError):  # then it is offered once more, and nothing is lost
            await session.sitting.write(lambda: drafting.drop(session.sitting.desk, kept.code, kept.form))


def place_words(sitting: Sitting, draft: Draft) -> str:
    """What a form is called: `Korban K1`, `Pos kerugian (baru)`."""
    if not draft.list_path:
        return sitting.t("pane.facts")
    entry = sitting.t("form.new_entry") if draft.is_new else draft.entry_id or ""
    owner = " ".join(part for part in draft.list_path.split(".") if vocabulary.is_entry_id(part))
    return " ".join(part for part in (owner, form_words.list_title(sitting, draft.bare), entry) if part)


def _readable(session: CaseSession, draft: Draft, kept: drafting.Draft) -> str:
    lines = []
    for name, text in kept.texts.items():
        label = values.label(f"{draft.bare}.{name}".lstrip("."), session.sitting.lang)
        lines.append(f"{label}: {session.show(text)}")
    return "\n".join(lines)
