"""The deadlines: every reading, earliest first; the counted days on a key."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from legal_assist import messages, tanggal
from legal_assist.desk import calendar, wording
from legal_assist.reckoning import explaining
from legal_assist.tui import case_rows, commands
from legal_assist.tui.line_list import Row
from legal_assist.tui.panes import said
from legal_assist.tui.panes.cited import CitedPane
from legal_assist.tui.panes.explained import Explained
from legal_assist.tui.screens import leak_overrides, typed_files
from legal_assist.tui.screens.dialogs import Tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.reckoning.deadlines import DeadlineLine

_SIGNS: Final = {
    "met": "[x]",
    "closed": "[-]",
    "no_anchor": "[?]",
    "running": "[ ]",
    "open_until_event": "[ ]",
}
_TONES: Final = {
    "met": "done",
    "closed": "muted",
    "running": "",
    "open_until_event": "",
    "no_anchor": "muted",
}
_SOON: Final = 7


class DeadlinesPane(Explained, CitedPane):
    """Tenggat."""

    HELP_TOPIC = "deadlines"
    SCOPES: ClassVar = ("list", "deadlines", "cited", "explained")
    BINDINGS: ClassVar = commands.bindings("deadlines", "cited", "explained")
    #: The first time the cursor goes to the first line that is still open.
    _stamped_once = False

    def rows(self) -> Sequence[Row]:
        """One row per rule, reading and victim."""
        rows = []
        found = self.sitting.desk.deadlines(self.session.case)
        several = Counter((line.rule, line.victim) for line in found)
        for number, line in enumerate(found):
            key = f"{line.rule}/{line.reading}/{line.victim or ''}/{number}"
            sign = _SIGNS.get(line.state, "[!]")
            tone = _TONES.get(line.state, "alarm")
            if line.state == "running" and line.date is not None:
                soon = (line.date - self.sitting.desk.today).days <= _SOON
                sign, tone = ("[!]", "alarm") if soon else (sign, tone)
            who = f"{line.victim} " if line.victim else ""
            words = f"{sign} {self._when(line)}: {who}{said.say(self.sitting, line.title)}"
            words += f" ({self._state(line)})"
            if several[line.rule, line.victim] > 1:
                words += f" · {self._reading(line)}"
            rows.append(Row(key, self.session.show(words), tone, 4, line))
            if not self._wanted and not self._stamped_once and tone != "done":
                self._wanted, self._stamped_once = key, True
        return rows or [Row("none", self.sitting.t("deadline.none"), "muted")]

    def _state(self, line: DeadlineLine) -> str:
        """In which state it is; what was met, on which day."""
        if line.done is not None:
            return self.sitting.t("deadline.done_on", day=tanggal.format_long(line.done, self.sitting.lang))
        return self.sitting.t(f"deadline.state.{line.state}")

    def _reading(self, line: DeadlineLine) -> str:
        """What tells one reading of a norm from another: the event it runs from, and its provision."""
        event = wording.choice("events.kind", line.anchor, self.sitting.lang)
        cited = said.cite(self.sitting, (line.provision,)) if line.provision else "-"
        return self.sitting.t("deadline.reading", event=event, cited=cited)

    def _when(self, line: DeadlineLine) -> str:
        sitting = self.sitting
        if line.date is not None:
            day = tanggal.format_full(line.date, sitting.lang)
            hour = f" {tanggal.format_time(line.hour)}" if line.hour else ""
            # How far off it is matters only while something is to be done about it.
            over = line.state in ("met", "closed")
            return f"{day}{hour}" if over else f"{day}{hour} ({case_rows.in_days(sitting, line.date)})"
        if line.limit_event:
            return sitting.t(
                "deadline.until", event=wording.choice("events.kind", line.limit_event, sitting.lang)
            )
        if line.opens is not None:
            return sitting.t("deadline.since", day=tanggal.format_long(line.opens, sitting.lang))
        return sitting.t("deadline.no_date")

    def detail(self, row: Row) -> str:
        """From when, how counted, by which provision and how sure, what follows, and notes."""
        line: DeadlineLine | None = row.data
        if line is None:
            return ""
        sitting, t = self.sitting, self.sitting.t
        event = wording.choice("events.kind", line.anchor, sitting.lang)
        day = tanggal.format_long(line.anchor_date, sitting.lang)
        lines = [t("deadline.from", event=event, day=day, who=t(f"who.{line.who}"))]
        if line.counted:
            lines.append(t("deadline.counted", n=len(line.counted), unit=t(f"deadline.unit.{line.unit}")))
        if line.day_before is not None:
            lines.append(t("deadline.day_before", day=tanggal.format_full(line.day_before, sitting.lang)))
        if line.provision:
            lines.append(said.basis(sitting, (line.provision,), line.confidence))
        lines.append(f"{t('deadline.consequence')}: {said.say(sitting, line.consequence)}")
        lines += [f"- {said.say(sitting, note)}" for note in line.notes]
        return "\n".join(lines)

    def action_export_calendar(self) -> None:
        """The open deadlines of this case as a calendar file."""
        self.start(self._export())

    async def _export(self) -> None:
        lang, case, desk = self.sitting.lang, self.session.case, self.sitting.desk
        asked = messages.text("tui_exchange.calendar.where", lang)
        name = messages.text("tui_exchange.calendar.file", lang)
        path = await typed_files.ask(self.place, asked, f"~/{case.code}-{name}.ics")
        if path is None:
            return
        job = partial(calendar.write, desk, (case,), path, lang)
        working = messages.text("tui_exchange.calendar.working", lang)
        made = await leak_overrides.written(self.place, self.session, working, job)
        if made is not None:
            said = messages.text(
                "exports.calendar_written", lang, path=made.path, n=made.entries, dated=made.dated
            )
            await self.app.push_screen_wait(Tell(self.sitting, said))

    def finding(self, row: Row) -> str:
        """The reading."""
        return explaining.deadline_id(row.data) if row.data is not None else ""

    def cited(self, row: Row) -> tuple[str, ...]:
        """The provision of a reading."""
        line: DeadlineLine | None = row.data
        return (line.provision,) if line is not None and line.provision else ()

    def choose(self, row: Row) -> None:
        """To the event it runs from."""
        line: DeadlineLine | None = row.data
        if line is not None:
            self.start(self.host.jump(f"events.{line.anchor_event_id}"))

    def action_month(self) -> None:
        """The same as a month on the wall."""
        from legal_assist.tui.screens.month_view import MonthView

        row = self.lines.row
        line: DeadlineLine | None = row.data if row is not None else None
        first = line.date if line is not None and line.date is not None else self.sitting.desk.today
        self.app.push_screen(MonthView(self.session, first))

    def action_days(self) -> None:
        """Show the counted days one by one."""
        row = self.lines.row
        line: DeadlineLine | None = row.data if row is not None else None
        if line is None or not line.counted:
            self.app.notify(self.sitting.t("deadline.no_days"))
            return
        lines = [self.session.show(said.say(self.sitting, line.title)), ""]
        lines += [
            f"{number:>3}. {tanggal.format_full(day, self.sitting.lang)}"
            for number, day in enumerate(line.counted, start=1)
        ]
        self.app.push_screen(Tell(self.sitting, "\n".join(lines)))
