"""The widgets one types a fact in. Each has `answer`, `put` and `hide`, and knows no case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from legal_assist.tui.plain import plain

if TYPE_CHECKING:
    from textual import events

_UNPRINTABLE = "\ufffd"
_CHANGING = ("enter", "backspace", "delete", "ctrl+v", "ctrl+x", "ctrl+k", "ctrl+u", "ctrl+w")


class Cleaned(Message):
    """Control characters were taken out of what was typed or pasted."""


class Locked(Message):
    """Somebody tried to change a text that is hidden."""


class Editor(Widget):
    """What all editors can do; mixed into Textual's own and ours."""

    @property
    def answer(self) -> str:
        """The text in the field, as `typed.read` takes it."""
        raise NotImplementedError

    def put(self, text: str) -> None:
        """Show a text."""
        raise NotImplementedError

    def hide(self, shown: str | None, *, locked: bool = False) -> None:
        """Show something else, or the text again (None); a locked text can't be changed."""

    def hint(self, words: str) -> None:
        """What is shown while there is no answer."""


class TypedEditor(Editor):
    """A text that is typed. While something else is shown in its place, the text stays the answer."""

    locked = False
    #: The text, while something else is shown.
    _under: str | None = None

    @property
    def standing(self) -> str:
        """What the field shows."""
        raise NotImplementedError

    @standing.setter
    def standing(self, text: str) -> None:
        raise NotImplementedError

    @property
    def answer(self) -> str:
        """The typed text."""
        return self.standing if self._under is None else self._under

    def on_focus(self) -> None:
        """What is not locked is typed on: seen before the first key is."""
        if self._under is not None and not self.locked:
            self.hide(None)

    def put(self, text: str) -> None:
        """Show a text."""
        if self._under is not None:
            self._under = text
        elif text != self.standing:
            self.standing = text

    def hide(self, shown: str | None, *, locked: bool = False) -> None:
        """Something else, or the text."""
        self.locked = locked
        self._under, text = (None, self.answer) if shown is None else (self.answer, shown)
        if self.standing != text:
            self.standing = text


class LineEditor(Input, TypedEditor):
    """One line."""

    BINDINGS: ClassVar = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, text: str) -> None:
        super().__init__(text, compact=True, select_on_focus=False)

    @property
    def standing(self) -> str:
        """What the line shows."""
        return self.value

    @standing.setter
    def standing(self, text: str) -> None:
        self.value = text

    def validate_value(self, value: str) -> str:
        """Keep control characters and direction signs off the terminal, and say so."""
        clean = plain(value.replace("\n", " "))
        if clean != value and self.is_mounted:
            self.post_message(Cleaned())
        return clean

    def on_paste(self, event: events.Paste) -> None:
        """Pasted lines become one line; Textual alone would drop all but the first."""
        event.text = " ".join(event.text.split())

    def replace(self, text: str, start: int, end: int) -> None:
        """Every change by key, mouse or paste goes through here; a locked text stays."""
        if self.locked:
            self.post_message(Locked())
        else:
            super().replace(text, start, end)

    def action_copy(self) -> None:
        """Nothing hidden reaches the clipboard."""
        if self.locked:
            self.post_message(Locked())
        else:
            super().action_copy()

    def action_cut(self) -> None:
        """Nothing hidden reaches the clipboard."""
        if self.locked:
            self.post_message(Locked())
        else:
            super().action_cut()

    def hint(self, words: str) -> None:
        """In place of an answer."""
        self.placeholder = words


class PassageEditor(TextArea, TypedEditor):
    """Several lines."""

    BINDINGS: ClassVar = [Binding("ctrl+up", "app.focus_previous", show=False)]

    def __init__(self, text: str) -> None:
        super().__init__(plain(text), compact=True, highlight_cursor_line=False)

    @property
    def standing(self) -> str:
        """What the passage shows."""
        return self.text

    @standing.setter
    def standing(self, text: str) -> None:
        self.load_text(plain(text))

    def get_line(self, line_index: int) -> Text:
        """One line as it is shown."""
        line = self.document.get_line(line_index)
        # What the door will refuse must not reach the terminal meanwhile.
        shown = line if plain(line) == line else "".join(plain(sign) or _UNPRINTABLE for sign in line)
        return Text(shown, end="", no_wrap=True)

    async def _on_key(self, event: events.Key) -> None:
        """A key that would change a locked text says how to open it."""
        if self.read_only and (event.is_printable or event.key in _CHANGING):
            self.post_message(Locked())
        await super()._on_key(event)

    def action_copy(self) -> None:
        """Nothing hidden reaches the clipboard."""
        if self.read_only:
            self.post_message(Locked())
        else:
            super().action_copy()

    def on_paste(self, event: events.Paste) -> None:
        """Keep control characters off the terminal, and say so."""
        clean = plain(event.text.replace("\r\n", "\n").replace("\r", "\n"))
        if clean != event.text.replace("\r\n", "\n").replace("\r", "\n"):
            self.post_message(Cleaned())
        event.text = clean

    def break_line(self) -> None:
        """What Enter does: a new line, unless the text is locked."""
        if self.read_only:
            self.post_message(Locked())
        else:
            self.insert("\n")

    def hide(self, shown: str | None, *, locked: bool = False) -> None:
        """Something else, or the text."""
        self.read_only = shown is not None
        super().hide(shown, locked=locked)

    def hint(self, words: str) -> None:
        """In place of an answer."""
        self.placeholder = Content(words)


def is_typed(editor: Any) -> bool:
    """Whether the answer is typed, so that it is stored when the field is left."""
    return isinstance(editor, TypedEditor)
