"""The document catalogue, read from data: which papers there are, when each applies, what each must hold."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, ValidationError, model_validator

from legal_assist.errors import DocumentError, Problem
from legal_assist.law.rule_terms import Condition, RuleModel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Signer = Literal[
    "victim", "guardian", "family", "heir", "advocate", "institution", "companion", "advocate_and_giver",
    "appointed", "office",
]  # fmt: skip
Builder = Literal[
    "restitution", "breakdown", "evidence", "power", "joined", "rehabilitation", "confidentiality", "sheet",
    "letter", "leaflet",
]  # fmt: skip
Acting = Literal["victim", "guardian", "heir", "institution", "family"]
Recipient = Literal["court", "lpsk", "prosecutor", "investigator", "uptd_ppa", "social_agency"]
About = Literal[
    "restitution", "joined_claim", "rehabilitation", "confidentiality", "identity", "power", "everybody",
]  # fmt: skip
Reader = Literal[
    "court_chief", "presiding_judge", "social_agency", "stage", "none", "lpsk", "prosecutor", "investigator",
    "officer", "prosecutor_chief", "court_and_prosecutor", "uptd_ppa", "health_agency", "mayor", "mission",
    "legal_aid_body", "service", "police_chief", "investigator_superior",
    "care_agencies",
]  # fmt: skip
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Need(RuleModel):
    """A fact that a final needs: ``*`` for each entry, ``|`` between answers of which one is enough.

    ``entries``: when there has to be an entry at all; ``heads``: only for victims with losses of these heads.
    """

    path: str
    when: Condition = ()
    entries: Condition = ()
    heads: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"path": value} if isinstance(value, str) else value


class ExhibitRule(RuleModel):
    """An annex: the kinds of exhibit that satisfy it, when it is asked for, and by which provision.

    ``acting`` narrows it to victims for whom such a person asks; ``certified`` asks for a certified copy of
    what another rule asks for; ``made_when`` says when one of our own papers stands in for it.
    """

    kinds: tuple[str, ...] = Field(min_length=1)
    source: str | None = None
    when: Condition = ()
    applicants: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    acting: tuple[Acting, ...] = ()
    each_victim: bool = False
    certified: bool = False
    made_when: Condition = ()
    required: bool = False


class Hold(RuleModel):
    """Circumstances in which a final is refused; the sentence is ``documents.hold.<id>``.

    ``path`` is the fact that would lift it.
    """

    id: str
    path: str
    when: Condition = Field(min_length=1)


class Note(RuleModel):
    """What the user should know before handing the paper over; never printed.

    ``tells`` is a provision whose summary follows the text, with its citation: a duty and its time stand in
    the law book alone.
    """

    text: str = Field(min_length=1)
    text_en: str = Field(min_length=1)
    when: Condition = ()
    tells: str | None = None


class Qualifier(RuleModel):
    """Provisions by which an instrument goes on applying only as far as it does not conflict."""

    instrument: str
    ids: tuple[str, ...] = Field(min_length=1)


class BasisRule(RuleModel):
    """Provisions a document cites under one name; entries with the same name add up.

    ``regime`` alone takes the provisions of that finding; with ``governing`` it is a condition on it.
    """

    use: str
    ids: tuple[str, ...] = ()
    regime: Literal["restitution", "joined_claim"] | None = None
    governing: str | None = None
    when: Condition = ()
    required: bool = False


class StampDuty(RuleModel):
    """The stamp duty, whole rupiah, with the provision that sets it."""

    idr: int
    provision: str


class FooterRule(RuleModel):
    """Provisions of the notice at the foot of every page."""

    ids: tuple[str, ...]
    when: Condition = ()


class Entry(RuleModel):
    """One document."""

    id: Id
    title: str
    title_en: str
    template: str
    templates: dict[str, str] = Field(default={})
    regime: Literal["restitution", "joined_claim"] | None = None
    per: Literal["case", "victim"]
    about: About
    #: Narrows the victims it speaks for; asked of each of them.
    concerns: Condition = ()
    #: Whether it speaks for a victim of whom `concerns` is not known.
    concerns_unknown: Literal["include", "skip"] = "include"
    builder: Builder = "letter"
    identity: Literal["open", "coded", "none"]
    sealed: bool = False
    applies: Condition = ()
    #: Why it is not made now, said when `applies` is false; and when what it becomes is in hand.
    why_not: str = ""
    why_not_en: str = ""
    why_done: str = ""
    why_done_en: str = ""
    addressee: Reader
    channel: Literal["filing_channel", "registry", "prosecutor_at_trial", "uptd_ppa"] | None = None
    signers: tuple[Signer, ...]
    copies: tuple[Recipient, ...] = ()
    reaches_defendant: bool
    stamp: bool = False
    needs: tuple[Need, ...] = ()
    exhibits: tuple[ExhibitRule, ...] = ()
    basis: tuple[BasisRule, ...] = ()
    holds: tuple[Hold, ...] = ()
    notes: tuple[Note, ...] = ()
    #: The notes show where the account in the case and the police minutes differ.
    compares_minutes: bool = False
    #: Not final before the time for paying restitution has passed.
    after_payment_term: bool = False
    #: Not final before this deadline rule of the law book has passed.
    after_deadline: str | None = None
    #: Kind of exhibit that this paper becomes once signed: in hand, it need not be made again.
    done_by: str | None = None
    #: Kinds of exhibit that have no place in this paper.
    leave_out: tuple[str, ...] = ()
    #: Place and date stand above the signature instead of at the top.
    dated: bool = False
    #: Says nothing of the case or of trafficking in header, footer and file name: it may be found on her.
    discreet: bool = False
    #: Stays in the office file and is handed to nobody.
    office_only: bool = False
    #: Who must send or hand it over, where that is not whoever signs.
    sender: Literal["advocate", "prosecutor", "investigator", "office", ""] = ""
    #: For `builder = "letter"`: printed facts by name (`isi.<name>`), yes or no by name (`bila.<name>`),
    #: days of events by name (`hari.<name>`), and whether it holds the table of losses.
    facts: dict[str, str] = Field(default={})
    flags: dict[str, Condition] = Field(default={})
    dates: dict[str, str] = Field(default={})
    #: Notes of events by name (`catatan.<name>`): the note of the last event of that kind.
    event_notes: dict[str, str] = Field(default={})
    amounts: bool = False

    @model_validator(mode="after")
    def _a_served_paper_is_coded(self) -> Entry:
        if self.reaches_defendant and self.identity == "open":
            raise ValueError("a paper that reaches the defendant can't carry open identity")
        if bool(self.template) == bool(self.templates):
            raise ValueError("either one template or one per governing law")
        return self

    def template_for(self, governing: str | None) -> str | None:
        """File name of the template; None while the governing law is not known."""
        return self.template or self.templates.get(governing or "")


class _File(RuleModel):
    stamp_duty: StampDuty
    sealed_kinds: tuple[str, ...]
    footer: tuple[FooterRule, ...] = ()
    qualifier: tuple[Qualifier, ...] = ()
    document: tuple[Entry, ...]


@dataclass(frozen=True)
class Catalogue:
    """All documents, the words they share, and the folder their templates lie in."""

    entries: tuple[Entry, ...]
    stamp_duty: StampDuty
    footer: tuple[FooterRule, ...]
    qualifiers: tuple[Qualifier, ...]
    #: Kinds of exhibit that carry the identity: beside a coded paper they lie in the sealed cover.
    sealed_kinds: tuple[str, ...]
    words: dict[str, Any] = field(repr=False)
    folder: Path = field(repr=False)

    @cached_property
    def version(self) -> str:
        """Twelve signs that change with the name or the content of any file of the catalogue or its words."""
        return _digest(self.folder)[:12]

    def entry(self, entry_id: str) -> Entry:
        """One document.

        Raises:
            DocumentError: there is none of that id.
        """
        for found in self.entries:
            if found.id == entry_id:
                return found
        raise DocumentError("documents.unknown", id=entry_id)

    def titles(self, lang: str) -> dict[str, str]:
        """What each document is called, by its id."""
        return {one.id: one.title_en if lang == "en" else one.title for one in self.entries}

    def template(self, name: str) -> bytes:
        """The bytes of a template.

        Raises:
            DocumentError: the file is missing.
        """
        if name not in self._templates:
            try:
                self._templates[name] = (self.folder / name).read_bytes()
            except OSError:
                raise DocumentError("documents.template_missing", template=name) from None
        return self._templates[name]

    @cached_property
    def _templates(self) -> dict[str, bytes]:
        return {}

    def cited(self) -> Iterator[tuple[str, str]]:
        """Every provision id the catalogue names, with the place that names it."""
        yield "catalogue.toml: stamp_duty", self.stamp_duty.provision
        for rule in self.footer:
            yield from (("catalogue.toml: footer", one) for one in rule.ids)
        for qualifier in self.qualifiers:
            yield "catalogue.toml: qualifier", qualifier.instrument
            yield from (("catalogue.toml: qualifier", one) for one in qualifier.ids)
        for entry in self.entries:
            yield from ((f"catalogue.toml: {entry.id}.notes", one.tells) for one in entry.notes if one.tells)
            for basis in entry.basis:
                yield from ((f"catalogue.toml: {entry.id}.{basis.use}", one) for one in basis.ids)
            for exhibit in entry.exhibits:
                if exhibit.source:
                    yield f"catalogue.toml: {entry.id}.exhibits", exhibit.source


def load(folder: Path) -> Catalogue:
    """Read ``catalogue.toml`` and ``words.toml`` of a template folder, and the folders of these names.

    Raises:
        DocumentError: with every fault found, by place.
    """
    return replace(_read_once(folder, _digest(folder)))  # each with templates of its own


def _digest(folder: Path) -> str:
    """Changes with the name or the content of any file that `load` reads."""
    digest = hashlib.sha256()
    for path in (*_files(folder, "catalogue"), *_files(folder, "words")):
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _read_once(folder: Path, digest: str) -> Catalogue:
    """What a folder holds, read once as long as its files stay as they are."""
    del digest  # what the cache goes by
    plain, words = _read(folder, "catalogue"), _read(folder, "words")
    try:
        found = _File.model_validate(plain)
    except ValidationError as error:
        places = [(".".join(map(str, one["loc"])), one["msg"]) for one in error.errors(include_url=False)]
        raise faulty(places) from None
    twice = [
        one.id for n, one in enumerate(found.document) if any(one.id == two.id for two in found.document[:n])
    ]
    if twice:
        raise faulty([(one, "twice") for one in twice])
    return Catalogue(
        entries=found.document,
        stamp_duty=found.stamp_duty,
        footer=found.footer,
        qualifiers=found.qualifier,
        sealed_kinds=found.sealed_kinds,
        words=words,
        folder=folder,
    )


def _files(folder: Path, name: str) -> tuple[Path, ...]:
    return (folder / f"{name}.toml", *sorted((folder / name).glob("*.toml")))


def _read(folder: Path, name: str) -> dict[str, Any]:
    """``<name>.toml`` and every file of the folder ``<name>`` as one table; lists of documents add up."""
    whole: dict[str, Any] = {}
    for path in _files(folder, name):
        place = path.relative_to(folder).as_posix()
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError:
            raise DocumentError("documents.template_missing", template=place) from None
        except tomllib.TOMLDecodeError as error:
            raise faulty([(place, str(error))]) from None
        for key, value in tables.items():
            if isinstance(value, dict) and isinstance(whole.get(key), dict):
                double = sorted(whole[key].keys() & value.keys())
                if double:
                    raise faulty([(place, f"{key}.{one}: twice") for one in double])
                whole[key] |= value
            elif isinstance(value, list) and isinstance(whole.get(key), list):
                whole[key] += value
            elif key in whole:
                raise faulty([(place, f"{key}: twice")])
            else:
                whole[key] = value
    return whole


def faulty(faults: list[tuple[str, str]]) -> DocumentError:
    """The error for data of a template folder: each fault by its place and what is wrong there."""
    problems = tuple(
        Problem(where, "documents.catalogue_fault", {"where": where, "detail": detail})
        for where, detail in faults
    )
    return DocumentError("documents.catalogue_faulty", problems=problems, count=len(problems))
