"""What every kind of store does alike: read, create, save, delete, look back.

The kinds differ in where a case's file is, how it is written, and what is noted beside it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal

from legal_assist.durable_files import is_temp
from legal_assist.errors import ConflictError, StoreError
from legal_assist.store import faults
from legal_assist.store.case_files import CaseFile, Saving
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.lock import DRAFT_PATIENCE, PATIENCE, writing
from legal_assist.store.names import checked_code, plain
from legal_assist.store.records import Change, Damage, Document, Draft, Stored, StoredSummary
from legal_assist.store.steps import go_on
from legal_assist.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from legal_assist.clock import Clock
    from legal_assist.store.steps import Step


#: Folder of what was typed and not saved.
DRAFTS: Final = "drafts"


class Keeping(ABC):
    """The store in one folder. Nothing is touched before `unlock`.

    Every method raises `StoreError`: ``store.locked`` before `unlock`, and a ``store.damage.*`` key when
    the case's file can't be read (the file is never changed by that).

    Args:
        root: the store's folder; made when it doesn't exist.
        clock: says the moment of a save.
        patience: seconds to wait for another window's save.
    """

    kind: ClassVar[Literal["open", "sealed"]]

    def __init__(self, root: Path, *, clock: Clock, patience: float = PATIENCE) -> None:
        self._place = Workspace(root)
        self._clock = clock
        self._patience = patience

    @property
    def root(self) -> Path:
        """The store's folder."""
        return self._place.root

    @property
    @abstractmethod
    def is_locked(self) -> bool:
        """Whether `unlock` is needed first."""

    @property
    def needs_passphrase(self) -> bool:
        """Whether `unlock` needs a passphrase or recovery key."""
        return self.kind == "sealed"

    @property
    def alarms(self) -> tuple[Damage, ...]:
        """What was found wrong on opening and waits for a decision."""
        return ()

    def note(self, what: str, *, operator: str, code: str = "", **details: Any) -> None:  # noqa: B027
        """Put an act that changes no case into the activity log, where there is one."""

    @abstractmethod
    def unlock(self, passphrase: str | None = None, *, operator: str = "") -> None:
        """Open the store; `operator` is a label for the log."""

    @abstractmethod
    def lock(self) -> None:
        """Close the store and drop what opens it."""

    @abstractmethod
    def summaries(self) -> tuple[StoredSummary, ...]:
        """All cases by code name; a damaged one is listed with its `damage` and never hides the others."""

    @abstractmethod
    def check(self, step: Step = go_on) -> tuple[Damage, ...]:
        """Read every byte and name each file that is unreadable, foreign, lost or odd; changes nothing.

        Args:
            step: asked at each file whether to go on.

        Raises:
            StoppedError: it said no.
        """

    def load(self, code: str) -> Stored:
        """A copy of one case.

        Raises:
            StoreError: ``store.unknown_case``, ``store.bad_code``, or damage.
        """
        with self._reading(code) as file:
            return file.read()

    def create(self, code: str, document: Document, summary: Document, *, operator: str, why: str) -> Stored:
        """Store a new case as revision 1.

        Args:
            code: code name that no file has yet, readable or not.
            document: plain JSON data; ``invented`` must be true unless the store is sealed.
            summary: plain JSON data for the list of cases.
            operator: label of who does it.
            why: reason, for the history.

        Raises:
            StoreError: ``store.code_taken``, ``store.only_invented``, ``store.not_plain``, or what the system
                refused; nothing was stored then.
        """
        copies = self._checked(document, summary)
        with self._changing(code, new=True) as file:
            return self._put(file, code, copies, self._saving(1, operator, why))

    def save(
        self,
        code: str,
        document: Document,
        summary: Document,
        *,
        expected_revision: int,
        operator: str,
        why: str,
    ) -> Stored:
        """Store the next revision of a case, if nobody else has stored one meanwhile.

        Args:
            code: the case.
            document: the whole new document, plain JSON data (``invented`` as in `create`).
            summary: plain JSON data for the list of cases.
            expected_revision: the revision the caller has read.
            operator: label of who does it.
            why: reason, for the history.

        Raises:
            ConflictError: ``store.conflict`` (params found, held); nothing was overwritten.
            StoreError: as `create`; the old data are intact.
        """
        copies = self._checked(document, summary)
        with self._changing(code) as file:
            self._compare(file, expected_revision)
            return self._put(file, code, copies, self._saving(expected_revision + 1, operator, why))

    def delete(self, code: str, *, expected_revision: int, operator: str) -> None:
        """Remove a case with its history; backups and other copies are not touched.

        Raises:
            ConflictError: as `save`.
            StoreError: as `load`.
        """
        with self._changing(code) as file:
            self._compare(file, expected_revision)
            self._remove(file, code, operator)

    def history(self, code: str) -> tuple[Change, ...]:
        """Every revision of a case, oldest first, with what stood there before."""
        with self._reading(code) as file:
            return file.history()

    def at_revision(self, code: str, revision: int) -> Document:
        """The document as it was at a revision. To go back, `save` it: that is a new revision.

        Raises:
            StoreError: ``store.unknown_revision``, or as `load`.
        """
        with self._reading(code) as file:
            document = file.at_revision(revision)
        if document is None:
            raise StoreError("store.unknown_revision", code=code, revision=revision)
        return document

    @abstractmethod
    def keep_draft(
        self,
        code: str,
        form: str,
        texts: Mapping[str, str],
        *,
        revision: int | None = None,
        patience: float = DRAFT_PATIENCE,
    ) -> None:
        """Keep what is being typed, in place of what was kept for this form before; no texts, no draft.

        The case itself isn't touched and gets no revision.

        Args:
            code: the case.
            form: short id of the form.
            texts: the text of each field.
            revision: the revision that the window has open; the present one when left out.
            patience: seconds to wait for another window: somebody is typing.

        Raises:
            StoreError: ``store.unknown_case``, ``store.busy``, or what the system refused; the draft is as
                before.
        """

    @abstractmethod
    def drafts(self, code: str | None = None) -> tuple[Draft, ...]:
        """What was typed and not saved, in one case or in all; what can't be read is left to `check`."""

    @abstractmethod
    def drop_draft(self, code: str, form: str) -> None:
        """Remove a draft: it was saved, or thrown away. Nothing happens when there is none.

        Raises:
            StoreError: what the system refused.
        """

    @abstractmethod
    def change_beside(self, change: Callable[[bytes | None], bytes], *, operator: str) -> None:
        """Change the office's notes on the law, which stand in the clear beside the store, under its lock.

        Args:
            change: gives the new content for the present one (None: no file); whatever it raises, nothing
                is written.
            operator: label of who does it.

        Raises:
            StoreError: another window is at work, or the system refused; the file is as before.
        """

    # --- where the kinds differ ------------------------------------------------------------------

    @abstractmethod
    def _file(self, code: str) -> CaseFile:
        """The file of a case; may raise `FileNotFoundError` when there is no such case."""

    @abstractmethod
    def _new_file(self, code: str) -> CaseFile:
        """The file of a case that is about to be made; raises ``store.code_taken``."""

    @abstractmethod
    def _note(self, file: CaseFile, code: str, summary: Document, saving: Saving, raw: bytes) -> None:
        """Say beside the written file that it stands; never raises `OSError`: the save is kept."""

    @abstractmethod
    def _remove(self, file: CaseFile, code: str, operator: str) -> None:
        """Take a case away: first from the list, then its file."""

    def _file_name(self, code: str) -> str:
        """How the file of a case is called where it is spoken about."""
        return f"{code}.json"

    def _ready(self) -> None:  # noqa: B027  # not every kind has something to do
        """Called under the lock, before anything is read or changed."""

    # --- inside ----------------------------------------------------------------------------------

    def _checked(self, document: Document, summary: Document) -> tuple[Document, Document]:
        self._require_open()
        if self.kind == "open" and document.get("invented") is not True:
            raise StoreError("store.only_invented")
        return plain(document), plain(summary)

    def _saving(self, revision: int, operator: str, why: str) -> Saving:
        words = plain({"operator": operator, "why": why})
        return Saving(revision, self._clock.now().isoformat(), words["operator"], words["why"])

    def _put(self, file: CaseFile, code: str, copies: tuple[Document, Document], saving: Saving) -> Stored:
        document, summary = copies
        raw = file.write(document, summary, saving)
        self._note(file, code, summary, saving, raw)
        return Stored(code, saving.revision, saving.saved_at, document)

    def _compare(self, file: CaseFile, expected_revision: int) -> None:
        found = file.verify().revision
        if found != expected_revision:
            raise ConflictError("store.conflict", found=found, held=expected_revision)

    def _remove_unfinished(self) -> None:
        # Only under the lock: nobody is writing, so what is unfinished stays so.
        for folder in (self._place.root, self._place.cases, self._place.root / DRAFTS):
            for path in folder.iterdir() if folder.is_dir() else ():
                if is_temp(path.name) and path.is_file():
                    path.unlink(missing_ok=True)

    def _require_open(self) -> None:
        if self.is_locked:
            raise StoreError("store.locked")

    @contextmanager
    def _writing(self, patience: float | None = None) -> Iterator[None]:
        with writing(self._place.root, timeout=self._patience if patience is None else patience):
            yield

    @contextmanager
    def _writing_if_possible(self) -> Iterator[bool]:
        lock = self._writing()
        try:
            lock.__enter__()
        except StoreError:
            yield False
            return
        try:
            yield True
        finally:
            lock.__exit__(None, None, None)

    @contextmanager
    def _speaking(self, code: str | None = None) -> Iterator[None]:
        """Turn what the system or a damaged file says into the store's errors."""
        try:
            yield
        except EnvelopeError as error:
            raise faults.of_damage(error.reason, self._file_name(code) if code else "index.json") from error
        except FileNotFoundError as error:
            if code is None or not self._place.cases.is_dir():
                raise faults.of_system(error, self._place.root) from error
            raise StoreError("store.unknown_case", code=code) from error
        except OSError as error:
            raise faults.of_system(error, self._place.root) from error

    @contextmanager
    def _reading(self, code: str) -> Iterator[CaseFile]:
        self._require_open()
        checked_code(code)
        with self._speaking(code):
            yield self._file(code)

    @contextmanager
    def _changing(self, code: str, *, new: bool = False) -> Iterator[CaseFile]:
        self._require_open()
        checked_code(code)
        with self._speaking(code), self._writing():
            self._ready()
            yield self._new_file(code) if new else self._file(code)
