"""The store itself: what was found wrong and what to do, how old the last backup is, where it stands."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar, Final

from legal_assist.desk import preferences, sealing
from legal_assist.tui import commands, store_words
from legal_assist.tui.line_list import LineList, Row
from legal_assist.tui.place import Place
from legal_assist.tui.plain import plain
from legal_assist.tui.screens import store_acts
from legal_assist.tui.screens.dialogs import Ask, Choice
from legal_assist.tui.screens.working import while_stoppable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.screen import Screen
    from textual.widget import Widget

    from legal_assist.store import Damage
    from legal_assist.tui.sitting import Sitting
    from legal_assist.tui.store_words import StoreState

#: What only a sealed store offers, and what only an open one.
_SEALED: Final = ("backup", "rehearse", "rotate", "compact")
_OPEN: Final = ("seal",)


class StoreCare(Place[str]):
    """Looks after the store. Dismissed with ``seal`` or ``rebuild`` when that was chosen.

    Args:
        sitting: the sitting.
        state: how the store stands.
    """

    SCOPES: ClassVar = ("store_care",)
    HELP_TOPIC = "store_care"
    KEY_LINES = 3
    AUTO_FOCUS = "LineList"
    BINDINGS = commands.bindings("store_care")

    def __init__(self, sitting: Sitting, state: StoreState) -> None:
        super().__init__(sitting)
        self._state = state
        #: What a full check found; None before one.
        self._checked: tuple[Damage, ...] | None = None

    def body(self) -> Iterable[Widget]:
        """One list."""
        yield LineList(wrap_lines=True, id="care")

    def heading(self) -> tuple[str, str]:
        """The top line."""
        return self.sitting.s("care.title"), store_words.backup_short(self.sitting, self._state)

    def commands_now(self) -> list[tuple[commands.Command, Widget | Screen[Any]]]:
        """What this kind of store offers."""
        out = _OPEN if self._state.sealed else _SEALED
        return [pair for pair in super().commands_now() if pair[0].id not in out]

    def retell(self) -> None:
        """Words in the present language."""
        super().retell()
        self.query_one(LineList).show(self._rows())

    def _rows(self) -> list[Row]:
        s, state = self.sitting.s, self._state
        found = list(dict.fromkeys((*state.alarms, *(self._checked or ()))))
        rows = [Row("", s("care.trouble"), "heading")]
        for number, one in enumerate(found):
            what, remedy = store_words.damage(self.sitting, one)
            rows.append(Row(f"damage.{number}", f"! {what} {s('care.do', what=remedy)}", "alarm", hanging=2))
        for number, problem in enumerate(state.warnings):
            words = plain(self.sitting.problem(problem))
            rows.append(Row(f"place.{number}", f"! {words}", "alarm", hanging=2))
        if not found and not state.warnings:
            key = "care.none" if self._checked is None else "care.checked_none"
            rows.append(Row("none", s(key), "done", hanging=2))
        rows.append(Row("", s("care.state"), "heading"))
        rows.append(Row("kind", s("care.sealed" if state.sealed else "care.open"), hanging=2))
        if state.sealed:
            rows.append(Row("backup", self._backup_words(), hanging=2))
        minutes = self.sitting.idle_minutes
        rows.append(Row("idle", s("care.idle", n=minutes) if minutes else s("care.idle_off"), hanging=2))
        rows.append(Row("where", s("care.where", place=self.sitting.desk.workspace.root), hanging=2))
        return rows

    def _backup_words(self) -> str:
        age, s = self._state.backup_age, self.sitting.s
        if age is None:
            return s("care.backup_never")
        return s("care.backup_today") if not age else s("care.backup_days", n=age)

    async def _look(self) -> None:
        self._state = await asyncio.to_thread(store_words.state_of, self.sitting.desk)
        self.retell()

    # --- doing -----------------------------------------------------------------------------------

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter on something wrong offers what helps; on the backup, a backup."""
        key = event.row.key if event.row is not None else ""
        if key == "backup":
            self.action_backup()
        elif key == "idle":
            self.start(self._idle())
        elif key.startswith("damage."):
            self.action_rebuild()

    def action_choose(self) -> None:
        """What the key bar's Enter does."""
        self.query_one(LineList).action_choose()

    def action_backup(self) -> None:
        """Make a backup."""
        if self._state.sealed:
            self.start(self._backup())

    async def _backup(self) -> None:
        if await store_acts.back_up(self):
            await self._look()

    async def _idle(self) -> None:
        sitting = self.sitting
        words = sitting.s("idle.ask_sealed" if self._state.sealed else "idle.ask_open")
        typed = await self.app.push_screen_wait(Ask(sitting, words, str(sitting.idle_minutes)))
        if typed is not None:
            sitting.idle_minutes = preferences.set_idle_minutes(sitting.desk, typed).idle_minutes
            self.retell()

    def action_verify(self) -> None:
        """Read every byte of the store."""
        self.start(self._verify())

    async def _verify(self) -> None:
        desk = self.sitting.desk
        words = self.sitting.s("care.checking")
        self._checked = await while_stoppable(self, words, lambda step: sealing.verify(desk, step))
        await self._look()

    def action_rehearse(self) -> None:
        """Rehearse a backup."""
        if self._state.sealed:
            self.start(store_acts.rehearse(self))

    def action_restore(self) -> None:
        """Bring a backup back into a new folder; the store that is open stays as it is."""
        self.start(store_acts.restore(self))

    def action_rotate(self) -> None:
        """Give the store new keys."""
        if self._state.sealed:
            self.start(store_acts.rotate(self))

    def action_compact(self) -> None:
        """Make the list of cases small again."""
        if self._state.sealed:
            self.start(store_acts.compact(self))

    def action_rebuild(self) -> None:
        """Accept the case files as they are and write the list anew."""
        self.start(self._rebuild())

    async def _rebuild(self) -> None:
        s = self.sitting.s
        buttons = [("stay", s("rebuild.stay")), ("go", s("rebuild.go"))]
        words = s("rebuild.words_sealed" if self._state.sealed else "rebuild.words_open")
        if await self.app.push_screen_wait(Choice(self.sitting, words, buttons)) != "go":
            return
        if self._state.sealed:
            self.dismiss("rebuild")
            return
        await asyncio.to_thread(sealing.rebuild, self.sitting.desk, None)
        self.app.notify(s("rebuild.done_open"))
        await self._look()

    def action_seal(self) -> None:
        """Seal this store."""
        if not self._state.sealed:
            self.dismiss("seal")

    def action_back(self) -> None:
        """To the list of cases."""
        self.dismiss(None)
