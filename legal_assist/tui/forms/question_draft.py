"""Answers to questions about several entries of a case at once: each field is named by its full path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from legal_assist.tui.forms.draft import Draft
from legal_assist.tui.forms.pages import WHOLE, Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.tui.case_session import CaseSession

#: Under which name what is typed in an interview is kept; it holds no identity.
KEPT_AS: Final = "interview"


class QuestionDraft(Draft):
    """What stands in the fields of an interview.

    Args:
        session: the case.
        names: the fields, by their full path (`victims.K1.birth_date`, `court.name`).
    """

    def __init__(self, session: CaseSession, names: Iterable[str] = ()) -> None:
        super().__init__(session, "")
        self.names = tuple(names)

    @property
    def kept_as(self) -> str:
        """The name its kept text bears."""
        return KEPT_AS

    def pages(self, field: str = "") -> tuple[Page, ...]:
        """One page with the fields that are asked."""
        del field
        return (Page("asked", self.names),)


def is_alone(path: str) -> bool:
    """Whether a field is stored by itself, and not only together with the rest of its group."""
    return not any(part in WHOLE for part in path.split(".")[:-1])
