"""The companion's view: examinations and hearings only. A view, not access control, and it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from legal_assist import messages
from legal_assist.desk import preferences
from legal_assist.errors import StoreError
from legal_assist.tui.screens.case_file import CaseFile

if TYPE_CHECKING:
    from legal_assist.tui.sitting import Sitting


class CompanionView(App[int]):
    """The part of the program that hides what a companion does not need."""

    sitting: Sitting

    def action_companion_view(self) -> None:
        """Show only examinations and hearings, or everything again; kept for the next start."""
        wanted = not self.sitting.companion
        try:
            preferences.set_companion(self.sitting.desk, wanted)
        except StoreError as error:
            self.notify(self.sitting.fault(error), severity="error", markup=False)
            return
        self.sitting.companion = wanted
        words = messages.text("hearing.view_on" if wanted else "hearing.view_off", self.sitting.lang)
        self.notify(words, timeout=10, markup=False)
        for screen in self.screen_stack:
            if isinstance(screen, CaseFile):
                screen.view_changed()
