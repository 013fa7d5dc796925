"""F1: what this place is for, and every key that works here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

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


class Help(Place[None]):
    """Help for another place.

    Args:
        sitting: the sitting.
        place: the place that is explained.
    """

    AUTO_FOCUS = "#help"
    BINDINGS: ClassVar = [Binding("escape,q", "close", show=False)]

    def __init__(self, sitting: Sitting, place: Place[Any]) -> None:
        super().__init__(sitting)
        self._place = place

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
        parts = [t(f"help.{topic}") for topic in self._place.help_topics()]
        parts += ["", t("help.keys")]
        own = [command for command, _target in self._place.commands_now()]
        for command in [*own, *commands.in_scopes(("app",))]:
            key = command.key_name or t("command.palette")
            line = f"  {fit(key, 9)} {t(f'command.{command.id}')}: {t(f'tip.{command.id}')}"
            parts += wrap(line, self.size.width - 6, 12)
        parts += ["", t("help.lists"), "", t("help.signs"), "", t("help.limits"), "", t("help.guides")]
        parts += ["", t("help.glossary"), *self._glossary()]
        self.query_one("#help-words", Static).update("\n".join(parts))

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
