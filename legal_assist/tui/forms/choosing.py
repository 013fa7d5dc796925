"""The widgets one chooses a fact in. What is pointed at is stored only when Enter accepts it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from legal_assist.tui.forms.editors import Editor
from legal_assist.tui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

#: Letters typed within this many seconds belong to one word.
_PAUSE: Final = 1.0


class Answered(Message):
    """An answer was accepted, and can be stored.

    Args:
        editor: the field.
        onward: whether the user wants to go to the next field.
    """

    def __init__(self, editor: Editor, *, onward: bool = False) -> None:
        super().__init__()
        self.editor = editor
        self.onward = onward


class Onward(Message):
    """Enter in a field where nothing was chosen: to the next field."""


class NotTaken(Message):
    """A field was left while an answer was only pointed at.

    Args:
        editor: the field.
    """

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.editor = editor


class ChoosingEditor(Editor, can_focus=True):
    """Points at one of a few answers; Enter accepts, Esc restores, leaving the field changes nothing."""

    BINDINGS: ClassVar = [
        Binding("right", "point(1)", show=False),
        Binding("left", "point(-1)", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("enter", "accept", show=False),
        Binding("escape", "restore", show=False),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        #: What is pointed at and not accepted; None: nothing.
        self._pointed: str | None = None
        self._hint = ""
        self._how = ""

    @property
    def answer(self) -> str:
        """The accepted answer; empty when there is none."""
        return self._text

    @property
    def pointed(self) -> str | None:
        """What is pointed at and not accepted yet."""
        return self._pointed if self._pointed != self._text else None

    def codes(self) -> Sequence[str]:
        """What can be chosen, in order."""
        raise NotImplementedError

    def put(self, text: str) -> None:
        """Show an answer; what was only pointed at is forgotten when the answer is another one."""
        if text != self._text:
            self._text, self._pointed = text, None
        self.refresh()

    def hint(self, words: str) -> None:
        """What is shown while there is no answer."""
        self._hint = words
        self.refresh()

    def teach(self, how: str) -> None:
        """The words that say how to accept or restore, beside an answer that is only pointed at."""
        self._how = how
        self.refresh()

    def point(self, code: str) -> None:
        """Point at an answer."""
        self._pointed = code
        self.refresh()

    def action_point(self, step: int) -> None:
        """To the next or previous answer; from nothing to the first or last."""
        codes = self.codes()
        if not codes:
            return
        here = self._text if self._pointed is None else self._pointed
        at = codes.index(here) + step if here in codes else (0 if step > 0 else -1)
        self.point(codes[at % len(codes)])

    def action_accept(self) -> None:
        """Take what is pointed at, and go on; with nothing pointed at only go on."""
        chosen, self._pointed = self.pointed, None
        if chosen is None:
            self.post_message(Onward())
        else:
            self.accept(chosen)

    def accept(self, text: str) -> None:
        """Take an answer and go on."""
        self._text, self._pointed = text, None
        self.refresh()
        self.post_message(Answered(self, onward=True))

    def action_restore(self) -> None:
        """Point at nothing."""
        self._pointed = None
        self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc belongs to the screen unless there is something to restore."""
        del parameters
        return action != "restore" or self.pointed is not None

    def on_blur(self) -> None:
        """Left without accepting: nothing was chosen, and that is said."""
        if self.pointed is not None:
            self.post_message(NotTaken(self))
        self.action_restore()

    def on_focus(self) -> None:
        """Show where one is."""
        self.refresh()


class YesNoEditor(ChoosingEditor):
    """Yes, no, or nothing said yet."""

    BINDINGS: ClassVar = [
        Binding("y,1", "say('ya')", show=False),
        Binding("t,n,0", "say('tidak')", show=False),
        Binding("space", "point(1)", show=False),
    ]

    def __init__(self, text: str, yes: str, no: str) -> None:
        super().__init__(text)
        self._yes, self._no = yes, no

    def codes(self) -> Sequence[str]:
        """Yes and no."""
        return ("ya", "tidak")

    def relabel(self, yes: str, no: str) -> None:
        """The two words in another language."""
        self._yes, self._no = yes, no
        self.refresh()

    def render(self) -> Content:
        """Both words; the stored one marked by a cross, the one that is pointed at by a sign before it."""
        here = self.pointed or (self._text if self.has_focus else None)
        parts = []
        for code, word in (("ya", self._yes), ("tidak", self._no)):
            sign = "▸" if code == here else " "
            parts.append(f"{sign}({'x' if code == self._text else ' '}) {word}")
        tail = self._how if self.pointed else ("" if self._text else self._hint)
        return Content("  ".join(parts) + (f"   {tail}" if tail else ""))

    def action_say(self, answer: str) -> None:
        """Point at it."""
        self.point(answer)

    def on_click(self, event: events.Click) -> None:
        """Point by mouse; a second click accepts."""
        middle = len(self._yes) + 7
        chosen = "ya" if event.x < middle else "tidak" if event.x < middle + len(self._no) + 6 else None
        if chosen is not None and chosen == self.pointed:
            self.action_accept()
        elif chosen is not None:
            self.point(chosen)


class ChoiceEditor(ChoosingEditor):
    """One of a list, or several: arrows and first letters point, Space opens the list.

    Args:
        text: the chosen value, or several separated by commas.
        words: makes the words of a text.
        codes: what can be chosen now.
        several: whether more than one can be chosen; then only the list chooses.
    """

    BINDINGS: ClassVar = [Binding("space", "open", show=False)]

    class Open(Message):
        """The list is wanted."""

        def __init__(self, editor: ChoiceEditor) -> None:
            super().__init__()
            self.editor = editor

    def __init__(
        self, text: str, words: Callable[[str], str], codes: Callable[[], Sequence[str]], *, several: bool
    ) -> None:
        super().__init__(text)
        self._words = words
        self._codes = codes
        self._several = several
        self._letters = ""
        self._last = 0.0

    def codes(self) -> Sequence[str]:
        """What can be chosen, in order."""
        return () if self._several else self._codes()

    def render(self) -> Content:
        """The words of the choice, or of what is pointed at."""
        if self.pointed is not None:
            return Content(f"▸ {plain(self._words(self.pointed))}   {self._how}")
        words = self._words(self._text) if self._text else self._hint
        return Content(f"▾ {plain(words)}")

    def on_key(self, event: events.Key) -> None:
        """First letters point at the first answer that begins so, or that has a word that does."""
        sign = event.character
        if not event.is_printable or sign is None or sign == " ":
            return
        event.stop()
        now = time.monotonic()
        self._letters = (self._letters if now - self._last < _PAUSE else "") + sign.casefold()
        self._last = now
        found = self._beginning(self._letters) or self._beginning(sign.casefold())
        if found is not None:
            self.point(found)

    def _beginning(self, letters: str) -> str | None:
        named = [(code, self._words(code).casefold()) for code in self.codes()]
        later = (code for code, words in named if any(w.startswith(letters) for w in words.split()))
        return next((code for code, words in named if words.startswith(letters)), next(later, None))

    def action_open(self) -> None:
        """Ask for the list."""
        self.post_message(self.Open(self))

    def on_click(self) -> None:
        """Ask for the list."""
        self.action_open()


def choosing(editor: Any) -> ChoosingEditor | None:
    """The editor, if it is one that chooses."""
    return editor if isinstance(editor, ChoosingEditor) else None
