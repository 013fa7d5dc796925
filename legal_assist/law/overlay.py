"""The office's own corrections and confirmations, laid over the shipped law book. Pure: text in, text out.

They stand in a TOML file of the user's (``[[confirmation]]``, ``[[override]]``), never in the shipped data,
so they survive an upgrade. An entry at fault is left out and named; it never stops the work.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from legal_assist.law.reading import Faults, Table, not_toml

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.errors import Problem

FILE_NAME: Final = "law-overlay.toml"
FORMAT: Final = 1
#: What an office can correct: the keys of a provision in the shipped files.
FIELDS: Final = ("summary", "summary_en", "from", "until", "confidence", "note", "note_en", "source")
#: Larger files are no list of corrections.
MAX_CHARACTERS: Final = 2_000_000
_SHA256_SIGNS: Final = 64
_UNSEEN: Final = ("Cc", "Cf", "Cs")


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Somebody compared a summary with the official text.

    `text` is the fingerprint of the summary that was compared; `sha256` and `page` (from 1) say where the
    official text stands; `file` is the name of that file, without its folder.
    """

    provision: str
    by: str
    on: date
    file: str
    sha256: str
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Override:
    """One corrected field. `was` is what the shipped book said then; days are written year-month-day."""

    provision: str
    field: str
    value: str
    was: str
    reason: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Overlay:
    """What stands in an overlay file, in its order; `problems` names the entries that were left out."""

    confirmations: tuple[Confirmation, ...] = ()
    overrides: tuple[Override, ...] = ()
    problems: tuple[Problem, ...] = ()
    digest: str = ""


def read(text: str, name: str = FILE_NAME) -> Overlay:
    """Read an overlay file; never raises.

    Args:
        text: the content of the file.
        name: what the file is called in messages.
    """
    faults = Faults()
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
    if len(text) > MAX_CHARACTERS:
        faults.add(name, "", "overlay_too_large")
        return Overlay(problems=tuple(faults.problems), digest=digest)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        not_toml(error, name, faults)
        return Overlay(problems=tuple(faults.problems), digest=digest)
    except RecursionError:  # tables in tables without end; nothing of ours looks like that
        faults.add(name, "", "overlay_too_large")
        return Overlay(problems=tuple(faults.problems), digest=digest)
    table = Table(data, name, "", faults)
    if table.number("format") not in (0, FORMAT):
        table.fault("overlay_format", "format", known=str(FORMAT))
        return Overlay(problems=tuple(faults.problems), digest=digest)
    confirmations: list[Confirmation] = []
    for item in table.tables("confirmation", name="provision"):
        before = len(faults.problems)
        confirmation = _confirmation(item)
        if len(faults.problems) == before:
            confirmations.append(confirmation)
    overrides: list[Override] = []
    for item in table.tables("override", name="provision"):
        before = len(faults.problems)
        override = _override(item)
        if len(faults.problems) == before:
            overrides.append(override)
    table.done()
    return Overlay(tuple(confirmations), tuple(overrides), tuple(faults.problems), digest)


def printable(text: str) -> str:
    """The text without signs that can't be seen, or that turn the direction of writing."""
    return "".join(sign for sign in text if unicodedata.category(sign) not in _UNSEEN)


def _check_signs(table: Table, found: Confirmation | Override) -> None:
    for key in found.__slots__:
        value = getattr(found, key)
        if isinstance(value, str) and printable(value) != value:
            table.fault("overlay_unseen", key)


def _confirmation(table: Table) -> Confirmation:
    found = Confirmation(
        provision=table.text("provision"),
        by=table.text("by"),
        on=table.required_day("on"),
        file=table.text("file"),
        sha256=table.text("sha256"),
        page=table.number("page"),
        text=table.text("text"),
    )
    if found.sha256 and (len(found.sha256) != _SHA256_SIGNS or set(found.sha256) - set("0123456789abcdef")):
        table.fault("overlay_sha256", "sha256")
    _check_signs(table, found)
    table.done()
    return found


def _override(table: Table) -> Override:
    found = Override(
        provision=table.text("provision"),
        field=table.text("field"),
        value=table.text("value", required=False),
        was=table.text("was", required=False),
        reason=table.text("reason"),
        by=table.text("by"),
        on=table.required_day("on"),
    )
    if found.field and found.field not in FIELDS:
        table.fault("overlay_field", "field", value=found.field, known=", ".join(FIELDS))
    _check_signs(table, found)
    table.done()
    return found


def added(text: str, entry: Confirmation | Override) -> str:
    """The file with one more entry at its end; what a person wrote there, comments included, stays.

    Args:
        text: the present content; empty for a new file.
        entry: what is added.
    """
    head = text.rstrip() or f"format = {FORMAT}"
    kind = "confirmation" if isinstance(entry, Confirmation) else "override"
    lines = [f"[[{kind}]]"]
    for key in entry.__slots__:
        value = getattr(entry, key)
        if isinstance(value, str):
            # A JSON text is a TOML basic text, except for the one control sign that JSON leaves alone.
            lines.append(f"{key} = {json.dumps(value, ensure_ascii=False)}".replace("\x7f", "\\u007f"))
        else:
            lines.append(f"{key} = {value}")
    return f"{head}\n\n" + "\n".join(lines) + "\n"
