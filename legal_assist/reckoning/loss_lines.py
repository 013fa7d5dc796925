"""One loss line: what it comes to in whole rupiah, and how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Context, Decimal, Inexact, localcontext
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from legal_assist import rupiah
from legal_assist.reckoning import words
from legal_assist.reckoning.finding import Said

if TYPE_CHECKING:
    from datetime import date

    from legal_assist.cases.losses import LossLine

# Three factors of at most 16 + 6 digits each; Inexact would be a fault of ours, so it raises.
_EXACT: Final = Context(prec=120, traps=[Inexact])

_MOST_MONTHS: Final = 1200

_DAYS_OF: Final = {"day": (1, 1), "week": (7, 7), "month": (28, 31)}


@dataclass(frozen=True)
class Reckoned:
    """A line in rupiah: `gross` - `deducted` = `amount`, none of them below zero."""

    gross: int
    deducted: int
    amount: int
    steps: tuple[Said, ...]
    warnings: tuple[Said, ...]


def reckon(line: LossLine) -> Reckoned:
    """Compute one line. Multiplied exactly and rounded once, half a rupiah up; never below zero.

    Only deductions that the user stated come off; what exceeds the line is cut, with a warning.
    """
    with localcontext(_EXACT):
        base, steps, warnings = _base(line)
        gross = _to_rupiah(line, base, steps)
    stated = 0
    for deduction in line.deductions:
        stated += deduction.amount
        params = {"what": deduction.what, "amount": deduction.amount, "stated_by": deduction.stated_by}
        steps.append(Said("reckoning_case.step.deduction", params | {"result": max(0, gross - stated)}))
    deducted = min(stated, gross)
    if stated > gross:
        warnings.append(_about(line, "deduction_too_large", deducted=stated, gross=gross))
    if line.deductions and line.offender_advanced:
        warnings.append(_about(line, "advanced_deducted"))
    if line.estimated:
        steps.append(Said("reckoning_case.step.estimated", {"how": line.estimate_how or ""}))
        warnings.append(_about(line, "estimate"))
    warnings += [found for found in (_period(line),) if found]
    if line.offender_advanced:
        warnings.append(_about(line, "offender_advanced"))
    return Reckoned(gross, deducted, gross - deducted, tuple(steps), tuple(warnings))


def _about(line: LossLine, key: str, **params: object) -> Said:
    return Said(f"reckoning_case.warning.{key}", {"line": line.id, "what": line.what, **params})


def _base(line: LossLine) -> tuple[Decimal, list[Said], list[Said]]:
    """The sum in the line's own currency, before rounding."""
    currency = line.rate.currency if line.rate else None
    basis = line.basis
    if basis.kind == "amount":
        said = Said("reckoning_case.step.amount", {"amount": words.money(basis.amount, currency)})
        return basis.amount, [said], []
    if basis.kind == "quantity":
        result = basis.quantity * basis.price
        said = Said(
            "reckoning_case.step.quantity",
            {
                "quantity": basis.quantity,
                "unit": words.unit(basis.unit),
                "price": words.money(basis.price, currency),
                "result": words.money(result, currency),
            },
        )
        return result, [said], []
    promised = basis.promised * basis.quantity
    gap = promised - basis.received
    steps = [
        Said(
            "reckoning_case.step.wage_promised",
            {
                "promised": words.money(basis.promised, currency),
                "quantity": basis.quantity,
                "unit": words.unit(basis.per),
                "result": words.money(promised, currency),
            },
        ),
        Said(
            "reckoning_case.step.wage_received",
            {
                "received": words.money(basis.received, currency),
                "result": words.money(max(gap, Decimal(0)), currency),
            },
        ),
    ]
    if gap >= 0:
        return gap, steps, []
    over = _about(
        line,
        "received_more",
        received=words.money(basis.received, currency),
        promised=words.money(promised, currency),
    )
    return Decimal(0), steps, [over]


def _to_rupiah(line: LossLine, base: Decimal, steps: list[Said]) -> int:
    value = base
    if line.rate is not None:
        value = base * line.rate.idr_per_unit
        steps.append(
            Said(
                "reckoning_case.step.rate",
                {
                    "amount": words.money(base, line.rate.currency),
                    "currency": line.rate.currency,
                    "rate": words.money(line.rate.idr_per_unit, None),
                    "on": line.rate.on,
                    "source": line.rate.source,
                    "result": words.money(value, None),
                },
            )
        )
    whole = rupiah.round_half_up(value)
    if value != whole:
        steps.append(
            Said("reckoning_case.step.rounded", {"before": words.money(value, None), "result": whole})
        )
    return whole


def _period(line: LossLine) -> Said | None:
    """Make it visible when the time charged is not exactly the time between the two dates.

    Days may be fewer than the period has: a worker has days off. A month may have 28 to 31 days: what no
    calendar explains is told as too much or too little, any other conversion as a choice.
    """
    if line.period_from is None or line.period_to is None or line.basis.kind == "amount":
        return None
    code = line.basis.unit if line.basis.kind == "quantity" else line.basis.per
    if code not in _DAYS_OF:
        return None
    charged = line.basis.quantity
    days = days_between(line.period_from, line.period_to)
    key = _mismatch(code, charged, days, exact=_is_exact(code, charged, line.period_from, line.period_to))
    if key is None:
        return None
    return _about(
        line,
        key,
        days=words.count(days),
        start=line.period_from,
        end=line.period_to,
        quantity=charged,
        unit=words.unit(code),
    )


def _mismatch(code: str, charged: Decimal, days: int, *, exact: bool) -> str | None:
    shortest, longest = _DAYS_OF[code]
    if exact:
        return None
    if days < floor(charged * shortest):
        return "period_over"
    if code == "day":
        return None
    if days > ceil(charged * longest) and days >= ceil((charged + 1) * shortest):
        return "period_under"
    return "period_converted"


def _is_exact(code: str, charged: Decimal, first: date, last: date) -> bool:
    if code == "month" and charged == charged.to_integral_value() and 0 < charged < _MOST_MONTHS:
        return first + relativedelta(months=int(charged)) == last + timedelta(days=1)
    return code == "week" and charged * 7 == days_between(first, last)


def days_between(first: date, last: date) -> int:
    """Days of a period, first and last day included."""
    return (last - first).days + 1
