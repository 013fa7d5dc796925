"""What instruments say about each other: references that must lead somewhere, and what follows what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from legal_assist.law.instruments import NEXT_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.law.provisions import Instrument, Provision
    from legal_assist.law.reading import Faults


def check_together(instruments: Iterable[tuple[str, Instrument]], faults: Faults) -> None:
    """Note duplicate ids and references that lead nowhere; ``instruments`` come with their file names."""
    listed = list(instruments)
    seen: dict[str, str] = {}
    for file, instrument in listed:
        for identity in (instrument.id, *(provision.id for provision in instrument.provisions)):
            if identity in seen:
                faults.add(file, identity, "duplicate_id", value=identity, other=seen[identity])
            seen.setdefault(identity, file)
    for file, instrument in listed:
        references = [("repealed_by", instrument.repealed_by), ("amends", instrument.amends)]
        references += [("implements", target) for target in instrument.implements]
        if instrument.transitional is not None:
            references.append(("transitional.basis", instrument.transitional.basis))
        for key, target in references:
            if target and target not in seen:
                faults.add(file, key, "dangling", value=target)
        for provision in instrument.provisions:
            own = provision.transitional is not instrument.transitional
            _check_links(file, provision, seen, faults, own_transitional=own)
    _check_successions(listed, faults)


def _check_links(
    file: str, provision: Provision, seen: dict[str, str], faults: Faults, *, own_transitional: bool
) -> None:
    references = [("successor", target) for target in provision.successor]
    references += [("predecessor", target) for target in provision.predecessor]
    if own_transitional and provision.transitional is not None:
        references.append(("transitional.basis", provision.transitional.basis))
    for key, target in references:
        if target and target not in seen:
            faults.add(file, f"{provision.id}.{key}", "dangling", value=target)


def _check_successions(listed: list[tuple[str, Instrument]], faults: Faults) -> None:
    """A provision and its successor leave no day without a rule, and none with two, where both are dated."""
    entries = {entry.id: entry for _file, instrument in listed for entry in instrument.provisions}
    for file, entry in ((file, entry) for file, instrument in listed for entry in instrument.provisions):
        for target in entry.successor:
            if target in entries:
                _check_days(entry, entries[target], faults, file, f"{entry.id}.successor", target)
        for target in entry.predecessor:
            if target in entries:
                _check_days(entries[target], entry, faults, file, f"{entry.id}.predecessor", target)


def _check_days(
    earlier: Provision, later: Provision, faults: Faults, file: str, where: str, target: str
) -> None:
    if earlier.until is None or later.start is None:
        return
    days = {"value": target, "until": earlier.until.isoformat(), "start": later.start.isoformat()}
    if later.start <= earlier.until:
        faults.add(file, where, "succession_overlap", **days)
    elif later.start - earlier.until > NEXT_DAY:
        faults.add(file, where, "succession_gap", **days)


class Links:
    """Which provision follows which: written once in the data, told from both ends."""

    def __init__(self, written: Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]]) -> None:
        """Take each provision's id with the predecessors and the successors that its own entry names."""
        self._before: dict[str, list[str]] = {}
        self._after: dict[str, list[str]] = {}
        for identity, predecessors, successors in written:
            for target in successors:
                self._before.setdefault(target, []).append(identity)
            for target in predecessors:
                self._after.setdefault(target, []).append(identity)

    def complete(self, provisions: Iterable[Provision]) -> tuple[Provision, ...]:
        """The provisions with the neighbours that other entries name."""
        return tuple(self._complete(entry) for entry in provisions)

    def _complete(self, entry: Provision) -> Provision:
        before, after = self._before.get(entry.id, ()), self._after.get(entry.id, ())
        if not before and not after:
            return entry
        return replace(
            entry,
            predecessor=tuple(dict.fromkeys((*entry.predecessor, *before))),
            successor=tuple(dict.fromkeys((*entry.successor, *after))),
        )


def link_both_ways(instruments: Iterable[Instrument]) -> tuple[Instrument, ...]:
    """Complete predecessors from successors and the reverse, so that a relation is written only once."""
    listed = tuple(instruments)
    entries = (entry for instrument in listed for entry in instrument.provisions)
    links = Links((entry.id, entry.predecessor, entry.successor) for entry in entries)
    return tuple(instrument.holding(links.complete(instrument.provisions)) for instrument in listed)
