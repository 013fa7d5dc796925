"""A walker that presses keys at random, now and then types something on purpose, and finds its way home."""

from __future__ import annotations

import asyncio
import random
import time
import traceback
from collections import deque
from typing import TYPE_CHECKING, Any, Final

from conftest import text_of
from textual.widgets import Button

from legal_assist.cases import editing
from legal_assist.desk import drafting
from legal_assist.tui.forms.editors import LineEditor
from legal_assist.tui.screens.blank import Blank
from legal_assist.tui.screens.case_list import CaseList
from legal_assist.tui.screens.form import Form

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from legal_assist.desk import Desk
    from legal_assist.tui.app import LegalAssist
    from legal_assist.tui.forms.field_row import FieldRow

#: Each key as often as it stands here. Everything a place knows, letters that mean nothing, and no Ctrl+Q.
KEYS: Final = (
    *("enter",) * 8,
    *("down",) * 6,
    *("tab", "escape", "right") * 3,
    *("up", "left", "shift+tab", "pagedown", "pageup", "home", "end", "space") * 2,
    *"abcdefghiklmnoprstuvwxyz",
    *("A", "B", "left_square_bracket", "slash", "comma", "question_mark", "delete", "backspace"),
    *"1234567890",
    *(f"f{number}" for number in range(1, 9)),
    *("f9", "f9"),
    *("ctrl+f", "ctrl+l", "ctrl+p", "ctrl+r", "ctrl+s", "ctrl+t", "ctrl+x", "ctrl+c"),
)
#: Ways into a case and on: walks begin at different places, so that all are visited.
WAYS: Final = (
    (),
    ("enter",),
    ("enter", "g"),
    ("enter", "g", "down", "down", "enter", "ctrl+s"),
    ("enter", "5", "enter"),
    ("enter", "9"),
    ("enter", "8", "m"),
    ("enter", "left", "end", "up", "enter", "enter", "b"),
    ("enter", "left", "end", "enter", "enter"),
    ("f5",),
    ("enter", "3", "enter"),
    ("enter", "3", "down", "down", "enter"),
    ("enter", "4", "enter", "enter"),
    ("enter", "6", "enter"),
    ("p",),
)
#: Keys between two edits made on purpose (where a form is in sight), and between two ways home.
EDIT_EVERY: Final = 5
HOME_EVERY: Final = 50
_PATIENCE: Final = 60.0


