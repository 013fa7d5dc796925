"""Two states of one case beside each other, place by place; one is chosen for each, nothing is dropped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Static

from legal_assist.tui import commands
from legal_assist.tui.line_list import LineList, Row
from legal_assist.tui.place import Place
from legal_assist.tui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.widget import Widget

    from legal_assist.tui.sitting import Sitting


@dataclass(frozen=True)
class Compared:
    """One place where two states differ.

    Args:
        path: the place.
        label: what it is called.
        texts: lines to be shown, the state before first where there is one.
    """

    path: str
    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """What a comparison shows now: it depends on the language and on whether identities are shown."""

    title: str
    lead: str
    places: tuple[Compared, ...]
    by_itself: tuple[str, ...] = ()


class Comparing(Place[dict[str, str]]):
    """Dismissed with ``mine`` or ``theirs`` by path, None when nothing shall be stored.

    Args:
        sitting: the sitting.
        code: the case, for a reveal.
        told: gives what is shown; called again when language or reveal change.
    """

    SCOPES: ClassVar = ("comparing",)
    HELP_TOPIC = "comparing"
    KEY_LINES = 2
    AUTO_FOCUS = "LineList"
    BINDINGS = commands.bindings("comparing")

    def __init__(self, sitting: Sitting, code: str, told: Callable[[], Told]) -> None:
        super().__init__(sitting)
        self._code = code
        self._tell = told
        self._told = told()
        self._choices: dict[str, str] = {}

    @property
    def case_code(self) -> str:
        """The case."""
        return self._code

    def body(self) -> Iterable[Widget]:
        """What it is about, and the places."""
        yield Static("", id="compare-lead", markup=False)
        yield LineList(wrap_lines=True, id="compared")

    def heading(self) -> tuple[str, str]:
        """The case, and how much is still to be chosen."""
        left, s = len(self._told.places) - len(self._choices), self.sitting.s
        return self._told.title, s("compare.left", n=left) if left else s("compare.all_chosen")

    def retell(self) -> None:
        """Everything in the present language, masked or not."""
        self._told = self._tell()
        super().retell()
        self.query_one("#compare-lead", Static).update(plain(self._told.lead))
        self._list()

    def _list(self) -> None:
        rows = []
        for place in self._told.places:
            chosen = {"mine": 1, "theirs": 2}.get(self._choices.get(place.path, ""), 0)
            first = len(place.texts) - 2
            lines = [f"[{chosen or ' '}] {place.label}"]
            for number, text in enumerate(place.texts):
                sign = "*" if chosen and number - first == chosen - 1 else " "
                lines.append(f"  {sign} {' '.join(text.split())}")
            rows.append(Row(place.path, "\n".join(lines), "done" if chosen else "todo", hanging=6))
        if self._told.by_itself:
            rows.append(Row("", self.sitting.s("compare.by_itself"), "heading"))
            rows += [
                Row("", f"  {' '.join(line.split())}", "muted", hanging=4) for line in self._told.by_itself
            ]
        self.query_one(LineList).show(rows)
        self.retell_top()

    # --- choosing --------------------------------------------------------------------------------

    def _choose(self, side: str) -> None:
        row = self.query_one(LineList).row
        if row is None:
            return
        self._choices[row.key] = side
        self._list()
        order = [place.path for place in self._told.places]
        here = order.index(row.key)
        following = [path for path in (*order[here:], *order[:here]) if path not in self._choices]
        if following:
            self.query_one(LineList).go_to(following[0])

    def action_take_mine(self) -> None:
        """Choose one's own."""
        self._choose("mine")

    def action_take_theirs(self) -> None:
        """Choose the other one."""
        self._choose("theirs")

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter changes from one to the other."""
        if event.row is not None:
            now = self._choices.get(event.row.key)
            self._choose("theirs" if now == "mine" else "mine")

    def action_merge(self) -> None:
        """Store what was chosen, as soon as everything is."""
        left = len(self._told.places) - len(self._choices)
        if left:
            self.app.notify(self.sitting.s("compare.still_open", n=left), severity="warning")
        else:
            self.dismiss(dict(self._choices))

    def action_back(self) -> None:
        """Store nothing."""
        self.dismiss(None)
