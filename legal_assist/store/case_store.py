"""The cases of one office on one machine, open (unsealed): for invented cases only.

What the front ends meet is `unlock`, `lock`, conflicts and copies; the sealed store takes this one's place.
Order of a save: lock, compare revision, case file, index, unlock. The case file is the truth; the index only
repeats it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from legal_assist.durable_files import ensure_folder, remove_file
from legal_assist.errors import StoreError
from legal_assist.store import beside, faults, inspection, marker, open_drafts
from legal_assist.store.atomic_storage import AtomicStorage
from legal_assist.store.case_files import CaseFile, Saving
from legal_assist.store.draft_files import Kept
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.index import Index
from legal_assist.store.keeping import Keeping
from legal_assist.store.listing import Listing
from legal_assist.store.lock import DRAFT_PATIENCE, PATIENCE
from legal_assist.store.names import CASE_SUFFIX, checked_code, plain
from legal_assist.store.records import Draft
from legal_assist.store.steps import Steps, go_on

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from legal_assist.clock import Clock
    from legal_assist.store.records import Damage, Document, StoredSummary
    from legal_assist.store.steps import Step

#: What the system may refuse while the store only tidies up: a folder can be read-only, full or busy.
_TIDYING_CAN_WAIT: Final = frozenset({"store.no_permission", "store.busy", "store.disk_full"})


class CaseStore(Keeping):
    """The open store in one folder."""

    kind: ClassVar[Literal["open", "sealed"]] = "open"
    storage: ClassVar[type[AtomicStorage]] = AtomicStorage

    def __init__(self, root: Path, *, clock: Clock, patience: float = PATIENCE) -> None:
        super().__init__(root, clock=clock, patience=patience)
        self._index = Index(self._place.index, self.storage)
        self._listing = Listing(self._place.cases, self._index, self.storage)
        self._locked = True

    @property
    def is_locked(self) -> bool:
        """Whether `unlock` is needed first."""
        return self._locked

    def unlock(self, passphrase: str | None = None, *, operator: str = "") -> None:  # noqa: ARG002  # sealed
        """Make the folders, remove unfinished files of a killed program, bring the index up to date.

        A folder that can only be read is opened for reading.

        Args:
            passphrase: not needed while the store is open.
            operator: likewise.

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

    def check(self, step: Step = go_on) -> tuple[Damage, ...]:
        """Read every byte and name each file that is unreadable, foreign, lost or odd; changes nothing."""
        self._require_open()
        steps = Steps(step, "store.stopped.check")
        with self._speaking(), self._writing_if_possible() as alone:
            found = [*inspection.check(self._place, self._index, self.storage, alone=alone, steps=steps)]
            return (*found, *open_drafts.check(self.root, alone=alone))

    def keep_draft(
        self,
        code: str,
        form: str,
        texts: Mapping[str, str],
        *,
        revision: int | None = None,
        patience: float = DRAFT_PATIENCE,
    ) -> None:
        """Keep what is being typed; see `Keeping.keep_draft`."""
        words = plain({"form": form, "texts": dict(texts)})
        with self._reading(code) as file, self._writing(patience):
            now = file.verify().revision
            if texts:
                at = self._clock.now().isoformat()
                kept = Kept(code, words["form"], words["texts"], at, now if revision is None else revision)
                open_drafts.write(self.root, kept)
            else:
                open_drafts.remove(self.root, code, form)

    def drafts(self, code: str | None = None) -> tuple[Draft, ...]:
        """What was typed and not saved; see `Keeping.drafts`."""
        self._require_open()
        with self._speaking():
            found = [
                Draft(kept.case, kept.form, kept.texts, kept.saved_at, kept.revision)
                for kept in open_drafts.readable(self.root, code)
                if self._file(kept.case).path.exists()
            ]
        return tuple(sorted(found, key=lambda one: (one.code, one.form)))

    def drop_draft(self, code: str, form: str) -> None:
        """Remove a draft; see `Keeping.drop_draft`."""
        self._require_open()
        checked_code(code)
        with self._speaking(), self._writing():
            open_drafts.remove(self.root, code, form)

    def change_beside(self, change: Callable[[bytes | None], bytes], *, operator: str) -> None:  # noqa: ARG002
        """Change the office's notes on the law; see `Keeping.change_beside`. The store may be locked."""
        with self._speaking():
            ensure_folder(self.root)
            with self._writing():
                _old, new = beside.changed(self.root, change)
                beside.write(self.root, new)

    def _ready(self) -> None:
        marker.check(self._place.root, self.kind)  # another window may have sealed the store meanwhile

    def _file(self, code: str) -> CaseFile:
        return CaseFile(self._place.cases / f"{code}{CASE_SUFFIX}", code, self.storage)

    def _new_file(self, code: str) -> CaseFile:
        file = self._file(code)
        if os.path.lexists(file.path):
            raise StoreError("store.code_taken", code=code)
        return file

    def _note(self, file: CaseFile, code: str, summary: Document, saving: Saving, raw: bytes) -> None:  # noqa: ARG002
        self._update_index(lambda: self._index.put(self._listing.entry(code)))

    def _remove(self, file: CaseFile, code: str, operator: str) -> None:  # noqa: ARG002
        # Index first: an entry without a file then always means a lost file, never a delete cut short.
        self._forget(code)
        open_drafts.remove(self.root, code)
        remove_file(file.path)

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