class Walker:
    """Drives one program.

    Args:
        app: the program.
        pilot: its keys.
        desk: the store that is looked at from outside.
        seed: makes the walk.
    """

    def __init__(self, app: LegalAssist, pilot: Pilot[Any], desk: Desk, seed: int) -> None:
        self.app, self.pilot, self.desk = app, pilot, desk
        self.choose = random.Random(seed)  # noqa: S311 - a walk, no secret
        self.pressed: deque[str] = deque(maxlen=60)
        self.seen: set[str] = set()
        self.edits = self.quits = 0
        # The palette offers the way out of the program too; the walk is not over for that.
        app.action_quit = self._stay  # type: ignore[method-assign]

    async def _stay(self) -> None:
        self.quits += 1

    async def walk(self, steps: int) -> None:
        """Press so many keys; every fault names the last keys and shows the screen."""
        await self.press(*WAYS[self.choose.randrange(len(WAYS))])
        for number in range(1, steps + 1):
            await self.press(self.choose.choice(KEYS))
            if number % EDIT_EVERY == 0:
                await self.edit()
            if number % HOME_EVERY == 0:
                await self.home()
                await self.press(*WAYS[self.choose.randrange(len(WAYS))])
        await self.home()

    async def press(self, *keys: str) -> None:
        """Press keys, and look whether the program still stands."""
        for key in keys:
            self.pressed.append(key)
            await self.pilot.press(key)
            self.seen.add(type(self.app.screen).__name__)
            assert self.app.is_running, self._told("the program ended")
            assert not self.app.faults, self._told(_trace(self.app.faults[0]))

    def _told(self, what: str) -> str:
        return f"{what}\nlast keys: {' '.join(self.pressed)}\n{text_of(self.app)}"

    # --- home ------------------------------------------------------------------------------------

    async def home(self) -> None:
        """Back to the list of cases, by keys that the screens name: Esc, F9, Enter at the door."""
        end = time.monotonic() + _PATIENCE
        while not (isinstance(self.app.screen, CaseList) and self.app.current_mode == "cases"):
            assert time.monotonic() < end, self._told(f"a dead end: {type(self.app.screen).__name__}")
            await self._one_step_home()
            await self.pilot.pause(0.02)

    async def _one_step_home(self) -> None:
        screen = self.app.screen
        if isinstance(screen, Blank):
            await self.press("f9")
        elif type(screen).__name__ == "Unlock":
            await self.press("enter")
        elif screen.query("#drop"):  # what can't be stored: it is dropped on purpose
            for _ in range(8):
                if isinstance(self.app.focused, Button) and self.app.focused.id == "drop":
                    break
                await self.press("down")
            await self.press("enter")
        else:
            await self.press("escape")
        async with asyncio.timeout(_PATIENCE):
            while self.app.sitting.is_writing:
                await self.pilot.pause(0.01)

    # --- edits -----------------------------------------------------------------------------------

    def _field(self) -> FieldRow | None:
        """A field in sight that any text fits, on a form of something stored."""
        screen = self.app.screen
        if not isinstance(screen, Form) or screen.draft.is_new or screen._turning.locked():
            return None
        fits = [
            row
            for row in screen.rows()
            if row.display and row.fact.kind == "line" and isinstance(row.editor, LineEditor)
        ]
        fits = [row for row in fits if not (row.locked or row.hidden or row.guarded)]
        return self.choose.choice(fits) if fits else None

    async def edit(self) -> None:
        """Type something on purpose, leave in a hurry by one of many ways, and find it stored."""
        row = self._field()
        if row is None:
            return
        screen, path, text = self.app.screen, row.path, f"isi {self.choose.randrange(10**6)}"
        session = screen.session
        row.editor.focus()
        await self.pilot.pause()
        if self.app.focused is not row.editor or self.app.screen is not screen or not row.is_mounted:
            return
        row.editor.value = ""
        for sign in text:
            await self.press("space" if sign == " " else sign)
        if not row.is_mounted or row.editor.value != text:
            return  # the page was turned by an earlier key meanwhile
        self.edits += 1
        ways = ("tab", "shift+tab", "enter", "pagedown", "ctrl+s", "escape", "f5", "ctrl+l", "f9")
        await self.press(self.choose.choice(ways))
        await self._stored(session.case.code, path, text)

    async def _stored(self, code: str, path: str, text: str) -> None:
        """What was typed stands in the case, or is kept for the user as a draft."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            await quiet(self.app, self.pilot)
            if not self.desk.is_locked and self._kept(code, path, text):
                return
            if isinstance(self.app.screen, Blank):
                await self.press("f9")
            elif type(self.app.screen).__name__ == "Unlock":
                await self.press("enter")
            elif isinstance(self.app.screen, Form):
                fault = self.app.screen.draft.faults.get(path.rpartition(".")[2])
                if fault:
                    return  # it was refused in words, and still stands there
                await self.press("f5")  # leaves the field
            await self.pilot.pause(0.02)
        raise AssertionError(self._told(f"a lost edit: {path}"))

    def _kept(self, code: str, path: str, text: str) -> bool:
        if editing.get(self.desk.open(code).case, path) == text:
            return True
        return any(text in one.texts.values() for one in drafting.found(self.desk, code))


def _trace(error: BaseException) -> str:
    return "".join(traceback.format_exception(error)[-12:])


async def quiet(app: LegalAssist, pilot: Pilot[Any]) -> None:
    """Until nothing is being saved; questions may stay open."""
    await pilot.pause()
    async with asyncio.timeout(_PATIENCE):
        while app.sitting.is_writing:
            await pilot.pause(0.01)
