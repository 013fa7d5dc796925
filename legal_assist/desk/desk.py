"""The one facade: open, record, weigh, produce. Stamps who and when; holds no case state of its own."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from legal_assist.cases import editing, importing
from legal_assist.desk import birth_dates, code_names, summary
from legal_assist.desk.audited import Audited
from legal_assist.errors import CaseDataError, Problem, StoreError
from legal_assist.store import open_store
from legal_assist.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from legal_assist.cases.case import Case, MarkKind
    from legal_assist.clock import Clock
    from legal_assist.desk.explaining import Explained
    from legal_assist.desk.papers import MadeFile
    from legal_assist.desk.search import Hit, Progress
    from legal_assist.documents.catalogue import Catalogue
    from legal_assist.law.lawbook import LawBook
    from legal_assist.law.rules import Rules
    from legal_assist.reckoning.completeness import Piece
    from legal_assist.reckoning.deadlines import DeadlineLine
    from legal_assist.reckoning.finding import Finding
    from legal_assist.reckoning.losses import Ledger
    from legal_assist.reckoning.next_steps import NextStep
    from legal_assist.reckoning.progress import ItemState
    from legal_assist.reckoning.readiness import DocumentState
    from legal_assist.reckoning.regimes import Governing
    from legal_assist.store import Change, Damage, Keeping, StoredSummary


@dataclass(frozen=True)
class Opened:
    """A case as it was read: saving says "it was this revision when I read it"."""

    case: Case
    revision: int
    saved_at: str


class Desk(Audited):
    """What both front ends speak to.

    Args:
        root: folder of the store; the user's usual place when None.
        clock: the day and the time.
        operator: label of the person at the keyboard. A label, not authentication.
    """

    def __init__(self, root: Path | None, clock: Clock, operator: str = "") -> None:
        self.workspace = Workspace.find(root)
        self.clock = clock
        self.operator = operator
        #: Told about each fault in the office's law overlay, which is left out and never stops the work.
        self.warn: Callable[[Problem], object] | None = None
        self._store = open_store(self.workspace.root, clock)

    # --- keeping ---------------------------------------------------------------------------------

    def unlock(self, passphrase: str | None = None) -> None:
        """Open the store, whichever kind it is by now.

        Args:
            passphrase: passphrase or recovery key, where `needs_passphrase` says so.

        Raises:
            StoreError: it can't be opened; the sentence says why and what to do.
        """
        self.store.unlock(passphrase, operator=self.operator)

    @property
    def store(self) -> Keeping:
        """The store; looked for anew while it is locked, since another window may have sealed it."""
        if self._store.is_locked:
            self._store = open_store(self.workspace.root, self.clock)
        return self._store

    @property
    def store_kind(self) -> str:
        """``open`` (invented cases only) or ``sealed``."""
        return self.store.kind

    @property
    def needs_passphrase(self) -> bool:
        """Whether `unlock` must be given a passphrase or recovery key."""
        return self.store.needs_passphrase

    @property
    def alarms(self) -> tuple[Damage, ...]:
        """What was found wrong when the store was opened."""
        return self._store.alarms

    def lock(self) -> None:
        """Close the store and drop what opens it."""
        self._store.lock()

    @property
    def is_locked(self) -> bool:
        """Whether cases can't be read now."""
        return self._store.is_locked

    @property
    def today(self) -> date:
        """The as-of day of every finding."""
        return self.clock.today()

    def summaries(self) -> tuple[StoredSummary, ...]:
        """Every case of the store in short, without opening it."""
        return self._store.summaries()

    def open(self, code: str) -> Opened:
        """Read one case.

        Raises:
            StoreError: there is none of that code name, or its file is damaged.
        """
        stored = self._store.load(code.strip().upper())
        try:
            case = importing.from_plain(stored.document)
        except CaseDataError as error:
            raise StoreError("desk.stored_case_faulty", problems=error.problems, code=stored.code) from None
        return Opened(case, stored.revision, stored.saved_at)

    def search(self, words: str, on_progress: Progress | None = None, **options: Any) -> Iterator[Hit]:
        """Look through summaries, names and, with ``all_text=True``, every text; see `search.search`."""
        from legal_assist.desk import search

        return search.search(self, words, on_progress=on_progress, **options)

    def new_case(self, *, invented: bool, code: str | None = None) -> Opened:
        """Start an empty case under a fresh code name."""
        chosen = code or code_names.new_code({entry.code for entry in self.summaries()})
        return self._create(importing.from_plain({"code": chosen, "invented": invented}), "desk.why_new")

    def import_case(self, data: bytes) -> Opened:
        """Take a case file into the store; nothing is stored unless every fact is acceptable.

        Raises:
            CaseDataError: the file is not acceptable; `problems` lists every fault.
            StoreError: a case of that code name is there already.
        """
        return self._create(importing.read(data), "desk.why_import")

    def export_case(self, code: str) -> bytes:
        """The case as a case file."""
        opened = self.open(code)
        self.audit("exported", opened.case.code)
        return importing.write(opened.case)

    def delete_case(self, code: str, *, expected_revision: int) -> None:
        """Delete a case for good."""
        self._store.delete(code, expected_revision=expected_revision, operator=self.operator)

    def history(self, code: str) -> tuple[Change, ...]:
        """What was changed, when and by whom, newest last."""
        return self._store.history(code)

    def undo(self, opened: Opened) -> Opened:
        """Save the revision before this one as a new revision.

        Raises:
            StoreError: there is nothing to undo.
        """
        if opened.revision < 2:
            raise StoreError("desk.nothing_to_undo")
        earlier = self._store.at_revision(opened.case.code, opened.revision - 1)
        return self._save(opened, importing.from_plain(earlier), "desk.why_undo")

    # --- answers ---------------------------------------------------------------------------------

    def record(self, opened: Opened, path: str, text: str) -> Opened:
        """Store what a person typed for one fact.

        Raises:
            CaseDataError: unknown path or unreadable text; nothing is stored.
            ConflictError: another window saved in between; nothing is overwritten.
        """
        return self._change(opened, path, lambda case: editing.set_typed(case, path, text))

    def record_many(self, opened: Opened, texts: Mapping[str, str]) -> Opened:
        """Store several typed facts in one revision. A blank text leaves its fact as it is.

        Raises:
            CaseDataError: `problems` names every path that could not be read; nothing is stored.
        """
        case = opened.case
        problems: list[Problem] = []
        for path, text in texts.items():
            if not text.strip():
                continue
            try:
                with _at(path):
                    case = editing.set_typed(case, path, text)
            except CaseDataError as error:
                problems.extend(error.problems)
        if problems:
            raise CaseDataError("case.file_faults", problems=tuple(problems), count=len(problems))
        birth_dates.refuse_future(opened.case, case, self.today)
        return self._save(opened, case, "desk.why_record")

    def record_group(self, opened: Opened, path: str, texts: Mapping[str, str]) -> Opened:
        """Replace a group of facts that belong together (rate, basis)."""
        return self._change(opened, path, lambda case: editing.set_group(case, path, texts))

    def clear(self, opened: Opened, path: str) -> Opened:
        """Take a stored value away: an explicit act."""
        return self._change(opened, path, lambda case: editing.clear(case, path))

    def add(self, opened: Opened, list_path: str, texts: Mapping[str, str]) -> tuple[Opened, str]:
        """Add an entry (victim, loss, event...) from typed texts; gives its id."""
        case, entry_id = editing.add_entry(opened.case, list_path, texts)
        birth_dates.refuse_future(opened.case, case, self.today)
        return self._save(opened, case, "desk.why_add"), entry_id

    def remove(self, opened: Opened, path: str) -> Opened:
        """Remove an entry, e.g. ``losses.L3``; the history keeps it."""
        return self._change(opened, path, lambda case: editing.remove_entry(case, path))

    def keep(self, opened: Opened, case: Case, why: str) -> Opened:
        """Store a case that was changed as a whole (an import, a merge); `why` is a message id."""
        return self._save(opened, case, why)

    def mark(self, opened: Opened, path: str, kind: MarkKind | None, note: str = "") -> Opened:
        """Record "not known", "held by", "to follow" or "declined" as the answer."""
        return self._change(opened, path, lambda case: editing.set_mark(case, path, kind, note))

    # --- findings --------------------------------------------------------------------------------

    @cached_property
    def book(self) -> LawBook:
        """The law book with the office's overlay, read once; what is wrong in the overlay is told at once."""
        from legal_assist.desk import law_review

        book = law_review.load_book(self.workspace)
        if self.warn is not None:
            for problem in book.office.problems:
                self.warn(problem)
        return book

    def forget_book(self) -> None:
        """Read the law book anew when it is next asked for: the overlay was changed."""
        self.__dict__.pop("book", None)

    @property
    def rules(self) -> Rules:
        """Regimes, deadlines, loss heads and checklists."""
        return self.book.rules

    @cached_property
    def catalogue(self) -> Catalogue:
        """The documents the program can make."""
        from legal_assist.documents import catalogue
        from legal_assist.workspace import templates_dir

        return catalogue.load(templates_dir())

    def regime(self, case: Case) -> dict[str, Finding[Governing]]:
        """Which code governs the joined claim and the restitution."""
        from legal_assist.reckoning import regimes

        return {
            "joined_claim": regimes.joined_claim(case, self.book, self.today),
            "restitution": regimes.restitution(case, self.book, self.today),
        }

    def losses(self, case: Case) -> Finding[Ledger]:
        """The loss ledger."""
        from legal_assist.reckoning import losses

        return losses.ledger(case, self.book, self.today)

    def deadlines(self, case: Case) -> tuple[DeadlineLine, ...]:
        """Every deadline of the events present, earliest first."""
        from legal_assist.reckoning import deadlines

        return deadlines.deadlines(case, self.book, self.today)

    def checklist(self, case: Case, right: str | None = None) -> tuple[ItemState, ...]:
        """The checklist items with their states."""
        from legal_assist.reckoning import progress

        return progress.checklist(case, self.book, self.today, right)

    def progress(self, case: Case) -> dict[str, tuple[int, int]]:
        """Per right: how many of the items that apply are done."""
        from legal_assist.reckoning import progress

        return progress.progress(case, self.book, self.today)

    def completeness(self, case: Case, addressee: str) -> tuple[Piece, ...]:
        """What an addressee requires of the applications it receives: met, answered or missing."""
        from legal_assist.reckoning import completeness

        return completeness.completeness(case, self.book, self.today, addressee)

    def documents(self, case: Case) -> tuple[DocumentState, ...]:
        """Each document: whether it applies, and what is still missing for a final."""
        from legal_assist.reckoning import readiness

        return readiness.document_states(case, self.book, self.catalogue.entries, self.today)

    def next_steps(self, case: Case) -> tuple[NextStep, ...]:
        """One to three things to do now."""
        from legal_assist.reckoning import next_steps

        return next_steps.next_steps(case, self.book, self.today, self.documents(case))

    def why(self, case: Case, finding: str, lang: str = "id") -> Explained:
        """A finding in full: value, steps, citations, as-of day, confidence, other readings, gaps.

        Raises:
            UsageError: there is no finding of that id; the sentence names the ids there are.
        """
        from legal_assist.desk import explaining

        return explaining.why(self, case, finding, lang)

    # --- papers ----------------------------------------------------------------------------------

    def make(
        self,
        opened: Opened,
        document_ids: tuple[str, ...],
        out: Path,
        *,
        draft: bool = False,
        accepted: frozenset[str] = frozenset(),
        reason: str = "",
        on_made: Callable[[MadeFile], None] | None = None,
    ) -> tuple[MadeFile, ...]:
        """Make documents and write them into a folder; nothing there is ever overwritten.

        Args:
            opened: the case and its revision.
            document_ids: catalogue ids.
            out: folder for the finished files.
            draft: print gaps instead of refusing them.
            accepted: provision ids of lesser confidence that the user accepts for print.
            reason: why they are accepted; kept in the private receipt.
            on_made: called after each written file.

        Raises:
            DocumentError: a final has gaps; `problems` lists them. No file of that document is written.
        """
        from legal_assist.desk import papers

        return papers.make(
            self, opened, document_ids, out, draft=draft, accepted=accepted, reason=reason, on_made=on_made
        )

    # --- inside ----------------------------------------------------------------------------------

    def _change(self, opened: Opened, path: str, change: Callable[[Case], Case]) -> Opened:
        with _at(path):
            case = change(opened.case)
        birth_dates.refuse_future(opened.case, case, self.today)
        return self._save(opened, case, "desk.why_record")

    def _create(self, case: Case, why: str) -> Opened:
        stored = self._store.create(
            case.code, importing.to_plain(case), self._summary(case), operator=self.operator, why=why
        )
        return Opened(case, stored.revision, stored.saved_at)

    def _save(self, opened: Opened, case: Case, why: str) -> Opened:
        if case == opened.case:
            return opened
        stored = self._store.save(
            case.code,
            importing.to_plain(case),
            self._summary(case),
            expected_revision=opened.revision,
            operator=self.operator,
            why=why,
        )
        return Opened(case, stored.revision, stored.saved_at)

    def _summary(self, case: Case) -> dict[str, Any]:
        return summary.of(self, case)


@contextmanager
def _at(path: str) -> Iterator[None]:
    """Give an error about one typed value the path it belongs to."""
    try:
        yield
    except CaseDataError as error:
        if error.problems:
            raise
        problem = Problem(path, error.key, error.params)
        raise CaseDataError("case.file_faults", problems=(problem,), count=1) from None
