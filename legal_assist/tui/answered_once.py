"""A screen gives its answer once, however often the key that gives it was pressed."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Answer = TypeVar("Answer")


class AnsweredOnce(Screen[Answer]):
    """Keys that were on their way when the answer was given meet a screen that has gone."""

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Give the answer and go; a screen that isn't on the stack any more does nothing.

        Args:
            result: the answer.

        Returns:
            What can be awaited until the screen has gone.
        """
        # Textual would take away the screen below, and tell whoever waits a second time.
        if self not in self.app.screen_stack:
            return AwaitComplete()
        return super().dismiss(result)
