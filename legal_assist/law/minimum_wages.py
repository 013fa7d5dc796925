"""Minimum wages by area and year: a fallback that a user may choose for a lost wage, never a default."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import Field, model_validator

from legal_assist.law import rule_files
from legal_assist.law.rule_terms import Code, RuleModel, fault
from legal_assist.law.rules import RuleId, Text  # noqa: TC001  pydantic needs them at run time

if TYPE_CHECKING:
    from pathlib import Path

Area = Literal["kepulauan_riau", "batam", "tanjungpinang", "bintan", "karimun"]
_FILE = "minimum_wages.toml"


class MinimumWage(RuleModel):
    """Rupiah per month in one area and year, with its source and how sure it is."""

    id: RuleId
    area: Area
    year: Annotated[int, Field(ge=2000, le=2100)]
    amount: Annotated[int, Field(gt=0)]
    confidence: Code
    source: Text
    note: Text | None = None
    note_en: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.note is None) != (self.note_en is None):
            raise fault("reckoning_rules.fault.both_languages")
        return self


@dataclass(frozen=True)
class MinimumWages:
    """The table, and what must be said whenever a figure of it is offered."""

    wages: tuple[MinimumWage, ...]
    note: str
    note_en: str

    def find(self, area: str | None = None, year: int | None = None) -> tuple[MinimumWage, ...]:
        """The figures of an area, of a year, or both; what is not recorded is not there."""
        return tuple(
            one for one in self.wages if area in (None, one.area) and (year is None or year == one.year)
        )


def load(data_dir: Path) -> MinimumWages:
    """Read the table.

    Args:
        data_dir: the folder with ``minimum_wages.toml``.

    Raises:
        LawBookError: with one problem per fault, each with file and key.
    """
    path = data_dir / _FILE
    tables, problems = rule_files.tables(path, _FILE, {"wage": MinimumWage}, also=("note", "note_en"))
    rule_files.stop_if_any(problems)
    whole = tomllib.loads(path.read_text(encoding="utf-8"))
    return MinimumWages(tuple(tables["wage"]), str(whole.get("note", "")), str(whole.get("note_en", "")))
