"""Finding a case: summaries at each key, names however they are spelled, and every text meanwhile."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Final

from textual.widgets import Input, Static

from legal_assist.desk import search, wording
from legal_assist.tui import commands
from legal_assist.tui.line_list import LineList, Row
from legal_assist.tui.place import Place
from legal_assist.tui.screens import opening

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.timer import Timer
    from textual.widget import Widget

    from legal_assist.desk.search import Hit, Summaries
    from legal_assist.tui.sitting import Sitting

#: Seconds without a key after which names and texts are searched.
PAUSE: Final = 0.5
_LEAST: Final = 2
#: Rows that are drawn and places that are named; the rest says that it is there.
_MOST: Final = 500
_PLACES: Final = 3
#: Seconds between two looks at what the search has found so far.
_BEAT: Final = 0.1


class Search(Place[None]):
    """Codes and places of hits are shown, never the text that was found."""

    SCOPES: ClassVar = ("search",)
    HELP_TOPIC = "search"
    KEY_LINES = 2
    AUTO_FOCUS = "#words"
    BINDINGS = commands.bindings("search")

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._summaries: Summaries | None = None
        self._lang = ""
        #: By code and kind, in the order in which they were found.
        self._hits: dict[tuple[str, str], Hit] = {}
        self._done = self._of = 0
        self._busy = self._halt = False
        self._pause: Timer | None = None
        self._looking = asyncio.Lock()

    def body(self) -> Iterable[Widget]:
        """Field, state, hits."""
        yield Input(id="words", compact=True)
        yield Static("", id="search-state", markup=False)
        yield LineList(wrap_lines=True, id="hits")

    def heading(self) -> tuple[str, str]:
        """The top line."""
        return self.sitting.s("search.title"), self.sitting.t("help.back")

    def retell(self) -> None:
        """Words in the present language; the summaries are read in it too."""
        super().retell()
        self.query_one("#words", Input).placeholder = self.sitting.s("search.hint")
        if self._lang != self.sitting.lang:
            self._lang = self.sitting.lang
            self.start(self._prepare(self._lang), group="load")
        self._tell()

    async def _prepare(self, lang: str) -> None:
        def read() -> Summaries:
            return search.Summaries(self.sitting.desk.summaries(), lang)

        self._summaries = await asyncio.to_thread(read)

    def _tell(self) -> None:
        s = self.sitting.s
        words = self.query_one("#words", Input).value.strip()
        if len(words) < _LEAST:
            state = s("search.begin")
        elif self._busy:
            state = s("search.running", done=self._done, n=self._of)
        elif self._halt:
            state = s("search.stopped", done=self._done, n=self._of)
        else:
            state = s("search.done", n=self._of) if self._of else ""
        if not self._busy and self._of and not self._hits:
            state = f"{state} · {s('search.none')}"
        self.query_one("#search-state", Static).update(state)
        self.query_one(LineList).show(self._rows())

    def _rows(self) -> list[Row]:
        rank = {"name": 0, "summary": 1, "text": 2, "unreadable": 3}
        found = sorted(self._hits.values(), key=lambda hit: (rank[hit.kind], -hit.score))
        return [self._row(hit) for hit in found[:_MOST]]

    def _row(self, hit: Hit) -> Row:
        s, lang = self.sitting.s, self.sitting.lang
        kind = s(f"search.{hit.kind}", score=hit.score) if hit.kind == "name" else s(f"search.{hit.kind}")
        labels = list(dict.fromkeys(wording.label(path, lang) for path in hit.paths))
        more = " …" if len(labels) > _PLACES else ""
        said = s("search.where", kind=kind, places=", ".join(labels[:_PLACES]) + more) if labels else kind
        tone = "alarm" if hit.kind == "unreadable" else ""
        return Row(f"{hit.code} {hit.kind}", f"{hit.code:<13} {said}", tone, hanging=14, data=hit)

    # --- searching -------------------------------------------------------------------------------

    def on_input_changed(self) -> None:
        """Summaries at once; the rest after a pause."""
        self._halt = True
        if self._pause is not None:
            self._pause.stop()
        words = self.query_one("#words", Input).value.strip()
        self._hits, self._of = {}, 0
        if len(words) >= _LEAST:
            if self._summaries is not None:
                for one in self._summaries.filter(words)[:_MOST]:
                    self._hits[one.code, "summary"] = search.Hit(one.code, "summary")
            self._pause = self.set_timer(PAUSE, self.action_deep)
        self._tell()

    def action_deep(self) -> None:
        """Look through names and texts."""
        words = self.query_one("#words", Input).value.strip()
        if len(words) >= _LEAST:
            self._halt = True
            self.app.run_worker(self._look(words), group="ask", exit_on_error=False, name="search")

    @property
    def _is_here(self) -> bool:
        """Whether the screen is still open; its widgets go before it counts as unmounted."""
        return self.is_attached and self in self.app.screen_stack

    async def _look(self, words: str) -> None:
        async with self._looking:  # the one before stops at its next case
            await self._look_alone(words)

    async def _look_alone(self, words: str) -> None:
        if not self._is_here or words != self.query_one("#words", Input).value.strip():
            return
        self._busy, self._halt = True, False
        self._done, self._of = 0, 0
        looking = asyncio.create_task(asyncio.to_thread(self._through, words, self.sitting.lang))
        try:
            while not looking.done() and self._is_here:
                self._tell()
                await asyncio.wait({looking}, timeout=_BEAT)
        finally:
            self._halt = self._halt or not looking.done()
            await asyncio.wait({looking})
            self._busy = False
        looking.result()
        if self._is_here:
            self._tell()

    def _through(self, words: str, lang: str) -> None:
        """In a thread: what is found is collected; the screen looks at it now and then."""
        found = search.search(
            self.sitting.desk,
            words,
            lang=lang,
            all_text=True,
            on_progress=self._progress,
            stop=lambda: self._halt,
        )
        for hit in found:
            if self._halt:
                return
            self._hits = {**self._hits, (hit.code, hit.kind): hit} if len(self._hits) < _MOST else self._hits

    def _progress(self, done: int, of: int) -> None:
        self._done, self._of = done, of

    def forget(self) -> None:
        """What was asked for may be a name."""
        self._halt, self._hits = True, {}

    # --- keys ------------------------------------------------------------------------------------

    def on_input_submitted(self) -> None:
        """Into the hits."""
        self.query_one(LineList).focus()

    def key_down(self) -> None:
        """Into the hits."""
        self.query_one(LineList).focus()

    def action_stop_search(self) -> None:
        """Stop looking."""
        self._halt = True

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Open the case of a hit, at the place where it stands."""
        if event.row is not None and event.row.data.kind != "unreadable":
            hit: Hit = event.row.data
            self._halt = True
            self.start(opening.open_at(self, hit.code, hit.paths[0] if hit.paths else ""))

    def action_back(self) -> None:
        """Back; a search under way ends."""
        self._halt = True
        self.dismiss(None)
