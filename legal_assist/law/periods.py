"""Periods that no event of a case starts, and rights for which the texts set none: shown, never counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import Field, model_validator

from legal_assist.law import rule_files
from legal_assist.law.rule_terms import Code, RuleModel, fault
from legal_assist.law.rules import ProvisionId, RuleId, Text, Who  # noqa: TC001  pydantic needs them at run time

if TYPE_CHECKING:
    from pathlib import Path

_FILE = "periods.toml"


class Period(RuleModel):
    """One period as its text sets it.

    Units are those of deadlines, and ``months`` and ``years`` of the calendar; without a ``count`` the text
    sets no number. ``since`` says from which moment. ``reason`` says why it is not counted: the case records
    no such day, the text sets no number, or it is a matter of others.
    """

    id: RuleId
    #: Row names of the legal reference.
    alias: tuple[str, ...] = ()
    who: Who
    to: tuple[Who, ...] = ()
    count: Annotated[int, Field(gt=0)] | None = None
    unit: Literal["calendar", "working", "hours24", "hours", "months30", "months", "years", "none"] = "none"
    #: The text says "days" without a definition that could be read.
    undefined: bool = False
    provision: ProvisionId
    confidence: Code
    reason: Literal["no_event", "no_number", "not_victims"]
    title: Text
    title_en: Text
    since: Text
    since_en: Text

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.count is None) != (self.unit == "none"):
            raise fault("reckoning_rules.fault.count_and_unit")
        return self


def load(data_dir: Path) -> tuple[Period, ...]:
    """Read the periods.

    Args:
        data_dir: the folder with ``periods.toml``.

    Raises:
        LawBookError: with one problem per fault, each with file and key.
    """
    return rule_files.one_table(data_dir, _FILE, "period", Period)
