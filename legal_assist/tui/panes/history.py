"""What was changed, when and by whom; the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.cases import vocabulary
from legal_assist.desk import wording
from legal_assist.desk.masking import HIDDEN
from legal_assist.tui.line_list import Row
from legal_assist.tui.panes.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from legal_assist.store import Change

_MOST = 300


class HistoryPane(Pane):
    """Riwayat."""

    HELP_TOPIC = "history"

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
            before = (
                self.sitting.t("history.nothing") if old is None else HIDDEN if secret else str(old)[:200]
            )
            lines.append(f"{self._label(path)}: {self.sitting.t('history.before')} {before}")
        return "\n".join(lines)
