"""What all screens share while the program is open: desk, language, reveal, the order of saves."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cases import vocabulary
from legal_assist.desk import wording
from legal_assist.tui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from legal_assist.desk import Desk
    from legal_assist.errors import LegalAssistError, Problem


class Sitting:
    """One person at one terminal.

    Args:
        desk: the only thing the screens ask and tell.
        lang: ``id`` or ``en``; may change at any time.
    """

    def __init__(self, desk: Desk, lang: str) -> None:
        self.desk = desk
        self.lang = lang
        #: Whether identities are shown in place of code names, for a limited time.
        self.revealed = False
        #: Single facts that are shown although the rest is not, by their paths, each for a limited time.
        self.revealed_fields: frozenset[str] = frozenset()
        #: The case whose reveal was logged; a reveal ends where another case begins.
        self.revealed_case = ""
        #: Whether only the companion's part is shown: a view, not access control.
        self.companion = False
        #: Whether this is the training room: every screen says so, and looks so.
        self.training = False
        #: Minutes without a key after which the screen locks itself; 0: never.
        self.idle_minutes = 0
        #: Saves go one after the other, in the order in which they were asked for.
        self.writing = asyncio.Lock()
        self._waiting = 0
        self._idle = asyncio.Event()
        self._idle.set()

    def t(self, key: str, /, **params: Any) -> str:
        """A sentence of the screens, by its id without the topic."""
        return messages.text(f"tui.{key}", self.lang, **params)

    def s(self, key: str, /, **params: Any) -> str:
        """A sentence about the store and its safety, by its id without the topic."""
        return messages.text(f"tui_store.{key}", self.lang, **params)

    @property
    def practice(self) -> bool:
        """Whether only invented cases are here: then every screen looks and says so."""
        return self.desk.store_kind == "open"

    @property
    def mark(self) -> str:
        """The word that says so."""
        return messages.text("training.mark", self.lang) if self.training else self.s("practice.mark")

    def shows(self, path: str) -> bool:
        """Whether this fact of the case may be seen: everything is revealed, or just it."""
        return self.revealed or path in self.revealed_fields

    def problem(self, problem: Problem) -> str:
        """The sentence of one problem."""
        if problem.key == "scan.leak_part":  # that one names what is typed after a command
            return messages.text("scan.leak_on_screen", self.lang, **problem.params)
        return messages.of_problem(problem, self.lang)

    def fault(self, error: LegalAssistError) -> str:
        """An error as sentences: what is wrong, then each place."""
        lines = [messages.of_error(error, self.lang)]
        for problem in error.problems:
            # A field that a file names wrongly is shown as it stands there; parts of a paper have no names.
            known = vocabulary.find(problem.path) is not None or problem.key.startswith("case.")
            place = wording.label(problem.path, self.lang) if known else ""
            words = self.problem(problem)
            lines.append(f"- {place}: {words}" if place else f"- {words}")
        return plain("\n".join(lines))

    def moment(self, saved_at: str) -> str:
        """`2 November 2026 pukul 12.00`, from the stamp of a save."""
        return wording.when(saved_at, self.lang)

    @property
    def is_writing(self) -> bool:
        """Whether a save is under way or waiting."""
        return self._waiting > 0

    async def write(self, job: Callable[[], Any]) -> Any:
        """Run one job that changes the store, off the screen's thread, after those asked for before it."""
        self._waiting += 1
        self._idle.clear()
        try:
            async with self.writing:
                return await asyncio.to_thread(job)
        finally:
            self._waiting -= 1
            if not self._waiting:
                self._idle.set()

    async def settled(self) -> None:
        """Return when nothing is being written."""
        await self._idle.wait()
