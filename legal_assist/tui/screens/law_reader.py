"""The law book: by words, citation, right or instrument, on a chosen day; what came before and after."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from legal_assist import tanggal
from legal_assist.desk import law_reading
from legal_assist.errors import LegalAssistError
from legal_assist.law.provisions import Provision
from legal_assist.tui import commands, law_words
from legal_assist.tui.line_list import LineList, Row
from legal_assist.tui.place import Place
from legal_assist.tui.screens.dialogs import Ask

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from textual.widget import Widget

_MOST = 200


class LawReader(Place[None]):
    """Reached by one key from anywhere; Esc goes back to where one was."""

    SCOPES: ClassVar = ("law",)
    HELP_TOPIC = "law"
    AUTO_FOCUS = "#law-search"
    BINDINGS = commands.bindings("law")

    _shown: Provision | None = None
    #: What is listed: provisions, or places to read by (rights, instruments) as (kind, id).
    _found: tuple[Provision | tuple[str, str], ...] = ()
    #: The day for which it is told what is in force; None: today.
    _day: date | None = None
    #: What is said of a citation that names no statute for certain.
    _refused = ""
    #: Whether only what is in force on the day is listed.
    _only_in_force = False

    def body(self) -> Iterable[Widget]:
        """Search, hits, the provision."""
        yield Input(id="law-search", compact=True)
        yield LineList(id="law-hits")
        with VerticalScroll(id="law-text", can_focus=True):
            yield Static("", id="law-words", markup=False)

    @property
    def day(self) -> date:
        """The day for which it is told what is in force."""
        return self._day or self.sitting.desk.today

    def heading(self) -> tuple[str, str]:
        """The top line: the day stands in it as soon as one was chosen, or only that day is shown."""
        if self._day is None and not self._only_in_force:
            return self.sitting.t("law.title"), self.sitting.t("law.notice_short")
        key = "on_day" if self._only_in_force else "on_day_all"
        day = tanggal.format_long(self.day, self.sitting.lang)
        return self.sitting.t("law.title"), law_words.said(self.sitting, key, day=day)

    def retell(self) -> None:
        """Words in the present language."""
        super().retell()
        self.query_one("#law-search", Input).placeholder = self.sitting.t("law.search")
        if self._shown is None:
            self.query_one("#law-words", Static).update(self.sitting.t("law.begin"))
        self._list()

    def look_up(self, provision_ids: tuple[str, ...]) -> None:
        """List these provisions and show the first."""
        book = self.sitting.desk.book
        self._show(tuple(book.entries[each] for each in provision_ids if each in book.entries))

    def _show(self, found: tuple[Provision | tuple[str, str], ...]) -> None:
        """List something in place of the hits of a search, and go there."""
        with self.prevent(Input.Changed):
            self.query_one("#law-search", Input).value = ""
        self._found = found
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
        if self._refused:
            self.query_one("#law-words", Static).update(self._refused)

    def _hits(self, words: str) -> tuple[Provision, ...]:
        book = self.sitting.desk.book
        self._refused = ""
        if not words.strip():
            return ()
        try:
            lookup = book.find(words, self.day)
        except LegalAssistError as error:
            # Which of two statutes is meant is asked; other words are simply searched for.
            self._refused = self.sitting.fault(error) if error.key == "law.which_statute" else ""
            first: tuple[Provision, ...] = ()
        else:
            first = (lookup.provision,) if lookup.provision is not None else lookup.parts
        return (*first, *(each for each in book.search(words)[:_MOST] if each not in first))

    def _rows(self) -> list[Row]:
        rows = []
        for each in self._found:
            if not isinstance(each, Provision):
                rows.append(Row("/".join(each), self._place_name(*each), data=each))
            elif not self._only_in_force or self._governs(each):
                rows.append(Row(each.id, law_words.line(self.sitting, each, self.day), data=each))
        return rows

    def _governs(self, provision: Provision) -> bool:
        return self.sitting.desk.book.in_force(provision.id, self.day).status in law_reading.GOVERNS

    def _place_name(self, kind: str, name: str) -> str:
        if kind == "right":
            return law_reading.right_name(name, self.sitting.lang)
        found = self.sitting.desk.book.instrument(name)
        return f"{found.short}: {found.title_en if self.sitting.lang == 'en' else found.full}"

    def _list(self) -> None:
        rows = self._rows()
        hits = self.query_one("#law-hits", LineList)
        hits.show(rows)
        if not rows and self._found:
            day = tanggal.format_long(self.day, self.sitting.lang)
            said = law_words.said(self.sitting, "nothing_that_day", day=day)
            self.query_one("#law-words", Static).update(said)
        elif not rows and self.query_one("#law-search", Input).value.strip():
            self.query_one("#law-words", Static).update(self.sitting.t("law.nothing"))
        # A list that vanished could not keep the focus, and with it the keys.
        hits.display = bool(rows) or hits.has_focus

    def _tell(self, row: Row | None) -> None:
        data: Any = row.data if row is not None else None
        if isinstance(data, Provision):
            self._shown = data
            self.query_one("#law-words", Static).update(law_words.full(self.sitting, data, self.day))
        elif data is not None:
            self._shown = None
            self.query_one("#law-words", Static).update(
                law_words.said(self.sitting, "count", n=len(self._inside(*data)))
            )
        self.query_one("#law-text").scroll_home(animate=False)

    def _inside(self, kind: str, name: str) -> tuple[Provision, ...]:
        day = self.day if self._only_in_force else None
        if kind == "right":
            return law_reading.by_right(self.sitting.desk, name, day)
        return law_reading.by_instrument(self.sitting.desk, name, day)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Show the provision under the cursor."""
        if event.row is not None:
            self._tell(event.row)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Into the right or instrument, or into the text."""
        data: Any = event.row.data if event.row is not None else None
        if data is not None and not isinstance(data, Provision):
            kind, name = data
            whole = law_reading.by_right if kind == "right" else law_reading.by_instrument
            self._show(whole(self.sitting.desk, name))
            return
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

    def action_by_right(self) -> None:
        """List the rights."""
        self._show(tuple(("right", right) for right in law_reading.rights(self.sitting.desk)))

    def action_by_instrument(self) -> None:
        """List the instruments."""
        self._show(tuple(("instrument", name) for name in self.sitting.desk.book.instruments))

    def action_predecessor(self) -> None:
        """To what stood there before."""
        self._neighbour("predecessor")

    def action_successor(self) -> None:
        """To what stands there now."""
        self._neighbour("successor")

    def _neighbour(self, which: str) -> None:
        ids = getattr(self._shown, which) if self._shown is not None else ()
        book = self.sitting.desk.book
        found = tuple(book.entries[each] for each in ids if each in book.entries)
        if not found:
            self.app.notify(law_words.said(self.sitting, f"no_{which}"))
            return
        # What follows is by nature not in force on the same day.
        self._only_in_force = False
        self._show(found)
        self.retell_top()

    def action_only_in_force(self) -> None:
        """Only what is in force on the day, or all again."""
        self._only_in_force = not self._only_in_force
        self._again()

    def action_law_day(self) -> None:
        """Ask for another day."""
        self.start(self._ask_day())

    async def _ask_day(self) -> None:
        sitting = self.sitting
        value = tanggal.format_short(self._day) if self._day is not None else ""
        words = law_words.said(sitting, "ask_day")
        while True:
            answer = await self.app.push_screen_wait(Ask(sitting, words, value))
            if answer is None:
                return
            value = answer
            try:
                self._day = tanggal.parse(answer) if answer.strip() else None
            except LegalAssistError as error:
                words = sitting.fault(error)
                continue
            self._only_in_force = self._day is not None
            self._again()
            return

    def _again(self) -> None:
        self._list()
        self.retell_top()
        self._tell(self.query_one("#law-hits", LineList).row)

    def action_back(self) -> None:
        """Back to where one was."""
        self.app.switch_mode("cases")
