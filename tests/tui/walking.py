"""A walker that presses keys at random, now and then types something on purpose, and finds its way home."""

from __future__ import annotations

import asyncio
import random
import time
import traceback
from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from conftest import SECRET, text_of
from routes import OTHER_STATE, ROUTES
from textual import events
from textual.command import CommandList, CommandPalette
from textual.widget import Widget
from textual.widgets import Button

from legal_assist.cases import editing
from legal_assist.desk import drafting
from legal_assist.tui.forms.editors import LineEditor, PassageEditor
from legal_assist.tui.line_list import LineList
from legal_assist.tui.place import Place
from legal_assist.tui.screens.blank import Blank
from legal_assist.tui.screens.case_file import CaseFile
from legal_assist.tui.screens.case_list import CaseList
from legal_assist.tui.screens.dialogs import Choice
from legal_assist.tui.screens.first_start import FirstStart
from legal_assist.tui.screens.form import Form
from legal_assist.tui.screens.interview import Interview
from legal_assist.tui.screens.law_reader import LawReader
from legal_assist.tui.screens.lesson_list import LessonList
from legal_assist.tui.screens.search import Search
from legal_assist.tui.screens.unlock import Unlock
from legal_assist.tui.screens.working import Working
from legal_assist.tui.training_door import TO_TRAINING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from routes import Route
    from textual.pilot import Pilot
    from textual.screen import Screen

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
#: Keys after which the walk goes home and begins elsewhere; keys between two edits made on purpose.
STRETCH: Final = 20
EDIT_EVERY: Final = 5
#: How often a key is one of those that the present place names as its own.
_OWN: Final = 0.35
_PATIENCE: Final = 20.0
#: Seconds that a step of a route may take where the walk itself may have blocked the way.
_TRY: Final = 1.5
_HOMES: Final = (CaseList, LessonList)


class LeftError(Exception):
    """The program was left for the training room."""


