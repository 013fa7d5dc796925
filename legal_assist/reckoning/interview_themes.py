"""The order of asking: safety before all else, papers before memories, what hurts at the end."""

from __future__ import annotations

from typing import Final

from legal_assist.cases import vocabulary

#: Themes in the order of asking, with the facts that belong to each; a name covers what stands below it.
_FACTS: Final = {
    "safety": (
        "victims.safe_now victims.alone_now victims.threatened victims.family_threatened"
        " victims.phone_watched victims.hurt victims.urgent_care victims.pregnant victims.safe_contact"
        " victims.pressured"
    ),
    "decisions": "victims.explained victims.decisions victims.consents victims.confidential",
    "case": "victims stage police_report_number court_case_number modus region events",
    "filing": (
        "applicant filing_channel filing_place signing_companion joined_claim_advised asset_security_asked"
        " several_convicts_liability companions"
    ),
    "offices": "own_office investigator prosecutor court social_agency",
    "defendants": "defendants charged_articles proven_articles",
    "identity": (
        "victims.name victims.nickname victims.sex victims.birth_place victims.birth_date victims.nik"
        " victims.passport victims.nationality victims.occupation victims.marital_status victims.language"
        " victims.interpreter victims.printed"
    ),
    "contact": "victims.address victims.phone victims.home_district",
    "family": "victims.guardian victims.relative victims.heirs victims.died_on",
    "return": "victims.wants_return victims.risk_at_home victims.abroad_now victims.fears_own_state",
    "losses": "losses shares pasted_totals",
    "exhibits": "exhibits",
    "position": (
        "victims.named_in_indictment victims.heard_in_court victims.asks_service_room"
        " victims.asks_woman_examiner victims.asks_recording victims.asks_without_accused"
        " victims.asks_remote victims.asks_closed"
    ),
    "story": (
        "element_act element_means element_purpose story_before story_during story_after route destination"
        " exploitation minutes_before minutes_during minutes_after"
    ),
    "pressure": (
        "victims.coerced_offence victims.debt_claimed victims.settlement_offered"
        " victims.signed_under_pressure"
    ),
    "health": "victims.disability_needs victims.health victims.suffering victims.sexual_exploitation",
    "other": "",
}

THEMES: Final = tuple(_FACTS)
_OF: Final = {path: theme for theme, paths in _FACTS.items() for path in paths.split()}


def theme_of(path: str) -> str:
    """The theme a fact, or a list of entries, is asked under."""
    bare = vocabulary.without_ids(path)
    while bare:
        if bare in _OF:
            return _OF[bare]
        bare = bare.rpartition(".")[0]
    return "other"
