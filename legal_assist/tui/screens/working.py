"""A box over the screen while something takes longer than a second."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

from textual.containers import Vertical
from textual.widgets import Static

from legal_assist.tui.plain import plain
from legal_assist.tui.screens.dialogs import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.tui.place import Place

Result = TypeVar("Result")


class Working(Dialog[None]):
    """Says what is being done. What can't be stopped goes on; Esc stops what can be."""

    can_stop = False
    stopped = False

    def compose(self) -> Any:
        """The words."""
        with Vertical(classes="box"):
            yield Static(self._words, id="working-words", markup=False)

    def tell(self, words: str) -> None:
        """Say how far it is."""
        if self.is_mounted:
            self.query_one("#working-words", Static).update(plain(words))

    def action_give_up(self) -> None:
        """Stop, where that can be done."""
        self.stopped = self.can_stop


async def while_working(place: Place[Any], words: str, job: Callable[[], Result]) -> Result:
    """Run a job off the screen's thread under a box that says what is done.

    Raises:
        Whatever the job raises; the box is gone then.
    """
    box = Working(place.sitting, words)
    await place.app.push_screen(box)
    try:
        return await asyncio.to_thread(job)
    finally:
        if box.is_current:
            box.dismiss(None)
