"""What a lesson is: an invented case, a day that stands still, and steps with their reasons."""

from __future__ import annotations

import re
from datetime import date  # noqa: TC003  pydantic needs it
from typing import TYPE_CHECKING, Annotated, Any, Final, Self

from pydantic import Field, StringConstraints, model_validator

from legal_assist.law.rule_terms import Condition, ProvisionId, RuleId, RuleModel, Text, fault

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The areas of a case file that a step may open; the words stand in the catalogue as `tui.pane.<name>`.
PANES: Final = (
    "next_steps", "checklist", "facts", "parties", "events", "losses", "exhibits", "deadlines", "documents",
    "regime", "history", "hearing", "rights",
)  # fmt: skip
#: Commands that show the same on the command line. Each takes a case.
COMMANDS: Final = (
    "case show", "next", "checklist", "losses", "regime", "deadlines", "documents", "hearing",
)  # fmt: skip
_PLACE: Final = re.compile(r"[a-z_]+(?:\.[A-Za-z0-9_-]+)*")

VictimCode = Annotated[str, StringConstraints(pattern=r"^K[1-9][0-9]{0,2}$")]


class Worded(RuleModel):
    """A table whose texts stand as ``x`` and ``x_en``."""

    def words(self, name: str, lang: str) -> str:
        """One text in one language; empty where there is none."""
        return str(getattr(self, f"{name}_en" if lang == "en" else name) or "")

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text with its key."""
        for name, value in self:
            if isinstance(value, str) and name not in ("id", "open", "command", "victim", "sample"):
                yield name, value


class Choice(Worded):
    """One possible answer to a question."""

    text: Text
    text_en: Text
    right: bool = False


class Check(Worded):
    """A question to the room. Without choices it is open; the answer shows only when asked for."""

    question: Text
    question_en: Text
    choices: tuple[Choice, ...] = ()
    answer: Text
    answer_en: Text
    why: Text
    why_en: Text

    @model_validator(mode="after")
    def _one_is_right(self) -> Self:
        right = sum(choice.right for choice in self.choices)
        if self.choices and (len(self.choices) < 2 or len(self.choices) > 5 or right != 1):
            raise fault("training.fault.choices", found=right)
        return self


class WrongTurn(Worded):
    """What people do instead, and what really comes of it."""

    text: Text
    text_en: Text
    consequence: Text
    consequence_en: Text
    basis: tuple[ProvisionId, ...] = ()


class Step(Worded):
    """One step: say, do, why, a wrong turn, a question.

    ``open`` is the place in the case: a pane, or the path of a fact. ``command`` shows the same as a
    command. ``done`` is a condition on the case (of the victim ``victim``) that holds once the step was
    carried out; without one a step is done when it was read. ``past`` allows provisions that are no
    longer in force.
    """

    id: RuleId
    title: Text
    title_en: Text
    say: Text
    say_en: Text
    do: Text
    do_en: Text
    open: str = "next_steps"
    command: str = ""
    why: Text
    why_en: Text
    basis: tuple[ProvisionId, ...] = ()
    past: bool = False
    victim: VictimCode | None = None
    done: Condition = ()
    wrong: WrongTurn
    check: Check

    @model_validator(mode="after")
    def _places(self) -> Self:
        if self.open not in PANES and not _PLACE.fullmatch(self.open):
            raise fault("training.fault.place", place=self.open[:40])
        if self.command and self.command not in COMMANDS:
            raise fault("training.fault.command", known=", ".join(COMMANDS))
        return self

    def cited(self) -> tuple[str, ...]:
        """Every provision the step names, each once."""
        return tuple(dict.fromkeys((*self.basis, *self.wrong.basis)))


class Lesson(Worded):
    """A lesson. ``case`` is the plain form of an invented case, or names a shipped sample (``sample``)."""

    id: RuleId
    number: int = Field(ge=1, le=999)
    title: Text
    title_en: Text
    goal: Text
    goal_en: Text
    minutes: int = Field(ge=5, le=240)
    day: date
    case: dict[str, Any] = Field(repr=False)
    steps: tuple[Step, ...] = Field(alias="step", min_length=5)

    @property
    def code(self) -> str:
        """Code name of the case."""
        return str(self.case.get("code", ""))

    def step(self, step_id: str) -> int:
        """Position of a step; 0 for one that is not there (a lesson may have been rewritten)."""
        return next((at for at, one in enumerate(self.steps) if one.id == step_id), 0)
