"""Findings as plain JSON data. The keys are stable: scripts and tests read them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from legal_assist import rupiah, terbilang
from legal_assist.desk import paper_sheet, wording
from legal_assist.errors import UsageError
from legal_assist.law import citations
from legal_assist.reckoning import explaining

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
    from legal_assist.desk import Desk
    from legal_assist.reckoning.finding import Gap, Reading
    from legal_assist.reckoning.regimes import Governing


def check_right(desk: Desk, right: str | None) -> None:
    """Refuse a right that has no checklist.

    Raises:
        UsageError: naming the rights there are.
    """
    known = sorted({item.right for item in desk.rules.items})
    if right is not None and right not in known:
        raise UsageError("cli.no_such_right", right=right[:40], known=", ".join(known))


def _gap(gap: Gap, lang: str) -> dict[str, str]:
    return {"path": gap.path, "label": wording.label(gap.path, lang), "text": wording.say(gap.said, lang)}


def checklist(desk: Desk, case: Case, right: str | None, lang: str) -> dict[str, Any]:
    """`items[]{id,right,subject,state,why,basis[]}` and the texts."""
    return {
        "case": case.code,
        "as_of": desk.today.isoformat(),
        "items": [
            {
                "id": state.item.id,
                "finding": explaining.item_id(state),
                "right": state.item.right,
                "subject": state.subject,
                "state": state.state,
                "question": state.item.question_en if lang == "en" else state.item.question,
                "why": wording.say(state.why, lang),
                "basis": list(state.basis),
                "citation": wording.cite(tuple(state.basis), desk.book, lang),
                "not_law": state.item.not_law,
                "gaps": [_gap(gap, lang) for gap in state.gaps],
            }
            for state in desk.checklist(case, right)
        ],
    }


def next_steps(desk: Desk, case: Case, lang: str) -> dict[str, Any]:
    """`steps[]{id,kind,text,why,basis[]}`."""
    return {
        "case": case.code,
        "as_of": desk.today.isoformat(),
        "steps": [
            {
                "id": step.id,
                "finding": f"next.{number}",
                "kind": step.kind,
                "text": wording.say(step.said, lang),
                "why": wording.say(step.why, lang),
                "basis": list(step.basis),
                "citation": wording.cite(tuple(step.basis), desk.book, lang),
                "confidence": step.confidence,
                "path": step.path,
                "document": step.document,
                "victim": step.victim,
            }
            for number, step in enumerate(desk.next_steps(case), start=1)
        ],
    }


def losses(desk: Desk, case: Case, lang: str) -> dict[str, Any]:
    """`total_idr`, `restitution_idr`, `joined_idr`, `heads`, `victims[]`, `lines[]`, warnings."""
    ledger = desk.losses(case).value
    return {
        "case": case.code,
        "as_of": desk.today.isoformat(),
        "total_idr": ledger.total,
        "total_words": terbilang.rupiah_words(ledger.total),
        "restitution_idr": ledger.restitution,
        "joined_idr": ledger.joined,
        "liability": ledger.liability,
        "heads": {
            head.head: {
                "restitution_idr": head.restitution,
                "joined_idr": head.joined,
                "total_idr": head.total,
            }
            for head in ledger.heads
        },
        "victims": [
            {
                "code": victim.victim,
                "restitution_idr": victim.restitution,
                "joined_idr": victim.joined,
                "total_idr": victim.total,
                "total_words": terbilang.rupiah_words(victim.total),
            }
            for victim in ledger.victims
        ],
        "lines": [
            {
                "id": line.id,
                "victim": line.victim,
                "head": line.head,
                "what": line.what,
                "channel": line.channel,
                "amount_idr": line.amount,
                "amount": rupiah.format(line.amount),
                "gross_idr": line.gross,
                "deducted_idr": line.deducted,
                "estimated": line.estimated,
                "evidence": list(line.evidence),
                "steps": [wording.say(step, lang) for step in line.steps],
                "warnings": [wording.say(warning, lang) for warning in line.warnings],
            }
            for line in ledger.lines
        ],
        "shares": [
            {"defendant": s.defendant, "parts": s.parts, "amount_idr": s.amount, "remainder_idr": s.remainder}
            for s in ledger.shares
        ],
        "comparisons": [
            {
                "source": c.source,
                "victim": c.victim,
                "stated_idr": c.stated,
                "computed_idr": c.computed,
                "words_match": c.words_match,
            }
            for c in ledger.comparisons
        ],
        "warnings": [wording.say(warning, lang) for warning in ledger.warnings],
    }


def _alternative(reading: Reading[Governing], desk: Desk, lang: str) -> dict[str, Any]:
    return {
        "governing": reading.value.governing,
        "provisions": list(reading.value.provisions),
        "citation": wording.cite(reading.value.provisions, desk.book, lang),
        "reason": reading.reason.in_(lang),
        "confidence": reading.confidence,
    }


def regime(desk: Desk, case: Case, lang: str) -> dict[str, Any]:
    """Per subject `governing`, `provisions[]`, `reason`, `alternatives[]`, `open` and the open questions."""
    form: dict[str, Any] = {}
    for subject, finding in desk.regime(case).items():
        governing = finding.value
        short = desk.book.instrument(governing.governing).short if governing.governing else None
        form[subject] = {
            "governing": governing.governing,
            "governing_short": short,
            "provisions": list(governing.provisions),
            "reason": governing.reason.in_(lang),
            "alternatives": [_alternative(reading, desk, lang) for reading in governing.alternatives],
            "open": governing.open,
            "questions": [_gap(gap, lang) for gap in governing.questions],
            "row": governing.row,
            "confidence": finding.confidence,
            "applies": governing.applies,
            "heading": wording.say(governing.heading, lang) if governing.heading is not None else None,
            "victims": list(governing.victims),
            "finding": finding.id,
        }
    return form


def deadlines(desk: Desk, case: Case, lang: str) -> list[dict[str, Any]]:
    """One entry per rule and reading, earliest first."""
    return [
        {
            "case": case.code,
            "rule": line.rule,
            "finding": explaining.deadline_id(line),
            "title": wording.say(line.title, lang),
            "right": line.right,
            "victim": line.victim,
            "who": line.who,
            "anchor": line.anchor,
            "anchor_date": line.anchor_date.isoformat() if line.anchor_date else None,
            "date": line.date.isoformat() if line.date else None,
            "limit_event": line.limit_event,
            "limit_event_text": wording.choice("events.kind", line.limit_event, lang)
            if line.limit_event
            else "",
            "opens": line.opens.isoformat() if line.opens else None,
            "unit": line.unit,
            "reading": line.reading,
            "provision": line.provision,
            "citation": citations.format(line.provision, desk.book, lang=lang) if line.provision else "",
            "confidence": line.confidence,
            "state": line.state,
            "done_on": line.done.isoformat() if line.done else None,
            "day_before": line.day_before.isoformat() if line.day_before else None,
            "counted_days": [day.isoformat() for day in line.counted],
            "notes": [wording.say(note, lang) for note in line.notes],
            "alias": list(line.alias),
        }
        for line in desk.deadlines(case)
    ]


def documents(desk: Desk, case: Case, lang: str) -> list[dict[str, Any]]:
    """`id`, `applies`, `gaps[]`, `sheet{addressee,signers[],copies[],...}` per document."""
    titles = desk.catalogue.titles(lang)
    return [
        {
            "id": state.id,
            "title": titles[state.id],
            "applies": state.applies,
            "why_not": wording.say(state.why_not, lang) if state.why_not else None,
            "gaps": [_gap(gap, lang) for gap in state.gaps],
            "unprintable": list(state.unprintable),
            "notes": [wording.say(note, lang) for note in state.notes],
            "sheet": dataclasses.asdict(paper_sheet.of(desk, case, state.id)),
        }
        for state in desk.documents(case)
    ]
