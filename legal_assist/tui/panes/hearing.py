"""Examinations and hearings: which lie ahead, and the sheet of each for the companion."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from legal_assist import messages
from legal_assist.desk import hearing as area
from legal_assist.tui import commands
from legal_assist.tui.line_list import Row
from legal_assist.tui.panes.pane import Pane
from legal_assist.tui.screens import case_questions as questions
from legal_assist.tui.screens.meeting_sheet import MeetingSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.reckoning.meetings import Meeting

_SIGNS: Final = {"today": "[!]", "unsure": "[?]", "ahead": "[ ]", "no_day": "[?]", "held": "[x]"}
_TONES: Final = {"today": "alarm", "unsure": "alarm", "held": "done"}


class HearingPane(Pane):
    """Pemeriksaan & sidang."""

    HELP_TOPIC = "hearing"
    SCOPES: ClassVar = ("list", "hearing")
    BINDINGS: ClassVar = commands.bindings("hearing")

    def rows(self) -> Sequence[Row]:
        """One row per examination or hearing; how to add one where there is none."""
        desk, lang = self.sitting.desk, self.sitting.lang
        rows = []
        for one in area.found(desk, self.session.case):
            words = f"{_SIGNS[one.when]} {area.headline(one, desk, lang)}"
            rows.append(Row(one.id, self.session.show(words), _TONES.get(one.when, ""), hanging=4, data=one))
        if self.sitting.companion:
            rows.append(Row("", ""))
            rows.append(Row("", messages.text("hearing.view_only", lang), "muted"))
        return rows or [Row("none", messages.text("hearing.none", lang), "muted")]

    def detail(self, row: Row) -> str:
        """When and where, and what to record afterwards."""
        if row.data is None:
            return ""
        meeting: Meeting = row.data
        desk, case, lang = self.sitting.desk, self.session.case, self.sitting.lang
        told = area.sheet(desk, case, meeting, next(iter(meeting.victims), None))
        wanted = ("where", "record") if meeting.when in ("unsure", "held") else ("where",)
        parts = [part for part in area.sections(desk, case, told, lang) if part.id in wanted]
        return "\n".join(line for part in parts for line in (f"{part.title}:", *part.listed))

    def choose(self, row: Row) -> None:
        """Open the sheet."""
        if row.data is not None:
            self.start(self._open(row.data))
        elif row.key == "none":
            self.action_plan_meeting()

    async def _open(self, meeting: Meeting) -> None:
        victim = await one_victim(self, meeting.victims)
        if victim is not None:
            await self.app.push_screen(MeetingSheet(self.session, self.host, meeting.id, victim))

    def action_plan_meeting(self) -> None:
        """Record a day that is planned."""
        self.start(self._plan())

    async def _plan(self) -> None:
        lang = self.sitting.lang
        kinds = [(one.events[0], one.title_in(lang)) for one in self.sitting.desk.book.occasions]
        # A hearing is recorded as one; the first of its kinds is the very first hearing.
        rows = [Row("hearing" if kind == "first_hearing" else kind, title) for kind, title in kinds]
        picked = await questions.pick(self.place, messages.text("hearing.which_kind", lang), rows)
        if picked:
            await self.host.jump("events", {"kind": picked[0], "certainty": "planned"})


async def one_victim(pane: Pane, victims: tuple[str, ...]) -> str | None:
    """Whose sheet: asked where there are several; empty where the case has no victim yet, None: given up."""
    if len(victims) < 2:
        return victims[0] if victims else ""
    words = messages.text("hearing.which", pane.sitting.lang)
    picked = await questions.pick(pane.place, words, [Row(code, code) for code in victims])
    return picked[0] if picked else None
