"""Every error the program tells a person about: a message id, its values, and an exit code.

Knows no language and no screen: the sentence is looked up by `messages` where it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, ClassVar


class ExitCode(IntEnum):
    """What the command line returns to the shell."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    CASE_DATA = 3
    LAW_BOOK = 4
    DOCUMENT = 5
    STORE = 6
    INTERRUPTED = 130


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where (`path`), and which sentence says so (`key`, with `params`).

    `params` never hold a value that a person typed into an identity field.
    """

    path: str
    key: str
    params: dict[str, Any] = field(default_factory=dict)


class LegalAssistError(Exception):
    """Base of all errors with a sentence for the user.

    Args:
        key: message id in the catalogues, e.g. ``store.conflict``.
        problems: single faults, when more than one is reported at once.
        params: values for the sentence; never identity data.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.UNEXPECTED

    def __init__(self, key: str, *, problems: tuple[Problem, ...] = (), **params: Any) -> None:
        super().__init__(key)
        self.key = key
        self.problems = problems
        self.params = params


class UsageError(LegalAssistError):
    """The command or the key was used in a way that can't work."""

    exit_code = ExitCode.USAGE


class CaseDataError(LegalAssistError):
    """A fact, a case file or a typed value is not acceptable."""

    exit_code = ExitCode.CASE_DATA


class LawBookError(LegalAssistError):
    """The law data are inconsistent, or a citation can't be resolved."""

    exit_code = ExitCode.LAW_BOOK


class DocumentError(LegalAssistError):
    """A template or a document can't be made."""

    exit_code = ExitCode.DOCUMENT


class StoreError(LegalAssistError):
    """A case can't be read or saved."""

    exit_code = ExitCode.STORE


class ConflictError(StoreError):
    """The case was saved by another window since it was read; nothing was overwritten.

    `mine` is the case that could not be saved, where a case was; it is never shown or logged.
    """

    mine: Any = None
