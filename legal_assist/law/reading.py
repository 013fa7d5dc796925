"""Reading law data tables: every fault is collected with its file and key, none stops the reading."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from legal_assist.errors import LawBookError, Problem
from legal_assist.law import confidence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LINE: Final = re.compile(r"line (\d+)")


class Faults:
    """All that is wrong with the data read so far."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, file: str, where: str, key: str, **params: str) -> None:
        """Note one fault: the file, the key inside it, and the sentence (``law.<key>``)."""
        path = f"{file}: {where}" if where else file
        self.problems.append(Problem(path, f"law.{key}", {"file": file, "where": where, **params}))

    def stop_if_any(self) -> None:
        """Raise one error with every fault.

        Raises:
            LawBookError: at least one fault was noted.
        """
        if self.problems:
            raise LawBookError("law.data_faulty", problems=tuple(self.problems), count=len(self.problems))


class Table:
    """One TOML table that knows where it stands; each key is asked for by its kind.

    A missing or ill-typed value is noted as a fault and replaced by an empty one, so that reading goes on.
    ``done`` notes the keys that nobody asked for.
    """

    def __init__(self, data: dict[str, Any], file: str, where: str, faults: Faults) -> None:
        self._data = data
        self._asked: set[str] = set()
        self.file = file
        self.where = where
        self.faults = faults

    def fault(self, key: str, at: str = "", **params: str) -> None:
        """Note a fault at a key of this table (or at the table itself)."""
        self.faults.add(self.file, self._at(at) if at else self.where, key, **params)

    def has(self, key: str) -> bool:
        """Whether the key is present."""
        return key in self._data

    def text(self, key: str, *, required: bool = True) -> str:
        """A text; empty texts count as missing."""
        value = self._take(key, required=required)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.fault("wrong_kind", key, wanted="text")
            return ""
        if required and not value.strip():
            self.fault("missing_key", key)
        return value.strip()

    def day(self, key: str, *, required: bool = True) -> date | None:
        """A date without a time of day; None when absent (or faulty and optional)."""
        value = self._take(key, required=required)
        if value is None:
            return date.min if required else None
        if not isinstance(value, date) or isinstance(value, datetime):
            self.fault("bad_date", key, value=str(value))
            return date.min if required else None
        return value

    def required_day(self, key: str) -> date:
        """A date that must be there; the first day of all when it is not."""
        return self.day(key) or date.min

    def number(self, key: str) -> int:
        """A whole number from 1; 0 when it is absent or faulty."""
        value = self._take(key, required=True)
        if value is None:
            return 0
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self.fault("wrong_kind", key, wanted="1, 2, 3")
            return 0
        return value

    def code(self, key: str, *, default: str | None = None) -> str:
        """A confidence code."""
        if default is not None and key not in self._data:
            self._asked.add(key)
            return default
        value = self.text(key)
        if value and not confidence.is_known(value):
            self.fault("unknown_confidence_at", key, code=value, known=", ".join(confidence.CODES))
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when absent."""
        value = self._take(key, required=False)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fault("wrong_kind", key, wanted="list")
            return ()
        return tuple(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """A yes or no."""
        value = self._take(key, required=False)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.fault("wrong_kind", key, wanted="true/false")
            return default
        return value

    def table(self, key: str) -> Table | None:
        """A table inside this one; None when absent."""
        value = self._take(key, required=False)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.fault("wrong_kind", key, wanted="[table]")
            return None
        return Table(value, self.file, self._at(key), self.faults)

    def tables(self, key: str, *, name: str = "", required: bool = False) -> Iterator[Table]:
        """The tables of a list; ``name`` is the key whose value tells them apart in fault messages."""
        value = self._take(key, required=required)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.fault("wrong_kind", key, wanted="[[table]]")
            return
        for number, item in enumerate(value, start=1):
            label = item.get(name) if name else None
            at = f"{key}[{number}]" + (f" {label}" if isinstance(label, str) else "")
            yield Table(item, self.file, self._at(at), self.faults)

    def done(self) -> None:
        """Note every key that is not part of the format."""
        for key in self._data:
            if key not in self._asked:
                self.fault("unknown_key", key)

    def _take(self, key: str, *, required: bool) -> Any:
        self._asked.add(key)
        if key not in self._data:
            if required:
                self.fault("missing_key", key)
            return None
        return self._data[key]

    def _at(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key


def not_toml(error: tomllib.TOMLDecodeError, name: str, faults: Faults) -> None:
    """Note that a file is no TOML, and near which line."""
    line = _LINE.search(str(error))
    faults.add(name, "", "not_toml", line=line[1] if line else "?")


def read_file(path: Path, faults: Faults, name: str) -> Table | None:
    """Read one TOML file; None (and a noted fault) when it can't be read as UTF-8 TOML.

    Args:
        path: the file.
        faults: where faults go.
        name: what to call the file in messages (relative to the data folder).
    """
    text = read_text(path, faults, name)
    return parse(text, faults, name) if text is not None else None


def read_text(path: Path, faults: Faults, name: str) -> str | None:
    """The text of a file; None (and a noted fault) when it is not there or no UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        faults.add(name, "", "not_utf8")
    except FileNotFoundError:
        faults.add(name, "", "missing_file")
    return None


def parse(text: str, faults: Faults, name: str) -> Table | None:
    """The table a TOML text holds; None (and a noted fault) when it is no TOML."""
    try:
        return Table(tomllib.loads(text), name, "", faults)
    except tomllib.TOMLDecodeError as error:
        not_toml(error, name, faults)
        return None
