"""The training room: lessons, a store of its own with the lesson's clock, progress, and a clean reset."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from legal_assist import messages
from legal_assist.cases import importing
from legal_assist.clock import FixedClock, SystemClock
from legal_assist.desk import drafting
from legal_assist.desk.desk import Desk
from legal_assist.durable_files import ensure_folder, fault_of, replace_file
from legal_assist.errors import LawBookError, StoreError, UsageError
from legal_assist.law import lawbook
from legal_assist.output_files import write_atomic
from legal_assist.reckoning import conditions
from legal_assist.store import opening
from legal_assist.store_folder import LESSONS
from legal_assist.training import checking, reading
from legal_assist.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from legal_assist.clock import Clock
    from legal_assist.desk.opened import Opened
    from legal_assist.errors import Problem
    from legal_assist.reckoning.kleene import Truth
    from legal_assist.training.lesson import Lesson, Step

#: File of the progress, in the training workspace.
PROGRESS: Final = "progress.json"
#: Folder of the lessons a trainer wrote, in the training workspace.
OWN: Final = LESSONS


class LessonClock:
    """A clock that stands still on the day of the lesson that is open; the machine's before one is."""

    def __init__(self) -> None:
        self._clock: Clock = SystemClock()

    def stand_on(self, day: date) -> None:
        """From now on it is noon of this day."""
        self._clock = FixedClock(day)

    def now(self) -> datetime:
        """The moment the lesson plays in."""
        return self._clock.now()

    def today(self) -> date:
        """The day the lesson plays on."""
        return self._clock.today()


class TrainingDesk(Desk):
    """A desk that opens nothing but an open store of invented cases, and marks every page it makes."""

    page_mark = messages.text("training.watermark", "id")

    def unlock(self, passphrase: str | None = None) -> None:
        """Open the training store.

        Raises:
            StoreError: ``training.sealed``: somebody sealed it, so real cases may be in it.
        """
        if self.store_kind != "open":
            raise StoreError("training.sealed", place=str(self.workspace.root))
        super().unlock(passphrase)


@dataclass(frozen=True)
class Progress:
    """How far a lesson was taken: the step one stood on, and the steps that were gone through."""

    at: str = ""
    seen: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True)
class StepState:
    """A step, whether it was gone through, and whether the case shows that it was carried out.

    `achieved` is None for a step that leaves no trace in the case.
    """

    step: Step
    seen: bool
    achieved: Truth


