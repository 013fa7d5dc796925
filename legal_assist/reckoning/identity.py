"""How a served paper names a victim: by code, unless she herself decided otherwise and is no child."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from legal_assist import messages
from legal_assist.reckoning import decisions, derived
from legal_assist.reckoning.finding import Gap, Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim

Mode = Literal["coded", "open"]
#: Begins what the user accepts when an identity is printed openly in spite of a danger.
ACCEPTANCE: Final = "open-identity:"


def mode(case: Case, as_of: date, victim: Victim) -> Mode:
    """Code or name in papers that reach the defendant. An identity that went out can't be called back.

    Open only if the answer about confidentiality is no, and her latest recorded decision declines it, and
    she neither is a child nor was one at the act. A single answer, silence or an unknown age is not enough.
    """
    if victim.confidential is not False or decisions.latest(victim, "confidentiality", as_of) != "declines":
        return "coded"
    if derived.FACTS["victim_is_child_now"](case, as_of, victim) is not False:
        return "coded"
    return "coded" if derived.FACTS["victim_was_child_at_act"](case, as_of, victim) is True else "open"


def coded(case: Case, as_of: date, victim: Victim) -> bool:
    """Whether served papers carry a code instead of the victim's identity."""
    return mode(case, as_of, victim) == "coded"


def endangered(case: Case, as_of: date, victim: Victim) -> bool:
    """Whether the case records a danger to the victim that an open identity would make worse."""
    return (
        derived.FACTS["safety_open"](case, as_of, victim) is True
        or victim.risk_at_home is True
        or any(one.known_to_victim_family is True for one in case.defendants)
    )


def acceptance(code: str) -> str:
    """What has to be accepted before a final names an endangered victim: ``open-identity:K1``."""
    return f"{ACCEPTANCE}{code}"


def kept(case: Case, as_of: date, victim: Victim, accepted: frozenset[str]) -> bool:
    """Whether a served paper keeps her identity: an endangered one is named only once that is accepted."""
    waiting = endangered(case, as_of, victim) and acceptance(victim.id) not in accepted
    return coded(case, as_of, victim) or waiting


def modes(case: Case, printed: str, as_of: date, victims: Sequence[Victim]) -> tuple[tuple[str, Mode], ...]:
    """Code and mode of each victim, in a paper whose catalogue entry prints identities as `printed`."""
    if printed == "coded":
        return tuple((one.id, mode(case, as_of, one)) for one in victims)
    return tuple((one.id, "open") for one in victims) if printed == "open" else ()


def notes(case: Case, printed: str, as_of: date, victims: Sequence[Victim]) -> Iterator[Said]:
    """Who is named how in this paper, and what to consider before it goes out."""
    found = modes(case, printed, as_of, victims)
    if printed != "coded":
        if found:
            yield Said("documents.identity.full", {"codes": _listed(code for code, _ in found)})
        return
    for kind in ("coded", "open"):
        codes = _listed(code for code, how in found if how == kind)
        if codes:
            yield Said(f"documents.identity.{kind}", {"codes": codes})
    undecided = [one.id for one in victims if one.confidential is False and (one.id, "coded") in found]
    if undecided:
        yield Said("documents.note.identity_undecided", {"codes": _listed(undecided)})
    exposed = _listed(one.id for one in _exposed(case, printed, as_of, victims))
    if exposed:
        yield Said("documents.note.open_identity", {"codes": exposed})


def gaps(case: Case, printed: str, as_of: date, victims: Sequence[Victim]) -> Iterator[Gap]:
    """What a final waits for: that somebody accepts, with a reason, that an endangered victim is named."""
    for one in _exposed(case, printed, as_of, victims):
        said = Said(
            "documents.gap_open_identity",
            {
                "code": one.id,
                "kind": acceptance(one.id),
                "acceptance": acceptance(one.id),
                "label": messages.text("documents.open_identity_label", "id", code=one.id),
                "label_en": messages.text("documents.open_identity_label", "en", code=one.id),
            },
        )
        yield Gap(f"victims.{one.id}.confidential", said)


def unsettled(found: Sequence[Gap], accepted: frozenset[str]) -> tuple[Gap, ...]:
    """Gaps without those that an acceptance settles."""
    return tuple(one for one in found if one.said.params.get("acceptance") not in accepted)


def _exposed(case: Case, printed: str, as_of: date, victims: Sequence[Victim]) -> Iterator[Victim]:
    if printed == "coded":
        for one in victims:
            if not coded(case, as_of, one) and endangered(case, as_of, one):
                yield one


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(codes)
