"""From nothing, or from an unsealed store, to a sealed one.

The key file comes first and says that plain files still wait. They go only when every case has been sealed,
read back and found the same; a kill in between is finished on the next opening.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from legal_assist.durable_files import ensure_folder, remove_file, sync_folder
from legal_assist.errors import StoreError
from legal_assist.store import beside, draft_files, keys, open_drafts, rotation
from legal_assist.store import header as key_file
from legal_assist.store.atomic_storage import AtomicStorage
from legal_assist.store.case_store import CaseStore
from legal_assist.store.hygiene import no_dumps
from legal_assist.store.lock import PATIENCE, writing
from legal_assist.store.names import code_in
from legal_assist.store.opening import is_sealed
from legal_assist.store.sealed_storage import SealedStorage
from legal_assist.store.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from legal_assist.clock import Clock
    from legal_assist.store.header import Header
    from legal_assist.store.keys import Kdf, Key
    from legal_assist.store.records import Document
    from legal_assist.store.steps import Steps
    from legal_assist.workspace import Workspace


def init(
    root: Path,
    passphrase: str,
    recovery_key: str,
    *,
    clock: Clock,
    kdf: Kdf | None = None,
    patience: float = PATIENCE,
) -> int:
    """Make the store in a folder a sealed one; open it afterwards with `SealedCaseStore.unlock`.

    Args:
        root: the folder; it may be empty, missing, or hold an unsealed store.
        passphrase: the new passphrase.
        recovery_key: from `recovery.new`, already shown to the user.
        clock: says the moment, for the log.
        kdf: key derivation; calibrated for this machine when left out.
        patience: seconds to wait for another window.

    Returns:
        How many plain cases wait to be sealed (they are, on the first `unlock`).

    Raises:
        StoreError: ``store.already_sealed``, ``store.passphrase_short``, ``store.init_damaged``, or what the
            system refused.
    """
    no_dumps()
    keys.check_new(passphrase)
    if is_sealed(root):
        raise StoreError("store.already_sealed", place=str(root))
    plain = CaseStore(root, clock=clock, patience=patience)
    plain.unlock()
    rotation.refuse_if_damaged(plain.check(), "store.init_damaged")
    kdf = keys.calibrated() if kdf is None else kdf
    with writing(root, timeout=patience):
        if is_sealed(root):
            raise StoreError("store.already_sealed", place=str(root))
        found = len(plain.summaries())
        header, data_key = key_file.fresh(passphrase, recovery_key, kdf, migrating=True)
        key_file.write(root, header)
    data_key.forget()
    return found


def finish(place: Workspace, header: Header, data_key: Key, entry: Document, steps: Steps) -> Header:
    """Seal what is still plain, compare, remove the plain files, settle the key file. Needs the store's lock.

    Raises:
        StoppedError: somebody ended it; the next call goes on.
        StoreError: ``store.migration_differs``; the plain files are still there.
        EnvelopeError, OSError: a plain file can't be read, or the system refused; the next call goes on.
    """
    ensure_folder(place.cases)
    vault = Vault(place, header, data_key)
    done = {}
    for file in vault.files():
        sealed = vault.entry_of(file)
        done[sealed.code] = sealed
    plain = dict(_plain_files(place))
    steps.expect(len(plain))
    for code, path in plain.items():
        steps.take()
        if code not in done:
            file = vault.new_id()
            _seal(vault, AtomicStorage(path, "case", code), file, code)
            done[code] = vault.entry_of(file)
        if not _is_same(vault, AtomicStorage(path, "case", code), done[code].file):
            raise StoreError("store.migration_differs")
    _seal_drafts(vault, {code: one.file for code, one in done.items()})
    vault.audit.start(
        [
            entry,
            *(
                entry | {"case": one.code, "file": one.file, "revision": one.revision}
                for one in sorted(done.values(), key=lambda one: one.code)
            ),
        ]
    )
    marks = (beside.mark_of(beside.read(place.root)),)
    vault.index.replace(done.values(), vault.audit.position, (), header.generation, marks)
    for path in [*plain.values(), *open_drafts.paths(place.root), place.index]:
        if path.exists():
            remove_file(path)
    sync_folder(place.root)
    header = key_file.settled(header, data_key)
    key_file.write(place.root, header)
    return header


def _plain_files(place: Workspace) -> Iterator[tuple[str, Path]]:
    for path in sorted(place.cases.iterdir()):
        code = code_in(path.name)
        if code is not None:
            yield code, path


def _seal(vault: Vault, plain: AtomicStorage, file: str, code: str) -> None:
    envelope = plain.envelope()
    if envelope is None:
        raise StoreError("store.migration_differs")
    tables = envelope.tables()
    for row in tables["case"].values():
        row["code"] = code
    storage = SealedStorage(vault.path(file), "case", file, seal=vault.seal)
    with storage.one_write(envelope.revision):
        storage.write(tables)


def _seal_drafts(vault: Vault, files: dict[str, str]) -> None:
    """What was being typed goes along; a kill in between seals the same text once more."""
    root = vault.place.root
    draft_files.remove(root, draft_files.names(root))
    for kept in open_drafts.readable(root):
        if kept.case in files:
            draft_files.write(vault, vault.new_id(), replace(kept, case=files[kept.case]))


def _is_same(vault: Vault, plain: AtomicStorage, file: str) -> bool:
    one, other = plain.read(), SealedStorage(vault.path(file), "case", file, seal=vault.seal).read()
    if one is None or other is None:
        return False
    for tables in (one, other):
        for row in tables["case"].values():
            row.pop("code", None)
    return one == other
