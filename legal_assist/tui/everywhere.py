"""The keys of everywhere: help, palette, language, reveal, law book, search, colours, quick exit, lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.command import CommandPalette

from legal_assist.tui import commands, palette, themes
from legal_assist.tui.companion_view import CompanionView
from legal_assist.tui.ending import Ending
from legal_assist.tui.palette import Palette
from legal_assist.tui.place import Place
from legal_assist.tui.screens.blank import Blank
from legal_assist.tui.screens.dialogs import Dialog
from legal_assist.tui.screens.help import Help
from legal_assist.tui.screens.law_reader import LawReader
from legal_assist.tui.screens.search import Search
from legal_assist.tui.training_door import TrainingDoor

if TYPE_CHECKING:
    from textual.theme import Theme


class Everywhere(Ending, CompanionView, TrainingDoor):
    """An app with the keys that work on every screen."""

    OUR_THEMES: ClassVar[tuple[Theme, ...]] = themes.ALL

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On the blank and the unlock screen only what belongs there works."""
        del parameters
        place = self._place_below()
        if place is None or place.OPEN:
            return True
        ours = {command.action for command in commands.in_scopes(("app",))}
        return action not in ours or action in place.ALLOWED

    def _place_below(self) -> Place[Any] | None:
        """The screen in sight, or the one below the boxes in sight."""
        return next((one for one in reversed(self.screen_stack) if isinstance(one, Place)), None)

    def action_help(self) -> None:
        """Explain the present place, or the box over it."""
        place, explained = self._place_below(), self.screen
        if (
            place is not None
            and not isinstance(place, Help)
            and isinstance(explained, Place | Dialog | Palette)
        ):
            self.push_screen(Help(self.sitting, explained, place))

    def action_command_palette(self) -> None:
        """Open the palette with words in the user's language."""
        palette.show(self, self.sitting, (each for stack in self._screen_stacks.values() for each in stack))

    def action_language(self) -> None:
        """Switch between Indonesian and English."""
        self.sitting.lang = "en" if self.sitting.lang == "id" else "id"
        self.retell()

    def action_reveal(self) -> None:
        """Show identities for a limited time, or hide them again."""
        if self.sitting.revealed or self.sitting.revealed_fields:
            self.hide()
        else:
            self.run_worker(self.ask_reveal(), group="reveal", exclusive=True, exit_on_error=False)

    def action_law(self) -> None:
        """To the law book, or back from it."""
        if isinstance(self.screen, CommandPalette):
            self.pop_screen()
        self.switch_mode("cases" if self.current_mode == "law" else "law")

    def action_search(self) -> None:
        """Look for a case."""
        self.switch_mode("cases")
        if not any(isinstance(screen, Search) for screen in self.screen_stack):
            self.push_screen(Search(self.sitting))

    def read_law(self, provision_ids: tuple[str, ...]) -> None:
        """Open provisions in the law book."""
        self.switch_mode("law")
        reader = self.screen

        def show() -> None:
            if isinstance(reader, LawReader):
                reader.look_up(provision_ids)

        reader.call_after_refresh(show)

    def action_next_theme(self) -> None:
        """Dark, light, or without colours."""
        names = [theme.name for theme in self.OUR_THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def action_quick_exit(self) -> None:
        """Show nothing at all; the same key returns."""
        if isinstance(self.screen, Blank):
            self.pop_screen()
            return
        self.hide()
        self.clear_notifications()
        self.push_screen(Blank(self.sitting))

    def action_lock(self) -> None:
        """Seal what was typed, take every screen away, close the store."""
        self.start_lock()

    def renew_modes(self) -> None:
        """The law book begins anew: its screen may lie over a question about a case."""
        if "law" in self._screen_stacks:
            self.remove_mode("law")
            self.add_mode("law", lambda: LawReader(self.sitting))

    def action_help_quit(self) -> None:
        """Ctrl+C: say how to end."""
        self.notify(self.sitting.t("how_to_quit"), markup=False)
