"""Keeping the store's seal: make it, look after its keys, check it, make it anew. For both front ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_assist.errors import StoreError
from legal_assist.store.steps import go_on

if TYPE_CHECKING:
    from legal_assist.desk.desk import Desk
    from legal_assist.store import Damage
    from legal_assist.store.rebuilding import Rebuilt
    from legal_assist.store.sealed_store import SealedCaseStore
    from legal_assist.store.steps import Step


@dataclass(frozen=True)
class Status:
    """What can be said about a store.

    Args:
        kind: ``open`` or ``sealed``.
        cases: how many cases it lists.
        kdf: name of the key derivation; empty for an open store.
        memory_mib: its memory.
        passes: its passes.
        lanes: its lanes.
        key_number: counts the data keys.
        log_entries: how long the activity log is.
        anchor: message id of what the record outside the folder says.
        alarms: what waits for a decision.
    """

    kind: str
    cases: int
    kdf: str
    memory_mib: int
    passes: int
    lanes: int
    key_number: int
    log_entries: int
    anchor: str
    alarms: tuple[Damage, ...]


def suggested_passphrase() -> tuple[str, int]:
    """A passphrase of Indonesian words, and how many bits it is worth."""
    from legal_assist.store import passphrases

    return passphrases.suggested(), passphrases.entropy()


def new_recovery_key() -> str:
    """A recovery key to show once; it counts only when it is handed to one of the functions below."""
    from legal_assist.store import recovery

    return recovery.new()


def check_passphrase(passphrase: str) -> None:
    """Refuse a new passphrase that protects nobody, before anything else is asked.

    Raises:
        StoreError: ``store.passphrase_short``, ``store.passphrase_unreadable``.
    """
    from legal_assist.store import keys

    keys.check_new(passphrase)


def init(desk: Desk, passphrase: str, recovery_key: str) -> int:
    """Seal the desk's store and open it.

    Args:
        desk: its store is empty, missing or unsealed.
        passphrase: the new passphrase.
        recovery_key: from `new_recovery_key`, already shown.

    Returns:
        How many plain cases were sealed and removed.

    Raises:
        StoreError: it is sealed already, or something in it is damaged; nothing was changed.
    """
    from legal_assist.store import migration

    desk.lock()
    found = migration.init(desk.workspace.root, passphrase, recovery_key, clock=desk.clock)
    desk.unlock(passphrase)
    return found


def status(desk: Desk) -> Status:
    """What can be said about the open desk's store."""
    store = desk.store
    cases = len(store.summaries())
    if store.kind == "open":
        return Status("open", cases, "", 0, 0, 0, 0, 0, "", ())
    found = sealed(desk)
    kdf = found.header.slots[0].kdf
    return Status(
        "sealed",
        cases,
        kdf.name,
        kdf.memory_kib // 1024,
        kdf.passes,
        kdf.lanes,
        found.header.epoch,
        len(found.log()),
        f"store.anchor.{found.anchored()}",
        found.alarms,
    )


def change_passphrase(desk: Desk, new: str) -> None:
    """Give the store another passphrase."""
    sealed(desk).change_passphrase(new, operator=desk.operator)


def change_recovery_key(desk: Desk, new: str) -> None:
    """Put another recovery key, already shown, in place of the old one."""
    sealed(desk).change_recovery_key(new, operator=desk.operator)


def rotate(desk: Desk, passphrase: str, recovery_key: str, step: Step = go_on) -> None:
    """Seal everything anew under a new data key.

    Raises:
        StoppedError: `step` said no; see `SealedCaseStore.rotate`.
        StoreError: the passphrase is wrong, or a file is damaged; nothing was changed.
    """
    sealed(desk).rotate(passphrase, recovery_key, operator=desk.operator, step=step)


def verify(desk: Desk, step: Step = go_on) -> tuple[Damage, ...]:
    """Read every byte of the store and name what is wrong.

    Raises:
        StoppedError: `step` said no.
    """
    return desk.store.check(step)


def rebuild(desk: Desk, passphrase: str | None, step: Step = go_on) -> Rebuilt | None:
    """Accept the case files as they are and write the list anew.

    Args:
        desk: still locked; open afterwards.
        passphrase: opens a sealed store.
        step: told how far it is; says whether to go on.

    Returns:
        What was accepted; None for an open store, where there is nothing to compare.

    Raises:
        StoppedError: `step` said no; nothing was changed and nothing is open.
    """
    from legal_assist.store import CaseStore
    from legal_assist.store.sealed_store import SealedCaseStore

    store = desk.store
    if isinstance(store, SealedCaseStore):
        store.unlock(passphrase, operator=desk.operator, rebuild=True, step=step)
        return store.rebuilt
    desk.unlock()
    unsealed = desk.store
    if isinstance(unsealed, CaseStore):
        unsealed.rebuild_index()
    return None


def compact(desk: Desk) -> None:
    """Drop what is superseded in the list of a sealed store."""
    sealed(desk).compact()


def sealed(desk: Desk) -> SealedCaseStore:
    """The desk's sealed store.

    Raises:
        StoreError: ``store.not_sealed``.
    """
    from legal_assist.store.sealed_store import SealedCaseStore

    store = desk.store
    if not isinstance(store, SealedCaseStore):
        raise StoreError("store.not_sealed", place=str(desk.workspace.root))
    return store
