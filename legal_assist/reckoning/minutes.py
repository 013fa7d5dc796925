"""The chronology held against the police minutes: what only one of them says is shown, nothing is changed.

Only days, sums and other figures can be compared without understanding the texts; where all of these agree
the sentence still sends a person to read both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from legal_assist import rupiah, tanggal
from legal_assist.errors import CaseDataError
from legal_assist.reckoning.finding import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.cases.case import Case

PARTS: Final = ("before", "during", "after")

_DATE: Final = re.compile(
    r"\b(?:[0-9]{1,2} [A-Za-z]{3,9} [0-9]{4}"
    r"|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\b"
)
_FIGURE: Final = re.compile(r"(?:\bRp\.? ?)?[0-9]+(?:[.,:/][0-9]+)*", re.IGNORECASE)


def differences(case: Case) -> tuple[Said, ...]:
    """What to know before the chronology goes out, part by part.

    Args:
        case: the case; the story in its words, and what the minutes of the police say.

    Returns:
        For each part that has both texts, the figures that only one of them has, or that figures agree and
        the rest has to be read; one sentence when nothing of the minutes has been copied yet.
    """
    if not any(_minutes(case, part) for part in PARTS):
        return (Said("documents.minutes.none"),)
    return tuple(said for part in PARTS for said in _part(case, part))


def _part(case: Case, part: str) -> Iterator[Said]:
    ours, theirs = str(getattr(case, f"story_{part}") or ""), _minutes(case, part)
    name = Said(f"documents.minutes.part.{part}")
    if not theirs:
        yield Said("documents.minutes.part_missing", {"part": name})
        return
    if _plain(ours) == _plain(theirs):
        return
    mine, other = figures(ours), figures(theirs)
    alone = {"ours": _listed(mine, other), "theirs": _listed(other, mine)}
    if mine == other:
        yield Said("documents.minutes.same_figures", {"part": name})
    else:
        yield Said("documents.minutes.differ", {"part": name, **alone})


def figures(text: str) -> dict[str, str]:
    """The days, sums and other figures of a text: each by its meaning, with the words in which it stands."""
    found: dict[str, str] = {}
    rest = text
    for match in _DATE.finditer(text):
        try:
            day = tanggal.parse(match[0])
        except CaseDataError:
            continue
        found.setdefault(day.isoformat(), tanggal.format_long(day))
        rest = rest.replace(match[0], " ")
    for match in _FIGURE.finditer(rest):
        found.setdefault(_meaning(match[0]), match[0])
    return found


def _meaning(written: str) -> str:
    """`Rp1.500.000,00`, `1.500.000` and `1500000` are the same figure."""
    try:
        return str(rupiah.parse(written))
    except CaseDataError:
        return written.casefold().replace(" ", "")


def _listed(some: dict[str, str], others: dict[str, str]) -> str:
    return ", ".join(words for meaning, words in some.items() if meaning not in others) or "–"


def _minutes(case: Case, part: str) -> str:
    return str(getattr(case, f"minutes_{part}") or "")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
