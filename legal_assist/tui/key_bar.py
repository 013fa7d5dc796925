"""The bottom line or lines: the keys that work here, in the user's language; a click does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets._toast import ToastRack  # it has no public name

from legal_assist.tui import commands

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

    from legal_assist.tui.place import Place


class KeyBar(Widget):
    """Keys and their words; what doesn't fit is in the palette and the help."""

    COMPONENT_CLASSES = {"key-bar--key"}  # noqa: RUF012 - Textual's own declaration
    DEFAULT_CSS = """
    KeyBar { height: auto; dock: bottom; }
    """
    #: What stays in sight however narrow the terminal is.
    _ALWAYS = ("help", "palette", "reveal", "quick_exit", "lock")

    def _place(self) -> Place[Any]:
        return cast("Place[Any]", self.screen)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the place allows and needs at this width."""
        del container, viewport
        return max(1, len(self._lines(width)))

    def _entries(self) -> list[tuple[commands.Command, Any]]:
        place = self._place()
        own = [(command, target) for command, target in place.commands_now() if command.shown]
        general = [
            (c, self.app)
            for c in commands.in_scopes(("app",))
            if c.shown and (place.OPEN or c.action in place.ALLOWED)
        ]
        chosen: list[tuple[commands.Command, Any]] = []
        for pair in own:
            chosen += [one for one in general if place.NEAR.get(one[0].id) == pair[0].id]
            chosen.append(pair)
        chosen += [one for one in general if one not in chosen]
        return chosen

    def _lines(self, width: int) -> list[list[tuple[commands.Command, Any, str]]]:
        """The commands that fit, line by line; what must stay in sight has its room kept."""
        chosen = self._entries()
        kept: list[list[tuple[commands.Command, Any, str]]] = [[]]
        most = self._place().KEY_LINES
        room = width
        always = {
            command.id: cell_len(self._words(command)) + 2
            for command, target in chosen
            if command.id in self._ALWAYS and target is self.app
        }
        for command, target in chosen:
            words = self._words(command)
            need = cell_len(words) + 2
            last = len(kept) == most
            reserved = sum(size for name, size in always.items() if name != command.id) if last else 0
            if need + reserved > room and not last:
                kept.append([])
                room = width
                last = len(kept) == most
                reserved = sum(size for name, size in always.items() if name != command.id) if last else 0
            if need + reserved <= room or command.id in always:
                kept[-1].append((command, target, words))
                room -= need
                always.pop(command.id, None)
        return [line for line in kept if line]

    def _words(self, command: commands.Command) -> str:
        return f"{command.shown} {self._place().sitting.t(f'command.{command.id}')}"

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        lines = self._lines(self.size.width)
        if y >= len(lines):
            return Strip.blank(self.size.width, self.rich_style)
        key_style = self.get_component_rich_style("key-bar--key", partial=False)
        segments: list[Segment] = []
        for command, _target, words in lines[y]:
            segments.append(Segment(f" {command.shown}", key_style))
            segments.append(Segment(f"{words[len(command.shown) :]} ", self.rich_style))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_resize(self) -> None:
        """Short messages stand above the keys."""
        for rack in self.screen.query(ToastRack):
            rack.styles.margin = (0, 0, self.outer_size.height, 0)

    def retell(self) -> None:
        """The commands, the language or the width changed."""
        self.refresh(layout=True)

    async def on_click(self, event: events.Click) -> None:
        """Give the clicked command."""
        lines = self._lines(self.size.width)
        left = 0
        for command, target, words in lines[event.y] if event.y < len(lines) else ():
            right = left + cell_len(words) + 2
            if left <= event.x < right:
                await self.app.run_action(command.action, default_namespace=target)
                return
            left = right
