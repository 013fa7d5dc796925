"""The part of the desk that weighs a case: the law book and every finding of it, as of the clock's day."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from legal_assist.desk.holding import Holding
from legal_assist.errors import Problem

if TYPE_CHECKING:
    from legal_assist.cases.case import Case
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

#: So many entries of an overlay at fault are told one by one; a file that is none of ours has thousands.
_MOST_TOLD: Final = 20


class Findings(Holding):
    """What the law says about a case; see `Desk`."""

    @cached_property
    def book(self) -> LawBook:
        """The law book with the office's overlay, read once; what is wrong in the overlay is told at once."""
        from legal_assist.desk import law_review

        book = law_review.load_book(self.workspace)
        if self.warn is not None:
            from legal_assist.law.overlay import FILE_NAME

            for problem in book.office.problems[:_MOST_TOLD]:
                self.warn(problem)
            rest = len(book.office.problems) - _MOST_TOLD
            if rest > 0:
                self.warn(Problem(FILE_NAME, "overlay.more", {"count": rest}))
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
        """The documents the program can make, from the office's templates where it has its own."""
        from legal_assist.desk import office_templates

        return office_templates.catalogue(self)

    def regime(self, case: Case) -> dict[str, Finding[Governing]]:
        """Which law governs each question, from the charge to foreign victims; see `regimes.SUBJECTS`."""
        from legal_assist.reckoning import regimes

        return regimes.every(case, self.book, self.today)

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
