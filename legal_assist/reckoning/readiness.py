"""Which documents a case needs now, for whom, and what each still lacks before it can be final.

The rules come from the document catalogue, which is data; `documents` reads it and passes its entries in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from legal_assist import messages
from legal_assist.cases import vocabulary
from legal_assist.reckoning import acting, conditions, decisions, derived, document_basis
from legal_assist.reckoning.finding import Gap, Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.losses import Exhibit
    from legal_assist.cases.people import Victim
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.rule_terms import Condition
    from legal_assist.reckoning.document_basis import BasisRule


class NeedRule(Protocol):
    """A fact a final needs: paths with ``*`` for each entry, ``|`` between answers of which one is enough."""

    @property
    def path(self) -> str: ...
    @property
    def when(self) -> Condition: ...


class ExhibitRule(Protocol):
    """An annex the law asks for."""

    @property
    def kinds(self) -> tuple[str, ...]: ...
    @property
    def when(self) -> Condition: ...
    @property
    def applicants(self) -> tuple[str, ...]: ...
    @property
    def heads(self) -> tuple[str, ...]: ...
    @property
    def each_victim(self) -> bool: ...
    @property
    def required(self) -> bool: ...
    @property
    def certified(self) -> bool: ...
    @property
    def acting(self) -> tuple[str, ...]: ...
    @property
    def made_when(self) -> Condition: ...


class HoldRule(Protocol):
    """Circumstances in which no final may be made, whatever else is known; drafts may."""

    @property
    def id(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def when(self) -> Condition: ...


class Entry(Protocol):
    """What readiness reads of a catalogue entry."""

    @property
    def id(self) -> str: ...
    @property
    def applies(self) -> Condition: ...
    @property
    def about(self) -> str: ...
    @property
    def per(self) -> str: ...
    @property
    def signers(self) -> tuple[str, ...]: ...
    @property
    def needs(self) -> Sequence[NeedRule]: ...
    @property
    def exhibits(self) -> Sequence[ExhibitRule]: ...
    @property
    def holds(self) -> Sequence[HoldRule]: ...
    @property
    def done_by(self) -> str | None: ...
    @property
    def identity(self) -> str: ...
    @property
    def sealed(self) -> bool: ...
    @property
    def reaches_defendant(self) -> bool: ...
    @property
    def basis(self) -> Sequence[BasisRule]: ...


@dataclass(frozen=True)
class DocumentState:
    """One document: whether it applies (None: not known yet), why not, and what it still lacks.

    `unprintable` are provisions it must cite that print only after the user accepted them. `notes` say what
    to know before handing it over: who will read it, what no rule obliges anybody to accept.
    """

    id: str
    applies: bool | None
    why_not: Said | None
    gaps: tuple[Gap, ...]
    unprintable: tuple[str, ...]
    notes: tuple[Said, ...] = ()


def document_states(
    case: Case, book: LawBook, entries: Sequence[Entry], as_of: date
) -> tuple[DocumentState, ...]:
    """Ask every catalogue entry about this case.

    Args:
        case: the case.
        book: the law book.
        entries: the catalogue, in the order shown.
        as_of: the day the documents would bear.
    """
    return tuple(state(case, book, entry, as_of) for entry in entries)


def state(case: Case, book: LawBook, entry: Entry, as_of: date) -> DocumentState:
    """The state of one document."""
    applies = conditions.evaluate(entry.applies, case, as_of)
    key = entry.id.replace("-", "_")
    subjects = concerned(case, entry, as_of)
    if applies is False or not subjects:
        return DocumentState(entry.id, False, Said(f"documents.why_not.{key}"), (), ())
    if not still_needed(case, entry, as_of):
        return DocumentState(entry.id, False, Said(f"documents.why_not.{key}_done"), (), ())
    asked = conditions.missing(entry.applies, case, as_of)
    lacking = missing(case, book, entry, as_of)
    known = {gap.path for gap in lacking}
    gaps = (*(gap for gap in asked if gap.path not in known), *lacking)
    found = document_basis.basis(case, book, entry, as_of, frozenset())
    why = None if applies else Said("documents.why_not.unknown")
    notes = _notes(case, entry, as_of, subjects)
    return DocumentState(entry.id, applies, why, gaps, found.needs_acceptance, notes)


def _notes(case: Case, entry: Entry, as_of: date, victims: tuple[Victim, ...]) -> tuple[Said, ...]:
    found = [Said("documents.note.served" if entry.reaches_defendant else "documents.note.not_served")]
    kept = (derived.FACTS["confidentiality_taken"](case, as_of, one) is not False for one in victims)
    if entry.sealed or (entry.identity == "coded" and any(kept)):
        found.append(Said("documents.note.sealed_sheet"))
    return tuple(found)


def still_needed(case: Case, entry: Entry, as_of: date) -> tuple[Victim, ...]:
    """The victims of `concerned` for whom the paper that this document would become is not in hand yet."""
    return tuple(
        victim
        for victim in concerned(case, entry, as_of)
        if entry.done_by is None
        or not any(
            one.kind == entry.done_by and one.status == "in_hand" and one.victim in (None, victim.id)
            for one in case.exhibits
        )
    )


def concerned(case: Case, entry: Entry, as_of: date) -> tuple[Victim, ...]:
    """The victims a document speaks for. Who has decided not to ask for now is left out."""
    return tuple(victim for victim in case.victims if _concerns(case, entry, as_of, victim))


def _concerns(case: Case, entry: Entry, as_of: date, victim: Victim) -> bool:
    if entry.about == "restitution":
        return not decisions.declines(victim, "restitution", as_of)
    if entry.about == "joined_claim":
        return any(line.victim == victim.id and line.channel == "joined_claim" for line in case.losses)
    if entry.about == "rehabilitation":
        return decisions.latest(victim, "rehabilitation", as_of) not in ("not_now", "declines")
    if entry.about == "confidentiality":
        return derived.FACTS["confidentiality_taken"](case, as_of, victim) is not False
    if entry.about == "power":
        return derived.FACTS["guardian_unfit"](case, as_of, victim) is not True
    return True


def missing(
    case: Case, book: LawBook, entry: Entry, as_of: date, victim: Victim | None = None
) -> tuple[Gap, ...]:
    """What a final of this document lacks: unanswered facts, annexes, a signer, a legal basis.

    Args:
        case: the case.
        book: the law book.
        entry: the document.
        as_of: its day.
        victim: for a document made per victim, the one it is made for; None looks at all of them.
    """
    victims = (victim,) if victim is not None else still_needed(case, entry, as_of)
    victims = victims or concerned(case, entry, as_of)
    found: dict[str, Gap] = {}
    for gap in (
        *_holds(case, entry, as_of, victims),
        *_facts(case, entry, as_of, victims),
        *_signer(case, entry),
        *_annexes(case, entry, as_of, victims),
    ):
        found.setdefault(f"{gap.path} {gap.said.params.get('kind', '')}", gap)
    for use in document_basis.basis(case, book, entry, as_of, frozenset(book.entries), victim).empty:
        found[f"basis {use}"] = Gap("events", Said("documents.no_basis", {"use": use.replace("_", " ")}))
    return tuple(found.values())


def gap(path: str) -> Gap:
    """The gap of one fact, with its label in both languages and the codes of its entries."""
    texts = {lang: label(path, lang) for lang in messages.LANGUAGES}
    return Gap(path, Said("documents.gap", {"label": texts["id"], "label_en": texts["en"], "path": path}))


def label(path: str, lang: str) -> str:
    """What a fact is called, with the codes of the entries it stands in: ``Tanggal lahir (K1)``."""
    bare = vocabulary.without_ids(path).split(".")
    codes = [part for part in path.split(".") if part not in bare]
    fact = vocabulary.find(path)
    words = messages.text(fact.label, lang) if fact and messages.has(fact.label, lang) else bare[-1]
    return f"{words} ({' '.join(codes)})" if codes else words


def _facts(case: Case, entry: Entry, as_of: date, victims: tuple[Victim, ...]) -> Iterator[Gap]:
    for need in entry.needs:
        options = need.path.split("|")
        subjects: tuple[Victim | None, ...] = victims if options[0].startswith("victims.") else (None,)
        for subject in subjects:
            if conditions.evaluate(need.when, case, as_of, subject) is False:
                continue
            paths = [list(_expand(case, option, subject)) for option in options]
            if options[0].partition(".")[0] != "victims" and ".*." in options[0] and not paths[0]:
                yield gap(options[0].partition(".")[0])
            for same in zip(*paths, strict=True):
                if not any(answered(case, path) for path in same):
                    yield gap(same[0])


def _expand(case: Case, path: str, victim: Victim | None) -> Iterator[str]:
    head, star, rest = path.partition(".*.")
    if not star:
        yield path
    elif victim is not None:
        yield f"{head}.{victim.id}.{rest}"
    else:
        for one in getattr(case, head):
            if head != "defendants" or one.role == "defendant":
                yield f"{head}.{one.id}.{rest}"


def answered(case: Case, path: str) -> bool:
    """Whether a fact has a value or an answer that is not a value."""
    return path in case.marks or value_at(case, path) not in (None, (), "")


def value_at(case: Case, path: str) -> Any:
    """The value at a path with ids; None where nothing is known."""
    node: Any = case
    for part in path.split("."):
        if node is None:
            return None
        node = (
            next((one for one in node if one.id == part), None)
            if isinstance(node, tuple)
            else getattr(node, part, None)
        )
    return node


def _signer(case: Case, entry: Entry) -> Iterator[Gap]:
    capacities = {one.capacity for one in case.companions}
    if entry.signers == ("advocate_and_giver",):
        if "advocate" not in capacities:
            yield gap("companions")
        return
    if case.applicant is None:
        yield gap("applicant")
    elif case.applicant in ("advocate", "institution"):
        signer = next((one for one in case.companions if one.id == case.signing_companion), None)
        wrong = signer is not None and case.applicant == "advocate" and signer.capacity != "advocate"
        if signer is None or wrong:
            yield gap("signing_companion")


def _holds(case: Case, entry: Entry, as_of: date, victims: tuple[Victim, ...]) -> Iterator[Gap]:
    for rule in entry.holds:
        # A paper for the whole case tells everybody's story; one made per victim only hers.
        subjects = victims if entry.per == "victim" else case.victims
        codes = [one.id for one in subjects if conditions.evaluate(rule.when, case, as_of, one) is True]
        if codes:
            labels = {lang: messages.text(f"documents.hold.{rule.id}_label", lang) for lang in ("id", "en")}
            params = {"label": labels["id"], "label_en": labels["en"], "codes": ", ".join(codes)}
            yield Gap(rule.path, Said(f"documents.hold.{rule.id}", params | {"kind": f"hold {rule.id}"}))


def asked_for(
    case: Case, entry: Entry, as_of: date, victims: tuple[Victim, ...]
) -> Iterator[tuple[ExhibitRule, Victim | None]]:
    """The required annexes of a document, with the victim each is asked for (None: the case)."""
    for rule in entry.exhibits:
        if not rule.required or (rule.applicants and case.applicant not in rule.applicants):
            continue
        for victim in victims if rule.each_victim else (None,):
            if wanted(case, rule, as_of, victim):
                yield rule, victim


def _annexes(case: Case, entry: Entry, as_of: date, victims: tuple[Victim, ...]) -> Iterator[Gap]:
    for rule, victim in asked_for(case, entry, as_of, victims):
        if lacks(case, rule, as_of, victim):
            yield _annex_gap(rule, victim)


def wanted(case: Case, rule: ExhibitRule, as_of: date, victim: Victim | None) -> bool:
    """Whether the law asks for this annex in this case (for this victim)."""
    if conditions.evaluate(rule.when, case, as_of, victim) is False:
        return False
    if rule.acting and victim is not None and acting.kind(case, as_of, victim) not in rule.acting:
        return False
    return not rule.heads or any(
        line.head in rule.heads and (victim is None or line.victim == victim.id) for line in case.losses
    )


def recorded(case: Case, rule: ExhibitRule, victim: Victim | None) -> bool:
    """Whether an exhibit of such a kind is recorded for this victim, in whatever state."""
    return bool(_candidates(case, rule, victim))


def made_with_package(case: Case, rule: ExhibitRule, as_of: date, victim: Victim | None) -> bool:
    """Whether the annex is not recorded but one of our own papers, made with this one, becomes it."""
    if not rule.made_when or recorded(case, rule, victim):
        return False
    return conditions.evaluate(rule.made_when, case, as_of, victim) is True


def lacks(case: Case, rule: ExhibitRule, as_of: date, victim: Victim | None) -> bool:
    """Whether a wanted annex is missing: not recorded, or in hand without the certification asked."""
    found = _candidates(case, rule, victim)
    if rule.certified:
        # Where there is none at all, the rule that asks for the paper itself says so.
        return bool(found) and all(one.status == "in_hand" and one.certified is not True for one in found)
    return not found and not made_with_package(case, rule, as_of, victim)


def _candidates(case: Case, rule: ExhibitRule, victim: Victim | None) -> tuple[Exhibit, ...]:
    return tuple(
        one
        for one in case.exhibits
        if one.kind in rule.kinds and (victim is None or one.victim in (None, victim.id))
    )


def annex_label(rule: ExhibitRule, victim: Victim | None, lang: str) -> str:
    """What a missing annex is called: its kind, certified where that is asked, and the victim's code."""
    name = messages.text(f"facts.choices.exhibit.kind.{rule.kinds[0]}", lang)
    if rule.certified:
        name = messages.text("documents.certified", lang, label=name)
    return f"{name} ({victim.id})" if victim is not None else name


def _annex_gap(rule: ExhibitRule, victim: Victim | None) -> Gap:
    kind = f"{rule.kinds[0]} {victim.id if victim else ''}{' certified' if rule.certified else ''}"
    said = Said(
        "documents.gap_certified" if rule.certified else "documents.gap_exhibit",
        {
            "label": annex_label(rule, victim, "id"),
            "label_en": annex_label(rule, victim, "en"),
            "kind": kind,
        },
    )
    return Gap("exhibits", said)
