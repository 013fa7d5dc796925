"""A new data key for everything: written so that a kill at any moment is finished on the next opening.

The new key file holds the old data key, wrapped by the new one, until every file is sealed anew; each file
says in its head under which key it stands.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from legal_assist.durable_files import read_file, replace_file, sync_folder
from legal_assist.errors import Problem, StoreError
from legal_assist.store import draft_files, keys
from legal_assist.store import header as key_file
from legal_assist.store.envelope import EnvelopeError
from legal_assist.store.seal import CaseSeal, read_head
from legal_assist.store.sealed_storage import SUFFIX, tag_of
from legal_assist.store.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legal_assist.store.header import Header, Slot
    from legal_assist.store.journal import Journal
    from legal_assist.store.keys import Key
    from legal_assist.store.records import Damage
    from legal_assist.store.steps import Steps
    from legal_assist.workspace import Workspace

#: How many files are on their way to the disk at the same time while keys change.
_AT_ONCE: Final = 16


def new_passphrase_slot(header: Header, passphrase: str, data_key: Key) -> Slot:
    """A slot for another passphrase, with parameters that fit this machine.

    Raises:
        StoreError: ``store.passphrase_short``.
    """
    keys.check_new(passphrase)
    return key_file.passphrase_slot(header.store, header.epoch, passphrase, keys.calibrated(), data_key)


def refuse_if_damaged(found: Iterable[Damage], key: str = "store.rotate_damaged") -> None:
    """Raise when anything is wrong with the store.

    Raises:
        StoreError: `key`, with a problem per file.
    """
    problems = tuple(Problem(one.file, one.reason, {"file": one.file}) for one in found)
    if problems:
        raise StoreError(key, problems=problems)


def finish(place: Workspace, header: Header, data_key: Key, steps: Steps) -> Header:
    """Seal anew whatever still stands under the old key, then forget that key. Needs the store's lock.

    A file that can't be opened is left as it is; checks go on naming it.

    Args:
        place: the store's folders.
        header: its key file.
        data_key: the new one.
        steps: counts cases.

    Returns:
        The key file without the old key, in place.

    Raises:
        StoppedError: somebody ended it; the next call goes on where this one stopped.
        StoreError: the key file was changed.
        OSError: the system refused; the next call goes on where this one stopped.
    """
    old_key = header.previous_key(data_key)
    if old_key is None:
        return header
    old = Vault(place, replace(header, epoch=header.epoch - 1), old_key)
    new = Vault(place, header, data_key)
    tags = _reseal_cases(place, new.files(), old.seal, new.seal, steps)
    sync_folder(place.cases)
    draft_files.reseal(new, old.draft_seal, set(new.files()))
    _reseal_index(old, new, tags)
    _reseal_journal(old.audit.journal, new.audit.journal)
    header = key_file.settled(header, data_key)
    key_file.write(place.root, header)
    old.forget()
    return header


def _reseal_cases(
    place: Workspace, files: list[str], old: CaseSeal, new: CaseSeal, steps: Steps
) -> dict[str, tuple[int, str]]:
    """Revision and tag of every case file that could be sealed anew; see `_reseal`.

    Every file is synced before it takes its name, one by one as in a save. Many of these syncs wait at the
    same time, since a disk makes them safe together in the time of one.
    """
    steps.expect(len(files))
    pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="reseal")
    tags = {}
    try:
        found = pool.map(lambda file: _reseal(place, file, old, new), files)
        for file, one in zip(files, found, strict=True):
            steps.take()
            if one:
                tags[file] = one
        return tags
    finally:
        pool.shutdown(cancel_futures=True)


def _reseal(place: Workspace, file: str, old: CaseSeal, new: CaseSeal) -> tuple[int, str] | None:
    """Revision and tag of a case file that stands under the new key now; None when it can't be opened."""
    path = place.cases / f"{file}{SUFFIX}"
    case = bytes.fromhex(file)
    try:
        raw = read_file(path)
        head = read_head(raw, new.store, case)
        if head.epoch == new.epoch:
            head, _body = new.unpack(raw, case)
        else:
            raw = old.resealed(raw, case, new)
            replace_file(path, raw, sync_name=False)  # old or new can both be opened until the end
    except EnvelopeError:
        return None
    return head.revision, tag_of(raw)


def _reseal_index(old: Vault, new: Vault, tags: dict[str, tuple[int, str]]) -> None:
    if _is_readable(new.index.journal):
        return
    try:
        old.index.refresh()
    except (EnvelopeError, FileNotFoundError):
        return  # opening names it
    entries = [
        replace(entry, sha256=tags[entry.file][1])
        if tags.get(entry.file, (0, ""))[0] == entry.revision
        else entry
        for entry in old.index.entries()
    ]
    gone, generation = sorted(old.index.deleted()), new.header.generation
    new.index.replace(entries, old.index.audit_position, gone, generation, old.index.beside())


def _reseal_journal(old: Journal, new: Journal) -> None:
    if _is_readable(new):
        return
    try:
        records = old.again().refresh().records
    except (EnvelopeError, FileNotFoundError):
        return
    new.again().replace(records)


def _is_readable(journal: Journal) -> bool:
    try:
        journal.again().refresh()
    except (EnvelopeError, FileNotFoundError):
        return False
    return True
