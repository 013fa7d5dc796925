"""A scrolling text about one case that is told anew whenever the case, the language or the reveal changes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.widgets import Static

from legal_assist.errors import UsageError
from legal_assist.tui.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.panes.pane import Host


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
            self.query_one("#sheet-words", Static).update(self.session.show(words))

    def action_back(self) -> None:
        """Back to the list."""
        self.dismiss(None)
