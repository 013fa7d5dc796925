"""A box over the screen while something takes longer than a second."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final, TypeVar

from textual.containers import Vertical
from textual.widgets import Static

from legal_assist.tui.plain import plain
from legal_assist.tui.screens.dialogs import Dialog

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from legal_assist.store.steps import Step
    from legal_assist.tui.place import Place
    from legal_assist.tui.sitting import Sitting

Result = TypeVar("Result")
#: Seconds between two looks at how far it is.
_LOOK: Final = 0.2


class Working(Dialog[None]):
    """Says what is being done and how far it is. What can't be stopped goes on; Esc stops what can be.

    Args:
        sitting: the sitting.
        words: what is being done.
        can_stop: whether Esc ends it.
        halts: whether a lock of the store ends it too; what changes keys is awaited instead.
    """

    HELP_TOPIC = "box_working"

    def __init__(self, sitting: Sitting, words: str, *, can_stop: bool = False, halts: bool = True) -> None:
        super().__init__(sitting, words)
        self.can_stop = can_stop
        self.halts = halts
        self.stopped = False
        #: The work has ended: the box goes as soon as nothing lies over it.
        self.finished = False
        self._done = (0, 0)
        self._seen = (-1, -1)

    def compose(self) -> Any:
        """The words."""
        with Vertical(classes="box"):
            yield Static(self._said(), id="working-words", markup=False)

    def on_mount(self) -> None:
        """Look now and then how far it is: whoever works in another thread never waits for the screen."""
        if self.can_stop:
            self.set_interval(_LOOK, self._look)

    def end(self) -> None:
        """The work has ended: go, or wait for what lies over the box."""
        self.finished = True
        # `is_current` holds under a box too, and what is dismissed then is that box.
        if self.app.screen is self:
            self.dismiss(None)

    def on_screen_resume(self) -> None:
        """What lay over the box has gone."""
        if self.finished:
            self.end()

    def step(self, done: int, total: int) -> bool:
        """How far it is; whether to go on. Called by the work, in its own thread."""
        self._done = (done, total)
        return not self.stopped

    def _look(self) -> None:
        self.query_one("#working-words", Static).update(self._said())

    def _said(self) -> str:
        if not self.can_stop:
            return self._words
        done, total = self._done
        if self.stopped:
            more = self.sitting.s("working.ending")
        elif total:
            more = self.sitting.s("working.done", percent=100 * done // total)
        else:
            more = self.sitting.s("working.begun")
        return plain(f"{self._words}\n\n{more}")

    def action_give_up(self) -> None:
        """Stop, where that can be done."""
        if self.can_stop:
            self.stopped = True
            self._look()

    def has_moved(self) -> bool:
        """Whether the work came further since this was asked the last time."""
        moved = self.can_stop and not self.stopped and self._done != self._seen
        self._seen = self._done
        return moved

    def halt(self) -> None:
        """The store is being locked: end what can be ended."""
        self.stopped = self.stopped or (self.can_stop and self.halts)


class Parted:
    """A step in two parts, for work that tells how far it is and asks whether to end at different moments.

    Args:
        step: the step; asking it again moves nothing.
    """

    def __init__(self, step: Step) -> None:
        self._step = step
        self._at = (0, 0)

    def tell(self, done: int, total: int) -> None:
        """How far it is."""
        self._at = (done, total)
        self._step(done, total)

    def is_to_end(self) -> bool:
        """Whether somebody wants it to end."""
        return not self._step(*self._at)


async def while_working(place: Place[Any], words: str, job: Callable[[], Result]) -> Result:
    """Run a job off the screen's thread under a box that says what is done.

    Raises:
        Whatever the job raises; the box is gone then.
    """
    return await _under(place, Working(place.sitting, words), job)


async def while_stoppable(
    place: Place[Any], words: str, job: Callable[[Step], Result], *, halts: bool = True
) -> Result:
    """The same for a job that tells how far it is and can be ended.

    Args:
        place: the screen.
        words: what is being done.
        job: what is done; it is given what to ask.
        halts: whether a lock of the store ends it too.

    Raises:
        StoppedError: it was ended.
    """
    box = Working(place.sitting, words, can_stop=True, halts=halts)
    return await _under(place, box, lambda: job(box.step))


async def while_changing(
    place: Place[Any], words: str, work: Callable[[Step], Awaitable[Result]], *, halts: bool = True
) -> Result:
    """The same for work that waits for its turn by itself, as a change of the case does.

    Args:
        place: the screen.
        words: what is being done.
        work: begins it; it is given what to ask.
        halts: whether a lock of the store ends it too.

    Raises:
        StoppedError: it was ended.
    """
    box = Working(place.sitting, words, can_stop=True, halts=halts)
    return await _boxed(place, box, work(box.step))


async def _under(place: Place[Any], box: Working, job: Callable[[], Result]) -> Result:
    return await _boxed(place, box, asyncio.to_thread(job))


async def _boxed(place: Place[Any], box: Working, work: Awaitable[Result]) -> Result:
    await place.app.push_screen(box)
    try:
        return await work
    finally:
        box.end()
