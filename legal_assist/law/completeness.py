"""What each addressee requires of an application, as data: contents, annexes and form, each with its source.

Several rules ask for nearly the same papers. Here stands their union, one piece once, so that no clerk of any
of them sends the file back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import Field, model_validator

from legal_assist.law import rule_files
from legal_assist.law.rule_terms import Code, Condition, RuleModel, fault
from legal_assist.law.rules import ProvisionId, RuleId, Text  # noqa: TC001  pydantic needs them at run time

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AddresseeId = Literal["court", "prosecutor", "investigator", "lpsk", "health_social", "local_government"]
_FILE = "completeness.toml"


class Addressee(RuleModel):
    """Who receives, and what to mind when addressing it."""

    id: AddresseeId
    title: Text
    title_en: Text
    note: Text
    note_en: Text


class Source(RuleModel):
    """Provisions that ask for a piece only in certain cases."""

    ids: tuple[ProvisionId, ...]
    when: Condition


class PieceRule(RuleModel):
    """One thing an application must say, enclose or look like.

    ``filled`` are paths of the vocabulary (``a|b``: one of them is enough), ``exhibits`` kinds of paper of
    which one is enough, ``met`` a condition. A piece with none of them is a matter of form to check by eye.
    """

    id: RuleId
    addressee: Annotated[tuple[AddresseeId, ...], Field(min_length=1)]
    #: The kind of application it belongs to, as events name it.
    application: str
    part: Literal["content", "annex", "form"]
    subject: Literal["victim", "case"] = "case"
    what: Text
    what_en: Text
    sources: tuple[ProvisionId, ...] = ()
    also: tuple[Source, ...] = ()
    confidence: Code | None = None
    when: Condition = ()
    filled: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()
    #: The copy must be certified.
    certified: bool = False
    met: Condition = ()
    #: Where ``met`` fails: whether it is at least said why.
    answered: Condition = ()
    note: Text | None = None
    note_en: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.note is None) != (self.note_en is None):
            raise fault("reckoning_rules.fault.both_languages")
        if not self.sources and not self.also:
            raise fault("reckoning_rules.fault.no_basis")
        return self


class Completeness(RuleModel):
    """The lists of all addressees."""

    addressees: tuple[Addressee, ...]
    pieces: tuple[PieceRule, ...]

    def of(self, addressee: str) -> tuple[PieceRule, ...]:
        """The pieces one addressee requires, in the order of the file."""
        return tuple(piece for piece in self.pieces if addressee in piece.addressee)

    def cited(self) -> Iterator[tuple[str, str]]:
        """Every provision id with the place that names it."""
        for piece in self.pieces:
            for cited in (*piece.sources, *(one for source in piece.also for one in source.ids)):
                yield f"{_FILE}: {piece.id}", cited

    def conditions(self) -> Iterator[tuple[str, Condition]]:
        """Every condition with the place where it stands."""
        for piece in self.pieces:
            yield f"{_FILE}: {piece.id}.when", piece.when
            yield f"{_FILE}: {piece.id}.met", piece.met
            yield f"{_FILE}: {piece.id}.answered", piece.answered
            for source in piece.also:
                yield f"{_FILE}: {piece.id}.also", source.when


def load(data_dir: Path) -> Completeness:
    """Read the lists.

    Args:
        data_dir: the folder with ``completeness.toml``.

    Raises:
        LawBookError: with one problem per fault, each with file and key.
    """
    tables, problems = rule_files.tables(
        data_dir / _FILE, _FILE, {"addressee": Addressee, "piece": PieceRule}
    )
    rule_files.stop_if_any(problems)
    return Completeness(addressees=tuple(tables["addressee"]), pieces=tuple(tables["piece"]))
