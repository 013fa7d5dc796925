"""Questions in a box: each ends in an answer; what the answer means is decided by who asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from textual import events, on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from legal_assist.errors import LegalAssistError
from legal_assist.tui.answered_once import AnsweredOnce
from legal_assist.tui.line_list import LineList, Row
from legal_assist.tui.plain import plain, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult

    from legal_assist.tui.sitting import Sitting

Answer = TypeVar("Answer")
#: Columns of a wide box, what its frame takes of them, and the lines around its list.
_WIDEST: Final = 76
_FRAME: Final = 6
_AROUND: Final = 6


class Dialog(AnsweredOnce[Answer], ModalScreen[Answer]):
    """A box over the screen. Esc gives no answer."""

    BINDINGS: ClassVar = [Binding("escape", "give_up", show=False)]
    #: The words on the lower edge of the box that say which keys answer it.
    KEYS: ClassVar[str] = ""
    #: What the help tells about such a box.
    HELP_TOPIC: ClassVar[str] = "box_choice"

    def __init__(self, sitting: Sitting, words: str) -> None:
        super().__init__()
        self.sitting = sitting
        self._words = plain(words)

    @on(events.Mount)
    def _mark(self) -> None:
        """A box says how it is left; over a store of invented cases it looks and says so too."""
        for box in self.query(".box"):
            box.border_subtitle = self.sitting.t(f"dialog.{self.KEYS}") if self.KEYS else ""
        if self.sitting.practice and self._is_marked():
            for box in self.query(".box"):
                box.border_title = self.sitting.mark
                box.add_class("-practice")

    def _is_marked(self) -> bool:
        """Whether the place below tells which kind of store this is: before there is one, none does."""
        marks = (getattr(screen, "MARKED", None) for screen in reversed(self.app.screen_stack))
        return next((mark for mark in marks if mark is not None), True)

    def help_topics(self) -> tuple[str, ...]:
        """What the help explains here."""
        return (self.HELP_TOPIC,)

    def action_give_up(self) -> None:
        """No answer."""
        self.dismiss(None)


class Choice(Dialog[str]):
    """A few buttons; the answer is the id of the one that was pressed.

    Args:
        sitting: the sitting.
        words: what is asked.
        buttons: id and label; the first has the focus, and so should be the harmless one.
        keys: letters that press a button at once, by its id.
    """

    AUTO_FOCUS = "Button"

    def __init__(
        self,
        sitting: Sitting,
        words: str,
        buttons: Sequence[tuple[str, str]],
        keys: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(sitting, words)
        self._buttons = buttons
        self._letters = {letter: name for name, letter in (keys or {}).items()}

    def on_key(self, event: events.Key) -> None:
        """A letter presses its button."""
        if event.character in self._letters:
            event.stop()
            self.dismiss(self._letters[event.character])

    def compose(self) -> ComposeResult:
        """The words and the buttons."""
        with Vertical(classes="box"):
            with VerticalScroll(classes="box-words", can_focus=False):
                yield Static(self._words, markup=False)
            with Vertical(classes="box-buttons"):
                for name, label in self._buttons:
                    yield Button(label, id=name, compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """That is the answer."""
        self.dismiss(event.button.id)

    def key_down(self) -> None:
        """Next button."""
        self.focus_next()

    def key_up(self) -> None:
        """Button before."""
        self.focus_previous()


class Ask(Dialog[str]):
    """One line of text.

    Args:
        sitting: the sitting.
        words: what is asked.
        value: what stands there at first.
        secret: whether what is typed is not shown.
        refuse: why a text is no answer, empty when it is one; the box then stays and says so.
    """

    AUTO_FOCUS = "Input"
    HELP_TOPIC = "box_ask"

    def __init__(
        self,
        sitting: Sitting,
        words: str,
        value: str = "",
        *,
        secret: bool = False,
        refuse: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(sitting, words)
        self._value = value
        self._secret = secret
        self._refuse = refuse

    def compose(self) -> ComposeResult:
        """The words, the field, the buttons."""
        with Vertical(classes="box"):
            yield Static(self._words, markup=False)
            yield Input(self._value, id="answer", password=self._secret)
            yield Static("", id="refusal", classes="-nothing", markup=False)
            with Horizontal(classes="box-row"):
                yield Button(self.sitting.t("dialog.ok"), id="ok", compact=True)
                yield Button(self.sitting.t("dialog.cancel"), id="cancel", compact=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter gives the answer."""
        self._give(event.value)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A button."""
        if event.button.id == "ok":
            self._give(self.query_one(Input).value)
        else:
            self.dismiss(None)

    def _give(self, typed: str) -> None:
        why = self._refuse(typed) if self._refuse is not None else ""
        if not why:
            self.dismiss(typed)
            return
        said = self.query_one("#refusal", Static)
        said.update(f"! {plain(why)}")
        said.remove_class("-nothing")
        self.query_one(Input).focus()


def refusing(sitting: Sitting, check: Callable[[str], object]) -> Callable[[str], str]:
    """What `Ask` takes as `refuse`, from a check that raises a `LegalAssistError`."""

    def why(typed: str) -> str:
        try:
            check(typed)
        except LegalAssistError as error:
            return sitting.fault(error)
        return ""

    return why


class Pick(Dialog[tuple[str, ...]]):
    """Choose one line of a list, or several; typing narrows the list.

    Args:
        sitting: the sitting.
        words: what is asked.
        rows: what can be chosen.
        chosen: keys that are chosen now.
        several: whether more than one may be chosen (Enter marks, Ctrl+S takes them).
    """

    AUTO_FOCUS = "Input"
    HELP_TOPIC = "box_pick"
    BINDINGS: ClassVar = [
        Binding("ctrl+s", "take", show=False, priority=True),
        Binding("down", "into_list", show=False),
    ]

    def __init__(
        self,
        sitting: Sitting,
        words: str,
        rows: Sequence[Row],
        *,
        chosen: Sequence[str] = (),
        several: bool = False,
    ) -> None:
        super().__init__(sitting, words)
        self._rows = rows
        self._chosen = list(chosen)
        self._several = several

    def compose(self) -> ComposeResult:
        """The words, the filter, the list."""
        narrow = "dialog.narrow_several" if self._several else "dialog.narrow"
        with Vertical(classes="box tall"):
            yield Static(self._words, markup=False)
            yield Input(placeholder=self.sitting.t(narrow), id="narrow", compact=True)
            yield LineList(wrap_lines=True, id="pick")
            if self._several:
                yield Button(self.sitting.t("dialog.take"), id="take", compact=True)

    def on_mount(self) -> None:
        """List everything; the cursor stands on what is chosen."""
        self._fit()
        self._list(key=self._chosen[0] if self._chosen else None)

    def on_resize(self) -> None:
        """The box is as high as the list needs, and stays so while it is narrowed."""
        self._fit()

    def _fit(self) -> None:
        width, height = self.app.size
        inside = min(_WIDEST, width * 94 // 100) - _FRAME
        around = _AROUND + len(wrap(self._words, inside)) + self._several
        needed = sum(len(wrap(plain(row.text), inside - 4, 4)) for row in self._rows)
        self.query_one(LineList).styles.height = max(3, min(needed, height * 9 // 10 - around))

    def _list(self, key: str | None = None) -> None:
        words = self.query_one(Input).value.casefold().split()
        rows = []
        for row in self._rows:
            if all(word in row.text.casefold() for word in words):
                mark = ("[x] " if row.key in self._chosen else "[ ] ") if self._several else ""
                sign = mark or ("* " if row.key in self._chosen else "  ")
                rows.append(Row(row.key, f"{sign}{row.text}", row.tone, hanging=4, data=row.data))
        if not rows and words:
            rows.append(Row("", self.sitting.t("dialog.no_match"), "muted"))
        self.query_one(LineList).show(rows, key=key)

    def on_input_changed(self) -> None:
        """Narrow the list."""
        self._list()

    def on_input_submitted(self) -> None:
        """Enter in the filter chooses the line under the cursor."""
        self.query_one(LineList).action_choose()

    def action_into_list(self) -> None:
        """From the filter into the list, to the row after the one Enter would have chosen."""
        rows = self.query_one(LineList)
        rows.focus()
        rows.action_move(1)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Choose, or mark and unmark."""
        if event.row is None:
            return
        if not self._several:
            self.dismiss((event.row.key,))
            return
        if event.row.key in self._chosen:
            self._chosen.remove(event.row.key)
        else:
            self._chosen.append(event.row.key)
        self._list(key=event.row.key)

    def action_take(self) -> None:
        """Take what is marked."""
        if self._several:
            self.dismiss(tuple(self._chosen))

    def on_button_pressed(self) -> None:
        """The button takes what is marked."""
        self.action_take()


class Tell(Dialog[None]):
    """A longer text to read; any of Esc, Enter, q closes it."""

    BINDINGS: ClassVar = [Binding("enter,q", "give_up", show=False)]
    AUTO_FOCUS = ".box-words"
    KEYS = "closes"
    HELP_TOPIC = "box_tell"

    def compose(self) -> ComposeResult:
        """The text."""
        with Vertical(classes="box tall"), VerticalScroll(classes="box-words fill"):
            yield Static(self._words, markup=False)
