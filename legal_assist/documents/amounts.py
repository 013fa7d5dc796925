"""Losses as printed: lines by victim and head, totals in figures and words, who is to pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import rupiah, tanggal, terbilang
from legal_assist.cases.losses import AmountBasis, QuantityBasis
from legal_assist.documents import parties

if TYPE_CHECKING:
    from decimal import Decimal

    from legal_assist.cases.losses import LossLine
    from legal_assist.cases.people import Victim
    from legal_assist.documents.frame import Frame, Lines, Plain
    from legal_assist.reckoning.loss_ledger import LedgerLine


def table(frame: Frame, channel: str, victims: tuple[Victim, ...]) -> Plain:
    """The lines of one channel, per victim and head. A victim without lines stays visible.

    Args:
        frame: the document.
        channel: ``restitution`` or ``joined_claim``.
        victims: whose lines.
    """
    blocks = [_victim(frame, channel, victim) for victim in victims]
    total = sum(_sum(frame, channel, victim) for victim in victims)
    return {
        "korban": blocks,
        "jamak": len(blocks) > 1,
        "jumlah": rupiah.number(total),
        "jumlah_rp": rupiah.format(total),
        "terbilang": terbilang.rupiah_words(total),
    }


def _lines(frame: Frame, channel: str, victim: Victim) -> list[LedgerLine]:
    return [one for one in frame.ledger.lines if one.channel == channel and one.victim == victim.id]


def _sum(frame: Frame, channel: str, victim: Victim) -> int:
    return sum(one.amount for one in _lines(frame, channel, victim))


def _victim(frame: Frame, channel: str, victim: Victim) -> Plain:
    labels = {head.id: head.label for head in frame.book.rules.loss_heads}
    groups: Lines = []
    number = 0
    for head in ("wealth_income", "suffering", "care", "other", "not_itemised"):
        found = [one for one in _lines(frame, channel, victim) if one.head == head]
        if not found:
            continue
        rows: Lines = []
        for one in found:
            number += 1
            rows.append(_row(frame, one, number))
        groups.append(
            {
                "huruf": frame.words(f"loss.heads.{head}"),
                "nama": labels[head],
                "baris": rows,
                "jumlah": rupiah.number(sum(one.amount for one in found)),
            }
        )
    total = _sum(frame, channel, victim)
    return {
        "kode": victim.id,
        "sebutan": parties.victim_name(frame, victim),
        "kelompok": groups,
        "kosong": not groups,
        "jumlah": rupiah.number(total),
        "jumlah_rp": rupiah.format(total),
        "terbilang": terbilang.rupiah_words(total),
    }


def _row(frame: Frame, one: LedgerLine, number: int) -> Plain:
    source = next(line for line in frame.case.losses if line.id == one.id)
    what = one.what
    if source.period_from and source.period_to:
        start, end = tanggal.format_long(source.period_from), tanggal.format_long(source.period_to)
        what = frame.words("loss.period", what=what, start=start, end=end)
    if one.estimated:
        what = frame.words("loss.estimate", what=what, how=source.estimate_how or "")
    return {
        "nomor": f"{number}.",
        "uraian": what,
        "hitungan": reckoning(frame, source),
        "bukti": ",\n".join(one.evidence) or frame.words("loss.no_exhibit"),
        "jumlah": rupiah.number(one.amount),
    }


def reckoning(frame: Frame, line: LossLine) -> str:
    """How one line was reckoned, in one cell: basis, exchange rate, deductions."""
    words = frame.words
    basis = line.basis
    currency = line.rate.currency if line.rate else None
    if isinstance(basis, AmountBasis):
        base = words("loss.amount", amount=money(basis.amount, currency))
    elif isinstance(basis, QuantityBasis):
        base = words(
            "loss.quantity",
            quantity=rupiah.format_decimal(basis.quantity),
            unit=words(f"unit.{basis.unit}"),
            price=money(basis.price, currency),
        )
    else:
        base = words(
            "loss.wage",
            promised=money(basis.promised, currency),
            unit=words(f"unit.{basis.per}"),
            quantity=rupiah.format_decimal(basis.quantity),
            sum=money(basis.promised * basis.quantity, currency),
            received=money(basis.received, currency),
        )
    if line.rate is not None:
        base = words(
            "loss.rate",
            amount=base,
            rate=money(line.rate.idr_per_unit, None),
            currency=line.rate.currency,
            date=tanggal.format_long(line.rate.on),
            source=line.rate.source,
        )
    for one in line.deductions:
        amount = rupiah.format(one.amount)
        base += "\n" + words("loss.deduction", amount=amount, what=one.what, by=one.stated_by)
    return base


def money(value: Decimal, currency: str | None) -> str:
    """An amount in its own currency; sign and figure stay in one line of a narrow cell."""
    if currency is not None:
        return f"{currency}\N{NO-BREAK SPACE}{rupiah.format_cents(value)}"
    if value == value.to_integral_value():
        return rupiah.format(int(value))
    return f"Rp{rupiah.format_cents(value)}"


def notes(frame: Frame, victim: Victim) -> list[str]:
    """What must be said beside the breakdown: lines asked elsewhere, estimates."""
    joined = _sum(frame, "joined_claim", victim)
    found = []
    if joined:
        found.append(frame.words("loss.joined_note", amount=rupiah.format(joined), route=_route(frame)))
    if any(one.estimated for one in _lines(frame, "restitution", victim)):
        found.append(frame.words("loss.estimate_note"))
    return found


def estimated(frame: Frame) -> str:
    """What the losses asked as restitution say of those among them that are estimates; empty without any."""
    any_one = any(one.estimated for victim in frame.victims for one in _lines(frame, "restitution", victim))
    return frame.words("loss.estimated_lines") if any_one else ""


def _route(frame: Frame) -> str:
    """What the joined claim is called by the code that governs it."""
    key = f"claim_route.{(frame.governing or '').replace('-', '_')}"
    return frame.words(key if frame.words.has(key) else "claim_route.unknown")


def beside_joined_claim(frame: Frame) -> str:
    """How the sum asked as restitution and the costs of the joined claim make up the whole loss."""
    joined = sum(_sum(frame, "joined_claim", victim) for victim in frame.victims)
    if not joined:
        return ""
    own = sum(_sum(frame, "restitution", victim) for victim in frame.victims)
    return frame.words(
        "loss.beside_joined",
        whole=rupiah.format(own + joined),
        restitution=rupiah.format(own),
        joined=rupiah.format(joined),
        route=_route(frame),
        victims=str(parties.titles(frame)["korban"]),
    )


def liability(frame: Frame) -> Plain:
    """Who is to pay: one, all for the whole, or each a share."""
    words, ledger = frame.words, frame.ledger
    names = {one.id: one.name or one.id for one in frame.case.defendants}
    result: Plain = {"kalimat": words("liability.none"), "bagian": [], "amar": ""}
    if ledger.liability == "single":
        result["kalimat"] = words("liability.single", name=next(iter(names.values())))
    elif ledger.liability == "joint":
        result |= {"kalimat": words("liability.joint"), "amar": words("liability.joint_verdict")}
    elif ledger.liability == "shares" and ledger.shares:
        result |= {"kalimat": words("liability.shares"), "amar": words("liability.shares_verdict")}
        result["bagian"] = [
            {
                "nama": names[share.defendant],
                "jumlah": rupiah.number(share.amount),
                "terbilang": terbilang.rupiah_words(share.amount),
            }
            for share in ledger.shares
        ]
    elif ledger.liability in ("undecided", "shares"):
        path = "shares" if ledger.liability == "shares" else "several_convicts_liability"
        answered = frame.answers.text("several_convicts_liability") if path != "shares" else ""
        gap = answered or frame.answers.lacking(path)
        result["kalimat"] = words("liability.undecided", gap=gap)
    return result
