"""An evidence register on its way into a case: row by row, taken, refused, or waiting for an answer.

As with a sheet of losses nothing is guessed: a row with a stored code changes what its filled cells say, an
empty cell erases nothing, and what is malformed is refused with its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cases import typed, vocabulary
from legal_assist.cases.losses import Exhibit
from legal_assist.desk import loss_sheet, loss_table
from legal_assist.desk.loss_import import LossImport
from legal_assist.desk.loss_table import EXHIBIT_COLUMNS
from legal_assist.desk.masking import HIDDEN
from legal_assist.desk.row_weighing import RowWeighing
from legal_assist.errors import CaseDataError, Problem
from legal_assist.exports.tables import Odd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from legal_assist.cases.case import Case
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
    weighing = _ExhibitRows(case, sheet.rows)
    return LossImport(tuple(weighing.row(row) for row in sheet.rows), sheet.ignored, weighing.result())


class _ExhibitRows(RowWeighing[Exhibit]):
    LIST = "exhibits"
    ALIKE = ("title", "kind", "victim")
    PERHAPS_SAME = "exchange.row.perhaps_same_exhibit"

    def _entry(
        self, texts: Mapping[Column, str | Odd], before: Exhibit | None
    ) -> tuple[dict[str, Any], list[Problem]]:
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

    def _column_of(self, path: str) -> str:
        field = path.rpartition(".")[2]
        return next((column.id for column in EXHIBIT_COLUMNS if column.fields == (field,)), path)
