"""The condition language of the law data: small terms that say something about a case. Knows no case."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Final, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from legal_assist.law import confidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")]
ProvisionId = Annotated[str, StringConstraints(pattern=r"^[a-z]+(?:-[a-z]+)*-\d+-\d{4}(?:/[A-Za-z0-9-]+)+$")]
InstrumentId = Annotated[str, StringConstraints(pattern=r"^[a-z]+(?:-[a-z]+)*-\d+-\d{4}$")]

_SUBJECTS: Final = (
    "event", "fact", "filled", "exhibit", "explained", "decided", "consented", "filed", "any",
)  # fmt: skip
_DATED: Final = ("event", "filed")


class RuleModel(BaseModel):
    """Base of all rule models: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True)


def fault(key: str, **params: object) -> PydanticCustomError:
    """A pydantic error that carries one of our message ids."""
    return PydanticCustomError("legal_assist", "{key}", {"key": key, "params": params})


def known_code(code: str) -> str:
    """The code itself, if it is a confidence code; a fault of the rule data otherwise."""
    if not confidence.is_known(code):
        raise fault("reckoning_rules.fault.confidence", code=code)
    return code


def check_days(start: date | None, until: date | None) -> None:
    """A fault of the rule data when a span of days ends before it begins (both days included)."""
    if start is not None and until is not None and until < start:
        raise fault(
            "reckoning_rules.fault.until_before_from", start=start.isoformat(), until=until.isoformat()
        )


#: A confidence code of the legal reference.
Code = Annotated[str, AfterValidator(known_code)]


class Graded(RuleModel):
    """A statement with its confidence code."""

    confidence: Code = "V"


class Term(RuleModel):
    """One statement about a case; exactly one subject is given.

    ``before`` and ``from`` are days (the first excluded, the second included) and go with ``event`` and
    ``filed``; ``application`` narrows ``event``, ``decision`` narrows ``decided``; ``equals = false``
    negates.
    """

    event: str | None = None
    before: date | None = None
    from_: date | None = Field(default=None, alias="from")
    application: str | None = None
    fact: str | None = None
    filled: str | None = None
    exhibit: str | None = None
    explained: str | None = None
    decided: str | None = None
    decision: str | None = None
    consented: str | None = None
    filed: str | None = None
    any: tuple[Term, ...] | None = None
    equals: bool = True

    @property
    def subject(self) -> str:
        """Which of the subjects is given."""
        return next(name for name in _SUBJECTS if getattr(self, name) is not None)

    @model_validator(mode="after")
    def _one_subject(self) -> Self:
        given = [name for name in _SUBJECTS if getattr(self, name) is not None]
        if len(given) != 1:
            raise fault("reckoning_rules.fault.one_subject", found=len(given))
        if (self.before or self.from_) and given[0] not in _DATED:
            raise fault("reckoning_rules.fault.days_without_event")
        if self.application is not None and self.event is None:
            raise fault("reckoning_rules.fault.days_without_event")
        if self.decision is not None and self.decided is None:
            raise fault("reckoning_rules.fault.decision_alone")
        if self.before is not None:
            check_days(self.from_, self.before - timedelta(days=1))
        return self


#: All terms must hold; an empty condition always holds.
Condition = tuple[Term, ...]


def walk(condition: Iterable[Term]) -> Iterator[Term]:
    """Every term of a condition, the inner ones of ``any`` included."""
    for term in condition:
        yield term
        if term.any is not None:
            yield from walk(term.any)


__all__ = [
    "Code", "Condition", "Graded", "InstrumentId", "ProvisionId", "RuleId", "RuleModel", "Term", "Text",
    "check_days", "fault", "walk",
]  # fmt: skip
