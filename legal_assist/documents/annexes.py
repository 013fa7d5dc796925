"""Annexes and the list of evidence: what the rules ask for, what the case holds, in which state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist import tanggal, terbilang
from legal_assist.documents import frame as frames
from legal_assist.documents import parties
from legal_assist.reckoning import annex_rules, document_basis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.cases.losses import Exhibit
    from legal_assist.cases.people import Victim
    from legal_assist.documents.frame import Frame, Lines

#: Kinds of exhibits that prove that a report was filed.
_RECEIPT: Final = frozenset({"police_report_receipt", "police_letter"})


def in_scope(frame: Frame) -> tuple[Exhibit, ...]:
    """The exhibits this paper relies on: about its victims or the case as a whole."""
    ids = {victim.id for victim in frame.victims}
    found = [
        one
        for one in frame.case.exhibits
        if one.victim in {None, *ids} and one.kind not in frame.entry.leave_out
    ]
    if frame.entry.about == "restitution":
        return tuple(one for one in found if not _only_joined(frame, one))
    kinds = {kind for rule in frame.entry.exhibits for kind in rule.kinds}
    cited: set[str] = set()
    if frame.entry.about == "joined_claim":
        lines = [line for line in frame.ledger.lines if line.channel == "joined_claim"]
        cited = {exhibit for line in lines for exhibit in line.evidence}
        kinds = {"identity_copy", "power_of_attorney"}
    return tuple(one for one in found if one.kind in kinds or one.id in cited)


def _only_joined(frame: Frame, one: Exhibit) -> bool:
    """Whether only lines of the joined claim rely on it, so that it has no place beside restitution."""
    channels = {line.channel for line in frame.ledger.lines if one.id in line.evidence}
    return channels == {"joined_claim"}


def state(frame: Frame, one: Exhibit, *, attached: bool) -> str:
    """In which state an exhibit is, with its number of pages.

    Who holds it stays out of a paper that keeps the identity of a victim it concerns: a shelter or a
    psychologist would show where she is to be found. The sealed sheet says it.
    """
    words = frame.words
    held_by = "" if frame.keeps(one.victim) else one.held_by
    if one.status == "to_follow":
        text = words("annex.to_follow_held", held_by=held_by) if held_by else words("annex.to_follow")
    elif one.status == "held_by_other":
        held = words("annex.held_by", held_by=held_by) if held_by else ""
        text = held or words("annex.held_by_other")
    elif one.status == "unavailable":
        text = words("annex.unavailable")
    else:
        here = "annex.attached" if attached else "annex.in_hand"
        certified = "annex.certified" if attached else "annex.in_hand_certified"
        text = words(certified if one.certified else here)
        if one.pages:
            text = words("annex.pages", state=text, pages=str(one.pages))
    return text


def evidence(frame: Frame) -> Lines:
    """The list of evidence."""
    none = frame.words("answer.none")
    return [
        {
            "tanda": one.id,
            "uraian": _title(frame, one),
            "tanggal": tanggal.format_long(one.dated) if one.dated else none,
            "membuktikan": one.proves or none,
            "keterangan": state(frame, one, attached=False),
        }
        for one in in_scope(frame)
    ]


def annexes(frame: Frame) -> tuple[Lines, str]:
    """The annexes: our own papers, every exhibit in scope, and what is asked for and not recorded.

    Returns:
        The rows, and how many of them are attached: ``3 (tiga) berkas``. What follows later or lies with
        somebody else is listed and not counted.
    """
    attached = frame.words("annex.attached")
    rows: list[tuple[str, str, str]] = []
    if frame.entry.about == "restitution":
        rows += [
            (frame.words("annex.own_breakdown", victim=parties.victim_name(frame, victim)), "", attached)
            for victim in frame.victims
        ]
        rows.append((frame.words("annex.own_evidence"), "", attached))
    if frame.entry.identity == "coded":
        rows += [
            (frame.words("annex.own_sheet", victim=parties.victim_name(frame, victim)), "", attached)
            for victim in frame.victims
            if frame.coded(victim)
        ]
    rows += [(label, "", attached) for label in _made_with_package(frame)]
    exhibits = in_scope(frame)
    number = len(rows) + sum(one.status == "in_hand" for one in exhibits)
    rows += [(_title(frame, one), one.id, state(frame, one, attached=True)) for one in exhibits]
    rows += [(label, "", "") for label in _lacking(frame)]
    none = frame.words("answer.none")
    lines: Lines = [
        {"nomor": f"{place}.", "uraian": what, "bukti": exhibit or none, "keterangan": note or none}
        for place, (what, exhibit, note) in enumerate(rows, start=1)
    ]
    return lines, _count(frame, number)


def report_receipt(frame: Frame) -> str:
    """What a paper says of the police receipt: attached, with its marks, or to follow.

    Returns:
        A sentence; empty where no report is told or the paper annexes no receipt.
    """
    annexed = any(_RECEIPT.intersection(rule.kinds) for rule in frame.entry.exhibits)
    if not annexed or not frame.answers.text("police_report_number"):
        return ""
    receipts = [one.id for one in in_scope(frame) if one.kind in _RECEIPT and one.status == "in_hand"]
    if not receipts:
        return frame.words("care.receipt_missing")
    return frame.words("care.receipt_attached", exhibits=marks(receipts))


def marks(exhibits: Iterable[str]) -> str:
    """The marks of exhibits in running text: `P-2, P-4`; no end of a line breaks one at its hyphen."""
    return ", ".join(exhibits).replace("-", "\N{NON-BREAKING HYPHEN}")


def _title(frame: Frame, one: Exhibit) -> str:
    """The title of an exhibit; what carries an identity that this paper keeps lies in the sealed cover."""
    about = [victim for victim in frame.victims if one.victim in (None, victim.id)]
    hidden = one.status == "in_hand" and any(frame.coded(victim) for victim in about)
    if hidden and one.kind in frame.catalogue.sealed_kinds:
        return frame.words("annex.sealed", title=one.title)
    return one.title


def _made_with_package(frame: Frame) -> list[str]:
    """Annexes that are papers of our own, made with this one: powers of attorney not recorded yet."""
    asked = annex_rules.asked_for(frame.case, frame.entry, frame.as_of, frame.victims)
    found = []
    for rule, victim in asked:
        if victim is not None and annex_rules.made_with_package(frame.case, rule, frame.as_of, victim):
            own = "annex.own_return" if "return_statement" in rule.kinds else "annex.own_power"
            title = frame.words(own, victim=parties.victim_name(frame, victim))
            found.append(frame.words("annex.sealed", title=title) if frame.coded(victim) else title)
    return found


def _lacking(frame: Frame) -> list[str]:
    asked = annex_rules.asked_for(frame.case, frame.entry, frame.as_of, frame.victims)
    return [
        frame.answers.marked(annex_rules.annex_label(rule, victim, "id"))
        for rule, victim in asked
        if annex_rules.lacks(frame.case, rule, frame.as_of, victim)
    ]


def _count(frame: Frame, number: int) -> str:
    """`3 (tiga) berkas`, or a dash."""
    if not number:
        return frame.words("answer.none")
    return frame.words("annex.count", number=str(number), words=terbilang.words(number))


def evidence_sentence(frame: Frame, number: int) -> str:
    """The closing words of the list of evidence: how many, what of those missing, who learns the holders."""
    said = [frame.words("annex.evidence_line", number=str(number), words=terbilang.words(number))]
    states = {one.status for one in in_scope(frame)}
    said += [frame.words("annex.evidence_to_follow")] if "to_follow" in states else []
    said += [frame.words("annex.evidence_held")] if "held_by_other" in states else []
    kept = any(one.held_by and one.status != "in_hand" and frame.keeps(one.victim) for one in in_scope(frame))
    said += [frame.words("annex.evidence_holders")] if kept else []
    return " ".join(said)


def printed_identities(frame: Frame, victim: Victim) -> Lines:
    """The identity as other papers print it."""
    none = frame.words("answer.none")
    return [
        {
            "surat": one.paper,
            "nama": one.name or none,
            "lahir": tanggal.format_long(one.birth_date) if one.birth_date else none,
            "nomor": one.number or none,
        }
        for one in victim.printed
    ]


def holders(frame: Frame, victim: Victim) -> Lines:
    """Who holds the exhibits about a victim that are not in hand: for the sealed sheet only."""
    return [
        {"tanda": one.id, "uraian": one.title, "pemegang": one.held_by}
        for one in frame.case.exhibits
        if one.victim in (None, victim.id) and one.held_by and one.status in ("to_follow", "held_by_other")
    ]


def laws(frame: Frame, use: str) -> list[str]:
    """The legal basis as a list, one instrument per line, with full titles."""
    from legal_assist.law import citations

    groups = frames.by_instrument(frame.basis.printed.get(use, ()))
    ranked = sorted((frames.in_order(group) for group in groups), key=lambda group: frames.rank(group[0]))
    return closed(
        [_so_far(frame, group, citations.format_group(group, frame.book, "long")) for group in ranked]
    )


def _so_far(frame: Frame, group: tuple[str, ...], law: str) -> str:
    """A law that goes on applying only as far as it does not conflict with a newer one says so."""
    instrument = group[0].partition("/")[0]
    for rule in frame.catalogue.qualifiers:
        kept = tuple(one for one in rule.ids if document_basis.printable(frame.book, one, frame.as_of))
        if rule.instrument == instrument and kept:
            return frame.words("law.so_far", law=law, basis=frames.phrase(kept, frame.book))
    return law


def closed(lines: list[str]) -> list[str]:
    """A list as one sentence: semicolons between, a full stop at the end."""
    return [f"{text}{'.' if place == len(lines) - 1 else ';'}" for place, text in enumerate(lines)]
