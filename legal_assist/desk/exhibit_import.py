"""An evidence register on its way into a case: row by row, taken, refused, or waiting for an answer.

As with a sheet of losses nothing is guessed: a row with a stored code changes what its filled cells say, an
empty cell erases nothing, and what is malformed is refused with its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cases import importing, typed, vocabulary
from legal_assist.cases.case import SCHEMA_VERSION, Case
from legal_assist.desk import loss_sheet, loss_table
from legal_assist.desk.loss_import import ANSWERABLE, LossImport, RowReport
from legal_assist.desk.loss_table import EXHIBIT_COLUMNS
from legal_assist.desk.masking import HIDDEN, Mask
from legal_assist.errors import CaseDataError, Problem
from legal_assist.exports.tables import Odd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from legal_assist.cases.losses import Exhibit
    from legal_assist.desk.loss_sheet import Row
    from legal_assist.desk.loss_table import Column


def weigh(case: Case, data: bytes) -> LossImport:
    """Read an evidence register (CSV or XLSX, told by its content) and say what would become of each row.

    Args:
        case: the case the exhibits belong to.
        data: the file.

    Raises:
        CaseDataError: ``exchange.sheet.*``: the sheet as a whole can't be read.
    """
    sheet = loss_sheet.read_exhibits(data)
    weighing = _Weighing(case, sheet.rows)
    return LossImport(tuple(weighing.row(row) for row in sheet.rows), sheet.ignored, weighing.result())


class _Weighing:
    """The rows of one sheet, one after another."""

    def __init__(self, case: Case, rows: tuple[Row, ...]) -> None:
        self._case = case
        self._mask = Mask(case)
        self._stored = {exhibit.id: exhibit for exhibit in case.exhibits}
        self._taken: dict[str, dict[str, Any]] = {}
        self._seen: set[str] = set()
        named = {code for row in rows if isinstance(code := _code(row.texts), str) and code}
        #: Exhibits that a row without a code may still turn out to be.
        self._open = [exhibit for exhibit in case.exhibits if exhibit.id not in named]
        self._numbers = {int(code[2:]) for code in named | set(self._stored) if code[2:].isdigit()}
        #: Just enough of the case to tell what an exhibit refers to.
        self._frame = {
            "schema_version": SCHEMA_VERSION,
            "code": case.code,
            "invented": case.invented,
            "victims": [{"id": victim.id} for victim in case.victims],
        }

    def row(self, row: Row) -> RowReport:
        code = _code(row.texts)
        if isinstance(code, Odd):
            return RowReport(row.number, "", "refused", (Problem("code", code.key),))
        if code in self._seen:
            return RowReport(row.number, code, "refused", (Problem("code", "exchange.row.code_twice"),))
        if code:
            self._seen.add(code)
        before = self._stored.get(code)
        entry, problems = self._entry(row.texts, before)
        exhibit = None
        if not problems:
            exhibit, problems = self._checked(entry | {"id": code or "P-1"})
        if exhibit is None:
            answerable = all(one.key in ANSWERABLE for one in problems)
            return RowReport(row.number, code, "answer" if answerable else "refused", tuple(problems))
        if not code:
            return self._without_code(row.number, exhibit)
        if exhibit == before:
            return RowReport(row.number, code, "unchanged")
        self._take(exhibit)
        return RowReport(row.number, code, "new" if before is None else "changed")

    def _without_code(self, number: int, exhibit: Exhibit) -> RowReport:
        for other in self._open:
            if other.model_copy(update={"id": exhibit.id}) == exhibit:
                self._open.remove(other)
                return RowReport(number, other.id, "unchanged")
        for other in self._open:
            if (other.title, other.kind, other.victim) == (exhibit.title, exhibit.kind, exhibit.victim):
                problem = Problem("code", "exchange.row.perhaps_same_exhibit", {"id": other.id})
                return RowReport(number, "", "answer", (problem,))
        fresh = max(self._numbers, default=0) + 1
        self._numbers.add(fresh)
        exhibit = exhibit.model_copy(update={"id": f"P-{fresh}"})  # the id is ours, the rest is checked
        self._take(exhibit)
        return RowReport(number, exhibit.id, "new")

    def _take(self, exhibit: Exhibit) -> None:
        self._taken[exhibit.id] = exhibit.model_dump(mode="json", exclude_defaults=True)

    def result(self) -> Case:
        """The case with what was taken, checked as a whole; the same object when nothing was."""
        if not self._taken:
            return self._case
        plain = importing.to_plain(self._case)
        entries = {entry["id"]: entry for entry in plain.get("exhibits", [])} | self._taken
        plain["exhibits"] = list(entries.values())
        marks = plain.get("marks", {})
        for path in [path for path in marks if path.startswith("exhibits.")]:
            _list, code, field = path.split(".", 2)
            if field in self._taken.get(code, {}):
                del marks[path]
        return importing.from_plain(plain)

    def _entry(
        self, texts: Mapping[Column, str | Odd], before: Exhibit | None
    ) -> tuple[dict[str, Any], list[Problem]]:
        """The exhibit as plain data: what is stored, with what the row says over it."""
        entry = before.model_dump(mode="json", exclude_defaults=True) if before is not None else {}
        problems: list[Problem] = []
        for column, text in texts.items():
            if isinstance(text, Odd):
                problems.append(Problem(column.id, text.key))
            elif column.id == "code" or not text.strip() or self._only_repeats(column, text, before):
                continue
            elif HIDDEN in text:
                problems.append(Problem(column.id, "exchange.cell.hidden"))
            else:
                field = column.fields[0]
                fact = vocabulary.facts()[f"exhibits.{field}"]
                try:
                    value = typed.read(fact, text.upper() if fact.kind == "ref" else text)
                except CaseDataError as error:
                    problems.append(Problem(column.id, error.key, error.params))
                else:
                    entry[field] = typed.to_plain(value)
        return entry, problems

    def _only_repeats(self, column: Column, text: str, before: Exhibit | None) -> bool:
        """Whether the cell says what a masked or revealed table shows for what is stored."""
        return before is not None and text in {
            loss_table.exhibit_cell(before, column, lang, mask)
            for lang in messages.LANGUAGES
            for mask in (self._mask, None)
        }

    def _checked(self, entry: dict[str, Any]) -> tuple[Exhibit | None, list[Problem]]:
        """The exhibit, or what is wrong with it, each under its column."""
        try:
            case = importing.from_plain(self._frame | {"exhibits": [entry]})
        except CaseDataError as error:
            return None, [Problem(_column_of(one.path), one.key, one.params) for one in error.problems]
        return case.exhibits[0], []


def _code(texts: Mapping[Column, str | Odd]) -> str | Odd:
    found = next((text for column, text in texts.items() if column.id == "code"), "")
    return found if isinstance(found, Odd) else found.strip().upper()


def _column_of(path: str) -> str:
    """The column of a field's path; the path itself where no column fits."""
    field = path.rpartition(".")[2]
    return next((column.id for column in EXHIBIT_COLUMNS if column.fields == (field,)), path)
