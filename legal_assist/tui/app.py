"""The switchboard: modes, themes, the keys of everywhere, and the one door for errors. Holds no case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.command import CommandPalette

from legal_assist import messages
from legal_assist.desk import Desk, beginning
from legal_assist.errors import LegalAssistError
from legal_assist.tui import commands, palette, terminal, themes
from legal_assist.tui.companion_view import CompanionView
from legal_assist.tui.ending import Ending
from legal_assist.tui.palette import Palette
from legal_assist.tui.place import Place
from legal_assist.tui.plain import plain
from legal_assist.tui.screens.blank import Blank
from legal_assist.tui.screens.case_list import CaseList
from legal_assist.tui.screens.dialogs import Dialog
from legal_assist.tui.screens.first_start import FirstStart
from legal_assist.tui.screens.help import Help
from legal_assist.tui.screens.law_reader import LawReader
from legal_assist.tui.screens.search import Search
from legal_assist.tui.sitting import Sitting
from legal_assist.tui.training_door import TO_TRAINING, TrainingDoor, pass_through

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.app import SystemCommand
    from textual.screen import Screen
    from textual.theme import Theme

    from legal_assist.clock import Clock
    from legal_assist.errors import Problem


class LegalAssist(Ending, CompanionView, TrainingDoor):
    """The terminal program.

    Args:
        desk: what the screens speak to.
        lang: ``id`` or ``en``.
    """

    TITLE = "Catatan"  # neutral: some terminals show it to the whole room
    CSS_PATH = "legal_assist.tcss"
    COMMANDS = App.COMMANDS | {palette.OurCommands}
    BINDINGS = commands.bindings("app")
    AUTO_FOCUS = "LineList, Input"
    OUR_THEMES: ClassVar[tuple[Theme, ...]] = themes.ALL
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (72, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (20, "-tall")]  # noqa: RUF012

    def __init__(self, desk: Desk, lang: str) -> None:
        super().__init__(Sitting(desk, lang))
        terminal.adapt(self)

    def on_mount(self) -> None:
        """Open the store and show the cases."""
        for theme in self.OUR_THEMES:
            self.register_theme(theme)
        self.theme = (themes.NO_COLOUR if self.no_color else self.OUR_THEMES[0]).name
        self.add_mode("cases", self.home)
        self.add_mode("law", lambda: LawReader(self.sitting))
        self.switch_mode("cases")
        self.sitting.desk.warn = self._law_fault
        self.watch_idle()
        self.watch_signals()
        if beginning.is_first(self.sitting.desk):
            self.call_later(self.push_screen, FirstStart(self.sitting), lambda _: self.read_preferences())
            return
        try:
            if self.sitting.desk.is_locked:
                self.sitting.desk.unlock()
        except LegalAssistError as error:
            self.call_later(self.ask_to_unlock, error)
        else:
            self.read_preferences()

    def home(self) -> Place[None]:
        """Where the program starts."""
        return CaseList(self.sitting)

    def renew_modes(self) -> None:
        """The law book begins anew: its screen may lie over a question about a case."""
        if "law" in self._screen_stacks:
            self.remove_mode("law")
            self.add_mode("law", lambda: LawReader(self.sitting))

    def _law_fault(self, problem: Problem) -> None:
        """Say that an entry of the office's law overlay was left out. The book may be read in any thread."""
        said = messages.of_problem(problem, self.sitting.lang)
        words = messages.text("overlay.left_out", self.sitting.lang, place=problem.path, said=said)
        self.notify(plain(words), severity="warning", timeout=30, markup=False)

    # --- the keys of everywhere ------------------------------------------------------------------

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

    async def action_quit(self) -> None:
        """End, after what was typed is put away and the last save is done."""
        self.end(0)

    def end(self, code: int) -> None:
        """End with this code, after what was typed is put away and the last save is done."""
        self.run_worker(self._quit(code), group="quit", exclusive=True, exit_on_error=False)

    async def _quit(self, code: int) -> None:
        for place in list(self._places()):
            if not await place.leave():
                return
        await self.sitting.settled()
        self.exit(code)

    def action_help_quit(self) -> None:
        """Ctrl+C: say how to end."""
        self.notify(self.sitting.t("how_to_quit"), markup=False)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """None of Textual's own: its screenshot would write identities into a file."""
        del screen
        return ()


def open_screen(root: Path | None, clock: Clock, lang: str, *, ascii_only: bool = False) -> int:
    """Open the terminal program and stay until it is left.

    Args:
        root: folder of the store; the usual place when None.
        clock: the day and the time.
        lang: ``id`` or ``en``.
        ascii_only: whether frames and signs are drawn in ASCII alone.

    Returns:
        An exit code.
    """
    terminal.prepare(ascii_only=ascii_only)
    while True:
        app = LegalAssist(Desk(root, clock), lang)
        code = terminal.stay(app)
        if code != TO_TRAINING:
            return code
        app.sitting.desk.lock()
        lang = app.sitting.lang
        pass_through(lang)
