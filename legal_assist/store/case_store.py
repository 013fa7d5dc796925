"""The cases of one office on one machine, open (unsealed): for invented cases only.

What the front ends meet is `unlock`, `lock`, conflicts and copies; a sealed store can take this one's place.
Order of a save: lock, compare revision, case file, index, unlock. The case file is the truth; the index only
repeats it.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from legal_assist.errors import ConflictError, StoreError
from legal_assist.store import faults, inspection, marker
from legal_assist.store.atomic_storage import AtomicStorage
from legal_assist.store.case_files import CaseFile, Saving
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.index import Index
from legal_assist.store.listing import Listing
from legal_assist.store.lock import PATIENCE, writing
from legal_assist.store.names import checked_code, plain
from legal_assist.store.records import Change, Damage, Document, Stored, StoredSummary
from legal_assist.workspace import Workspace, ensure_folder, is_temp, remove_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from legal_assist.clock import Clock

#: What the system may refuse while the store only tidies up: a folder can be read-only, full or busy.
_TIDYING_CAN_WAIT: Final = frozenset({"store.no_permission", "store.busy", "store.disk_full"})


class CaseStore:
    """The store in one folder. Nothing is touched before `unlock`.

    Every method raises `StoreError`: ``store.locked`` before `unlock`, and a ``store.damage.*`` key when
    the case's file can't be read (the file is never changed by that).

    Args:
        root: the store's folder; made when it doesn't exist.
        clock: says the moment of a save.
        patience: seconds to wait for another window's save.
    """

    kind: ClassVar[Literal["open", "sealed"]] = "open"
    storage: ClassVar[type[AtomicStorage]] = AtomicStorage

    def __init__(self, root: Path, *, clock: Clock, patience: float = PATIENCE) -> None:
        self._place = Workspace(root)
        self._clock = clock
        self._patience = patience
        self._index = Index(self._place.index, self.storage)
        self._listing = Listing(self._place.cases, self._index, self.storage)
        self._locked = True

    @property
    def root(self) -> Path:
        """The store's folder."""
        return self._place.root

    @property
    def is_locked(self) -> bool:
        """Whether `unlock` is needed first."""
        return self._locked

    def unlock(self, passphrase: str | None = None) -> None:  # noqa: ARG002  # the sealed store needs it
        """Make the folders, remove unfinished files of a killed program, bring the index up to date.

        A folder that can only be read is opened for reading.

        Args:
            passphrase: not needed while the store is open.

        Raises:
            StoreError: the folder can't be used, or a newer program made this store.
        """
        try:
            ensure_folder(self._place.root)
            ensure_folder(self._place.cases)
        except OSError as error:
            raise faults.of_system(error, self._place.root) from error
        marker.check(self._place.root, self.kind)
        try:
            with self._writing():
                marker.make(self._place.root, self.kind, self.storage)
                self._remove_unfinished()
                self._repair_index()
        except StoreError as error:
            if error.key not in _TIDYING_CAN_WAIT:
                raise
        self._locked = False

    def lock(self) -> None:
        """Close the store; the next call needs `unlock`."""
        self._locked = True

    def summaries(self) -> tuple[StoredSummary, ...]:
        """All cases by code name; a damaged one is listed with its `damage` and never hides the others."""
        self._require_open()
        with self._speaking():
            return self._listing.summaries()

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
            document: plain JSON data with ``invented`` true.
            summary: plain JSON data for the list of cases.
            operator: label of who does it.
            why: reason, for the history.

        Raises:
            StoreError: ``store.code_taken``, ``store.only_invented``, ``store.not_plain``, or what the system
                refused; nothing was stored then.
        """
        copies = self._checked(document, summary)
        with self._changing(code) as file:
            if os.path.lexists(file.path):
                raise StoreError("store.code_taken", code=code)
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
            document: the whole new document, plain JSON data with ``invented`` true.
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

    def delete(self, code: str, *, expected_revision: int, operator: str) -> None:  # noqa: ARG002  # for the audit
        """Remove a case with its history; backups and other copies are not touched.

        Raises:
            ConflictError: as `save`.
            StoreError: as `load`.
        """
        with self._changing(code) as file:
            self._compare(file, expected_revision)
            # Index first: an entry without a file then always means a lost file, never a delete cut short.
            self._forget(code)
            remove_file(file.path)

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

    def rebuild_index(self) -> None:
        """Write the index anew from the case files and accept what they say: lost files are forgotten.

        Raises:
            StoreError: what the system refused.
        """
        self._require_open()
        with self._speaking(), self._writing():
            marker.make(self._place.root, self.kind, self.storage)
            self._remove_unfinished()
            self._index.replace(self._listing.entries(keep_missing=False).values())

    def check(self) -> tuple[Damage, ...]:
        """Read every byte and name each file that is unreadable, foreign, lost or odd; changes nothing."""
        self._require_open()
        with self._speaking(), self._writing_if_possible() as alone:
            return inspection.check(self._place, self._index, self.storage, alone=alone)

    def _checked(self, document: Document, summary: Document) -> tuple[Document, Document]:
        self._require_open()
        if document.get("invented") is not True:
            raise StoreError("store.only_invented")
        return plain(document), plain(summary)

    def _saving(self, revision: int, operator: str, why: str) -> Saving:
        words = plain({"operator": operator, "why": why})
        return Saving(revision, self._clock.now().isoformat(), words["operator"], words["why"])

    def _put(self, file: CaseFile, code: str, copies: tuple[Document, Document], saving: Saving) -> Stored:
        document, summary = copies
        file.write(document, summary, saving)
        self._update_index(lambda: self._index.put(self._listing.entry(code)))
        return Stored(code, saving.revision, saving.saved_at, document)

    def _compare(self, file: CaseFile, expected_revision: int) -> None:
        found = file.verify().revision
        if found != expected_revision:
            raise ConflictError("store.conflict", found=found, held=expected_revision)

    def _update_index(self, change: Callable[[], None]) -> None:
        # The case file already stands: a failing index must not make a kept save look lost. It is then
        # behind, which every listing and the next unlock put right.
        with suppress(OSError):
            try:
                change()
            except EnvelopeError:
                self._index.replace(self._listing.entries(keep_missing=True).values())

    def _forget(self, code: str) -> None:
        try:
            self._index.drop(code)
        except EnvelopeError:
            entries = self._listing.entries(keep_missing=True)
            entries.pop(code, None)
            self._index.replace(entries.values())

    def _repair_index(self) -> None:
        known = self._index.read()
        found = self._listing.entries(keep_missing=True)
        if known != found:
            with suppress(OSError):  # listings read the case files anyway
                self._index.replace(found.values())

    def _remove_unfinished(self) -> None:
        # Only under the lock: nobody is writing, so what is unfinished stays so.
        for folder in (self._place.root, self._place.cases):
            for path in folder.iterdir():
                if is_temp(path.name) and path.is_file():
                    path.unlink(missing_ok=True)

    def _require_open(self) -> None:
        if self._locked:
            raise StoreError("store.locked")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with writing(self._place.root, timeout=self._patience):
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
            raise faults.of_damage(error.reason, code or "index") from error
        except FileNotFoundError as error:
            if code is None or not self._place.cases.is_dir():
                raise faults.of_system(error, self._place.root) from error
            raise StoreError("store.unknown_case", code=code) from error
        except OSError as error:
            raise faults.of_system(error, self._place.root) from error

    @contextmanager
    def _reading(self, code: str) -> Iterator[CaseFile]:
        self._require_open()
        file = CaseFile(self._place.cases, checked_code(code), self.storage)
        with self._speaking(code):
            yield file

    @contextmanager
    def _changing(self, code: str) -> Iterator[CaseFile]:
        with self._reading(code) as file, self._writing():
            yield file
