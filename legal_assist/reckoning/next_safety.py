"""Everything about safety that is open, of all victims, as one step that nothing displaces."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from legal_assist import messages, tanggal
from legal_assist.reckoning.derived import FACTS
from legal_assist.reckoning.finding import LawText, Said
from legal_assist.reckoning.next_step import NextStep, of_item, weakest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from legal_assist.cases.case import Case
    from legal_assist.cases.people import Victim
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.services import Service
    from legal_assist.reckoning.progress import ItemState

#: The gravest first; items that are not named come last, as the checklist has them.
_GRAVITY: Final = (
    "safety-safe-now", "safety-urgent-care", "safety-threatened", "safety-family-threatened", "safety-hurt",
    "safety-adult-for-child", "safety-coerced-advocate", "safety-return-risk", "safety-own-state",
    "safety-pregnant", "safety-phone-watched", "safety-pressure", "safety-alone-now", "safety-safe-contact",
)  # fmt: skip
_FIRST_QUESTION: Final = "safety-safe-now"


def step(case: Case, states: Sequence[ItemState], as_of: date, book: LawBook) -> NextStep | None:
    """The step about safety, if one must come first.

    It comes first when danger is open for a victim, when an alarm sounds and nobody advises, or when a
    question about danger was not answered; then it names every alarm and every open question of all victims.
    What alarms beside an advocate and without open danger waits for its turn.
    """
    found = signs(case, states, book)
    advised = any(companion.capacity == "advocate" for companion in case.companions)
    safety = [one for one in states if one.item.right == "safety"]
    danger = {victim.id for victim in case.victims if _in_danger(case, as_of, victim)}
    alarm = any(one.state == "alarm" and (one.subject in danger or not advised) for one in safety)
    asked = any(one.state == "ask" and one.item.alarm for one in safety)
    if not found or not (alarm or asked):
        return None
    whole = grouped(found)
    return replace(whole, why=numbers(whole.why, book, as_of)) if alarm else whole


def numbers(why: Said | LawText, book: LawBook, as_of: date) -> Said:
    """A reason, and after it whom to call: official national services, each with the day of its source.

    In danger an old number is better than none: it is shown, and said to be old, that number alone.

    Args:
        why: the reason.
        book: the law book, which lists the services.
        as_of: the day on which it is shown.
    """
    listed = LawText(
        *(
            "; ".join(one.line(lang, _dated(one, as_of, lang)) for one in book.services)
            for lang in messages.LANGUAGES
        )
    )
    return Said("next_steps.numbers", {"why": why, "numbers": listed})


def _dated(service: Service, as_of: date, lang: str) -> str:
    key = "next_steps.number_old" if service.is_old(as_of) else "next_steps.number"
    return messages.text(key, lang, day=tanggal.format_short(service.verified))


def grouped(found: Sequence[NextStep]) -> NextStep:
    """One step out of several; a single one stays as it is.

    Args:
        found: what `signs` gave; not empty.
    """
    first = found[0]
    if len(found) == 1:
        return first
    alarms = [one for one in found if not one.id.endswith(f"-{one.victim}")]
    # What to do stands first: in a narrow window the list behind it may be the part that is not read.
    listed = _listed(found[1:] if alarms else found)
    said = Said("next_steps.begin_with", {"step": first.said, "list": listed}) if alarms else listed
    return replace(first, said=said, parts=tuple(found))


def _listed(found: Sequence[NextStep]) -> Said:
    """`K1: diancam; teleponnya mungkin diawasi. K2: keselamatan belum ditanyakan.`"""
    groups: dict[str, list[Said]] = {}
    for one in found:
        groups.setdefault(one.victim or "", []).append(_short(one))
    told = [
        Said("next_steps.of_victim", {"victim": victim, "said": _one_after_the_other(each, "and_also")})
        for victim, each in groups.items()
    ]
    return _one_after_the_other(told, "and_then")


def _one_after_the_other(said: Sequence[Said], key: str) -> Said:
    """Words in their order; halved again and again, since a chain of hundreds could not be read out."""
    if len(said) == 1:
        return said[0]
    half = len(said) // 2
    parts = {"first": _one_after_the_other(said[:half], key), "then": _one_after_the_other(said[half:], key)}
    return Said(f"next_steps.{key}", parts)


def signs(case: Case, states: Sequence[ItemState], book: LawBook) -> tuple[NextStep, ...]:
    """Every open alarm about safety, then what was not asked; the gravest first.

    A victim whose safety nobody asked about gets one sign, not one for each question.
    """
    safety = [one for one in states if one.item.right == "safety" and one.subject != "case"]
    safety.sort(key=lambda one: _rank(one.item.id))
    unasked = {one.subject for one in safety if one.item.id == _FIRST_QUESTION and one.state == "ask"}
    found = [_alarm(one, book) for one in safety if one.state == "alarm"]
    found += [
        of_item(one, "safety", book)
        for victim in case.victims
        for one in safety
        if one.subject == victim.id
        and one.state == "ask"
        and (victim.id not in unasked or one.item.id == _FIRST_QUESTION)
    ]
    return tuple(found)


def _rank(item: str) -> int:
    return _GRAVITY.index(item) if item in _GRAVITY else len(_GRAVITY)


def _short(one: NextStep) -> Said:
    """`belum aman`, `belum ditanyakan apakah hamil`; the question itself for an item the office added."""
    victim = one.victim or ""
    item = one.id.removesuffix(f"-{victim}").replace("-", "_")
    kind = "open" if one.id.endswith(f"-{victim}") else "alarm"
    key = f"next_steps.{kind}.{item}"
    if messages.has(key):
        return Said(key)
    params = one.said.params if isinstance(one.said, Said) else {}
    return Said("next_steps.in_its_own_words", {"question": params.get("question", one.said)})


def _alarm(state: ItemState, book: LawBook) -> NextStep:
    """The step about one alarm of one victim."""
    key = f"reckoning_case.alarm.{state.item.id.replace('-', '_')}"
    question = LawText(state.item.question, state.item.question_en)
    said = (
        Said(key, {"victim": state.subject})
        if messages.has(key)
        else Said("reckoning_case.alarm.general", {"victim": state.subject, "question": question})
    )
    return NextStep(
        id=state.item.id,
        kind="safety",
        said=said,
        why=state.why,
        basis=state.basis,
        confidence=weakest(state, book),
        path=state.gaps[0].path if state.gaps else None,
        victim=state.subject,
    )


def _in_danger(case: Case, as_of: date, victim: Victim) -> bool:
    """Danger is open for this victim; what else alarms is a matter for the advocate beside her."""
    return bool(
        any(
            FACTS[name](case, as_of, victim)
            for name in ("safety_open", "needs_urgent_care", "guardian_unfit")
        )
        or victim.fears_own_state
        or (victim.wants_return and victim.risk_at_home)
        or victim.pregnant
    )
