"""What there is to know about one document of a case: addressee, signers, copies, annexes, stamp, basis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist import messages, rupiah
from legal_assist.desk import wording
from legal_assist.reckoning import annex_rules, document_basis, readiness

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim
    from legal_assist.desk.desk import Desk
    from legal_assist.documents.catalogue import Entry


@dataclass(frozen=True)
class Annex:
    """An annex that is asked for, in both languages, and whether it is there."""

    label: str
    label_en: str
    there: bool


@dataclass(frozen=True)
class PaperSheet:
    """One document in this case, in codes of the catalogue.

    `through` is empty where it goes directly, ``unknown`` while the way is not chosen. `basis` are the
    provisions that it cites without an acceptance. `stamp_idr` is None where no stamp duty falls due.
    """

    addressee: str
    through: str
    signers: tuple[str, ...]
    sender: str
    copies: tuple[str, ...]
    reaches_defendant: bool
    office_only: bool
    identity: str
    stamp_idr: int | None
    annexes: tuple[Annex, ...]
    basis: tuple[str, ...]


def of(desk: Desk, case: Case, document: str) -> PaperSheet:
    """The sheet of a document.

    Args:
        desk: the desk.
        case: the case.
        document: id of the catalogue.

    Raises:
        UsageError: there is no such document; the sentence names those there are.
    """
    from legal_assist.desk.papers import require_known
    from legal_assist.documents import reaching
    from legal_assist.documents.wording import Words

    require_known(desk, (document,))
    entry = desk.catalogue.entry(document)
    victims = readiness.concerned(case, entry, desk.today)
    addressee = readiness.addressed(case, entry, desk.today)
    words = Words(desk.catalogue.words)
    through = reaching.passes(case, entry, desk.today, words)
    if entry.channel == "filing_channel" and case.filing_channel is None:
        through = "unknown"
    return PaperSheet(
        addressee=addressee,
        through="" if through == addressee else through,
        signers=tuple(entry.signers),
        sender=entry.sender,
        copies=reaching.copies(case, entry, desk.today, words),
        reaches_defendant=entry.reaches_defendant,
        office_only=entry.office_only,
        identity=entry.identity,
        stamp_idr=desk.catalogue.stamp_duty.idr if entry.stamp else None,
        annexes=tuple(_annexes(desk, case, entry, victims)),
        basis=_basis(desk, case, entry, victims),
    )


def _annexes(desk: Desk, case: Case, entry: Entry, victims: tuple[Victim, ...]) -> list[Annex]:
    asked = annex_rules.asked_for(case, entry, desk.today, victims)
    return [
        Annex(
            annex_rules.annex_label(rule, victim, "id"),
            annex_rules.annex_label(rule, victim, "en"),
            not annex_rules.lacks(case, rule, desk.today, victim),
        )
        for rule, victim in asked
    ]


def _basis(desk: Desk, case: Case, entry: Entry, victims: tuple[Victim, ...]) -> tuple[str, ...]:
    subjects: tuple[Victim | None, ...] = victims if entry.per == "victim" and victims else (None,)
    found: dict[str, None] = {}
    for victim in subjects:
        cited = document_basis.basis(case, desk.book, entry, desk.today, frozenset(), victim)
        for group in (*cited.printed.values(), *cited.subsidiary.values()):
            found |= dict.fromkeys(group)
    return tuple(found)


def way(sheet: PaperSheet, lang: str) -> list[str]:
    """To whom, by whom and with which copies, in sentences."""
    said = []
    to = messages.text(f"paper_sheet.addressee.{sheet.addressee}", lang)
    if sheet.office_only:
        said.append(messages.text("paper_sheet.office_only", lang))
    elif sheet.through:
        through = messages.text(f"paper_sheet.through.{sheet.through}", lang)
        said.append(messages.text("paper_sheet.to_through", lang, to=to, through=through))
    else:
        said.append(messages.text("paper_sheet.to", lang, to=to))
    who = _named("signer", sheet.signers, lang)
    said.append(messages.text("paper_sheet.signed" if who else "paper_sheet.not_signed", lang, who=who))
    if sheet.sender and not sheet.office_only:
        who = messages.text(f"paper_sheet.sender.{sheet.sender}", lang)
        said.append(messages.text("paper_sheet.sent", lang, who=who))
    copies = _named("recipient", sheet.copies, lang)
    if copies:
        said.append(messages.text("paper_sheet.copies", lang, who=copies))
    elif not sheet.office_only:
        said.append(messages.text("paper_sheet.no_copies", lang))
    return said


def rest(sheet: PaperSheet, desk: Desk, lang: str) -> list[str]:
    """Stamp duty, annexes with their state, and the legal basis, in sentences."""
    said = []
    if sheet.stamp_idr is not None:
        basis = wording.cite((desk.catalogue.stamp_duty.provision,), desk.book, lang)
        amount = rupiah.format(sheet.stamp_idr)
        said.append(messages.text("paper_sheet.stamp", lang, amount=amount, basis=basis))
    if sheet.annexes:
        said.append(messages.text("paper_sheet.annexes", lang))
    for annex in sheet.annexes:
        state = messages.text(f"paper_sheet.annex_{'there' if annex.there else 'missing'}", lang)
        said.append(f"- [{state}] {annex.label_en if lang == 'en' else annex.label}")
    if sheet.basis:
        cited = wording.cite(sheet.basis, desk.book, lang)
        said.append(messages.text("paper_sheet.basis", lang, basis=cited))
    else:
        said.append(messages.text("paper_sheet.no_basis", lang))
    return said


def _named(kind: str, codes: tuple[str, ...], lang: str) -> str:
    return ", ".join(messages.text(f"paper_sheet.{kind}.{one}", lang) for one in codes)
