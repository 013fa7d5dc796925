"""Bukti: the register of evidence, with the files that are attached to each exhibit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from legal_assist import messages
from legal_assist.desk import evidence, viewer
from legal_assist.errors import ConflictError
from legal_assist.tui import commands, conflicts
from legal_assist.tui.line_list import Row
from legal_assist.tui.panes.entries import EntriesPane
from legal_assist.tui.panes.tabled import Tabled
from legal_assist.tui.plain import plain
from legal_assist.tui.screens import case_questions as questions
from legal_assist.tui.screens import typed_files
from legal_assist.tui.screens.dialogs import Tell
from legal_assist.tui.screens.working import while_changing, while_working

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence
    from pathlib import Path

    from legal_assist.desk import Opened
    from legal_assist.desk.evidence import Attached, Listed
    from legal_assist.store.steps import Step
    from legal_assist.tui.case_session import CaseSession

_KIB = 1024


class ExhibitsPane(Tabled, EntriesPane):
    """The exhibits; below the list what is attached to the one under the cursor.

    Args:
        session: the case.
    """

    SCOPES: ClassVar = ("list", "entries", "exhibits", "tables")
    BINDINGS = commands.bindings("entries", "exhibits", "tables")
    TABLE = "evidence"
    DETAIL = True
    HELP_TOPIC = "exhibits"

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session, "exhibits")
        self._attached: tuple[Listed, ...] = ()

    @property
    def _sealed(self) -> bool:
        return not self.sitting.practice

    def rows(self) -> Sequence[Row]:
        """The exhibits; what is attached to them is read along."""
        if self._sealed:
            self._attached = evidence.listing(self.sitting.desk, self.session.case.code)
        return super().rows()

    def detail(self, row: Row) -> str:
        """Each attachment with its pages, and what is wrong with a PDF that can't be read."""
        s = self.sitting.s
        if not self.is_entry(row):
            return ""
        if not self._sealed:
            return s("evidence.sealed_only")
        lines = []
        for one in self._of(row):
            lines.append(self._line(one))
            if one.attachment.fault:
                lines.append(f"  ! {messages.text(one.attachment.fault, self.sitting.lang)}")
                lines.append(f"    {messages.text('keeping.evidence.kept', self.sitting.lang)}")
        return "\n".join(lines) or s("evidence.none")

    def _of(self, row: Row) -> list[Listed]:
        exhibit = row.key.rpartition(".")[2]
        return [one for one in self._attached if one.attachment.exhibit == exhibit]

    def _line(self, one: Listed) -> str:
        found, s = one.attachment, self.sitting.s
        key = "evidence.line" if found.pages is not None else "evidence.line_unknown"
        return s(
            key,
            number=one.number,
            kind=found.kind.upper(),
            pages=found.pages,
            size=f"{max(1, found.size // _KIB)} KiB",
            at=self.sitting.moment(found.added_at),
        )

    # --- doing -----------------------------------------------------------------------------------

    def _exhibit(self) -> Row | None:
        """The exhibit under the cursor, where it can have attachments."""
        row = self.lines.row
        if row is None or not self.is_entry(row):
            return None
        if not self._sealed:
            self.app.notify(self.sitting.s("evidence.sealed_only"), severity="warning")
            return None
        return row

    def action_attach(self) -> None:
        """Attach a file by its own path."""
        row = self._exhibit()
        if row is not None:
            self.start(self._add_file(row.key.rpartition(".")[2]))

    async def _add_file(self, exhibit: str) -> None:
        s, desk = self.sitting.s, self.sitting.desk
        typed, path = "", None
        words = s("evidence.ask", exhibit=exhibit)
        while path is None or not path.exists():  # what was typed stays, to be mended
            if path is not None:
                self.app.notify(messages.text("tui.error.file_missing", self.sitting.lang, name=path.name))
            typed = (await questions.ask(self.place, words, typed) or "").strip()
            if not typed:
                return
            path = typed_files.path_of(typed)
        found: Path = path
        done: list[Attached] = []

        def attaching(step: Step) -> Awaitable[Opened]:
            def attach(opened: Opened) -> Opened:
                done.append(evidence.attach(desk, opened, exhibit, found, step))
                return done[-1].opened

            return self.session.change(attach)

        try:
            await while_changing(self.place, s("evidence.adding"), attaching)
        except ConflictError as error:
            await conflicts.settle(self.place, self.session, error)
        if done:
            self._stamp = None
            await self.app.push_screen_wait(Tell(self.sitting, self._told(done[-1])))
        self.host.case_changed()

    def _told(self, done: Attached) -> str:
        """What was attached, its pages, what is wrong with it, and that the original stays where it is."""
        lang, one = self.sitting.lang, done.listed.attachment
        parts = {"exhibit": one.exhibit, "number": done.listed.number, "kind": one.kind, "size": one.size}
        lines = [messages.text("keeping.attach.attached", lang, **parts)]
        if one.fault:
            lines += [messages.text(one.fault, lang), messages.text("keeping.evidence.kept", lang)]
        elif done.pages != done.pages_before:
            key = "pages_changed" if done.pages_before is not None else "pages_filled"
            pages = {"pages": done.pages, "before": done.pages_before}
            lines.append(messages.text(f"keeping.attach.{key}", lang, **pages))
        lines.append(messages.text("keeping.attach.original_stays", lang))
        return plain("\n".join(lines))

    async def _which(self, found: list[Listed], key: str) -> Listed | None:
        """The only attachment, or the one that is picked."""
        if not found:
            self.app.notify(self.sitting.s("evidence.none"))
        if len(found) < 2:
            return found[0] if found else None
        rows = [Row(str(one.number), self._line(one)) for one in found]
        picked = await questions.pick(self.place, self.sitting.s(key), rows)
        return next((one for one in found if picked and str(one.number) == picked[0]), None)

    def action_view(self) -> None:
        """Open an attachment, read-only, in the program the system has for it."""
        row = self._exhibit()
        if row is not None:
            self.start(self._view(self._of(row)))

    async def _view(self, found: list[Listed]) -> None:
        s = self.sitting.s
        chosen = await self._which(found, "evidence.which")
        if chosen is None:
            return
        looking = evidence.viewing(self.sitting.desk, self.session.case.code, chosen)
        path = await while_working(self.place, s("evidence.opening"), looking.__enter__)
        try:
            viewer.show(path)
            await self.app.push_screen_wait(Tell(self.sitting, s("evidence.open_now")))
        finally:
            # In this thread: the copy must be gone even when the store is being locked.
            looking.__exit__(None, None, None)
        self.app.notify(messages.text("keeping.attach.wiped", self.sitting.lang))

    def action_detach(self) -> None:
        """Remove an attachment with its key, after the exhibit's code was typed."""
        row = self._exhibit()
        if row is not None:
            self.start(self._take_off(self._of(row)))

    async def _take_off(self, found: list[Listed]) -> None:
        lang, desk = self.sitting.lang, self.sitting.desk
        chosen = await self._which(found, "evidence.which_goes")
        if chosen is None:
            return
        exhibit = chosen.attachment.exhibit
        words = messages.text("keeping.attach.remove_confirm", lang, exhibit=exhibit)
        typed = await questions.ask(self.place, f"{self._line(chosen)}\n\n{words}")
        if typed is None or typed.strip().upper() != exhibit:
            self.app.notify(messages.text("keeping.attach.remove_refused", lang, exhibit=exhibit))
            return
        try:
            await self.session.change(lambda opened: evidence.remove(desk, opened, chosen))
            self.app.notify(messages.text("keeping.attach.removed", lang, exhibit=exhibit))
        except ConflictError as error:
            await conflicts.settle(self.place, self.session, error)
        self._stamp = None
        self.host.case_changed()
