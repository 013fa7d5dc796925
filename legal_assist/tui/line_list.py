"""A list of lines that stays quick with ten thousand of them: only what is visible is drawn."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from legal_assist.tui.plain import fit, plain, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events


@dataclass(frozen=True)
class Row:
    """One entry of a list.

    Args:
        key: names it; an empty key makes a heading that can't be chosen.
        text: what is shown; wrapped when the list wraps.
        tone: ``alarm``, ``todo``, ``done``, ``muted`` or ``heading``; never the only sign of a state.
        hanging: indent of wrapped lines.
        data: whatever the owner needs when the row is chosen.
    """

    key: str
    text: str
    tone: str = ""
    hanging: int = 0
    data: Any = field(default=None, compare=False)


class LineList(ScrollView, can_focus=True):
    """A list with a cursor, keyboard and mouse.

    Args:
        wrap_lines: whether long rows take several lines.
        draw: makes the line of a row for a width (lists that don't wrap); by default `row.text`, cut to fit.
    """

    BINDINGS: ClassVar = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("enter", "choose", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--cursor", "line-list--alarm", "line-list--todo", "line-list--done", "line-list--muted",
        "line-list--heading",
    }  # fmt: skip
    DEFAULT_CSS = """
    LineList { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """

    cursor: reactive[int] = reactive(0, repaint=False)

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, lines: LineList, row: Row | None) -> None:
            super().__init__()
            self.lines = lines
            self.row = row

        @property
        def control(self) -> LineList:
            """The list."""
            return self.lines

    class Chosen(Moved):
        """Enter, or a click on the row under the cursor."""

    def __init__(
        self,
        *,
        wrap_lines: bool = False,
        draw: Callable[[Row, int], str] | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._rows: Sequence[Row] = ()
        self._wrap = wrap_lines
        self._draw = draw
        self._starts: list[int] = []
        self._lines: list[tuple[int, str]] = []
        self._laid_out_for = -1

    # --- content ---------------------------------------------------------------------------------

    @property
    def rows(self) -> Sequence[Row]:
        """What is listed."""
        return self._rows

    @property
    def row(self) -> Row | None:
        """The row under the cursor; None when nothing can be chosen."""
        if 0 <= self.cursor < len(self._rows) and self._rows[self.cursor].key:
            return self._rows[self.cursor]
        return None

    def show(self, rows: Sequence[Row], *, key: str | None = None) -> None:
        """List these rows; the cursor stays on its row, or goes to the row `key`, if that is still there."""
        wanted = key or (self.row.key if self.row else None)
        index = self.cursor
        self._rows = rows
        self._lay_out()
        found = self._index_of(wanted) if wanted is not None else None
        new = found if found is not None else self._selectable(min(index, len(rows) - 1), 1)
        self.set_reactive(LineList.cursor, new)
        self.refresh()
        self._keep_in_view()
        self.post_message(self.Moved(self, self.row))

    def go_to(self, key: str) -> bool:
        """Put the cursor on a row; says whether there is one of that key.

        Without such a row, the first whose key begins with it and a slash will do.
        """
        index = self._index_of(key)
        if index is not None:
            self.cursor = index
        return index is not None

    def _index_of(self, key: str) -> int | None:
        begins, below = None, f"{key}/"
        for index, row in enumerate(self._rows):
            if row.key == key:
                return index
            if begins is None and row.key.startswith(below):
                begins = index
        return begins

    # --- layout ----------------------------------------------------------------------------------

    def _width(self) -> int:
        return max(self.scrollable_content_region.width, 1)

    def _lay_out(self) -> None:
        width = self._width()
        self._laid_out_for = width
        if self._wrap:
            self._starts, self._lines = [], []
            for index, row in enumerate(self._rows):
                self._starts.append(len(self._lines))
                for line in wrap(plain(row.text), width - 2, row.hanging):
                    self._lines.append((index, line))
        height = len(self._lines) if self._wrap else len(self._rows)
        self.virtual_size = Size(width, height)

    def on_resize(self) -> None:
        """Lay out again for the new width; the cursor stays in sight in the new height."""
        if self._width() != self._laid_out_for:
            self._lay_out()
        self._keep_in_view()
        self.refresh()

    def _span(self, index: int) -> tuple[int, int]:
        """First line and number of lines of a row."""
        if not self._wrap:
            return index, 1
        start = self._starts[index]
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._lines)
        return start, end - start

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        number = y + self.scroll_offset.y
        width = self._width()
        base = self.rich_style
        if number >= (len(self._lines) if self._wrap else len(self._rows)):
            return Strip([Segment(" " * width, base)], width)
        if self._wrap:
            index, text = self._lines[number]
            row = self._rows[index]
        else:
            index, row = number, self._rows[number]
            text = plain(self._draw(row, width - 2) if self._draw else row.text)
        style = self.get_component_rich_style(f"line-list--{row.tone}", partial=False) if row.tone else base
        here = index == self.cursor and bool(row.key)
        first = number == self._span(index)[0]
        sign = ("▸ " if first else "│ ") if here else "  "
        if here:
            cursor = self.get_component_rich_style("line-list--cursor", partial=False)
            style = cursor if self.has_focus else style
        line = fit(f"{sign}{text}", width)
        return Strip([Segment(line, style)], width)

    # --- moving ----------------------------------------------------------------------------------

    def _selectable(self, index: int, step: int) -> int:
        """The nearest row that can be chosen, looking in one direction first."""
        count = len(self._rows)
        for direction in (step, -step):
            here = max(0, min(index, count - 1))
            while 0 <= here < count:
                if self._rows[here].key:
                    return here
                here += direction
        return 0

    def watch_cursor(self) -> None:
        """Follow the cursor."""
        if self.is_mounted:
            self._keep_in_view()
            self.refresh()
            self.post_message(self.Moved(self, self.row))

    def _keep_in_view(self) -> None:
        if not self._rows:
            return
        top, height = self._span(min(self.cursor, len(self._rows) - 1))
        if self.cursor <= self._selectable(0, 1):
            top, height = 0, top + height  # headings above the first row come into view with it
        self.scroll_to_region(Region(0, top, 1, max(1, height)), animate=False, force=True)

    def action_move(self, step: int) -> None:
        """One row up or down."""
        if self._rows:
            self.cursor = self._selectable(self.cursor + step, step)

    def action_page(self, step: int) -> None:
        """One screen up or down."""
        if self._rows:
            jump = max(1, self.scrollable_content_region.height - 1)
            if self._wrap:
                line = self._starts[self.cursor] + step * jump
                target = bisect_right(self._starts, max(0, line)) - 1
            else:
                target = self.cursor + step * jump
            self.cursor = self._selectable(max(0, min(target, len(self._rows) - 1)), step)

    def action_edge(self, step: int) -> None:
        """To the first or last row."""
        if self._rows:
            self.cursor = self._selectable(0 if step < 0 else len(self._rows) - 1, -step)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.row is not None:
            self.post_message(self.Chosen(self, self.row))

    def on_click(self, event: events.Click) -> None:
        """Go to the clicked row; a click on the row under the cursor chooses it."""
        number = event.y + self.scroll_offset.y
        if self._wrap:
            if number >= len(self._lines):
                return
            index = self._lines[number][0]
        else:
            index = number
        if not 0 <= index < len(self._rows) or not self._rows[index].key:
            return
        if index == self.cursor:
            self.action_choose()
        else:
            self.cursor = index

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Dim the cursor."""
        self.refresh()