class Walker:
    """Drives one program; one that was left for another is gone on with by `sit`.

    Args:
        desk: the store that is looked at from outside.
        seed: makes the walk.
        plan: routes that are to be walked before others.
        other_state: a file that holds another state of the first sample case.
    """

    def __init__(
        self, desk: Desk, seed: int, plan: Sequence[Route] = (), other_state: Path | None = None
    ) -> None:
        self.desk, self.other_state = desk, other_state
        self.choose = random.Random(seed)  # noqa: S311 - a walk, no secret
        self.pressed: deque[str] = deque(maxlen=60)
        self.plan = list(plan)
        self.seen: set[str] = set()
        self.edits = self.quits = self.rooms = 0

    def sit(self, app: LegalAssist, pilot: Pilot[Any], desk: Desk) -> None:
        """From now on keys go to this program."""
        self.app, self.pilot, self.desk = app, pilot, desk
        # The palette offers the way out of the program too; the walk is not over for that.
        app.action_quit = self._stay  # type: ignore[method-assign]
        push = app.push_screen

        def push_and_note(screen: Any, *args: Any, **options: Any) -> Any:
            self.seen.add(type(screen).__name__)  # also what is gone before the next key
            return push(screen, *args, **options)

        app.push_screen = push_and_note  # type: ignore[method-assign]

    async def _stay(self) -> None:
        self.quits += 1

    async def walk(self, steps: int) -> None:
        """Press so many keys; every fault names the last keys and shows the screen.

        Raises:
            LeftError: the training room was asked for; `self.left` says how many keys are left.
        """
        self.left = steps
        await self._begin()
        while self.left > 0:
            await self._stretch(min(STRETCH, self.left))

    async def _begin(self) -> None:
        """The program is there: the list of cases or lessons, or the first start over it."""
        await self._until(lambda: isinstance(self.app.screen, (*_HOMES, FirstStart)), _PATIENCE)
        self._note()
        while isinstance(self.app.screen, FirstStart):  # a store for practice, as the first button offers
            await self.press("enter")

    async def _stretch(self, keys: int) -> None:
        in_room = isinstance(self.app.screen, LessonList)
        planned = next((one for one in self.plan if one.lessons == in_room), None)
        if planned is not None:
            self.plan.remove(planned)  # also when the route leads out of this program
        fits = [one for one in ROUTES if one.lessons == in_room]
        await self.go(planned or self.choose.choice(fits), must=planned is not None)
        await self.edit()
        for number in range(1, keys + 1):
            self.left -= 1
            await self.press(self._key())
            if number % EDIT_EVERY == 0:
                await self.edit()
        await self.home()

    def _key(self) -> str:
        screen = self.app.screen
        if isinstance(screen, Place) and self.choose.random() < _OWN:
            own = [one.keys.split(",")[0] for one, _widget in screen.commands_now() if one.keys]
            if own:
                return self.choose.choice(own)
        return self.choose.choice(KEYS)

    async def press(self, *keys: str) -> None:
        """Press keys, and look whether the program still stands."""
        for key in keys:
            self.pressed.append(key)
            if not self.app._exit:
                await self.pilot.press(key)
            self._note()

    def _note(self) -> None:
        if self.app._exit and self.app.return_value == TO_TRAINING:
            raise LeftError
        why = self.app._exception
        assert self.app.is_running, self._told(f"the program ended {_trace(why) if why else ''}")
        self.seen.add(name := type(self.app.screen).__name__)
        if isinstance(self.app.screen, CaseFile):
            self.seen.add(f"{name}/{self.app.screen._shown}")
        assert not self.app.faults, self._told(_trace(self.app.faults[0]))

    def _told(self, what: str) -> str:
        return f"{what}\nlast keys: {' '.join(self.pressed)}\n{text_of(self.app)}"

    # --- routes ----------------------------------------------------------------------------------

    async def go(self, route: Route, *, must: bool) -> None:
        """Walk a route; one that is blocked ends where it is, unless its target must be reached."""
        if self.app.sitting.companion and must:
            self.app.action_companion_view()  # a view that hides the panes
        for key, place in route.steps:
            if key == OTHER_STATE:
                await self.paste(str(self.other_state))
            elif key.startswith(">"):
                await self.paste(key[1:])
            else:
                await self.press(key)
            arrived = await self._until(partial(self._is_at, place), _PATIENCE if must else _TRY)
            if not arrived and not must:
                return
            assert arrived, self._told(f"no way to {route.target}: {key} did not lead to {place}")
        assert not must or route.target in self.seen, self._told(f"never reached: {route.target}")

    async def paste(self, text: str) -> None:
        """As a terminal hands a paste on."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()
        if isinstance(self.app.screen, CommandPalette):
            found = self.app.screen.query_one(CommandList)
            await self._until(lambda: found.option_count == 1, _TRY)

    async def _until(self, met: Callable[[], bool], seconds: float) -> bool:
        end = time.monotonic() + seconds
        while not met():
            if time.monotonic() > end:
                return False
            await self.pilot.pause(0.01)
            self._note()
            await self._answer()
        return True

    async def rest(self) -> None:
        """Until what a key began is on the screen: listed, or asked for."""
        before = self.app.screen
        await self.pilot.pause()
        # What opens a box after some work is still at it; where nobody works, nothing will come.
        await self._until(lambda: self.app.screen is not before or not self._works(), _TRY)
        await self._until(lambda: not isinstance(self.app.screen, Working), _PATIENCE)
        await self._until(lambda: self._is_at(""), _TRY)

    def _works(self) -> bool:
        return any(one.is_running for one in self.app.workers)

    async def _answer(self) -> None:
        """What lies in the way of a route: a sample that was worked on, texts that were kept."""
        screen = self.app.screen
        if isinstance(screen, Choice) and screen.is_running:
            if screen.query("#afresh"):
                await self.press("r")
            elif screen.query("#drop"):
                await self.press("escape")

    def _is_at(self, place: str) -> bool:
        screen = self.app.screen
        name, _slash, pane = place.partition("/")
        if place and type(screen).__name__ != name:
            return False
        if pane and not (isinstance(screen, CaseFile) and screen._shown == pane):
            return False
        return self._is_listed(screen)

    def _is_listed(self, screen: Screen[Any]) -> bool:
        """Whether everything in sight was listed, so that keys mean what is shown."""
        if not screen.is_running or self.app.sitting.is_writing:
            return False
        if isinstance(screen, Interview):
            return screen._groups is not None  # perhaps with nothing left to ask
        if isinstance(screen, Form) and not screen.rows():
            return False
        lists = [one for one in screen.query(LineList) if in_sight(one)]
        return isinstance(screen, Search | LawReader) or all(one.rows for one in lists)

    # --- home ------------------------------------------------------------------------------------

    async def home(self) -> None:
        """Back to the list of cases, by keys that the screens name: Esc, F9, Enter at the door."""
        end = time.monotonic() + _PATIENCE
        while not (isinstance(self.app.screen, _HOMES) and self.app.current_mode == "cases"):
            assert time.monotonic() < end, self._told(f"a dead end: {type(self.app.screen).__name__}")
            await self._one_step_home()
            await self.pilot.pause(0.02)
        await self.press("escape")  # takes the filter away, where something stands in it

    async def _one_step_home(self) -> None:
        screen = self.app.screen
        if isinstance(screen, Blank):
            await self.press("f9")
        elif isinstance(screen, Unlock):
            await self._unlock()
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

    async def _unlock(self) -> None:
        """At the door: a sealed store wants its passphrase, an open one nothing but Enter."""
        if self.desk.needs_passphrase and self.app.screen.query("#passphrase"):
            await self.paste(SECRET)
        await self.press("enter")

    # --- edits -----------------------------------------------------------------------------------

    def _field(self) -> FieldRow | None:
        """A field in sight that any text fits, on a form of something stored."""
        screen = self.app.screen
        if not isinstance(screen, Form) or screen.draft.is_new or screen._turning.locked():
            return None
        fits = [
            row
            for row in screen.rows()
            if row.display
            and row.fact.kind in ("line", "passage")
            and isinstance(row.editor, LineEditor | PassageEditor)
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
        long = isinstance(row.editor, PassageEditor)
        setattr(row.editor, "text" if long else "value", "")
        for sign in text:
            await self.press("space" if sign == " " else sign)
        if not row.is_mounted or row.editor.answer != text:
            return  # the page was turned by an earlier key meanwhile
        self.edits += 1
        ways = ("tab", "shift+tab", "pagedown", "ctrl+s", "escape", "f5", "ctrl+l", "f9")
        # In a longer text Enter begins a line.
        await self.press(self.choose.choice(ways if long else (*ways, "enter")))
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
            elif isinstance(self.app.screen, Unlock):
                await self._unlock()
            elif isinstance(self.app.screen, Choice):
                await self._agree()
            elif isinstance(self.app.screen, Form):
                fault = self.app.screen.draft.faults.get(path.rpartition(".")[2])
                if fault:
                    return  # it was refused in words, and still stands there
                await self.press("f5")  # leaves the field
            await self.pilot.pause(0.02)
        raise AssertionError(self._told(f"a lost edit: {path}"))

    async def _agree(self) -> None:
        """A box asks whether what was typed shall be stored: it shall, or be kept."""
        for _ in range(8):
            if isinstance(self.app.focused, Button) and self.app.focused.id in ("go", "keep", "save"):
                break
            await self.press("down")
        await self.press("enter")

    def _kept(self, code: str, path: str, text: str) -> bool:
        if editing.get(self.desk.open(code).case, path) == text:
            return True
        return any(text in one.texts.values() for one in drafting.found(self.desk, code))


def in_sight(widget: Widget) -> bool:
    """Whether it and all that it lies in are shown."""
    return all(node.display for node in widget.ancestors_with_self if isinstance(node, Widget))


def _trace(error: BaseException) -> str:
    return "".join(traceback.format_exception(error)[-12:])


async def quiet(app: LegalAssist, pilot: Pilot[Any]) -> None:
    """Until nothing is being saved; questions may stay open."""
    await pilot.pause()
    async with asyncio.timeout(_PATIENCE):
        while app.sitting.is_writing:
            await pilot.pause(0.01)
