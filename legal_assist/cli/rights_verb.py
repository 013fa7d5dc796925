"""`rights CASE`: per victim what was told and decided; with `--right` the words to read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legal_assist import messages
from legal_assist.cli import output
from legal_assist.cli.session import desk_of, mask_of, victim_of
from legal_assist.desk import rights as area
from legal_assist.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from legal_assist.reckoning.rights import RightState


def rights(arguments: argparse.Namespace) -> None:
    """Print every right of every victim, or what is read aloud about one."""
    desk = desk_of(arguments)
    opened = desk.open(arguments.case)
    mask = mask_of(arguments, opened)
    if not opened.case.victims:
        raise UsageError("rights.no_victims")
    lang, victim = arguments.lang, victim_of(arguments, opened.case)
    if arguments.right:
        wanted = (victim,) if victim else [one.id for one in opened.case.victims]
        every = area.states(desk, opened.case)
        found = tuple(area.one(every, code, arguments.right) for code in wanted)
    else:
        found = area.states(desk, opened.case, victim or None)
    if arguments.json:
        form = {"rights": [_plain(one, lang) for one in found]}
        output.data(mask.deep(form) if mask is not None else form)
        return
    before = ""
    for one in found:
        if one.victim != before:
            before = one.victim
            output.line(f"\n{before}")
        lines = (
            area.aloud(desk, opened.case, one, lang) if arguments.right else (f"  {area.line(one, lang)}",)
        )
        for line in lines:
            output.line(mask.text(line) if mask is not None else line)


def _plain(one: RightState, lang: str) -> dict[str, Any]:
    return {
        "victim": one.victim,
        "right": one.right,
        "label": area.label(one, lang),
        "due": one.due,
        "due_words": messages.text(f"rights.due.{one.due}", lang),
        "explained_on": one.explained.on.isoformat() if one.explained is not None else None,
        "decision": one.decision.decision if one.decision is not None else None,
        "decided_on": one.decision.on.isoformat() if one.decision is not None else None,
        "last_day": one.last.isoformat() if one.last is not None else None,
    }
