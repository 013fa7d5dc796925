"""Official national services that can be called, each number dated and with its source."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Final, Self

from pydantic import StringConstraints, model_validator

from legal_assist.law import rule_files
from legal_assist.law.rule_terms import Code, RuleModel, fault
from legal_assist.law.rules import RuleId, Text  # noqa: TC001  pydantic needs them at run time

if TYPE_CHECKING:
    from pathlib import Path

_FILE = "services.toml"
#: After so long a number is not relied on any more: no paper prints it, and the screen says to ask first.
_GOOD_FOR: Final = timedelta(days=90)


class Service(RuleModel):
    """Whom to call.

    ``message`` is a way to write instead; ``verified`` the day of the newest source that names the number;
    ``note`` what must be said of this number alone.
    """

    id: RuleId
    name: Text
    name_en: Text
    number: Annotated[str, StringConstraints(pattern=r"^[0-9][0-9 -]{1,18}$")]
    message: Text | None = None
    note: Text | None = None
    note_en: Text | None = None
    confidence: Code
    verified: date
    source: Text

    @model_validator(mode="after")
    def _both_languages(self) -> Self:
        if (self.note is None) != (self.note_en is None):
            raise fault("reckoning_rules.fault.both_languages")
        return self

    def is_old(self, as_of: date) -> bool:
        """Whether the number was last checked too long before this day to be relied on."""
        return as_of - self.verified > _GOOD_FOR

    def line(self, lang: str, dated: str = "") -> str:
        """`Polisi 110`, with the way to write, what must be said of it, and of which day it is.

        Args:
            lang: the language.
            dated: the words about the day of its source.
        """
        name, note = (self.name_en, self.note_en) if lang == "en" else (self.name, self.note)
        beside = "; ".join(part for part in (self.message, note, dated) if part)
        return f"{name} {self.number}" + (f" ({beside})" if beside else "")


def load(data_dir: Path) -> tuple[Service, ...]:
    """Read the services.

    Args:
        data_dir: the folder with ``services.toml``.

    Raises:
        LawBookError: with one problem per fault, each with file and key.
    """
    return rule_files.one_table(data_dir, _FILE, "service", Service)
