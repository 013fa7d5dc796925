"""How sure the book is of a text, and what that allows.

The codes are those of the legal reference: V2 and V were read whole in the primary text, Vp in part; S, S2
and S1 rest on secondary sources; I is an inference; D is a draft; N and X are not verified.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from legal_assist.errors import LawBookError

if TYPE_CHECKING:
    from collections.abc import Iterable

Code = Literal["V2", "V", "Vp", "S2", "S", "S1", "I", "D", "N", "X"]

CODES: Final[tuple[str, ...]] = get_args(Code)
"""All codes, surest first (S2 and S mean the same; so do N and X)."""

_PRINTS: Final = frozenset({"V2", "V"})
_PRINTS_WHEN_ACCEPTED: Final = frozenset({"Vp", "S2", "S", "S1", "I"})
_OPEN: Final = frozenset({"N", "X"})


def is_known(code: str) -> bool:
    """Whether this is one of the codes of the legal reference."""
    return code in CODES


def may_print(code: str, accepted: bool) -> bool:
    """Whether a citation with this code may stand in a filing.

    Args:
        code: confidence code.
        accepted: the user accepted this citation, with a reason, for this document.

    Raises:
        LawBookError: unknown code.
    """
    _check(code)
    return code in _PRINTS or (accepted and code in _PRINTS_WHEN_ACCEPTED)


def needs_acceptance(code: str) -> bool:
    """Whether a citation with this code prints only after the user accepted it.

    Raises:
        LawBookError: unknown code.
    """
    _check(code)
    return code in _PRINTS_WHEN_ACCEPTED


def never_prints(code: str) -> bool:
    """Whether a citation with this code may not stand in a filing, whoever accepts it.

    Raises:
        LawBookError: unknown code.
    """
    return not may_print(code, accepted=True)


def is_open_question(code: str) -> bool:
    """Whether this code only ever shows a question (not verified), never a rule.

    Raises:
        LawBookError: unknown code.
    """
    _check(code)
    return code in _OPEN


def weakest(codes: Iterable[str]) -> str:
    """The least sure of several codes: what a statement is worth that rests on all of them.

    Raises:
        LawBookError: unknown code.
        ValueError: no code given.
    """
    listed = list(codes)
    for code in listed:
        _check(code)
    return max(listed, key=CODES.index)


def _check(code: str) -> None:
    if code not in CODES:
        raise LawBookError("law.unknown_confidence", code=code, known=", ".join(CODES))
