"""The bottom line: the keys that work here, in the user's language; a click does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from legal_assist.tui import commands

if TYPE_CHECKING:
    from textual import events

    from legal_assist.tui.place import Place


class KeyBar(Widget):
    """Keys and their words; what doesn't fit is in the palette and the help."""

    COMPONENT_CLASSES = {"key-bar--key"}  # noqa: RUF012 - Textual's own declaration
    DEFAULT_CSS = """
    KeyBar { height: 1; dock: bottom; }
    """
    #: What stays in sight however narrow the terminal is.
    _ALWAYS = ("help", "palette", "quick_exit")

    def _place(self) -> Place[Any]:
        return cast("Place[Any]", self.screen)

    def _entries(self) -> list[tuple[commands.Command, Any, str]]:
        place = self._place()
        own = [(command, target) for command, target in place.commands_now() if command.shown]
        general = [(c, self.app) for c in commands.in_scopes(("app",)) if c.shown] if place.OPEN else []
        chosen: list[tuple[commands.Command, Any]] = [*own, *general]
        room = self.size.width
        kept: list[tuple[commands.Command, Any, str]] = []
        always = {
            command.id: cell_len(self._words(command)) + 2
            for command, _target in general
            if command.id in self._ALWAYS
        }
        for command, target in chosen:
            words = self._words(command)
            need = cell_len(words) + 2
            reserved = sum(width for name, width in always.items() if name != command.id)
            if need + reserved <= room or command.id in always:
                kept.append((command, target, words))
                room -= need
                always.pop(command.id, None)
        return kept

    def _words(self, command: commands.Command) -> str:
        return f"{command.shown} {self._place().sitting.t(f'command.{command.id}')}"

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        if y:
            return Strip.blank(self.size.width, self.rich_style)
        key_style = self.get_component_rich_style("key-bar--key", partial=False)
        segments: list[Segment] = []
        for command, _target, words in self._entries():
            segments.append(Segment(f" {command.shown}", key_style))
            segments.append(Segment(f"{words[len(command.shown) :]} ", self.rich_style))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    async def on_click(self, event: events.Click) -> None:
        """Give the clicked command."""
        left = 0
        for command, target, words in self._entries():
            right = left + cell_len(words) + 2
            if left <= event.x < right:
                await self.app.run_action(command.action, default_namespace=target)
                return
            left = right
