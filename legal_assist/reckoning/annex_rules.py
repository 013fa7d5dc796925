"""Annexes: which of them the law asks for in this case, and which of those are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from legal_assist import messages
from legal_assist.reckoning import acting, conditions
from legal_assist.reckoning.finding import Gap, Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.losses import Exhibit
    from legal_assist.cases.people import Victim
    from legal_assist.reckoning.document_rules import Entry, ExhibitRule


def asked_for(
    case: Case, entry: Entry, as_of: date, victims: tuple[Victim, ...]
) -> Iterator[tuple[ExhibitRule, Victim | None]]:
    """The required annexes of a document, with the victim each is asked for (None: the case)."""
    for rule in entry.exhibits:
        if not rule.required or (rule.applicants and case.applicant not in rule.applicants):
            continue
        for victim in victims if rule.each_victim else (None,):
            if wanted(case, rule, as_of, victim, entry.signers):
                yield rule, victim


def wanted(
    case: Case, rule: ExhibitRule, as_of: date, victim: Victim | None, signers: Sequence[str] = ()
) -> bool:
    """Whether the law asks for this annex in this case (for this victim), in a paper that these may sign."""
    if conditions.evaluate(rule.when, case, as_of, victim) is False:
        return False
    if rule.acting and victim is not None and _asks(case, as_of, victim, signers) not in rule.acting:
        return False
    return not rule.heads or any(
        line.head in rule.heads and (victim is None or line.victim == victim.id) for line in case.losses
    )


def _asks(case: Case, as_of: date, victim: Victim, signers: Sequence[str]) -> acting.Kind:
    """Who asks. A child who asks alone gives no power that could be annexed, nor proof of family relation."""
    found = acting.for_paper(case, as_of, victim, signers)
    return found if found == "family" else acting.kind(case, as_of, victim)


def recorded(case: Case, rule: ExhibitRule, victim: Victim | None) -> bool:
    """Whether an exhibit of such a kind is recorded for this victim, in whatever state."""
    return bool(_candidates(case, rule, victim))


def made_with_package(case: Case, rule: ExhibitRule, as_of: date, victim: Victim | None) -> bool:
    """Whether the annex is not recorded but one of our own papers, made with this one, becomes it."""
    if not rule.made_when or recorded(case, rule, victim):
        return False
    return conditions.evaluate(rule.made_when, case, as_of, victim) is True


def lacks(case: Case, rule: ExhibitRule, as_of: date, victim: Victim | None) -> bool:
    """Whether a wanted annex is missing: not recorded, or in hand without the certification asked."""
    found = _candidates(case, rule, victim)
    if rule.certified:
        # Where there is none at all, the rule that asks for the paper itself says so.
        return bool(found) and all(one.status == "in_hand" and one.certified is not True for one in found)
    return not found and not made_with_package(case, rule, as_of, victim)


def _candidates(case: Case, rule: ExhibitRule, victim: Victim | None) -> tuple[Exhibit, ...]:
    return tuple(
        one
        for one in case.exhibits
        if one.kind in rule.kinds and (victim is None or one.victim in (None, victim.id))
    )


def annex_label(rule: ExhibitRule, victim: Victim | None, lang: str) -> str:
    """What a missing annex is called: its kind, certified where that is asked, and the victim's code."""
    name = messages.text(f"facts.choices.exhibit.kind.{rule.kinds[0]}", lang)
    if rule.certified:
        name = messages.text("documents.certified", lang, label=name)
    return f"{name} ({victim.id})" if victim is not None else name


def gap(rule: ExhibitRule, victim: Victim | None) -> Gap:
    """The gap of a missing annex, with its label in both languages."""
    kind = f"{rule.kinds[0]} {victim.id if victim else ''}{' certified' if rule.certified else ''}"
    said = Said(
        "documents.gap_certified" if rule.certified else "documents.gap_exhibit",
        {
            "label": annex_label(rule, victim, "id"),
            "label_en": annex_label(rule, victim, "en"),
            "kind": kind,
        },
    )
    return Gap("exhibits", said)


def named_by(gap: Gap) -> tuple[str, str]:
    """Kind of exhibit and code of the victim that the gap of a missing annex speaks of; empty where none."""
    kind, _, rest = str(gap.said.params.get("kind", "")).partition(" ")
    code = rest.split(" ")[0]
    return (kind, code) if gap.path == "exhibits" else ("", "")


def uncertified(case: Case, gap: Gap) -> str:
    """Where a gap asks whether a recorded annex is certified: the path of that field; else empty."""
    kind, code = named_by(gap)
    if gap.said.key != "documents.gap_certified":
        return ""
    found = (one.id for one in case.exhibits if one.kind == kind and one.victim in (None, code or None))
    return next((f"exhibits.{name}.certified" for name in found), "")
