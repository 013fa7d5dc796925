"""The loss ledger: every line explained, every total re-adding, nothing deducted that nobody stated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist import rupiah, terbilang
from legal_assist.law import confidence
from legal_assist.reckoning import decisions, liability, loss_checks, loss_lines, words
from legal_assist.reckoning.finding import Finding, Gap, LawText, Said
from legal_assist.reckoning.liability import ShareOut
from legal_assist.reckoning.loss_ledger import (
    Channel,
    Comparison,
    HeadTotal,
    Ledger,
    LedgerLine,
    VictimTotal,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.losses import LossLine
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.rules import LossHead

__all__ = [
    "Comparison", "HeadTotal", "Ledger", "LedgerLine", "ShareOut", "VictimTotal", "ledger",
]  # fmt: skip

HEADS: Final = ("wealth_income", "suffering", "care", "other", "not_itemised")


def ledger(case: Case, book: LawBook, as_of: date) -> Finding[Ledger]:
    """Add up what the victims ask.

    Args:
        case: the case.
        book: the law book, for the heads (which may go to the joined claim, and their provisions).
        as_of: the day for which it is asked; decides which provisions are cited and whose decision counts.

    Returns:
        The ledger; `warnings` are about the case as a whole, each line has its own.
    """
    heads: dict[str, LossHead] = {head.id: head for head in book.rules.loss_heads}
    declined = {v.id for v in case.victims if decisions.declines(v, "restitution", as_of)}
    built = _lines(case, heads, as_of)
    counted = tuple(line for line in built if line.channel == "joined_claim" or line.victim not in declined)
    left_out = tuple(line for line in built if line not in counted)
    victims = tuple(_victim_total(victim.id, counted, victim.id in declined) for victim in case.victims)
    head_totals = tuple(_head_total(code, counted) for code in HEADS if any(x.head == code for x in counted))
    restitution = _sum(counted, "restitution")
    joined = _sum(counted, "joined_claim")
    owed = liability.of(case)
    shares = liability.split(restitution, case.shares) if owed == "shares" else ()
    comparisons = tuple(_comparisons(case, victims, restitution + joined))
    warnings = (
        *_victim_warnings(victims, built, as_of),
        *liability.warnings(case, owed),
        *((Said("reckoning_case.warning.too_large"),) if restitution + joined > rupiah.MAXIMUM else ()),
        *_comparison_warnings(comparisons),
    )
    value = Ledger(
        lines=counted,
        heads=head_totals,
        victims=victims,
        total=restitution + joined,
        restitution=restitution,
        joined=joined,
        liability=owed,
        shares=shares,
        warnings=warnings,
        comparisons=comparisons,
        left_out=left_out,
    )
    citations = _citations(counted, heads, book, as_of)
    return Finding(
        id="losses",
        value=value,
        as_of=as_of,
        steps=tuple(_steps(value)),
        citations=citations,
        confidence=confidence.weakest([book.provision(item).confidence for item in citations] or ["V"]),
        gaps=tuple(gap for gap in _gaps(case, value, heads) if gap.path not in case.marks),
    )


def _lines(case: Case, heads: dict[str, LossHead], as_of: date) -> tuple[LedgerLine, ...]:
    reckoned = {line.id: loss_lines.reckon(line) for line in case.losses}
    beside: dict[str, list[Said]] = {line.id: [] for line in case.losses}
    for line_id, warning in loss_checks.pairs(case, {key: one.gross for key, one in reckoned.items()}):
        beside[line_id].append(warning)
    found = []
    for line in case.losses:
        one = reckoned[line.id]
        channel, moved = _channel(line, case, heads, as_of)
        proof = loss_checks.evidence(line, case, joined=channel == "joined_claim")
        warnings = (*moved, *one.warnings, *beside[line.id], *((proof,) if proof else ()))
        found.append(
            LedgerLine(
                id=line.id,
                victim=line.victim,
                head=line.head,
                what=line.what,
                channel=channel,
                gross=one.gross,
                deducted=one.deducted,
                amount=one.amount,
                steps=one.steps,
                evidence=line.evidence,
                estimated=line.estimated,
                incurred=line.cost_incurred,
                warnings=warnings,
            )
        )
    return tuple(found)


def _channel(
    line: LossLine, case: Case, heads: dict[str, LossHead], as_of: date
) -> tuple[Channel, tuple[Said, ...]]:
    """Where a line is asked: the joined claim only for costs already paid, otherwise restitution."""
    if line.channel == "restitution":
        return "restitution", ()
    head = heads.get(line.head)
    if line.basis.kind == "wage_gap":
        reason = "wage"
    elif head is None or not head.joined_claim:
        reason = "head"
    elif line.cost_incurred is not True:
        reason = "not_incurred" if line.cost_incurred is False else "incurred_unknown"
    elif decisions.declines(case.victim(line.victim), "joined_claim", as_of):
        reason = "declined"
    elif _door_closed(case, as_of):
        reason = "closed"
    else:
        return "joined_claim", ()
    params = {"line": line.id, "what": line.what, "reason": Said(f"reckoning_case.moved.{reason}")}
    return "restitution", (Said("reckoning_case.warning.moved_to_restitution", params),)


def _door_closed(case: Case, as_of: date) -> bool:
    """The requisitoir was read before any joined claim was filed."""
    happened = [event for event in case.events if event.date <= as_of and event.certainty != "planned"]
    read = [event.date for event in happened if event.kind == "requisitoir_read"]
    filed = [event.date for event in happened if event.application == "joined_claim"]
    return bool(read) and not any(day <= min(read) for day in filed)


def _sum(lines: Iterable[LedgerLine], channel: Channel) -> int:
    return sum(line.amount for line in lines if line.channel == channel)


def _victim_total(victim: str, lines: tuple[LedgerLine, ...], declined: bool) -> VictimTotal:
    own = [line for line in lines if line.victim == victim]
    restitution, joined = _sum(own, "restitution"), _sum(own, "joined_claim")
    ids = tuple(line.id for line in own)
    return VictimTotal(victim, restitution, joined, restitution + joined, ids, declined)


def _head_total(head: str, lines: tuple[LedgerLine, ...]) -> HeadTotal:
    own = [line for line in lines if line.head == head]
    restitution, joined = _sum(own, "restitution"), _sum(own, "joined_claim")
    return HeadTotal(head, restitution, joined, restitution + joined)


def _comparisons(case: Case, victims: tuple[VictimTotal, ...], total: int) -> Iterator[Comparison]:
    own = {victim.victim: victim.total for victim in victims}
    for pasted in case.pasted_totals:
        computed = total if pasted.victim is None else own[pasted.victim]
        match = None if pasted.words is None else terbilang.read(pasted.words) == pasted.amount
        yield Comparison(pasted.source, pasted.victim, pasted.amount, computed, match)


def _victim_warnings(
    victims: tuple[VictimTotal, ...], built: tuple[LedgerLine, ...], as_of: date
) -> Iterator[Said]:
    for victim in victims:
        own = [line for line in built if line.victim == victim.victim]
        if victim.declined:
            yield Said("reckoning_case.warning.declined", {"victim": victim.victim, "as_of": as_of})
        elif not own:
            yield Said("reckoning_case.warning.no_loss", {"victim": victim.victim})
        elif victim.total == 0:
            yield Said("reckoning_case.warning.nothing_left", {"victim": victim.victim})


def _comparison_warnings(comparisons: Iterable[Comparison]) -> Iterator[Said]:
    for one in comparisons:
        place = Said(f"reckoning_case.of.{'victim' if one.victim else 'all'}", {"victim": one.victim or ""})
        params = {"source": one.source, "of": place, "stated": one.stated}
        if not one.matches:
            gap = abs(one.stated - one.computed)
            more = "more" if one.stated > one.computed else "less"
            yield Said(
                f"reckoning_case.warning.total_{more}", params | {"computed": one.computed, "gap": gap}
            )
        if one.words_match is False:
            yield Said("reckoning_case.warning.words_differ", params)


def _citations(
    lines: tuple[LedgerLine, ...], heads: dict[str, LossHead], book: LawBook, as_of: date
) -> tuple[str, ...]:
    """The provisions of the heads in use, as far as they are in force on the day."""
    used = [heads[code] for code in HEADS if code in heads and any(line.head == code for line in lines)]
    found = dict.fromkeys(item for head in used for item in head.provisions)
    return tuple(item for item in found if book.in_force(item, as_of).status == "in_force")


def _steps(value: Ledger) -> Iterator[Said]:
    for victim in value.victims:
        if victim.line_ids:
            lines = words.count(len(victim.line_ids))
            params = {"victim": victim.victim, "lines": lines, "total": victim.total}
            yield Said("reckoning_case.step.victim_total", params)
    yield Said("reckoning_case.step.total", {"total": value.total})
    if value.joined:
        params = {"restitution": value.restitution, "joined": value.joined}
        yield Said("reckoning_case.step.channels", params)
        yield Said("reckoning_case.step.joined_pro_rata")
    estimated = sum(line.amount for line in value.lines if line.estimated)
    if estimated:
        yield Said("reckoning_case.step.estimates", {"amount": estimated})
    if value.liability == "joint":
        yield Said("reckoning_case.step.joint", {"amount": value.restitution})
    for share in value.shares:
        key = "share_with_remainder" if share.remainder else "share"
        total_parts = words.count(sum(one.parts for one in value.shares))
        params = {
            "defendant": share.defendant,
            "parts": words.count(share.parts),
            "of": total_parts,
            "amount": share.amount,
            "remainder": share.remainder,
        }
        yield Said(f"reckoning_case.step.{key}", params)


def _what_proves(line: LossLine, heads: dict[str, LossHead]) -> Said:
    """That proof is missing, and what courts took and turned down for this head of loss."""
    head = heads.get(line.head)
    missing = Said("reckoning_case.gap.evidence", {"line": line.id})
    if head is None:
        return missing
    params = {
        "missing": missing,
        "helps": LawText(head.evidence, head.evidence_en),
        "accepted": LawText(head.accepted, head.accepted_en),
        "refused": LawText(head.refused, head.refused_en),
    }
    return Said("law_reader.loss.proof", params)


def _gaps(case: Case, value: Ledger, heads: dict[str, LossHead]) -> Iterator[Gap]:
    for victim in value.victims:
        if not victim.declined and not any(line.victim == victim.victim for line in case.losses):
            yield Gap("losses", Said("reckoning_case.gap.no_loss", {"victim": victim.victim}))
    for line in case.losses:
        if line.channel == "joined_claim" and line.cost_incurred is None:
            yield Gap(
                f"losses.{line.id}.cost_incurred", Said("reckoning_case.gap.incurred", {"line": line.id})
            )
        if not line.evidence:
            yield Gap(f"losses.{line.id}.evidence", _what_proves(line, heads))
    if value.liability == "undecided":
        yield Gap("several_convicts_liability", Said("reckoning_case.gap.liability"))
    if value.liability == "shares" and not case.shares:
        yield Gap("shares", Said("reckoning_case.gap.shares"))
