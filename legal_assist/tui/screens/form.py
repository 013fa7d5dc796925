"""A form: pages of fields made from the vocabulary, stored field by field as one leaves them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.containers import VerticalScroll
from textual.css.query import NoMatches
from textual.widgets import Button, Input, Static, TextArea

from legal_assist.errors import ConflictError
from legal_assist.tui import commands, conflicts
from legal_assist.tui.forms import form_words, loss_preview, pages
from legal_assist.tui.forms.choosing import Onward
from legal_assist.tui.forms.editors import is_typed
from legal_assist.tui.forms.field_row import FieldRow
from legal_assist.tui.key_bar import KeyBar
from legal_assist.tui.screens import case_questions as questions
from legal_assist.tui.screens.form_draft import SealedDraft
from legal_assist.tui.screens.form_wages import PROMISED, WageOffers

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable

    from textual.screen import Screen
    from textual.widget import Widget

    from legal_assist.tui.forms.draft import Draft


class Form(WageOffers, SealedDraft):
    """A form over one draft. Dismissed with the id of the entry, None when there is none.

    Args:
        draft: the entry, or the case itself.
        field: the field to begin at; the first one when empty.
        page: the page to begin at when no field is named.
        restored: whether the draft comes from a text that was kept.
    """

    SCOPES: ClassVar[tuple[str, ...]] = ("form",)
    HELP_TOPIC = "form"
    KEY_LINES = 2
    NEAR: ClassVar = {"reveal": "next_page"}
    AUTO_FOCUS = ""
    BINDINGS = commands.bindings("form")

    def __init__(self, draft: Draft, field: str = "", page: int = 0, *, restored: bool = False) -> None:
        super().__init__(draft, restored=restored)
        self.pages = draft.pages(field)
        self.page = pages.page_with(draft.bare, field, self.pages) if field else page
        self._first = field
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._turning = asyncio.Lock()

    # --- showing ---------------------------------------------------------------------------------

    def body(self) -> Iterable[Widget]:
        """Page title, fields, live arithmetic, help for the field."""
        yield Static("", id="page-title", markup=False)
        yield VerticalScroll(id="fields", can_focus=False)
        yield Static("", id="sum", markup=False)
        yield Static("", id="field-help", markup=False)

    async def on_mount(self) -> None:
        """Show the first page."""
        await self._show_page(self.page, self._first)
        self.start(self.find_kept())

    @property
    def shown_path(self) -> str:
        """The entry."""
        return ".".join(part for part in (self.draft.list_path, self.draft.entry_id) if part)

    def heading(self) -> tuple[str, str]:
        """Code, entry, and whether everything is stored."""
        return form_words.heading(self.draft), self._state()

    def commands_now(self) -> list[tuple[commands.Command, Widget | Screen[Any]]]:
        """For a new entry saving comes first; else leaving does, which saves as well."""
        first = "save" if self.draft.is_new else "back"
        of_use = {
            "plan": self._is_ahead(),
            "wage": self.takes_wage(),
            "reveal_field": self.is_hidden_here(),
        } | self.enter_and_tab()
        found = [pair for pair in super().commands_now() if of_use.get(pair[0].id, True)]
        return sorted(found, key=lambda pair: pair[0].id != first)

    def _state(self) -> str:
        t = self.sitting.t
        if self._under_way or self.sitting.is_writing:
            return t("saved.saving")
        if self.draft.is_new:
            return t("saved.new")
        if self.draft.texts:
            return t("saved.open", n=len(self.draft.texts))
        return t("saved.done", n=self.session.opened.revision)

    def rows(self) -> list[FieldRow]:
        """The fields of this page."""
        return list(self.query(FieldRow))

    def retell(self) -> None:
        """Say everything anew."""
        super().retell()
        for row in self.rows():
            row.retell()
        for button in self.query("#add-entry").results(Button):
            button.label = self.sitting.t("form.add_button")
        self._tell_help()
        self._preview()

    async def _show_page(self, number: int, field: str = "") -> None:
        async with self._turning:
            self.page = number % len(self.pages)
            scroll = self.query_one("#fields", VerticalScroll)
            with self.app.batch_update():
                await scroll.remove_children()
                rows = [FieldRow(self.draft, name) for name in self.pages[self.page].fields]
                await scroll.mount_all(rows)
                if self.draft.is_new:
                    await scroll.mount(Button("", id="add-entry", compact=True))
                for row in (one for one in rows if one.field == PROMISED):
                    await scroll.mount(self.wage_button(), after=row)
                self.retell()
            wanted = next((row for row in rows if row.field == field), None)
            first = wanted or next((row for row in rows if row.display), None)
            if first is not None:
                first.editor.focus()
            scroll.scroll_home(animate=False)
            if wanted is not None:
                wanted.scroll_visible(animate=False)

    def _row_of(self, widget: Any) -> FieldRow | None:
        node = widget
        while node is not None and node is not self:
            if isinstance(node, FieldRow):
                return node
            node = node.parent
        return None

    @property
    def row(self) -> FieldRow | None:
        """The field with the focus."""
        return self._row_of(self.focused)

    def _tell_help(self) -> None:
        row = self.row
        words = ""
        if row is not None:
            words = row.help()
            if row.locked:
                words = f"{words} {self.sitting.t('form.locked')}"
            elif row.hidden:
                words = f"{words} {self.sitting.t('form.hidden')}"
        self.query_one("#field-help", Static).update(words)
        self.query_one("#page-title", Static).update(self._title())
        self.query_one(KeyBar).retell()

    def _title(self) -> str:
        return form_words.page_title(self.draft, self.pages, self.page)

    def _preview(self) -> None:
        panel = self.query_one("#sum", Static)
        self.tell_wages()
        if self.draft.bare == "events":
            panel.display = self._is_ahead()
            panel.update(f"! {self.sitting.t('form.ahead')}" if panel.display else "")
            self.query_one(KeyBar).retell()
            return
        panel.display = self.draft.bare == "losses" and self.page == 0
        if panel.display:
            panel.update(loss_preview.words(self.draft))

    # --- typing ----------------------------------------------------------------------------------

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed) -> None:
        row = self._row_of(event.control)
        if row is not None:
            row.take()
            self.typed_now()
            if row.field.startswith(("basis.", "rate.")) or row.path.startswith("events"):
                self._preview()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Help for the field one came to."""
        row = self._row_of(event.widget)
        if row is not None:
            row.enter()
        self._tell_help()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """The field was left: store it."""
        row = self._row_of(event.widget)
        if row is not None:
            row.exit()
            if is_typed(row.editor):
                self._commit(row)

    @on(Input.Submitted)
    @on(Onward)
    def _entered(self) -> None:
        """Enter: to the next field, unless what stands in this one can't be read."""
        if self.may_go_on():
            self._next_field()

    def _next_field(self) -> None:
        """To the next field; from the last one to the next page, or to the button that adds the entry."""
        # Not by the order of the layout: fields that have just appeared are not laid out yet.
        rows = [row for row in self.rows() if row.display]
        here = rows.index(self.row) if self.row in rows else -1
        if 0 <= here < len(rows) - 1:
            rows[here + 1].editor.focus()
        elif here >= 0 and self.page + 1 < len(self.pages):
            self.action_next_page()
        else:
            self.focus_next()

    # --- storing ---------------------------------------------------------------------------------

    def _commit(self, row: FieldRow) -> None:
        """Store what stands in a field, if it differs from what is stored and can be read."""
        name, text = row.field, row.editor.answer
        row.take()
        if name not in self.draft.texts:
            row.retell()
        elif not text.strip():
            self._refuse_blank(row)
        elif self.draft.check(name) and not self.draft.is_new:
            self._run(self._save(name))
        else:
            row.retell()
        self.retell_top()

    def _run(self, job: Coroutine[Any, Any, None]) -> None:
        """Start a save; it counts as under way from this moment on."""
        self._under_way += 1
        self._idle.clear()

        async def run() -> None:
            try:
                await job
            finally:
                self._under_way -= 1
                if not self._under_way:
                    self._idle.set()
                if self.is_mounted:
                    self.retell()
                    self.paused()

        self.start(run(), group="save")

    async def _save(self, name: str) -> None:
        await self._stubbornly(lambda: self.draft.save(name), name)

    async def _stubbornly(self, job: Callable[[], Coroutine[Any, Any, Any]], name: str = "") -> Any:
        """Do something that saves; where another window was faster, merge, or keep what was typed.

        Args:
            job: what saves.
            name: the field it is about; empty for a whole new entry.
        """
        try:
            return await job()
        except ConflictError as error:
            found = await conflicts.settle(self, self.session, error)
        if found is None:
            return None
        if self.draft.is_new and not name:
            self.draft.forget()
            self.draft.entry_id = conflicts.new_entry(found, self.draft.list_path)
        else:
            self.draft.was_merged(name)
        return True

    def put_away(self) -> None:
        """Take what stands in the field with the focus, as if it had been left."""
        row = self.row
        if row is not None and is_typed(row.editor):
            self._commit(row)

    async def rest(self) -> None:
        """Store what can be stored; the rest stays typed."""
        with suppress(NoMatches):
            self.put_away()
        await self._idle.wait()

    async def leave(self) -> bool:
        """Store what can be stored; ask about the rest. False: the user stays."""
        await self.rest()
        if not self.draft.is_open:
            await self.seal_draft()
            return True
        answer = await questions.about_unsaved(self, new=self.draft.is_new)
        if answer == "save" and await self._add():
            return True
        if answer == "drop":
            self.draft.forget()
            await self.seal_draft()
            return True
        if answer == "keep":
            await self.close_kept()
            return True
        self.retell()
        await self._to_fault()
        return False

    # --- keys ------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Store now; a new entry comes into being."""
        self.put_away()
        if self.draft.is_new:
            self._run(self._add_and_stay())
        else:
            for name in list(self.draft.texts):
                if self.draft.check(name):
                    self._run(self._save(name))

    @on(Button.Pressed, "#add-entry")
    def _add_pressed(self) -> None:
        self.action_save()

    async def _add(self) -> bool:
        return bool(await self._stubbornly(self.draft.add))

    async def _add_and_stay(self) -> None:
        if await self._add():
            self.app.notify(self.sitting.t("form.added", id=self.draft.entry_id or ""))
            await self._show_page(self.page, self.row.field if self.row else "")
            return
        await self._to_fault()

    async def _to_fault(self) -> None:
        """To the first field that can't be stored."""
        faulty = next(iter(self.draft.faults), "")
        if faulty:
            await self._show_page(pages.page_with(self.draft.bare, faulty, self.pages), faulty)

    def action_back(self) -> None:
        """Back, with everything stored."""
        self.start(self._back())

    async def _back(self) -> None:
        if await self.leave() and self.is_current:
            self.dismiss(self.draft.entry_id)

    def action_next_page(self) -> None:
        """Next page."""
        self._turn(1)

    def action_previous_page(self) -> None:
        """Page before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        if len(self.pages) > 1:
            self.leave_page()
            self.start(self._show_page(self.page + step))

    def action_clear_field(self) -> None:
        """Take the stored value away."""
        row = self.row
        if row is not None and row.guarded and self.draft.stored(row.field) and not self.draft.is_new:
            self.start(self._clear_guarded(row))
        elif row is not None:
            self._run(self._clear(row))

    async def _clear(self, row: FieldRow) -> None:
        await self._stubbornly(lambda: self.draft.clear(row.field), row.field)
        self.draft.texts.pop(row.field, None)

    def action_undo(self) -> None:
        """Take the last saved change back; a new entry has none yet."""
        if not self.draft.is_new:
            self.put_away()
            self._run(self._undo())

    async def _undo(self) -> None:
        await self._stubbornly(lambda: self.session.change(self.sitting.desk.undo), " ")
        self.app.notify(self.sitting.t("saved.undone", n=self.session.opened.revision))
        if self.draft.is_gone and self.is_current:
            self.draft.forget()
            self.dismiss(None)
