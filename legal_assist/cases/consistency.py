"""What must hold across the fields of one case. Everything wrong is reported at once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from pydantic_core import PydanticCustomError

from legal_assist import casenumber, nik, phone
from legal_assist.errors import CaseDataError, LegalAssistError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.cases.case import Case

LISTS: Final = (
    "victims", "defendants", "companions", "events", "losses", "shares", "pasted_totals", "exhibits", "notes",
)  # fmt: skip
_NESTED: Final = ("printed", "heirs", "explained", "decisions", "consents")


def check(case: Case) -> None:
    """Check a case as a whole.

    Raises:
        PydanticCustomError: of type ``legal_assist_many``, with a tuple of problems in its context.
    """
    problems = (*_ids(case), *_references(case), *_numbers(case), *_dates(case), *_money(case), *_marks(case))
    if problems:
        raise PydanticCustomError("legal_assist_many", "many", {"problems": problems})


def _ids(case: Case) -> Iterator[Problem]:
    for name in LISTS:
        yield from _duplicates(name, getattr(case, name))
    for victim in case.victims:
        for name in _NESTED:
            yield from _duplicates(f"victims.{victim.id}.{name}", getattr(victim, name))
    for line in case.losses:
        yield from _duplicates(f"losses.{line.id}.deductions", line.deductions)


def _duplicates(path: str, entries: tuple[Any, ...]) -> Iterator[Problem]:
    for entry_id, count in Counter(entry.id for entry in entries).items():
        if count > 1:
            yield Problem(f"{path}.{entry_id}", "case.duplicate_id", {"id": entry_id})


def _references(case: Case) -> Iterator[Problem]:
    known = {name: {entry.id for entry in getattr(case, name)} for name in LISTS}
    people = known["victims"] | known["defendants"]
    wanted: list[tuple[str, str | None, set[str]]] = [
        ("signing_companion", case.signing_companion, known["companions"])
    ]
    for line in case.losses:
        wanted.append((f"losses.{line.id}.victim", line.victim, known["victims"]))
        wanted += [(f"losses.{line.id}.evidence", exhibit, known["exhibits"]) for exhibit in line.evidence]
    for event in case.events:
        wanted += [(f"events.{event.id}.concerns", person, people) for person in event.concerns]
        wanted.append((f"events.{event.id}.about", event.about, known["events"]))
    wanted += [(f"exhibits.{e.id}.victim", e.victim, known["victims"]) for e in case.exhibits]
    wanted += [(f"shares.{s.id}.defendant", s.defendant, known["defendants"]) for s in case.shares]
    wanted += [(f"pasted_totals.{t.id}.victim", t.victim, known["victims"]) for t in case.pasted_totals]
    for path, target, ids in wanted:
        if target is not None and target not in ids:
            yield Problem(path, "case.unknown_reference", {"id": target})


def _numbers(case: Case) -> Iterator[Problem]:
    for path, number in _niks(case):
        invented = nik.is_invented(number)
        if invented and not case.invented:
            yield Problem(path, "case.nik_invented_only")
        if case.invented and not invented:
            yield Problem(path, "case.nik_must_be_invented")
    for path, number in _phones(case):
        yield from _parsed(path, phone.parse, number)
    if case.court_case_number is not None:
        yield from _parsed("court_case_number", casenumber.parse, case.court_case_number)


def _niks(case: Case) -> Iterator[tuple[str, str]]:
    for victim in case.victims:
        if victim.nik:
            yield f"victims.{victim.id}.nik", victim.nik
        if victim.guardian is not None and victim.guardian.nik:
            yield f"victims.{victim.id}.guardian.nik", victim.guardian.nik
        if victim.relative is not None and victim.relative.nik:
            yield f"victims.{victim.id}.relative.nik", victim.relative.nik
        for heir in victim.heirs:
            if heir.nik:
                yield f"victims.{victim.id}.heirs.{heir.id}.nik", heir.nik


def _phones(case: Case) -> Iterator[tuple[str, str]]:
    for name in ("own_office", "investigator", "prosecutor", "court", "social_agency"):
        number = getattr(case, name).phone
        if number:
            yield f"{name}.phone", number
    for victim in case.victims:
        if victim.phone:
            yield f"victims.{victim.id}.phone", victim.phone
        if victim.guardian is not None and victim.guardian.phone:
            yield f"victims.{victim.id}.guardian.phone", victim.guardian.phone
    for companion in case.companions:
        if companion.phone:
            yield f"companions.{companion.id}.phone", companion.phone


def _parsed(path: str, parse: Any, text: str) -> Iterator[Problem]:
    try:
        parse(text)
    except LegalAssistError as error:
        yield Problem(path, error.key, error.params)


def _dates(case: Case) -> Iterator[Problem]:
    for line in case.losses:
        if line.period_from and line.period_to and line.period_from > line.period_to:
            yield Problem(f"losses.{line.id}.period_to", "case.period_backwards")
    acts = {kind: [e.date for e in case.events if e.kind == kind] for kind in ("act_from", "act_to")}
    if acts["act_from"] and acts["act_to"] and min(acts["act_from"]) > max(acts["act_to"]):
        yield Problem("events", "case.act_backwards")
    for victim in case.victims:
        for consent in victim.consents:
            if consent.withdrawn_on and consent.withdrawn_on < consent.given_on:
                yield Problem(f"victims.{victim.id}.consents.{consent.id}", "case.consent_backwards")
    for event in case.events:
        if event.kind == "application_filed" and event.application is None:
            yield Problem(f"events.{event.id}.application", "case.application_missing")


def _money(case: Case) -> Iterator[Problem]:
    for line in case.losses:
        figures = [
            value
            for name, value in line.basis
            if name in ("amount", "price", "promised", "received") and value is not None
        ]
        if line.rate is None and any(value != value.to_integral_value() for value in figures):
            yield Problem(f"losses.{line.id}.basis", "case.rupiah_whole")
        if line.rate is not None and line.rate.currency == "IDR":
            yield Problem(f"losses.{line.id}.rate", "case.rate_for_rupiah")
        if line.estimated and not line.estimate_how:
            yield Problem(f"losses.{line.id}.estimate_how", "case.estimate_unexplained")
    if any(share.parts < 1 for share in case.shares):
        yield Problem("shares", "case.share_parts")
    owners = Counter(share.defendant for share in case.shares)
    if any(count > 1 for count in owners.values()):
        yield Problem("shares", "case.share_twice")


def _marks(case: Case) -> Iterator[Problem]:
    from legal_assist.cases import editing, vocabulary

    for path in case.marks:
        fact = vocabulary.find(path)
        # A path is somebody's text until it is found: shown short, as far as it can be shown at all.
        shown = "".join(sign for sign in path[:60] if sign.isprintable())
        try:
            value = editing.get(case, path) if fact is not None else None
        except CaseDataError as error:
            yield Problem(f"marks.{shown}", error.key, {"path": shown})
            continue
        if fact is None or fact.kind in ("list", "group"):
            yield Problem(f"marks.{shown}", "case.unknown_path", {"path": shown})
        elif value not in (None, (), fact.default):
            yield Problem(f"marks.{shown}", "case.mark_over_value", {"path": shown})
