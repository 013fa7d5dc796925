"""The law book: look for words or a citation, read a provision with its interval and confidence."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from legal_assist.errors import LegalAssistError
from legal_assist.tui import commands, law_words
from legal_assist.tui.line_list import LineList, Row
from legal_assist.tui.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from legal_assist.law.provisions import Provision

_MOST = 200


class LawReader(Place[None]):
    """Reached by one key from anywhere; Esc goes back to where one was."""

    SCOPES: ClassVar = ("law",)
    HELP_TOPIC = "law"
    AUTO_FOCUS = "#law-search"
    BINDINGS = commands.bindings("law")

    _shown: Provision | None = None
    _found: tuple[Provision, ...] = ()

    def body(self) -> Iterable[Widget]:
        """Search, hits, the provision."""
        yield Input(id="law-search", compact=True)
        yield LineList(id="law-hits")
        with VerticalScroll(id="law-text", can_focus=True):
            yield Static("", id="law-words", markup=False)

    def heading(self) -> tuple[str, str]:
        """The top line."""
        return self.sitting.t("law.title"), self.sitting.t("law.notice_short")

    def retell(self) -> None:
        """Words in the present language."""
        super().retell()
        self.query_one("#law-search", Input).placeholder = self.sitting.t("law.search")
        if self._shown is None:
            self.query_one("#law-words", Static).update(self.sitting.t("law.begin"))
        self._list()

    def look_up(self, provision_ids: tuple[str, ...]) -> None:
        """List these provisions and show the first."""
        with self.prevent(Input.Changed):
            self.query_one("#law-search", Input).value = ""
        book = self.sitting.desk.book
        self._found = tuple(book.entries[each] for each in provision_ids if each in book.entries)
        self._list()
        self.query_one("#law-hits").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as one types."""
        self.start(self._search(event.value))

    async def _search(self, words: str) -> None:
        await asyncio.sleep(0.15)  # while one types on, nothing is searched
        if not self.is_mounted or words != self.query_one("#law-search", Input).value:
            return
        self._found = await asyncio.to_thread(self._hits, words)
        self._list()

    def _hits(self, words: str) -> tuple[Provision, ...]:
        book = self.sitting.desk.book
        if not words.strip():
            return ()
        try:
            lookup = book.find(words, self.sitting.desk.today)
        except LegalAssistError:
            first: tuple[Provision, ...] = ()
        else:
            first = (lookup.provision,) if lookup.provision is not None else lookup.parts
        return (*first, *(each for each in book.search(words)[:_MOST] if each not in first))

    def _list(self) -> None:
        rows = [Row(each.id, law_words.line(self.sitting, each), data=each) for each in self._found]
        self.query_one("#law-hits", LineList).show(rows)
        hits = self.query_one("#law-hits", LineList)
        if not rows and self.query_one("#law-search", Input).value.strip():
            self.query_one("#law-words", Static).update(self.sitting.t("law.nothing"))
        hits.display = bool(rows)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Show the provision under the cursor."""
        if event.row is not None:
            self._shown = event.row.data
            self.query_one("#law-words", Static).update(law_words.full(self.sitting, event.row.data))
            self.query_one("#law-text").scroll_home(animate=False)

    def on_line_list_chosen(self) -> None:
        """Into the text."""
        self.query_one("#law-text").focus()

    def on_input_submitted(self) -> None:
        """From the search into the hits."""
        self.query_one("#law-hits").focus()

    def key_down(self) -> None:
        """From the search into the hits."""
        if self.query_one("#law-search").has_focus:
            self.query_one("#law-hits").focus()

    def action_filter(self) -> None:
        """Into the search field."""
        self.query_one("#law-search").focus()

    def action_back(self) -> None:
        """Back to where one was."""
        self.app.switch_mode("cases")
