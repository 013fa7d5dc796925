"""The widgets one types or chooses a fact in. Each has `answer`, `put` and `hide`, and knows no case."""

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
    from collections.abc import Callable

    from textual import events

_DOT = "•"
_UNPRINTABLE = "\ufffd"


class Answered(Message):
    """An answer was chosen (not typed), and can be stored at once."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.editor = editor


class Cleaned(Message):
    """Control characters were taken out of what was typed or pasted."""


class Editor(Widget):
    """What all editors can do; mixed into Textual's own and ours."""

    @property
    def answer(self) -> str:
        """The text in the field, as `typed.read` takes it."""
        raise NotImplementedError

    def put(self, text: str) -> None:
        """Show a text."""
        raise NotImplementedError

    def hide(self, hidden: bool) -> None:
        """Show dots instead of the text, or the text."""

    def hint(self, words: str) -> None:
        """What is shown while there is no answer."""


class LineEditor(Input, Editor):
    """One line."""

    def __init__(self, text: str) -> None:
        super().__init__(text, compact=True, select_on_focus=False)

    @property
    def answer(self) -> str:
        """The typed line."""
        return self.value

    def validate_value(self, value: str) -> str:
        """Keep control characters and direction signs off the terminal, and say so."""
        clean = plain(value.replace("\n", " "))
        if clean != value and self.is_mounted:
            self.post_message(Cleaned())
        return clean

    def on_paste(self, event: events.Paste) -> None:
        """Pasted lines become one line; Textual alone would drop all but the first."""
        event.text = " ".join(event.text.split())

    def put(self, text: str) -> None:
        """Show a text."""
        if text != self.value:
            self.value = text

    def hide(self, hidden: bool) -> None:
        """Dots or text."""
        self.password = hidden

    def hint(self, words: str) -> None:
        """In place of an answer."""
        self.placeholder = words


class PassageEditor(TextArea, Editor):
    """Several lines."""

    BINDINGS: ClassVar = [Binding("ctrl+up", "screen.focus_previous", show=False)]
    hidden = False

    def __init__(self, text: str) -> None:
        super().__init__(plain(text), compact=True, highlight_cursor_line=False)

    @property
    def answer(self) -> str:
        """The typed passage."""
        return self.text

    def get_line(self, line_index: int) -> Text:
        """One line as it is shown."""
        line = self.document.get_line(line_index)
        if self.hidden:
            shown = "".join(" " if sign == " " else _DOT for sign in line)
        else:  # what the door will refuse must not reach the terminal meanwhile
            shown = line if plain(line) == line else "".join(plain(sign) or _UNPRINTABLE for sign in line)
        return Text(shown, end="", no_wrap=True)

    def on_paste(self, event: events.Paste) -> None:
        """Keep control characters off the terminal, and say so."""
        clean = plain(event.text.replace("\r\n", "\n").replace("\r", "\n"))
        if clean != event.text.replace("\r\n", "\n").replace("\r", "\n"):
            self.post_message(Cleaned())
        event.text = clean

    def put(self, text: str) -> None:
        """Show a text."""
        if text != self.text:
            self.load_text(plain(text))

    def hide(self, hidden: bool) -> None:
        """Dots or text."""
        if hidden != self.hidden:
            self.hidden = hidden
            self.load_text(self.text) if not self.has_focus else self.refresh()

    def hint(self, words: str) -> None:
        """In place of an answer."""
        self.placeholder = Content(words)


class YesNoEditor(Editor, can_focus=True):
    """Yes, no, or nothing said yet."""

    BINDINGS: ClassVar = [
        Binding("y,1", "say('ya')", show=False),
        Binding("t,n,0", "say('tidak')", show=False),
        Binding("space,enter,right,left", "other", show=False),
    ]

    def __init__(self, text: str, yes: str, no: str) -> None:
        super().__init__()
        self._text = text
        self._yes, self._no = yes, no
        self._hint = ""

    @property
    def answer(self) -> str:
        """`ya`, `tidak` or empty."""
        return self._text

    def relabel(self, yes: str, no: str) -> None:
        """The two words in another language."""
        self._yes, self._no = yes, no
        self.refresh()

    def put(self, text: str) -> None:
        """Show an answer."""
        self._text = text
        self.refresh()

    def hint(self, words: str) -> None:
        """Beside the two words while neither is chosen."""
        self._hint = words
        self.refresh()

    def render(self) -> Content:
        """Both words, the chosen one marked by a sign."""
        yes = "(x)" if self._text == "ya" else "( )"
        no = "(x)" if self._text == "tidak" else "( )"
        hint = f"   {self._hint}" if self._hint and not self._text else ""
        return Content(f"{yes} {self._yes}   {no} {self._no}{hint}")

    def action_say(self, answer: str) -> None:
        """Choose."""
        self._text = answer
        self.refresh()
        self.post_message(Answered(self))

    def action_other(self) -> None:
        """The other one; yes first."""
        self.action_say("tidak" if self._text == "ya" else "ya")

    def on_click(self, event: events.Click) -> None:
        """Choose by mouse."""
        if event.x < len(self._yes) + 5:
            self.action_say("ya")
        elif event.x < len(self._yes) + len(self._no) + 12:
            self.action_say("tidak")


class ChoiceEditor(Editor, can_focus=True):
    """One of a list, or several: Enter opens the list.

    Args:
        text: the chosen value, or several separated by commas.
        words: makes the words of a text.
    """

    BINDINGS: ClassVar = [Binding("enter,space", "open", show=False)]

    class Open(Message):
        """The list is wanted."""

        def __init__(self, editor: ChoiceEditor) -> None:
            super().__init__()
            self.editor = editor

    def __init__(self, text: str, words: Callable[[str], str]) -> None:
        super().__init__()
        self._text = text
        self._words = words
        self._hint = ""

    @property
    def answer(self) -> str:
        """The chosen value or values."""
        return self._text

    def put(self, text: str) -> None:
        """Show a choice."""
        self._text = text
        self.refresh()

    def hint(self, words: str) -> None:
        """In place of a choice."""
        self._hint = words
        self.refresh()

    def render(self) -> Content:
        """The words of the choice."""
        words = self._words(self._text) if self._text else self._hint
        return Content(f"▾ {plain(words)}")

    def choose(self, text: str) -> None:
        """Take a choice as the answer."""
        self._text = text
        self.refresh()
        self.post_message(Answered(self))

    def action_open(self) -> None:
        """Ask for the list."""
        self.post_message(self.Open(self))

    def on_click(self) -> None:
        """Ask for the list."""
        self.action_open()


def is_typed(editor: Any) -> bool:
    """Whether the answer is typed, so that it is stored when the field is left."""
    return isinstance(editor, LineEditor | PassageEditor)
