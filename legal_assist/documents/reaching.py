"""Which offices a paper reaches: through whom it goes, who receives the original, who a copy. In codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist.reckoning import readiness

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.documents.catalogue import Entry
    from legal_assist.documents.wording import Words

#: Addressees that are a court.
COURTS: Final = ("presiding_judge", "court_chief", "court_and_prosecutor")
#: Addressees that stand for other offices, or for several.
_READERS: Final = {
    "prosecutor_chief": ("prosecutor",),
    "court_and_prosecutor": ("court_chief", "prosecutor"),
    "care_agencies": ("health_agency", "social_agency"),
}


def passes(case: Case, entry: Entry, as_of: date, words: Words) -> str:
    """The office a paper goes through on its way; empty where it goes directly, or nobody chose a way yet.

    Args:
        case: the case.
        entry: the document.
        as_of: its day.
        words: the words of the catalogue.
    """
    if entry.channel == "filing_channel":
        return case.filing_channel if case.filing_channel not in (None, "direct") else ""
    if entry.channel == "prosecutor_at_trial":
        return "prosecutor" if readiness.addressed(case, entry, as_of) in COURTS else ""
    if entry.channel == "uptd_ppa":
        return "" if _agency_is_centre(case, words) else "uptd_ppa"
    return entry.channel or ""


def readers(case: Case, entry: Entry, as_of: date, words: Words) -> tuple[str, ...]:
    """Who receives the original of a paper, and so its sealed sheets."""
    addressee = readiness.addressed(case, entry, as_of)
    offices = (*_READERS.get(addressee, (addressee,)), passes(case, entry, as_of, words))
    return tuple(dict.fromkeys(one for one in offices if one not in ("", "none", "registry")))


def copies(case: Case, entry: Entry, as_of: date, words: Words) -> tuple[str, ...]:
    """Who receives a copy: not whom the paper is addressed to or goes through."""
    reached = readers(case, entry, as_of, words)
    centre = "social_agency" in reached and _agency_is_centre(case, words)
    return tuple(one for one in entry.copies if one not in reached and not (one == "uptd_ppa" and centre))


def _agency_is_centre(case: Case, words: Words) -> bool:
    """Whether the social agency of the case is the service centre itself."""
    agency = (case.social_agency.name or "").casefold()
    return words("addressee.uptd_ppa_mark").casefold() in agency
