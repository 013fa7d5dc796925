"""The deadlines of a case as a month on the wall."""

from __future__ import annotations

import asyncio
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Static

from legal_assist import tanggal
from legal_assist.desk import month as calendar
from legal_assist.tui import commands
from legal_assist.tui.panes import said
from legal_assist.tui.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from legal_assist.desk.month import Day
    from legal_assist.tui.case_session import CaseSession

_CELL = 6


class MonthView(Place[None]):
    """One month; the chosen day is told below.

    Args:
        session: the case.
        first: the day that is chosen at first.
    """

    SCOPES: ClassVar = ("month_view",)
    HELP_TOPIC = "month_view"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar = [
        *commands.bindings("month_view"),
        Binding("left", "day(-1)", show=False),
        Binding("right", "day(1)", show=False),
        Binding("up", "day(-7)", show=False),
        Binding("down", "day(7)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
        Binding("home", "today", show=False),
    ]

    def __init__(self, session: CaseSession, first: date) -> None:
        super().__init__(session.sitting)
        self.session = session
        self._day = first
        #: The month of the chosen day; empty until it is computed.
        self._weeks: tuple[tuple[Day, ...], ...] = ()

    def body(self) -> Iterable[Widget]:
        """The month, and the chosen day."""
        yield Static("", id="month", markup=False)
        yield Static("", id="month-day", markup=False)

    def heading(self) -> tuple[str, str]:
        """Code and month."""
        month = tanggal.format_month(self._day, self.sitting.lang)
        return self.session.heading(self.sitting.t("pane.deadlines")), month

    def retell(self) -> None:
        """Say everything anew."""
        super().retell()
        self.start(self._tell(), group="load")

    async def _tell(self) -> None:
        wanted = self._day
        weeks = await asyncio.to_thread(
            calendar.weeks, self.sitting.desk, self.session.case, wanted.year, wanted.month, self.sitting.lang
        )
        if self.is_running and (wanted.year, wanted.month) == (self._day.year, self._day.month):
            self._weeks = weeks
            self._draw()

    def _draw(self) -> None:
        self.query_one("#month", Static).update(self._grid())
        chosen = next(one for week in self._weeks for one in week if one.date == self._day)
        self.query_one("#month-day", Static).update(self.session.show(self._told(chosen)))

    def _grid(self) -> str:
        lines = ["".join(f"{name:>{_CELL - 2}}  " for name in tanggal.weekday_names(self.sitting.lang))]
        lines += ["".join(map(self._cell, week)) for week in self._weeks]
        return "\n".join((*lines, "", self.sitting.t("month.marks")))

    def _cell(self, one: Day) -> str:
        if not one.inside:
            return " " * _CELL
        chosen, today = one.date == self._day, one.date == self.sitting.desk.today
        left, right = ("[", "]") if chosen else ("(", ")") if today else (" ", " ")
        return f"{left:>{_CELL - 4}}{one.date.day:>2}{one.mark}{right}"

    def _told(self, one: Day) -> str:
        sitting, t = self.sitting, self.sitting.t
        lines = [tanggal.format_full(one.date, sitting.lang)]
        for end in one.ends:
            who = f"{end.victim} " if end.victim else ""
            lines.append(t("month.ends", what=f"{who}{said.say(sitting, end.title)}"))
        lines += [t("month.planned", what=what) for what in one.planned]
        if one.off:
            lines.append(t("month.off", what=one.off))
        if len(lines) == 1:
            lines.append(t("month.nothing"))
        if not sitting.desk.book.knows_year(one.date.year):
            lines.append(t("month.unknown", year=one.date.year))
        return "\n".join(lines)

    def _go(self, day: date) -> None:
        """To another day; only another month is computed anew."""
        same = (day.year, day.month) == (self._day.year, self._day.month)
        self._day = day
        if same and self._weeks:
            self._draw()
        else:
            self._weeks = ()
            self.retell()

    def action_day(self, by: int) -> None:
        """So many days further."""
        wanted = self._day + timedelta(days=by)
        if calendar.step(wanted.year, wanted.month, 0) == (wanted.year, wanted.month):
            self._go(wanted)

    def action_turn(self, by: int) -> None:
        """So many months further."""
        year, month = calendar.step(self._day.year, self._day.month, by)
        self._go(date(year, month, min(self._day.day, monthrange(year, month)[1])))

    def action_today(self) -> None:
        """Today."""
        self._go(self.sitting.desk.today)

    def action_back(self) -> None:
        """Back to the list."""
        self.dismiss(None)
