"""Which provisions of a checklist item to show: those in force on the day, under the code of this case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist.reckoning.derived import FACTS

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.provisions import Instrument
    from legal_assist.reckoning.kleene import Truth


@dataclass(frozen=True)
class Code:
    """The new code of procedure, and whether the trial is held under it (None: not known)."""

    new: str
    governs: Truth
    #: The article of the new code that says which code governs which case; it is shown either way.
    transition: str | None


def code_of(case: Case, book: LawBook, as_of: date) -> Code:
    """Which code of procedure the trial follows."""
    new = book.rules.limits.new_code_provision.partition("/")[0]
    reach = [one.transitional for one in book.instruments.values() if _repealed_by(one, new)]
    transition = next((_article(one.basis) for one in reach if one is not None), None)
    return Code(new, FACTS["trial_under_new_code"](case, as_of, None), transition)


def in_force(cited: tuple[str, ...], book: LawBook, as_of: date, code: Code) -> tuple[str, ...]:
    """The provisions to show, in their order.

    A repealed text stays when its transitional reach covers the case: of the two codes of procedure the one
    that governs is shown, and both while that is not known.
    """
    return tuple(item for item in cited if _holds(item, book, as_of, code))


def _holds(cited: str, book: LawBook, as_of: date, code: Code) -> bool:
    instrument = book.instrument(cited.partition("/")[0])
    status = book.in_force(cited, as_of).status
    if code.transition is not None and _article(cited) == code.transition:
        return status == "in_force"
    if instrument.id == code.new:
        return status == "in_force" and code.governs is not False
    if _repealed_by(instrument, code.new):
        return status == "in_force" or (status == "transitional" and code.governs is not True)
    return status == "in_force"


def _repealed_by(instrument: Instrument, other: str) -> bool:
    return instrument.repealed_by is not None and instrument.repealed_by.partition("/")[0] == other


def _article(provision_id: str) -> str:
    return "/".join(provision_id.split("/")[:2])
