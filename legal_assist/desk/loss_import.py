"""A sheet of losses on its way into a case: row by row, taken, refused, or waiting for an answer.

Nothing is guessed. What is malformed is refused; what a person has to decide (an approximate amount, a
missing rate, an exhibit that isn't recorded) needs an answer; an empty cell never erases anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from legal_assist import messages
from legal_assist.cases import importing, typed, vocabulary
from legal_assist.cases.case import SCHEMA_VERSION, Case
from legal_assist.desk import loss_sheet, loss_table
from legal_assist.desk.masking import HIDDEN, Mask
from legal_assist.errors import CaseDataError, Problem
from legal_assist.exports.tables import Odd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from legal_assist.cases.losses import LossLine
    from legal_assist.desk.loss_sheet import Row
    from legal_assist.desk.loss_table import Column

Status = Literal["new", "changed", "unchanged", "answer", "refused"]

#: What is not wrong in itself: a person has to say more. The ends of message ids.
ANSWERABLE: Final = frozenset(
    {
        "case.missing", "case.missing_kind", "case.unknown_reference", "case.estimate_unexplained",
        "case.rupiah_whole", "money.amount.approximate", "money.number.approximate", "money.amount.foreign",
        "money.number.foreign", "money.number.two_readings", "money.amount.sen", "dates.approximate",
        "exchange.cell.needs_kind", "exchange.row.perhaps_same",
    }
)  # fmt: skip
#: Two lines that agree in these are most likely one loss.
_ALIKE: Final = ("victim", "head", "what", "basis")
_KIND_OF: Final = {"amount": "amount", "price": "quantity", "promised": "wage_gap"}
_BASIS: Final = {
    "amount": ("amount",),
    "quantity": ("quantity", "unit", "price"),
    "wage_gap": ("promised", "unit", "quantity", "received"),
}
_BASIS_COLUMNS: Final = frozenset(name for names in _BASIS.values() for name in names)


@dataclass(frozen=True)
class RowReport:
    """What becomes of one row.

    Args:
        row: its number in the sheet.
        code: code of the line it is, changes or becomes; empty when it isn't taken and has none.
        status: what becomes of it.
        problems: path is a column's id, or a field where no column fits.
    """

    row: int
    code: str
    status: Status
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class LossImport:
    """A sheet, weighed against a case.

    Args:
        rows: one report for each row, in the sheet's order.
        ignored: titles of the columns nobody knows.
        case: the case with every row that can be taken; the same object when there is none.
    """

    rows: tuple[RowReport, ...]
    ignored: tuple[str, ...]
    case: Case

    def count(self, status: Status) -> int:
        """How many rows have this status."""
        return sum(row.status == status for row in self.rows)

    @property
    def is_clean(self) -> bool:
        """Whether it may be stored without being asked: only new rows and rows that are there already."""
        return not any(row.status in ("refused", "answer", "changed") for row in self.rows)


def weigh(case: Case, data: bytes) -> LossImport:
    """Read a sheet of losses (CSV or XLSX, told by its content) and say what would become of each row.

    Args:
        case: the case the losses belong to.
        data: the file.

    Raises:
        CaseDataError: ``exchange.sheet.*``: the sheet as a whole can't be read.
    """
    sheet = loss_sheet.read(data)
    weighing = _Weighing(case, tuple(row.texts for row in sheet.rows))
    reports = tuple(weighing.row(row) for row in sheet.rows)
    return LossImport(reports, sheet.ignored, weighing.result())


class _Weighing:
    """The rows of one sheet, one after another."""

    def __init__(self, case: Case, rows: tuple[Mapping[Column, Any], ...]) -> None:
        self._case = case
        self._mask = Mask(case)
        self._lines = {line.id: line for line in case.losses}
        self._taken: dict[str, dict[str, Any]] = {}
        self._seen: set[str] = set()
        named = {code for texts in rows if isinstance(code := _code(texts), str)}
        #: Lines that a row without a code may still turn out to be.
        self._open = [line for line in case.losses if line.id not in named]
        self._numbers = {int(code[1:]) for code in named | set(self._lines) if code[1:].isdigit()}
        #: Just enough of the case to tell what a line refers to.
        self._frame = {
            "schema_version": SCHEMA_VERSION,
            "code": case.code,
            "invented": case.invented,
            "victims": [{"id": victim.id} for victim in case.victims],
            "exhibits": [{"id": e.id, "title": "-", "kind": "other"} for e in case.exhibits],
        }

    def row(self, row: Row) -> RowReport:
        code = _code(row.texts)
        if isinstance(code, Odd):
            return RowReport(row.number, "", "refused", (Problem("code", code.key),))
        before = self._lines.get(code)
        if code in self._seen:
            return RowReport(row.number, code, "refused", (Problem("code", "exchange.row.code_twice"),))
        if code:
            self._seen.add(code)
        entry, problems = self._entry(row.texts, before)
        line = None
        if not problems:
            line, problems = self._checked(entry | {"id": code or "L1"})
        if line is None or problems:
            answerable = all(problem.key in ANSWERABLE for problem in problems)
            return RowReport(row.number, code, "answer" if answerable else "refused", tuple(problems))
        if code:
            return self._with_code(row.number, line, before)
        return self._without_code(row.number, line)

    def _with_code(self, number: int, line: LossLine, before: LossLine | None) -> RowReport:
        if before is not None and line == before:
            return RowReport(number, line.id, "unchanged")
        self._take(line)
        return RowReport(number, line.id, "new" if before is None else "changed")

    def _without_code(self, number: int, line: LossLine) -> RowReport:
        for other in self._open:
            if _content(other) == _content(line):
                self._open.remove(other)
                return RowReport(number, other.id, "unchanged")
        for other in self._open:
            if all(
                getattr(other, name) == getattr(line, name) for name in ("victim", "head", "what", "basis")
            ):
                problem = Problem("code", "exchange.row.perhaps_same", {"id": other.id})
                return RowReport(number, "", "answer", (problem,))
        fresh = max(self._numbers, default=0) + 1
        self._numbers.add(fresh)
        line = line.model_copy(update={"id": f"L{fresh}"})  # the id is ours, everything else is checked
        self._take(line)
        return RowReport(number, line.id, "new")

    def _take(self, line: LossLine) -> None:
        self._taken[line.id] = line.model_dump(mode="json", exclude_defaults=True)

    def result(self) -> Case:
        """The case with what was taken, checked as a whole."""
        if not self._taken:
            return self._case
        plain = importing.to_plain(self._case)
        entries = {entry["id"]: entry for entry in plain.get("losses", [])} | self._taken
        plain["losses"] = list(entries.values())
        marks = plain.get("marks", {})
        for path in [path for path in marks if path.startswith("losses.")]:
            _losses, code, *parts = path.split(".")
            if code in self._taken and _filled(self._taken[code], parts):
                del marks[path]
        return importing.from_plain(plain)

    def _entry(
        self, texts: Mapping[Column, str | Odd], before: LossLine | None
    ) -> tuple[dict[str, Any], list[Problem]]:
        """The line as plain data: what is stored, with what the row says over it."""
        entry = before.model_dump(mode="json", exclude_defaults=True) if before is not None else {}
        filled: dict[Column, str] = {}
        problems: list[Problem] = []
        for column, text in texts.items():
            if isinstance(text, Odd):
                problems.append(Problem(_name(column), text.key))
            elif text.strip() and column.id != "code" and not self._is_masked(column, text, before):
                filled[column] = text
                if HIDDEN in text:
                    problems.append(Problem(_name(column), "exchange.cell.hidden"))
        kind = _kind(filled, entry)
        if isinstance(kind, Problem):
            return entry, [*problems, kind]
        if kind != entry.get("basis", {}).get("kind"):
            entry["basis"] = {"kind": kind}
        for column, text in filled.items():
            try:
                self._put(entry, column, text, kind)
            except CaseDataError as error:
                problems.append(Problem(_name(column), error.key, error.params))
        return entry, problems

    def _is_masked(self, column: Column, text: str, before: LossLine | None) -> bool:
        """Whether the cell only repeats what is stored as a masked table shows it."""
        if before is None:
            return False
        return text in {loss_table.cell(before, column, lang, self._mask) for lang in messages.LANGUAGES}

    def _put(self, entry: dict[str, Any], column: Column, text: str, kind: str) -> None:
        if column.id == "kind":
            return
        if column.id in _BASIS_COLUMNS and column.id not in _BASIS[kind]:
            raise CaseDataError("exchange.cell.not_for_kind")
        field = column.fields[-1] if column.id == "unit" and kind == "wage_gap" else column.fields[0]
        fact = vocabulary.facts()[f"losses.{field}"]
        value = typed.to_plain(typed.read(fact, _as_code(text) if fact.kind in ("ref", "refs") else text))
        *groups, last = field.split(".")
        node: Any = entry
        for group in groups:
            node = node.setdefault(group, [] if column.n else {})
        if column.n:
            while len(node) < column.n:
                node.append({"id": f"R{len(node) + 1}"})
            node = node[column.n - 1]
        node[last] = value

    def _checked(self, entry: dict[str, Any]) -> tuple[LossLine | None, list[Problem]]:
        """The line, or what is wrong with it, each under its column."""
        try:
            case = importing.from_plain(self._frame | {"losses": [entry]})
        except CaseDataError as error:
            return None, [Problem(_column_of(one.path), one.key, one.params) for one in error.problems]
        return case.losses[0], []


def _code(texts: Mapping[Column, str | Odd]) -> str | Odd:
    found = next((text for column, text in texts.items() if column.id == "code"), "")
    return found if isinstance(found, Odd) else _as_code(found.strip())


def _as_code(text: str) -> str:
    return text.upper()


def _kind(filled: Mapping[Column, str], entry: Mapping[str, Any]) -> str | Problem:
    """The way of reckoning: as the row names it, as its columns show for certain, or as it was."""
    for column, text in filled.items():
        if column.id == "kind":
            try:
                return str(typed.read(vocabulary.facts()["losses.basis.kind"], text))
            except CaseDataError as error:
                return Problem("kind", error.key, error.params)
    shown = {_KIND_OF[column.id] for column in filled if column.id in _KIND_OF}
    if len(shown) == 1:
        return shown.pop()
    stored = entry.get("basis", {}).get("kind")
    if stored is not None and not shown:
        return str(stored)
    return Problem("kind", "exchange.cell.needs_kind")


def _content(line: LossLine) -> LossLine:
    """The line without its own codes, for telling whether two say the same."""
    bare = tuple(one.model_copy(update={"id": "R1"}) for one in line.deductions)
    return line.model_copy(update={"id": "L1", "deductions": bare})


def _filled(entry: Any, parts: Iterable[str]) -> bool:
    node = entry
    for part in parts:
        if isinstance(node, list):
            node = next((each for each in node if each.get("id") == part), None)
        else:
            node = node.get(part) if isinstance(node, dict) else None
    return node not in (None, [], {})


def _name(column: Column) -> str:
    return f"{column.id}.{column.n}" if column.n else column.id


def _column_of(path: str) -> str:
    """The column of a field's path; the path itself where no column fits."""
    parts = path.split(".")
    field = ".".join(part for part in parts[1:] if not vocabulary.is_entry_id(part) and "[" not in part)
    if field.startswith("deductions."):
        place = next((part[1:] for part in parts if part.startswith("R") and part[1:].isdigit()), "1")
        return f"deduction_{field.partition('.')[2]}.{place}"
    if field == "rate":
        return "currency"
    if field == "basis":
        return "amount"
    known = (*loss_table.COLUMNS, loss_table.NOTE)
    return next((column.id for column in known if field in column.fields), path)
