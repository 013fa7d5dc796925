"""What an open sealed store holds, and how a save is written beside its case file.

Order of a save: lock, compare revision, case file, index, log, unlock. The case file is the truth. An index
that is behind its case file is an interrupted save and is repaired; one that is ahead of it is an alarm.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal

from legal_assist.durable_files import remove_file
from legal_assist.errors import StoreError
from legal_assist.store import (
    audit,
    faults,
    header,
    sealed_index,
)
from legal_assist.store.anchor import NoAnchor
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.hygiene import no_dumps
from legal_assist.store.keeping import Keeping
from legal_assist.store.lock import PATIENCE, writing
from legal_assist.store.sealed_index import SealedEntry
from legal_assist.store.sealed_storage import SUFFIX, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from legal_assist.clock import Clock
    from legal_assist.store.anchor import Anchor
    from legal_assist.store.case_files import CaseFile, Saving
    from legal_assist.store.rebuilding import Rebuilt
    from legal_assist.store.records import Damage, Document
    from legal_assist.store.vault import Vault

#: What the system may refuse while the store only tidies up: then it is opened for reading.
_READING_IS_ENOUGH: Final = frozenset({"store.no_permission", "store.busy", "store.disk_full"})


class SealedBase(Keeping):
    """State and seams of the sealed store; see `SealedCaseStore`."""

    kind: ClassVar[Literal["open", "sealed"]] = "sealed"

    def __init__(
        self, root: Path, *, clock: Clock, patience: float = PATIENCE, anchor: Anchor | None = None
    ) -> None:
        super().__init__(root, clock=clock, patience=patience)
        no_dumps()  # before anybody is asked for the passphrase
        self._anchor = anchor if anchor is not None else NoAnchor()
        self._vault: Vault | None = None
        self._guard = threading.RLock()
        self._damage: dict[str, str] = {}
        self._alarms: tuple[Damage, ...] = ()
        self._seen: object = None
        self.rebuilt: Rebuilt | None = None

    @property
    def is_locked(self) -> bool:
        """Whether `unlock` is needed first."""
        return self._vault is None

    @property
    def alarms(self) -> tuple[Damage, ...]:
        """What was found wrong on opening and waits for a decision; `rebuild_index` accepts it."""
        return self._alarms

    def _file(self, code: str) -> CaseFile:
        vault = self._open_vault()
        entry = vault.known(code)
        if entry is None:
            raise FileNotFoundError(code)
        self._require_not_older(vault, entry)
        return vault.case_file(entry.file, code)

    def _new_file(self, code: str) -> CaseFile:
        vault = self._open_vault()
        self._take_in(vault, set(vault.files()))
        if vault.known(code) is not None:
            raise StoreError("store.code_taken", code=code)
        return vault.case_file(vault.new_id(), code)

    def _note(self, file: CaseFile, code: str, summary: Document, saving: Saving, raw: bytes) -> None:
        vault = self._open_vault()
        entry = SealedEntry(code, saving.revision, saving.saved_at, summary, tag_of(raw), file.name)
        vault.behind[file.name] = entry
        what = "created" if saving.revision == 1 else "saved"
        vault.unlogged.append(
            self._entry(
                what, saving.operator, case=code, file=file.name, revision=saving.revision, why=saving.why
            )
        )
        self._write_notes(vault)

    def _remove(self, file: CaseFile, code: str, operator: str) -> None:
        vault = self._open_vault()
        if vault.behind:
            vault.index.put(list(vault.behind.values()), vault.audit.position)
            vault.behind.clear()
        entry = vault.index.get(code)
        if entry is not None:
            # Index first: an entry without a file then always means a lost file, never a delete cut short.
            vault.index.drop(entry, vault.audit.position)
        remove_file(file.path)
        vault.unlogged.append(self._entry("deleted", operator, case=code, file=file.name))
        self._write_notes(vault)

    def _file_name(self, code: str) -> str:
        entry = self._vault.known(code) if self._vault is not None else None
        return f"cases/{entry.file}{SUFFIX}" if entry is not None else f"cases/?{SUFFIX}"

    def _ready(self) -> None:
        vault = self._refreshed()
        with self._about(audit.NAME, "audit_missing"):
            vault.audit.refresh()

    def _take_in(self, vault: Vault, present: set[str]) -> None:
        """Cases whose file stands but that the index doesn't have yet."""
        unknown = present - vault.index.files() - vault.behind.keys() - self._damage.keys()
        for file in unknown - vault.index.deleted():
            try:
                vault.behind[file] = vault.entry_of(file)
            except EnvelopeError as error:
                self._damage[file] = error.reason
            except FileNotFoundError:
                continue

    def _require_not_older(self, vault: Vault, entry: SealedEntry) -> None:
        try:
            head, tag = vault.head_and_tag(entry.file)
        except FileNotFoundError:
            raise EnvelopeError("missing") from None
        if head.epoch == vault.header.epoch and (
            head.revision < entry.revision or (head.revision == entry.revision and tag != entry.sha256)
        ):
            # The content decides which of the two it is: an intact older one, or a broken one.
            vault.case_file(entry.file).verify()
            raise EnvelopeError("older")

    def _write_notes(self, vault: Vault) -> None:
        # The case file already stands: a failing note must not make a kept save look lost. What isn't written
        # now is written with the next change, or found again on the next opening.
        with suppress(OSError):
            if vault.behind:
                vault.index.put(list(vault.behind.values()), vault.audit.position)
                vault.behind.clear()
        with suppress(OSError):
            if vault.unlogged:
                vault.audit.append(vault.unlogged)
                vault.unlogged.clear()

    def _entry(self, what: str, operator: str, **details: Any) -> Document:
        return {"at": self._clock.now().isoformat(), "operator": operator, "what": what, **details}

    def _open_vault(self) -> Vault:
        if self._vault is None:
            raise StoreError("store.locked")
        return self._vault

    def _refreshed(self) -> Vault:
        self._sync()
        vault = self._open_vault()
        with self._about(sealed_index.NAME, "index_missing"):
            vault.index.refresh()
        return vault

    def _sync(self) -> None:
        """Notice that another window changed the keys."""
        vault = self._open_vault()
        now = signature(self.root)
        if now == self._seen:
            return
        found = header.read(self.root)
        if found.store != vault.header.store or found.epoch != vault.header.epoch:
            raise StoreError("store.keys_changed")
        header.verify(found, vault.data_key)
        vault.header, self._seen = found, now

    def _drop(self) -> None:
        if self._vault is not None:
            self._vault.forget()
        self._vault, self._damage, self._alarms, self.rebuilt = None, {}, (), None

    @contextmanager
    def _about(self, name: str, missing: str) -> Iterator[None]:
        """Speak of the index or the log, not of a case."""
        try:
            yield
        except FileNotFoundError:
            raise faults.of_damage(missing, name) from None
        except EnvelopeError as error:
            if error.reason == "newer_key":
                raise StoreError("store.keys_changed") from None
            raise faults.of_index(error.reason, name) from None
        except OSError as error:
            raise faults.of_system(error, self.root) from error

    @contextmanager
    def _reading(self, code: str) -> Iterator[CaseFile]:
        with self._guard:
            vault = self._refreshed()
            entry = vault.known(code)
            try:
                with super()._reading(code) as file:
                    yield file
            except StoreError as error:
                _about, _damage, reason = error.key.rpartition("store.damage.")
                if entry is not None and _damage:
                    self._damage[entry.file] = reason  # the list shows it from now on
                raise
            self._damage.pop(file.name, None)

    @contextmanager
    def _changing(self, code: str, *, new: bool = False) -> Iterator[CaseFile]:
        with self._guard, super()._changing(code, new=new) as file:
            yield file

    @contextmanager
    def _lock_if_possible(self, *, needed: bool = False) -> Iterator[bool]:
        lock = writing(self.root, timeout=self._patience)
        try:
            lock.__enter__()
        except StoreError as error:
            if needed or error.key not in _READING_IS_ENOUGH:
                raise
            yield False
            return
        try:
            yield True
        finally:
            lock.__exit__(None, None, None)


def signature(root: Path) -> object:
    """What changes when another key file is put in place."""
    try:
        found = (root / "store.json").stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
