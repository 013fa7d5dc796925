"""Laying an overlay over the instruments: corrected, added and confirmed provisions, and conflicts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from legal_assist.errors import Problem
from legal_assist.law import confidence
from legal_assist.law.overlay import FILE_NAME
from legal_assist.law.provisions import Provision, read_locator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.law.overlay import Confirmation, Overlay, Override
    from legal_assist.law.provisions import Instrument

_ATTRIBUTES: Final = {"from": "start"}
_DAYS: Final = ("from", "until")
_CONFIRMED: Final = "V"
_UNVERIFIED: Final = "N"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the office did with one provision. `kind`: ``corrected``, ``added`` or ``confirmed``.

    A provision may be corrected first and confirmed then; `kinds` has both.
    """

    kind: str
    confirmation: Confirmation | None = None
    overrides: tuple[Override, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """Everything that was done with it."""
        return tuple(dict.fromkeys((self.kind, *(["confirmed"] if self.confirmation else []))))

    def plain(self) -> dict[str, Any]:
        """The mark as plain data, for receipts and scripts."""
        found: dict[str, Any] = {"marks": list(self.kinds)}
        if self.confirmation is not None:
            one = self.confirmation
            found["confirmation"] = {
                "by": one.by,
                "on": one.on.isoformat(),
                "file": one.file,
                "sha256": one.sha256,
                "page": one.page,
            }
        if self.overrides:
            found["overrides"] = [
                {"field": one.field, "by": one.by, "on": one.on.isoformat(), "reason": one.reason}
                for one in self.overrides
            ]
        return found


@dataclass(frozen=True, slots=True)
class Office:
    """The office's part in a law book.

    `problems` are entries that were left out; `conflicts` are entries at odds with what is shipped now.
    """

    marks: dict[str, Mark] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    conflicts: tuple[Problem, ...] = ()

    def receipt(self, ids: Iterable[str]) -> dict[str, Any]:
        """The marks of these provisions as plain data."""
        return {each: self.marks[each].plain() for each in sorted(ids) if each in self.marks}


def fingerprint(entry: Provision) -> str:
    """What a confirmation confirms: the summary in both languages."""
    return hashlib.sha256(f"{entry.summary}\0{entry.summary_en}".encode()).hexdigest()[:16]


def text_of(entry: Provision | None, name: str) -> str:
    """The text of a field as it would stand in an override; empty when there is nothing."""
    value = getattr(entry, _ATTRIBUTES.get(name, name)) if entry is not None else None
    return value.isoformat() if isinstance(value, date) else (value or "")


def lay(instruments: dict[str, Instrument], overlay: Overlay) -> tuple[dict[str, Instrument], Office]:
    """The instruments with the overlay applied.

    Args:
        instruments: by id, complete and free of faults.
        overlay: what the office recorded.

    Returns:
        New instruments, and the marks, problems and conflicts.
    """
    work = _Laying(instruments)
    for provision_id in dict.fromkeys(one.provision for one in overlay.overrides):
        work.correct(provision_id, [one for one in overlay.overrides if one.provision == provision_id])
    for provision_id in dict.fromkeys(one.provision for one in overlay.confirmations):
        work.confirm([one for one in overlay.confirmations if one.provision == provision_id])
    problems = (*overlay.problems, *work.problems)
    return work.instruments(), Office(work.marks, problems, tuple(work.conflicts))


class _Laying:
    """The entries while they are changed."""

    def __init__(self, instruments: dict[str, Instrument]) -> None:
        self._instruments = instruments
        self._shipped = {entry.id: entry for each in instruments.values() for entry in each.provisions}
        self._changed: dict[str, Provision] = {}
        self.marks: dict[str, Mark] = {}
        self.problems: list[Problem] = []
        self.conflicts: list[Problem] = []

    def instruments(self) -> dict[str, Instrument]:
        found = dict(self._instruments)
        for instrument_id in {entry.instrument for entry in self._changed.values()}:
            old = found[instrument_id]
            changed = {i: e for i, e in self._changed.items() if e.instrument == instrument_id}
            kept = [changed.pop(entry.id, entry) for entry in old.provisions]
            found[instrument_id] = old.holding((*kept, *changed.values()))
        return found

    def correct(self, provision_id: str, overrides: list[Override]) -> None:
        shipped = self._shipped.get(provision_id)
        base = shipped or self._blank(provision_id)
        if base is None:
            return
        last = {one.field: one for one in overrides}
        values = {name: self._value(one) for name, one in last.items()}
        if any(value is _BAD for value in values.values()):
            return
        # The other language falls back to the corrected words: better than a gloss of what was wrong.
        for name in ("summary", "note"):
            if name in values and f"{name}_en" not in values:
                values[f"{name}_en"] = values[name]
        entry = replace(base, **{_ATTRIBUTES.get(name, name): value for name, value in values.items()})
        if not self._holds_together(entry):
            return
        self._changed[provision_id] = entry
        kept = tuple(last.values())
        self.marks[provision_id] = Mark("corrected" if shipped else "added", overrides=kept)
        self.conflicts += [found for one in kept if (found := _conflict(one, shipped))]

    def confirm(self, confirmations: list[Confirmation]) -> None:
        latest = confirmations[-1]
        entry = self._changed.get(latest.provision) or self._shipped.get(latest.provision)
        if entry is None:
            self._fault(latest.provision, "unknown_provision")
            return
        if latest.text != fingerprint(entry):
            params = {"by": latest.by, "on": latest.on.isoformat(), "page": str(latest.page)}
            self.conflicts.append(Problem(latest.provision, "overlay.conflict.confirmed_other", params))
            return
        if not confidence.may_print(entry.confidence, accepted=False):
            self._changed[entry.id] = replace(entry, confidence=_CONFIRMED)
        earlier = self.marks.get(entry.id)
        self.marks[entry.id] = (
            replace(earlier, confirmation=latest) if earlier else Mark("confirmed", confirmation=latest)
        )

    def _blank(self, provision_id: str) -> Provision | None:
        """An entry the office adds: unverified until it says otherwise."""
        prefix, _, path = provision_id.partition("/")
        instrument, place = self._instruments.get(prefix), read_locator(path)
        if instrument is None or place is None or not instrument.citable:
            self._fault(provision_id, "unknown_provision" if instrument is None or place is None else "title")
            return None
        return Provision(
            id=provision_id,
            instrument=prefix,
            article=place.article,
            paragraph=place.paragraph,
            letter=place.letter,
            point=place.point,
            elucidation=place.elucidation,
            summary="",
            summary_en="",
            start=instrument.in_force[0].start,
            until=instrument.in_force[-1].until,
            transitional=instrument.transitional,
            predecessor=(),
            successor=(),
            confidence=_UNVERIFIED,
            source="-",
        )

    def _value(self, one: Override) -> Any:
        if one.field in _DAYS:
            if not one.value:
                return None
            try:
                return date.fromisoformat(one.value)
            except ValueError:
                return self._bad(one, "day")
        if one.field == "confidence" and not confidence.is_known(one.value):
            return self._bad(one, "confidence", known=", ".join(confidence.CODES))
        if one.field in ("summary", "summary_en", "source") and not one.value:
            return self._bad(one, "empty")
        return one.value

    def _holds_together(self, entry: Provision) -> bool:
        inside = self._instruments[entry.instrument].in_force
        if not entry.summary:
            self._fault(entry.id, "no_summary")
        elif entry.start and entry.until and entry.until < entry.start:
            self._fault(entry.id, "until_before_from")
        elif any(day and not any(each.holds(day) for each in inside) for day in (entry.start, entry.until)):
            self._fault(entry.id, "outside")
        else:
            return True
        return False

    def _bad(self, one: Override, key: str, **params: str) -> Any:
        self._fault(f"{one.provision}.{one.field}", key, **params)
        return _BAD

    def _fault(self, where: str, key: str, **params: str) -> None:
        path = f"{FILE_NAME}: {where}"
        self.problems.append(Problem(path, f"overlay.fault.{key}", {"where": where, **params}))


_BAD: Final = object()


def _conflict(one: Override, shipped: Provision | None) -> Problem | None:
    now = text_of(shipped, one.field)
    params = {"field": one.field, "value": one.value, "was": one.was or "-", "now": now or "-", "by": one.by}
    if now == one.value:
        return Problem(one.provision, "overlay.conflict.same", params)
    if now != one.was:
        return Problem(one.provision, "overlay.conflict.changed", params)
    return None
