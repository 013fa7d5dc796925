"""What all screens of one case have: heading, undo, and the way to the place where a fact is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from legal_assist.cases import editing
from legal_assist.errors import ConflictError
from legal_assist.tui import case_rows, commands, conflicts
from legal_assist.tui.forms.draft import Draft
from legal_assist.tui.panes.entries import EntriesPane, EntryPane, HubPane
from legal_assist.tui.panes.events import EventsPane
from legal_assist.tui.panes.exhibits import ExhibitsPane
from legal_assist.tui.place import Place
from legal_assist.tui.screens import case_questions as questions
from legal_assist.tui.screens import interview
from legal_assist.tui.screens.form import Form
from legal_assist.tui.screens.jumping import target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from textual.screen import Screen
    from textual.widget import Widget

    from legal_assist.desk import Opened
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.panes.pane import Pane


class CasePlace(Place[None]):
    """A screen of one case.

    Args:
        session: the case.
    """

    SCOPES: ClassVar = ("case_file",)
    HELP_TOPIC = "case_file"
    KEY_LINES = 2
    AUTO_FOCUS = ""
    BINDINGS = commands.bindings("case_file")

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session.sitting)
        self.session = session

    @property
    def pane(self) -> Pane | None:
        """The pane in sight."""
        return None

    def help_topics(self) -> tuple[str, ...]:
        """The pane first, then the case file."""
        return (self.pane.HELP_TOPIC, self.HELP_TOPIC) if self.pane is not None else (self.HELP_TOPIC,)

    @property
    def shown_path(self) -> str:
        """The entry or the list that is open, where it isn't the whole case."""
        pane = self.pane
        parts = (getattr(pane, "list_path", ""), getattr(pane, "entry_id", None))
        return ".".join(part for part in parts if part)

    def heading(self) -> tuple[str, str]:
        """Code name, stage, invented mark; and the stored revision."""
        t, stage = self.sitting.t, case_rows.stage_words(self.sitting, self.session.case.stage or "")
        state = (
            t("saved.saving") if self.sitting.is_writing else t("saved.done", n=self.session.opened.revision)
        )
        return self.session.heading(stage), state

    def commands_now(self) -> list[tuple[commands.Command, Widget | Screen[Any]]]:
        """The commands of the pane, then those of the case."""
        pane = self.pane
        own: list[tuple[commands.Command, Widget | Screen[Any]]] = []
        if pane is not None:
            own = [(command, pane) for command in pane.commands()]
        return [*own, *super().commands_now()]

    def retell(self) -> None:
        """Say everything anew."""
        super().retell()
        if self.pane is not None:
            self.pane.freshen()

    def on_screen_resume(self) -> None:
        """Back from a form: the case may be another now."""
        self.case_changed()

    def case_changed(self) -> None:
        """Show the case as it is now; a place whose entry is gone closes."""
        if self.pane is not None and self.pane.is_gone() and self.is_current:
            self.dismiss(None)
        elif self.is_mounted:
            self.retell()

    def go_to(self, pane: str, key: str = "") -> None:
        """Show another pane; only the case file has several."""
        for screen in reversed(self.app.screen_stack):
            if isinstance(screen, CasePlace) and screen is not self and screen.session is self.session:
                self.app.pop_screen()
                screen.go_to(pane, key)
                return

    # --- to the place of a fact ------------------------------------------------------------------

    async def jump(self, path: str, preset: Mapping[str, str] | None = None) -> None:
        """Open the place where a fact is filled in; with `preset` a new entry that begins so."""
        found = target(self.session.case, path)
        if found is None:
            self.app.notify(self.sitting.t("jump.nowhere"), severity="warning")
        elif found.field:
            await self.app.push_screen(Form(Draft(self.session, found.list_path, found.entry), found.field))
        elif found.entry is not None:
            await self.open_entry(found.list_path, found.entry)
        elif preset:
            await self.app.push_screen(Form(Draft(self.session, found.list_path, None, preset)))
        else:
            await self.open_list(found.list_path)

    async def open_list(self, list_path: str) -> None:
        """Show a list of entries."""
        pane: EntriesPane
        if list_path == "events":
            pane = EventsPane(self.session)
        elif list_path == "exhibits":
            pane = ExhibitsPane(self.session)
        else:
            pane = EntriesPane(self.session, list_path)
        await self.app.push_screen(OnePane(self.session, pane))

    async def open_entry(self, list_path: str, entry_id: str, page: int = 0) -> None:
        """Show an entry: its pages and lists where it has many, else its form."""
        if list_path == "victims":
            pane = HubPane(self.session, list_path, entry_id)
            await self.app.push_screen(OnePane(self.session, pane))
        else:
            await self.app.push_screen(Form(Draft(self.session, list_path, entry_id), page=page))

    async def add_entry(self, list_path: str, preset: Mapping[str, str] | None = None) -> None:
        """A new entry: a victim or defendant comes into being at once, others when their form is stored."""
        if list_path not in ("victims", "defendants"):
            await self.app.push_screen(Form(Draft(self.session, list_path, None, preset)))
            return
        before = {one.id for one in editing.entries_at(self.session.case, list_path)}

        def add(opened: Opened) -> Opened:
            return self.sitting.desk.add(opened, list_path, preset or {})[0]

        if await self.save(add):
            # After a merge with another window's new entries, ours is the last one.
            made = [
                one.id for one in editing.entries_at(self.session.case, list_path) if one.id not in before
            ]
            await self.open_entry(list_path, made[-1])

    async def remove_entry(self, path: str, words: str) -> None:
        """Remove an entry after asking."""
        if await questions.may_remove(self, words) and await self.save(
            lambda opened: self.sitting.desk.remove(opened, path)
        ):
            self.app.notify(self.sitting.t("remove.done"))
            self.case_changed()

    async def save(self, job: Callable[[Opened], Opened]) -> bool:
        """Save a change; where another window was faster, merge. Says whether it is stored."""
        try:
            await self.session.change(job)
        except ConflictError as error:
            stored = await conflicts.settle(self, self.session, error) is not None
            self.case_changed()
            return stored
        return True

    # --- keys ------------------------------------------------------------------------------------

    def action_interview(self) -> None:
        """The guided interview."""
        self.start(interview.begin(self))

    def action_undo(self) -> None:
        """Take the last saved change back."""
        self.start(self._undo())

    async def _undo(self) -> None:
        if await self.save(self.sitting.desk.undo):
            self.app.notify(self.sitting.t("saved.undone", n=self.session.opened.revision))
            self.case_changed()

    def action_back(self) -> None:
        """To the screen before."""
        self.dismiss(None)


class OnePane(CasePlace):
    """A screen with a single pane: a list of entries, or the pages of a victim.

    Args:
        session: the case.
        pane: what is shown.
    """

    def __init__(self, session: CaseSession, pane: EntryPane) -> None:
        super().__init__(session)
        self._pane = pane

    @property
    def pane(self) -> EntryPane:
        """The pane."""
        return self._pane

    def body(self) -> Iterable[Widget]:
        """The pane."""
        yield self._pane

    def on_mount(self) -> None:
        """Begin in the list."""
        self._pane.lines.focus()

    def heading(self) -> tuple[str, str]:
        """Code name and what is listed."""
        _left, right = super().heading()
        return self.session.heading(self._pane.title()), right
