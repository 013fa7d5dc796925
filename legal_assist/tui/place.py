"""What every screen has: the shared sitting, a top line, a key bar, and one way to start work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import events, on
from textual.containers import Vertical
from textual.css.query import NoMatches
from textual.widgets import Static

from legal_assist.tui import commands
from legal_assist.tui.answered_once import AnsweredOnce
from legal_assist.tui.key_bar import KeyBar
from legal_assist.tui.plain import fit, plain

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable, Mapping

    from textual.app import ComposeResult
    from textual.screen import Screen
    from textual.widget import Widget

    from legal_assist.tui.case_session import CaseSession
    from legal_assist.tui.reveal import Revealing
    from legal_assist.tui.sitting import Sitting

Answer = TypeVar("Answer")


class TopLine(Static):
    """One line: where one is on the left, the state on the right."""

    def __init__(self) -> None:
        super().__init__("", id="top-line", markup=False)
        self._left = self._right = ""

    def tell(self, left: str, right: str) -> None:
        """Show these words."""
        self._left, self._right = plain(left), plain(right)
        self._draw()

    def on_resize(self) -> None:
        """Fill the new width."""
        self._draw()

    def _draw(self) -> None:
        width = max(self.size.width - 2, 10)
        right = fit(self._right, min(len(self._right), width))
        self.update(fit(self._left, width - len(right) - 1) + " " + right)


class Place(AnsweredOnce[Answer]):
    """A screen of ours.

    Args:
        sitting: desk, language and the rest that all screens share.
    """

    #: Which commands of the table live here.
    SCOPES: ClassVar[tuple[str, ...]] = ()
    #: Whether the commands of everywhere work here.
    OPEN: ClassVar[bool] = True
    #: Where they don't: the actions that work all the same.
    ALLOWED: ClassVar[frozenset[str]] = frozenset()
    #: Whether a store of invented cases is marked as such here.
    MARKED: ClassVar[bool] = True
    HELP_TOPIC: ClassVar[str] = "general"
    #: How many lines the keys may take.
    KEY_LINES: ClassVar[int] = 1
    #: Commands of everywhere that stand in the key bar before one of the place's own.
    NEAR: ClassVar[Mapping[str, str]] = {}

    def help_topics(self) -> tuple[str, ...]:
        """What the help explains here, in this order."""
        return (self.HELP_TOPIC,)

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self._last_word: tuple[Answer | None] | None = None

    def compose(self) -> ComposeResult:
        """Top line, the place itself, key bar; and what is said when the terminal is too small."""
        yield TopLine()
        with Vertical(id="body"):
            yield from self.body()
        yield KeyBar()
        yield Static("", id="too-small", markup=False)

    def body(self) -> Iterable[Widget]:
        """The widgets between top line and key bar."""
        return ()

    @on(events.Mount)
    def _first_words(self) -> None:
        self.retell()

    @property
    def case_code(self) -> str:
        """The case that is open here; empty where there is none."""
        session: CaseSession | None = getattr(self, "session", None)
        return session.case.code if session is not None else ""

    @property
    def shown_path(self) -> str:
        """Path of the entry that is open here, for the log of a reveal; empty where there is none."""
        return ""

    def heading(self) -> tuple[str, str]:
        """Left and right part of the top line."""
        return "", ""

    def retell(self) -> None:
        """Say everything anew: the language, the reveal or the case changed."""
        self.retell_top()
        self.query_one(KeyBar).retell()
        small = self.sitting.t("too_small")
        words = f"{self.sitting.mark}\n\n{small}" if self.sitting.training else small
        self.query_one("#too-small", Static).update(words)

    def retell_top(self) -> None:
        """Say only the top line anew."""
        left, right = self.heading()
        practice = self.sitting.training or (self.MARKED and self.sitting.practice)
        self.set_class(practice, "-practice")
        if practice:
            left = f"{self.sitting.mark} · {left}" if left else self.sitting.mark
        if self.sitting.revealed:
            right = f"{self.sitting.t('revealed_mark')}  {right}"
        elif self.sitting.revealed_fields:
            right = f"{self.sitting.s('reveal.mark', n=len(self.sitting.revealed_fields))}  {right}"
        self.query_one(TopLine).tell(left, right)

    def commands_now(self) -> list[tuple[commands.Command, Widget | Screen[Any]]]:
        """The commands that can be given here, each with the widget that carries it out."""
        return [(command, self) for command in commands.in_scopes(self.SCOPES)]

    async def rest(self) -> None:
        """Store what was typed as far as it can be stored, without asking anything."""

    def case_opened(self, code: str) -> None:
        """A case was opened from here."""

    def forget(self) -> None:
        """Drop every text that is held here: the store is being locked."""

    async def leave(self) -> bool:
        """Put away what was typed; False when the user wants to stay."""
        return True

    def finish(self, answer: Answer | None) -> None:
        """Give the answer and go, as soon as nothing lies over this screen: what lies there stays."""
        self._last_word = (answer,)
        self._go_when_seen()

    @on(events.ScreenResume)
    def _go_when_seen(self) -> None:
        # `dismiss` on a screen with another one over it does nothing.
        if self._last_word is not None and self.app.screen is self:
            (answer,), self._last_word = self._last_word, None
            self.dismiss(answer)

    def turn_field(self, path: str) -> None:
        """Show one fact for a limited time, or hide it again."""
        cast("Revealing", self.app).turn_field(path)

    def start(self, job: Coroutine[Any, Any, Any], *, group: str = "ask") -> None:
        """Run a coroutine beside the screen; it outlives the screen, and its errors become a sentence."""
        self.app.run_worker(self._while_here(job), group=group, exit_on_error=False)

    async def _while_here(self, job: Coroutine[Any, Any, Any]) -> Any:
        """What a job wanted to show on a screen that went away meanwhile is not shown, and is no error."""
        try:
            return await job
        except NoMatches:
            if self.is_running and self.is_attached:
                raise
