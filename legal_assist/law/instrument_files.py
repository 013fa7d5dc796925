"""Instrument files, opened as far as they are needed.

Whole: every file is read and held against every other, and every fault is told at once. On demand: of each
file only what stands above its first provision is read, and a list of the provision ids; the provisions of an
instrument follow when they are first asked for. Both give the same book (tested for the shipped data).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from legal_assist.law.instrument_links import Links, check_together, link_both_ways
from legal_assist.law.instruments import read_head, read_instrument
from legal_assist.law.reading import Faults, parse, read_file, read_text

if TYPE_CHECKING:
    from pathlib import Path

    from legal_assist.law.provisions import Instrument, Provision

_FOLDER: Final = "instruments"
_FIRST: Final = re.compile(r"^\s*\[\[\s*provision\s*\]\]", re.MULTILINE)
#: The keys of a provision that make up the list of contents, where each stands on a line of its own.
_LISTED: Final = re.compile(
    r"""^[ \t]*["']?(id|predecessor|successor)["']?[ \t]*=[ \t]*(.*?)[ \t\r]*$""", re.MULTILINE
)
#: In texts of several lines a line may look like a key.
_SEVERAL_LINES: Final = ('"' * 3, "'" * 3)

#: A provision's id, and the predecessors and successors its own entry names.
Listed = tuple[str, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Shelf:
    """The instruments by id, and the provisions by id, in the order of the files."""

    instruments: dict[str, Instrument]
    entries: Mapping[str, Provision]


class Entries(Mapping[str, "Provision"]):
    """Provisions by id; looking one up reads the file of its instrument, listing the ids reads none."""

    def __init__(self, instruments: Mapping[str, Instrument], holders: Mapping[str, str]) -> None:
        """Take the instruments, and for each provision id the instrument that holds it."""
        self._instruments = instruments
        self._holders = holders
        self._read: dict[str, Provision] = {}

    def __getitem__(self, provision_id: str) -> Provision:
        """One provision; KeyError when the book does not hold it."""
        if provision_id not in self._read:
            holder = self._instruments[self._holders[provision_id]]
            self._read |= {entry.id: entry for entry in holder.provisions}
        return self._read[provision_id]

    def __contains__(self, provision_id: object) -> bool:
        """Whether the book holds it, without reading anything."""
        return provision_id in self._holders

    def __iter__(self) -> Iterator[str]:
        """The ids, in the order of the files."""
        return iter(self._holders)

    def __len__(self) -> int:
        """How many provisions there are."""
        return len(self._holders)


def read_whole(root: Path, faults: Faults) -> Shelf:
    """Read and check every instrument file; faults are noted, the first reading does not stop the next.

    Args:
        root: the law data folder.
        faults: where faults go.
    """
    found: list[tuple[str, Instrument]] = []
    for path in _files(root):
        name = f"{_FOLDER}/{path.name}"
        table = read_file(path, faults, name)
        if table is not None:
            found.append((name, read_instrument(table)))
    check_together(found, faults)
    linked = {one.id: one for one in link_both_ways(instrument for _name, instrument in found)}
    return Shelf(linked, {entry.id: entry for one in linked.values() for entry in one.provisions})


def read_on_demand(root: Path, faults: Faults) -> Shelf:
    """Read the head and the list of contents of every instrument file.

    Args:
        root: the law data folder.
        faults: where faults of the heads go; those of provisions are raised when they are read.
    """
    heads: dict[str, tuple[Instrument, str, str]] = {}
    listed: list[Listed] = []
    holders: dict[str, str] = {}
    for path in _files(root):
        name = f"{_FOLDER}/{path.name}"
        text = read_text(path, faults, name)
        if text is None:
            continue
        first = _FIRST.search(text)
        table = parse(text[: first.start()] if first else text, faults, name)
        if table is None:
            continue
        head = read_head(table)
        table.done()
        heads[head.id] = (head, text, name)
        contents = _contents(text[first.start() :], text) if first else ()
        listed += contents
        holders |= {identity: head.id for identity, _before, _after in contents}
    links = Links(listed)
    instruments = {
        identity: replace(head, read=partial(_provisions, text, name, links))
        for identity, (head, text, name) in heads.items()
    }
    return Shelf(instruments, Entries(instruments, holders))


def _files(root: Path) -> list[Path]:
    return sorted((root / _FOLDER).glob("*.toml"))


def _provisions(text: str, name: str, links: Links) -> tuple[Provision, ...]:
    """The provisions of one file.

    Raises:
        LawBookError: with every fault of the file.
    """
    faults = Faults()
    table = parse(text, faults, name)
    found = read_instrument(table).provisions if table is not None else ()
    faults.stop_if_any()
    return links.complete(found)


def _contents(below: str, whole: str) -> tuple[Listed, ...]:
    """Ids and links of the provisions of a file: by its lines where they are plain, else by its tables."""
    found: list[dict[str, Any]] = []
    if any(quotes in below for quotes in _SEVERAL_LINES):
        return _contents_parsed(whole)
    for key, value in _LISTED.findall(below):
        try:
            read = json.loads(value)
        except ValueError:  # a comment behind the value, a list of several lines, another kind of quotes
            return _contents_parsed(whole)
        if key == "id":
            found.append({"id": read})
        elif found:
            found[-1][key] = read
    if len(found) != len(_FIRST.findall(below)):
        return _contents_parsed(whole)
    return _listed(found)


def _contents_parsed(text: str) -> tuple[Listed, ...]:
    try:
        found = tomllib.loads(text).get("provision", [])
    except tomllib.TOMLDecodeError:  # told when the provisions are read
        return ()
    return _listed(found)


def _listed(found: list[dict[str, Any]]) -> tuple[Listed, ...]:
    return tuple(
        (str(one.get("id", "")), tuple(one.get("predecessor", ())), tuple(one.get("successor", ())))
        for one in found
    )
