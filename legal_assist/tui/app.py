"""The switchboard: modes, themes, the keys of everywhere, and the one door for errors. Holds no case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App

from legal_assist import messages
from legal_assist.desk import Desk, beginning
from legal_assist.errors import LegalAssistError
from legal_assist.tui import commands, palette, terminal, themes
from legal_assist.tui.everywhere import Everywhere
from legal_assist.tui.plain import plain
from legal_assist.tui.screens.case_list import CaseList
from legal_assist.tui.screens.first_start import FirstStart
from legal_assist.tui.screens.law_reader import LawReader
from legal_assist.tui.sitting import Sitting
from legal_assist.tui.training_door import TO_TRAINING, pass_through

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.app import SystemCommand
    from textual.screen import Screen

    from legal_assist.clock import Clock
    from legal_assist.errors import Problem
    from legal_assist.tui.place import Place


class LegalAssist(Everywhere):
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

    def _law_fault(self, problem: Problem) -> None:
        """Say that an entry of the office's law overlay was left out. The book may be read in any thread."""
        said = messages.of_problem(problem, self.sitting.lang)
        words = messages.text("overlay.left_out", self.sitting.lang, place=problem.path, said=said)
        self.notify(plain(words), severity="warning", timeout=30, markup=False)

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
