"""A sheet of losses on its way into a case: row by row, taken, refused, or waiting for an answer.

Nothing is guessed. What is malformed is refused; what a person has to decide (an approximate amount, a
missing rate, an exhibit that isn't recorded) needs an answer; an empty cell never erases anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from legal_assist import messages
from legal_assist.cases import typed, vocabulary
from legal_assist.cases.losses import LossLine
from legal_assist.desk import loss_sheet, loss_table
from legal_assist.desk.masking import HIDDEN
from legal_assist.desk.row_weighing import RowReport, RowWeighing, Status
from legal_assist.errors import CaseDataError, Problem
from legal_assist.exports.tables import Odd

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from legal_assist.cases.case import Case
    from legal_assist.desk.loss_sheet import Row
    from legal_assist.desk.loss_table import Column

_KIND_OF: Final = {"amount": "amount", "price": "quantity", "promised": "wage_gap"}
_BASIS: Final = {
    "amount": ("amount",),
    "quantity": ("quantity", "unit", "price"),
    "wage_gap": ("promised", "unit", "quantity", "received"),
}
_BASIS_COLUMNS: Final = frozenset(name for names in _BASIS.values() for name in names)


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
    weighing = _LossRows(case, sheet.rows)
    reports = tuple(weighing.row(row) for row in sheet.rows)
    return LossImport(reports, sheet.ignored, weighing.result())


class _LossRows(RowWeighing[LossLine]):
    LIST = "losses"
    ALIKE = ("victim", "head", "what", "basis")
    PERHAPS_SAME = "exchange.row.perhaps_same"

    def __init__(self, case: Case, rows: Sequence[Row]) -> None:
        super().__init__(case, rows)
        self._frame["exhibits"] = [{"id": e.id, "title": "-", "kind": "other"} for e in case.exhibits]

    def _entry(
        self, texts: Mapping[Column, str | Odd], before: LossLine | None
    ) -> tuple[dict[str, Any], list[Problem]]:
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

    def _column_of(self, path: str) -> str:
        return _column_of(path)

    def _content(self, one: LossLine) -> LossLine:
        bare = tuple(each.model_copy(update={"id": "R1"}) for each in one.deductions)
        return super()._content(one).model_copy(update={"deductions": bare})


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
