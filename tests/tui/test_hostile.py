"""Hostile texts pasted into every field there is: kept letter by letter or refused in words, never obeyed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from conftest import open_first_case, running, sees, settle, text_of, told, wait_for
from textual import events
from textual.command import CommandPalette
from textual.widgets import Input

from legal_assist.cases import editing, vocabulary
from legal_assist.tui.forms.draft import Draft
from legal_assist.tui.forms.editors import LineEditor, PassageEditor
from legal_assist.tui.screens.dialogs import Ask, Pick
from legal_assist.tui.screens.form import Form
from legal_assist.tui.screens.search import Search

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from legal_assist.desk import Desk, Opened
    from legal_assist.tui.app import LegalAssist

TEXTS = (
    "[/]",
    "[@click=app.quit]x[/] {{ korban.nama }} {% raw %} &<>\"'",
    "panjang " * 1250,
    "baris satu\nbaris dua\r\n\tbaris tiga\n\n",
    "\u202etnelas\u202c \u2066kanan ke kiri\u2069 \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "\x1b[31mmerah\x1b[0m\x1b]0;judul\x07\x9b2J",
    "\x00\x08\x7f nol",
    "😀👨‍👩‍👧 e\u0301 \ud7ff \ufeff\u200b",
    '=HYPERLINK("http://x")',
    "../../etc/passwd",
)
#: The case itself and every list there is, each in the first entry of the sample that holds it.
_WITHIN = {"victims.": "victims.K1.", "losses.": "losses.L1."}
LISTS = sorted(path for path, fact in vocabulary.facts().items() if fact.kind == "list")
FORMS = ("", *(re.sub(r"^(victims|losses)\.", lambda found: _WITHIN[found[0]], path) for path in LISTS))


def harmful(text: str) -> list[str]:
    """What a terminal would obey."""
    return [
        sign
        for sign in text
        if sign != "\n" and (unicodedata.category(sign) in ("Cc", "Cs") or sign in "\u202e\u202c\u2066\u2069")
    ]


async def paste(app: LegalAssist, pilot: Pilot[Any], text: str) -> None:
    """As a terminal hands a paste on."""
    app.post_message(events.Paste(text))
    await pilot.pause()


async def open_entry(app: LegalAssist, pilot: Pilot[Any], path: str) -> None:
    """The form of an entry; of a list its first one, or a new one."""
    session = app.screen.session
    parts = path.rpartition(".")
    if path and not parts[2][:1].isupper():
        entries = editing.entries_at(session.case, path)
        draft = Draft(session, path, entries[0].id if entries else None)
    else:
        draft = Draft(session, parts[0], parts[2] or None)
    await app.push_screen(Form(draft))
    await wait_for(pilot, lambda: isinstance(app.screen, Form) and app.screen.rows())


@pytest.mark.parametrize("path", FORMS)
async def test_every_field_of_every_form_takes_or_refuses_them(
    desk: Desk, sample_a: Opened, path: str
) -> None:
    pasted = 0
    async with running(desk, (100, 40)) as (app, pilot):
        await open_first_case(app, pilot)
        await open_entry(app, pilot, path)
        app.sitting.revealed, app.sitting.revealed_case = True, sample_a.case.code
        form = app.screen
        for number in range(len(form.pages)):
            await form._show_page(number)
            await pilot.pause()
            names = [one.field for one in form.rows() if isinstance(one.editor, LineEditor | PassageEditor)]
            for name in names:
                field = next((one for one in form.rows() if one.field == name and one.display), None)
                if field is None:
                    continue  # no longer asked
                text, pasted = TEXTS[(pasted + len(path)) % len(TEXTS)], pasted + 1
                field.editor.focus()
                await paste(app, pilot, text)
                assert not harmful(field.editor.answer), name
                form.put_away()
                await wait_for(pilot, lambda: not form._under_way)
                assert app.screen is form, (name, text_of(app))
                assert not harmful(text_of(app)), name
                # Parts of a basis or a rate wait for each other.
                waits = name.startswith(("basis.", "rate."))
                if name in form.draft.texts and not form.draft.is_new and not waits:
                    assert form.draft.faults[name], name
        assert pasted
        form.draft.forget()
        form.draft.faults.clear()
        await pilot.press("f2", "f2")
        await pilot.pause()


async def every_box(app: LegalAssist, pilot: Pilot[Any], key: str, text: str, kind: type[Any]) -> None:
    """Open a box by a key, paste, confirm, and go back from wherever that leads."""
    home = app.screen
    await pilot.press(key)
    await wait_for(pilot, lambda: isinstance(app.screen, kind))
    await pilot.pause()
    await paste(app, pilot, text)
    assert not harmful(text_of(app))
    await pilot.press("enter")
    await settle(app, pilot)
    for _ in range(8):
        if app.screen is not home:
            await pilot.press("escape")
            await settle(app, pilot)
    assert app.screen is home
    assert not harmful(text_of(app) + told(app))
    app.clear_notifications()


async def test_every_question_of_the_list_of_cases_survives_them(desk: Desk, sample_a: Opened) -> None:
    boxes = (("i", Ask), ("x", Ask), ("c", Pick), ("ctrl+f", Search), ("ctrl+p", CommandPalette))
    async with running(desk) as (app, pilot):
        await sees(app, pilot, "MERANTI-26")
        home = app.screen
        for number, text in enumerate(TEXTS):
            key, kind = boxes[number % len(boxes)]
            await every_box(app, pilot, key, text, kind)
            key, kind = boxes[(number + 2) % len(boxes)]
            await every_box(app, pilot, key, text, kind)
            await pilot.press("slash")
            await paste(app, pilot, text)
            assert not harmful(text_of(app))
            await pilot.press("enter", "escape")
            await sees(app, pilot, "MERANTI-26")
        await pilot.press("f5")
        await wait_for(pilot, lambda: app.screen is not home and app.screen.query("#law-search"))
        for text in TEXTS:
            app.screen.query_one("#law-search", Input).value = ""
            app.screen.query_one("#law-search", Input).focus()
            await paste(app, pilot, text)
            await pilot.press("enter")
            await settle(app, pilot)
            assert not harmful(text_of(app))
    assert desk.open("MERANTI-26").revision == 1


async def test_the_door_and_the_questions_about_the_store_survive_them(
    sealed: Desk, sealed_case: Opened
) -> None:
    async with running(sealed) as (app, pilot):
        await sees(app, pilot, "MERANTI-26")
        await pilot.press("p")
        await sees(app, pilot, "Jenis: tersegel")
        for text in TEXTS:
            await every_box(app, pilot, "t", text, Ask)
        await pilot.press("ctrl+l")
        await wait_for(pilot, lambda: sealed.is_locked and app.screen.query("#passphrase"))
        for text in TEXTS:
            app.screen.query_one("#passphrase").focus()
            await paste(app, pilot, text)
            await pilot.press("enter")
            await wait_for(pilot, lambda: not app.screen._opening)
            assert sealed.is_locked
            assert not harmful(text_of(app))
