"""The first start, and the sealing of a store that is open so far: step by step, written only at the end."""

from __future__ import annotations

import asyncio
import secrets
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Button, Input, Static

from legal_assist.desk import beginning, sealing
from legal_assist.errors import LegalAssistError
from legal_assist.tui.place import Place
from legal_assist.tui.plain import plain
from legal_assist.tui.screens.store_acts import READ_AS, restore

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from legal_assist.tui.locking import Locking
    from legal_assist.tui.sitting import Sitting

_FIRST: Final[tuple[str, ...]] = ("kind", "place", "secret", "key", "check", "last")
_PRACTICE: Final[tuple[str, ...]] = ("kind", "place", "last")
_SEALING: Final[tuple[str, ...]] = ("secret", "key", "check", "last")
#: What a first start can begin with, and all buttons.
_KINDS: Final = ("practice", "real", "restore")
_BUTTONS: Final = (*_KINDS, "next", "other")
#: How many groups of the recovery key are asked back.
_ASKED: Final = 2


class FirstStart(Place[int]):
    """Walks through what a new store needs. Dismissed with the number of cases that were sealed.

    Args:
        sitting: the sitting; its store is missing, or open and to be sealed.
        cases: how many cases a store that is there holds; None on a first start.
    """

    OPEN: ClassVar[bool] = False
    ALLOWED: ClassVar[frozenset[str]] = frozenset({"help", "quit", "language", "quick_exit"})
    HELP_TOPIC = "first_start"
    AUTO_FOCUS = "Button"
    BINDINGS: ClassVar = [
        Binding("escape", "step_back", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, sitting: Sitting, cases: int | None = None) -> None:
        super().__init__(sitting)
        self._cases = cases
        self._steps = _FIRST if cases is None else _SEALING
        self._at = 0
        self._trouble = ""
        self._making = False
        self._forget_secrets()

    @property
    def MARKED(self) -> bool:  # type: ignore[override]  # noqa: N802 - as Place has it
        """Before there is a store it is neither for practice nor for real cases."""
        return self._cases is not None

    def _forget_secrets(self) -> None:
        self._suggested = self._passphrase = self._key = ""
        self._asked: tuple[int, ...] = ()

    # --- showing ---------------------------------------------------------------------------------

    def body(self) -> Iterable[Widget]:
        """Words, what is to be kept secret, two fields, buttons; each step shows what it needs."""
        with Vertical(id="begin"):
            yield Static("", id="begin-step", markup=False)
            with VerticalScroll(id="begin-scroll", can_focus=False):
                yield Static("", id="begin-words", markup=False)
                yield Static("", id="begin-secret", markup=False)
            yield Static("", id="begin-trouble", markup=False)
            yield Input(id="begin-first", compact=True)
            yield Input(id="begin-second", compact=True)
            with Vertical(id="begin-buttons"):
                for name in _BUTTONS:
                    yield Button("", id=name, compact=True)

    def heading(self) -> tuple[str, str]:
        """The top line."""
        s = self.sitting.s
        return s("begin.title" if self._cases is None else "begin.title_sealing"), s("begin.esc")

    @property
    def _step(self) -> str:
        return self._steps[self._at]

    def retell(self) -> None:
        """The present step in the present language."""
        super().retell()
        s, step = self.sitting.s, self._step
        number = s("begin.step", n=self._at + 1, of=len(self._steps), name=s(f"begin.name.{step}"))
        self.query_one("#begin-step", Static).update(number)
        self.query_one("#begin-words", Static).update(plain(self._words()))
        secret = self.query_one("#begin-secret", Static)
        secret.update(self._secret())
        secret.display = step in ("secret", "key")
        trouble = self.query_one("#begin-trouble", Static)
        trouble.update(s("begin.making") if self._making else self._trouble)
        trouble.display = self._making or bool(self._trouble)
        self._tell_fields()
        for name in _BUTTONS:
            button = self.query_one(f"#{name}", Button)
            button.display = (name in _KINDS) == (step == "kind") and (name != "other" or step == "secret")
            button.label = s(f"begin.button.{self._button(name)}")

    def _button(self, name: str) -> str:
        if name != "next":
            return name
        if self._step == "last":
            return "make" if self._cases is None else "seal"
        return "written" if self._step == "key" else "next"

    def _words(self) -> str:
        s, step = self.sitting.s, self._step
        if step == "place":
            found = [f"! {self.sitting.problem(one)}" for one in beginning.place_warnings(self.sitting.desk)]
            return "\n\n".join([s("begin.words.place", place=self.sitting.desk.workspace.root), *found])
        if step == "check":
            return s("begin.words.check", first=self._asked[0], second=self._asked[1])
        if step == "last":
            kind = "practice" if self._steps is _PRACTICE else "real"
            kind = kind if self._cases is None else "sealing"
            place, n = self.sitting.desk.workspace.root, self._cases or 0
            return s(f"begin.words.last_{kind}", place=place, n=n)
        return s(f"begin.words.{step}")

    def _secret(self) -> str:
        if self._step == "secret":
            return self._suggested
        if self._step != "key":
            return ""
        groups = [f"{number}. {group}" for number, group in enumerate(self._key.split("-"), start=1)]
        return "\n".join("    ".join(groups[at : at + 3]) for at in range(0, len(groups), 3))

    def _tell_fields(self) -> None:
        step, s = self._step, self.sitting.s
        hints = ("", "")
        if step == "secret":
            hints = (s("begin.hint.secret"), s("begin.hint.again"))
        elif step == "check":
            hints = (
                s("begin.hint.group", n=self._asked[0]),
                s("begin.hint.group", n=self._asked[1]),
            )
        for name, hint in zip(("first", "second"), hints, strict=True):
            field = self.query_one(f"#begin-{name}", Input)
            field.display = step in ("secret", "check")
            field.password = step == "secret"
            field.placeholder = hint

    def _go(self, to: int) -> None:
        self._at, self._trouble = to, ""
        for field in self.query(Input):
            field.value = ""
        if self._step == "secret":
            self._passphrase = self._key = ""
            if not self._suggested:
                self._suggested = sealing.suggested_passphrase()[0]
        elif self._step == "key" and not self._key:
            self._key = sealing.new_recovery_key()
        elif self._step == "check":
            groups = range(1, self._key.count("-") + 2)
            self._asked = tuple(sorted(secrets.SystemRandom().sample(groups, _ASKED)))
        self.retell()
        first = "#begin-first" if self._step in ("secret", "check") else "#next"
        self.query_one("#practice" if self._step == "kind" else first).focus()

    def on_mount(self) -> None:
        """Begin."""
        self._go(0)

    def forget(self) -> None:
        """Nothing secret stays in sight: begin again."""
        self._forget_secrets()
        self._steps = _FIRST if self._cases is None else _SEALING
        self._go(0)

    # --- going on --------------------------------------------------------------------------------

    def action_step_back(self) -> None:
        """One step back; from the first one away, with nothing written."""
        if self._making:
            return
        if self._at:
            self._go(self._at - 1)
        elif self._cases is not None:
            self._forget_secrets()
            self.dismiss(None)
        else:
            self.app.notify(self.sitting.s("begin.nothing_yet"))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A choice, another suggestion, or on."""
        event.stop()
        name = event.button.id
        if name in ("practice", "real"):
            self._steps = _PRACTICE if name == "practice" else _FIRST
            self._go(1)
        elif name == "restore":
            self.start(self._restore(), group="begin")
        elif name == "other":
            self._suggested = sealing.suggested_passphrase()[0]
            self.retell()
            self.query_one("#begin-first").focus()
        elif not self._making:
            self._next()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the other field, then on."""
        if event.input.id == "begin-first":
            self.query_one("#begin-second").focus()
        else:
            self._next()

    def _next(self) -> None:
        trouble = getattr(self, f"_after_{self._step}", lambda: "")()
        if trouble:
            self._trouble = trouble
            self.retell()
            first, second = self.query_one("#begin-first", Input), self.query_one("#begin-second", Input)
            (second if self._step == "secret" and first.value else first).focus()
        elif self._step == "last":
            self._making, self._trouble = True, ""
            self.retell()
            self.start(self._make(), group="begin")
        else:
            self._go(self._at + 1)

    def _after_secret(self) -> str:
        first, second = (self.query_one(f"#begin-{name}", Input) for name in ("first", "second"))
        typed, again = first.value, second.value
        second.value = ""
        if typed != again:
            return self.sitting.s("begin.differ")
        try:
            sealing.check_passphrase(typed)
        except LegalAssistError as error:
            first.value = ""
            return self.sitting.fault(error)
        self._passphrase = typed
        return ""

    def _after_check(self) -> str:
        groups = self._key.split("-")
        for number, field in zip(self._asked, self.query(Input), strict=True):
            if field.value.strip().upper().translate(READ_AS) != groups[number - 1]:
                return self.sitting.s("begin.key_differs")
        return ""

    async def _make(self) -> None:
        try:
            found = await asyncio.to_thread(self._write)
        except LegalAssistError as error:
            self._trouble = self.sitting.fault(error)
        else:
            self._forget_secrets()
            self.finish(found)
        finally:
            self._making = False
            if self.is_mounted and self.is_current:
                self.retell()

    async def _restore(self) -> None:
        """Bring a backup back to where a new store would lie, and open it."""
        desk = self.sitting.desk
        secret = await restore(self, desk.workspace.root)
        if not secret:
            return
        try:
            await asyncio.to_thread(desk.unlock, secret)
        except LegalAssistError as error:  # it stands there all the same
            cast("Locking", self.app).close_door(error)
        else:
            self.finish(0)

    def _write(self) -> int:
        """The only place where anything is written."""
        desk = self.sitting.desk
        if self._steps is _PRACTICE:
            desk.unlock()
            return 0
        return sealing.init(desk, self._passphrase, self._key)
