"""What a step asks for can be typed in, and then the step knows that it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from legal_assist.cases import vocabulary
from legal_assist.law.rule_terms import walk
from legal_assist.training import reading

if TYPE_CHECKING:
    from legal_assist.desk import Desk, Opened
    from legal_assist.desk.classroom import Classroom
    from legal_assist.law.rule_terms import Term
    from legal_assist.training.lesson import Lesson, Step

LESSONS = reading.read_all((reading.SHIPPED,))[0]
#: What makes a derived fact true: a path to fill in, or a list with an entry.
FACTS: dict[str, tuple[str, object]] = {
    "has_losses": (
        "losses",
        {
            "victim": "K1",
            "head": "other",
            "what": "Ongkos",
            "basis.kind": "amount",
            "basis.amount": "1000000",
        },
    ),
    "has_joined_lines": ("losses.L1.channel", "joined_claim"),
    "guardian_unfit": ("victims.K1.guardian.fit", "tidak"),
    "has_advocate": ("companions", {"name": "Andriyas Kertamanggala", "capacity": "advocate"}),
    "assets_known": ("defendants.T1.assets", "Satu sepeda motor (rekaan)"),
}
TYPED = {
    "yes_no": "ya",
    "line": "Diisi dalam latihan",
    "passage": "Diisi dalam latihan.",
    "date": "24-11-2026",
    "list": "",
}


def carry_out(desk: Desk, opened: Opened, step: Step, term: Term, day: str) -> Opened:
    victim = step.victim or "K1"
    if term.event is not None:
        texts = {"kind": term.event, "date": day, "application": term.application or ""}
        return desk.add(opened, "events", {key: text for key, text in texts.items() if text})[0]
    if term.exhibit is not None:
        return desk.add(opened, "exhibits", {"title": "Bukti latihan", "kind": term.exhibit})[0]
    if term.explained is not None:
        return desk.add(opened, f"victims.{victim}.explained", {"right": term.explained, "on": day})[0]
    if term.decided is not None:
        texts = {"right": term.decided, "on": day, "decision": term.decision or "not_now"}
        return desk.add(opened, f"victims.{victim}.decisions", texts)[0]
    if term.consented is not None:
        return desk.add(opened, f"victims.{victim}.consents", {"purpose": term.consented, "given_on": day})[0]
    if term.fact is not None:
        path, what = FACTS[term.fact]
        if isinstance(what, dict):
            return desk.add(opened, path, what)[0]
        return desk.record(opened, path, str(what))
    assert term.filled is not None
    path = term.filled.replace("victims.", f"victims.{victim}.", 1)
    fact = vocabulary.find(path)
    assert fact is not None
    if fact.kind == "list":
        return desk.add(opened, path, {"paper": "Kutipan akta kelahiran"})[0]
    return desk.record(opened, path, fact.choices[0] if fact.choices else TYPED[fact.kind])


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda one: one.id)
def test_every_step_knows_when_it_was_carried_out(lesson: Lesson, room: Classroom) -> None:
    opened = room.begin(lesson)
    day = lesson.day.strftime("%d-%m-%Y")
    for number, step in enumerate(lesson.steps):
        if not step.done:
            continue
        before = room.states(lesson, opened)[number].achieved
        for term in walk(step.done):
            opened = carry_out(room.desk, opened, step, term, day)
        states = room.states(lesson, opened)
        assert states[number].achieved, f"{step.id}: {before}"


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda one: one.id)
def test_doing_one_step_does_not_do_a_later_one(lesson: Lesson, room: Classroom) -> None:
    """A step that is done before its turn teaches nothing."""
    opened = room.begin(lesson)
    day = lesson.day.strftime("%d-%m-%Y")
    for number, step in enumerate(lesson.steps):
        for term in walk(step.done):
            opened = carry_out(room.desk, opened, step, term, day)
        later = room.states(lesson, opened)[number + 1 :]
        assert not [one.step.id for one in later if one.achieved], step.id
