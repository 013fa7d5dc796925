"""A list with a detail below it: the shape all panes share. What is listed is computed off the screen."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from legal_assist.tui import commands
from legal_assist.tui.line_list import LineList, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping, Sequence

    from textual.app import ComposeResult

    from legal_assist.desk import Opened
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.place import Place


class Host(Protocol):
    """What a pane, and a sheet that was opened from it, ask of the screen it stands on."""

    def start(self, job: Coroutine[Any, Any, Any], *, group: str = "ask") -> None: ...
    def case_changed(self) -> None: ...
    def go_to(self, pane: str, key: str = "") -> None: ...
    async def jump(self, path: str, preset: Mapping[str, str] | None = None) -> None: ...
    async def save(self, job: Callable[[Opened], Opened]) -> bool: ...


class Pane(Vertical):
    """One pane of a case.

    Args:
        session: the case.
    """

    SCOPES: ClassVar[tuple[str, ...]] = ("list",)
    HELP_TOPIC: ClassVar[str] = "general"
    DETAIL: ClassVar[bool] = True

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self.session = session
        self.sitting = session.sitting
        self._stamp: Any = None
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """The list, and more about the line under the cursor."""
        yield LineList(wrap_lines=True)
        if self.DETAIL:
            with VerticalScroll(classes="detail", can_focus=False):
                yield Static("", classes="detail-words", markup=False)

    # --- what a pane says: filled in by each -----------------------------------------------------

    def rows(self) -> Sequence[Row]:
        """The lines; called off the screen's thread, touches no widget."""
        raise NotImplementedError

    def detail(self, row: Row) -> str:
        """More about one line."""
        del row
        return ""

    def spoken(self, row: Row) -> str:
        """The same as it may be shown."""
        return self.session.show(self.detail(row))

    def choose(self, row: Row) -> None:
        """Enter or click."""

    def is_gone(self) -> bool:
        """Whether what the pane is about was removed meanwhile."""
        return False

    # --- machinery -------------------------------------------------------------------------------

    @property
    def lines(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    @property
    def host(self) -> Host:
        """The screen, as far as a pane knows it."""
        return cast("Host", self.screen)

    @property
    def place(self) -> Place[Any]:
        """The screen, for questions."""
        return cast("Place[Any]", self.screen)

    def start(self, job: Coroutine[Any, Any, Any]) -> None:
        """Run something beside the screen."""
        self.host.start(job)

    def want(self, key: str) -> None:
        """Put the cursor on this row as soon as it is there."""
        self._wanted = key
        self.lines.go_to(key)

    def on_mount(self) -> None:
        """List for the first time."""
        self.freshen()

    def freshen(self) -> None:
        """List anew if the case, the language or the reveal changed."""
        if self.is_mounted:
            stamp = (
                self.session.opened.revision,
                self.sitting.lang,
                self.sitting.revealed,
                self.sitting.revealed_fields,
                self.sitting.companion,
            )
            if stamp != self._stamp:
                self._stamp = stamp
                self.host.start(self._load(stamp))

    async def _load(self, stamp: Any) -> None:
        try:
            rows = await asyncio.to_thread(self.rows)
        except Exception:
            self._stamp = None  # it may be tried again
            raise
        if self.is_mounted and stamp == self._stamp:
            self.lines.show(rows, key=self._wanted or None)
            self._wanted = ""
            self._tell(self.lines.row)

    def _tell(self, row: Row | None) -> None:
        if self.DETAIL:
            words = self.spoken(row) if row is not None else ""
            detail = self.query_one(".detail", VerticalScroll)
            detail.display = bool(words)
            self.query_one(".detail-words", Static).update(words)
            detail.scroll_home(animate=False)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Tell about the line under the cursor."""
        self._tell(event.row)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter or click."""
        event.stop()
        if event.row is not None:
            self.choose(event.row)

    def action_choose(self) -> None:
        """What the key bar's Enter does."""
        self.lines.action_choose()

    def commands(self) -> list[commands.Command]:
        """The commands of this pane."""
        return list(commands.in_scopes(self.SCOPES))
