"""Invented cases with losses of every kind, for tables out and in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from legal_assist.cases import importing

if TYPE_CHECKING:
    from legal_assist.cases.case import Case

NAME = "Sariwulan Kertapati"
NASTY = (
    "=1+1", "=HYPERLINK(\"http://x\";\"y\")", "+62 812", "-5", "@SUM(A1)", "'=x", "''=x", "'kutip", " =x",
    "=", "_x003D_1", "_x005F_x003D_", "a;b", "a,b", '"q"', "1.500.000", "TRUE", "ya", "05-01-2026",
    "#REF!", "＝1", "0012", "1e5", "JUMLAH", "|x", "%x", "tab\tdi tengah",
)  # fmt: skip


def case(*losses: dict[str, Any], **facts: Any) -> Case:
    plain: dict[str, Any] = {
        "code": "MELATI-01",
        "invented": True,
        "victims": [{"id": "K1", "name": NAME}, {"id": "K2"}],
        "exhibits": [
            {"id": "P-1", "title": "Kuitansi", "kind": "receipt"},
            {"id": "P-2", "title": "Kontrak", "kind": "contract"},
        ],
        "losses": list(losses),
    }
    return importing.from_plain(plain | facts)


def amount(code: str = "L1", **more: Any) -> dict[str, Any]:
    line = {"id": code, "victim": "K1", "head": "care", "what": "Obat"}
    return line | {"basis": {"kind": "amount", "amount": "250000"}} | more


_SIGNS = st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Cf", "Zl", "Zp"))
_LINES = (st.sampled_from(NASTY) | st.text(_SIGNS, min_size=1, max_size=30)).filter(lambda text: text.strip())
_PASSAGES = st.lists(_LINES, min_size=1, max_size=3).map("\n".join)
_WHOLE = st.integers(0, 10**12).map(Decimal)
_NUMBERS = _WHOLE | st.decimals(0, 10**9, places=3) | st.decimals(0, 10**6, places=6)
_DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
_YES_NO = st.booleans()
_UNITS = st.sampled_from(["month", "week", "day", "time", "piece", "trip", "session", "other"])


def _shown(number: Decimal) -> str:
    return format(number, "f")


@st.composite
def _basis(draw: st.DrawFn, *, foreign: bool) -> dict[str, Any]:
    money = (_NUMBERS if foreign else _WHOLE).map(_shown)
    count = _NUMBERS.map(_shown)
    kind = draw(st.sampled_from(["amount", "quantity", "wage_gap"]))
    if kind == "amount":
        return {"kind": kind, "amount": draw(money)}
    if kind == "quantity":
        return {"kind": kind, "quantity": draw(count), "unit": draw(_UNITS), "price": draw(money)}
    wages = {"promised": draw(money), "per": draw(_UNITS), "received": draw(money)}
    return {"kind": kind, "quantity": draw(count), **wages}


@st.composite
def _line(draw: st.DrawFn, code: str) -> dict[str, Any]:
    foreign = draw(_YES_NO)
    line: dict[str, Any] = {
        "id": code,
        "victim": draw(st.sampled_from(["K1", "K2"])),
        "head": draw(st.sampled_from(["wealth_income", "suffering", "care", "other", "not_itemised"])),
        "what": draw(_LINES),
        "basis": draw(_basis(foreign=foreign)),
        "evidence": draw(st.lists(st.sampled_from(["P-1", "P-2"]), unique=True)),
    }
    if foreign:
        rate = {"currency": "MYR", "idr_per_unit": draw(_NUMBERS.map(_shown)), "source": draw(_LINES)}
        line["rate"] = rate | {"on": draw(_DAYS).isoformat()}
    if draw(_YES_NO):
        days = sorted(draw(st.tuples(_DAYS, _DAYS)))
        line |= {"period_from": days[0].isoformat(), "period_to": days[1].isoformat()}
    if draw(_YES_NO):
        line |= {"estimated": True, "estimate_how": draw(_PASSAGES)}
    for name in ("cost_incurred", "offender_advanced"):
        if draw(_YES_NO):
            line[name] = draw(_YES_NO)
    if draw(_YES_NO):
        line |= {"note": draw(_PASSAGES), "channel": draw(st.sampled_from(["restitution", "joined_claim"]))}
    parts = draw(st.lists(st.tuples(_LINES, st.integers(0, 10**12), _LINES), max_size=3))
    line["deductions"] = [
        {"id": f"R{n}", "what": what, "amount": off, "stated_by": who}
        for n, (what, off, who) in enumerate(parts, start=1)
    ]
    return line


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case with up to four lines of any kind."""
    codes = draw(st.lists(st.integers(1, 30), unique=True, max_size=4))
    return case(*(draw(_line(f"L{number}")) for number in codes))
