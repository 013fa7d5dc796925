"""Minimum wages offered for a lost wage that nobody can prove: shown with source, taken only when chosen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from legal_assist import messages, rupiah
from legal_assist.cases import editing, typed
from legal_assist.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.losses import LossLine
    from legal_assist.desk import Desk, Opened
    from legal_assist.law.minimum_wages import MinimumWage

#: The head of loss, and the kind of calculation, that a minimum wage can stand in.
HEAD: Final = "wealth_income"
KIND: Final = "wage_gap"


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


def words(offer: Offer, lang: str) -> str:
    """One figure in words: year, area, amount, how sure, and its source."""
    row = messages.text(
        "law_reader.wage.row", lang, year=offer.wage.year, area=offer.area, amount=offer.amount,
        code=offer.wage.confidence,
    )  # fmt: skip
    return f"{row}. {messages.text('law_reader.wage.source', lang, source=offer.wage.source)}"


def for_line(desk: Desk, case: Case, loss: str, lang: str) -> tuple[Offer, ...]:
    """What may be offered for one loss line: figures of the year it is about; nothing without its period.

    Raises:
        UsageError: there is no such line, or it is no loss of income.
    """
    line = _line(case, loss)
    return for_period(desk, line.period_from, line.period_to, lang)


def for_period(desk: Desk, start: date | None, end: date | None, lang: str) -> tuple[Offer, ...]:
    """What may be offered for a period: figures of its years; nothing without a day."""
    years = {day.year for day in (start, end) if day is not None}
    return tuple(one for one in offers(desk, lang) if one.wage.year in years)


def texts(
    desk: Desk, wage_id: str, start: date | None, end: date | None, lang: str, line: str = "-"
) -> dict[str, str]:
    """A chosen figure as the texts of a loss line that is still being typed, marked as an estimate.

    Args:
        desk: the desk.
        wage_id: the figure.
        start: first day of the line's period.
        end: its last day.
        lang: ``id`` or ``en``.
        line: the line's code, for the sentences about what is wrong.

    Raises:
        UsageError: no such figure, or the period is not within its year.
    """
    chosen = _chosen(desk, wage_id, lang)
    _check_year(chosen, start, end, line)
    return {
        "basis.promised": typed.show(Decimal(chosen.wage.amount)),
        "basis.per": "month",
        "estimated": typed.show(value=True),
        "estimate_how": _how(chosen, lang),
    }


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
    chosen = _chosen(desk, wage_id, lang)
    if line.basis.kind != KIND or line.basis.per != "month" or line.rate is not None:
        raise UsageError("law_reader.wage.not_monthly", line=loss)
    _check_year(chosen, line.period_from, line.period_to, loss)
    promised = Decimal(chosen.wage.amount)
    case = editing.set_value(opened.case, f"losses.{loss}.basis.promised", promised)
    case = editing.set_value(case, f"losses.{loss}.estimate_how", _how(chosen, lang))
    case = editing.set_value(case, f"losses.{loss}.estimated", True)
    return desk.keep(opened, case, "law_reader.wage.why")


def _chosen(desk: Desk, wage_id: str, lang: str) -> Offer:
    found = [one for one in offers(desk, lang) if one.wage.id == wage_id]
    if not found:
        raise UsageError("law_reader.wage.unknown", asked=wage_id[:40])
    return found[0]


def _check_year(chosen: Offer, start: date | None, end: date | None, line: str) -> None:
    days = [day for day in (start, end) if day is not None]
    if len(days) < 2 or {day.year for day in days} != {chosen.wage.year}:
        raise UsageError("law_reader.wage.other_year", line=line, year=chosen.wage.year)


def _how(chosen: Offer, lang: str) -> str:
    return messages.text(
        "law_reader.wage.how", lang, area=chosen.area, year=chosen.wage.year, source=chosen.wage.source,
        code=chosen.wage.confidence,
    )  # fmt: skip


def _line(case: Case, loss: str) -> LossLine:
    line = next((one for one in case.losses if one.id == loss), None)
    if line is None:
        raise UsageError("law_reader.wage.no_line", line=loss[:40])
    if line.head != HEAD:
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
