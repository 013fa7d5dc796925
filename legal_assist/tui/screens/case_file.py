"""One case file: a list of panes on the left, the chosen pane beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import Horizontal, Vertical

from legal_assist.tui.key_bar import KeyBar
from legal_assist.tui.line_list import LineList, Row
from legal_assist.tui.panes.checklist import ChecklistPane
from legal_assist.tui.panes.deadlines import DeadlinesPane
from legal_assist.tui.panes.documents import DocumentsPane
from legal_assist.tui.panes.entries import HubPane, PartiesPane
from legal_assist.tui.panes.events import EventsPane
from legal_assist.tui.panes.exhibits import ExhibitsPane
from legal_assist.tui.panes.hearing import HearingPane
from legal_assist.tui.panes.history import HistoryPane
from legal_assist.tui.panes.losses import LossesPane
from legal_assist.tui.panes.next_steps import NextStepsPane
from legal_assist.tui.panes.regime import RegimePane
from legal_assist.tui.panes.rights import RightsPane
from legal_assist.tui.screens.case_place import CasePlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.widget import Widget

    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.panes.pane import Pane

PANES: Final[dict[str, Callable[[CaseSession], Pane]]] = {
    "next_steps": NextStepsPane,
    "checklist": ChecklistPane,
    "facts": HubPane,
    "parties": PartiesPane,
    "events": EventsPane,
    "losses": LossesPane,
    "exhibits": ExhibitsPane,
    "deadlines": DeadlinesPane,
    "documents": DocumentsPane,
    "regime": RegimePane,
    "history": HistoryPane,
    "hearing": HearingPane,
    "rights": RightsPane,
}
#: What a companion sees who works with nothing else.
_COMPANION: Final = ("hearing",)


class CaseFile(CasePlace):
    """Opens on what is to be done next."""

    BINDINGS: ClassVar = [
        Binding("left", "to_panes", show=False),
        Binding("right", "to_pane", show=False),
        *(Binding(str((number + 1) % 10), f"pane({number})", show=False) for number in range(10)),
    ]

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self._panes: dict[str, Pane] = {}
        self._shown = ""
        #: Panes from which a line led to another one, with the line: Esc goes back to them.
        self._came_from: list[tuple[str, str]] = []

    def body(self) -> Iterable[Widget]:
        """Panes on the left, the chosen one beside."""
        with Horizontal():
            yield LineList(id="nav")
            yield Vertical(id="pane")

    async def on_mount(self) -> None:
        """Show the next steps."""
        await self._show(self._names()[0])
        self.to_pane()

    @property
    def pane(self) -> Pane | None:
        """The pane in sight."""
        return self._panes.get(self._shown)

    def _names(self) -> tuple[str, ...]:
        """The panes that are listed: all of them, or in the companion's view its own."""
        return _COMPANION if self.sitting.companion else tuple(PANES)

    def retell(self) -> None:
        """Say everything anew."""
        self._list_panes()
        super().retell()

    def _list_panes(self) -> None:
        rows = [
            Row(name, f"{(number + 1) % 10 if number < 10 else ' '} {self.sitting.t(f'pane.{name}')}")
            for number, name in enumerate(self._names())
        ]
        self.query_one("#nav", LineList).show(rows, key=self._shown or None)

    def view_changed(self) -> None:
        """The companion's view was switched on or off."""
        self._came_from.clear()
        self.start(self._go(self._names()[0], ""))

    async def _show(self, name: str, key: str = "") -> None:
        if name not in self._panes:
            self._panes[name] = PANES[name](self.session)
            await self.query_one("#pane").mount(self._panes[name])
        for other, pane in self._panes.items():
            pane.display = other == name
        self._shown = name
        self._list_panes()
        self.query_one("#nav", LineList).go_to(name)
        self._panes[name].freshen()
        if key:
            self._panes[name].want(key)
        self.retell_top()
        self.query_one(KeyBar).retell()

    def go_to(self, pane: str, key: str = "") -> None:
        """Show a pane, with the cursor on a row; Esc comes back to where one is now."""
        if self.pane is not None and pane != self._shown:
            row = self.pane.lines.row
            self._came_from.append((self._shown, row.key if row is not None else ""))
        self.start(self._go(pane, key))

    def action_back(self) -> None:
        """To the pane one came from; without one to the list of cases."""
        if self._came_from:
            pane, key = self._came_from.pop()
            self.start(self._go(pane, key))
        else:
            super().action_back()

    async def _go(self, pane: str, key: str) -> None:
        await self._show(pane, key)
        self.to_pane()

    def to_pane(self) -> None:
        """The focus into the pane."""
        if self.pane is not None:
            self.pane.lines.focus()

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Moving in the list of panes shows them."""
        if event.lines.id == "nav" and event.row is not None and event.row.key != self._shown and self._shown:
            self._came_from.clear()
            self.start(self._show(event.row.key))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter goes into the pane."""
        if event.lines.id == "nav":
            self.to_pane()

    def action_pane(self, number: int) -> None:
        """A number key."""
        self._came_from.clear()
        if number < len(self._names()):
            self.start(self._go(self._names()[number], ""))

    def action_to_panes(self) -> None:
        """Arrow left."""
        self.query_one("#nav").focus()

    def action_to_pane(self) -> None:
        """Arrow right."""
        self.to_pane()
