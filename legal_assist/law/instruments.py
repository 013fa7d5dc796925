"""From instrument files to `Instrument` and `Provision`, each file checked by itself."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypedDict

from legal_assist.law.provisions import (
    Instrument,
    Interval,
    Provision,
    Transitional,
    is_instrument_id,
    read_locator,
)

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.law.reading import Table


#: What follows an interval is in force from the next day.
NEXT_DAY: Final = timedelta(days=1)


class _Texts(TypedDict):
    """The plain fields of a provision."""

    summary: str
    summary_en: str
    confidence: str
    source: str
    note: str
    note_en: str


def read_instrument(table: Table) -> Instrument:
    """Read one instrument file whole; faults are noted in the table's list."""
    instrument = read_head(table)
    provisions = [_provision(item, instrument) for item in table.tables("provision", name="id")]
    if provisions and not instrument.citable:
        table.fault("not_citable_at", "citable")
    table.done()
    return instrument.holding(tuple(found for found in provisions if found is not None))


def read_head(table: Table) -> Instrument:
    """Read what an instrument file says of the instrument itself, without provisions."""
    identity = table.text("id")
    if identity and not is_instrument_id(identity):
        table.fault("malformed_id", "id", value=identity)
    elif identity and not table.file.endswith(f"/{identity}.toml"):
        table.fault("file_name", "id", value=identity)
    intervals = tuple(_interval(item) for item in table.tables("in_force", required=True))
    _check_order(table, intervals)
    transitional = _transitional(table)
    instrument = Instrument(
        id=identity,
        short=table.text("short"),
        full=table.text("full"),
        short_en=table.text("short_en"),
        title_en=table.text("title_en"),
        gazette=table.text("gazette", required=False),
        in_force=intervals,
        repealed_by=table.text("repealed_by", required=False) or None,
        amends=table.text("amends", required=False) or None,
        implements=table.texts("implements"),
        citable=table.flag("citable", default=True),
        transitional=transitional,
        note=table.text("note", required=False),
        note_en=table.text("note_en", required=False),
        read=tuple,
    )
    if instrument.note and not instrument.note_en:
        table.fault("missing_key", "note_en")
    return instrument


def _interval(table: Table) -> Interval:
    start, until = table.day("from", required=False), table.day("until", required=False)
    certainty = table.code("confidence")
    if start is not None and until is not None and until < start:
        table.fault("until_before_from", "until", start=start.isoformat(), until=until.isoformat())
    interval = Interval(
        start=start,
        until=until,
        basis=table.text("basis"),
        confidence=certainty,
        start_confidence=table.code("from_confidence", default=certainty),
    )
    table.done()
    return interval


def _check_order(table: Table, intervals: tuple[Interval, ...]) -> None:
    for number, (earlier, later) in enumerate(pairwise(intervals), start=2):
        if earlier.until is None or later.start is None or later.start <= earlier.until:
            table.fault("overlap", f"in_force[{number}]", start=str(later.start or "?"))
        elif later.start - earlier.until > NEXT_DAY:
            days = {"until": earlier.until.isoformat(), "start": later.start.isoformat()}
            table.fault("gap", f"in_force[{number}]", **days)


def _transitional(table: Table) -> Transitional | None:
    inner = table.table("transitional")
    if inner is None:
        return None
    found = Transitional(
        text=inner.text("text"),
        text_en=inner.text("text_en"),
        basis=inner.text("basis"),
        confidence=inner.code("confidence"),
    )
    inner.done()
    return found


def _provision(table: Table, instrument: Instrument) -> Provision | None:
    identity = table.text("id")
    prefix, _, path = identity.partition("/")
    locator = read_locator(path)
    if identity and (prefix != instrument.id or locator is None):
        table.fault("malformed_id", "id", value=identity)
    start, until = table.day("from", required=False), table.day("until", required=False)
    if start is not None and until is not None and until < start:
        table.fault("until_before_from", "until", start=start.isoformat(), until=until.isoformat())
    else:
        _check_inside(table, instrument, start, until)
    first = instrument.in_force[0].start if instrument.in_force else None
    last = instrument.in_force[-1].until if instrument.in_force else None
    transitional = _transitional(table)
    found = _Texts(
        summary=table.text("summary"),
        summary_en=table.text("summary_en"),
        confidence=table.code("confidence"),
        source=table.text("source"),
        note=table.text("note", required=False),
        note_en=table.text("note_en", required=False),
    )
    predecessor, successor = table.texts("predecessor"), table.texts("successor")
    table.done()
    if found["note"] and not found["note_en"]:
        table.fault("missing_key", "note_en")
    if locator is None:
        return None
    return Provision(
        id=identity,
        instrument=instrument.id,
        article=locator.article,
        paragraph=locator.paragraph,
        letter=locator.letter,
        point=locator.point,
        elucidation=locator.elucidation,
        start=start or first,
        until=until if until is not None else last,
        transitional=transitional or instrument.transitional,
        predecessor=predecessor,
        successor=successor,
        **found,
    )


def _check_inside(table: Table, instrument: Instrument, start: date | None, until: date | None) -> None:
    """A provision's own days must lie within the days of its instrument."""
    for key, day in (("from", start), ("until", until)):
        if day is not None and not any(interval.holds(day) for interval in instrument.in_force):
            table.fault("outside_instrument", key, day=day.isoformat(), instrument=instrument.short)
