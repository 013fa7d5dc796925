"""What became of the rows of a sheet, in words. For both front ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from legal_assist import messages
from legal_assist.desk import wording
from legal_assist.desk.row_weighing import Status

if TYPE_CHECKING:
    from legal_assist.desk.loss_import import LossImport
    from legal_assist.desk.row_weighing import RowReport


def lines(weighed: LossImport, lang: str) -> list[str]:
    """Every row that isn't simply taken, with its reasons; columns nobody knows; the counts last."""
    found = []
    for row in weighed.rows:
        if row.status in ("unchanged", "new"):
            continue
        code = f" ({row.code})" if row.code else ""
        status = messages.text(f"exchange.status.{row.status}", lang)
        found.append(messages.text("exchange.row_line", lang, row=row.row, code=code, status=status))
        for column, sentence in problems(row, lang):
            found.append(messages.text("exchange.row_problem", lang, column=column, sentence=sentence))
    if weighed.ignored:
        found.append(messages.text("exchange.rows_ignored", lang, columns=", ".join(weighed.ignored)))
    return [*found, counts(weighed, lang)]


def counts(weighed: LossImport, lang: str) -> str:
    """How many rows are new, changed, the same, in doubt, refused."""
    found: dict[str, int] = {status: weighed.count(status) for status in get_args(Status)}
    return messages.text("exchange.rows_done", lang, **found)


def problems(row: RowReport, lang: str) -> list[tuple[str, str]]:
    """What is wrong with a row: the title of the column, and the sentence."""
    return [(_column(one.path, lang), messages.of_problem(one, lang)) for one in row.problems]


def _column(path: str, lang: str) -> str:
    """The title of a column, or what a fact is called that has none."""
    name, _, n = path.partition(".")
    key = f"exchange.column.{name}"
    return messages.text(key, lang, n=n) if messages.has(key, lang) else wording.label(path, lang)
