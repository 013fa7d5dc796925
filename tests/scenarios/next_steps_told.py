"""What a scenario expects of the next steps, held against what the desk gives, before and after a change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from legal_assist import tanggal
from legal_assist.cases import editing, importing
from legal_assist.clock import FixedClock
from legal_assist.desk import Desk, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from legal_assist.cases.case import Case
    from legal_assist.reckoning.next_steps import NextStep

    Plain = dict[str, Any]
    Cited = Callable[[str, Iterable[str]], bool]

#: Every question about danger answered, and no danger.
CALM: Final[dict[str, Any]] = {
    "safe_now": True, "alone_now": True, "threatened": False, "family_threatened": False,
    "urgent_care": False, "hurt": False, "sex": "female", "pregnant": False, "phone_watched": False,
    "pressured": False, "debt_claimed": False, "settlement_offered": False, "wants_return": False,
    "coerced_offence": False, "nationality": "Indonesia", "sexual_exploitation": False,
    "safe_contact": "lewat pendamping",
}  # fmt: skip
#: What is quickly said, or would have to be told again, waits however many papers name it.
_LATER: Final = (
    "filing_place", "signing_companion", "own_office", "story_", "element_", "minutes_",
)  # fmt: skip
_LATER_ENDS: Final = (".phone", ".officer", ".occupation", ".marital_status", ".birth_place")


def calmed(facts: Plain, codes: Iterable[str]) -> Plain:
    """The facts with these victims' questions about danger answered, where the scenario says nothing else."""
    quiet = set(codes)
    victims = [(CALM | one) if one["id"] in quiet else one for one in facts["victims"]]
    return {**facts, "victims": victims}


def wrong(desk: Desk, case: Case, expect: Plain, cited: Cited) -> Iterator[str]:
    """What differs between the expected steps and those of the desk.

    Args:
        desk: the desk on the scenario's day.
        case: the case.
        expect: ``next_steps`` in their order, and rows that must be in none.
        cited: whether a citation in words stands for one of some ids.
    """
    steps = desk.next_steps(case)
    if len(steps) > 3:
        yield f"{len(steps)} next steps"
    for number, wanted in enumerate(expect.get("next_steps", [])):
        if number >= len(steps):
            yield f"no step {number + 1}: {[one.id for one in steps]}"
            return
        for fault in _step(desk, case, steps[number], wanted, cited):
            yield f"step {number + 1} ({[one.id for one in steps]}): {fault}"
    for row in (*expect.get("not_next_rows", []), *expect.get("not_rows", [])):
        yield from (f"{row} is a step: {one.id}" for one in steps if row in _rows(desk, one))
    for words in expect.get("next_steps_without", {}).get("says", []):
        yield from (f"{one.id} says {words}" for one in steps if words in wording.say(one.said, "id"))


def after(desk: Desk, case: Case, change: Plain) -> tuple[Desk, Case]:
    """The case after a change of its facts, on the day of the change if another is given."""
    for path, value in change.get("set", {}).items():
        case = editing.set_value(case, path, value)
    plain = importing.to_plain(case)
    for name, entries in change.get("add", {}).items():
        plain.setdefault(name, []).extend(_plain(entries))
    for kind, day in change.get("move", {}).items():
        for event in plain["events"]:
            event["date"] = day.isoformat() if event["kind"] == kind else event["date"]
    if decided := change.get("decide"):
        victim = next(one for one in plain["victims"] if one["id"] == decided["victim"])
        entry = {key: value for key, value in decided.items() if key != "victim"}
        victim.setdefault("decisions", []).append(_plain({"id": "S90", **entry}))
    day = change.get("as_of", desk.today)
    return Desk(None, FixedClock(day)), importing.from_plain(plain)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _step(desk: Desk, case: Case, step: NextStep, wanted: Plain, cited: Cited) -> Iterator[str]:
    said = wording.say(step.said, "id")
    for key in ("kind", "id", "victim", "path", "document"):
        if key in wanted and getattr(step, key) != wanted[key]:
            yield f"{key} is {getattr(step, key)}, wanted {wanted[key]}"
    if step.kind not in wanted.get("kinds", [step.kind]):
        yield f"kind is {step.kind}"
    if wanted.get("row", "") not in ("", *_rows(desk, step)):
        yield f"{step.id} is not {wanted['row']}"
    if "due" in wanted and tanggal.format_long(wanted["due"], "id") not in said:
        yield f"does not name {wanted['due']}: {said}"
    yield from (
        f"does not cite {one}: {step.basis}" for one in wanted.get("cites", []) if not cited(one, step.basis)
    )
    if wanted.get("cites") == [] and step.basis:
        yield f"cites {step.basis}"
    yield from (f"does not say {one}: {said}" for one in wanted.get("says", []) if one not in said)
    yield from (f"says {one}: {said}" for one in wanted.get("not_says", []) if one in said)
    parts = [f"{one.id} {one.victim}" for one in step.parts]
    if wanted.get("parts", parts) != parts:
        yield f"parts are {parts}"
    if wanted.get("unblocks") == "most":
        yield from _more_waited_for(desk, case, step)
    if not (wording.say(step.why, "id") and wording.say(step.why, "en")):
        yield "gives no reason"


def _rows(desk: Desk, step: NextStep) -> tuple[str, ...]:
    rules = {f"deadline-{rule.id}": rule.alias for rule in desk.rules.deadlines}
    return rules.get(step.id, ())


def _more_waited_for(desk: Desk, case: Case, step: NextStep) -> Iterator[str]:
    """Facts and papers that more of the papers wait for than for this one."""
    papers = [one for one in desk.documents(case) if one.applies]
    waiting: dict[str, set[str]] = {}
    for paper in papers:
        for gap in paper.gaps:
            waiting.setdefault(wording.say(gap.said, "id"), set()).add(paper.id)
            if gap.path.startswith(_LATER) or gap.path.endswith(_LATER_ENDS):
                waiting.pop(wording.say(gap.said, "id"))
    own = len(waiting.get(wording.say(step.said, "id"), ()))
    yield from (
        f"{own} papers wait for it, but {len(names)} for {what}"
        for what, names in waiting.items()
        if len(names) > own
    )
