"""What the book says about itself (`book.toml`): its review, the texts read, the names of statutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legal_assist.law.reading import Faults, Table


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of instrument: the first part of its ids, and the names people write for it."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nickname:
    """A name without a number. With more than one instrument behind it, it is refused as a citation.

    ``refused``: refused even with one instrument, because an older code of the same name is not in the book.
    """

    name: str
    instruments: tuple[str, ...]
    refused: bool


@dataclass(frozen=True, slots=True)
class Preface:
    """Review dates, the notice about the texts that were read, and the names of statutes."""

    reviewed: date
    review_after: date
    review_reason: str
    review_reason_en: str
    notice: str
    notice_en: str
    kinds: tuple[Kind, ...]
    nicknames: tuple[Nickname, ...]

    def check(self, instruments: set[str], faults: Faults) -> None:
        """Note nicknames of instruments not in the book, and instruments of a kind without a name."""
        for nickname in self.nicknames:
            for target in nickname.instruments:
                if target not in instruments:
                    faults.add("book.toml", f"nickname {nickname.name}", "dangling", value=target)
        kinds = {kind.id for kind in self.kinds}
        for instrument in sorted(instruments):
            if instrument and instrument.rsplit("-", 2)[0] not in kinds:
                faults.add("book.toml", "kind", "unknown_kind", value=instrument)


def read_preface(table: Table) -> Preface:
    """Read `book.toml`; faults are noted in the table's list."""
    found = Preface(
        reviewed=table.day("reviewed") or date.min,
        review_after=table.day("review_after") or date.min,
        review_reason=table.text("review_reason"),
        review_reason_en=table.text("review_reason_en"),
        notice=table.text("notice"),
        notice_en=table.text("notice_en"),
        kinds=tuple(_kind(item) for item in table.tables("kind", name="id", required=True)),
        nicknames=tuple(_nickname(item) for item in table.tables("nickname", name="name")),
    )
    table.done()
    return found


def _kind(table: Table) -> Kind:
    found = Kind(id=table.text("id"), names=table.texts("names"))
    if not found.names:
        table.fault("missing_key", "names")
    table.done()
    return found


def _nickname(table: Table) -> Nickname:
    found = Nickname(
        name=table.text("name"),
        instruments=table.texts("instruments"),
        refused=table.flag("refused", default=False),
    )
    if not found.instruments:
        table.fault("missing_key", "instruments")
    table.done()
    return found
