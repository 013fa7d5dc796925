"""F1: what this place is for, and every key that works here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from legal_assist.errors import LegalAssistError
from legal_assist.law import glossary
from legal_assist.tui import commands
from legal_assist.tui.place import Place
from legal_assist.tui.plain import fit, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from legal_assist.tui.sitting import Sitting


class Explained(Protocol):
    """What the help needs of a screen or box."""

    def help_topics(self) -> tuple[str, ...]: ...


class Help(Place[None]):
    """Help for another screen, or for a box over it. Where little works, no more works in the help.

    Args:
        sitting: the sitting.
        explained: the screen or box that is explained.
        place: the place it belongs to; the same for a place.
    """

    ALLOWED: ClassVar[frozenset[str]] = frozenset({"quit", "language", "quick_exit"})

    AUTO_FOCUS = "#help"
    BINDINGS: ClassVar = [Binding("escape,q", "close", show=False)]

    def __init__(self, sitting: Sitting, explained: Explained, place: Place[Any]) -> None:
        super().__init__(sitting)
        self._explained = explained
        self._place = place

    @property
    def OPEN(self) -> bool:  # type: ignore[override]  # noqa: N802 - as Place has it
        """As the place below."""
        return self._place.OPEN

    @property
    def MARKED(self) -> bool:  # type: ignore[override]  # noqa: N802 - as Place has it
        """As the place below."""
        return self._place.MARKED

    def body(self) -> Iterable[Widget]:
        """One scrolling text."""
        with VerticalScroll(id="help"):
            yield Static("", id="help-words", markup=False)

    def heading(self) -> tuple[str, str]:
        """The top line."""
        return self.sitting.t("help.title"), self.sitting.t("help.back")

    def retell(self) -> None:
        """Words in the present language."""
        super().retell()
        t = self.sitting.t
        parts = [t(f"help.{topic}") for topic in self._explained.help_topics()]
        parts += ["", t("help.keys")]
        for command in self._commands():
            key = command.key_name or t("command.palette")
            line = f"  {fit(key, 9)} {t(f'command.{command.id}')}: {t(f'tip.{command.id}')}"
            if command.verb:
                line += " " + t("help.verb", verb=command.verb)
            parts += wrap(line, self.size.width - 6, 12)
        parts += ["", t("help.lists"), "", t("help.signs"), "", t("help.limits"), "", t("help.guides")]
        parts += ["", t("help.glossary"), *self._glossary()]
        self.query_one("#help-words", Static).update("\n".join(parts))

    def _commands(self) -> list[commands.Command]:
        """What can be given here: a box has no commands of its own."""
        place = self._place
        own = [c for c, _target in place.commands_now()] if self._explained is place else []
        general = commands.in_scopes(("app",))
        return own + [c for c in general if place.OPEN or c.action in place.ALLOWED]

    def on_resize(self) -> None:
        """Break the lines anew."""
        self.retell()

    def _glossary(self) -> list[str]:
        """Legal words in plain language; the law book may be unreadable, and help must open all the same."""
        lang = self.sitting.lang
        try:
            terms = glossary.find(self.sitting.desk.book.glossary, "", lang)
        except LegalAssistError:
            return []
        lines = [f"  {one.term_in(lang)}: {one.text_in(lang)}" for one in terms]
        return [part for line in lines for part in wrap(line, self.size.width - 6, 4)]

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
