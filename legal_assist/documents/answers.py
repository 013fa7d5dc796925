"""Facts as printed: the value, the answer that is not a value, or in a draft the visible gap."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from legal_assist import rupiah, tanggal
from legal_assist.reckoning import readiness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.cases.case import Case
    from legal_assist.documents.wording import Words
    from legal_assist.reckoning.finding import Gap


class Answers:
    """Reads facts of one case for one document, and notes every gap it has to print.

    A path counts as needed when the document's readiness lists it as a gap; facts that are neither known nor
    needed are empty texts, and their lines are left out.
    """

    def __init__(self, case: Case, words: Words, gaps: Iterable[Gap]) -> None:
        self.case = case
        self.words = words
        self.gaps: dict[str, Gap] = {}
        self.markers: list[str] = []
        self._needed: set[str] = set()
        for gap in gaps:
            self.gaps.setdefault(f"{gap.path} {gap.said.params.get('kind', '')}", gap)
            self._needed.add(gap.path)

    def text(self, path: str) -> str:
        """The printed form of a fact."""
        value = readiness.value_at(self.case, path)
        if value not in (None, (), ""):
            return printed(value)
        mark = self.case.marks.get(path)
        if mark is not None:
            if mark.kind == "held_by_other" and mark.note:
                return self.words("answer.held_by_other_note", note=mark.note)
            return self.words(f"answer.{mark.kind}")
        return self.marker(path) if path in self._needed else ""

    def require(self, path: str) -> str:
        """The printed form of a fact that this document can't do without."""
        found = self.text(path)
        if found:
            return found
        self.gaps.setdefault(f"{path} ", readiness.gap(path))
        return self.marker(path)

    def marker(self, path: str) -> str:
        """The visible gap for a path."""
        return self.marked(readiness.label(path, "id"))

    def marked(self, label: str) -> str:
        """The visible gap with this label."""
        text = self.words("answer.gap", label=label)
        self.markers.append(text)
        return text

    def value(self, path: str) -> Any:
        """The bare value."""
        return readiness.value_at(self.case, path)


def printed(value: Any) -> str:
    """A value as it stands in a letter: dates in words, decimals the Indonesian way."""
    if isinstance(value, date):
        return tanggal.format_long(value)
    if isinstance(value, time):
        return tanggal.format_time(value)
    if isinstance(value, Decimal):
        return rupiah.format_decimal(value)
    return str(value)
