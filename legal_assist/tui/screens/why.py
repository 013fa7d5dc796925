"""How an answer was found: steps, legal basis, confidence, other readings, what is not known."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from legal_assist.desk import explaining
from legal_assist.tui.place import Place
from legal_assist.tui.plain import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from legal_assist.tui.case_session import CaseSession

#: Before the words of a step.
_NUMBER: Final = re.compile(r" *\d+\. ")


class Why(Place[None]):
    """Explains one finding; Esc goes back to the line it was asked from.

    Args:
        session: the case.
        finding: its id.
    """

    HELP_TOPIC = "why"
    AUTO_FOCUS = "#why"
    BINDINGS: ClassVar = [Binding("escape,q,w", "close", show=False)]

    def __init__(self, session: CaseSession, finding: str) -> None:
        super().__init__(session.sitting)
        self.session = session
        self._finding = finding

    def body(self) -> Iterable[Widget]:
        """One scrolling text."""
        with VerticalScroll(id="why"):
            yield Static("", id="why-words", markup=False)

    def heading(self) -> tuple[str, str]:
        """The top line."""
        return f"{self.session.case.code} · {self.sitting.t('why.title')}", self.sitting.t("help.back")

    def retell(self) -> None:
        """Words in the present language, with identities as they may be shown now."""
        super().retell()
        self.start(self._explain(), group="load")

    async def _explain(self) -> None:
        words = await asyncio.to_thread(self._words)
        if self.is_mounted:
            self.query_one("#why-words", Static).update(words)

    def _words(self) -> str:
        lang = self.sitting.lang
        found = self.sitting.desk.why(self.session.case, self._finding, lang)
        lines = self.session.show("\n".join(explaining.lines(found, lang))).split("\n")
        width = self.size.width - 6
        return "\n".join(part for line in lines for part in wrap(line, width, _hanging(line)))

    def on_resize(self) -> None:
        """Break the lines anew."""
        self.retell()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


def _hanging(line: str) -> int:
    """Later lines of a step stand below its words, not below its number."""
    number = _NUMBER.match(line)
    return len(number.group()) if number else 0
