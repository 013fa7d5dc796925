"""What was changed, when and by whom; the newest first."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from legal_assist import messages
from legal_assist.cases import vocabulary
from legal_assist.desk import going_back, wording
from legal_assist.desk.masking import HIDDEN
from legal_assist.tui import commands
from legal_assist.tui.line_list import Row
from legal_assist.tui.panes.pane import Pane
from legal_assist.tui.screens.dialogs import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.store import Change

_MOST = 300
#: Places that are named in a question.
_FEW = 8


class HistoryPane(Pane):
    """Riwayat."""

    HELP_TOPIC = "history"
    SCOPES: ClassVar = ("list", "history")
    BINDINGS = commands.bindings("history")

    def rows(self) -> Sequence[Row]:
        """One row per revision."""
        rows = []
        for change in reversed(self.sitting.desk.history(self.session.case.code)[-_MOST:]):
            why = wording.reason(change.why, self.sitting.lang)
            names = ", ".join(dict.fromkeys(self._label(path) for path, _old in change.changes[:4]))
            more = " …" if len(change.changes) > 4 else ""
            when = self.sitting.moment(change.saved_at)
            who = f" {change.operator}" if change.operator else ""
            words = f"r{change.revision:<4} {when}{who}  {why}{': ' if names else ''}{names}{more}"
            rows.append(Row(str(change.revision), self.session.show(words), hanging=6, data=change))
        return rows

    def _label(self, path: str) -> str:
        return wording.label(path, self.sitting.lang)

    def detail(self, row: Row) -> str:
        """What stood there before."""
        change: Change = row.data
        lines = []
        for path, old in change.changes[:30]:
            fact = vocabulary.find(path)
            secret = not self.sitting.revealed and (fact is None or fact.sensitivity != "public")
            if old is None:
                before = self.sitting.t("history.nothing")
            else:  # hidden before it is cut: half a name is not recognised any more
                before = HIDDEN if secret else self.session.show(str(old))[:200]
            lines.append(f"{self._label(path)}: {self.sitting.t('history.before')} {before}")
        return "\n".join(lines)

    def action_go_back(self) -> None:
        """Let what the revision under the cursor held count again, after showing what changes."""
        row = self.lines.row
        if row is not None:
            self.start(self._go_back(int(row.key)))

    async def _go_back(self, revision: int) -> None:
        desk, lang = self.sitting.desk, self.sitting.lang
        earlier = await asyncio.to_thread(going_back.look, desk, self.session.opened, revision)
        if not earlier.places:
            self.app.notify(messages.text("going_back.same", lang, revision=revision))
            return
        names = list(dict.fromkeys(self._label(path) or path for path in earlier.places))
        more = [messages.text("going_back.more", lang, n=len(names) - _FEW)] if len(names) > _FEW else []
        listed = ", ".join([*names[:_FEW], *more])
        said = {"revision": revision, "n": len(earlier.places), "places": listed}
        words = messages.text("going_back.ask", lang, **said)
        buttons = [
            (name, messages.text(f"going_back.{name}", lang, revision=revision)) for name in ("stay", "go")
        ]
        if await self.app.push_screen_wait(Choice(self.sitting, words, buttons)) != "go":
            return
        if await self.host.save(lambda opened: going_back.go_back(desk, opened, earlier)):
            done = {"revision": revision, "n": self.session.opened.revision}
            self.app.notify(messages.text("going_back.done", lang, **done))
            self.host.case_changed()
