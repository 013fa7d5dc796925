"""The rows of a sheet on their way into a list of a case: taken, refused, or waiting for an answer.

Nothing is guessed: a row with a stored code changes what its filled cells say, an empty cell erases nothing,
and what is malformed is refused with its reason.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, Literal, TypeVar

from legal_assist.cases import editing, importing
from legal_assist.cases.case import SCHEMA_VERSION, Case
from legal_assist.cases.losses import Exhibit, LossLine
from legal_assist.desk.masking import Mask
from legal_assist.errors import CaseDataError, Problem
from legal_assist.exports.tables import Odd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from legal_assist.desk.loss_sheet import Row
    from legal_assist.desk.loss_table import Column

Status = Literal["new", "changed", "unchanged", "answer", "refused"]
E = TypeVar("E", LossLine, Exhibit)

#: What is not wrong in itself: a person has to say more. The ends of message ids.
ANSWERABLE: Final = frozenset(
    {
        "case.missing", "case.missing_kind", "case.unknown_reference", "case.estimate_unexplained",
        "case.rupiah_whole", "money.amount.approximate", "money.number.approximate", "money.amount.foreign",
        "money.number.foreign", "money.number.two_readings", "money.amount.sen", "dates.approximate",
        "exchange.cell.needs_kind", "exchange.row.perhaps_same",
    }
)  # fmt: skip


@dataclass(frozen=True)
class RowReport:
    """What becomes of one row.

    Args:
        row: its number in the sheet.
        code: code of the entry it is, changes or becomes; empty when it isn't taken and has none.
        status: what becomes of it.
        problems: path is a column's id, or a field where no column fits.
    """

    row: int
    code: str
    status: Status
    problems: tuple[Problem, ...] = ()


class RowWeighing(ABC, Generic[E]):
    """The rows of one sheet, one after another.

    Args:
        case: the case the entries belong to.
        rows: all rows of the sheet, so that a row without a code never takes the place of one named later.
    """

    #: The list of the case, as a path.
    LIST: ClassVar[str]
    #: Two entries that agree in these are most likely one; the message id that asks so.
    ALIKE: ClassVar[tuple[str, ...]]
    PERHAPS_SAME: ClassVar[str]

    def __init__(self, case: Case, rows: Sequence[Row]) -> None:
        self._case = case
        self._mask = Mask(case, exact=True)
        self._prefix = editing.PREFIXES[self.LIST]
        entries: tuple[E, ...] = getattr(case, self.LIST)
        self._stored: dict[str, E] = {one.id: one for one in entries}
        self._taken: dict[str, dict[str, Any]] = {}
        self._seen: set[str] = set()
        named = {code for row in rows if isinstance(code := _code(row.texts), str) and code}
        #: Entries that a row without a code may still turn out to be.
        self._open: list[E] = [one for one in entries if one.id not in named]
        numbers = (code[len(self._prefix) :] for code in named | set(self._stored))
        self._numbers = {int(number) for number in numbers if number.isdigit()}
        #: Just enough of the case to tell what an entry refers to.
        self._frame: dict[str, Any] = {
            "schema_version": SCHEMA_VERSION,
            "code": case.code,
            "invented": case.invented,
            "victims": [{"id": victim.id} for victim in case.victims],
        }

    @abstractmethod
    def _entry(
        self, texts: Mapping[Column, str | Odd], before: E | None
    ) -> tuple[dict[str, Any], list[Problem]]:
        """The entry as plain data: what is stored, with what the row says over it."""

    @abstractmethod
    def _column_of(self, path: str) -> str:
        """The column of a field's path; the path itself where no column fits."""

    def _content(self, one: E) -> E:
        """The entry without its own codes, for telling whether two say the same."""
        return one.model_copy(update={"id": f"{self._prefix}1"})

    def row(self, row: Row) -> RowReport:
        """Weigh the next row."""
        code = _code(row.texts)
        if isinstance(code, Odd):
            return RowReport(row.number, "", "refused", (Problem("code", code.key),))
        if code in self._seen:
            return RowReport(row.number, code, "refused", (Problem("code", "exchange.row.code_twice"),))
        if code:
            self._seen.add(code)
        before = self._stored.get(code)
        entry, problems = self._entry(row.texts, before)
        one = None
        if not problems:
            one, problems = self._checked(entry | {"id": code or f"{self._prefix}1"})
        if one is None:
            answerable = all(problem.key in ANSWERABLE for problem in problems)
            return RowReport(row.number, code, "answer" if answerable else "refused", tuple(problems))
        if not code:
            return self._without_code(row.number, one)
        if one == before:
            return RowReport(row.number, code, "unchanged")
        self._take(one)
        return RowReport(row.number, code, "new" if before is None else "changed")

    def _without_code(self, number: int, one: E) -> RowReport:
        for other in self._open:
            if self._content(other) == self._content(one):
                self._open.remove(other)
                return RowReport(number, other.id, "unchanged")
        for other in self._open:
            if all(getattr(other, name) == getattr(one, name) for name in self.ALIKE):
                problem = Problem("code", self.PERHAPS_SAME, {"id": other.id})
                return RowReport(number, "", "answer", (problem,))
        fresh = max(self._numbers, default=0) + 1
        self._numbers.add(fresh)
        one = one.model_copy(update={"id": f"{self._prefix}{fresh}"})  # the id is ours, the rest is checked
        self._take(one)
        return RowReport(number, one.id, "new")

    def _take(self, one: E) -> None:
        self._taken[one.id] = one.model_dump(mode="json", exclude_defaults=True)

    def result(self) -> Case:
        """The case with what was taken, checked as a whole; the same object when nothing was."""
        if not self._taken:
            return self._case
        plain = importing.to_plain(self._case)
        entries = {entry["id"]: entry for entry in plain.get(self.LIST, [])} | self._taken
        plain[self.LIST] = list(entries.values())
        marks = plain.get("marks", {})
        for path in [path for path in marks if path.startswith(f"{self.LIST}.")]:
            _list, code, *parts = path.split(".")
            if code in self._taken and _filled(self._taken[code], parts):
                del marks[path]
        return importing.from_plain(plain)

    def _checked(self, entry: dict[str, Any]) -> tuple[E | None, list[Problem]]:
        """The entry, or what is wrong with it, each under its column."""
        try:
            case = importing.from_plain(self._frame | {self.LIST: [entry]})
        except CaseDataError as error:
            return None, [Problem(self._column_of(one.path), one.key, one.params) for one in error.problems]
        return getattr(case, self.LIST)[0], []


def _code(texts: Mapping[Column, str | Odd]) -> str | Odd:
    found = next((text for column, text in texts.items() if column.id == "code"), "")
    return found if isinstance(found, Odd) else found.strip().upper()


def _filled(entry: Any, parts: Iterable[str]) -> bool:
    node = entry
    for part in parts:
        if isinstance(node, list):
            node = next((each for each in node if each.get("id") == part), None)
        else:
            node = node.get(part) if isinstance(node, dict) else None
    return node not in (None, [], {})
