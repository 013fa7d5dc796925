"""To whom a paper goes, through whom, who receives a copy, and who opens the sealed cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist.documents import reaching
from legal_assist.reckoning import conditions, readiness

if TYPE_CHECKING:
    from legal_assist.cases.people import Victim
    from legal_assist.documents.catalogue import Entry
    from legal_assist.documents.frame import Frame, Plain

#: Addressees that stand for other offices, or for several.
_OFFICES = {
    "police_chief": "investigator",
    "investigator_superior": "investigator",
    "prosecutor_chief": "prosecutor",
    "mayor": "social_agency",
}
_SEVERAL = ("court_and_prosecutor", "care_agencies")


def addressee(frame: Frame) -> Plain:
    """The addressee with the lines of the letter head, and one phrase for sentences."""
    kind = _kind(frame, frame.entry)
    if kind == "none":
        return {"nama": [], "melalui": [], "di": "", "sebutan": "", "sampul": ""}
    words, require = frame.words, frame.answers.require
    office = "court" if kind in reaching.COURTS else _OFFICES.get(kind, kind)
    if kind == "presiding_judge":
        names = [
            words("addressee.presiding_judge", number=require("court_case_number")),
            words("addressee.presiding_judge_where", court=court(frame)),
        ]
    elif kind == "prosecutor_chief":
        names = [words("addressee.prosecutor_chief", office=require("prosecutor.name")), _attention(frame)]
    elif kind == "court_and_prosecutor":
        chief = words("addressee.prosecutor_chief", office=require("prosecutor.name"))
        names = [words("addressee.first", name=_named(frame, "court_chief"))]
        names.append(words("addressee.second", name=chief))
    elif kind == "care_agencies":
        names = [words("addressee.first", name=_named(frame, "health_agency"))]
        names.append(words("addressee.second", name=_named(frame, "social_agency")))
    elif kind == "mayor":
        agency = frame.answers.require("social_agency.name")
        names = [_mayor(frame), words("addressee.mayor_attention", office=agency)]
    else:
        names = [_named(frame, kind)]
    # Health and social agency of one town; the case names only the latter.
    seat = "social_agency" if kind == "health_agency" else office
    place = frame.answers.known(f"{seat}.place") or words("addressee.place")
    return {
        "nama": names,
        "melalui": _through(frame, kind),
        "di": words("addressee.places") if kind in _SEVERAL else place,
        "sebutan": " ".join(names),
        "sampul": words.listed(
            [
                _called(frame, one)
                for one in reaching.readers(frame.case, frame.entry, frame.as_of, frame.words)
            ]
        )
        if frame.entry.identity == "coded"
        else "",
    }


def _attention(frame: Frame) -> str:
    """For the prosecutor of this case, by its number at the court or that of the police report."""
    for name, path in (("number", "court_case_number"), ("report", "police_report_number")):
        found = frame.answers.text(path)
        if found:
            return frame.words("addressee.attention", case=frame.words(f"case.subject_{name}", number=found))
    return frame.words("addressee.attention_plain")


def _kind(frame: Frame, entry: Entry) -> str:
    """Who is addressed: as the catalogue says, or whoever leads the case at this stage."""
    return readiness.addressed(frame.case, entry, frame.as_of)


def court(frame: Frame) -> str:
    """The court by name; by its function while the case is not with a court that is known."""
    return frame.answers.known("court.name") or frame.words("addressee.court_competent")


def _named(frame: Frame, kind: str) -> str:
    """An office by name; by its function where the name is not known and a paper may go without."""
    if kind == "court_chief":
        return frame.words("addressee.court_chief", court=court(frame))
    if kind == "police_chief":
        return _police_chief(frame)
    if kind == "mayor":
        return _mayor(frame)
    name = frame.answers.known(f"{_OFFICES.get(kind, kind)}.name")
    return frame.words(f"addressee.{kind}", office=name) if name else frame.words(f"addressee.{kind}_plain")


def _police_chief(frame: Frame) -> str:
    """The head of the police force whose unit investigates, named after the force and not the unit."""
    words = frame.words
    unit = frame.answers.known("investigator.name")
    _, mark, rest = unit.partition(words("addressee.police_mark"))
    return (
        words("addressee.police_chief", office=mark + rest) if mark else words("addressee.police_chief_plain")
    )


def _mayor(frame: Frame) -> str:
    """The head of the local government whose social agency is recorded: of a city or of a regency."""
    words = frame.words
    place = frame.answers.known("social_agency.place")
    parts = frame.answers.known("social_agency.name").casefold().split()
    for kind in ("city", "regency"):
        if place and words(f"addressee.mayor_{kind}_mark") in parts:
            return words(f"addressee.mayor_{kind}", place=place)
    return words("addressee.mayor_plain")


def _through(frame: Frame, kind: str) -> list[str]:
    words = frame.words
    if frame.entry.channel == "filing_channel" and frame.case.filing_channel is None:
        asked = frame.answers.text("filing_channel")
        return [asked] if asked else []
    office = reaching.passes(frame.case, frame.entry, frame.as_of, frame.words)
    if not office or office == kind:
        return []
    if office == "registry":
        return [words("addressee.through_registry", court=court(frame))]
    if office in ("lpsk", "uptd_ppa"):
        return [words(f"addressee.through_{office}")]
    return [words("addressee.through", office=_named(frame, office))]


def _called(frame: Frame, kind: str) -> str:
    """One of the readers in a sentence; where the office is not known yet, by its function."""
    if kind in ("lpsk", "uptd_ppa"):
        return frame.words(f"addressee.{kind}")
    if kind == "presiding_judge":
        return frame.words("addressee.presiding_judge", number=frame.answers.text("court_case_number"))
    return _named(frame, kind)


def sealed_for(frame: Frame, victim: Victim) -> str:
    """Who opens the cover with this victim's sheet: the readers of every coded paper that names her now."""
    readers: dict[str, None] = {}
    for entry in frame.catalogue.entries:
        if entry.identity != "coded" or entry.sealed:
            continue
        applies = conditions.evaluate(entry.applies, frame.case, frame.as_of)
        if applies is not False and victim in readiness.still_needed(frame.case, entry, frame.as_of):
            readers |= dict.fromkeys(reaching.readers(frame.case, entry, frame.as_of, frame.words))
    return frame.words.listed([_called(frame, one) for one in readers])


def copies(frame: Frame) -> list[str]:
    """Who receives a copy: not whom the paper is addressed to or goes through."""
    found = []
    for who in reaching.copies(frame.case, frame.entry, frame.as_of, frame.words):
        if who in ("lpsk", "uptd_ppa"):
            found.append(frame.words(f"addressee.{who}"))
            continue
        name = frame.answers.known(f"{who}.name")
        if name:
            found.append(frame.words(f"addressee.{who}", office=name))
    return found
