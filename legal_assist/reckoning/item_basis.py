"""Which provisions of a checklist item to show: those in force on the day, under the code of this case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist.reckoning.derived import FACTS

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.law.lawbook import LawBook
    from legal_assist.reckoning.kleene import Truth


@dataclass(frozen=True)
class Code:
    """The new code of procedure, and whether the trial is held under it (None: not known)."""

    new: str
    governs: Truth


def code_of(case: Case, book: LawBook, as_of: date) -> Code:
    """Which code of procedure the trial follows."""
    new = book.rules.limits.new_code_provision.partition("/")[0]
    return Code(new, FACTS["trial_under_new_code"](case, as_of, None))


def in_force(cited: tuple[str, ...], book: LawBook, as_of: date, code: Code) -> tuple[str, ...]:
    """The provisions to show, in their order.

    A repealed text stays when its transitional reach covers the case: of the two codes of procedure the one
    that governs is shown, and both while that is not known.
    """
    return tuple(item for item in cited if _holds(item, book, as_of, code))


def _holds(cited: str, book: LawBook, as_of: date, code: Code) -> bool:
    instrument = book.instrument(cited.partition("/")[0])
    status = book.in_force(cited, as_of).status
    if instrument.id == code.new:
        return status == "in_force" and code.governs is not False
    if instrument.repealed_by is not None and instrument.repealed_by.partition("/")[0] == code.new:
        return status == "in_force" or (status == "transitional" and code.governs is not True)
    return status == "in_force"
