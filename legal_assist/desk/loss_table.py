"""The columns of the table of losses, and the ledger and the evidence register as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from legal_assist import messages
from legal_assist.cases import vocabulary
from legal_assist.cases.typed import show
from legal_assist.desk import wording
from legal_assist.exports.tables import Table

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from legal_assist.cases.case import Case
    from legal_assist.cases.losses import Exhibit, LossLine
    from legal_assist.desk.masking import Mask
    from legal_assist.exports.tables import Value
    from legal_assist.reckoning.loss_ledger import Ledger, LedgerLine


@dataclass(frozen=True)
class Column:
    """A column that is read and written: its id in the messages, and its fields in a loss line."""

    id: str
    fields: tuple[str, ...]
    n: int = 0

    def title(self, lang: str) -> str:
        """What the column is called."""
        return messages.text(f"exchange.column.{self.id}", lang, n=self.n)


#: Note: `unit` is `basis.unit` or `basis.per`, whichever the way of reckoning has.
COLUMNS: Final = (
    Column("code", ("id",)),
    Column("victim", ("victim",)),
    Column("head", ("head",)),
    Column("what", ("what",)),
    Column("kind", ("basis.kind",)),
    Column("amount", ("basis.amount",)),
    Column("quantity", ("basis.quantity",)),
    Column("unit", ("basis.unit", "basis.per")),
    Column("price", ("basis.price",)),
    Column("promised", ("basis.promised",)),
    Column("received", ("basis.received",)),
    Column("currency", ("rate.currency",)),
    Column("idr_per_unit", ("rate.idr_per_unit",)),
    Column("rate_on", ("rate.on",)),
    Column("rate_source", ("rate.source",)),
    Column("period_from", ("period_from",)),
    Column("period_to", ("period_to",)),
    Column("evidence", ("evidence",)),
    Column("estimated", ("estimated",)),
    Column("estimate_how", ("estimate_how",)),
    Column("cost_incurred", ("cost_incurred",)),
    Column("channel", ("channel",)),
    Column("offender_advanced", ("offender_advanced",)),
)
NOTE: Final = Column("note", ("note",))
#: Columns that are only written.
COMPUTED: Final = ("computed", "steps", "asked_via")
#: As many deductions as one line may bring in.
MAX_DEDUCTIONS: Final = 30
_EVIDENCE: Final = (
    ("code", "id"), ("title", "title"), ("exhibit_kind", "kind"), ("victim", "victim"), ("dated", "dated"),
    ("proves", "proves"), ("exhibit_status", "status"), ("held_by", "held_by"), ("certified", "certified"),
    ("pages", "pages"),
)  # fmt: skip
EXHIBIT_COLUMNS: Final = tuple(Column(name, (field,)) for name, field in _EVIDENCE)
#: The column of the evidence register that is only written.
EXHIBIT_COMPUTED: Final = ("supports",)


def deduction_columns(n: int) -> tuple[Column, ...]:
    """The three columns of the n-th deduction, from 1 on."""
    parts = ("what", "amount", "stated_by")
    return tuple(Column(f"deduction_{part}", (f"deductions.{part}",), n) for part in parts)


def losses(case: Case, ledger: Ledger, lang: str, mask: Mask | None) -> tuple[Table, Table]:
    """The ledger as a table of lines and a table of totals per victim.

    Args:
        case: the case.
        ledger: what was reckoned from it.
        lang: language of titles, choices and steps.
        mask: hides names in texts, and then office notes are left out; None shows everything.
    """
    most = max((len(line.deductions) for line in case.losses), default=0)
    columns = (*COLUMNS, *(each for n in range(1, max(most, 1) + 1) for each in deduction_columns(n)))
    if mask is None:
        columns = (*columns, NOTE)
    reckoned = {line.id: line for line in (*ledger.lines, *ledger.left_out)}
    left_out = {line.id for line in ledger.left_out}
    rows = [
        (
            *(cell(line, column, lang, mask) for column in columns),
            *_computed(reckoned[line.id], line.id in left_out, lang, mask),
        )
        for line in case.losses
    ]
    titles = (*(each.title(lang) for each in columns), *(_title(name, lang) for name in COMPUTED))
    return Table(_words("table.losses", lang), titles, tuple(rows)), _totals(ledger, lang)


def with_totals(lines: Table, totals: Table, lang: str) -> Table:
    """Both in one sheet, for a format that has only one: one row per total, which no import takes."""
    width = len(lines.header)
    place = width - len(COMPUTED)
    rows: list[tuple[Value, ...]] = []
    for who, *_parts, total in totals.rows:
        row: list[Value] = [None] * width
        row[0], row[1], row[place] = _words("table.total", lang), who, total
        rows.append(tuple(row))
    return Table(lines.title, lines.header, (*lines.rows, *rows))


def template(lang: str) -> tuple[Table, Table]:
    """An empty sheet of losses, and a sheet that says how each column is filled in."""
    columns = (*COLUMNS, *deduction_columns(1), NOTE)
    header = tuple(column.title(lang) for column in columns)
    rows = []
    for column in columns:
        fact = vocabulary.facts()[f"losses.{column.fields[0]}"]
        own = f"exchange.help.{column.id}"
        said = own if messages.has(own, lang) else fact.help
        choices = "; ".join(messages.text(fact.choice_label(each), lang) for each in fact.choices)
        rows.append((column.title(lang), messages.text(said, lang), choices))
    titles = tuple(_title(name, lang) for name in ("column", "explanation", "choices"))
    return Table(_words("table.losses", lang), header, ()), Table(
        _words("table.help", lang), titles, tuple(rows)
    )


def evidence(case: Case, lang: str, mask: Mask | None) -> Table:
    """The evidence register, with the loss lines each exhibit supports."""
    rows = []
    for exhibit in case.exhibits:
        cells = [exhibit_cell(exhibit, column, lang, mask) for column in EXHIBIT_COLUMNS]
        supports = ", ".join(line.id for line in case.losses if exhibit.id in line.evidence)
        rows.append((*cells, supports or None))
    titles = (*(_title(name, lang) for name, _field in _EVIDENCE), _title("supports", lang))
    return Table(_words("table.evidence", lang), titles, tuple(rows))


def exhibit_cell(exhibit: Exhibit, column: Column, lang: str, mask: Mask | None) -> Value:
    """What stands in one column of the evidence register for one exhibit."""
    (field,) = column.fields
    return _value(f"exhibits.{exhibit.id}.{field}", getattr(exhibit, field), lang, mask)


def cell(line: LossLine, column: Column, lang: str, mask: Mask | None) -> Value:
    """What stands in one column for one line."""
    if column.n:
        if len(line.deductions) < column.n:
            return None
        deduction = line.deductions[column.n - 1]
        name = column.fields[0].rpartition(".")[2]
        path = f"losses.{line.id}.deductions.{deduction.id}.{name}"
        return _value(path, getattr(deduction, name), lang, mask)
    for field in column.fields:
        value = _of(line, field)
        if value is not None:
            return _value(f"losses.{line.id}.{field}", value, lang, mask)
    return None


def _of(line: LossLine, field: str) -> Any:
    node: Any = line
    for part in field.split("."):
        node = getattr(node, part, None)
    return node


def _value(path: str, value: Any, lang: str, mask: Mask | None) -> Value:
    fact = vocabulary.find(path)
    if value is None or value == () or fact is None:
        return None
    if fact.kind == "choice":
        return wording.choice(path, str(value), lang)
    if isinstance(value, bool):
        return messages.text("desk.yes" if value else "desk.no", lang)
    if fact.kind in ("rupiah", "integer", "decimal", "date"):
        exact: int | Decimal | date = value
        return exact
    text = show(value)
    if mask is None or fact.kind in ("ref", "refs") or fact.name == "id":
        return text
    return mask.value(path, text)


def _computed(line: LedgerLine, left_out: bool, lang: str, mask: Mask | None) -> tuple[Value, ...]:
    steps = "\n".join(wording.say(step, lang) for step in line.steps)
    via = (
        _words("table.not_asked", lang)
        if left_out
        else wording.choice(f"losses.{line.id}.channel", line.channel, lang)
    )
    return line.amount, mask.text(steps) if mask is not None else steps, via


def _totals(ledger: Ledger, lang: str) -> Table:
    rows: list[tuple[Value, ...]] = [
        (one.victim, one.restitution, one.joined, one.total) for one in ledger.victims
    ]
    rows.append((_words("table.everyone", lang), ledger.restitution, ledger.joined, ledger.total))
    titles = tuple(_title(name, lang) for name in ("victim", "restitution", "joined", "total"))
    return Table(_words("table.totals", lang), titles, tuple(rows))


def _title(name: str, lang: str) -> str:
    return messages.text(f"exchange.column.{name}", lang)


def _words(name: str, lang: str) -> str:
    return messages.text(f"exchange.{name}", lang)
