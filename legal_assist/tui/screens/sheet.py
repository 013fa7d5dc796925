"""A scrolling text about one case that is told anew whenever the case, the language or the reveal changes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from textual.containers import VerticalScroll
from textual.widgets import Static

from legal_assist.errors import UsageError
from legal_assist.tui.place import Place
from legal_assist.tui.plain import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.panes.pane import Host


#: Columns beside the text: padding on both sides, and the bar that says how far one is.
_MARGIN: Final = 8


class Sheet(Place[None]):
    """A sheet; it closes by itself when what it is about was removed meanwhile.

    Args:
        session: the case.
        host: the screen it was opened from.
    """

    KEY_LINES = 2
    AUTO_FOCUS = "#sheet"

    def __init__(self, session: CaseSession, host: Host) -> None:
        super().__init__(session.sitting)
        self.session = session
        self._host = host
        #: Revision of the case that was told last.
        self._told = -1
        #: What stands there, hidden as it is shown.
        self._words = ""

    def words(self) -> str:
        """The text, with identities in it; called off the screen's thread, touches no widget.

        Raises:
            UsageError: what it is about is not there any more.
        """
        raise NotImplementedError

    def body(self) -> Iterable[Widget]:
        """One scrolling text."""
        with VerticalScroll(id="sheet"):
            yield Static("", id="sheet-words", markup=False)

    def retell(self) -> None:
        """Say everything anew."""
        super().retell()
        self._told = self.session.opened.revision
        self.start(self._tell(), group="load")

    def on_screen_resume(self) -> None:
        """The case may be another now."""
        if self._told != self.session.opened.revision:
            self.retell()

    async def _tell(self) -> None:
        try:
            words = await asyncio.to_thread(self.words)
        except UsageError:
            if self.is_current:
                self.dismiss(None)
            return
        if self.is_mounted:
            self._words = self.session.show(words)
            self._draw()

    def _draw(self) -> None:
        """Points of a list hang, so that one sees where each begins."""
        panel = self.query_one("#sheet-words", Static)
        width = self.size.width - _MARGIN
        lines = (wrap(line, width, 2 if line.startswith("- ") else 0) for line in self._words.split("\n"))
        panel.update("\n".join(part for each in lines for part in each))

    def on_resize(self) -> None:
        """Break the lines anew."""
        self.call_after_refresh(self._draw)

    def action_back(self) -> None:
        """Back to the list."""
        self.dismiss(None)
