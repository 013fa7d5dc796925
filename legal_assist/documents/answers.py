"""Facts as printed: the value, the answer that is not a value, or in a draft the visible gap."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from legal_assist import rupiah, tanggal
from legal_assist.errors import DocumentError
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

    def __init__(
        self,
        case: Case,
        words: Words,
        gaps: Iterable[Gap],
        *,
        applicant: str,
        kept: frozenset[str] = frozenset(),
    ) -> None:
        self.case = case
        #: Victims whose whereabouts this paper must not give away: who holds their papers is not named.
        self.kept = kept
        self.applicant = applicant
        self.words = words
        self.gaps: dict[str, Gap] = {}
        self.markers: list[str] = []
        self._needed: set[str] = set()
        for gap in gaps:
            self.gaps.setdefault(f"{gap.path} {gap.said.params.get('kind', '')}", gap)
            self._needed.add(gap.path)

    def text(self, path: str) -> str:
        """The printed form of a fact. A list or a group of facts has none: it is a gap where it is needed.

        Raises:
            DocumentError: the fact has no printed form (yes or no); its sentence belongs to the caller.
        """
        value = readiness.value_at(self.case, path)
        if value not in (None, "") and not isinstance(value, tuple | BaseModel):
            return printed(value, path)
        mark = self.case.marks.get(path)
        if mark is not None:
            if mark.kind == "held_by_other" and mark.note and not self.kept.intersection(path.split(".")):
                return self.words("answer.held_by_other_note", note=mark.note)
            if mark.kind == "unknown":
                return self.words("answer.unknown", applicant=self.applicant)
            return self.words(f"answer.{mark.kind}")
        return self.marker(path) if path in self._needed else ""

    def require(self, path: str) -> str:
        """The printed form of a fact that this document can't do without."""
        return self.text(path) or self.lacking(path)

    def lacking(self, path: str, label: str = "") -> str:
        """Note that a fact is missing here, whatever else stands at its path, and give the visible gap.

        Args:
            path: where to fill it in.
            label: what is missing, where the field's own label would not say it.
        """
        self.gaps.setdefault(f"{path} ", readiness.gap(path))
        return self.marked(label) if label else self.marker(path)

    def needs(self, path: str) -> bool:
        """Whether this document can't be final without an answer here."""
        return path in self._needed

    def known(self, path: str) -> str:
        """The printed value, or the visible gap where it is needed; nothing for an answer in its place."""
        return "" if path in self.case.marks and not self.valued(path) else self.text(path)

    def valued(self, path: str) -> bool:
        """Whether there is a value, and not an answer in its place or nothing at all."""
        return readiness.value_at(self.case, path) not in (None, (), "")

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


def printed(value: Any, path: str = "") -> str:
    """A value as it stands in a letter: dates in words, decimals the Indonesian way.

    Raises:
        DocumentError: the value is nothing that can be printed.
    """
    if isinstance(value, date):
        return tanggal.format_long(value)
    if isinstance(value, time):
        return tanggal.format_time(value)
    if isinstance(value, Decimal):
        return rupiah.format_decimal(value)
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise DocumentError("documents.not_plain", name=path, kind=type(value).__name__)
