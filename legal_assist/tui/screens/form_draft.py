"""How a form keeps what is being typed: sealed at each pause, before a lock, in a crash."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from textual.css.query import NoMatches

from legal_assist.desk import drafting
from legal_assist.errors import StoreError
from legal_assist.tui import drafts
from legal_assist.tui.forms.editors import is_typed
from legal_assist.tui.screens.form_answers import Answers

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.timer import Timer

    from legal_assist.tui.forms.draft import Draft

#: Seconds without a key after which what was typed is sealed.
PAUSE: Final = 1.0
#: Seconds the seal of a crash may wait for another window.
_HURRY: Final = 0.5


class SealedDraft(Answers):
    """The part of a form that looks after its draft.

    Args:
        draft: the entry, or the case itself.
        restored: whether the draft comes from a kept text.
    """

    def __init__(self, draft: Draft, *, restored: bool = False) -> None:
        super().__init__(draft.session.sitting)
        self.draft = draft
        self.session = draft.session
        self._pause: Timer | None = None
        #: Under which name a text is kept now, and which; empty when none is.
        self._kept_as = draft.kept_as if restored else ""
        self._kept: dict[str, str] = {}
        #: Left on purpose with the text kept: nothing changes it any more.
        self._left_kept = False
        self._told_fault = False

    # --- at each pause ---------------------------------------------------------------------------

    def typed_now(self) -> None:
        """A key was pressed: seal after a pause."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.paused)

    def paused(self) -> None:
        """Nothing was typed for a while, or something was stored: keep what is still open."""
        if self.is_running and self.app.is_running:
            # The function and not its coroutine: on the way out a worker may never begin.
            job: Callable[[], Awaitable[Any]] = self._seal_quietly
            self.app.run_worker(job, group="draft", exit_on_error=False)

    async def _seal_quietly(self) -> None:
        try:
            await self.seal_draft()
        except StoreError:
            # Said once; the next pause tries again.
            if not self._told_fault and not self.sitting.desk.is_locked:
                self._told_fault = True
                raise
        else:
            self._told_fault = False

    async def seal_draft(self) -> bool:
        """Keep what is open; says whether a text is kept now.

        Raises:
            StoreError: it could not be kept; what was kept before is as it was.
        """
        self._take_focused()
        if self._left_kept or not (self._kept_as or self.draft.is_open):
            return bool(self._kept_as)
        await self.sitting.write(self._keep)
        return bool(self._kept_as)

    def seal_now(self) -> bool:
        """The same at once, for a program that is ending."""
        self._take_focused()
        if not self._left_kept and self.draft.is_open:
            self._keep(_HURRY)
        return bool(self._kept_as)

    def _take_focused(self) -> None:
        """Take what stands in the field with the focus, without storing it."""
        with suppress(NoMatches):
            row = self.row
            if row is not None and is_typed(row.editor):
                row.take()

    def _keep(self, patience: float | None = None) -> None:
        desk, code, name = self.sitting.desk, self.session.case.code, self.draft.kept_as
        texts = dict(self.draft.texts) if self.draft.is_open else {}
        if self._kept_as and (self._kept_as != name or not texts):
            drafting.drop(desk, code, self._kept_as)
            self._kept_as, self._kept = "", {}
        if texts and texts != self._kept:
            options: dict[str, Any] = {} if patience is None else {"patience": patience}
            drafting.keep(desk, code, name, texts, revision=self.session.opened.revision, **options)
            self._kept_as, self._kept = name, texts

    # --- coming and going ------------------------------------------------------------------------

    async def find_kept(self) -> None:
        """Ask about a text that was typed into this form before and never stored."""
        if self._kept_as:
            return
        desk, code, name = self.sitting.desk, self.session.case.code, self.draft.kept_as
        found = await asyncio.to_thread(drafting.found, desk, code)
        kept = next((one for one in found if one.form == name), None)
        if kept is None or self.draft.is_open or not self.is_mounted:
            return
        answer = await drafts.ask_about(self.app, self.session, kept, here=True)
        if answer == "go_on":
            self._kept_as = name
            self.draft.texts.update(drafts.draft_of(self.session, kept).texts)
            for each in list(self.draft.texts):
                self.draft.check(each)
            for row in self.rows():
                row.show_draft()
            self.retell()
        elif answer != "drop" and self.is_current:
            self._left_kept = True
            self.dismiss(self.draft.entry_id)

    async def close_kept(self) -> None:
        """Leave the form with its text kept.

        Raises:
            StoreError: it could not be kept; the form stays as it is.
        """
        await self.seal_draft()
        self._left_kept = True
        self.draft.forget()
