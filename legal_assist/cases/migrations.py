"""From an older form of the case file to the present one: named steps, in order, none left out.

A step is added with each change of the form that the models of today no longer read. It is never changed or
removed afterwards, since somebody's backup may still hold a file of that form.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from legal_assist.errors import CaseDataError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: A case file as plain JSON data.
Plain: TypeAlias = dict[str, Any]
#: A version beyond it is no version; thousands of digits would bury the sentence.
_LAST_SHOWN: Final = 9_999


@dataclass(frozen=True)
class Step:
    """One change of form.

    Args:
        name: what it does, in a few words with hyphens.
        version: the form it starts from; it leads to the next one.
        change: takes a copy of the whole file and gives the new form; the version is set by `migrate`.
    """

    name: str
    version: int
    change: Callable[[Plain], Plain]


#: From the oldest on. Form 1 is the first one, so there is nothing to do yet.
STEPS: Final[tuple[Step, ...]] = ()


def migrate(plain: Plain, present: int, steps: Sequence[Step] = STEPS) -> Plain:
    """Bring a case file into the present form.

    Args:
        plain: the file; never changed. Without a version it is taken as of the present form, as people write
            it by hand; one that is no version at all is left to the check of the facts.
        present: number of the present form.
        steps: the steps there are.

    Returns:
        The file in the present form, or the same object when there was nothing to do.

    Raises:
        CaseDataError: ``case.file_newer``: a newer program made it; ``case.file_too_old``: no step leads on.
    """
    found = plain.get("schema_version", present)
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        return plain
    if found > present:
        raise CaseDataError("case.file_newer", found=min(found, _LAST_SHOWN), known=present)
    by_version = {step.version: step for step in steps}
    migrated = plain
    for version in range(found, present):
        step = by_version.get(version)
        if step is None:
            raise CaseDataError("case.file_too_old", found=found, known=present)
        # A file of that form may still hold anything; what a step can't walk through is no such file.
        try:
            migrated = step.change(copy.deepcopy(migrated)) | {"schema_version": version + 1}
        except (AttributeError, KeyError, TypeError, IndexError, ValueError):
            raise CaseDataError("case.file_step_failed", found=found, step=step.name) from None
    return migrated


def faults(steps: Sequence[Step] = STEPS, *, present: int) -> tuple[str, ...]:
    """What is wrong with a list of steps, for the tests: every form from 1 on leads on, once, in order."""
    said = []
    if [step.version for step in steps] != list(range(1, present)):
        said.append("versions")
    if len({step.name for step in steps}) != len(steps):
        said.append("names")
    return tuple(said)
