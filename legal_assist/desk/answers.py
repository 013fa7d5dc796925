"""The part of the desk that reads and changes cases; every change is one revision with its reason."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from legal_assist.cases import editing, importing
from legal_assist.desk import bare_citations, birth_dates, code_names
from legal_assist.desk.holding import Holding
from legal_assist.desk.opened import Opened
from legal_assist.errors import CaseDataError, ConflictError, Problem, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from legal_assist.cases.case import Case, MarkKind
    from legal_assist.store import Change


class Answers(Holding):
    """Opens, imports, changes and undoes; see `Desk`."""

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

    def earlier(self, code: str, revision: int) -> Case:
        """A case as it was stored at a revision.

        Raises:
            StoreError: ``store.unknown_revision``, or the case can't be read.
            CaseDataError: what was stored then can't be read as a case any more.
        """
        return importing.from_plain(self._store.at_revision(code, revision))

    def undo(self, opened: Opened) -> Opened:
        """Save the revision before this one as a new revision.

        Raises:
            StoreError: there is nothing to undo.
        """
        if opened.revision < 2:
            raise StoreError("desk.nothing_to_undo")
        return self._save(opened, self.earlier(opened.case.code, opened.revision - 1), "desk.why_undo")

    def record(self, opened: Opened, path: str, text: str) -> Opened:
        """Store what a person typed for one fact.

        Raises:
            CaseDataError: unknown path or unreadable text; nothing is stored.
            ConflictError: another window saved in between; nothing is overwritten.
        """
        return self._change(opened, path, lambda case: editing.set_typed(case, path, text))

    def require_sound(self, opened: Opened, path: str, text: str) -> None:
        """Refuse what a field can't mean, before it is stored; what other facts ask of it is not looked at.

        Raises:
            CaseDataError: a birth date after today, a citation whose statute is not certain.
        """
        if path.rpartition(".")[2] != "birth_date" and path not in bare_citations.FIELDS:
            return
        try:
            with _at(path):
                case = editing.set_typed(opened.case, path, text)
        except CaseDataError:
            return  # storing tells it
        birth_dates.refuse_future(opened.case, case, self.today)
        bare_citations.refuse(opened.case, case, self)

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
        bare_citations.refuse(opened.case, case, self)
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
        with _at(path):
            case = editing.remove_entry(opened.case, path)
        return self._save(opened, case, "desk.why_remove")

    def keep(self, opened: Opened, case: Case, why: str) -> Opened:
        """Store a case that was changed as a whole (an import, a merge); `why` is a message id."""
        return self._save(opened, case, why)

    def mark(self, opened: Opened, path: str, kind: MarkKind | None, note: str = "") -> Opened:
        """Record "not known", "held by", "to follow" or "declined" as the answer."""
        return self._change(opened, path, lambda case: editing.set_mark(case, path, kind, note))

    # --- inside ---

    def _change(self, opened: Opened, path: str, change: Callable[[Case], Case]) -> Opened:
        with _at(path):
            case = change(opened.case)
        birth_dates.refuse_future(opened.case, case, self.today)
        bare_citations.refuse(opened.case, case, self)
        return self._save(opened, case, "desk.why_record")

    def _create(self, case: Case, why: str) -> Opened:
        stored = self._store.create(
            case.code, importing.to_plain(case), self._summary(case), operator=self.operator, why=why
        )
        return Opened(case, stored.revision, stored.saved_at)

    def _save(self, opened: Opened, case: Case, why: str) -> Opened:
        if case == opened.case:
            return opened
        try:
            stored = self._store.save(
                case.code,
                importing.to_plain(case),
                self._summary(case),
                expected_revision=opened.revision,
                operator=self.operator,
                why=why,
            )
        except ConflictError as error:
            error.mine = case  # what `conflict.compare` needs to bring both changes together
            raise
        return Opened(case, stored.revision, stored.saved_at)

    def _summary(self, case: Case) -> dict[str, Any]:
        raise NotImplementedError


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
