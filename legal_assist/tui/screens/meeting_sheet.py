"""The companion's sheet of one examination or hearing, on the screen; large type; what was held."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Static

from legal_assist import messages, tanggal
from legal_assist.desk import hearing as area
from legal_assist.desk import large_type
from legal_assist.tui import commands
from legal_assist.tui.line_list import Row
from legal_assist.tui.panes import said
from legal_assist.tui.place import Place
from legal_assist.tui.screens import case_questions as questions
from legal_assist.tui.screens import making
from legal_assist.tui.screens.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.widget import Widget

    from legal_assist.desk import Opened
    from legal_assist.reckoning.meetings import Meeting
    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.panes.pane import Host
    from legal_assist.tui.sitting import Sitting


class MeetingSheet(Sheet):
    """When and where, what happens, seats, the words for asking, objections, what to bring, the way, care.

    Args:
        session: the case.
        host: the screen it was opened from.
        meeting: id of the examination or hearing.
        victim: whose sheet; empty where the case has no victim yet.
    """

    SCOPES: ClassVar = ("meeting",)
    HELP_TOPIC = "hearing"
    BINDINGS = commands.bindings("meeting")

    def __init__(self, session: CaseSession, host: Host, meeting: str, victim: str) -> None:
        super().__init__(session, host)
        self._which, self._victim = meeting, victim

    def _meeting(self) -> Meeting:
        return area.one(self.sitting.desk, self.session.case, self._which)

    def heading(self) -> tuple[str, str]:
        """Code and victim."""
        title = messages.text("hearing.title", self.sitting.lang)
        return self.session.heading(title, self._victim), ""

    def words(self) -> str:
        """Everything the companion is to know, section by section."""
        desk, case, lang = self.sitting.desk, self.session.case, self.sitting.lang
        meeting = self._meeting()
        told = area.sheet(desk, case, meeting, self._victim or None)
        lines = [area.headline(meeting, desk, lang)]
        for part in area.sections(desk, case, told, lang):
            lines += ["", part.title.upper(), *part.listed]
        return "\n".join(lines)

    # --- keys ------------------------------------------------------------------------------------

    def action_large_type(self) -> None:
        """Short sentences to read from across the table."""
        told = area.sheet(self.sitting.desk, self.session.case, self._meeting(), self._victim or None)
        sentences = area.large(told, self.sitting.lang)
        if sentences:
            self.app.push_screen(LargeType(self.sitting, sentences))
        else:
            self.app.notify(messages.text("hearing.no_large", self.sitting.lang))

    def action_letters(self) -> None:
        """Make one of the letters that ask for the same."""
        self.start(self._letters())

    async def _letters(self) -> None:
        desk, case, lang = self.sitting.desk, self.session.case, self.sitting.lang
        told = area.sheet(desk, case, self._meeting(), self._victim or None)
        papers = {state.id: state for state in await asyncio.to_thread(desk.documents, case)}
        names = dict.fromkeys(name for ask in told.asks for name in ask.asking.documents)
        names |= dict.fromkeys(["lembar-pertemuan"])
        titles = desk.catalogue.titles(lang)
        states = [papers[name] for name in names if name in papers and papers[name].applies is not False]
        if not states:
            # The sheet that is always asked for says best why nothing applies.
            why = papers["lembar-pertemuan"].why_not if "lembar-pertemuan" in papers else None
            reason = said.say(self.sitting, why) if why is not None else ""
            self.app.notify(messages.text("hearing.no_letters", lang, why=reason).strip(), timeout=10)
            return
        rows = []
        for one in states:
            key = "hearing.letter_lacks" if one.gaps else "hearing.letter_ready"
            rows.append(Row(one.id, messages.text(key, lang, title=titles[one.id], n=len(one.gaps))))
        picked = await questions.pick(self, messages.text("hearing.which_letter", lang), rows)
        if picked:
            await making.make(self, self.session, (papers[picked[0]],), draft=None)

    def action_was_held(self) -> None:
        """Record that it took place on its day; then say what to record too."""
        self.start(self._held())

    async def _held(self) -> None:
        lang, meeting = self.sitting.lang, self._meeting()
        if meeting.event is None or meeting.event.date > self.sitting.desk.today:
            self.app.notify(messages.text("hearing.not_yet", lang), severity="warning")
            return

        def job(opened: Opened) -> Opened:
            return area.held(self.sitting.desk, opened, meeting)

        if not await self._host.save(job):
            return
        day = tanggal.format_long(meeting.event.date, lang)
        self.app.notify(messages.text("hearing.recorded", lang, day=day))
        rows = [
            Row(str(number), one.in_(lang), hanging=4)
            for number, one in enumerate(meeting.occasion.record)
            if one.event not in meeting.occasion.events  # that it was held has just been recorded
        ]
        picked = await questions.pick(self, messages.text("hearing.record_now", lang), rows)
        if picked:
            wanted = meeting.occasion.record[int(picked[0])]
            path = wanted.path
            if path.startswith("victims.") and self._victim:
                path = path.replace("victims.", f"victims.{self._victim}.", 1)
            await self._host.jump(path, {"kind": wanted.event} if wanted.event and path == "events" else None)


class LargeType(Place[None]):
    """One short sentence at a time, large. Says nothing about the program, the case, or why she is here.

    Args:
        sitting: the sitting.
        sentences: what is shown.
    """

    MARKED = False
    OPEN = False
    HELP_TOPIC = "hearing"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar = [
        Binding("escape,q,f9", "close", show=False, priority=True),
        Binding("right,down,enter,space,pagedown", "turn(1)", show=False),
        Binding("left,up,pageup", "turn(-1)", show=False),
    ]

    def __init__(self, sitting: Sitting, sentences: tuple[str, ...]) -> None:
        super().__init__(sitting)
        self._sentences = sentences
        self._number = 0

    def body(self) -> Iterable[Widget]:
        """The sentence."""
        yield Static("", id="large", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Fill the new width."""
        del event
        self.retell()

    def retell(self) -> None:
        """Show the sentence."""
        super().retell()
        width = max(self.size.width - 4, 16)
        self.query_one("#large", Static).update(large_type.large(self._sentences[self._number], width))

    def action_turn(self, step: int) -> None:
        """The next sentence, or the one before."""
        self._number = (self._number + step) % len(self._sentences)
        self.retell()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
