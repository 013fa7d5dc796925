"""Minimum wages offered for a lost wage that nobody can prove: shown with source, taken only when chosen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from legal_assist import messages, rupiah
from legal_assist.cases import editing
from legal_assist.errors import UsageError

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.cases.losses import LossLine
    from legal_assist.desk import Desk, Opened
    from legal_assist.law.minimum_wages import MinimumWage

_HEAD: Final = "wealth_income"


@dataclass(frozen=True)
class Offer:
    """One figure that may be chosen: rupiah per month, where and when it held, and what is said about it."""

    wage: MinimumWage
    area: str
    amount: str
    caution: str


def offers(desk: Desk, lang: str, area: str | None = None, year: int | None = None) -> tuple[Offer, ...]:
    """The recorded figures, each with its source, how sure it is and what to mind.

    Args:
        desk: the desk; its law book holds the table.
        lang: ``id`` or ``en``.
        area: only this area (`law.minimum_wages.Area`).
        year: only this year.
    """
    return tuple(_offer(desk, one, lang) for one in desk.book.minimum_wages.find(area, year))


def for_line(desk: Desk, case: Case, loss: str, lang: str) -> tuple[Offer, ...]:
    """What may be offered for one loss line: figures of the year it is about; nothing without its period.

    Raises:
        UsageError: there is no such line, or it is no loss of income.
    """
    line = _line(case, loss)
    years = {day.year for day in (line.period_from, line.period_to) if day is not None}
    return tuple(one for one in offers(desk, lang) if one.wage.year in years)


def take(desk: Desk, opened: Opened, loss: str, wage_id: str, lang: str) -> Opened:
    """Put a chosen figure into a loss line as the wage per month, marked as an estimate with its source.

    What was received and for how long stays as recorded. Only a line of wages can take it, and only for a
    period within the year of the figure: each year has a line of its own.

    Raises:
        UsageError: no such line, no such figure, or a line that can't take it.
        CaseDataError: the case would not hold.
        StoreError: it can't be saved.
    """
    line = _line(opened.case, loss)
    found = [one for one in offers(desk, lang) if one.wage.id == wage_id]
    if not found:
        raise UsageError("law_reader.wage.unknown", asked=wage_id[:40])
    chosen = found[0]
    if line.basis.kind != "wage_gap" or line.basis.per != "month" or line.rate is not None:
        raise UsageError("law_reader.wage.not_monthly", line=loss)
    days = [day for day in (line.period_from, line.period_to) if day is not None]
    if len(days) < 2 or {day.year for day in days} != {chosen.wage.year}:
        raise UsageError("law_reader.wage.other_year", line=loss, year=chosen.wage.year)
    how = messages.text(
        "law_reader.wage.how", lang, area=chosen.area, year=chosen.wage.year, source=chosen.wage.source,
        code=chosen.wage.confidence,
    )  # fmt: skip
    promised = Decimal(chosen.wage.amount)
    case = editing.set_value(opened.case, f"losses.{loss}.basis.promised", promised)
    case = editing.set_value(case, f"losses.{loss}.estimate_how", how)
    case = editing.set_value(case, f"losses.{loss}.estimated", True)
    return desk.keep(opened, case, "law_reader.wage.why")


def _line(case: Case, loss: str) -> LossLine:
    line = next((one for one in case.losses if one.id == loss), None)
    if line is None:
        raise UsageError("law_reader.wage.no_line", line=loss[:40])
    if line.head != _HEAD:
        raise UsageError("law_reader.wage.not_income", line=loss)
    return line


def _offer(desk: Desk, wage: MinimumWage, lang: str) -> Offer:
    table = desk.book.minimum_wages
    own = wage.note_en if lang == "en" else wage.note
    general = table.note_en if lang == "en" else table.note
    return Offer(
        wage,
        messages.text(f"law_reader.area.{wage.area}", lang),
        rupiah.format(wage.amount),
        " ".join(part for part in (own, general) if part),
    )
