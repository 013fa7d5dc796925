"""The palette (Ctrl+P): every command of the present place, in the user's language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.command import CommandPalette, DiscoveryHit, Hit, Provider

from legal_assist.tui import commands
from legal_assist.tui.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import App
    from textual.command import Hits
    from textual.screen import Screen

    from legal_assist.tui.sitting import Sitting


class OurCommands(Provider):
    """Commands from the table, those of the place first."""

    def _all(self) -> Iterator[tuple[commands.Command, Any, str, str]]:
        screen = self.screen
        if not isinstance(screen, Place):
            return
        found: list[tuple[commands.Command, Any]] = list(screen.commands_now())
        if screen.OPEN:
            found += [(c, self.app) for c in commands.in_scopes(("app",)) if c.id != "palette"]
        for command, target in found:
            words = screen.sitting.t
            name = words(f"command.{command.id}")
            shown = f"{name} ({command.shown})" if command.shown else name
            yield command, target, shown, words(f"tip.{command.id}")

    async def discover(self) -> Hits:
        """Everything, before a word is typed."""
        for command, target, name, tip in self._all():
            yield DiscoveryHit(name, partial(self._run, command, target), help=tip)

    async def search(self, query: str) -> Hits:
        """What fits the words."""
        matcher, any_fits = self.matcher(query), False
        for command, target, name, tip in self._all():
            score = max(matcher.match(name), matcher.match(tip) * 0.8)
            if score > 0:
                any_fits = True
                yield Hit(score, matcher.highlight(name), partial(self._run, command, target), help=tip)

        if not any_fits:  # said here: Textual would say it in English
            words = self._words("palette.none")
            yield Hit(0.01, words, self._nothing, text=words)

    def _words(self, key: str) -> str:
        sitting: Sitting = self.app.sitting  # type: ignore[attr-defined]
        return sitting.t(key)

    def _nothing(self) -> None:
        """The line that says that nothing was found does nothing."""

    async def _run(self, command: commands.Command, target: Any) -> None:
        await self.app.run_action(command.action, default_namespace=target)


class Palette(CommandPalette):
    """The palette; over a store of invented cases it looks and says so too.

    Args:
        sitting: the sitting.
    """

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(placeholder=sitting.t("palette.search"), id="--command-palette")
        self.sitting = sitting

    def help_topics(self) -> tuple[str, ...]:
        """What the help explains here."""
        return ("palette",)

    @on(events.Mount)
    def _mark(self) -> None:
        if self.sitting.practice:
            self.add_class("-practice")
            self.query_one("#--input").border_title = self.sitting.mark


def show(app: App[Any], sitting: Sitting, screens: Iterable[Screen[Any]]) -> None:
    """Open the palette with words in the user's language, unless it is among the screens of the app."""
    # It may lie below a box with an error, or in the other mode: a second one would end the program.
    if not any(isinstance(screen, CommandPalette) for screen in screens):
        app.push_screen(Palette(sitting))
