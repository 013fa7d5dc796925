"""Which documents a case needs now, for whom, and what each still lacks before it can be final.

The rules come from the document catalogue, which is data; `documents` reads it and passes its entries in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cases import vocabulary
from legal_assist.law import citations
from legal_assist.reckoning import (
    annex_rules,
    conditions,
    decisions,
    derived,
    document_basis,
    document_rules,
    event_days,
    identity,
    minutes,
    paper_waits,
    stage,
    who_signs,
)
from legal_assist.reckoning.finding import Gap, Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim
    from legal_assist.law.lawbook import LawBook
    from legal_assist.reckoning.document_rules import NeedRule, NoteRule


Entry = document_rules.Entry


@dataclass(frozen=True)
class DocumentState:
    """One document: whether it applies (None: not known yet), why not, and what it still lacks.

    `unprintable` are provisions it must cite that print only after the user accepted them. `notes` say what
    to know before handing it over: who will read it, whose identity is printed how, what no rule obliges
    anybody to accept. `identities` says for each victim the paper speaks for whether it prints her code or
    her identity. A gap with the parameter ``acceptance`` is settled by accepting that id with a reason.
    """

    id: str
    applies: bool | None
    why_not: Said | None
    gaps: tuple[Gap, ...]
    unprintable: tuple[str, ...]
    notes: tuple[Said, ...] = ()
    identities: tuple[tuple[str, identity.Mode], ...] = ()

    @property
    def acceptances(self) -> tuple[Gap, ...]:
        """Gaps that an acceptance with a reason settles."""
        return tuple(one for one in self.gaps if "acceptance" in one.said.params)

    @property
    def unanswered(self) -> tuple[Gap, ...]:
        """Gaps that only an answer settles."""
        return tuple(one for one in self.gaps if "acceptance" not in one.said.params)


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
    subjects = concerned(case, entry, as_of)
    if applies is False or not subjects:
        return DocumentState(entry.id, False, _why_not(entry), (), ())
    if not still_needed(case, entry, as_of):
        return DocumentState(entry.id, False, _why_not(entry, done=True), (), ())
    asked = conditions.missing(entry.applies, case, as_of)
    lacking = missing(case, book, entry, as_of)
    known = {gap.path for gap in lacking}
    gaps = (*(gap for gap in asked if gap.path not in known), *lacking)
    found = document_basis.basis(case, book, entry, as_of, frozenset())
    why = None if applies else Said("documents.why_not.unknown")
    notes = _notes(case, book, entry, as_of, subjects)
    modes = identity.modes(case, entry.identity, as_of, subjects)
    return DocumentState(entry.id, applies, why, gaps, found.needs_acceptance, notes, modes)


def _why_not(entry: Entry, *, done: bool = False) -> Said:
    """Why a document is not made now, in the words of the catalogue or of the messages."""
    texts = (entry.why_done, entry.why_done_en) if done else (entry.why_not, entry.why_not_en)
    if all(texts):
        return Said("documents.why_not.stated", {"text": texts[0], "text_en": texts[1]})
    return Said(f"documents.why_not.{entry.id.replace('-', '_')}{'_done' if done else ''}")


def _notes(
    case: Case, book: LawBook, entry: Entry, as_of: date, victims: tuple[Victim, ...]
) -> tuple[Said, ...]:
    found = [Said("documents.note.served" if entry.reaches_defendant else "documents.note.not_served")]
    found += identity.notes(case, entry.identity, as_of, victims)
    found += [
        _stated(rule, book) for rule in entry.notes if conditions.evaluate(rule.when, case, as_of) is True
    ]
    if entry.compares_minutes:
        found += minutes.differences(case)
    kept = (identity.coded(case, as_of, one) for one in victims)
    if entry.sealed or (entry.identity == "coded" and any(kept)):
        found.append(Said("documents.note.sealed_sheet"))
    return tuple(found)


def _stated(rule: NoteRule, book: LawBook) -> Said:
    """A note of the catalogue, and what the law says of it, where it names a provision."""
    texts = {"id": rule.text, "en": rule.text_en}
    if rule.tells is not None:
        told = book.provision(rule.tells)
        for lang, summary in (("id", told.summary), ("en", told.summary_en)):
            cited = citations.format_group((rule.tells,), book, lang=lang)
            texts[lang] += f" {summary.rstrip('.')} ({cited})."
    return Said("documents.note.stated", {"text": texts["id"], "text_en": texts["en"]})


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
    concerned = conditions.evaluate(entry.concerns, case, as_of, victim)
    if concerned is False or (concerned is None and entry.concerns_unknown == "skip"):
        return False
    if entry.about == "restitution":
        return not decisions.declines(victim, "restitution", as_of)
    if entry.about == "joined_claim":
        return any(line.victim == victim.id and line.channel == "joined_claim" for line in case.losses)
    if entry.about == "rehabilitation":
        return not decisions.declines(victim, "rehabilitation", as_of)
    if entry.about == "confidentiality":
        return derived.FACTS["confidentiality_taken"](case, as_of, victim) is not False
    if entry.about == "identity":
        return identity.coded(case, as_of, victim)
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
        *identity.gaps(case, entry.identity, as_of, victims),
        *_facts(case, entry, as_of, victims),
        *_offices(case, entry, as_of),
        *_signer(case, entry, as_of, victims),
        *_annexes(case, entry, as_of, victims),
        *paper_waits.gaps(case, book, entry, as_of),
    ):
        found.setdefault(f"{gap.path} {gap.said.params.get('kind', '')}", gap)
    for use in document_basis.basis(case, book, entry, as_of, frozenset(book.entries), victim).empty:
        found[f"basis {use}"] = Gap("events", Said("documents.no_basis", {"use": use.replace("_", " ")}))
    return tuple(found.values())


def gap(path: str) -> Gap:
    """The gap of one fact, with its label in both languages and the codes of its entries."""
    texts = {lang: label(path, lang) for lang in messages.LANGUAGES}
    return Gap(path, Said("documents.gap", {"label": texts["id"], "label_en": texts["en"], "path": path}))


def event_gap(kind: str) -> Gap:
    """The gap of an event whose day is not recorded."""
    texts = {lang: messages.text(f"facts.choices.event.kind.{kind}", lang) for lang in messages.LANGUAGES}
    said = Said("documents.gap_event", {"label": texts["id"], "label_en": texts["en"], "kind": kind})
    return Gap(f"events.{kind}", said)


def label(path: str, lang: str) -> str:
    """What a fact is called, with the codes of the entries it stands in: ``Tanggal lahir (K1)``."""
    bare = vocabulary.without_ids(path).split(".")
    codes = [part for part in path.split(".") if part not in bare]
    fact = vocabulary.find(path)
    words = messages.text(fact.label, lang) if fact and messages.has(fact.label, lang) else bare[-1]
    return f"{words} ({' '.join(codes)})" if codes else words


def _facts(case: Case, entry: Entry, as_of: date, victims: tuple[Victim, ...]) -> Iterator[Gap]:
    for need, subject in _asked(case, entry, as_of, victims):
        options = need.path.split("|")
        kind = options[0].removeprefix("events.")
        if kind != options[0]:
            if not event_days.happened_events(case, kind, as_of):
                yield event_gap(kind)
            continue
        paths = _alike(case, need, subject)
        head = options[0].partition(".")[0]
        none = head != "victims" and ".*." in options[0] and not paths
        if none and head not in case.marks and conditions.evaluate(need.entries, case, as_of) is not False:
            yield gap(head)
        for same in paths:
            if not any(answered(case, path) for path in same):
                yield gap(same[0])


def _asked(
    case: Case, entry: Entry, as_of: date, victims: tuple[Victim, ...]
) -> Iterator[tuple[NeedRule, Victim | None]]:
    """What a paper asks for in this case, each with the victim it is asked of; None: of no victim."""
    for need in entry.needs:
        for subject in victims if need.path.startswith("victims.") else (None,):
            if _wanted(case, need, as_of, subject):
                yield need, subject


def _alike(case: Case, need: NeedRule, victim: Victim | None) -> tuple[tuple[str, ...], ...]:
    """The paths, with ids, that a need asks for; of those that stand together one answer is enough."""
    options = (_expand(case, option, victim) for option in need.path.split("|"))
    return tuple(zip(*options, strict=True))


def _wanted(case: Case, need: NeedRule, as_of: date, victim: Victim | None) -> bool:
    if conditions.evaluate(need.when, case, as_of, victim) is False:
        return False
    return not need.heads or any(
        line.head in need.heads and line.victim == victim.id for line in case.losses if victim is not None
    )


def _offices(case: Case, entry: Entry, as_of: date) -> Iterator[Gap]:
    """The offices a letter is addressed to at this stage, or goes through."""
    paths: list[str] = []
    reader = addressed(case, entry, as_of)
    if entry.addressee in ("stage", "officer"):
        office = reader if reader in ("investigator", "prosecutor") else "court"
        paths += [f"{office}.name", f"{office}.place"]
    if entry.channel == "filing_channel" and case.filing_channel in ("investigator", "prosecutor"):
        paths.append(f"{case.filing_channel}.name")
    if entry.channel == "prosecutor_at_trial" and reader in ("presiding_judge", "court_chief"):
        paths.append("prosecutor.name")
    for path in paths:
        if not answered(case, path):
            yield gap(path)


def addressed(case: Case, entry: Entry, as_of: date) -> str:
    """Who is addressed: as the catalogue says, or whoever leads the case at this stage."""
    if entry.addressee not in ("stage", "officer"):
        return entry.addressee
    leads = {"before_report": "investigator", "investigation": "investigator", "prosecution": "prosecutor"}
    judge = "presiding_judge" if case.court_case_number else "court_chief"
    later = "prosecutor" if entry.addressee == "officer" else judge
    return leads.get(stage.current(case, as_of), later)


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


def asked_paths(case: Case, entry: Entry, as_of: date) -> tuple[str, ...]:
    """The paths, with ids, of the facts a paper asks for in this case.

    Of answers one of which is enough, those that were given; the first where none was.
    """
    found: list[str] = []
    for need, subject in _asked(case, entry, as_of, case.victims):
        if need.path.startswith("events."):
            continue
        for same in _alike(case, need, subject):
            given = [path for path in same if answered(case, path)]
            found += given or same[:1]
    return tuple(dict.fromkeys(found))


def read_by(case: Case, entry: Entry, as_of: date) -> tuple[str, ...]:
    """Who will read a paper: its addressee, who gets a copy, and the other side where it is served."""
    readers = [addressed(case, entry, as_of), *entry.copies]
    readers += ["defendant"] if entry.reaches_defendant else []
    return tuple(dict.fromkeys(one for one in readers if one != "none"))


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


def _signer(case: Case, entry: Entry, as_of: date, victims: tuple[Victim, ...]) -> Iterator[Gap]:
    path = who_signs.missing(case, entry.signers, as_of, victims)
    if path:
        yield gap(path)


def _holds(case: Case, entry: Entry, as_of: date, victims: tuple[Victim, ...]) -> Iterator[Gap]:
    for rule in entry.holds:
        # A paper for the whole case tells everybody's story; one made per victim only hers.
        subjects = victims if entry.per == "victim" else case.victims
        codes = [one.id for one in subjects if conditions.evaluate(rule.when, case, as_of, one) is True]
        if codes:
            labels = {lang: messages.text(f"documents.hold.{rule.id}_label", lang) for lang in ("id", "en")}
            params = {"label": labels["id"], "label_en": labels["en"], "codes": ", ".join(codes)}
            yield Gap(rule.path, Said(f"documents.hold.{rule.id}", params | {"kind": f"hold {rule.id}"}))


def _annexes(case: Case, entry: Entry, as_of: date, victims: tuple[Victim, ...]) -> Iterator[Gap]:
    for rule, victim in annex_rules.asked_for(case, entry, as_of, victims):
        if annex_rules.lacks(case, rule, as_of, victim):
            yield annex_rules.gap(rule, victim)
