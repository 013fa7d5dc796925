"""Whether a lesson agrees with the law book, the vocabulary and its own case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from legal_assist.cases import editing, vocabulary
from legal_assist.errors import CaseDataError, Problem
from legal_assist.law import confidence, rule_files
from legal_assist.reckoning import conditions, rule_words
from legal_assist.training import reading
from legal_assist.training.lesson import PANES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from legal_assist.cases.case import Case
    from legal_assist.law.lawbook import LawBook
    from legal_assist.training.lesson import Lesson, Step

#: A citation typed into a text: it would not follow the law book.
_CITATION: Final = re.compile(
    r"\b(?i:pasal|psl\.?|articles?|arts?\.?)\s*\d|\b(?i:ayat|paragraph)\s*\(\d"
    r"|\b(?:UU|PP|Perma|PERMA|Law|Permen\w*|Perpres)\s*(?:(?i:no\.?|nomor|number)\s*)?\d"
)


def check(lesson: Lesson, book: LawBook, name: str) -> tuple[Problem, ...]:
    """Every fault of a lesson that could be read.

    Args:
        lesson: the lesson.
        book: the law book.
        name: what to call its file.

    Returns:
        One problem per fault: an unknown provision, one that was not in force on the lesson's day or is an
        open question, a citation inside a text, a step id used twice, a place that is not in the case, a
        condition that no case knows, a step whose condition holds before anybody did anything.
    """
    case = reading.case_of(lesson)
    found: list[Problem] = []
    seen: set[str] = set()
    for step in lesson.steps:
        at = f"{name}: step.{step.id}"
        if step.id in seen:
            found.append(Problem(at, "training.fault.twice", {"id": step.id}))
        seen.add(step.id)
        found += _law(lesson, step, book, at)
        found += _place(step, case, at)
        found += _done(lesson, step, case, at)
    return (*_texts(lesson, name), *found)


def _texts(lesson: Lesson, name: str) -> Iterator[Problem]:
    tables = [("", lesson), *((f"step.{one.id}.", one) for one in lesson.steps)]
    tables += [(f"step.{one.id}.wrong.", one.wrong) for one in lesson.steps]
    tables += [(f"step.{one.id}.check.", one.check) for one in lesson.steps]
    tables += [
        (f"step.{one.id}.check.choices.[{n}].", each)
        for one in lesson.steps
        for n, each in enumerate(one.check.choices, start=1)
    ]
    for prefix, table in tables:
        for key, text in table.texts():
            if _CITATION.search(text):
                yield Problem(f"{name}: {prefix}{key}", "training.fault.citation")


def _law(lesson: Lesson, step: Step, book: LawBook, at: str) -> Iterator[Problem]:
    for key, ids in (("basis", step.basis), ("wrong.basis", step.wrong.basis)):
        for each in ids:
            if each not in book.entries:
                yield Problem(f"{at}.{key}", "training.fault.no_provision", {"id": each})
            elif confidence.never_prints(book.provision(each).confidence):
                yield Problem(f"{at}.{key}", "training.fault.open_question", {"id": each})
            elif not step.past and book.in_force(each, lesson.day).status in ("ended", "not_yet"):
                yield Problem(f"{at}.{key}", "training.fault.not_in_force", {"id": each})


def _place(step: Step, case: Case, at: str) -> Iterator[Problem]:
    if step.victim is not None and step.victim not in {one.id for one in case.victims}:
        yield Problem(f"{at}.victim", "training.fault.no_victim", {"id": step.victim})
    if step.open in PANES:
        return
    fact = vocabulary.find(step.open)
    entries = [part for part in step.open.split(".") if vocabulary.is_entry_id(part)]
    try:
        there = fact is not None and (not entries or editing.get(case, _entry(step.open)) is not None)
    except CaseDataError:
        there = False
    if not there:
        yield Problem(f"{at}.open", "training.fault.place", {"place": step.open[:40]})


def _entry(path: str) -> str:
    """The part of a path up to its last entry."""
    parts = path.split(".")
    last = max(number for number, part in enumerate(parts) if vocabulary.is_entry_id(part))
    return ".".join(parts[: last + 1])


def _done(lesson: Lesson, step: Step, case: Case, at: str) -> Iterator[Problem]:
    wrong = rule_files.check_condition_words([(f"{at}.done", step.done)], rule_words.words())
    yield from wrong
    if wrong or not step.done:
        return
    victim = next((one for one in case.victims if one.id == step.victim), None)
    if conditions.evaluate(step.done, case, lesson.day, victim) is True:
        yield Problem(f"{at}.done", "training.fault.done_already")
