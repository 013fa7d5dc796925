"""Three-valued logic: true, false, and None for "not known"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Truth = bool | None


def both(values: Iterable[Truth]) -> Truth:
    """True when all are true, false when one is false, else unknown; true for none at all."""
    unknown = False
    for value in values:
        if value is False:
            return False
        unknown = unknown or value is None
    return None if unknown else True


def either(values: Iterable[Truth]) -> Truth:
    """True when one is true, unknown when none is but one is unknown, else false."""
    unknown = False
    for value in values:
        if value is True:
            return True
        unknown = unknown or value is None
    return None if unknown else False


def negate(value: Truth) -> Truth:
    """The opposite; unknown stays unknown."""
    return None if value is None else not value
