"""The dated events. One that is called certain and lies ahead is a slip, or a plan that should say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from legal_assist.tui import commands
from legal_assist.tui.line_list import Row
from legal_assist.tui.panes.entries import EntriesPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.cases.events import Event
    from legal_assist.tui.case_session import CaseSession


class EventsPane(EntriesPane):
    """Peristiwa."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "entries", "events")
    BINDINGS = commands.bindings("entries", "events")

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session, "events")

    def _ahead(self, event: Event) -> bool:
        return event.certainty == "certain" and event.date > self.sitting.desk.today

    def rows(self) -> Sequence[Row]:
        """The events by date; what is certain and lies ahead is marked and asked about."""
        ahead = {f"events.{event.id}" for event in self.session.case.events if self._ahead(event)}
        question = self.sitting.t("events.ahead")
        return [
            Row(row.key, f"{row.text}\n! {question}", "alarm", hanging=6) if row.key in ahead else row
            for row in super().rows()
        ]

    def action_planned(self) -> None:
        """Mark the event under the cursor as planned."""
        row = self.lines.row
        key = row.key if row is not None else ""
        event = next((one for one in self.session.case.events if f"events.{one.id}" == key), None)
        if event is None or not self._ahead(event):
            self.app.notify(self.sitting.t("events.not_ahead"))
        else:
            self.start(self._plan(event.id))

    async def _plan(self, event: str) -> None:
        path = f"events.{event}.certainty"
        if await self.case_place.save(lambda opened: self.sitting.desk.record(opened, path, "planned")):
            self.app.notify(self.sitting.t("events.planned", id=event))
            self.case_place.case_changed()