class Classroom:
    """What trainers and learners work with.

    Args:
        store: folder that `--store` names; the usual place when None. The training store lies in its own
            folder below.
        operator: label of the person at the keyboard.

    Raises:
        StoreError: ``training.real_store``: the named folder holds a sealed store; ``training.sealed``: the
            training folder does, or leads to one.
    """

    def __init__(self, store: Path | None, operator: str = "") -> None:
        home = Workspace.find(store)
        if store is not None and opening.is_sealed(home.root):
            raise StoreError("training.real_store", place=str(home.root))
        root = home.training
        if opening.is_sealed(root) or root.resolve() in (home.root.resolve(), *home.root.resolve().parents):
            raise StoreError("training.sealed", place=str(root))
        self.home = home
        self.clock = LessonClock()
        self.desk = TrainingDesk(root, self.clock, operator)
        self.lessons, self.problems = reading.read_all((reading.SHIPPED, self.own))

    @property
    def own(self) -> Path:
        """Folder for lessons that a trainer wrote."""
        return self.desk.workspace.root / OWN

    def enter(self) -> None:
        """Open the training store; it is made on first use.

        Raises:
            StoreError: it can't be opened.
        """
        if self.desk.is_locked:
            self.desk.unlock()

    def lesson(self, name: str) -> Lesson:
        """The lesson of that id, number, or beginning of an id.

        Raises:
            UsageError: there is none, or several begin so; the sentence names those there are.
        """
        wanted = name.strip().casefold()
        exact = [one for one in self.lessons if wanted in (one.id, str(one.number))]
        found = exact or [one for one in self.lessons if wanted and one.id.startswith(wanted)]
        if len(found) != 1:
            known = ", ".join(one.id for one in self.lessons) or "-"
            raise UsageError("training.no_such_lesson", name=name[:40], known=known)
        return found[0]

    def copy(self, lesson: Lesson, path: Path) -> None:
        """Write the file of a lesson elsewhere, to begin one of one's own with.

        Raises:
            DocumentError: there is a file of that name, or it can't be written.
            UsageError: the lesson's file is gone.
        """
        data = reading.source((reading.SHIPPED, self.own), lesson)
        if data is None:
            raise UsageError("training.no_such_lesson", name=lesson.id, known="-")
        write_atomic(path, data)

    # --- the case of a lesson --------------------------------------------------------------------

    def begin(self, lesson: Lesson) -> Opened:
        """Turn the clock to the lesson's day and open its case; made from the lesson when it isn't there.

        Raises:
            StoreError: the store refused.
        """
        self.clock.stand_on(lesson.day)
        self.enter()
        if lesson.code not in {one.code for one in self.desk.summaries()}:
            return self.desk.import_case(importing.write(reading.case_of(lesson)))
        return self.desk.open(lesson.code)

    def reset(self, lesson: Lesson) -> Opened:
        """The case as at the beginning, no half-typed text, no progress; made papers stay in their folder.

        Raises:
            StoreError: the store refused.
        """
        self.clock.stand_on(lesson.day)
        self.enter()
        for one in self.desk.summaries():
            if one.code == lesson.code:
                for draft in drafting.found(self.desk, lesson.code):
                    drafting.drop(self.desk, lesson.code, draft.form)
                self.desk.delete_case(lesson.code, expected_revision=one.revision)
        self.keep(lesson, Progress())
        return self.begin(lesson)

    def states(self, lesson: Lesson, opened: Opened | None = None) -> tuple[StepState, ...]:
        """Every step with what was done about it."""
        case = (opened or self.begin(lesson)).case
        seen = self.progress(lesson).seen
        victims = {one.id: one for one in case.victims}
        found = []
        for step in lesson.steps:
            achieved: Truth = None
            if step.done:
                victim = victims.get(step.victim or "")
                achieved = conditions.evaluate(step.done, case, lesson.day, victim) is True
            found.append(StepState(step, step.id in seen, achieved))
        return tuple(found)

    # --- progress --------------------------------------------------------------------------------

    def progress(self, lesson: Lesson) -> Progress:
        """How far this lesson was taken here; the beginning where the file says nothing usable."""
        found = self._all_progress().get(lesson.id)
        if not isinstance(found, dict):
            return Progress()
        at, seen = found.get("at"), found.get("seen")
        ids = {step.id for step in lesson.steps}
        known = frozenset(one for one in seen if one in ids) if isinstance(seen, list) else frozenset[str]()
        return Progress(at if at in ids else "", known)

    def stand(self, lesson: Lesson, step: Step) -> None:
        """Note that one stands on this step, and that the ones before were gone through."""
        before = {one.id for one in lesson.steps[: lesson.step(step.id)]}
        self.keep(lesson, Progress(step.id, self.progress(lesson).seen | before))

    def finish(self, lesson: Lesson) -> None:
        """Note that the last step was gone through."""
        done = self.progress(lesson)
        self.keep(lesson, replace(done, seen=frozenset(one.id for one in lesson.steps)))

    def keep(self, lesson: Lesson, progress: Progress) -> None:
        """Store the progress of a lesson.

        Raises:
            StoreError: the training folder can't be written.
        """
        every = {**self._all_progress()}
        every[lesson.id] = {"at": progress.at, "seen": sorted(progress.seen)}
        path = self.desk.workspace.root / PROGRESS
        try:
            ensure_folder(path.parent)
            replace_file(path, json.dumps(every, indent=1, sort_keys=True).encode())
        except OSError as error:
            raise StoreError(f"workspace.{fault_of(error)}", place=str(path.parent)) from error

    def _all_progress(self) -> Mapping[str, Any]:
        try:
            found = json.loads((self.desk.workspace.root / PROGRESS).read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


def check_files(files: Iterable[Path]) -> tuple[Lesson, ...]:
    """Read and check lesson files, all faults at once.

    Raises:
        LawBookError: ``training.faulty`` with one problem per fault, each with file, key and sentence.
    """
    book = lawbook.load()
    lessons: list[Lesson] = []
    problems: list[Problem] = []
    for path in files:
        lesson, found = reading.read(path)
        problems += found
        if lesson is not None:
            problems += checking.check(lesson, book, path.name)
            lessons.append(lesson)
    if problems:
        raise LawBookError("training.faulty", problems=tuple(problems), count=len(problems))
    return tuple(lessons)
