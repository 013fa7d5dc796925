"""What every part of a context looks at: one document of one case, reckoned once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from legal_assist.documents.per_case import PerCase
from legal_assist.law import citations
from legal_assist.reckoning import conditions, derived, document_basis, identity, losses, stage

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Companion, Victim
    from legal_assist.documents.answers import Answers
    from legal_assist.documents.catalogue import Catalogue, Entry
    from legal_assist.documents.wording import Words
    from legal_assist.law.lawbook import LawBook
    from legal_assist.reckoning.loss_ledger import Ledger

Plain = dict[str, object]
Lines = list[Plain]


@dataclass(frozen=True)
class Frame:
    """One document of one case on one day. `victim` is set for documents made per victim."""

    case: Case
    book: LawBook
    catalogue: Catalogue
    entry: Entry
    as_of: date
    draft: bool
    victims: tuple[Victim, ...]
    victim: Victim | None
    answers: Answers
    words: Words
    basis: document_basis.Basis
    ledger: Ledger
    governing: str | None
    accepted: frozenset[str] = frozenset()

    @property
    def companion(self) -> Companion | None:
        """The companion or advocate who signs for the applicants, where somebody does."""
        return next((one for one in self.case.companions if one.id == self.case.signing_companion), None)

    @property
    def stage(self) -> str:
        """The stage the case has reached."""
        return stage.current(self.case, self.as_of)

    def fact(self, name: str, victim: Victim | None = None) -> bool | None:
        """A derived fact of the case, or of one victim."""
        return derived.FACTS[name](self.case, self.as_of, victim)

    @property
    def nameless(self) -> bool:
        """Whether this paper prints no identity at all, not even initials."""
        return self.entry.identity == "none"

    def coded(self, victim: Victim) -> bool:
        """Whether this paper carries a code instead of the victim's identity.

        Of an endangered victim until somebody accepted that she is named: a draft goes astray too.
        """
        if self.nameless:
            return True
        return self.entry.identity == "coded" and identity.kept(self.case, self.as_of, victim, self.accepted)

    def keeps(self, victim_id: str | None) -> bool:
        """Whether this paper keeps the identity of one of its victims, or (None) of any of them."""
        return any(self.coded(one) for one in self.victims if victim_id in (None, one.id))

    def cite(self, use: str) -> str:
        """The citations of one use as a phrase, statutes by number and year."""
        found = phrase(self.basis.printed.get(use, ()), self.book)
        # A claim says in a sentence of its own what it asks in the second place.
        claim = self.entry.about == "joined_claim"
        other = "" if claim else phrase(self.basis.subsidiary.get(use, ()), self.book)
        return self.words("law.subsidiary", first=found, second=other) if found and other else found

    def event_day(self, kind: str) -> date | None:
        """The earliest day of an event that has happened."""
        days = [e.date for e in self.case.events if e.kind == kind and e.date <= self.as_of]
        return min(days, default=None)


_LEDGERS: Final[PerCase[tuple[LawBook, Ledger]]] = PerCase()


def reckon(case: Case, book: LawBook, as_of: date) -> Ledger:
    """The loss ledger of the case; every paper of the case on this day has the same."""
    # The book is kept beside the answer, so that its identity stands for no other book.
    _book, ledger = _LEDGERS.answer(
        case, (id(book), as_of), lambda: (book, losses.ledger(case, book, as_of).value)
    )
    return ledger


def by_instrument(ids: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Provision ids grouped by instrument, in the order given."""
    groups: dict[str, list[str]] = {}
    for one in ids:
        groups.setdefault(one.partition("/")[0], []).append(one)
    return [tuple(group) for group in groups.values()]


_RANKS: Final = ("uu", "pp", "perpres", "perma")


def rank(provision_id: str) -> tuple[int, int, str]:
    """Statutes before regulations, older before newer."""
    instrument = provision_id.partition("/")[0]
    kind, _number, year = instrument.rsplit("-", 2)
    return (_RANKS.index(kind) if kind in _RANKS else len(_RANKS), int(year), instrument)


def in_order(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Provisions of one instrument in the order of its text, without parts of an article cited whole."""
    kept = [one for one in dict.fromkeys(ids) if not any(one.startswith(f"{other}/") for other in ids)]
    return tuple(sorted(kept, key=_place))


def _place(provision_id: str) -> list[tuple[int, str]]:
    found = []
    for part in provision_id.split("/")[1:]:
        digits = re.match(r"\d+", part)
        found.append((int(digits[0]) if digits else 0, part))
    return found


def phrase(ids: tuple[str, ...], book: LawBook, *, short: bool = False) -> str:
    """Citations as one phrase: by number and year in full words, or in the short form for small print."""
    parts = []
    for group in map(in_order, by_instrument(ids)):
        text = citations.format_group(group, book)
        instrument = book.instrument(group[0].partition("/")[0])
        if not short:
            text = text.removesuffix(instrument.short) + instrument.full.partition(" tentang ")[0]
        parts.append(text)
    if len(parts) > 1:
        return "; ".join(parts[:-1]) + "; serta " + parts[-1]
    return "".join(parts)


def footer_phrase(case: Case, book: LawBook, catalogue: Catalogue, as_of: date) -> str:
    """The citations of the notice at the foot of every page."""
    ids = [
        one
        for rule in catalogue.footer
        if conditions.evaluate(rule.when, case, as_of) is True
        for one in rule.ids
        if document_basis.printable(book, one, as_of)
    ]
    return phrase(tuple(ids), book, short=True)
