"""What many papers of one case need is worked out once, and goes when the case does.

Cases are frozen, so the same object has the same answer; nothing of a case outlives it here.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from legal_assist.cases.case import Case

Answer = TypeVar("Answer")


class PerCase(Generic[Answer]):
    """Answers kept by the identity of a case."""

    def __init__(self) -> None:
        self._kept: dict[int, dict[Hashable, Answer]] = {}

    def answer(self, case: Case, question: Hashable, work: Callable[[], Answer]) -> Answer:
        """The answer to a question about a case, worked out at the first asking.

        Args:
            case: the case.
            question: everything else the answer depends on.
            work: gives the answer.
        """
        kept = self._kept.get(id(case))
        if kept is None:
            kept = self._kept.setdefault(id(case), {})
            weakref.finalize(case, self._kept.pop, id(case), None).atexit = False
        if question not in kept:
            kept[question] = work()
        return kept[question]
