"""One case: everything that is known, in one frozen object."""

from __future__ import annotations

from typing import Annotated, Final, Literal, Self

from pydantic import BeforeValidator, StringConstraints, model_validator

from legal_assist.cases.events import Event
from legal_assist.cases.fields import Model, YesNo, exactly_whole, fact
from legal_assist.cases.losses import Exhibit, LossLine, PastedTotal, Share
from legal_assist.cases.people import Companion, CompanionId, Defendant, EntryId, Victim, VictimId
from legal_assist.cases.text import Line, Passage, refuse

SCHEMA_VERSION: Final = 1
INVENTED_PROVINCE: Final = "99"

CodeName = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3,12}-[0-9]{2,4}$")]
Stage = Literal["before_report", "investigation", "prosecution", "trial", "verdict", "final", "execution"]
Modus = Literal[
    "pmi_undocumented", "pmi_agency", "pmi_family", "passing_seasonal", "domestic", "online_scam",
    "child_sexual", "sea_crew", "other",
]  # fmt: skip
MarkKind = Literal["unknown", "held_by_other", "to_follow", "declined"]


# `true` and `1.0` equal 1 in Python, but no case file writes its version so.
SchemaVersion = Annotated[Literal[1], BeforeValidator(exactly_whole)]


class Mark(Model):
    """An answer that is not a value: it is printed as such, and is no gap."""

    kind: MarkKind = fact("choice", required=True)
    note: Line | None = fact("line")


class Office(Model):
    """A police unit, prosecutor's office or court, and the officer in charge."""

    name: Line | None = fact("line")
    place: Line | None = fact("line")
    address: Passage | None = fact("passage")
    officer: Line | None = fact("line")
    phone: Line | None = fact("phone")


class OwnOffice(Model):
    """The legal-aid body or service that keeps this file; its address stands in for the victim's."""

    name: Line | None = fact("line")
    place: Line | None = fact("line")
    address: Passage | None = fact("passage")
    phone: Line | None = fact("phone")


class Note(Model):
    """A note for the office only; never printed in a filing."""

    id: EntryId = fact("line", required=True)
    text: Passage = fact("passage", sensitivity="identity", required=True)


class Case(Model):
    """A case of trafficking in persons, from the first meeting to the last payment."""

    schema_version: SchemaVersion = fact("integer", default=SCHEMA_VERSION)
    code: CodeName = fact("line", required=True)
    invented: YesNo = fact("yes_no", required=True)
    stage: Stage | None = fact("choice")
    police_report_number: Line | None = fact("line")
    court_case_number: Line | None = fact("court_number")
    charged_articles: Passage | None = fact("passage")
    proven_articles: Passage | None = fact("passage")
    modus: Modus | None = fact("choice")
    region: Line | None = fact("line")
    route: Passage | None = fact("passage")
    destination: Line | None = fact("line")
    exploitation: Passage | None = fact("passage")
    element_act: Passage | None = fact("passage")
    element_means: Passage | None = fact("passage")
    element_purpose: Passage | None = fact("passage")
    story_before: Passage | None = fact("passage")
    story_during: Passage | None = fact("passage")
    story_after: Passage | None = fact("passage")
    # What the police minutes say of the same; compared with the story, never merged into it.
    minutes_before: Passage | None = fact("passage")
    minutes_during: Passage | None = fact("passage")
    minutes_after: Passage | None = fact("passage")
    #: The operative part of the verdict or determination, as far as it speaks of restitution.
    restitution_order: Passage | None = fact("passage")
    asset_security_asked: YesNo | None = fact("yes_no")
    several_convicts_liability: Literal["joint", "shares"] | None = fact("choice")
    joined_claim_advised: YesNo | None = fact("yes_no")
    own_office: OwnOffice = fact("group", default=OwnOffice.model_construct())
    investigator: Office = fact("group", default=Office.model_construct())
    prosecutor: Office = fact("group", default=Office.model_construct())
    court: Office = fact("group", default=Office.model_construct())
    social_agency: Office = fact("group", default=Office.model_construct())
    filing_place: Line | None = fact("line")
    filing_channel: Literal["direct", "investigator", "prosecutor", "lpsk"] | None = fact("choice")
    applicant: Literal["victim", "guardian", "heir", "family", "advocate", "institution"] | None = fact(
        "choice"
    )
    signing_companion: CompanionId | None = fact("ref", to="companions")
    victims: tuple[Victim, ...] = fact("list", default=())
    defendants: tuple[Defendant, ...] = fact("list", default=())
    companions: tuple[Companion, ...] = fact("list", default=())
    events: tuple[Event, ...] = fact("list", default=())
    losses: tuple[LossLine, ...] = fact("list", default=())
    shares: tuple[Share, ...] = fact("list", default=())
    pasted_totals: tuple[PastedTotal, ...] = fact("list", default=())
    exhibits: tuple[Exhibit, ...] = fact("list", default=())
    notes: tuple[Note, ...] = fact("list", default=())
    marks: dict[str, Mark] = fact("group", default={})

    def victim(self, victim_id: VictimId) -> Victim:
        """The victim with this code.

        Raises:
            KeyError: nobody in the case has it.
        """
        for victim in self.victims:
            if victim.id == victim_id:
                return victim
        raise KeyError(victim_id)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        from legal_assist.cases.consistency import check

        check(self)
        return self


__all__ = ["Case", "Mark", "MarkKind", "Modus", "Office", "OwnOffice", "Stage", "refuse"]
