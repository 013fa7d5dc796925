"""Which law governs, worked out once per case, day and question where many papers ask the same.

An answer is kept beside the case it was worked out from, and goes when that case does: cases are frozen,
so the same object has the same answer, and nothing of a case outlives it here.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Final

from legal_assist.reckoning import regimes

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.rules import RegimeSubject
    from legal_assist.reckoning.regimes import Governing


class _Kept:
    """The answers about one case by one book; neither is held on to."""

    def __init__(self, case: Case, book: LawBook) -> None:
        self._case = weakref.ref(case)
        self._book = weakref.ref(book)
        self.answers: dict[tuple[str, date], Governing] = {}

    def about(self, case: Case, book: LawBook) -> bool:
        """Whether the answers are about this very case and from this very book."""
        return self._case() is case and self._book() is book


#: By the identity of the case; an entry goes when its case does, so no identity stands for another case.
_KEPT: Final[dict[int, _Kept]] = {}


def governing(subject: RegimeSubject, case: Case, book: LawBook, as_of: date) -> Governing:
    """The answer of `regimes.find` for the case as a whole.

    Args:
        subject: the question.
        case: the case.
        book: the law book.
        as_of: the day for which it is asked.
    """
    kept = _KEPT.get(id(case))
    if kept is None or not kept.about(case, book):
        if kept is None:
            weakref.finalize(case, _KEPT.pop, id(case), None).atexit = False
        kept = _KEPT[id(case)] = _Kept(case, book)
    key = (subject, as_of)
    if key not in kept.answers:
        kept.answers[key] = regimes.find(subject, case, book, as_of).value
    return kept.answers[key]
