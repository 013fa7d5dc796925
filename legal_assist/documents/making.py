"""Making papers: from a case to finished Word files in memory. Writes nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from legal_assist.documents import contexts, filling, frame, leaks
from legal_assist.documents.answers import Answers
from legal_assist.documents.wording import Words
from legal_assist.errors import DocumentError, Problem
from legal_assist.law import citations
from legal_assist.reckoning import conditions, document_basis, identity, readiness
from legal_assist.reckoning.finding import Said

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim
    from legal_assist.documents.catalogue import Catalogue, Entry
    from legal_assist.law.lawbook import LawBook
    from legal_assist.reckoning.finding import Gap


@dataclass(frozen=True)
class Made:
    """One finished document. `receipt` is private: it never goes out with the paper.

    `left_out` are provisions not printed because nobody accepted them; `unused` what was accepted and had no
    use in this paper.
    """

    document: str
    victim: str | None
    file_name: str
    data: bytes = field(repr=False)
    draft: bool
    gaps: tuple[Gap, ...]
    receipt: dict[str, Any] = field(repr=False)
    left_out: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    #: What to look at before the paper goes out: parts of names that may be somebody else's.
    noted: tuple[Problem, ...] = ()


def make(
    case: Case,
    revision: int,
    entry_id: str,
    *,
    book: LawBook,
    as_of: date,
    draft: bool = False,
    accepted: frozenset[str] = frozenset(),
    catalogue: Catalogue | None = None,
) -> tuple[Made, ...]:
    """Make one document of the catalogue, once per victim where it is made per victim.

    Args:
        case: the case.
        revision: the stored revision it is; goes into file name and receipt.
        entry_id: id of the document.
        book: the law book.
        as_of: the day the document bears and for which law is read.
        draft: print gaps instead of refusing them.
        accepted: provisions of lesser confidence that the user accepted, and what else a gap names as its
            ``acceptance`` (`identity.acceptance`). Whoever calls asks for the reason.
        catalogue: the catalogue; the shipped one when None.

    Raises:
        DocumentError: unknown or not applicable document; a final with gaps (each a problem); law that needs
            acceptance; a template fault; a protected identity in a coded paper.
    """
    if catalogue is None:
        from legal_assist import workspace
        from legal_assist.documents import catalogue as catalogues

        catalogue = catalogues.load(workspace.templates_dir())
    entry = catalogue.entry(entry_id)
    # What is in hand already is made again only when nothing else of this document is left to make.
    victims = readiness.still_needed(case, entry, as_of) or readiness.concerned(case, entry, as_of)
    state = readiness.state(case, book, entry, as_of)
    if state.applies is False and not _superseded(case, entry, as_of):
        raise _not_applicable(entry, state)
    order = _Order(case, revision, entry, book, catalogue, as_of, draft, accepted)
    if not draft:
        _require_complete(order, state)
    made: list[Made] = []
    leaking: list[DocumentError] = []
    for some, one in [(victims, None)] if entry.per == "case" else [((v,), v) for v in victims]:
        try:
            made.append(order.make(some, one))
        except DocumentError as error:
            if error.key != "documents.leak":
                raise
            leaking.append(error)
    if leaking:
        raise leaks.together(leaking)
    return tuple(made)


def context(
    case: Case, entry_id: str, *, book: LawBook, as_of: date, catalogue: Catalogue
) -> tuple[dict[str, Any], ...]:
    """What the template of a document would be given, as a draft: one context per paper.

    For the listing of template fields and for checking templates.

    Raises:
        DocumentError: unknown document.
    """
    entry = catalogue.entry(entry_id)
    order = _Order(case, 0, entry, book, catalogue, as_of, True, frozenset())
    victims = readiness.concerned(case, entry, as_of)
    if entry.per == "case":
        return (contexts.build(order.look(victims, None)),)
    return tuple(contexts.build(order.look((one,), one)) for one in victims)


def _superseded(case: Case, entry: Entry, as_of: date) -> bool:
    """Whether the document would apply but for the signed paper that is in hand already."""
    open_still = conditions.evaluate(entry.applies, case, as_of) is not False
    return open_still and bool(readiness.concerned(case, entry, as_of))


def _not_applicable(entry: Entry, state: readiness.DocumentState) -> DocumentError:
    why = state.why_not or Said("documents.why_not.unknown")
    return DocumentError(
        "documents.not_applicable",
        problems=(Problem(entry.id, why.key, {name: str(value) for name, value in why.params.items()}),),
        title=entry.title,
        title_en=entry.title_en,
    )


def _require_complete(order: _Order, state: readiness.DocumentState) -> None:
    gaps = state.gaps or readiness.missing(order.case, order.book, order.entry, order.as_of)
    problems = [_problem(gap) for gap in identity.unsettled(gaps, order.accepted)]
    found = document_basis.basis(order.case, order.book, order.entry, order.as_of, order.accepted)
    for provision_id in found.needs_acceptance:
        params = {
            "citation": citations.format(provision_id, order.book),
            "confidence": order.book.provision(provision_id).confidence,
        }
        problems.append(Problem(provision_id, "documents.needs_acceptance", params))
    if problems:
        raise order.incomplete(problems)


def _problem(gap: Gap) -> Problem:
    return Problem(gap.path, gap.said.key, {name: str(value) for name, value in gap.said.params.items()})


@dataclass(frozen=True)
class _Order:
    """What is to be made, for all its victims."""

    case: Case
    revision: int
    entry: Entry
    book: LawBook
    catalogue: Catalogue
    as_of: date
    draft: bool
    accepted: frozenset[str]

    def incomplete(self, problems: list[Problem]) -> DocumentError:
        return DocumentError(
            "documents.incomplete",
            problems=tuple(problems),
            title=self.entry.title,
            title_en=self.entry.title_en,
            count=len(problems),
        )

    def look(self, victims: tuple[Victim, ...], victim: Victim | None) -> frame.Frame:
        case, book, entry = self.case, self.book, self.entry
        words = Words(self.catalogue.words)
        called = words(
            "claim_party.applicant_one" if entry.about == "joined_claim" else "party.applicant_one"
        )
        gaps = identity.unsettled(readiness.missing(case, book, entry, self.as_of, victim), self.accepted)
        kept = [one.id for one in self._hidden()]
        return frame.Frame(
            case=case,
            book=book,
            catalogue=self.catalogue,
            entry=entry,
            as_of=self.as_of,
            draft=self.draft,
            victims=victims,
            victim=victim,
            answers=Answers(
                case,
                words,
                gaps,
                applicant=called,
                kept=frozenset(kept if entry.identity == "coded" else ()),
            ),
            words=words,
            basis=document_basis.basis(case, book, entry, self.as_of, self.accepted, victim),
            ledger=frame.reckon(case, book, self.as_of),
            governing=document_basis.governing(case, book, entry.regime or "joined_claim", self.as_of),
            accepted=self.accepted,
        )

    def _hidden(self) -> tuple[Victim, ...]:
        """Whose identity a coded paper keeps, also of victims for whom it does not speak; no paper: all."""
        case = self.case
        if self.entry.identity == "none":
            return case.victims
        return tuple(one for one in case.victims if identity.kept(case, self.as_of, one, self.accepted))

    def make(self, victims: tuple[Victim, ...], victim: Victim | None) -> Made:
        case, entry = self.case, self.entry
        looked = self.look(victims, victim)
        name = entry.template_for(looked.governing)
        if name is None:
            raise DocumentError("documents.no_basis", use=entry.title)
        template = self.catalogue.template(name)
        filling.prepare(template)
        context = contexts.build(looked)
        answers = looked.answers
        if answers.gaps and not self.draft:
            raise self.incomplete([_problem(gap) for gap in answers.gaps.values()])
        checked = leaks.Checked()
        data = filling.fill(template, context, title=self._title(), day=self.as_of, gaps=answers.markers)
        if entry.identity != "open":
            titles = {"title": entry.title, "title_en": entry.title_en}
            hidden = self._hidden()
            checked = leaks.check(
                self._file_name(victim), data, hidden, case, accepted=self.accepted, **titles
            )
        return Made(
            document=entry.id,
            victim=victim.id if victim else None,
            file_name=self._file_name(victim),
            data=data,
            draft=self.draft,
            gaps=tuple(answers.gaps.values()),
            receipt=self._receipt(looked, name, template, data, checked.overridden),
            left_out=looked.basis.not_accepted,
            unused=tuple(one for one in self._unused(looked) if one not in checked.overridden),
            noted=checked.noted,
        )

    def _used(self, looked: frame.Frame) -> frozenset[str]:
        """What was accepted and had to be: provisions printed, identities named in spite of a danger."""
        cited = {one for ids in looked.basis.printed.values() for one in ids}
        named = identity.gaps(self.case, self.entry.identity, self.as_of, looked.victims)
        return self.accepted & (cited | {str(gap.said.params["acceptance"]) for gap in named})

    def _unused(self, looked: frame.Frame) -> tuple[str, ...]:
        return tuple(sorted(self.accepted - self._used(looked)))

    def _title(self) -> str:
        """The title in the properties of the file; a discreet paper's says nothing."""
        return Words(self.catalogue.words)("page.title_plain") if self.entry.discreet else self.entry.title

    def _file_name(self, victim: Victim | None) -> str:
        if self.entry.discreet:
            number = victim.id.removeprefix("K") if victim else ""
            return "-".join(part for part in (self.entry.id, number) if part) + ".docx"
        parts = [self.entry.id, self.case.code, f"r{self.revision}"]
        parts += [victim.id] if victim else []
        parts += ["DRAF"] if self.draft else []
        return "-".join(parts) + ".docx"

    def _receipt(
        self, looked: frame.Frame, name: str, template: bytes, data: bytes, overridden: frozenset[str]
    ) -> dict[str, Any]:
        cited = {one for ids in looked.basis.printed.values() for one in ids}
        unused = [one for one in self._unused(looked) if one not in overridden]
        return {
            "case_revision": self.revision,
            "as_of": self.as_of.isoformat(),
            "law_version": self.book.version,
            "law_reviewed": self.book.preface.reviewed.isoformat(),
            "catalogue_version": self.catalogue.version,
            "template": name,
            "template_sha256": hashlib.sha256(template).hexdigest(),
            "sha256": hashlib.sha256(data).hexdigest(),
            "accepted": sorted(self._used(looked) | overridden),
            "not_accepted": sorted(looked.basis.not_accepted),
            "unused_acceptances": unused,
            "left_out": sorted(looked.basis.left_out),
            "office": self.book.office.receipt(cited),
            "identity": self.entry.identity,
            "identities": {
                one: "coded" if looked.keeps(one) else how
                for one, how in identity.modes(self.case, self.entry.identity, self.as_of, looked.victims)
            },
            "reaches_defendant": self.entry.reaches_defendant,
        }
