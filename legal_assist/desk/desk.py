"""The one facade: open, record, weigh, produce. Stamps who and when; holds no case state of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist.desk import summary
from legal_assist.desk.answers import Answers
from legal_assist.desk.findings import Findings
from legal_assist.desk.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from legal_assist.cases.case import Case
    from legal_assist.desk.explaining import Explained
    from legal_assist.desk.papers import MadeFile
    from legal_assist.desk.search import Hit, Progress
    from legal_assist.store.steps import Step

__all__ = ["Desk", "Opened"]


class Desk(Answers, Findings):
    """What both front ends speak to.

    Args:
        root: folder of the store; the user's usual place when None.
        clock: the day and the time.
        operator: label of the person at the keyboard. A label, not authentication.
    """

    def why(self, case: Case, finding: str, lang: str = "id") -> Explained:
        """A finding in full: value, steps, citations, as-of day, confidence, other readings, gaps.

        Raises:
            UsageError: there is no finding of that id; the sentence names the ids there are.
        """
        from legal_assist.desk import explaining

        return explaining.why(self, case, finding, lang)

    def search(self, words: str, on_progress: Progress | None = None, **options: Any) -> Iterator[Hit]:
        """Look through summaries, names and, with ``all_text=True``, every text; see `search.search`."""
        from legal_assist.desk import search

        return search.search(self, words, on_progress=on_progress, **options)

    def make(
        self,
        opened: Opened,
        document_ids: tuple[str, ...],
        out: Path,
        *,
        draft: bool = False,
        accepted: frozenset[str] = frozenset(),
        reason: str = "",
        step: Step | None = None,
    ) -> tuple[MadeFile, ...]:
        """Make documents and write them into a folder; nothing there is ever overwritten.

        Args:
            opened: the case and its revision.
            document_ids: catalogue ids.
            out: folder for the finished files.
            draft: print gaps instead of refusing them.
            accepted: provision ids of lesser confidence that the user accepts for print.
            reason: why they are accepted; kept in the private receipt.
            step: told how many documents are rendered of how many; ends it before anything is written.

        Raises:
            DocumentError: a final has gaps; `problems` lists them. No file of that document is written.
            StoppedError: `step` ended it.
        """
        from legal_assist.desk import papers

        return papers.make(
            self, opened, document_ids, out, draft=draft, accepted=accepted, reason=reason, step=step
        )

    def _summary(self, case: Case) -> dict[str, Any]:
        return summary.of(self, case)
