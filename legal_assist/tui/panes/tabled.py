"""What the panes of losses and of evidence share: their list as a table for other programs, and back."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from legal_assist import messages
from legal_assist.desk import exchange, row_words
from legal_assist.tui.panes.pane import Pane
from legal_assist.tui.screens import case_questions as questions
from legal_assist.tui.screens import leak_overrides, typed_files
from legal_assist.tui.screens.dialogs import Choice, Tell
from legal_assist.tui.screens.working import while_working

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.desk.exchange import TableKind
    from legal_assist.desk.loss_import import LossImport


class Tabled(Pane):
    """A pane whose entries go out and come in as CSV or XLSX."""

    TABLE: ClassVar[TableKind]

    def _words(self, key: str, **values: Any) -> str:
        return messages.text(key, self.sitting.lang, **values)

    # --- out -------------------------------------------------------------------------------------

    def action_export_table(self) -> None:
        """Write the list as a table."""
        self.start(self._export())

    async def _export(self) -> None:
        names = ["masked", "names", *(["empty"] if self.TABLE == "losses" else []), "stay"]
        buttons = [(name, self._words(f"tui_exchange.table.{name}")) for name in names]
        asked = self._words("tui_exchange.table.how")
        kind = await self.app.push_screen_wait(Choice(self.sitting, asked, buttons))
        if kind not in ("masked", "names", "empty"):
            return
        code, confirmed = self.session.case.code, ""
        if kind == "names" and not self.sitting.practice:
            typed = await questions.ask(self.place, self._words("exchange.table_confirm", code=code))
            if typed is None:
                return
            confirmed = typed
        name = "empty" if kind == "empty" else self.TABLE
        begin = f"~/{code}-{self._words(f'tui_exchange.file.{name}')}.xlsx"
        path = await typed_files.ask(self.place, self._words("tui_exchange.table.where"), begin)
        if path is None:
            return
        lang = self.sitting.lang
        if kind == "empty":
            await asyncio.to_thread(exchange.write_template, path, lang)
            said = [self._words("exchange.template_written", path=path)]
        else:
            rows = await self._write(path, reveal=kind == "names", confirmed=confirmed)
            if rows is None:
                return
            title = self._words(f"exchange.table.{self.TABLE}")
            said = [self._words("exchange.table_written", kind=title, rows=rows, path=path)]
            key = "exchange.table_revealed" if kind == "names" else "tui_exchange.table.is_masked"
            said.append(self._words(key))
        await self.app.push_screen_wait(Tell(self.sitting, "\n\n".join(said)))

    async def _write(self, path: Path, *, reveal: bool, confirmed: str) -> int | None:
        """Write it; where the leak scan finds a name, ask whether it is somebody else's."""
        job = partial(
            exchange.write_table,
            self.sitting.desk,
            self.session.opened,
            self.TABLE,
            path,
            self.sitting.lang,
            reveal=reveal,
            confirmed=confirmed,
        )
        words = self._words("tui_exchange.table.working")
        return await leak_overrides.written(self.place, self.session, words, job)

    # --- in --------------------------------------------------------------------------------------

    def action_import_table(self) -> None:
        """Weigh a table row by row, and store what can be taken after asking."""
        self.start(self._import())

    async def _import(self) -> None:
        sitting, opened = self.sitting, self.session.opened
        typed = await questions.ask(self.place, self._words(f"tui_exchange.import.{self.TABLE}"))
        if not typed or not typed.strip():
            return
        data = await asyncio.to_thread(typed_files.read, typed.strip(), exchange.MAX_SHEET)
        weigh = exchange.weigh_losses if self.TABLE == "losses" else exchange.weigh_evidence
        working = self._words("tui_exchange.import.working")
        weighed = await while_working(self.place, working, partial(weigh, opened, data))
        nothing = weighed.case == opened.case
        if nothing or not weighed.is_clean:
            said = row_words.lines(weighed, sitting.lang)
            said += [self._words("exchange.rows_nothing")] if nothing else []
            await self.app.push_screen_wait(Tell(sitting, self.session.show("\n".join(said))))
        if not nothing and await self._wanted_in(weighed):
            desk, kind = sitting.desk, self.TABLE
            # What was weighed is what is stored: a case that was saved meanwhile is a conflict.
            if await self.host.save(lambda _now: exchange.store_rows(desk, opened, weighed, kind)):
                self.app.notify(self._words("exchange.rows_saved", n=self.session.opened.revision))
            self.host.case_changed()

    async def _wanted_in(self, weighed: LossImport) -> bool:
        counts = row_words.counts(weighed, self.sitting.lang)
        asked = f"{counts}\n\n{self._words('tui_exchange.import.question')}"
        names = ("go", "stay") if weighed.is_clean else ("stay", "go")
        buttons = [(name, self._words(f"tui_exchange.import.{name}")) for name in names]
        return await self.app.push_screen_wait(Choice(self.sitting, asked, buttons)) == "go"
